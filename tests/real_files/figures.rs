//! What the descriptions state, figure by figure, and how each comes out here; of what does not, why.

use super::read::Read;
use super::ways::{
    NFI, alike, areas, blank, both, comments, criteria, criteria_2016, differing, differing_figures, differing_rows, disagreements,
    extreme, first_of, has_markup, hours, in_order, joined, last_line, listed, mismatches, most_first, names_with, no_figures_of,
    of_survey, only_of, overview_begins, points, rows_and_span, sheets, some_factors, together, truths, unique, units, without,
    without_year, words,
};

/// How a figure comes out.
pub enum How {
    /// Of the files as they are read.
    Figure(fn(&[&Read]) -> String),
    /// It does not, and why.
    Not(&'static str),
}
use How::{Figure, Not};

/// What is stated, with `{}` for the figure; the figure; the files it is of; how it comes out.
pub type Statement = (&'static str, &'static str, &'static [&'static str], How);

const NO_TIME_OF_DAY: &str = "a visit is on a day: its hour is not kept";
pub const ABOVE_THE_TABLE: &str = "the share of those asked who answered stands in a line above the table and in no column: how many \
     answered is the n of the figures, the line itself is set aside as a title; import/container/real_tests.rs compares the cell";
const CELL_BY_CELL: &str = "cells that no table has are not seen from here; import/container/real_tests.rs compares them one by one";

const KITAS: &[Statement] = &[
    (
        "kitas_2017_tsb: {} rows",
        "2554",
        &["kitas_2017_tsb.csv"],
        Figure(|read| read[0].rows().to_string()),
    ),
    (
        "2554 rows x {}",
        "20",
        &["kitas_2017_tsb.csv"],
        Figure(|read| read[0].columns().to_string()),
    ),
    (
        "2554 rows x 20, id unique",
        "",
        &["kitas_2017_tsb.csv"],
        Figure(|read| unique(read[0].ids().len(), 2554)),
    ),
    (
        "type {}",
        "0:1925 1:613 3:10 2:6",
        &["kitas_2017_tsb.csv"],
        Figure(|read| most_first(&words(read[0], "type"), ":", " ")),
    ),
    (
        "hh:mm opening hours in {} columns",
        "ten",
        &["kitas_2017_tsb.csv"],
        Figure(|read| hours(read[0])),
    ),
    (
        "2025-10: {} institutions",
        "2852",
        &[KITAS_2025],
        Figure(|read| read[0].ids().len().to_string()),
    ),
    (
        "2852 institutions, {} sponsors",
        "1171",
        &[KITAS_2025],
        Figure(|read| read[0].distinct("sponsor_id").to_string()),
    ),
    (
        "1171 sponsors, {} places",
        "197762",
        &[KITAS_2025],
        Figure(|read| read[0].sum("places").to_string()),
    ),
    (
        "2026-07: {} institutions",
        "2893",
        &[KITAS_2026],
        Figure(|read| read[0].ids().len().to_string()),
    ),
    (
        "2893 institutions, {} sponsors",
        "1176",
        &[KITAS_2026],
        Figure(|read| read[0].distinct("sponsor_id").to_string()),
    ),
    (
        "1176 sponsors, {} places",
        "199851",
        &[KITAS_2026],
        Figure(|read| read[0].sum("places").to_string()),
    ),
    ("({} / 63 names)", "62", &[KITAS_2025], Figure(|read| names_with(read[0], '"'))),
    ("(62 / {} names)", "63", &[KITAS_2026], Figure(|read| names_with(read[0], '"'))),
    ("commas in names ({})", "13", &[KITAS_2025], Figure(|read| names_with(read[0], ','))),
    (
        "phone numbers +4930... (must not become numbers)",
        "",
        &[KITAS_2025],
        Figure(|read| no_figures_of(read[0], "phone_number")),
    ),
];
const KITAS_2025: &str = "berlin-daycare-centers-2025-10-details.csv";
const KITAS_2026: &str = "berlin-daycare-centers-2026-07-details.csv";

