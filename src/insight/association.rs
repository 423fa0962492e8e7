//! Whether two figures of the same houses go together, by the order they put the houses in.

/// Houses needed before anything is said: of fewer, even the same order twice is no rare thing to meet among many pairs of figures.
pub const FEWEST_FOR_ASSOCIATION: usize = 8;

/// Of so many houses all orders are gone through; of more, some are drawn.
const MOST_ORDERED: usize = 8;
/// Orders drawn.
const DRAWN: u32 = 9_999;
/// Orders that differ by no more than rounding are equally far out.
const ROUNDING: f64 = 1e-9;

/// How two figures go together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Association {
    /// Spearman's ρ, from −1 (opposite orders) to 1 (the same order).
    pub rho: f64,
    /// How often chance alone puts the houses in orders at least as alike, or as opposite.
    pub p: f64,
    /// Houses with both figures.
    pub n: usize,
}

/// Spearman's rank correlation with its two-sided p by permutation; none where either figure is the same in all houses.
///
/// ρ is Pearson's correlation of the ranks, figures that are equal sharing the mean of their ranks. p is the share of all orders of the
/// second figure that give |ρ| at least as large: exact of up to eight houses, of more (b + 1)/(m + 1) over m = 9,999 orders drawn, the
/// same ones each time.
///
/// Sources: Spearman, American Journal of Psychology 15 (1904); Hollander, Wolfe & Chicken, *Nonparametric Statistical Methods*, 8.5;
/// Phipson & Smyth, "Permutation P-values should never be zero", Statistical Applications in Genetics and Molecular Biology 9 (2010).
///
/// ```
/// use klyngeblik::insight::association;
/// let pairs: Vec<(f64, f64)> = (1..=8).map(|house| (f64::from(house), f64::from(house * house))).collect();
/// let found = association(&pairs).expect("two figures that vary");
/// assert_eq!((found.n, found.rho), (8, 1.0));
/// // Two of the 40,320 orders are as far out: the same and the opposite.
/// assert!((found.p - 2.0 / 40_320.0).abs() < 1e-12);
/// assert_eq!(association(&[(1.0, 4.0), (2.0, 4.0)]), None);
/// ```
#[must_use]
pub fn association(pairs: &[(f64, f64)]) -> Option<Association> {
    let (first, mut second) = (
        centred_ranks(pairs.iter().map(|(x, _)| *x)),
        centred_ranks(pairs.iter().map(|(_, y)| *y)),
    );
    let scale = (product(&first, &first) * product(&second, &second)).sqrt();
    if scale <= 0.0 || !scale.is_finite() {
        return None;
    }
    let seen = product(&first, &second);
    let mut far = Far {
        first,
        seen: seen.abs() - ROUNDING,
        n_beyond: 0,
        n_all: 0,
    };
    if pairs.len() <= MOST_ORDERED {
        far.go_through(&mut second, pairs.len());
    } else {
        // The order that was seen is one of them.
        far.look(&second);
        far.draw(&mut second);
    }
    Some(Association {
        rho: (seen / scale).clamp(-1.0, 1.0),
        p: f64::from(far.n_beyond) / f64::from(far.n_all),
        n: pairs.len(),
    })
}

/// Ranks from the middle: equal figures share the mean of theirs.
fn centred_ranks(figures: impl Iterator<Item = f64>) -> Vec<f64> {
    let figures: Vec<f64> = figures.collect();
    let middle = (figures.len() as f64 - 1.0) / 2.0;
    let rank = |figure: &f64| {
        let n_below = figures.iter().filter(|other| other.total_cmp(figure).is_lt()).count() as f64;
        let n_equal = figures.iter().filter(|other| other.total_cmp(figure).is_eq()).count() as f64;
        n_below + (n_equal - 1.0) / 2.0 - middle
    };
    figures.iter().map(rank).collect()
}

fn product(first: &[f64], second: &[f64]) -> f64 {
    first.iter().zip(second).map(|(first, second)| first * second).sum()
}

/// Counts the orders at least as far out as the one seen.
struct Far {
    first: Vec<f64>,
    seen: f64,
    n_beyond: u32,
    n_all: u32,
}

impl Far {
    fn look(&mut self, second: &[f64]) {
        self.n_all += 1;
        self.n_beyond += u32::from(product(&self.first, second).abs() >= self.seen);
    }

