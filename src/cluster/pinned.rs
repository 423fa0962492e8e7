//! Linear algebra on what is hidden: which unknowns a set of equations settles, whatever stands on their other side.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

/// An equation: unknowns by number, each with what it is multiplied by.
pub(super) type Equation = Vec<(u32, f64)>;

/// Equations left after peeling that are solved together; of more, all unknowns count as settled.
const LARGEST_CORE: usize = 600;

type Set = HashSet<u32, RandomState>;

/// The unknowns that have one value only.
///
/// An unknown that stands in one equation alone can take up whatever the others of it are: it settles nothing, and is itself settled
/// only where all the others are. Such equations are peeled off; the rest, nearly always nothing, is solved.
pub(super) fn pinned(equations: &[Equation]) -> Set {
    let mut uses: HashMap<u32, Vec<usize>, RandomState> = HashMap::default();
    for (number, equation) in equations.iter().enumerate() {
        for (unknown, _) in equation {
            uses.entry(*unknown).or_default().push(number);
        }
    }
    let mut n_uses: HashMap<u32, usize, RandomState> = uses.iter().map(|(unknown, uses)| (*unknown, uses.len())).collect();
    let mut is_left = vec![true; equations.len()];
    let mut alone: Vec<u32> = n_uses.iter().filter(|(_, n)| **n == 1).map(|(unknown, _)| *unknown).collect();
    alone.sort_unstable();
    let mut peeled = Vec::new();
    while let Some(unknown) = alone.pop() {
        let left = uses
            .get(&unknown)
            .and_then(|uses| uses.iter().copied().find(|number| is_left.get(*number) == Some(&true)));
        let Some((number, equation)) = left.and_then(|number| Some((number, equations.get(number)?))) else {
            continue;
        };
        if let Some(slot) = is_left.get_mut(number) {
            *slot = false;
        }
        peeled.push((unknown, equation));
        for (other, _) in equation {
            if let Some(n) = n_uses.get_mut(other) {
                *n -= 1;
                if *n == 1 {
                    alone.push(*other);
                }
            }
        }
    }
    let core: Vec<&Equation> = equations
        .iter()
        .zip(&is_left)
        .filter(|(_, is_left)| **is_left)
        .map(|(equation, _)| equation)
        .collect();
    let mut pinned = solve(&core);
    for (unknown, equation) in peeled.into_iter().rev() {
        if equation.iter().all(|(other, _)| *other == unknown || pinned.contains(other)) {
            pinned.insert(unknown);
        }
    }
    pinned
}

/// Unknowns that stand alone in a row when the equations are brought into reduced form.
fn solve(core: &[&Equation]) -> Set {
    let unknowns: Vec<u32> = {
        let all: Set = core
            .iter()
            .flat_map(|equation| equation.iter().map(|(unknown, _)| *unknown))
            .collect();
        let mut all: Vec<u32> = all.into_iter().collect();
        all.sort_unstable();
        all
    };
    if core.len() > LARGEST_CORE || unknowns.len() > 4 * LARGEST_CORE {
        return unknowns.into_iter().collect();
    }
    let mut rows: Vec<Vec<f64>> = core.iter().map(|equation| row(equation, &unknowns)).collect();
    reduce(&mut rows, unknowns.len());
    let alone = rows.iter().filter_map(|row| {
        let mut some = row
            .iter()
            .zip(&unknowns)
            .filter(|(factor, _)| factor.abs() > 1e-9)
            .map(|(_, unknown)| *unknown);
        some.next().filter(|_| some.next().is_none())
    });
    alone.collect()
}

/// An equation as a row, its greatest factor one.
fn row(equation: &Equation, unknowns: &[u32]) -> Vec<f64> {
    let mut row = vec![0.0; unknowns.len()];
    for (unknown, factor) in equation {
        if let Some(slot) = unknowns.binary_search(unknown).ok().and_then(|place| row.get_mut(place)) {
            *slot += factor;
        }
    }
    let greatest = row.iter().fold(0.0_f64, |greatest, factor| greatest.max(factor.abs()));
    if greatest > 0.0 {
        for factor in &mut row {
            *factor /= greatest;
        }
    }
    row
}

/// Gauss and Jordan, the greatest factor of a column first.
fn reduce(rows: &mut [Vec<f64>], n_columns: usize) {
    let at = |rows: &[Vec<f64>], row: usize, column: usize| rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default();
    let mut done = 0;
    for column in 0..n_columns {
        let greatest = (done..rows.len()).max_by(|one, other| at(rows, *one, column).abs().total_cmp(&at(rows, *other, column).abs()));
        let Some(pivot) = greatest.filter(|row| at(rows, *row, column).abs() > 1e-9) else {
            continue;
        };
        rows.swap(done, pivot);
        let factor = at(rows, done, column);
        let Some(own) = rows.get_mut(done) else { return };
        for value in own.iter_mut() {
            *value /= factor;
        }
        let own = own.clone();
        for (number, row) in rows.iter_mut().enumerate().filter(|(number, _)| *number != done) {
            let factor = row.get(column).copied().unwrap_or_default();
            if factor != 0.0 && number != done {
                row.iter_mut().zip(&own).for_each(|(value, own)| *value -= factor * own);
            }
        }
        done += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pinned_by(equations: &[&[(u32, f64)]]) -> Vec<u32> {
        let equations: Vec<Equation> = equations.iter().map(|equation| equation.to_vec()).collect();
        let mut pinned: Vec<u32> = pinned(&equations).into_iter().collect();
        pinned.sort_unstable();
        pinned
    }

    #[test]
    fn unknowns_are_settled_alone_or_together() {
        assert_eq!(pinned_by(&[&[(1, 1.0)]]), [1]);
        assert_eq!(pinned_by(&[&[(1, 1.0), (2, 1.0)]]), Vec::<u32>::new());
        assert_eq!(pinned_by(&[&[(1, 1.0), (2, 1.0)], &[(2, 1.0)]]), [1, 2]);
        let square: [&[(u32, f64)]; 4] = [
            &[(1, 1.0), (2, 1.0)],
            &[(3, 1.0), (4, 1.0)],
            &[(1, 1.0), (3, 1.0)],
            &[(2, 1.0), (4, 1.0)],
        ];
        assert_eq!(pinned_by(&square), Vec::<u32>::new(), "two houses and two months, hidden crosswise");
        let triangle: [&[(u32, f64)]; 3] = [&[(1, 1.0), (2, 1.0)], &[(2, 1.0), (3, 1.0)], &[(1, 1.0), (3, 1.0)]];
        assert_eq!(pinned_by(&triangle), [1, 2, 3]);
        assert_eq!(
            pinned_by(&[&[(1, 1.0), (2, 1.0)], &[(1, 2.0), (2, 2.0)]]),
            Vec::<u32>::new(),
            "the same said twice"
        );
        assert_eq!(
            pinned_by(&[&[(1, 1.0), (2, 1.0)], &[(1, 0.5), (2, 0.7)], &[(2, 1.0), (3, 1.0)]]),
            [1, 2, 3]
        );
    }
}