const VALG: &[Statement] = &[
    (
        "{} data rows, 13 columns, both files",
        "467",
        VALG_BOTH,
        Figure(|read| both(read, |read| read.rows().to_string())),
    ),
    (
        "467 data rows, {} columns, both files",
        "13",
        VALG_BOTH,
        Figure(|read| both(read, |read| read.columns().to_string())),
    ),
    (
        "header names identical",
        "",
        VALG_BOTH,
        Figure(|read| differing(read[0].words.heading == read[1].words.heading)),
    ),
    (
        "Valg: {} distinct dates",
        "47",
        VALG_BOTH,
        Figure(|read| both(read, |read| read.times().2.to_string())),
    ),
    (
        "distinct dates, {} .. 2022-11-01",
        "1901-04-03",
        VALG_BOTH,
        Figure(|read| both(read, |read| read.times().0)),
    ),
    (
        "1901-04-03 .. {}",
        "2022-11-01",
        VALG_BOTH,
        Figure(|read| both(read, |read| read.times().1)),
    ),
    (
        "{} distinct Parti",
        "60",
        VALG_BOTH,
        Figure(|read| both(read, |read| read.houses().len().to_string())),
    ),
    (
        "60 distinct Parti, {} distinct ID",
        "52",
        VALG_BOTH,
        Figure(|read| both(read, |read| read.distinct("ID").to_string())),
    ),
    (
        "sum Stemmetal = {}",
        "103026848",
        VALG_BOTH,
        Figure(|read| both(read, |read| read.sum("Stemmetal").to_string())),
    ),
    (
        "(38.398 is {}, and 677",
        "38398",
        VALG_BOTH,
        Figure(|read| both(read, |read| first_of(read, "Stemmetal"))),
    ),
    (
        "equals xlsx exactly, row by row: {} mismatches",
        "0",
        VALG_BOTH,
        Figure(|read| mismatches(read, "Stemmetal", 0.0)),
    ),
    (
        "sum Mandater = {}",
        "7361",
        VALG_BOTH,
        Figure(|read| both(read, |read| read.sum("Mandater").to_string())),
    ),
    (
        "Regeringsparti: FALSK {}",
        "382",
        VALG_BOTH,
        Figure(|read| both(read, |read| truths(read, "Regeringsparti", false))),
    ),
    (
        "FALSK 382, SAND {}",
        "80",
        VALG_BOTH,
        Figure(|read| both(read, |read| truths(read, "Regeringsparti", true))),
    ),
    (
        "SAND 80, blank {}",
        "5",
        VALG_BOTH,
        Figure(|read| both(read, |read| read.says("Regeringsparti", "").to_string())),
    ),
    (
        "Statsministerparti: FALSK {}",
        "415",
        VALG_BOTH,
        Figure(|read| both(read, |read| truths(read, "Statsministerparti", false))),
    ),
    (
        "FALSK 415, SAND {}",
        "47",
        VALG_BOTH,
        Figure(|read| both(read, |read| truths(read, "Statsministerparti", true))),
    ),
    (
        "SAND 47, blank {}",
        "5",
        VALG_BOTH,
        Figure(|read| both(read, |read| read.says("Statsministerparti", "").to_string())),
    ),
    // A share is read as per cent: 0.00005 of one is 0.005 of a hundred.
    (
        "Pct. af stemmer: CSV (rounded) differs from xlsx by at most 0.00005",
        "",
        VALG_BOTH,
        Figure(|read| mismatches(read, "Pct. af stemmer", 0.005).replace('0', "")),
    ),
    (
        "last column nearly empty ({} notes",
        "10",
        VALG_BOTH,
        Figure(|read| both(read, |read| (read.rows() - read.says("Note", "")).to_string())),
    ),
    (
        "1 sheet Ark1, {} rows x 13 columns",
        "468",
        VALG_BOTH,
        Figure(|read| read[1].records().to_string()),
    ),
];
const VALG_BOTH: &[&str] = &["Folketingsvalg_statistik.csv", "Folketingsvalg_statistik_1901-2022.xlsx"];