    /// Looks at every order of the first `n` (Heap's algorithm).
    fn go_through(&mut self, second: &mut [f64], n: usize) {
        if n < 2 {
            self.look(second);
            return;
        }
        for place in 0..n {
            self.go_through(second, n - 1);
            let other = if n.is_multiple_of(2) { place } else { 0 };
            if place + 1 < n {
                second.swap(other, n - 1);
            }
        }
    }

    /// Looks at some orders, drawn with Fisher and Yates' shuffle from the numbers of `SplitMix64` (Steele, Lea & Flood, OOPSLA 2014).
    fn draw(&mut self, second: &mut [f64]) {
        let mut state = 0_u64;
        let mut below = |bound: usize| {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut drawn = state;
            drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            let drawn = (drawn ^ (drawn >> 31)) >> 32;
            ((drawn * bound as u64) >> 32) as usize
        };
        for _ in 0..DRAWN {
            for last in (1..second.len()).rev() {
                second.swap(last, below(last + 1));
            }
            self.look(second);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(order: &[u8]) -> Association {
        let pairs: Vec<(f64, f64)> = (0_u8..).zip(order).map(|(x, y)| (f64::from(x), f64::from(*y))).collect();
        association(&pairs).expect("figures that vary")
    }

    #[test]
    fn critical_values_are_those_of_the_table() {
        // Zar, *Biostatistical Analysis*, table B.20, two-sided 0.05: 0.738 of 8 houses, 0.648 of 10.
        let (inside, outside) = (of(&[2, 1, 3, 0, 4, 7, 6, 5]), of(&[3, 1, 2, 0, 5, 6, 4, 7]));
        for found in [inside, outside] {
            assert_eq!(found.p <= 0.05, found.rho > 0.737, "{found:?}");
        }
        let ten = of(&[3, 1, 5, 0, 4, 2, 9, 6, 7, 8]);
        assert_eq!(ten.p <= 0.05, ten.rho > 0.647, "{ten:?}");
    }

    #[test]
    fn every_order_is_looked_at_once() {
        let mut far = Far {
            first: vec![1.0, 2.0, 4.0, 8.0],
            seen: 0.0,
            n_beyond: 0,
            n_all: 0,
        };
        far.go_through(&mut [1.0, 10.0, 100.0, 1000.0], 4);
        assert_eq!((far.n_all, far.n_beyond), (24, 24));
        // Of five different ranks only two orders are as far out as the same order.
        assert!((of(&[0, 1, 2, 3, 4]).p - 2.0 / 120.0).abs() < 1e-12);
    }

    #[test]
    fn drawn_and_exact_agree() {
        let order = [2, 1, 3, 0, 4, 7, 6, 5];
        let mut second = centred_ranks(order.iter().map(|place| f64::from(*place)));
        let first = centred_ranks((0..8).map(f64::from));
        let seen = product(&first, &second).abs() - ROUNDING;
        let mut far = Far {
            first,
            seen,
            n_beyond: 1,
            n_all: 1,
        };
        far.draw(&mut second);
        assert!((f64::from(far.n_beyond) / f64::from(far.n_all) - of(&order).p).abs() < 0.01);
    }

    proptest! {
        #[test]
        fn neither_unit_nor_order_of_the_houses_matters(mut pairs in proptest::collection::vec((-9_i8..9, -9_i8..9), 2..12)) {
            let found = |pairs: &[(i8, i8)], by: f64| {
                let pairs: Vec<(f64, f64)> = pairs.iter().map(|(x, y)| (f64::from(*x) * by, f64::from(*y))).collect();
                association(&pairs)
            };
            let one = found(&pairs, 1.0);
            if let Some(one) = one {
                prop_assert!((-1.0..=1.0).contains(&one.rho) && one.p > 0.0 && one.p <= 1.0);
            }
            prop_assert_eq!(one, found(&pairs, 1000.0));
            pairs.reverse();
            let (rho, other) = (one.map(|one| one.rho), found(&pairs, 1.0).map(|one| one.rho));
            prop_assert!(rho.zip(other).is_none_or(|(rho, other)| (rho - other).abs() < 1e-9));
            prop_assert_eq!(rho.is_some(), other.is_some());
        }
    }
}
