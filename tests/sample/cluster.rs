//! The invented cluster "Klynge Havn": its houses, and the five stories that are true in its numbers.

use super::draws::index;

/// First and last calendar year of the sample.
pub const YEARS: std::ops::RangeInclusive<i64> = 2021..=2025;

/// A month as (year, month of the year), so that order is time.
pub type Month = (i64, i64);

/// Every month of the sample in order.
pub fn months() -> impl Iterator<Item = Month> {
    YEARS.flat_map(|year| (1..=12).map(move |month| (year, month)))
}

/// One house. Levels are its own lasting level, around which chance plays.
pub struct House {
    /// Id in the register: text, never a number. `G99…` is not in use.
    pub id: &'static str,
    /// Its name today.
    pub name: &'static str,
    /// `instType3` and its wording.
    pub kind: (i64, &'static str),
    /// Children of 0-2 and 3-5 years.
    pub children: [i64; 2],
    /// Full-time posts, in tenths.
    pub posts: i64,
    /// Sick leave: level and spread from month to month, in hundredths of a per cent.
    pub sick: (i64, i64),
    /// Children per adult for 0-2 and 3-5 years, in tenths; nothing where it has no such group.
    pub per_adult: [Option<i64>; 2],
    /// Trained pedagogues, in tenths of a per cent.
    pub trained: i64,
    /// Spending per child in 2021, kroner.
    pub spending: i64,
    /// Parents' satisfaction (1–5) and staff well-being (1–7), in hundredths.
    pub means: [i64; 2],
    /// Children assessed as needing focused and special support, per thousand.
    pub support: [i64; 2],
}

const INTEGRATED: (i64, &str) = (6012, "Aldersintegreret institution");

/// The houses in the order of their ids, as most registers list them.
#[rustfmt::skip]
pub const HOUSES: [House; 9] = [
    House { id: "G99012", name: "Sandslottet", kind: INTEGRATED, children: [13, 21], posts: 82, sick: (720, 230),
        per_adult: [Some(28), Some(58)], trained: 510, spending: 119_400, means: [424, 521], support: [120, 60] },
    House { id: "G99017", name: "Ankerhuset", kind: INTEGRATED, children: [28, 48], posts: 181, sick: (760, 150),
        per_adult: [Some(29), Some(60)], trained: 540, spending: 114_200, means: [427, 530], support: [110, 60] },
    House { id: "G99023", name: "Fyrtårnet", kind: INTEGRATED, children: [34, 60], posts: 225, sick: (700, 135),
        per_adult: [Some(30), Some(61)], trained: 560, spending: 111_900, means: [433, 538], support: [100, 50] },
    House { id: "G99031", name: "Søhesten", kind: INTEGRATED, children: [22, 40], posts: 150, sick: (810, 165),
        per_adult: [Some(28), Some(57)], trained: 490, spending: 117_600, means: [419, 515], support: [120, 70] },
    House { id: "G99038", name: "Blåmuslingen", kind: INTEGRATED, children: [20, 38], posts: 141, sick: (790, 170),
        per_adult: [Some(29), Some(58)], trained: 520, spending: 116_300, means: [430, 524], support: [110, 60] },
    House { id: "G99044", name: "Bølgen", kind: INTEGRATED, children: [26, 46], posts: 174, sick: (650, 150),
        per_adult: [Some(30), Some(59)], trained: 530, spending: 113_800, means: [426, 527], support: [110, 50] },
    House { id: "G99052", name: "Strandkrabben", kind: INTEGRATED, children: [24, 42], posts: 160, sick: (1010, 150),
        per_adult: [Some(29), Some(58)], trained: 470, spending: 115_700, means: [421, 518], support: [120, 60] },
    House { id: "G99059", name: "Mågereden", kind: (6011, "Børnehave"), children: [0, 86], posts: 158, sick: (740, 160),
        per_adult: [None, Some(60)], trained: 580, spending: 109_500, means: [428, 533], support: [100, 60] },
    House { id: "G99066", name: "Tangloppen", kind: (6010, "Vuggestue"), children: [19, 0], posts: 66, sick: (780, 270),
        per_adult: [Some(27), None], trained: 550, spending: 127_800, means: [436, 541], support: [120, 80] },
];

/// Story (a): sick leave steps up and stays.
pub const SHIFT: Effect = Effect {
    house: "G99044",
    from: (2024, 3),
    size: 300,
};

/// Story (b): a trial, begun in a known month, after which sick leave falls.
pub const TRIAL: Effect = Effect {
    house: "G99052",
    from: (2023, 9),
    size: -280,
};

/// Story (c): renamed. Files written before the month say the former name, the id stays.
pub const RENAMED: Renaming = Renaming {
    house: "G99038",
    former: "Børnehuset Kajen",
    from: (2023, 8),
};

/// Story (d): one house closes and its children move to another.
pub const MERGED: Merger = Merger {
    closed: "G99012",
    into: "G99017",
    from: (2024, 1),
};

/// Story (e): too small to show; counts below [`SMALL`] are covered.
pub const TOO_SMALL: &str = "G99066";

/// Counts below this are not shown.
pub const SMALL: i64 = 5;

/// A lasting change of one house's sick leave, in hundredths of a percentage point.
pub struct Effect {
    pub house: &'static str,
    pub from: Month,
    pub size: i64,
}

/// A new name from a month on.
pub struct Renaming {
    pub house: &'static str,
    pub former: &'static str,
    pub from: Month,
}

/// A house that ends where another goes on for both.
pub struct Merger {
    pub closed: &'static str,
    pub into: &'static str,
    pub from: Month,
}

impl House {
    /// The name in use in a month.
    pub fn name_in(&self, month: Month) -> &'static str {
        if self.id == RENAMED.house && month < RENAMED.from {
            RENAMED.former
        } else {
            self.name
        }
    }

    /// Whether it is open in a month.
    pub fn is_open(&self, month: Month) -> bool {
        self.id != MERGED.closed || month < MERGED.from
    }

    /// Full-time posts in a month, in tenths: the merged house takes over most of the other's.
    pub fn posts_in(&self, month: Month) -> i64 {
        if self.id == MERGED.into && month >= MERGED.from {
            self.posts + by_id(MERGED.closed).posts - 12
        } else {
            self.posts
        }
    }

    /// What the stories do to its sick leave in a month.
    pub fn effect_in(&self, month: Month) -> i64 {
        [SHIFT, TRIAL]
            .iter()
            .filter(|effect| effect.house == self.id && month >= effect.from)
            .map(|effect| effect.size)
            .sum()
    }
}

/// The house of an id.
pub fn by_id(id: &str) -> &'static House {
    const ALL: &[House] = &HOUSES;
    ALL.iter().find(|house| house.id == id).expect("an id of the cluster")
}

/// The children who move in the merger, 0-2 and 3-5 years: a few families choose another house.
pub fn moved_children() -> [i64; 2] {
    by_id(MERGED.closed).children.map(|count| count - count / 10)
}

/// The value of a table of twelve at a month of the year.
pub fn of_month(table: [i64; 12], month: i64) -> i64 {
    table[index(month - 1)]
}