const KOEBENHAVN: &[Statement] = &[
    (
        "each file {} data rows",
        "4088",
        HOUSES_BOTH,
        Figure(|read| both(read, |read| read.rows().to_string())),
    ),
    (
        "4088 data rows, {} columns",
        "5",
        HOUSES_BOTH,
        Figure(|read| both(read, |read| read.columns().to_string())),
    ),
    (
        "{} distinct OMRKK",
        "146",
        HOUSES_BOTH,
        Figure(|read| both(read, |read| read.houses().len().to_string())),
    ),
    (
        "{} distinct TID",
        "28",
        HOUSES_BOTH,
        Figure(|read| both(read, |read| read.times().2.to_string())),
    ),
    (
        "distinct TID ({}..2023",
        "1991",
        HOUSES_BOTH,
        Figure(|read| both(read, |read| read.times().0)),
    ),
    (
        "1991..{}, with gaps",
        "2023",
        HOUSES_BOTH,
        Figure(|read| both(read, |read| read.times().1)),
    ),
    // The stated sums have the totals in them, the control sums of the receipt have not.
    (
        "1850-1899: sum INDHOLD {}",
        "835880",
        &["1850-1899.csv"],
        Figure(|read| read[0].all_figures().sum::<f64>().to_string()),
    ),
    (
        "\"København i alt\" 2023 = {}",
        "5767",
        &["1850-1899.csv"],
        Figure(|read| listed(&read[0].figures("København i alt", "2023"))),
    ),
    (
        "before_1850: sum INDHOLD {}",
        "366070",
        &["before_1850.csv"],
        Figure(|read| read[0].all_figures().sum::<f64>().to_string()),
    ),
    (
        "\"København i alt\" 2023 = {}",
        "6145",
        &["before_1850.csv"],
        Figure(|read| listed(&read[0].figures("København i alt", "2023"))),
    ),
];
const HOUSES_BOTH: &[&str] = &["1850-1899.csv", "before_1850.csv"];

const KOMMUNER: &[Statement] = &[
    (
        "{} rows; Hovedstaden",
        "97",
        &["kommunerne.csv"],
        Figure(|read| read[0].rows().to_string()),
    ),
    (
        "97 rows; {}",
        "Hovedstaden 28, Syddanmark 22, Midtjylland 19, Sjælland 17, Nordjylland 11",
        &["kommunerne.csv"],
        Figure(|read| most_first(&read[0].kinds(), " ", ", ")),
    ),
    (
        "{} of the 98 municipalities: Helsingør is missing",
        "97",
        &["kommunerne.csv"],
        Figure(|read| without(read[0], "Helsingør")),
    ),
    (
        "Aarhus is spelled {}",
        "Århus",
        &["kommunerne.csv"],
        Figure(|read| only_of(read[0], ["Aarhus", "Århus"])),
    ),
];

