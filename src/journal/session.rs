//! The person's own session: where they were and how they like it. It is theirs alone, lies outside the workspace, and its loss
//! costs nothing but a few clicks; so an unreadable file is the same as none.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{WorkspaceError, disk};

/// What the window remembers for one person on one machine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The workspace that was open.
    pub last_workspace: Option<PathBuf>,
    /// Workspaces opened lately, newest first.
    pub recent: Vec<PathBuf>,
    /// `da` or `en`.
    pub language: String,
    /// Whether the dark theme is on.
    pub dark: bool,
    /// The name on new notes.
    pub author: String,
    /// How much larger than usual everything is.
    pub zoom: f32,
    /// When one was here last: milliseconds since 1970-01-01 UTC; 0 where that is not known.
    pub visited_ms: i64,
    /// What was looked at in the last workspace, as the room that draws views writes it; nothing where nothing was.
    pub look: Json,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            last_workspace: None,
            recent: Vec::new(),
            language: "da".to_owned(),
            dark: false,
            author: String::new(),
            zoom: 1.0,
            visited_ms: 0,
            look: Json::Null,
        }
    }
}

impl Session {
    /// How many workspaces are remembered.
    pub const MOST_RECENT: usize = 8;

    /// The session kept in `folder`, or a fresh one.
    #[must_use]
    pub fn load(folder: &Path) -> Self {
        let path = file_in(folder);
        let Ok(bytes) = std::fs::read(&path) else { return Self::default() };
        let mut session: Self = serde_json::from_slice(&bytes).unwrap_or_else(|error| {
            tracing::warn!(%error, path = %path.display(), "the session cannot be read: starting afresh");
            Self::default()
        });
        // A window nobody can read cannot be set right from within.
        session.zoom = if session.zoom.is_finite() {
            session.zoom.clamp(0.5, 4.0)
        } else {
            1.0
        };
        session
    }

    /// Keeps the session in `folder`.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn save(&self, folder: &Path) -> Result<(), WorkspaceError> {
        let path = file_in(folder);
        let json = serde_json::to_vec_pretty(self).map_err(|error| WorkspaceError::Io {
            source: error.into(),
            path: path.clone(),
        })?;
        disk::make_folder(folder).map_err(WorkspaceError::at(folder))?;
        disk::write_whole(&path, &json).map_err(WorkspaceError::at(&path))
    }

    /// Takes note that a workspace was opened: it becomes the last and the first of the recent ones.
    pub fn remember(&mut self, workspace: &Path) {
        if self.last_workspace.as_deref() != Some(workspace) {
            self.look = Json::Null;
        }
        self.recent.retain(|recent| recent != workspace);
        self.recent.insert(0, workspace.to_path_buf());
        self.recent.truncate(Self::MOST_RECENT);
        self.last_workspace = Some(workspace.to_path_buf());
    }

    /// The user's own folder: what `KLYNGEBLIK_HOME` says, or the system's place for a program's local data.
    #[must_use]
    pub fn user_folder() -> PathBuf {
        user_folder(std::env::var_os("KLYNGEBLIK_HOME"))
    }
}

fn user_folder(chosen: Option<OsString>) -> PathBuf {
    if let Some(chosen) = chosen.filter(|chosen| !chosen.is_empty()) {
        return chosen.into();
    }
    // Local, not roaming: a writer's id that followed the person to another machine would give one journal two writers.
    directories::ProjectDirs::from("dk", "", "Klyngeblik").map_or_else(
        || std::env::temp_dir().join("klyngeblik"),
        |folders| folders.data_local_dir().to_path_buf(),
    )
}

fn file_in(folder: &Path) -> PathBuf {
    folder.join("session.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_comes_back_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let user = folder.path().join("ny");
        assert_eq!(Session::load(&user), Session::default());
        let mut session = Session {
            author: "Åse".to_owned(),
            zoom: 1.5,
            dark: true,
            ..Session::default()
        };
        session.remember(Path::new("/klynger/øst"));
        session.save(&user).expect("saved");
        assert_eq!(Session::load(&user), session);
    }

    #[test]
    fn any_file_gives_a_session() {
        let fresh = Session::default;
        let cases = [
            ("", fresh()),
            ("{", fresh()),
            ("[1]", fresh()),
            (r#"{"dark":true,"new_thing":1}"#, Session { dark: true, ..fresh() }),
            (r#"{"zoom":1e30}"#, Session { zoom: 4.0, ..fresh() }),
            (r#"{"zoom":1e300}"#, fresh()),
            (r#"{"zoom":-1}"#, Session { zoom: 0.5, ..fresh() }),
            (r#"{"dark":"ja"}"#, fresh()),
            (
                r#"{"look":{"topic":"new"}}"#,
                Session {
                    look: serde_json::json!({ "topic": "new" }),
                    ..fresh()
                },
            ),
        ];
        for (json, session) in cases {
            let folder = tempfile::tempdir().expect("a folder");
            std::fs::write(file_in(folder.path()), json).expect("written");
            assert_eq!(Session::load(folder.path()), session, "{json}");
        }
    }

    #[test]
    fn recent_workspaces_are_few_and_each_once() {
        let mut session = Session::default();
        for number in 0..20 {
            session.remember(Path::new(&number.to_string()));
        }
        session.remember(Path::new("15"));
        let recent: Vec<_> = session.recent.iter().filter_map(|path| path.to_str()).collect();
        assert_eq!(recent, ["15", "19", "18", "17", "16", "14", "13", "12"]);
        assert_eq!(session.last_workspace, Some("15".into()));
    }

    #[test]
    fn the_users_folder_can_be_chosen() {
        assert_eq!(user_folder(Some("/et/sted".into())), PathBuf::from("/et/sted"));
        assert_eq!(user_folder(Some(OsString::new())), user_folder(None));
        assert!(user_folder(None).to_string_lossy().to_lowercase().contains("klyngeblik"));
    }
}
