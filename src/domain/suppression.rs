//! How many people must stand behind a figure for it to be shown (*diskretionsgrænse*).

/// The least number of people a figure may have behind it and still be shown.
///
/// Five, as the statistics bank and most survey houses have it; a cluster may ask for more and never for fewer.
///
/// ```
/// use klyngeblik::domain::Suppression;
/// assert_eq!(Suppression::default().least(), 5);
/// assert_eq!([Suppression::of(10), Suppression::of(2)].map(Suppression::least), [10, 5]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Suppression {
    least: u32,
}

impl Suppression {
    /// What holds where nothing was said, and the lowest there is.
    pub const LEAST: u32 = 5;
    /// More than a day-care house has of children, staff and parents: a limit beyond it would be a slip of the pen.
    pub const MOST: u32 = 1000;

    /// This limit, or the nearest that may be set.
    #[must_use]
    pub fn of(least: u32) -> Self {
        Self {
            least: least.clamp(Self::LEAST, Self::MOST),
        }
    }

    /// The fewest people behind a figure that is shown.
    #[must_use]
    pub const fn least(self) -> u32 {
        self.least
    }
}

impl Default for Suppression {
    fn default() -> Self {
        Self::of(Self::LEAST)
    }
}
