//! Every file that fuzzing kept or found goes the whole way again (`tests/fuzz`).

#[path = "fuzz/journals.rs"]
mod journals;
#[path = "fuzz/way.rs"]
mod way;

use std::fs;
use std::path::Path;

/// Goes through the files of some folders, but for those another way is for. Gives how many there were.
fn go_through(folders: &[&str], way: impl Fn(&[u8]) + std::panic::RefUnwindSafe, is_for_it: impl Fn(&str) -> bool) -> usize {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let mut n_files = 0;
    for folder in folders {
        for entry in fs::read_dir(fuzz.join(folder)).expect("a folder") {
            let path = entry.expect("a file").path();
            if !is_for_it(&path.file_name().unwrap_or_default().to_string_lossy()) {
                continue;
            }
            let bytes = fs::read(&path).expect("a file");
            let outcome = std::panic::catch_unwind(|| way(&bytes));
            assert!(outcome.is_ok(), "{}", path.display());
            n_files += 1;
        }
    }
    n_files
}

/// What was found while fuzzing journals.
fn is_of_journals(name: &str) -> bool {
    name.starts_with("journal-")
}

#[test]
fn what_fuzzing_kept_and_found_goes_the_whole_way() {
    let folders = ["corpus/text", "corpus/packed", "findings"];
    let n_files = go_through(&folders, way::go, |name| !is_of_journals(name));
    assert!(n_files > 30, "{n_files} files");
}

#[test]
fn what_fuzzing_journals_kept_and_found_is_read() {
    let n_files = go_through(&["corpus/journal"], journals::go, |_| true);
    go_through(&["findings"], journals::go, is_of_journals);
    assert!(n_files >= 4, "{n_files} files");
}
