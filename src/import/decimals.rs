//! The decimal mark of a column, decided from all its values and, where these do not tell, from the other columns. Never per cell.
//!
//! `13.482` is thirteen thousand to a Dane and thirteen and a half to others: a wrong guess is wrong by a factor of a thousand and
//! looks right. So what nothing in the file decides becomes a question.

use super::profile::Figures;
use super::{DecimalMark, Delimiter, Evidence};

/// What the whole file says of decimal marks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct FileEvidence {
    /// Some column surely has decimal commas.
    pub comma: bool,
    /// Some column surely has decimal points.
    pub point: bool,
}

impl FileEvidence {
    /// Gathers it from the numeric columns.
    pub fn of<'f>(columns: impl Iterator<Item = &'f Figures>) -> Self {
        columns.fold(Self::default(), |so_far, figures| match sure(figures) {
            Some(DecimalMark::Comma) => Self { comma: true, ..so_far },
            Some(DecimalMark::Point) => Self { point: true, ..so_far },
            _ => so_far,
        })
    }
}

/// The mark a column's own values can only mean, more of them than mean the other.
fn sure(figures: &Figures) -> Option<DecimalMark> {
    match (figures.comma, figures.point) {
        (0, 0) => None,
        (comma, point) if comma >= point => Some(DecimalMark::Comma),
        _ => Some(DecimalMark::Point),
    }
}

/// The decimal mark of a column and why, or nothing where only a person can know. `is_count` where the heading says so.
pub(super) fn decide(figures: &Figures, file: FileEvidence, delimiter: Delimiter, is_count: bool) -> Option<(DecimalMark, Evidence)> {
    let either = figures.either_point + figures.either_comma;
    if either == 0 {
        // A workbook's own numbers have a point and are read by it whatever their column's texts have (see `assemble`).
        let plain = if figures.typed > 0 { DecimalMark::Point } else { DecimalMark::None };
        let mark = sure(figures).unwrap_or(plain);
        let is_contradicted = figures.comma.min(figures.point) > 0;
        return Some((mark, if is_contradicted { Evidence::Likely } else { Evidence::Certain }));
    }
    let (mark, evidence) = match sure(figures) {
        Some(_) if figures.comma.min(figures.point) > 0 => return None,
        Some(mark) => (mark, Evidence::Certain),
        None if figures.either_point > 0 && figures.either_comma > 0 => return None,
        None => (by_others(figures, file, delimiter, is_count)?, Evidence::Likely),
    };
    let (thousands, decimals) = match mark {
        DecimalMark::Comma => (figures.either_point, figures.either_comma),
        _ => (figures.either_comma, figures.either_point),
    };
    // Who marks thousands marks them all.
    let is_half_marked = thousands > 0 && figures.whole_large + figures.plain_large > 0;
    // Three decimals nearly everywhere look more like thousands than like decimals.
    let is_all_threes = evidence == Evidence::Certain && decimals > 3 && decimals > 3 * figures.comma.max(figures.point);
    (!is_half_marked && !is_all_threes).then_some((mark, evidence))
}

/// The mark the rest of the file has, where the column's own figures can be read either way.
fn by_others(figures: &Figures, file: FileEvidence, delimiter: Delimiter, is_count: bool) -> Option<DecimalMark> {
    match file {
        FileEvidence { comma: true, point: false } => Some(DecimalMark::Comma),
        FileEvidence { comma: false, point: true } => Some(DecimalMark::Point),
        _ if has_unmarked_only_below_thousand(figures, delimiter, is_count) => Some(DecimalMark::Comma),
        _ => None,
    }
}

/// `38.398` beside `677`, and never `1677`, under a heading that counts: the point marks thousands. Under any other heading the
/// column may hold figures of several kinds, three decimals here and whole numbers there.
const fn has_unmarked_only_below_thousand(figures: &Figures, delimiter: Delimiter, is_count: bool) -> bool {
    let has_both = figures.whole_small > 0 && figures.whole_large == 0;
    is_count && matches!(delimiter, Delimiter::Semicolon) && figures.either_comma == 0 && has_both
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_decided_by_all_values_then_by_the_file_then_asked() {
        let comma = Figures {
            comma: 3,
            either_point: 1,
            ..Figures::default()
        };
        let point = Figures {
            point: 3,
            whole_small: 2,
            ..Figures::default()
        };
        let whole = Figures {
            whole_small: 2,
            whole_large: 2,
            ..Figures::default()
        };
        let either = Figures {
            either_point: 2,
            ..Figures::default()
        };
        let mixed = Figures {
            either_point: 2,
            whole_small: 2,
            ..Figures::default()
        };
        let half_marked = Figures {
            comma: 3,
            either_point: 2,
            plain_large: 1,
            ..Figures::default()
        };
        let both_marks = Figures {
            comma: 3,
            point: 1,
            either_point: 1,
            ..Figures::default()
        };
        let threes = Figures {
            comma: 1,
            either_comma: 9,
            ..Figures::default()
        };
        let none = FileEvidence::default();
        let danish = FileEvidence { comma: true, point: false };
        let english = FileEvidence { comma: false, point: true };
        let cases = [
            (&comma, none, Delimiter::Semicolon, Some((DecimalMark::Comma, Evidence::Certain))),
            (&point, none, Delimiter::Comma, Some((DecimalMark::Point, Evidence::Certain))),
            (&whole, none, Delimiter::Comma, Some((DecimalMark::None, Evidence::Certain))),
            (&either, none, Delimiter::Semicolon, None),
            (&either, danish, Delimiter::Semicolon, Some((DecimalMark::Comma, Evidence::Likely))),
            (&either, english, Delimiter::Comma, Some((DecimalMark::Point, Evidence::Likely))),
            (&either, FileEvidence { comma: true, point: true }, Delimiter::Comma, None),
            (&mixed, none, Delimiter::Semicolon, Some((DecimalMark::Comma, Evidence::Likely))),
            (&mixed, none, Delimiter::Comma, None),
            (&half_marked, danish, Delimiter::Semicolon, None),
            (&both_marks, danish, Delimiter::Semicolon, None),
            (&threes, none, Delimiter::Semicolon, None),
        ];
        for (figures, file, delimiter, expected) in cases {
            assert_eq!(decide(figures, file, delimiter, true), expected, "{figures:?}");
        }
        assert_eq!(decide(&mixed, none, Delimiter::Semicolon, false), None);
    }
}
