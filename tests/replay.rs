//! Every file that fuzzing kept or found goes the whole way again (`tests/fuzz`).

#[path = "fuzz/way.rs"]
mod way;

use std::fs;
use std::path::Path;

#[test]
fn what_fuzzing_kept_and_found_goes_the_whole_way() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let mut n_files = 0;
    for folder in ["corpus/text", "corpus/packed", "findings"] {
        for entry in fs::read_dir(fuzz.join(folder)).expect("a folder") {
            let path = entry.expect("a file").path();
            let bytes = fs::read(&path).expect("a file");
            let outcome = std::panic::catch_unwind(|| way::go(&bytes));
            assert!(outcome.is_ok(), "{}", path.display());
            n_files += 1;
        }
    }
    assert!(n_files > 30, "{n_files} files");
}
