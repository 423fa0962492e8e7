//! The attacker: equations between numbers of people, what is known put in, the rest solved for and fenced in.

use super::draw::Cluster;

/// What is known of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Known {
    /// It stands nowhere.
    Nothing,
    /// Its figure, and out of how many.
    Shown(f64, Option<f64>),
    /// Too few people stand behind it, are counted or left out.
    Few,
    /// It is hidden for the sake of others.
    Withheld,
}

/// All that is known of a cluster.
pub struct Attack<'a> {
    cluster: &'a Cluster,
    known: &'a [Known],
    /// What is known of each number of people.
    numbers: Vec<Option<f64>>,
    /// Between what and what a number is that a rounded share leaves open.
    between: Vec<(usize, f64, f64)>,
    least: f64,
}

impl<'a> Attack<'a> {
    pub fn on(cluster: &'a Cluster, known: &'a [Known], least: f64) -> Self {
        let mut numbers: Vec<Option<f64>> = vec![None; cluster.quantities.len()];
        let mut between = Vec::new();
        for (cell, known) in cluster.cells.iter().zip(known) {
            let Known::Shown(value, n) = known else { continue };
            match cell.out_of {
                None => numbers[cell.counted] = Some(*value),
                Some(all) => {
                    let n = n.expect("a share shows its n");
                    numbers[all] = Some(n);
                    let (low, high) = ((value - 0.05) * n / 100.0, (value + 0.05) * n / 100.0);
                    let (low, high) = ((low - 1e-6).ceil(), (high + 1e-6).floor());
                    if (high - low).abs() < 0.5 {
                        numbers[cell.counted] = Some(low);
                    } else {
                        between.push((cell.counted, low, high));
                    }
                }
            }
        }
        for (number, truth) in numbers.iter().zip(&cluster.quantities) {
            assert!(number.is_none_or(|number| number == *truth), "what is shown is true");
        }
        Self {
            cluster,
            known,
            numbers,
            between,
            least,
        }
    }

    /// The hidden cells whose number of people has one value only: by the equations alone, or by what it can be at all.
    pub fn recovered(&self) -> Vec<usize> {
        let solved = self.solved();
        let fenced = self.fenced();
        let is_found = |place: usize| {
            let (low, high) = fenced[place];
            solved[place] || high - low < 0.5
        };
        let cells = self.cluster.cells.iter().zip(self.known).enumerate();
        let hidden = cells.filter(|(_, (_, known))| matches!(known, Known::Few | Known::Withheld));
        hidden
            .filter(|(_, (cell, _))| is_found(cell.counted))
            .map(|(place, _)| place)
            .collect()
    }

    /// Which unknown numbers the equations settle, by elimination.
    fn solved(&self) -> Vec<bool> {
        let unknown: Vec<usize> = (0..self.numbers.len()).filter(|place| self.numbers[*place].is_none()).collect();
        let column = |place: usize| unknown.binary_search(&place).ok();
        let mut rows: Vec<Vec<f64>> = Vec::new();
        for (parts, whole) in &self.cluster.sums {
            let mut row = vec![0.0; unknown.len()];
            for part in parts {
                if let Some(column) = column(*part) {
                    row[column] += 1.0;
                }
            }
            if let Some(column) = column(*whole) {
                row[column] -= 1.0;
            }
            rows.push(row);
        }
        let mut done = 0;
        for column in 0..unknown.len() {
            let Some(pivot) = (done..rows.len()).max_by(|one, other| rows[*one][column].abs().total_cmp(&rows[*other][column].abs()))
            else {
                break;
            };
            if rows[pivot][column].abs() < 1e-9 {
                continue;
            }
            rows.swap(done, pivot);
            let factor = rows[done][column];
            rows[done].iter_mut().for_each(|value| *value /= factor);
            let own = rows[done].clone();
            for (number, row) in rows.iter_mut().enumerate() {
                let factor = row[column];
                if number != done && factor != 0.0 {
                    row.iter_mut().zip(&own).for_each(|(value, own)| *value -= factor * own);
                }
            }
            done += 1;
        }
        let mut solved = vec![false; self.numbers.len()];
        for row in &rows {
            let some: Vec<usize> = (0..unknown.len()).filter(|column| row[*column].abs() > 1e-9).collect();
            if let [alone] = some[..] {
                solved[unknown[alone]] = true;
            }
        }
        solved
    }

    /// The least and the most each number can be: numbers of people are not below nought, a part is not above its whole, and why a
    /// figure is hidden says something of it.
    fn fenced(&self) -> Vec<(f64, f64)> {
        let mut fences: Vec<(f64, f64)> = self
            .numbers
            .iter()
            .map(|number| number.map_or((0.0, 1e9), |number| (number, number)))
            .collect();
        let narrow = |fence: &mut (f64, f64), low: f64, high: f64| {
            *fence = (fence.0.max(low), fence.1.min(high));
        };
        for (place, low, high) in &self.between {
            narrow(&mut fences[*place], *low, *high);
        }
        for (cell, known) in self.cluster.cells.iter().zip(self.known) {
            if *known == Known::Few && cell.out_of.is_none() {
                narrow(&mut fences[cell.counted], 1.0, self.least - 1.0);
            }
        }
        for _ in 0..30 {
            let before = fences.clone();
            for (parts, whole) in &self.cluster.sums {
                let low: f64 = parts.iter().map(|part| fences[*part].0).sum();
                let high: f64 = parts.iter().map(|part| fences[*part].1).sum();
                narrow(&mut fences[*whole], low, high);
                let (whole_low, whole_high) = fences[*whole];
                for part in parts {
                    let (own_low, own_high) = fences[*part];
                    narrow(&mut fences[*part], whole_low - (high - own_high), whole_high - (low - own_low));
                }
            }
            for cell in &self.cluster.cells {
                if let Some(all) = cell.out_of {
                    let high = fences[all].1;
                    narrow(&mut fences[cell.counted], 0.0, high);
                }
            }
            if fences == before {
                break;
            }
        }
        fences
    }
}
