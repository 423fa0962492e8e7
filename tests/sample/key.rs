//! The answer key: what is true in the numbers, for the statistics to be tested against.
//!
//! Structs rather than a map, so that the order of fields is the same whatever features `serde_json` is built with.

use serde::Serialize;

use super::cluster::{self, Effect, House, MERGED, Month, RENAMED, SHIFT, SMALL, TOO_SMALL, TRIAL, YEARS, by_id, months};
use super::public::{self, BLOCKS};
use super::series::{self, all, twice_median, twice_medians, visible_shares};

#[derive(Serialize)]
struct Key {
    about: &'static str,
    invented: bool,
    cluster: &'static str,
    first: &'static str,
    last: &'static str,
    houses: Vec<HouseKey>,
    stories: Vec<Story>,
    quiet_series: Vec<Quiet>,
    covered_cells: Vec<Covered>,
}

#[derive(Serialize)]
struct HouseKey {
    id: &'static str,
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    former_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_month: Option<&'static str>,
}

#[derive(Serialize, Default)]
struct Story {
    id: &'static str,
    kind: &'static str,
    house_id: &'static str,
    house_name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    former_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_house_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_house_name: Option<&'static str>,
    file: &'static str,
    indicator: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_period: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<Change>,
    note: &'static str,
}

/// A change in the unit of the indicator. `size` is what the generator added; the medians are what the file shows.
#[derive(Serialize)]
struct Change {
    direction: &'static str,
    size: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    month_to_month_spread: Option<f64>,
    median_before: f64,
    median_after: f64,
}

/// A series with nothing lasting in it but what `shape` says, which is the same for every house.
#[derive(Serialize)]
struct Quiet {
    file: &'static str,
    indicator: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    dimension: Option<&'static str>,
    house_id: &'static str,
    house_name: &'static str,
    step: &'static str,
    n_values: usize,
    shape: &'static str,
}

/// A figure that too few people stand behind: covered in the file, or (`mark` is nothing) for the program to cover.
#[derive(Serialize)]
struct Covered {
    file: &'static str,
    house_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    dimension: Option<&'static str>,
    period: String,
    mark: Option<&'static str>,
}

const SICK_LEAVE: (&str, &str) = ("sygefravaer-maaned.csv", "Sygefravær i pct.");
const STAFF: (&str, &str) = ("kmd-trivsel.csv", "Medarbejdertrivsel (1-7)");
const STATBANK: (&str, &str) = ("statbank-boern.csv", "INDHOLD");
const MINISTRY: &str = "noegletal-ministeriet.csv";
const LANGUAGE: &str = "sprogvurdering.csv";
const PARENTS: &str = "foraeldretilfredshed-btu.csv";
const AGES: [&str; 2] = ["0-2 år", "3-5 år"];

/// The key as JSON.
pub fn answer_key() -> Vec<u8> {
    let houses = all().map(|house| HouseKey {
        id: house.id,
        name: house.name,
        former_name: (house.id == RENAMED.house).then_some(RENAMED.former),
        last_month: (house.id == MERGED.closed).then_some("2023M12"),
    });
    let key = Key {
        about: "What is true in the invented sample of data/. Everything not told here is chance.",
        invented: true,
        cluster: "Klynge Havn",
        first: "2021M01",
        last: "2025M12",
        houses: houses.collect(),
        stories: stories(),
        quiet_series: quiet_series(),
        covered_cells: covered_cells(),
    };
    let mut bytes = serde_json::to_vec_pretty(&key).expect("the key is plain data");
    bytes.push(b'\n');
    bytes
}

/// A period as the program writes it.
fn written((year, month): Month) -> String {
    format!("{year}M{month:02}")
}

/// A whole number of parts as a decimal; division of small whole numbers is the same everywhere.
fn decimal(parts: i64, unit: i32) -> f64 {
    f64::from(i32::try_from(parts).expect("a small number")) / f64::from(unit)
}

