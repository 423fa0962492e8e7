//! The guard against personal data: CPR numbers, e-mail addresses and columns of people's names stop the import before anything
//! of them is kept or shown. A person may leave such a column out; then it is blank before anything else looks at the table.

mod given_names;

use std::borrow::Cow;
use std::sync::Arc;

use super::columns::{Cell, Column};
use super::container::TABLE_ENDINGS;
use super::headings::Heading;
use super::layout::{self, Frame};
use super::records::Record;
use super::{Choices, MaskedLine, PersonalFind, PersonalKind, Refusal, Role, Step, Watch};

/// Lines of a column shown to a person.
const SHOWN_LINES: usize = 5;
/// A masked cell is cut here.
const SHOWN_LETTERS: usize = 40;

/// What a cell gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cpr {
    /// `ddmmyy-xxxx`, anywhere in the cell.
    Written,
    /// Ten digits and nothing else.
    Bare,
    /// Nine, that would be ten with a nought before them.
    Lost,
}

/// The table among the records, and its columns of personal data a person chose to leave out; a refusal where there are others.
pub(super) fn guard<'r>(records: &'r [Record], choices: &Choices, watch: &Watch) -> Result<(Frame<'r>, Vec<usize>), Refusal> {
    // Where there is no table, people may still stand among the records.
    let frame =
        layout::find(records).or_else(|refusal| loose(records).map_or(Err(refusal), |find| Err(Refusal::PersonalData(vec![find]))))?;
    let dropped = dropped(&frame, records, choices, watch)?;
    Ok((frame, dropped))
}

/// Whether nothing in a table is personal, nor an address in its running text.
pub(super) fn is_free(frame: &Frame<'_>, records: &[Record], watch: &Watch) -> bool {
    let mut cells = frame.columns.iter().flat_map(Column::cells);
    let has_address = cells.any(|cell| cell.text.contains('@') && address(cell.text).is_some());
    let dropped = || dropped(frame, records, &Choices::default(), watch);
    !has_address && matches!(without(records, frame, &[]), Cow::Borrowed(_)) && dropped().is_ok_and(|dropped| dropped.is_empty())
}

/// Whether nothing in the records is personal.
pub(super) fn is_clean(records: &[Record]) -> bool {
    match guard(records, &Choices::default(), &Watch::default()) {
        Ok((frame, _)) => matches!(without(records, &frame, &[]), Cow::Borrowed(_)),
        Err(Refusal::PersonalData(_)) => false,
        // No table; a sheet of contacts may still name people.
        Err(_) => !names_people(records),
    }
}

fn dropped(frame: &Frame<'_>, records: &[Record], choices: &Choices, watch: &Watch) -> Result<Vec<usize>, Refusal> {
    let (mut dropped, mut found) = (Vec::new(), Vec::new());
    for (column, name) in frame.names.iter().enumerate() {
        if !watch.at(Step::Guarding, column, frame.names.len()) {
            break;
        }
        let Some(mut find) = in_column(frame, column, name) else { continue };
        // An address in a heading is masked wherever the heading is shown, so a choice knows it by that.
        find.column = without_addresses(name).into();
        if choices.roles.get(&find.column) == Some(&Role::Ignore) {
            dropped.push(column);
        } else {
            found.push(find);
        }
    }
    found.extend(outside(frame, records, &dropped));
    if found.is_empty() {
        Ok(dropped)
    } else {
        Err(Refusal::PersonalData(found))
    }
}

/// The records without these columns, and with addresses in running text masked.
pub(super) fn without<'r>(records: &'r [Record], frame: &Frame<'_>, columns: &[usize]) -> Cow<'r, [Record]> {
    let has_address = |record: &Record| record.contains('@') && record.cells().any(|cell| address(cell).is_some());
    if columns.is_empty() && !records.iter().any(has_address) {
        return Cow::Borrowed(records);
    }
    let heading = |line: u32| frame.heading_lines.contains(&line);
    let cleared = records.iter().map(|record| {
        let is_heading = heading(record.line);
        let cells: Vec<Cow<'_, str>> = (0..record.width())
            .map(|column| {
                if columns.contains(&column) && !is_heading {
                    Cow::Borrowed("")
                } else {
                    without_addresses(record.raw(column))
                }
            })
            .collect();
        record.with_cells(cells.iter().map(|cell| &**cell))
    });
    Cow::Owned(cleared.collect())
}

