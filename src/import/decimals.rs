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

/// The decimal mark of a column and why, or nothing where only a person can know.
pub(super) fn decide(figures: &Figures, file: FileEvidence, delimiter: Delimiter) -> Option<(DecimalMark, Evidence)> {
    if let Some(mark) = sure(figures) {
        let contradicted = figures.comma.min(figures.point) > 0;
        return Some((mark, if contradicted { Evidence::Likely } else { Evidence::Certain }));
    }
    if figures.either_point + figures.either_comma == 0 {
        // A workbook's own numbers have a point and are read by it whatever their column's texts have (see `assemble`).
        let mark = if figures.typed > 0 { DecimalMark::Point } else { DecimalMark::None };
        return Some((mark, Evidence::Certain));
    }
    if figures.either_point > 0 && figures.either_comma > 0 {
        return None;
    }
    match file {
        FileEvidence { comma: true, point: false } => Some((DecimalMark::Comma, Evidence::Likely)),
        FileEvidence { comma: false, point: true } => Some((DecimalMark::Point, Evidence::Likely)),
        _ if has_unmarked_only_below_thousand(figures, delimiter) => Some((DecimalMark::Comma, Evidence::Likely)),
        _ => None,
    }
}

/// `38.398` beside `677`, and never `1677`: the point marks thousands, for a number of decimals would vary.
const fn has_unmarked_only_below_thousand(figures: &Figures, delimiter: Delimiter) -> bool {
    matches!(delimiter, Delimiter::Semicolon) && figures.either_comma == 0 && figures.whole_small > 0 && figures.whole_large == 0
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
        ];
        for (figures, file, delimiter, expected) in cases {
            assert_eq!(decide(figures, file, delimiter), expected, "{figures:?}");
        }
    }
}