fn effect_story(id: &'static str, kind: &'static str, effect: &Effect, note: &'static str) -> Story {
    let house = by_id(effect.house);
    let (before, after) = twice_medians(effect.house, effect.from);
    let change = Change {
        direction: if effect.size > 0 { "up" } else { "down" },
        size: decimal(effect.size.abs(), 100),
        month_to_month_spread: Some(decimal(house.sick.1, 100)),
        median_before: decimal(before, 20),
        median_after: decimal(after, 20),
    };
    Story {
        id,
        kind,
        house_id: house.id,
        house_name: house.name,
        file: SICK_LEAVE.0,
        indicator: SICK_LEAVE.1,
        start_period: Some(written(effect.from)),
        change: Some(change),
        note,
        ..Story::default()
    }
}

fn stories() -> Vec<Story> {
    let renamed = by_id(RENAMED.house);
    let small = by_id(TOO_SMALL);
    vec![
        effect_story("a", "level_shift", &SHIFT, "Sick leave steps up and stays up."),
        effect_story(
            "b",
            "trial",
            &TRIAL,
            "A trial began in this month; sick leave falls and stays down.",
        ),
        Story {
            id: "c",
            kind: "renamed",
            house_id: renamed.id,
            house_name: renamed.name,
            former_name: Some(RENAMED.former),
            file: SICK_LEAVE.0,
            indicator: "Enhed",
            start_period: Some(written(RENAMED.from)),
            note: "Rows before this month say the former name under the same id; tilsyn-bred.csv has the former name and no id.",
            ..Story::default()
        },
        merger_story(),
        Story {
            id: "e",
            kind: "too_small",
            house_id: small.id,
            house_name: small.name,
            file: LANGUAGE,
            indicator: "Antal vurderede",
            note: "About twenty children: counts under five are covered, see covered_cells.",
            ..Story::default()
        },
    ]
}

fn merger_story() -> Story {
    let (closed, into) = (by_id(MERGED.closed), by_id(MERGED.into));
    let count = |is_after: bool| {
        let quarters = YEARS.flat_map(|year| (1..=4).map(move |quarter| (year, quarter)));
        let chosen = quarters.filter(|(year, _)| (*year >= MERGED.from.0) == is_after);
        twice_median(
            chosen
                .filter_map(|(year, quarter)| series::children(into, year, quarter))
                .map(|[young, old]| young + old),
        )
    };
    let change = Change {
        direction: "up",
        size: decimal(cluster::moved_children().iter().sum(), 1),
        month_to_month_spread: None,
        median_before: decimal(count(false), 2),
        median_after: decimal(count(true), 2),
    };
    Story {
        id: "d",
        kind: "merged",
        house_id: into.id,
        house_name: into.name,
        other_house_id: Some(closed.id),
        other_house_name: Some(closed.name),
        file: STATBANK.0,
        indicator: STATBANK.1,
        start_period: Some("2024K1".into()),
        change: Some(change),
        note: "The other house ends after 2023 and its children move here; the change is the children of I alt.",
        ..Story::default()
    }
}

fn quiet_series() -> Vec<Quiet> {
    let mut out = Vec::new();
    for house in all() {
        if ![SHIFT.house, TRIAL.house].contains(&house.id) {
            out.push(quiet(SICK_LEAVE, None, house, ("month", visible_shares(house.id).len(), "season")));
        }
        let n_staff = staff_months()
            .filter(|month| series::staff(house, *month).is_some_and(|survey| survey.answers >= SMALL))
            .count();
        if house.id != TOO_SMALL {
            out.push(quiet(STAFF, None, house, ("day", n_staff, "flat")));
            let n_years = YEARS
                .filter(|year| series::language(house, *year).is_some_and(|figure| figure.assessed >= SMALL))
                .count();
            for indicator in ["Generel indsats", "Fokuseret indsats", "Særlig indsats"] {
                out.push(quiet((LANGUAGE, indicator), None, house, ("year", n_years, "flat")));
            }
        }
        out.extend(quiet_parents(house));
        out.extend(quiet_children(house));
        out.extend(quiet_ministry(house));
    }
    out
}