/// What a column of the table gives away.
fn in_column(frame: &Frame<'_>, column: usize, name: &Arc<str>) -> Option<PersonalFind> {
    let heading = Heading::of(name);
    let cells = frame.columns.get(column)?;
    let is_lost = |cell: &Cell<'_>| cell.text.len() == 9 && looks_like_cpr(&format!("0{}", cell.text));
    // A workbook's number has lost its first nought, and so may have its neighbours in a text that was one.
    let lost = |cell: &Cell<'_>| if cell.is_typed { Cpr::Bare } else { Cpr::Lost };
    let kind = |cell: &Cell<'_>| cpr(cell.text).or_else(|| is_lost(cell).then(|| lost(cell)));
    let kinds: Vec<Option<Cpr>> = cells.cells().iter().map(kind).collect();
    let is_called_so = heading.contains(&["cpr", "personnummer", "personnr", "person nr"]);
    let with_lost = is_called_so || kinds.contains(&Some(Cpr::Bare));
    let is_alike = |kind: &Option<Cpr>| *kind == Some(Cpr::Bare) || (with_lost && *kind == Some(Cpr::Lost));
    let alike = cells.cells().iter().zip(&kinds).filter(|(_, kind)| is_alike(kind));
    let alike: Vec<&Cell<'_>> = alike.map(|(cell, _)| cell).collect();
    let is_bare = is_called_so || (rows_of(alike.iter().copied()) * 2 > rows_of(cells.filled()) && !are_other_numbers(&heading, &alike));
    let is_cpr = |kind: &Option<Cpr>| *kind == Some(Cpr::Written) || (is_bare && is_alike(kind));
    let is_address = |cell: &Cell<'_>| address(cell.text).is_some_and(|found| found.len() == cell.text.len());
    let find = |kind: PersonalKind, is_found: Vec<bool>| {
        let is_found = |code: &u32| is_found.get(*code as usize) == Some(&true);
        let rows = frame.rows.iter().zip(&**cells.codes()).enumerate();
        let found = rows.filter(|(_, (_, code))| is_found(code));
        let lines: Vec<(u32, &str)> = found.map(|(at, (row, _))| (row.line, cells.text(at))).collect();
        PersonalFind {
            column: Arc::clone(name),
            kind,
            count: lines.len(),
            lines: lines.iter().take(SHOWN_LINES).map(|(line, cell)| masked(*line, cell)).collect(),
        }
    };
    let if_any = |kind: PersonalKind, is_found: Vec<bool>| is_found.contains(&true).then(|| find(kind, is_found));
    if_any(PersonalKind::Cpr, kinds.iter().map(is_cpr).collect())
        .or_else(|| if_any(PersonalKind::Email, cells.cells().iter().map(is_address).collect()))
        .or_else(|| if_any(PersonalKind::Name, people(&heading, cells)))
}

/// Rows these cells stand in.
fn rows_of<'f, 'a: 'f>(cells: impl Iterator<Item = &'f Cell<'a>>) -> usize {
    cells.map(|cell| cell.count).sum()
}

/// CPR numbers in titles, footers and rows that are no part of the table.
fn outside(frame: &Frame<'_>, records: &[Record], dropped: &[usize]) -> Option<PersonalFind> {
    // Rows stand in the order of their lines.
    let mut rows = frame.rows.iter().map(|row| row.line).peekable();
    let others = records.iter().filter(move |record| rows.next_if_eq(&record.line).is_none());
    let cells = others.flat_map(|record| {
        let kept = (0..record.width()).filter(|column| !dropped.contains(column));
        kept.map(|column| (record.line, record.cell(column)))
    });
    without_column(
        PersonalKind::Cpr,
        &cells.filter(|(_, cell)| cpr(cell) == Some(Cpr::Written)).collect::<Vec<_>>(),
    )
}

/// Whether addresses or several people's names stand among records that are no table.
fn names_people(records: &[Record]) -> bool {
    let cells = || records.iter().flat_map(Record::cells);
    cells().any(|cell| address(cell).is_some()) || cells().filter(|cell| is_person(cell)).nth(1).is_some()
}

/// CPR numbers among records that are no table.
fn loose(records: &[Record]) -> Option<PersonalFind> {
    let cells = records.iter().flat_map(|record| record.cells().map(|cell| (record.line, cell)));
    without_column(
        PersonalKind::Cpr,
        &cells.filter(|(_, cell)| cpr(cell).is_some()).collect::<Vec<_>>(),
    )
}