const TRIVSEL: &[Statement] = &[
    (
        "trivsel_fravaer_time_merged: {} rows",
        "1174",
        TRIVSEL_TIME,
        Figure(|read| read[0].rows().to_string()),
    ),
    (
        "1174 rows, {} kommuner",
        "98",
        TRIVSEL_TIME,
        Figure(|read| read[0].houses().len().to_string()),
    ),
    (
        "{} klassetrin x 587",
        "2",
        TRIVSEL_TIME,
        Figure(|read| read[0].distinct("klassetrin").to_string()),
    ),
    (
        "2 klassetrin x {}",
        "587",
        TRIVSEL_TIME,
        Figure(|read| alike(read[0].figures_by_indicator().into_values())),
    ),
    ("{} skoleår of 196", "6", TRIVSEL_TIME, Figure(|read| read[0].times().2.to_string())),
    // Two figures a row.
    (
        "skoleår of {} (2021",
        "196",
        TRIVSEL_TIME,
        Figure(|read| alike(without_year(read[0].figures_by_time()).map(|n| n / 2))),
    ),
    (
        "(2021/2022: {})",
        "194",
        TRIVSEL_TIME,
        Figure(|read| (read[0].figures_by_time()["2021/22"] / 2).to_string()),
    ),
    (
        "trivsel_score min {}",
        "3.07125",
        TRIVSEL_TIME,
        Figure(|read| read[0].control("trivsel_score").min.to_string()),
    ),
    (
        "max {}",
        "3.992342342342342",
        TRIVSEL_TIME,
        Figure(|read| read[0].control("trivsel_score").max.to_string()),
    ),
    (
        "max 3.992342342342342, mean {}",
        "3.6639705676771746",
        TRIVSEL_TIME,
        Figure(|read| read[0].mean("trivsel_score").to_string()),
    ),
    (
        "fravaer_pct mean {}; no blanks",
        "7.448551959114134",
        TRIVSEL_TIME,
        Figure(|read| read[0].mean("fravaer_pct").to_string()),
    ),
    ("no blanks", "", TRIVSEL_TIME, Figure(|read| differing(read[0].absent() == 0))),
    (
        "uddannelse_score_time: {}",
        "3525 rows, 98 kommuner, 3 klassetrin x 1175, 12 skoleår",
        &["uddannelse_score_time.csv"],
        Figure(|read| {
            let (all, trin) = (read[0], read[0].distinct("klassetrin"));
            let of_each = alike(all.figures_by_indicator().into_values());
            let (rows, houses, years) = (all.rows(), all.houses().len(), all.times().2);
            format!("{rows} rows, {houses} kommuner, {trin} klassetrin x {of_each}, {years} skoleår")
        }),
    ),
];
const TRIVSEL_TIME: &[&str] = &["trivsel_fravaer_time_merged.csv"];