fn quiet(
    (file, indicator): (&'static str, &'static str),
    dimension: Option<&'static str>,
    house: &'static House,
    (step, n_values, shape): (&'static str, usize, &'static str),
) -> Quiet {
    Quiet {
        file,
        indicator,
        dimension,
        house_id: house.id,
        house_name: house.name,
        step,
        n_values,
        shape,
    }
}

fn quiet_parents(house: &'static House) -> Option<Quiet> {
    let is_whole = |year| series::parents(house, year).is_some_and(|survey| survey.answers >= SMALL);
    let about = (PARENTS, "Forældrenes samlede tilfredshed med dagtilbuddet");
    (is_whole(2021) && is_whole(2025)).then(|| quiet(about, None, house, ("year", 2, "flat")))
}

fn quiet_children(house: &'static House) -> Vec<Quiet> {
    let is_moved = [MERGED.closed, MERGED.into].contains(&house.id);
    let n_values = YEARS.flat_map(|year| (1..=4).map(move |quarter| (year, quarter)));
    let n_values = n_values
        .filter(|(year, quarter)| !public::is_unknown(house, *year, *quarter))
        .count();
    let ages = AGES
        .into_iter()
        .enumerate()
        .filter(|(age, _)| !is_moved && house.children[*age] > 0);
    ages.map(|(_, age)| quiet(STATBANK, Some(age), house, ("quarter", n_values, "season")))
        .collect()
}

fn quiet_ministry(house: &'static House) -> Vec<Quiet> {
    let has_group = |heading: &str| {
        let absent = |age: usize| house.per_adult[age].is_none() && heading.contains(AGES[age]);
        !absent(0) && !absent(1)
    };
    let blocks = BLOCKS.iter().filter(|block| has_group(block.heading));
    blocks
        .map(|block| {
            let n_years = YEARS.filter(|year| !public::is_missing(house, *year, block.heading)).count();
            let shape = match block.heading {
                "Normering, 3-5 år (børn pr. voksen)" => "recount_from_2023",
                "Udgift pr. barn (kr.)" => "rising_prices",
                _ => "flat",
            };
            quiet((MINISTRY, block.heading), None, house, ("year", n_years, shape))
        })
        .collect()
}

/// The months staff are asked.
pub fn staff_months() -> impl Iterator<Item = Month> {
    months().filter(|(_, month)| [3, 9].contains(month))
}

fn covered_cells() -> Vec<Covered> {
    let mut out = Vec::new();
    let cell = |file, house_id, period, mark| Covered {
        file,
        house_id,
        dimension: None,
        period,
        mark,
    };
    for figure in series::sick_leave().iter().filter(|figure| figure.is_small()) {
        out.push(cell(SICK_LEAVE.0, figure.house.id, written(figure.month), Some("*")));
    }
    for house in all() {
        for year in YEARS.filter(|year| series::language(house, *year).is_some_and(|figure| figure.assessed < SMALL)) {
            out.push(cell(LANGUAGE, house.id, year.to_string(), Some("*")));
        }
        for year in [2021, 2025]
            .into_iter()
            .filter(|year| series::parents(house, *year).is_some_and(|survey| survey.answers < SMALL))
        {
            out.push(cell(PARENTS, house.id, year.to_string(), Some("-")));
        }
        for month in staff_months().filter(|month| series::staff(house, *month).is_some_and(|survey| survey.answers < SMALL)) {
            out.push(cell(STAFF.0, house.id, format!("{}-{:02}-15", month.0, month.1), None));
        }
        out.extend(covered_children(house));
    }
    out
}

fn covered_children(house: &'static House) -> Vec<Covered> {
    let mut out = Vec::new();
    for (age, label) in AGES.into_iter().enumerate() {
        for (year, quarter) in YEARS.flat_map(|year| (1..=4).map(move |quarter| (year, quarter))) {
            let known = series::children(house, year, quarter).filter(|_| !public::is_unknown(house, year, quarter));
            if known.is_some_and(|counts| counts[age] < SMALL) {
                let period = format!("{year}K{quarter}");
                out.push(Covered {
                    file: STATBANK.0,
                    house_id: house.id,
                    dimension: Some(label),
                    period,
                    mark: Some(".."),
                });
            }
        }
    }
    out
}