fn without_column(kind: PersonalKind, lines: &[(u32, &str)]) -> Option<PersonalFind> {
    (!lines.is_empty()).then(|| PersonalFind {
        column: "".into(),
        kind,
        count: lines.len(),
        lines: lines.iter().take(SHOWN_LINES).map(|(line, cell)| masked(*line, cell)).collect(),
    })
}

/// A cell with a dot for every letter and digit: what it looks like, and nothing of what it says.
fn masked(line: u32, cell: &str) -> MaskedLine {
    let dots = cell.chars().map(|char| if char.is_alphanumeric() { '•' } else { char });
    MaskedLine {
        line,
        text: dots.take(SHOWN_LETTERS).collect::<String>().into(),
    }
}

/// Numbers of workplaces and telephones have ten digits too; P numbers all begin with 10, and so do not the birthdays of several
/// people.
fn are_other_numbers(heading: &Heading, alike: &[&Cell<'_>]) -> bool {
    let is_called_so = heading.has_stem(&["pnr", "pnummer", "produktionsenhed"]) || heading.is(&["p nr", "p nummer"]);
    let are_tens = alike.iter().all(|cell| cell.text.starts_with("10"));
    let is_any_valid = alike.iter().any(|cell| has_valid_modulus(cell.text));
    let are_many = rows_of(alike.iter().copied()) > 4;
    (are_tens && (is_called_so || are_many || !is_any_valid)) || (heading.is_contact() && !is_any_valid)
}

/// Whether text or a number in it has the form of a CPR number.
fn cpr(cell: &str) -> Option<Cpr> {
    if cell.len() < 10 {
        return None;
    }
    let bytes = cell.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(u8::is_ascii_digit))
        .map(|next| at + next)
    {
        let digits = |from: usize| {
            bytes
                .get(from..)
                .unwrap_or_default()
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        };
        let length = digits(start);
        let end = start + length;
        if length == 6
            && let Some(from) = after_part(cell, end)
            && digits(from) == 4
            && is_birthday(bytes.get(start..end).unwrap_or_default())
        {
            let has_mark = cell.get(end..from).is_some_and(|part| !part.trim().is_empty());
            let both = || {
                [cell.get(start..end), cell.get(from..from + 4)]
                    .into_iter()
                    .flatten()
                    .collect::<String>()
            };
            // With a space alone, in running text, it may be a date and a postal code.
            if has_mark || (start == 0 && from + 4 == cell.len()) || has_valid_modulus(&both()) {
                return Some(Cpr::Written);
            }
        }
        if length == 10 && is_birthday(bytes.get(start..end).unwrap_or_default()) {
            if cell.len() == 10 {
                return Some(Cpr::Bare);
            }
            // In running text only one that also passes the old check: numbers of invoices and cases stand there too.
            let is_text = cell.chars().any(char::is_alphabetic) && !follows_letter(cell, start);
            if is_text && cell.get(start..end).is_some_and(has_valid_modulus) {
                return Some(Cpr::Written);
            }
        }
        at = end;
    }
    None
}

/// Whether digits go right on from a letter that stands alone, as numbers of things do: `T1006020603`.
fn follows_letter(cell: &str, start: usize) -> bool {
    let mut before = cell.get(..start).unwrap_or_default().chars().rev();
    before.next().is_some_and(char::is_alphabetic) && !before.next().is_some_and(char::is_alphanumeric)
}

/// Where the last four digits begin: after a hyphen or a dash of any kind with spaces around it, or after a single space.
fn after_part(cell: &str, end: usize) -> Option<usize> {
    let is_dash = |char: char| matches!(char, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '/');
    let part: String = cell
        .get(end..)?
        .chars()
        .take_while(|char| char.is_whitespace() || is_dash(*char))
        .collect();
    let n_dashes = part.chars().filter(|char| is_dash(*char)).count();
    let is_part = n_dashes == 1 || (n_dashes == 0 && part.chars().count() == 1);
    is_part.then_some(end + part.len())
}

