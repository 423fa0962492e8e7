//! Charts and tables on their way out of the window: to a file that is asked for, or to the clipboard.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{ColorImage, Context};

use crate::chart::ChartSpec;
use crate::i18n::{Lang, Locale};
use crate::jobs::Lane;
use crate::journal::{WorkspaceError, free_path, is_taken, save_outside};

use super::action::Action;
use super::app::{App, JobKey, JobResult};
use super::dialogs::{NoDialog, answer, documents_folder};
use super::picture::Picture;
use super::waiting::{Errand, Waiting};

/// What a chart is saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportForm {
    /// A picture in points.
    Png,
    /// A picture in lines and text.
    Svg,
    /// Its values.
    Csv,
    /// A table of words, for a sheet.
    WordsCsv,
    /// A table of words, to read.
    WordsMarkdown,
}

impl ExportForm {
    /// Those of a chart, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Csv];

    /// Key of its name in a menu.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Png => "export-png",
            Self::Svg => "export-svg",
            Self::Csv => "export-csv",
            Self::WordsCsv => "export-words-csv",
            Self::WordsMarkdown => "export-words-md",
        }
    }

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Csv | Self::WordsCsv => "csv",
            Self::WordsMarkdown => "md",
        }
    }

    /// What is written; none where the picture cannot be made, which is a defect.
    #[must_use]
    pub fn bytes(self, spec: &ChartSpec, lang: Lang) -> Option<Vec<u8>> {
        let picture = || Picture::of(spec, &Locale::new(lang));
        match self {
            Self::Png => picture().to_png(),
            Self::Svg => Some(picture().to_svg().into_bytes()),
            Self::Csv | Self::WordsCsv => Some(spec.table.to_csv().into_bytes()),
            Self::WordsMarkdown => Some(spec.table.to_markdown(&spec.title).into_bytes()),
        }
    }
}

/// What is put on the clipboard.
#[derive(Debug, Clone, PartialEq)]
pub enum Clip {
    /// A picture.
    Picture(ColorImage),
    /// Values, as a sheet takes them.
    Figures(String),
}

/// Why a file is not there.
pub(super) enum ExportTrouble {
    /// There is no picture.
    NoPicture,
    /// The file system says no.
    Disk(WorkspaceError),
}

impl App {
    /// Asks where a chart goes. The window goes on; what is chosen comes back as an action.
    pub(super) fn ask_where(&mut self, spec: Arc<ChartSpec>, form: ExportForm) {
        if self.jobs.is_waiting_for(&JobKey::Dialog) {
            return;
        }
        // The dialog is made here, on the window's thread, as macOS demands; only the waiting is done elsewhere.
        let name = self.locale.t(form.key()).trim_end_matches('…');
        let file = rfd::AsyncFileDialog::new()
            .set_title(name)
            .set_file_name(file_name(&spec, form))
            .add_filter(form.ending().to_uppercase(), &[form.ending()])
            .save_file();
        self.jobs.run(Lane::Dialog, JobKey::Dialog, move |_| {
            let path = answer(file).map(|file| file.map(|file| file.path().to_owned()));
            match path {
                Ok(path) => JobResult::Chosen(path.map(|path| Action::SaveTo(spec, form, path))),
                Err(NoDialog) => JobResult::NoDialog(Action::Export(spec, form)),
            }
        });
    }

    /// Writes a chart under a free name among the person's own documents, where she cannot be asked.
    pub(super) fn save_unasked(&mut self, spec: Arc<ChartSpec>, form: ExportForm) {
        let (folder, name) = (documents_folder(&self.user_folder), file_name(&spec, form));
        let key = JobKey::Export(self.next_number());
        self.wait_for(Waiting::new(key.clone(), Errand::Save, name.clone()));
        let lang = self.locale.lang();
        self.jobs.run(Lane::Journal, key, move |_| {
            let path = free_path(&folder, &name);
            let saved = match form.bytes(&spec, lang) {
                Some(bytes) => save_outside(&path, &bytes, false).map_err(ExportTrouble::Disk),
                None => Err(ExportTrouble::NoPicture),
            };
            JobResult::SavedUnasked(path, saved)
        });
    }

