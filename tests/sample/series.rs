//! The numbers: a lasting level per house, the season, chance, and the stories on top. Whole numbers throughout.

use super::cluster::{HOUSES, House, MERGED, Month, SMALL, TOO_SMALL, YEARS, by_id, months, moved_children, of_month};
use super::draws::{Draws, div_round, index};

/// Sick leave through the year, in hundredths of a percentage point: higher in winter, sums to nothing.
const SEASON: [i64; 12] = [80, 90, 50, -20, -50, -60, -110, -70, -40, 30, 50, 50];

/// Working days of a month, roughly.
const WORKING_DAYS: [i64; 12] = [21, 20, 22, 19, 19, 21, 22, 22, 22, 21, 21, 20];

/// One house's sick leave in one month.
#[derive(Clone, Copy)]
pub struct SickLeave {
    pub house: &'static House,
    pub month: Month,
    /// Days of illness, in halves.
    pub halves: i64,
    /// Days the posts would have worked.
    pub days: i64,
}

impl SickLeave {
    /// Per cent, in tenths.
    pub const fn share(&self) -> i64 {
        div_round(self.halves * 500, self.days)
    }

    /// Whether so few days stand behind it that they are covered.
    pub const fn is_small(&self) -> bool {
        self.halves < 2 * SMALL
    }
}

/// Sick leave by month, then house. A little chance is common to all houses: an infection does not stop at the fence.
pub fn sick_leave() -> Vec<SickLeave> {
    let mut common = Draws::of("sygefravær/fælles");
    let mut own: Vec<Draws> = HOUSES.iter().map(|house| Draws::of(&format!("sygefravær/{}", house.id))).collect();
    let mut out = Vec::new();
    for month in months() {
        let shared = common.bell(35);
        for (house, draws) in all().zip(&mut own) {
            let (level, spread) = house.sick;
            let chance = draws.bell(spread);
            let wobble = draws.bell(2);
            if house.is_open(month) {
                let share = (level + of_month(SEASON, month.1) + shared + chance + house.effect_in(month)).max(60);
                let days = div_round((house.posts_in(month) + wobble) * of_month(WORKING_DAYS, month.1), 10);
                out.push(SickLeave {
                    house,
                    month,
                    halves: div_round(share * days, 5000),
                    days,
                });
            }
        }
    }
    out
}

/// A house's visible monthly shares, in tenths.
pub fn visible_shares(house: &str) -> Vec<(Month, i64)> {
    let is_seen = |figure: &&SickLeave| figure.house.id == house && !figure.is_small();
    sick_leave()
        .iter()
        .filter(is_seen)
        .map(|figure| (figure.month, figure.share()))
        .collect()
}

/// Twice the median, so that it stays whole.
pub fn twice_median(values: impl Iterator<Item = i64>) -> i64 {
    let mut values: Vec<i64> = values.collect();
    values.sort_unstable();
    let half = values.len() / 2;
    if values.len() % 2 == 1 {
        values[half] * 2
    } else {
        values[half - 1] + values[half]
    }
}

/// Twice the median before and from a month on, in tenths.
pub fn twice_medians(house: &str, from: Month) -> (i64, i64) {
    let shares = visible_shares(house);
    let of = |is_after: bool| {
        twice_median(
            shares
                .iter()
                .filter(|(month, _)| (*month >= from) == is_after)
                .map(|(_, share)| *share),
        )
    };
    (of(false), of(true))
}

/// Every house, in the order of ids.
pub fn all() -> impl Iterator<Item = &'static House> {
    HOUSES.iter().map(|house| by_id(house.id))
}

/// Children of 0-2 and 3-5 years in a quarter (1–4); nothing once the house has closed.
pub fn children(house: &House, year: i64, quarter: i64) -> Option<[i64; 2]> {
    let month = (year, quarter * 3 - 2);
    house.is_open(month).then(|| {
        let moved = if house.id == MERGED.into && month >= MERGED.from {
            moved_children()
        } else {
            [0, 0]
        };
        let of_age = |age: usize| own_children(house, year, quarter, age) + moved[age];
        [of_age(0), of_age(1)]
    })
}

