//! Small clusters drawn at random, with every figure known, and the files a leader would get of them.

use std::fmt::Write as _;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::attack::Known;

const HOUSES: [&str; 8] = [
    "Abild",
    "Birken",
    "Cederhuset",
    "Dunhammer",
    "Egehuset",
    "Fyrren",
    "Granen",
    "Hasselhuset",
];
const TOTAL: &str = "Hele klyngen";

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// Counts by group of age, with all groups together.
    Counts,
    /// A share with its counts.
    Share,
    /// Three shares that are parts of a hundred, and the number assessed.
    Parts,
}

/// The places of what a figure counts and what it is out of.
type People = (usize, Option<usize>);
/// Those of the groups of a period.
type Groups = Vec<People>;
/// By house, period and group.
type Grid = Vec<Vec<Groups>>;

/// A figure of a file: numbers of people it counts and is out of, by place in the cluster's quantities.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub house: String,
    pub indicator: String,
    pub period: String,
    pub counted: usize,
    pub out_of: Option<usize>,
}

/// A cluster.
#[derive(Debug, Clone, Default)]
pub struct Cluster {
    /// File names and texts.
    pub files: Vec<(String, String)>,
    pub cells: Vec<Cell>,
    /// Numbers of people, sums among them.
    pub quantities: Vec<f64>,
    /// Parts, and the whole they add up to.
    pub sums: Vec<(Vec<usize>, usize)>,
    /// Quantities that are no sums of others here: they can be drawn anew.
    base: Vec<usize>,
    /// What each file is made of, to write it again.
    recipes: Vec<Recipe>,
}

/// What a file is made of.
#[derive(Debug, Clone)]
struct Recipe {
    kind: Drawn,
    name: String,
    houses: Vec<String>,
    periods: Vec<String>,
    groups: Vec<String>,
    /// Counted and out of, by house, period and group.
    at: Grid,
    /// Whether the file covers numbers under five itself.
    is_covered: bool,
}

fn below(rng: &mut ChaCha8Rng, bound: u32) -> u32 {
    rng.next_u32() % bound
}

fn chance(rng: &mut ChaCha8Rng, per_cent: u32) -> bool {
    below(rng, 100) < per_cent
}

/// A number of people: mostly tens, often few, sometimes none.
fn people(rng: &mut ChaCha8Rng, is_small: bool) -> f64 {
    let number = match below(rng, 10) {
        0 => 0,
        1 | 2 if is_small => 1 + below(rng, 4),
        1 => 1 + below(rng, 4),
        _ => 6 + below(rng, if is_small { 20 } else { 40 }),
    };
    f64::from(number)
}

impl Cluster {
    /// The cluster of a seed: one to three files.
    pub fn draw(seed: u64) -> Self {
        Self::drawn(seed, None)
    }

    /// The same without files of a kind.
    pub fn draw_without(seed: u64, kind: Drawn) -> Self {
        Self::drawn(seed, Some(kind))
    }