    /// Says where a chart was saved that nobody could be asked about, or why it was not.
    pub(super) fn tell_saved_unasked(&mut self, path: &Path, saved: &Result<(), ExportTrouble>) {
        let args = [("path", path.display().to_string().into())];
        match saved {
            Ok(()) => self.say(self.locale.with("export-saved-unasked", &args)),
            Err(trouble) => self.say_problem(self.locale.with(trouble_key(trouble), &args)),
        }
    }

    /// Writes a chart to a file. In the lane of what is written: a file that was asked for is there when the window has closed.
    pub(super) fn save_to(&mut self, spec: Arc<ChartSpec>, form: ExportForm, chosen: &Path) {
        let path = with_ending(chosen, form.ending());
        // The dialog asked about the name that was chosen, and about no other.
        let replaces = path == chosen;
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let key = JobKey::Export(self.next_number());
        self.wait_for(Waiting::new(key.clone(), Errand::Save, name));
        let lang = self.locale.lang();
        self.jobs.run(Lane::Journal, key, move |_| {
            let saved = match form.bytes(&spec, lang) {
                Some(bytes) => save_outside(&path, &bytes, replaces).map_err(ExportTrouble::Disk),
                None => Err(ExportTrouble::NoPicture),
            };
            JobResult::Saved(form, path, saved)
        });
    }

    /// Says where a chart was saved, or why it was not.
    pub(super) fn tell_saved(&mut self, form: ExportForm, path: &Path, saved: &Result<(), ExportTrouble>) {
        let args = [("path", path.display().to_string().into())];
        let key = match saved {
            Ok(()) => saved_key(form),
            Err(trouble) => {
                if let ExportTrouble::Disk(error) = trouble {
                    tracing::warn!("a chart is not saved: {error}");
                }
                return self.say_problem(self.locale.with(trouble_key(trouble), &args));
            }
        };
        self.say(self.locale.with(key, &args));
    }

    /// Makes a picture for the clipboard.
    pub(super) fn copy_picture(&mut self, spec: Arc<ChartSpec>) {
        let lang = self.locale.lang();
        self.jobs.run(Lane::Work, JobKey::Clip, move |_| {
            JobResult::Pictured(Picture::of(&spec, &Locale::new(lang)).to_image())
        });
    }

    /// Puts a picture that was made on the clipboard.
    pub(super) fn take_picture(&mut self, picture: Option<ColorImage>) {
        match picture {
            Some(picture) => self.ask(Action::Clip(Clip::Picture(picture))),
            None => self.say_problem(self.locale.t("problem-job").to_owned()),
        }
    }

    /// Hands something over to the system's clipboard, and says so.
    pub(super) fn put_on_clipboard(&mut self, ctx: &Context, clip: Clip) {
        let key = match clip {
            Clip::Picture(picture) => {
                ctx.copy_image(picture);
                "export-copied-picture"
            }
            Clip::Figures(text) => {
                ctx.copy_text(text);
                "export-copied-figures"
            }
        };
        self.say(self.locale.t(key).to_owned());
    }
}

/// What is said when a file is there.
const fn saved_key(form: ExportForm) -> &'static str {
    match form {
        ExportForm::Png | ExportForm::Svg => "export-saved-picture",
        ExportForm::Csv => "export-saved-figures",
        ExportForm::WordsCsv | ExportForm::WordsMarkdown => "export-saved-words",
    }
}

/// What is said when a file is not there.
fn trouble_key(trouble: &ExportTrouble) -> &'static str {
    match trouble {
        ExportTrouble::NoPicture => "export-no-picture",
        ExportTrouble::Disk(error) if is_taken(error) => "export-taken",
        ExportTrouble::Disk(WorkspaceError::Full { .. }) => "export-full",
        ExportTrouble::Disk(WorkspaceError::NoPermission { .. } | WorkspaceError::ReadOnly { .. }) => "export-no-permission",
        ExportTrouble::Disk(WorkspaceError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => "export-gone",
        ExportTrouble::Disk(_) => "export-trouble",
    }
}