/// Stops a file or a table whose own name is personal: names are written wherever their tables are.
pub(super) fn guard_names<'n>(names: impl IntoIterator<Item = &'n str>) -> Result<(), Refusal> {
    let kind = |name: &'n str| {
        let is_valid = |text: &str| cpr(text).is_some_and(|found| found == Cpr::Written || has_valid_modulus(text));
        if is_valid(name) || is_valid(super::stem(name)) {
            Some((PersonalKind::Cpr, name))
        } else {
            names_mailbox(name).then_some((PersonalKind::Email, name))
        }
    };
    let found = names.into_iter().find_map(kind);
    let find = found.and_then(|(kind, name)| without_column(kind, &[(0, name)]));
    find.map_or(Ok(()), |find| Err(Refusal::PersonalData(vec![find])))
}

/// The name of a file or a table as it may be shown: masked where it is personal.
#[must_use]
pub fn safe_name(name: Arc<str>) -> Arc<str> {
    if guard_names([&*name]).is_ok() {
        name
    } else {
        masked(0, &name).text
    }
}

/// Whether a text beside the cells of a table gives a person away: an address, a CPR number. The name of whoever made the file does not:
/// nearly every workbook has one, and a file that is kept as it came is known when it comes again.
pub(super) fn is_of_person(text: &str) -> bool {
    address(text).is_some() || looks_like_cpr(text.trim())
}

/// Whether an address stands in a name; a file's ending is no part of one.
fn names_mailbox(name: &str) -> bool {
    address(name).is_some_and(|found| {
        let ending = TABLE_ENDINGS
            .iter()
            .find_map(|ending| found.strip_suffix(ending)?.strip_suffix('.'));
        address(ending.unwrap_or(found)).is_some()
    })
}

/// Whether a cell has the form of a CPR number.
pub(super) fn looks_like_cpr(cell: &str) -> bool {
    cpr(cell.trim()).is_some()
}

/// Whether digits begin with a day and a month; numbers for people without a CPR number have 60 added to the day.
fn is_birthday(digits: &[u8]) -> bool {
    let two = |from: usize| {
        let pair = digits.get(from..from + 2)?;
        pair.iter()
            .try_fold(0_u8, |number, byte| Some(number * 10 + byte.checked_sub(b'0')?))
    };
    let (Some(day), Some(month)) = (two(0), two(2)) else { return false };
    let day = if day > 60 { day - 60 } else { day };
    let longest = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=longest).contains(&day)
}

/// The check of CPR numbers given out before 2007.
fn has_valid_modulus(digits: &str) -> bool {
    const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    let sum: u32 = digits
        .bytes()
        .zip(WEIGHTS)
        .map(|(byte, weight)| u32::from(byte.saturating_sub(b'0')) * weight)
        .sum();
    sum.is_multiple_of(11)
}

/// An e-mail address in a text.
fn address(text: &str) -> Option<&str> {
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '.' | '_' | '-' | '+');
    text.match_indices('@').find_map(|(at, _)| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        let begins = before.rfind(|char| !is_part(char)).map_or(0, |last| {
            last + before.get(last..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let domain = after
            .find(|char| !is_part(char))
            .map_or(after, |end| after.get(..end).unwrap_or_default());
        let domain = domain.trim_end_matches(['.', '-']);
        let is_domain = domain.rsplit_once('.').is_some_and(|(host, top)| !host.is_empty() && top.len() > 1);
        (begins < at && is_domain)
            .then(|| text.get(begins..at + 1 + domain.len()))
            .flatten()
    })
}

/// A text with its addresses masked.
fn without_addresses(text: &str) -> Cow<'_, str> {
    let mut masked = String::new();
    let mut rest = text;
    while let Some(found) = address(rest) {
        let Some((before, after)) = rest.split_once(found) else { break };
        masked.extend([before, "•••"]);
        rest = after;
    }
    if masked.is_empty() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(masked + rest)
    }
}

/// Which of the cells are people's names, where most of the column is; nothing where it is not.
fn people(heading: &Heading, column: &Column<'_>) -> Vec<bool> {
    let which = |is_so: fn(&str) -> bool| column.cells().iter().map(|cell| is_so(cell.text)).collect();
    if heading.has_stem(&["fornavn", "efternavn"]) || heading.contains(&["barnets navn", "medarbejdernavn", "medarbejders navn"]) {
        return which(|cell| cell.chars().any(char::is_alphabetic));
    }
    if heading.house_rank().is_some_and(|rank| rank < 2) {
        return Vec::new();
    }
    // Under such a heading a name need not be a common one.
    let are_people = heading.has_word(&["leder", "medarbejder", "ansat", "kontaktperson", "barn", "forælder", "mor", "far"]);
    let named = which(if are_people {
        |cell| is_person(cell) || is_full_name(cell)
    } else {
        is_person
    });
    let people = || column.cells().iter().zip(&named).filter(|(_, is_person)| **is_person);
    let are_most = rows_of(people().map(|(cell, _)| cell)) * 10 >= rows_of(column.filled()) * 6;
    if people().nth(1).is_some() && are_most { named } else { Vec::new() }
}