const DIFI: &[Statement] = &[
    (
        "oversikt2010: {}",
        "674 rows, 674 institutions, created 2010-08-27",
        &[O2010],
        Figure(|read| overview_begins(read[0])),
    ),
    (" .. {} 10:48:28", "2010-11-16", &[O2010], Figure(|read| read[0].times().1)),
    (
        "stjerner {}",
        "1:10 2:49 3:148 4:244 5:154 6:69",
        &[O2010],
        Figure(|read| in_order(&read[0].wordings(), ":", " ")),
    ),
    ("sum poeng {}", "42070 of 66726", &[O2010], Figure(|read| points(read[0]))),
    (
        "created 2010-08-27 {} .. 2010-11-16 10:48:28",
        "12:13:56",
        &[O2010],
        Not(NO_TIME_OF_DAY),
    ),
    (
        "oversikt2011: {}",
        "671 rows, 2011-08-16 .. 2011-11-23",
        &[O2011],
        Figure(|read| rows_and_span(read[0])),
    ),
    (
        "stjerner {}",
        "1:14 2:43 3:177 4:214 5:157 6:66",
        &[O2011],
        Figure(|read| in_order(&read[0].wordings(), ":", " ")),
    ),
    ("sum poeng {}", "38826 of 62403", &[O2011], Figure(|read| points(read[0]))),
    (
        "oversikt2013: {}",
        "658 rows, 2013-03-07 .. 2013-06-20",
        &[O2013],
        Figure(|read| rows_and_span(read[0])),
    ),
    (
        "stjerner {}",
        "1:10 2:43 3:235 4:219 5:118 6:33",
        &[O2013],
        Figure(|read| in_order(&read[0].wordings(), ":", " ")),
    ),
    ("sum poeng {}", "39285 of 65800", &[O2013], Figure(|read| points(read[0]))),
    (
        "oversikt2014: {}",
        "52 rows, 2014-09-26 .. 2014-11-06",
        O2014,
        Figure(|read| both(read, rows_and_span)),
    ),
    (
        "stjerner {}",
        "1:3 2:7 3:16 4:15 5:8 6:3",
        O2014,
        Figure(|read| both(read, |read| in_order(&read.wordings(), ":", " "))),
    ),
    ("sum poeng {}", "3346 of 5460", O2014, Figure(|read| both(read, points))),
    (
        "oversikt2016: {}",
        "64 rows, 2015-10-07 .. 2016-06-02",
        O2016,
        Figure(|read| both(read, rows_and_span)),
    ),
    (
        "stjerner {}",
        "1:3 2:10 3:19 4:19 5:10 6:3",
        O2016,
        Figure(|read| both(read, |read| in_order(&read.wordings(), ":", " "))),
    ),
    ("sum poeng {}", "42016 of 69888", O2016, Figure(|read| both(read, points))),
    (
        "all five together: {}",
        "2119 rows, 781 distinct names (655 of them in 3 years, 28 in 2, 98 in 1)",
        &[O2010, O2011, O2013, "oversikt2014.original.csv", "oversikt2016.original.csv"],
        Figure(together),
    ),
    (
        "resultat2014: {}",
        "1508 rows = 52 assessments x 29 criteria",
        R2014,
        Figure(|read| both(read, criteria)),
    ),
    ("6 areas ({})", "572/260/260/156/156/104", R2014, Figure(|read| both(read, areas))),
    (
        "156/156/104), sum poeng {}",
        "3340",
        R2014,
        Figure(|read| both(read, |read| read.sum("poeng").to_string())),
    ),
    (
        "resultat2016: 2113 rows, {}",
        "2112 after dropping the empty one = 64 x 33 criteria",
        R2016,
        Figure(|read| both(read, criteria_2016)),
    ),
    (
        "33 criteria; areas {}; sum poeng",
        "768/512/448/128/128/128",
        R2016,
        Figure(|read| both(read, areas)),
    ),
    (
        "128/128/128; sum poeng {}",
        "42056",
        R2016,
        Figure(|read| both(read, |read| read.sum("poeng").to_string())),
    ),
    (
        "all but 3 of 52 (2014: {})",
        "19119 87/85, 19186 47/45, 19154 83/81",
        &["resultat2014.original.csv", "oversikt2014.original.csv"],
        Figure(disagreements),
    ),
    (
        "2 of 64 (2016: {})",
        "19389 742/747, 19218 562/597",
        &["resultat2016.original.csv", "oversikt2016.original.csv"],
        Figure(disagreements),
    ),
];
const O2010: &str = "oversikt2010.original.csv";
const O2011: &str = "oversikt2011.original.csv";
const O2013: &str = "oversikt2013.original.csv";
const O2014: &[&str] = &["oversikt2014.original.csv", "oversikt2014.bom.csv"];
const O2016: &[&str] = &["oversikt2016.original.csv", "oversikt2016.bom.csv"];
const R2014: &[&str] = &["resultat2014.original.csv", "resultat2014.bom.csv"];
const R2016: &[&str] = &["resultat2016.original.csv", "resultat2016.bom.csv"];

const DIFI_TEXTS: &[Statement] = &[
    (
        "resultatY.original and resultatY.bom give identical tables ({} differences)",
        "0",
        R2014,
        Figure(differing_rows),
    ),
    (
        "resultatY.original and resultatY.bom give identical tables ({} differences)",
        "0",
        R2016,
        Figure(differing_rows),
    ),
    (
        "resultat2016 ends with {} row of ten empty",
        "one",
        R2016,
        Figure(|read| both(read, blank)),
    ),
    (
        "comments up to {} characters",
        "2963",
        R2016,
        Figure(|read| {
            both(read, |read| {
                comments(read).map(|said| said.chars().count()).max().unwrap_or(0).to_string()
            })
        }),
    ),
    (
        "{} hold a semicolon",
        "693",
        R2016,
        Figure(|read| both(read, |read| comments(read).filter(|said| said.contains(';')).count().to_string())),
    ),
    (
        "a semicolon, {} a comma",
        "1387",
        R2016,
        Figure(|read| both(read, |read| comments(read).filter(|said| said.contains(',')).count().to_string())),
    ),
    (
        "comments of resultat2016 ({} lines)",
        "1335",
        R2016,
        Figure(|read| both(read, |read| comments(read).filter(|said| has_markup(said)).count().to_string())),
    ),
    (
        "poeng scale differs: out of {}",
        "99/93/100/105/1092",
        &[O2010, O2011, O2013, O2014[0], O2016[0]],
        Figure(|read| {
            joined(
                read.iter()
                    .map(|read| alike([read.control("maxpoeng").min, read.control("maxpoeng").max])),
                "/",
            )
        }),
    ),
];