    fn drawn(seed: u64, without: Option<Drawn>) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut cluster = Self::default();
        let n_houses = 3 + below(&mut rng, 6) as usize;
        let mut kinds = [Drawn::Counts, Drawn::Share, Drawn::Parts].to_vec();
        kinds.retain(|kind| Some(*kind) != without);
        let n_files = 1 + below(&mut rng, kinds.len() as u32) as usize;
        while kinds.len() > n_files {
            let out = below(&mut rng, kinds.len() as u32) as usize;
            kinds.remove(out);
        }
        for kind in kinds {
            cluster.add(kind, n_houses, &mut rng);
        }
        cluster.write();
        cluster
    }

    fn quantity(&mut self, value: f64) -> usize {
        self.quantities.push(value);
        self.quantities.len() - 1
    }

    /// A sum of quantities.
    fn sum(&mut self, parts: Vec<usize>) -> usize {
        let value = parts.iter().map(|part| self.quantities[*part]).sum();
        let whole = self.quantity(value);
        self.sums.push((parts, whole));
        whole
    }

    /// A further equation between quantities that are there.
    fn tie(&mut self, parts: Vec<usize>, whole: usize) {
        self.sums.push((parts, whole));
    }

    fn add(&mut self, kind: Drawn, n_houses: usize, rng: &mut ChaCha8Rng) {
        let (has_total, has_year) = (chance(rng, 80), chance(rng, 70));
        let parts: Vec<String> = if chance(rng, 70) {
            (1..=4).map(|quarter| format!("2024K{quarter}")).collect()
        } else {
            (1..=12).map(|month| format!("2024M{month:02}")).collect()
        };
        let (has_groups, is_small) = (chance(rng, 60), chance(rng, 60));
        let groups: Vec<String> = match kind {
            Drawn::Counts if has_groups => ["0-2 år", "3-5 år", "6 år"].map(str::to_owned)[..2 + below(rng, 2) as usize].to_vec(),
            Drawn::Parts => ["Generel indsats", "Fokuseret indsats", "Særlig indsats"]
                .map(str::to_owned)
                .to_vec(),
            _ => vec![String::new()],
        };
        // By house, period and group: counted, out of.
        let mut at: Grid = Vec::new();
        for _ in 0..n_houses {
            let mut of_house = Vec::new();
            for _ in &parts {
                of_house.push(self.base(kind, groups.len(), is_small, rng));
            }
            at.push(of_house);
        }
        if kind == Drawn::Counts && has_groups {
            for of_period in at.iter_mut().flatten() {
                let all = self.sum(of_period.iter().map(|group| group.0).collect());
                of_period.push((all, None));
            }
        }
        if has_year {
            for of_house in &mut at {
                let year = self.over(&of_house.clone(), kind);
                of_house.push(year);
            }
        }
        if has_total {
            let total: Vec<_> = (0..at[0].len())
                .map(|period| {
                    let of_houses: Vec<_> = at.iter().map(|of_house| of_house[period].clone()).collect();
                    self.over(&of_houses, kind)
                })
                .collect();
            // Sums of sums agree.
            self.tie_groups(&total, kind, has_groups);
            if has_year {
                self.tie_year(&total);
            }
            at.push(total);
        }
        if kind == Drawn::Counts && has_groups && has_year {
            for of_house in at.iter().take(n_houses) {
                self.tie_groups(&of_house[of_house.len() - 1..], kind, has_groups);
            }
        }
        let mut houses: Vec<String> = HOUSES.iter().take(n_houses).map(|house| (*house).to_owned()).collect();
        houses.extend(has_total.then(|| TOTAL.to_owned()));
        let mut periods = parts;
        periods.extend(has_year.then(|| "2024".to_owned()));
        let mut groups = groups;
        if kind == Drawn::Counts && has_groups {
            groups.push("I alt".to_owned());
        }
        let recipe = Recipe {
            name: format!("{kind:?}.csv").to_lowercase(),
            kind,
            houses,
            periods,
            groups,
            at,
            is_covered: kind != Drawn::Parts && chance(rng, 25),
        };
        self.cells.extend(recipe.cells());
        self.recipes.push(recipe);
    }

    /// The figures of a house in one period, drawn.
    fn base(&mut self, kind: Drawn, n_groups: usize, is_small: bool, rng: &mut ChaCha8Rng) -> Groups {
        let mut draw = |cluster: &mut Self| {
            let place = cluster.quantity(people(rng, is_small));
            cluster.base.push(place);
            place
        };
        match kind {
            Drawn::Counts => (0..n_groups).map(|_| (draw(self), None)).collect(),
            Drawn::Share => {
                let (counted, others) = (draw(self), draw(self));
                // Nothing is out of nobody.
                if self.quantities[counted] + self.quantities[others] == 0.0 {
                    self.quantities[others] = 12.0;
                }
                vec![(counted, Some(self.sum(vec![counted, others])))]
            }
            Drawn::Parts => {
                let parts: Vec<usize> = (0..n_groups).map(|_| draw(self)).collect();
                if parts.iter().all(|part| self.quantities[*part] == 0.0) {
                    self.quantities[parts[0]] = 12.0;
                }
                let all = self.sum(parts.clone());
                parts.into_iter().map(|part| (part, Some(all))).collect()
            }
        }
    }

    /// The sums, group by group, over houses or periods.
    fn over(&mut self, all: &[Groups], kind: Drawn) -> Groups {
        let n_groups = all[0].len();
        let mut out_of = None;
        let mut sums = Vec::new();
        for group in 0..n_groups {
            let counted = self.sum(all.iter().map(|one| one[group].0).collect());
            let all_out_of: Option<Vec<usize>> = all.iter().map(|one| one[group].1).collect();
            // Parts of a hundred are out of the same.
            if out_of.is_none() || kind != Drawn::Parts {
                out_of = all_out_of.map(|parts| self.sum(parts));
            }
            sums.push((counted, out_of));
        }
        if kind == Drawn::Parts
            && let Some(all) = out_of
        {
            self.tie(sums.iter().map(|sum| sum.0).collect(), all);
        }
        sums
    }

    fn tie_groups(&mut self, periods: &[Groups], kind: Drawn, has_groups: bool) {
        if kind == Drawn::Counts && has_groups {
            for of_period in periods {
                let (all, groups) = of_period.split_last().expect("all groups together");
                self.tie(groups.iter().map(|group| group.0).collect(), all.0);
            }
        }
    }

    fn tie_year(&mut self, total: &[Groups]) {
        let (year, parts) = total.split_last().expect("a year");
        for group in 0..year.len() {
            self.tie(parts.iter().map(|part| part[group].0).collect(), year[group].0);
            let out_of: Option<Vec<usize>> = parts.iter().map(|part| part[group].1).collect();
            if let Some((parts, whole)) = out_of.zip(year[group].1) {
                self.tie(parts, whole);
            }
        }
    }

    fn write(&mut self) {
        self.files = self
            .recipes
            .iter()
            .map(|recipe| (recipe.name.clone(), recipe.text(&self.quantities)))
            .collect();
    }

    /// What a cell says, as its file writes it.
    pub fn value(&self, cell: &Cell) -> f64 {
        let counted = self.quantities[cell.counted];
        cell.out_of
            .map_or(counted, |all| (1000.0 * counted / self.quantities[all]).round() / 10.0)
    }

    /// Whether few people stand behind a cell, are counted or left out.
    pub fn is_few(&self, cell: &Cell, least: f64) -> bool {
        let few = |people: f64| people > 0.0 && people < least;
        let counted = self.quantities[cell.counted];
        let all = cell.out_of.map(|all| self.quantities[all]);
        few(counted) || all.is_some_and(|all| few(all) || few(all - counted))
    }

    /// What would be known of a cell if cells of few people alone were hidden.
    pub fn let_through(&self, cell: &Cell, known: Known) -> Known {
        if known == Known::Withheld {
            Known::Shown(self.value(cell), cell.out_of.map(|all| self.quantities[all]))
        } else {
            known
        }
    }

    /// The same cluster with every small number taken for one.
    pub fn masked(&self, least: f64) -> Self {
        let mut masked = self.clone();
        for (place, cell) in self.cells.iter().enumerate() {
            if self.is_few(cell, least) {
                masked.quantities[masked.cells[place].counted] = 1.0;
            }
        }
        masked
    }

    /// A cluster in which some numbers under the limit are others under it, and the same cells are of few people; none where there is
    /// nothing to change.
    pub fn with_other_small_numbers(&self, seed: u64, least: f64) -> Option<Self> {
        let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0x5eed);
        let mut other = self.clone();
        for place in &self.base {
            let now = self.quantities[*place];
            if now > 0.0 && now < least {
                other.quantities[*place] = f64::from(1 + below(&mut rng, least as u32 - 1));
            }
        }
        for (parts, whole) in &self.sums {
            other.quantities[*whole] = parts.iter().map(|part| other.quantities[*part]).sum();
        }
        let is_same = |cell: &Cell| self.is_few(cell, least) == other.is_few(cell, least);
        let is_changed = self.quantities != other.quantities;
        (is_changed && self.cells.iter().all(is_same)).then(|| {
            other.write();
            other
        })
    }
}

