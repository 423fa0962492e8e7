//! The limits of a point, and where the point lies within them.

/// A side of a line; of a trend, the way it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Above, or rising.
    Above,
    /// Below, or falling.
    Below,
}

impl Side {
    /// On which side of a line a figure lies; on neither where they differ by no more than rounding (10⁻¹² of the larger).
    ///
    /// Means and ratios are rounded, so that a figure exactly on its line would else lie beside it.
    ///
    /// ```
    /// use klyngeblik::insight::Side;
    /// assert_eq!(Side::of(0.1 + 0.2, 0.3), None);
    /// assert_eq!(Side::of(0.31, 0.3), Some(Side::Above));
    /// ```
    #[must_use]
    pub fn of(figure: f64, line: f64) -> Option<Self> {
        let rounding = 1e-12 * figure.abs().max(line.abs());
        if figure > line + rounding {
            Some(Self::Above)
        } else if figure < line - rounding {
            Some(Self::Below)
        } else {
            None
        }
    }
}

/// Centre and limits of one point, all finite, in the figures' unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The centre line: the mean.
    pub centre: f64,
    /// Three standard deviations below.
    pub lower: f64,
    /// Three standard deviations above.
    pub upper: f64,
    /// Two standard deviations below.
    pub near_lower: f64,
    /// Two standard deviations above.
    pub near_upper: f64,
}

impl Limits {
    /// Limits three standard deviations (`reach`) to either side of the centre, within what the figures can be; none where one would not
    /// be finite.
    #[must_use]
    pub fn around(centre: f64, reach: f64, (least, most): (f64, f64)) -> Option<Self> {
        let line = |distance: f64| (centre + distance).max(least).min(most);
        let limits = Self {
            centre,
            lower: line(-reach),
            upper: line(reach),
            near_lower: line(-reach * 2.0 / 3.0),
            near_upper: line(reach * 2.0 / 3.0),
        };
        let lines = [limits.lower, limits.upper, limits.near_lower, limits.near_upper];
        lines.iter().all(|line| line.is_finite()).then_some(limits)
    }

    /// Where a figure lies.
    #[must_use]
    pub fn place(&self, figure: f64) -> Place {
        let is_beyond = |lower, upper| Side::of(figure, upper) == Some(Side::Above) || Side::of(figure, lower) == Some(Side::Below);
        let zone = if is_beyond(self.lower, self.upper) {
            Zone::Outside
        } else if is_beyond(self.near_lower, self.near_upper) {
            Zone::Near
        } else {
            Zone::Within
        };
        Place {
            side: Side::of(figure, self.centre),
            zone,
        }
    }
}

/// How far from the centre a point lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    /// Within two standard deviations.
    Within,
    /// Between two and three.
    Near,
    /// Beyond three.
    Outside,
}

/// Where a point lies in its limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its side of the centre; none exactly on it.
    pub side: Option<Side>,
    /// How far from the centre.
    pub zone: Zone,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_on_a_line_is_not_beyond_it() {
        let limits = Limits::around(10.0, 3.0, (f64::NEG_INFINITY, f64::INFINITY)).expect("finite");
        let cases = [
            (10.0, None, Zone::Within),
            (12.0, Some(Side::Above), Zone::Within),
            (12.1, Some(Side::Above), Zone::Near),
            (13.0, Some(Side::Above), Zone::Near),
            (6.9, Some(Side::Below), Zone::Outside),
        ];
        for (figure, side, zone) in cases {
            assert_eq!(limits.place(figure), Place { side, zone }, "{figure}");
        }
    }

    #[test]
    fn limits_stay_within_what_can_be() {
        let limits = Limits::around(0.95, 0.3, (0.0, 1.0)).expect("finite");
        assert_eq!((limits.upper, limits.near_upper), (1.0, 1.0));
        assert_eq!(Limits::around(1e308, 1e308, (f64::NEG_INFINITY, f64::INFINITY)), None);
    }
}