/// A given name and a family name: `Anne-Mette Sørensen`, `Peter J. Holm`.
fn is_person(cell: &str) -> bool {
    is_full_name(cell) && given_word(cell).is_some_and(given_names::is_given)
}

/// The word that would be the given name.
fn given_word(cell: &str) -> Option<&str> {
    cell.split_once(", ").map_or(cell, |(_, given)| given).split_whitespace().next()
}

/// Two words or more, each with a capital letter, as names are written.
fn is_full_name(cell: &str) -> bool {
    if cell.len() > 60 || cell.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let turned = cell.split_once(", ").map(|(family, given)| format!("{given} {family}"));
    let name = turned.as_deref().unwrap_or(cell);
    let is_name = |word: &str| {
        let letters = word.chars().all(|char| char.is_alphabetic() || matches!(char, '-' | '.' | '\''));
        letters && word.starts_with(char::is_uppercase)
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let of_house = Heading::of(name).has_stem(&["hus", "børnehus", "børnehave", "vuggestue", "institution", "kommune", "skole"]);
    (2..=5).contains(&words.len()) && !of_house && words.iter().all(|word| is_name(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_cpr_number() {
        for text in [
            "010190-1234",
            "3112991234",
            "010190 1234",
            "Barnet 010190-1234 er syg",
            "610190-1234",
            "Nr. 0702614082, se bilag",
            "cpr0702614082",
            "T070261-4082",
            "010190 - 1234",
            "010190\u{2013}1234",
            "010190\u{2011}1234",
            "010190\u{a0}1234",
            "010190/1234",
            "Barn: 070261 4082, stue 3",
        ] {
            assert!(looks_like_cpr(text), "{text}");
        }
        for text in [
            "3213991234",
            "010190-123",
            "12345678",
            "01-01-1990",
            "2025-03-03",
            "9912311234",
            "æ10190-1234",
            "310290-1234",
            "010190-12345",
            "1010190-1234",
            "Faktura 0702614083",
            "4512345678",
            "4512 3456 78",
            "+45 12 34 56 78",
            "d. 010190 1234 Byen",
            "5790001234567",
            "31991234",
            "G18062",
            "T0702614082",
            "Ark T0702614082 / Tabel 1",
            "010190--1234",
            "010190  1234",
            "",
        ] {
            assert!(!looks_like_cpr(text), "{text}");
        }
    }

    #[test]
    fn people_are_found_where_there_is_no_table() {
        let below = |cell: &str| {
            let blank = (1..500).map(|line| Record::of_sheet(line, std::iter::empty()));
            let row = Record::of_sheet(500, [(cell.to_owned(), false), ("Sol".to_owned(), false)].into_iter());
            blank.chain([row]).collect::<Vec<_>>()
        };
        assert!(layout::find(&below("010203-1234")).is_err());
        for (cell, clean) in [
            ("010203-1234", false),
            ("Skriv til anna@by.dk", false),
            ("Anna Holm", true),
            ("3,5", true),
        ] {
            assert_eq!(is_clean(&below(cell)), clean, "{cell}");
        }
    }

    #[test]
    fn addresses_and_people() {
        assert_eq!(address("skriv til Anna.Holm@by.kommune.dk."), Some("Anna.Holm@by.kommune.dk"));
        assert_eq!((address("2 @ 5 kr."), address("@."), address("a@b")), (None, None, None));
        assert_eq!(without_addresses("a@b.dk og c@d.dk"), "••• og •••");
        for name in ["Anne-Mette Sørensen", "Peter J. Holm", "Holm, Peter"] {
            assert!(is_person(name), "{name}");
        }
        for name in ["Søhuset", "Annas Hus", "Peter Bangs Børnehus", "Indre By", "Sol Måne", "Anna"] {
            assert!(!is_person(name), "{name}");
        }
    }
}