impl Recipe {
    fn cells(&self) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (house, of_house) in self.houses.iter().zip(&self.at) {
            for (period, of_period) in self.periods.iter().zip(of_house) {
                let cell = |indicator: String, counted, out_of| Cell {
                    house: house.clone(),
                    indicator,
                    period: period.clone(),
                    counted,
                    out_of,
                };
                for (group, (counted, out_of)) in self.groups.iter().zip(of_period) {
                    let name = match self.kind {
                        Drawn::Counts if group.is_empty() => "Antal børn".to_owned(),
                        Drawn::Counts => format!("Antal børn · {group}"),
                        Drawn::Share => "Andel med bekymring i pct.".to_owned(),
                        Drawn::Parts => group.clone(),
                    };
                    cells.push(cell(name, *counted, *out_of));
                }
                if let (Drawn::Parts, Some(all)) = (self.kind, of_period[0].1) {
                    cells.push(cell("Antal vurderede".to_owned(), all, None));
                }
            }
        }
        cells
    }

    #[allow(clippy::excessive_nesting, reason = "one loop for each dimension of the drawn table")]
    fn text(&self, quantities: &[f64]) -> String {
        let heading = match self.kind {
            Drawn::Counts if self.groups.len() > 1 => "Enhed;Aldersgruppe;Periode;Antal børn",
            Drawn::Counts => "Enhed;Periode;Antal børn",
            Drawn::Share => "Enhed;Periode;Tæller;Nævner;Andel med bekymring i pct.",
            Drawn::Parts => "Enhed;Periode;Antal vurderede;Generel indsats;Fokuseret indsats;Særlig indsats",
        };
        let mut text = format!("{heading}\n");
        let is_small = |number: f64| self.is_covered && number > 0.0 && number < 5.0;
        let count = |place: usize| {
            let number = quantities[place];
            if is_small(number) {
                "<5".to_owned()
            } else {
                format!("{number:.0}")
            }
        };
        let share = |counted: usize, all: usize| {
            let (counted, all) = (quantities[counted], quantities[all]);
            if [counted, all, all - counted].into_iter().any(is_small) {
                "*".to_owned()
            } else {
                format!("{:.1}", (1000.0 * counted / all).round() / 10.0).replace('.', ",")
            }
        };
        for (house, of_house) in self.houses.iter().zip(&self.at) {
            for (period, of_period) in self.periods.iter().zip(of_house) {
                for line in self.lines(period, of_period, &count, &share) {
                    writeln!(text, "{house};{line}").expect("written");
                }
            }
        }
        text.replace("* %", "*")
    }

    /// The lines of a house in a period, without its name.
    fn lines(&self, period: &str, groups: &Groups, count: &dyn Fn(usize) -> String, share: &dyn Fn(usize, usize) -> String) -> Vec<String> {
        let all = groups[0].1.unwrap_or_default();
        match self.kind {
            Drawn::Counts => {
                let group = |name: &String| if name.is_empty() { String::new() } else { format!("{name};") };
                let lines = self.groups.iter().zip(groups);
                lines
                    .map(|(name, (counted, _))| format!("{}{period};{}", group(name), count(*counted)))
                    .collect()
            }
            Drawn::Share => {
                let counted = groups[0].0;
                vec![format!("{period};{};{};{} %", count(counted), count(all), share(counted, all))]
            }
            Drawn::Parts => {
                let shares: Vec<String> = groups.iter().map(|(part, _)| format!("{} %", share(*part, all))).collect();
                vec![format!("{period};{};{}", count(all), shares.join(";"))]
            }
        }
    }
}
