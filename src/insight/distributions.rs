//! Tails and quantiles of the distributions that chance is measured by.
//!
//! The incomplete beta and gamma functions and the normal and chi-squared quantiles are those of `statrs`. The discrete quantiles are
//! searched for here, as R does, with its tolerance of 64 ε: a tail that is exactly the probability asked for is not missed by a rounding.

use statrs::distribution::{ChiSquared, ContinuousCDF, Normal};
use statrs::function::beta::beta_reg;
use statrs::function::gamma::{gamma_lr, gamma_ur};

/// So far may a computed tail fall short of the probability asked for (R, `qbinom.c`: 64 ε).
const FUZZ: f64 = 1.0 - 64.0 * f64::EPSILON;

/// P(X ≤ x) of a binomial X of n trials with probability p each: the incomplete beta function I₁₋ₚ(n − x, x + 1).
///
/// ```
/// use klyngeblik::insight::distributions::binomial_at_most;
/// assert!((binomial_at_most(0, 3, 0.5) - 0.125).abs() < 1e-14);
/// ```
#[must_use]
pub fn binomial_at_most(x: u64, n: u64, p: f64) -> f64 {
    match p.clamp(0.0, 1.0) {
        p if x >= n || p == 0.0 => 1.0,
        1.0 => 0.0,
        p => beta_reg((n - x) as f64, x as f64 + 1.0, 1.0 - p),
    }
}

/// P(X > x) of a binomial X: Iₚ(x + 1, n − x), exact where it is small.
#[must_use]
pub fn binomial_more_than(x: u64, n: u64, p: f64) -> f64 {
    match p.clamp(0.0, 1.0) {
        p if x >= n || p == 0.0 => 0.0,
        1.0 => 1.0,
        p => beta_reg(x as f64 + 1.0, (n - x) as f64, p),
    }
}

/// The least x with P(X ≤ x) ≥ `probability` of a binomial X.
#[must_use]
pub fn binomial_quantile(probability: f64, n: u64, p: f64) -> u64 {
    least(n, |x| binomial_at_most(x, n, p) >= probability * FUZZ)
}

/// P(X ≤ x) of a Poisson X with mean μ: the incomplete gamma function Q(x + 1, μ).
#[must_use]
pub fn poisson_at_most(x: u64, mean: f64) -> f64 {
    if mean > 0.0 { gamma_ur(x as f64 + 1.0, mean) } else { 1.0 }
}

/// P(X > x) of a Poisson X with mean μ: P(x + 1, μ), exact where it is small.
#[must_use]
pub fn poisson_more_than(x: u64, mean: f64) -> f64 {
    if mean > 0.0 { gamma_lr(x as f64 + 1.0, mean) } else { 0.0 }
}

/// The least x with P(X ≤ x) ≥ `probability` of a Poisson X, for a probability below 1.
#[must_use]
pub fn poisson_quantile(probability: f64, mean: f64) -> u64 {
    let is_reached = |x| poisson_at_most(x, mean) >= probability * FUZZ;
    let mut bound = mean.max(1.0) as u64;
    while !is_reached(bound) && bound < u64::MAX / 2 {
        bound *= 2;
    }
    least(bound, is_reached)
}

/// The quantile of χ² with so many degrees of freedom; 0 where there are none.
#[must_use]
pub fn chi_squared_quantile(probability: f64, degrees: f64) -> f64 {
    ChiSquared::new(degrees).map_or(0.0, |chi_squared| chi_squared.inverse_cdf(probability.clamp(0.0, 1.0)))
}

/// The quantile of the standard normal distribution.
///
/// ```
/// use klyngeblik::insight::distributions::normal_quantile;
/// assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-12);
/// ```
#[must_use]
pub fn normal_quantile(probability: f64) -> f64 {
    Normal::standard().inverse_cdf(probability.clamp(0.0, 1.0))
}

/// The least number up to a bound for which something holds that holds for every greater one too; the bound where it holds for none.
fn least(bound: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (0, bound);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_by_hand() {
        let cases = [
            (binomial_at_most(1, 3, 0.5), 0.5),
            (binomial_more_than(1, 3, 0.5), 0.5),
            (binomial_at_most(3, 3, 0.9), 1.0),
            (binomial_more_than(9, 10, 0.85), 0.85_f64.powi(10)),
            (binomial_at_most(0, 4, 1.0), 0.0),
            (binomial_more_than(0, 4, 0.0), 0.0),
            (poisson_at_most(0, 2.0), (-2.0_f64).exp()),
            (poisson_more_than(1, 2.0), 1.0 - 3.0 * (-2.0_f64).exp()),
            (poisson_at_most(0, 0.0), 1.0),
        ];
        for (place, (tail, expected)) in cases.into_iter().enumerate() {
            assert!((tail - expected).abs() < 1e-14, "{place}: {tail} for {expected}");
        }
    }

    #[test]
    fn quantiles_by_hand() {
        assert_eq!(binomial_quantile(0.05, 9, 0.5), 2);
        assert_eq!(binomial_quantile(0.125, 3, 0.5), 0);
        assert_eq!(binomial_quantile(1.0, 3, 0.5), 3);
        assert_eq!(poisson_quantile(0.975, 1.0), 3);
        assert_eq!(poisson_quantile(0.5, 0.0), 0);
        // χ² with two degrees of freedom is exponential with mean 2.
        assert!((chi_squared_quantile(0.975, 2.0) + 2.0 * 0.025_f64.ln()).abs() < 1e-9);
    }
}
