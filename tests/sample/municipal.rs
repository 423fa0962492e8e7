//! Exports of the municipality's own systems: sick leave, language assessments and staff well-being.

use super::cluster::{Month, SMALL, YEARS, months};
use super::draws::div_round;
use super::public::small_count;
use super::series::{self, SickLeave, all};
use super::text::{Sheet, hundredths, month_name, tenths};

/// Format F: cp1252, a title with a real dash, numerator and denominator, a total each month.
pub fn sick_leave() -> Vec<u8> {
    const WIDTH: usize = 6;
    let mut sheet = Sheet::new(';', "\r\n");
    sheet.lone(
        "Sygefravær – Klynge Havn, januar 2021 – december 2025 (opdigtede eksempeldata)",
        WIDTH,
    );
    sheet.row(["Enhedsnr", "Enhed", "Måned", "Sygedage", "Normerede dage", "Sygefravær i pct."]);
    let figures = series::sick_leave();
    for month in months() {
        let houses: Vec<SickLeave> = figures.iter().filter(|figure| figure.month == month).copied().collect();
        for figure in &houses {
            sheet.row(sick_leave_row(figure));
        }
        let (halves, days) = houses
            .iter()
            .fold((0, 0), |(halves, days), figure| (halves + figure.halves, days + figure.days));
        let (share, name) = (tenths(div_round(halves * 500, days)), month_name(month));
        sheet.row(["", "Hele klyngen", &name, &tenths(halves * 5), &days.to_string(), &share]);
    }
    sheet.cp1252()
}

fn sick_leave_row(figure: &SickLeave) -> [String; 6] {
    let (days_ill, share) = if figure.is_small() {
        (small_count(0), "*".into())
    } else {
        (tenths(figure.halves * 5), tenths(figure.share()))
    };
    let name = figure.house.name_in(figure.month);
    [
        figure.house.id.into(),
        name.into(),
        month_name(figure.month),
        days_ill,
        figure.days.to_string(),
        share,
    ]
}

/// Format H: a Power BI visual's data: commas, quoted decimal commas, a total row, a note of the filters at the end.
pub fn language() -> Vec<u8> {
    let mut sheet = Sheet::new(',', "\r\n");
    sheet.row([
        "Institution",
        "År",
        "Antal vurderede",
        "Generel indsats",
        "Fokuseret indsats",
        "Særlig indsats",
    ]);
    let mut total = [0; 4];
    for house in all() {
        for year in YEARS {
            let Some(figure) = series::language(house, year) else { continue };
            for (sum, part) in total.iter_mut().zip(std::iter::once(figure.assessed).chain(figure.support)) {
                *sum += part;
            }
            let is_small = figure.assessed < SMALL;
            let shares = figure
                .support
                .map(|part| if is_small { "*".into() } else { share_text(part, figure.assessed) });
            sheet.row(
                [house.name.into(), year.to_string(), small_count(figure.assessed)]
                    .into_iter()
                    .chain(shares),
            );
        }
    }
    let [assessed, support @ ..] = total;
    let shares = support.map(|part| share_text(part, assessed));
    sheet.row(["Total".into(), String::new(), assessed.to_string()].into_iter().chain(shares));
    sheet.row([""]);
    sheet.row(["Applied filters: År er 2021, 2022, 2023, 2024 eller 2025; Klynge er Havn; Status er Afsluttet (opdigtede eksempeldata)"]);
    sheet.utf8_marked()
}

fn share_text(part: i64, whole: i64) -> String {
    format!("{} %", tenths(div_round(part * 1000, whole)))
}

/// Format E: KMD's custom data: a technical row first, the real headings under it, ISO dates, no mask for small counts.
pub fn well_being() -> Vec<u8> {
    let mut sheet = Sheet::new(';', "\r\n");
    sheet.row(["Metadata", "Dato1", "Tekst1", "Numerisk1", "Numerisk2"]);
    sheet.row(["Enhedsnr", "Målt", "Enhed", "Medarbejdertrivsel (1-7)", "Svar"]);
    let measured: Vec<Month> = YEARS.flat_map(|year| [(year, 3), (year, 9)]).collect();
    for month in measured {
        for house in all() {
            let Some(survey) = series::staff(house, month) else { continue };
            let date = format!("{}-{:02}-15", month.0, month.1);
            sheet.row([
                house.id,
                &date,
                house.name_in(month),
                &hundredths(survey.mean),
                &survey.answers.to_string(),
            ]);
        }
    }
    sheet.utf8_marked()
}
