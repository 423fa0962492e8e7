//! What kinds of columns there are, for the eye: a letter and a colour each, the same in the file and in what was understood of it.

use crate::i18n::Locale;
use crate::import::Role;

/// A kind of column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoleGroup {
    /// Who: the house, its number and kind.
    House,
    /// What: indicator or theme.
    Subject,
    /// When: period or day.
    Time,
    /// How much: figure, count or rating.
    Figure,
    /// In words: how a visit came about, reasons.
    Text,
    /// Not read.
    Ignored,
}

impl RoleGroup {
    /// The kind a role is of.
    #[must_use]
    pub const fn of(role: Role) -> Self {
        match role {
            Role::House | Role::HouseId | Role::HouseKind => Self::House,
            Role::Indicator | Role::Dimension | Role::Theme => Self::Subject,
            Role::Period | Role::VisitDate => Self::Time,
            Role::Value | Role::Numerator | Role::Denominator | Role::Level | Role::Children => Self::Figure,
            Role::VisitKind | Role::Text => Self::Text,
            Role::Ignore => Self::Ignored,
        }
    }

    /// Its letter: colour is never alone.
    #[must_use]
    pub fn letter(self, locale: &Locale) -> &str {
        locale.t(match self {
            Self::House => "letter-house",
            Self::Subject => "letter-subject",
            Self::Time => "letter-time",
            Self::Figure => "letter-figure",
            Self::Text => "letter-text",
            Self::Ignored => "letter-ignored",
        })
    }
}
