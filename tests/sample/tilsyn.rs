//! Supervision as it is handed round: one file with a row per theme, and an older one with a column per theme.

use super::cluster::{Month, by_id};
use super::draws::{Draws, index};
use super::reasons::{AFTER_ANNOUNCED, AFTER_UNANNOUNCED, THEMES, Theme, fits};
use super::series::all;
use super::text::Sheet;

/// The three wordings, from least to most change.
pub const WORDINGS: [&str; 3] = ["Vedligeholdelse af indsats", "Tilpasning af indsats", "Behov for ny/ændret indsats"];

const ANNOUNCED: &str = "Anmeldt";
const UNANNOUNCED: &str = "Uanmeldt";

/// Which house was visited in which year, and how, in `tilsyn-lang.csv`.
const PLAN: [(&str, &[(i64, &str)]); 9] = [
    ("G99012", &[(2022, ANNOUNCED)]),
    ("G99017", &[(2022, ANNOUNCED), (2024, UNANNOUNCED), (2025, ANNOUNCED)]),
    ("G99023", &[(2022, ANNOUNCED), (2024, ANNOUNCED), (2025, UNANNOUNCED)]),
    ("G99031", &[(2023, ANNOUNCED), (2025, ANNOUNCED)]),
    ("G99038", &[(2022, ANNOUNCED), (2024, ANNOUNCED), (2025, UNANNOUNCED)]),
    ("G99044", &[(2022, UNANNOUNCED), (2023, ANNOUNCED), (2025, ANNOUNCED)]),
    ("G99052", &[(2022, ANNOUNCED), (2024, ANNOUNCED)]),
    ("G99059", &[(2023, UNANNOUNCED), (2024, ANNOUNCED), (2025, ANNOUNCED)]),
    ("G99066", &[(2023, ANNOUNCED), (2025, ANNOUNCED)]),
];

/// A day as (year, month, day).
type Day = (i64, i64, i64);

fn written((year, month, day): Day) -> String {
    format!("{day:02}-{month:02}-{year}")
}

/// A working day of the year: no weekend, and no month or end of a month where a public holiday may fall.
fn visit_day(draws: &mut Draws, year: i64) -> Day {
    const MONTHS: [i64; 8] = [1, 2, 3, 6, 8, 9, 10, 11];
    loop {
        let day = (year, MONTHS[index(draws.below(8))], 10 + draws.below(18));
        if weekday(day) < 5 {
            return day;
        }
    }
}

/// Sakamoto's rule, with Monday as 0.
fn weekday((year, month, day): Day) -> i64 {
    const SHIFT: [i64; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = if month < 3 { year - 1 } else { year };
    (year + year / 4 - year / 100 + year / 400 + SHIFT[index(month - 1)] + day + 6) % 7
}

/// Three to eight months on, late in the month; the 22nd to 24th are clear of public holidays in every month of these years.
fn deadline(draws: &mut Draws, (year, month, _): Day) -> Day {
    let later = month - 1 + 3 + draws.below(6);
    let mut day = (year + later / 12, later % 12 + 1, 22);
    while weekday(day) > 4 {
        day.2 += 1;
    }
    day
}

/// Which wording: about half are kept going and a few need something new. Nothing but chance, in every house.
fn place(draws: &mut Draws) -> usize {
    match draws.below(100) {
        0..56 => 0,
        56..95 => 1,
        _ => 2,
    }
}

/// Hands out a theme's reasons so that one is not repeated before the others are used.
struct Desk {
    theme: &'static Theme,
    draws: Draws,
    piles: [Vec<usize>; 3],
}

impl Desk {
    fn new(theme: &'static Theme) -> Self {
        Self {
            theme,
            draws: Draws::of(&format!("tilsyn/{}", theme.name)),
            piles: Default::default(),
        }
    }

    /// The next reason of a wording, with what is followed up.
    fn next_of(&mut self, place: usize, ages: &str) -> (&'static str, &'static str) {
        let theme = self.theme;
        let reasons: Vec<(&str, &str)> = match place {
            0 => theme.kept.iter().map(|reason| (*reason, "")).collect(),
            1 => theme.adjusted.to_vec(),
            _ => theme.renewed.to_vec(),
        };
        let pile = &mut self.piles[place];
        loop {
            if let Some(found) = pile.iter().position(|reason| fits(reasons[*reason].0, ages)) {
                return reasons[pile.remove(found)];
            }
            pile.extend(self.draws.shuffled(&(0..reasons.len()).collect::<Vec<_>>()));
        }
    }

    /// Wording, reason, follow-up and deadline of this theme at a visit.
    fn rate(&mut self, visit: &Visit) -> [String; 4] {
        let place = place(&mut self.draws);
        let (reason, follow_up) = self.next_of(place, visit.ages);
        if place == 0 {
            let text = [reason, self.closing(visit)].join(" ");
            return [WORDINGS[0].into(), text.trim_end().into(), String::new(), String::new()];
        }
        let deadline = written(deadline(&mut self.draws, visit.day));
        [WORDINGS[place].into(), reason.into(), follow_up.into(), deadline]
    }

    /// A second sentence, about every other time.
    fn closing(&mut self, visit: &Visit) -> &'static str {
        let choice: &[&str] = if visit.kind == ANNOUNCED {
            &AFTER_ANNOUNCED
        } else {
            &AFTER_UNANNOUNCED
        };
        let drawn = index(self.draws.below(18)) * choice.len() / 9;
        choice.get(drawn).copied().unwrap_or_default()
    }
}