/// The oldest leave for school in spring, so the second quarter is low and the house fills again through the year.
fn own_children(house: &House, year: i64, quarter: i64, age: usize) -> i64 {
    let mut draws = Draws::of(&format!("børn/{}/{age}/{year}K{quarter}", house.id));
    match house.children[age] {
        // A handful stay past their third birthday or come before it.
        0 => draws.below(SMALL),
        level => level + [0, -2, 0, 1][index(quarter - 1)] * level / 30 + draws.bell(1 + level / 30),
    }
}

/// Children per adult in a year, in tenths. From 2023 older children are counted in a new way, for everyone.
pub fn per_adult(house: &House, year: i64, age: usize) -> Option<i64> {
    let mut draws = Draws::of(&format!("normering/{}/{age}/{year}", house.id));
    let recount = if age == 1 && year >= 2023 { 2 } else { 0 };
    house.per_adult[age].map(|level| level + draws.bell([1, 2][age]) + recount)
}

/// Trained pedagogues in a year, in tenths of a per cent.
pub fn trained(house: &House, year: i64) -> i64 {
    house.trained + Draws::of(&format!("uddannelse/{}/{year}", house.id)).bell(25)
}

/// Spending per child in a year, kroner: prices rise for everyone.
pub fn spending(house: &House, year: i64) -> i64 {
    house.spending * (1000 + 34 * (year - 2021)) / 1000 + Draws::of(&format!("udgift/{}/{year}", house.id)).bell(1900)
}

/// Share of the staff that left in a year, in tenths of a per cent: about three in ten everywhere.
pub fn turnover(house: &House, year: i64) -> i64 {
    let staff = house.posts_in((year, 6)) * 12 / 100;
    div_round(Draws::of(&format!("omsætning/{}/{year}", house.id)).count(staff, 300) * 1000, staff)
}

/// A survey of parents: answers, and the mean in hundredths.
pub struct Survey {
    pub answers: i64,
    pub mean: i64,
}

/// Parents' answers in a round; nothing where the house has closed.
pub fn parents(house: &House, year: i64) -> Option<Survey> {
    let [young, old] = children(house, year, 4)?;
    let mut draws = Draws::of(&format!("forældre/{}/{year}", house.id));
    let answers = if house.id == TOO_SMALL && year == 2025 {
        4
    } else {
        draws.count(young + old, 610)
    };
    Some(Survey {
        answers,
        mean: (house.means[0] + draws.bell(11)).min(500),
    })
}

/// Staff's answers at a measurement (month 3 or 9): the fewer, the wider chance swings.
pub fn staff(house: &House, month: Month) -> Option<Survey> {
    let mut draws = Draws::of(&format!("trivsel/{}/{month:?}", house.id));
    let employees = house.posts_in(month) * 12 / 100;
    let answers = draws.count(employees, 780).max(2);
    house.is_open(month).then(|| Survey {
        answers,
        mean: (house.means[1] + draws.bell(14 + 90 / answers)).min(700),
    })
}

/// Language assessments of a year: assessed, and of them general, focused and special support.
#[derive(Clone, Copy)]
pub struct Language {
    pub assessed: i64,
    pub support: [i64; 3],
}

/// The three-year-olds' assessments in a year; nothing once the house has closed.
pub fn language(house: &House, year: i64) -> Option<Language> {
    let [_, old] = children(house, year, 4)?;
    let mut draws = Draws::of(&format!("sprog/{}/{year}", house.id));
    let assessed = if old < SMALL {
        1 + draws.below(5)
    } else {
        div_round(old, 3) + draws.bell(2)
    };
    let special = draws.count(assessed, house.support[1]);
    let focused = draws.count(assessed - special, house.support[0]);
    Some(Language {
        assessed,
        support: [assessed - special - focused, focused, special],
    })
}

/// Every year and house at once, for the tables with years as columns.
pub fn by_year<T>(figure: impl Fn(i64) -> T) -> Vec<T> {
    YEARS.map(figure).collect()
}
