//! The real window: the real binary on a real display, real files, a note, screenshots of every page, quit, reopen.
//!
//! Needs a display and a binary built with the `inspection` feature, named in `KLYNGEBLIK_WINDOW_BINARY`; `tests/window.sh`
//! sets both up. Without them the test says loudly that it did not run.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use eframe::egui::accesskit::{Node, NodeId, Rect, TreeUpdate};
use eframe::egui::{Event, Key, Modifiers, PointerButton, pos2};
use egui_inspection::protocol::{self, Request, Response};

use super::harness::sample_file;

/// A running program with its window.
struct Real {
    process: Child,
    link: TcpStream,
}

impl Real {
    /// Starts the program and waits for its window.
    fn start(binary: &Path, home: &Path, arguments: &[PathBuf]) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .and_then(|free| free.local_addr())
            .expect("a free port")
            .port();
        let address = format!("127.0.0.1:{port}");
        let process = Command::new(binary)
            .args(arguments)
            .env("KLYNGEBLIK_HOME", home)
            .env("EGUI_INSPECTION", &address)
            .spawn()
            .expect("the program starts");
        let mut link = connect(&address);
        let mut hello = [0; 8];
        link.read_exact(&mut hello).expect("a greeting");
        protocol::decode_handshake(hello).expect("the window's protocol");
        let mut real = Self { process, link };
        real.settle();
        real
    }

    fn ask(&mut self, request: &Request) -> Response {
        let frame = protocol::encode_frame(request).expect("a request");
        self.link.write_all(&frame).expect("the window listens");
        let response = protocol::read_message(&mut self.link).expect("the window answers");
        if let Response::Error { message } = &response {
            panic!("the window says {message}");
        }
        response
    }

    /// Waits until no more frames are asked for and no work is on its way.
    fn settle(&mut self) {
        let end = Instant::now() + Duration::from_mins(1);
        loop {
            self.ask(&Request::Settle { max_steps: 400 });
            if !self.names().iter().any(|name| name == "Arbejder…") {
                return;
            }
            assert!(Instant::now() < end, "work that never ends");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn tree(&mut self) -> (u64, TreeUpdate) {
        match self.ask(&Request::GetTree) {
            Response::Tree {
                step,
                accesskit: Some(tree),
                ..
            } => (step, tree),
            other => panic!("no tree but {other:?}"),
        }
    }

    fn named(node: &Node) -> Option<&str> {
        node.label().or_else(|| node.value())
    }

    fn names(&mut self) -> Vec<String> {
        self.tree()
            .1
            .nodes
            .iter()
            .filter_map(|(_, node)| Self::named(node).map(str::to_owned))
            .collect()
    }

    fn place_of(&mut self, label: &str) -> Rect {
        let nodes = self.tree().1.nodes;
        let find = |fits: &dyn Fn(&str) -> bool| -> Option<(NodeId, Rect)> {
            nodes.iter().find_map(|(id, node)| {
                Self::named(node)
                    .filter(|name| fits(name))
                    .and_then(|_| Some((*id, node.bounds()?)))
            })
        };
        let found = find(&|name| name == label).or_else(|| find(&|name| name.contains(label)));
        found.unwrap_or_else(|| panic!("nothing in the window is called {label:?}")).1
    }

    /// Fails unless it comes into the window: work off the window's thread takes the time it takes.
    fn expect(&mut self, label: &str) {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            let names = self.names();
            if names.iter().any(|name| name.contains(label)) {
                return;
            }
            assert!(Instant::now() < end, "{label:?} is not in the window: {names:#?}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn click(&mut self, label: &str) {
        let place = self.place_of(label);
        let pos = pos2(
            f32::midpoint(place.x0 as f32, place.x1 as f32),
            f32::midpoint(place.y0 as f32, place.y1 as f32),
        );
        let button = |pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.events(vec![Event::PointerMoved(pos)]);
        self.events(vec![button(true)]);
        self.events(vec![button(false)]);
        self.settle();
    }

    fn events(&mut self, events: Vec<Event>) {
        self.ask(&Request::ApplyEvents { events });
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        for pressed in [true, false] {
            self.events(vec![Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers,
            }]);
        }
        self.settle();
    }

    fn write(&mut self, text: &str) {
        self.events(vec![Event::Text(text.to_owned())]);
        self.settle();
    }

    fn resize(&mut self, width: u32, height: u32) {
        self.ask(&Request::Resize { width, height });
        // The window manager, or its absence, answers in its own time.
        std::thread::sleep(Duration::from_millis(300));
        self.settle();
    }

    fn picture(&mut self, path: &Path) {
        match self.ask(&Request::GetScreenshot { pixels_per_point: None }) {
            Response::Screenshot(png) => {
                assert!(png.bytes.len() > 5_000, "an empty picture");
                std::fs::write(path, &png.bytes).expect("a picture can be kept");
            }
            other => panic!("no picture but {other:?}"),
        }
    }

    /// Frames painted while nothing is touched, and by asking.
    fn frames_in(&mut self, time: Duration) -> u64 {
        self.settle();
        let before = self.tree().0;
        std::thread::sleep(time);
        self.tree().0 - before
    }

    /// Ends the program by killing it: nothing that was added needs a goodbye.
    fn quit(self) {
        drop(self);
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        self.process.kill().and_then(|()| self.process.wait()).expect("the program ends");
    }
}

fn connect(address: &str) -> TcpStream {
    let address: SocketAddr = address.parse().expect("an address");
    let end = Instant::now() + Duration::from_secs(30);
    loop {
        match TcpStream::connect(address) {
            Ok(link) => {
                link.set_read_timeout(Some(Duration::from_mins(1))).expect("a time limit");
                return link;
            }
            Err(error) if Instant::now() > end => panic!("no window: {error}"),
            Err(_) => std::thread::sleep(Duration::from_millis(100)),
        }
    }
}

#[test]
fn a_whole_day_in_the_real_window() {
    let Some(binary) = std::env::var_os("KLYNGEBLIK_WINDOW_BINARY").map(PathBuf::from) else {
        eprintln!("NOT RUN: a_whole_day_in_the_real_window needs a display and KLYNGEBLIK_WINDOW_BINARY; run tests/window.sh");
        return;
    };
    let pictures = std::env::var_os("KLYNGEBLIK_PICTURES").map_or_else(std::env::temp_dir, PathBuf::from);
    std::fs::create_dir_all(&pictures).expect("a folder for pictures");
    let home = tempfile::tempdir().expect("a folder of one's own");
    let files = ["sygefravaer-maaned.csv", "tilsyn-lang.csv", "dagtilbudsregister.csv"].map(sample_file);

    let mut window = Real::start(&binary, home.path(), &files);
    window.expect("Indlæs 3 filer");
    window.picture(&pictures.join("0-nye-filer.png"));
    window.click("Indlæs 3 filer");
    window.expect("3 filer er indlæst");
    for (size, (width, height)) in [("1366", (1366, 768)), ("1920", (1920, 1080))] {
        window.resize(width, height);
        for (number, page) in ["Overblik", "Udvikling", "Tilsyn", "Data", "Noter", "Start"]
            .into_iter()
            .enumerate()
        {
            window.click(page);
            window.picture(&pictures.join(format!("{}-{}-{size}.png", number + 1, page.to_lowercase())));
        }
    }
    window.click("Overblik");
    window.click("Bølgen\nSygefravær");
    window.key(Modifiers::NONE, Key::N);
    window.write("Er det vinteren, eller er det noget, vi selv kan se?");
    window.key(Modifiers::COMMAND, Key::Enter);
    window.expect("1 note her");
    window.picture(&pictures.join("7-notat-1920.png"));
    // The draft that became a note is taken from this computer within a second or so.
    window.frames_in(Duration::from_secs(3));
    let asking = window.frames_in(Duration::from_millis(500));
    assert_eq!(window.frames_in(Duration::from_secs(10)), asking, "an idle window paints nothing");
    window.quit();

    let mut window = Real::start(&binary, home.path(), &[]);
    window.click("Fortsæt med");
    window.click("Noter");
    window.expect("Er det vinteren, eller er det noget, vi selv kan se?");
    window.picture(&pictures.join("8-dagen-efter-1366.png"));
    window.quit();
}

#[test]
fn what_is_being_written_outlives_a_killed_program() {
    let Some(binary) = std::env::var_os("KLYNGEBLIK_WINDOW_BINARY").map(PathBuf::from) else {
        eprintln!("NOT RUN: what_is_being_written_outlives_a_killed_program needs a display; run tests/window.sh");
        return;
    };
    let home = tempfile::tempdir().expect("a folder of one's own");
    let mut window = Real::start(&binary, home.path(), &[]);
    window.click("Bølgen\nSygefravær");
    window.key(Modifiers::NONE, Key::N);
    window.write("Blåbærgrød på øen, ");
    window.write("halvt skr");
    // Somebody who writes is kept up with about once a second.
    let kept = home.path().join("kladder.json");
    let end = Instant::now() + Duration::from_mins(1);
    while !std::fs::read_to_string(&kept).is_ok_and(|text| text.contains("halvt skr")) {
        assert!(Instant::now() < end, "the draft is never kept");
        std::thread::sleep(Duration::from_millis(100));
    }
    // Killed, with no goodbye.
    window.quit();

    let mut window = Real::start(&binary, home.path(), &[]);
    window.click("Bølgen\nSygefravær");
    window.expect("Blåbærgrød på øen, halvt skr");
    window.quit();
}
