//! Files that cannot be taken in: one clear sentence each, nothing crashes, nothing already there is lost.

use std::fs;

use super::harness::Window;

#[test]
fn each_gets_one_sentence_and_the_sample_is_still_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file");
        path
    };
    let cases = [
        (file("tom.csv", b""), "tom.csv"),
        (file("billede.csv", &[0, 1, 2, 3, 255, 254, 0, 0, 7, 8, 0, 1]), "billede.csv"),
        (file("rapport.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"), "PDF"),
        (file("en-kolonne.csv", b"Hus\nFyrt\xc3\xa5rnet\nB\xc3\xb8lgen\n"), "en-kolonne.csv"),
        (folder.path().join("findes-ikke.csv"), "findes-ikke.csv"),
    ];
    for (path, said) in cases {
        let mut window = Window::open(&[]);
        window.drop_files(&[&path]);
        let sentence = window
            .names()
            .into_iter()
            .find(|name| name.contains(said) && name.ends_with('.') && name.contains(' '));
        let sentence = sentence.unwrap_or_else(|| panic!("no sentence about {}: {:#?}", path.display(), window.names()));
        assert!(sentence.len() < 260, "{sentence}");
        window.click("Fortryd, lad filerne ligge");
        window.expect("Fyrtårnet");
    }
}

#[test]
fn a_folder_that_is_no_workspace_is_said_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::open(&[]);
    window.drop_files(&[folder.path()]);
    window.expect("Mappen er ikke en klyngemappe");
    window.expect("Fyrtårnet");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_said_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("laast.csv");
    fs::write(&path, b"Hus;2024\nA;1\n").expect("a file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("permissions");
    if fs::read(&path).is_ok() {
        eprintln!("NOT RUN: a_file_that_may_not_be_read_is_said_so: this user may read everything");
        return;
    }
    let mut window = Window::open(&[]);
    window.drop_files(&[&path]);
    assert!(window.names().iter().any(|name| name.contains("laast.csv") && name.ends_with('.')));
}