/// A path with the ending its contents have. What follows the last dot of a name ("jan. 2025") need not be one.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let has = path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    if has {
        return path.to_owned();
    }
    let mut whole = OsString::from(path);
    whole.push(".");
    whole.push(ending);
    whole.into()
}

/// Letters a name holds at most: folders of some depth must have room for it.
const LONGEST: usize = 100;
/// Names that Windows keeps for itself, whatever the ending.
const KEPT: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

/// The name a chart is offered under: what it is about and of when, in letters every file system takes.
fn file_name(spec: &ChartSpec, form: ExportForm) -> String {
    let parts = [spec.full_title().replace(" · ", " - "), spec.period.clone()];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let usable = |letter: char| !letter.is_control() && !"<>:\"/\\|?*".contains(letter);
    let name: String = said
        .join(", ")
        .chars()
        .take(LONGEST)
        .map(|letter| if usable(letter) { letter } else { '-' })
        .collect();
    let name = name.trim_matches([' ', '.']);
    let is_kept = KEPT.contains(
        &name
            .trim_end_matches(|letter: char| letter.is_ascii_digit())
            .to_uppercase()
            .as_str(),
    );
    let name = if name.is_empty() || is_kept {
        format!("Klyngeblik {name}")
    } else {
        name.to_owned()
    };
    format!("{}.{}", name.trim_end(), form.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec(about: &str, title: &str, period: &str) -> ChartSpec {
        ChartSpec {
            about: about.to_owned(),
            title: title.to_owned(),
            period: period.to_owned(),
            ..ChartSpec::default()
        }
    }

    #[test]
    fn names_are_good_on_every_system() {
        let cases = [
            (
                spec("Sygefravær", "Bølgen", "jan. 2021 – dec. 2025"),
                "Sygefravær - Bølgen, jan. 2021 – dec. 2025.png",
            ),
            (spec("", "Børn/voksen: \"0-2 år\"?", ""), "Børn-voksen- -0-2 år--.png"),
            (spec("", "CON", ""), "Klyngeblik CON.png"),
            (spec("", "lpt1", ""), "Klyngeblik lpt1.png"),
            (spec("", "", ""), "Klyngeblik.png"),
            (spec("", "..", "2025."), ", 2025.png"),
        ];
        for (spec, expected) in cases {
            assert_eq!(file_name(&spec, ExportForm::Png), expected);
        }
        let long = file_name(&spec("", &"å".repeat(400), ""), ExportForm::Csv);
        assert_eq!(long.chars().count(), LONGEST + 4);
    }

    #[test]
    fn an_ending_is_added_where_it_lacks() {
        let cases = [
            ("a.svg", "a.svg"),
            ("a.SVG", "a.SVG"),
            ("jan. 2025", "jan. 2025.svg"),
            ("a.png", "a.png.svg"),
        ];
        for (chosen, expected) in cases {
            assert_eq!(with_ending(Path::new(chosen), "svg"), Path::new(expected));
        }
    }

    #[test]
    fn every_trouble_has_its_own_sentence() {
        let disk = |kind: std::io::ErrorKind| {
            let path = PathBuf::from("x");
            let source = kind.into();
            ExportTrouble::Disk(WorkspaceError::Io { source, path })
        };
        assert_eq!(trouble_key(&disk(std::io::ErrorKind::AlreadyExists)), "export-taken");
        assert_eq!(trouble_key(&disk(std::io::ErrorKind::NotFound)), "export-gone");
        assert_eq!(trouble_key(&disk(std::io::ErrorKind::TimedOut)), "export-trouble");
        assert_eq!(trouble_key(&ExportTrouble::NoPicture), "export-no-picture");
    }
}
