//! What is looked at, taken from the window as a [`View`] and put back into it. The one place that does.

use crate::domain::Anchor;
use crate::journal::{Act, KeptViewId};
use crate::view::{DataView, Gone, PlaceView, RowKind, RowQuery, View};

use super::action::{DataPart, Selection};
use super::app::App;

impl App {
    /// What is looked at now.
    pub(super) fn looked_at(&self) -> View {
        let looking = &self.looking;
        View {
            page: looking.page,
            filter: looking.filter.clone(),
            indicator: looking.indicator.clone(),
            compare: looking.compare.clone(),
            tables: looking.tables_open.clone(),
            part: match (looking.data_part, looking.row_query.kind) {
                (DataPart::Houses, _) => DataView::Houses,
                (DataPart::Rows, RowKind::Ratings) => DataView::Ratings,
                (DataPart::Rows, RowKind::Observations) => DataView::Figures,
            },
            supervision: looking.supervision,
            theme: looking.theme.clone(),
            notes: looking.notes_part,
            place: looking.selection.as_ref().map(|selection| selection.anchor.clone()),
        }
    }

    /// Looks at a view, as far as the tables still have what it speaks of. Gives what they do not.
    pub(super) fn look_at(&mut self, view: &View) -> Gone {
        let (view, gone) = view.settled(&self.desk.tables);
        self.looking.indicator = view.indicator;
        self.looking.compare = view.compare;
        self.looking.tables_open = view.tables;
        self.looking.supervision = view.supervision;
        self.looking.theme = view.theme;
        self.looking.notes_part = view.notes;
        self.show_part(view.part);
        self.look_through(view.filter);
        self.choose(view.place.map(|place| self.place(place)));
        self.look_for_chosen();
        if view.page.is_view() {
            self.go(view.page);
        }
        gone
    }

    fn show_part(&mut self, part: DataView) {
        let kind = match part {
            DataView::Figures => RowKind::Observations,
            DataView::Ratings => RowKind::Ratings,
            DataView::Houses => self.looking.row_query.kind,
        };
        self.looking.data_part = if part == DataView::Houses {
            DataPart::Houses
        } else {
            DataPart::Rows
        };
        // What was searched for among the figures is not searched for among the ratings.
        if kind != self.looking.row_query.kind {
            self.looking.row_query = RowQuery {
                kind,
                ..RowQuery::default()
            };
        }
    }

    /// A place with what stands there now, which need not be what stood there when a note was written.
    pub(super) fn place(&self, anchor: Anchor) -> Selection {
        let seen = PlaceView::build(&anchor, &self.desk.tables, &self.desk.choices(), &self.locale).seen;
        Selection { anchor, seen }
    }

    /// Goes back (−1) or forward (+1) over views. From a page that shows no view, back is to the view one came from.
    pub(super) fn step_over_views(&mut self, by: isize) {
        if by < 0 && self.close_note() {
            return;
        }
        self.looking.note = None;
        let view = if by < 0 && !self.looking.page.is_view() {
            self.history.now()
        } else {
            self.history.step(by)
        };
        let Some(view) = view.cloned() else { return };
        self.look_at(&view);
        self.history.arrived(self.looked_at());
    }

    /// Whether there is anything to go back to.
    pub(super) fn can_go_back(&self) -> bool {
        self.history.can_go_back() || self.read_note().is_some() || !self.looking.page.is_view() && self.history.now().is_some()
    }

    /// Takes note of what is looked at: for the way back, and for the next day in the workspace that is open.
    pub(super) fn keep_look(&mut self) {
        if !self.looking.page.is_view() {
            return;
        }
        let view = self.looked_at();
        if self.history.see(view.clone()) && self.is_last_workspace() && !self.desk.is_locked {
            self.session.look = view.to_json();
            self.save_session();
        }
    }

    /// Keeps what is looked at under a name.
    pub(super) fn keep_view(&mut self, name: String) {
        let act = Act::KeepView {
            name,
            view: self.looked_at().to_json(),
            author: self.session.author.trim().to_owned(),
        };
        self.act(act);
    }

    /// Looks at a kept view, and says what of it is no more.
    pub(super) fn open_view(&mut self, id: &KeptViewId) {
        let Some(kept) = self.desk.state.kept_view(id).cloned() else {
            return;
        };
        self.looking.views_form = None;
        let gone = self.look_at(&View::of(&kept.view));
        if let Some(words) = gone.words(&kept.name, &self.locale) {
            self.say(words);
        }
    }
}
