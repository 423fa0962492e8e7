//! Exports of public registers: the ministry's key figures, the statistics bank, the register and the parents' survey.

use super::cluster::{HOUSES, House, MERGED, RENAMED, SMALL, YEARS};
use super::draws::{Draws, div_round};
use super::series::{self, Survey, all, by_year};
use super::text::{Sheet, hundredths, tenths, thousands};

/// Spells a figure of an export.
type Spelling = fn(i64) -> String;

/// One block of the ministry's table: heading, the row for the whole country, a house's figure, its spelling.
pub struct Block {
    pub heading: &'static str,
    country: [i64; 5],
    figure: fn(&House, i64) -> Option<i64>,
    spelling: Spelling,
}

/// The blocks of `noegletal-ministeriet.csv` in order.
pub const BLOCKS: [Block; 5] = [
    Block {
        heading: "Normering, 0-2 år (børn pr. voksen)",
        country: [29, 29, 29, 28, 28],
        figure: |house, year| series::per_adult(house, year, 0),
        spelling: tenths,
    },
    Block {
        heading: "Normering, 3-5 år (børn pr. voksen)",
        country: [57, 56, 59, 58, 58],
        figure: |house, year| series::per_adult(house, year, 1),
        spelling: tenths,
    },
    Block {
        heading: "Pædagoguddannet personale (pct.)",
        country: [537, 531, 524, 520, 522],
        figure: |house, year| Some(series::trained(house, year)),
        spelling: tenths,
    },
    Block {
        heading: "Udgift pr. barn (kr.)",
        country: [112_480, 116_910, 121_350, 124_760, 128_900],
        figure: |house, year| Some(series::spending(house, year)),
        spelling: thousands,
    },
    Block {
        heading: "Personaleomsætning (pct.)",
        country: [301, 312, 306, 298, 295],
        figure: |house, year| Some(series::turnover(house, year)),
        spelling: tenths,
    },
];

/// Whether a house's figure is missing from the ministry's table: after closing, and once because it came too late.
pub fn is_missing(house: &House, year: i64, heading: &str) -> bool {
    !house.is_open((year, 1)) || (house.name == "Søhesten" && year == 2022 && heading.starts_with("Personale"))
}

fn ministry_cell(block: &Block, house: &House, year: i64) -> String {
    if is_missing(house, year, block.heading) {
        return "M".into();
    }
    (block.figure)(house, year).map_or_else(|| "U".into(), block.spelling)
}

/// Format A: wide, Latin-1, a title row, an empty first heading, years as columns, blocks under lone headings, a legend.
pub fn ministry() -> Vec<u8> {
    const WIDTH: usize = 7;
    let mut sheet = Sheet::new(';', "\r\n");
    sheet.lone("Nøgletal for daginstitutioner (opdigtede eksempeldata)", WIDTH);
    sheet.lone("", WIDTH);
    sheet.row(
        [String::new(), "Inst.nr".into()]
            .into_iter()
            .chain(by_year(|year| year.to_string())),
    );
    sheet.lone("", WIDTH);
    for block in &BLOCKS {
        sheet.lone(block.heading, WIDTH);
        for house in all() {
            let cells = by_year(|year| ministry_cell(block, house, year));
            sheet.row([house.name.into(), house.id.into()].into_iter().chain(cells));
        }
        let country = block.country.map(block.spelling);
        sheet.row(["Hele landet".into(), String::new()].into_iter().chain(country));
        sheet.lone("", WIDTH);
    }
    for line in [
        "Tegnforklaring:",
        "M  Det pågældende nøgletal mangler for året.",
        "U  Nøgletallet er ikke udregnet, fordi institutionen ikke har børn i aldersgruppen.",
        "",
        "Kilde: Opdigtede tal i samme form som De Kommunale Nøgletal, d. 20. januar 2026",
    ] {
        sheet.lone(line, WIDTH);
    }
    sheet.latin1()
}

/// One quarter the statistics bank has no figure for in one house.
pub fn is_unknown(house: &House, year: i64, quarter: i64) -> bool {
    house.name == "Mågereden" && (year, quarter) == (2022, 3)
}