/// One visit: whose, when, how, by whom and to which children.
struct Visit {
    house: &'static str,
    day: Day,
    kind: &'static str,
    consultant: &'static str,
    ages: &'static str,
}

impl Visit {
    fn planned(house: &'static str, year: i64, kind: &'static str) -> Self {
        const CONSULTANTS: [&str; 3] = ["Tilsynskonsulent A", "Tilsynskonsulent B", "Tilsynskonsulent C"];
        let mut draws = Draws::of(&format!("besøg/{house}/{year}"));
        let day = visit_day(&mut draws, year);
        let ages = match by_id(house).children {
            [_, 0] => "0-2 år",
            [0, _] => "3-5 år",
            _ if kind == ANNOUNCED => "0-5 år",
            _ => ["0-2 år", "3-5 år"][index(draws.below(2))],
        };
        Self {
            house,
            day,
            kind,
            consultant: CONSULTANTS[index(draws.below(3))],
            ages,
        }
    }

    fn month(&self) -> Month {
        (self.day.0, self.day.1)
    }
}

/// One row per theme, saved from a spreadsheet as "CSV UTF-8".
pub fn long() -> Vec<u8> {
    let mut sheet = Sheet::new(';', "\r\n");
    sheet.row(
        "institution_id;institution;tilsynsdato;type;konsulent;aldersgruppe;tema;vurdering;begrundelse;opfølgningspunkt;frist".split(';'),
    );
    let planned = PLAN
        .iter()
        .flat_map(|(house, years)| years.iter().map(|(year, kind)| Visit::planned(house, *year, kind)));
    let mut visits: Vec<Visit> = planned.collect();
    visits.sort_by_key(|visit| visit.day);
    let mut desks: Vec<Desk> = THEMES.iter().map(Desk::new).collect();
    for visit in &visits {
        let house = by_id(visit.house);
        for desk in &mut desks {
            let date = written(visit.day);
            let who = [
                house.id,
                house.name_in(visit.month()),
                &date,
                visit.kind,
                visit.consultant,
                visit.ages,
                desk.theme.name,
            ];
            sheet.row(who.map(String::from).into_iter().chain(desk.rate(visit)));
        }
    }
    sheet.utf8_marked()
}

/// One row per visit of 2021 with a column per theme, from before ids were written down. One cell was not assessed.
pub fn wide() -> Vec<u8> {
    let mut sheet = Sheet::new(';', "\n");
    sheet.row(
        ["Dagtilbud", "Tilsynsdato", "Type"]
            .into_iter()
            .chain(THEMES.iter().map(|theme| theme.name)),
    );
    for house in all() {
        let mut draws = Draws::of(&format!("tilsyn, ældre ark/{}", house.id));
        let day = visit_day(&mut draws, 2021);
        let kind = if ["Søhesten", "Bølgen"].contains(&house.name) {
            UNANNOUNCED
        } else {
            ANNOUNCED
        };
        let wordings = THEMES.iter().map(|theme| {
            let wording = WORDINGS[place(&mut draws)];
            if house.name == "Mågereden" && theme.name == "Sammenhæng" {
                ""
            } else {
                wording
            }
        });
        let date = written(day);
        sheet.row([house.name_in((day.0, day.1)), &date, kind].into_iter().chain(wordings));
    }
    sheet.utf8()
}