const GOETEBORG: &[Statement] = &[
    (
        "{} sheets in both files",
        "31",
        SURVEYS,
        Figure(|read| both(read, |read| sheets(read).len().to_string())),
    ),
    (
        "same names in the same order",
        "",
        SURVEYS,
        Figure(|read| differing(sheets(read[0]) == sheets(read[1]))),
    ),
    (
        "25909 non-empty cells, {} differences between xls and xlsx",
        "0",
        SURVEYS,
        Figure(differing_figures),
    ),
    ("{} non-empty cells", "25909", SURVEYS, Not(CELL_BY_CELL)),
    (
        "{} unit sheets",
        "30",
        SURVEYS,
        Figure(|read| both(read, |read| units(read).count().to_string())),
    ),
    (
        "lowest NFI {}",
        "42.70712 (T1006020603, 31 answers)",
        SURVEYS,
        Figure(|read| both(read, |read| extreme(read, false))),
    ),
    (
        "highest {}",
        "94.04021 (T1006020300, 25 answers)",
        SURVEYS,
        Figure(|read| both(read, |read| extreme(read, true))),
    ),
    (
        "T1006020000 (06 Örgryte): {} answers",
        "599",
        SURVEYS,
        Figure(|read| both(read, |read| of_survey(read, "T1006020000", NFI).1)),
    ),
    ("599 answers, {} %", "54.95", SURVEYS, Not(ABOVE_THE_TABLE)),
    (
        "54.95 %, {}",
        "NFI 72.89088, TRIVSEL 84.97174, TRYGGHET 80.40187, MEDELINDEX 76.56432",
        SURVEYS,
        Figure(|read| both(read, some_factors)),
    ),
    (
        "sheet dimension A1:N{}",
        "431",
        SURVEYS,
        Figure(|read| both(read, |read| joined(last_line(read, "T1006020000"), ""))),
    ),
    (
        "missing-coords.tsv {}",
        "879",
        &["missing-coords.tsv"],
        Figure(|read| read[0].rows().to_string()),
    ),
];
const SURVEYS: &[&str] = &["test-2009.xlsx", "test-2009.xls"];

const OFSTED: &[Statement] = &[
    ("{} rows x 18", "20571", SCHOOLS, Figure(|read| read[0].rows().to_string())),
    (
        "20571 rows x {}, URN unique",
        "18",
        SCHOOLS,
        Figure(|read| unique(read[0].houses().len(), 20571) + &read[0].columns().to_string()),
    ),
    (
        "URN unique; {}",
        "Good 16035, Outstanding 2835, Requires improvement 1611, Inadequate 90",
        SCHOOLS,
        Figure(|read| most_first(&read[0].wordings(), " ", ", ")),
    ),
    (
        "{} authorities",
        "153",
        SCHOOLS,
        Figure(|read| read[0].distinct("authority_code").to_string()),
    ),
    (
        "sum pupil_number {}",
        "7793365",
        SCHOOLS,
        Figure(|read| read[0].sum("pupil_number").to_string()),
    ),
];
const SCHOOLS: &[&str] = &["school_ofsted_rating.csv"];

/// What is stated, by folder.
pub const STATEMENTS: &[(&str, &[Statement])] = &[
    ("de_berlin_kitas", KITAS),
    ("dk_folketingsvalg", VALG),
    ("dk_kk_statistikbank", KOEBENHAVN),
    ("dk_kommuner_latin1", KOMMUNER),
    ("dk_trivsel_fravaer", TRIVSEL),
    ("no_difi_kvalitet", DIFI),
    ("no_difi_kvalitet", DIFI_TEXTS),
    ("se_goteborg_forskoleenkat", GOETEBORG),
    ("uk_school_ofsted_rating", OFSTED),
];