/// Format B: long, quarters, everything in rows, totals among the houses, `..` for what is not there or too few.
pub fn statbank() -> Vec<u8> {
    let mut sheet = Sheet::new(';', "\r\n");
    sheet.row(["OMRÅDE", "ALDER", "TID", "INDHOLD"]);
    let ages = ["0-2 år", "3-5 år", "I alt"];
    let quarters: Vec<(i64, i64)> = YEARS.flat_map(|year| (1..=4).map(move |quarter| (year, quarter))).collect();
    for house in all() {
        for (age, label) in ages.iter().enumerate() {
            for &(year, quarter) in &quarters {
                let known = series::children(house, year, quarter).filter(|_| !is_unknown(house, year, quarter));
                let count = known
                    .map(|[young, old]| [young, old, young + old][age])
                    .filter(|count| *count >= SMALL);
                sheet.row([
                    house.name,
                    label,
                    &format!("{year}K{quarter}"),
                    &count.map_or("..".into(), |count| count.to_string()),
                ]);
            }
        }
    }
    for (age, label) in ages.iter().enumerate() {
        for &(year, quarter) in &quarters {
            let open = all().filter_map(|house| series::children(house, year, quarter));
            let count: i64 = open.map(|[young, old]| [young, old, young + old][age]).sum();
            sheet.row(["Hele klyngen", label, &format!("{year}K{quarter}"), &count.to_string()]);
        }
    }
    sheet.utf8_marked()
}

/// Format C: the register of units. The coordinates lie out in the Kattegat, and the CVR number is nobody's.
pub fn register() -> Vec<u8> {
    let mut sheet = Sheet::new(';', "\r\n");
    sheet.row(
        "dagtilbudsType;daginstitutionsNummer;anvisningsenhedsNummer;dagtilbudsNavn;instType3;instType3_Tekst;ejerformKode;\
         ejerformKode_Tekst;kommuneKode_Tekst;cvrNummer;aktivitetsstatus;senestOpdateret;geoBredde;geoLaengde;antalBoern"
            .split(';'),
    );
    for house in all() {
        let mut draws = Draws::of(&format!("register/{}", house.id));
        let count = series::children(house, 2025, 4).map(|[young, old]| (young + old).to_string());
        let updated = match house.id {
            id if id == MERGED.closed => "2024-01-02",
            id if id == MERGED.into => "2024-01-03",
            id if id == RENAMED.house => "2023-08-01",
            _ => "2025-10-06",
        };
        sheet.row([
            "Anvisningsenhed",
            "G99001",
            house.id,
            house.name,
            &house.kind.0.to_string(),
            house.kind.1,
            "1",
            "Kommunal",
            "Opdigtet Kommune",
            "00000000",
            if count.is_some() { "Aktiv" } else { "Nedlagt" },
            updated,
            &format!("56,6{:04}", draws.below(10_000)),
            &format!("11,4{:04}", draws.below(10_000)),
            count.as_deref().unwrap_or_default(),
        ]);
    }
    sheet.utf8_marked()
}

/// The mean of several houses, weighted by their answers, with those answers.
fn together(surveys: impl Iterator<Item = Survey>) -> Survey {
    let (answers, sum) = surveys.fold((0, 0), |(answers, sum), survey| {
        (answers + survey.answers, sum + survey.answers * survey.mean)
    });
    Survey {
        answers,
        mean: div_round(sum, answers),
    }
}

/// Format G: a table of the parents' survey, two rounds and their difference; here `-` means missing.
pub fn parents() -> Vec<u8> {
    let mut sheet = Sheet::new(';', "\n");
    sheet.lone(
        "Tabel 3. Forældrenes samlede tilfredshed med dagtilbuddet, gennemsnit 1-5 (opdigtede eksempeldata)",
        5,
    );
    sheet.row(["Dagtilbud", "Antal svar", "2021", "2025", "Forskel"]);
    for house in all() {
        let shown = |year| {
            series::parents(house, year)
                .filter(|survey| survey.answers >= SMALL)
                .map(|survey| survey.mean)
        };
        let answers = series::parents(house, 2025).map_or("-".into(), |survey| small_count(survey.answers));
        sheet.row(survey_row(house.name, answers, shown(2021), shown(2025)));
    }
    let round = |year| together(HOUSES.iter().filter_map(|house| series::parents(house, year)));
    sheet.row(survey_row(
        "Hele klyngen",
        round(2025).answers.to_string(),
        Some(round(2021).mean),
        Some(round(2025).mean),
    ));
    sheet.row(survey_row("Hele kommunen", thousands(1233), Some(422), Some(425)));
    sheet.utf8()
}

fn survey_row(name: &str, answers: String, before: Option<i64>, after: Option<i64>) -> [String; 5] {
    let cell = |value: Option<i64>| value.map_or("-".into(), hundredths);
    let difference = before.zip(after).map(|(before, after)| after - before);
    [name.into(), answers, cell(before), cell(after), cell(difference)]
}

/// A count, covered where it is too small.
pub fn small_count(count: i64) -> String {
    if count < SMALL { format!("<{SMALL}") } else { count.to_string() }
}
