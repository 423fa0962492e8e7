//! Back and forward over views, as in a browser.

use crate::view::View;

/// How many views one can go back over.
const MOST: usize = 100;

/// The views that were looked at, and the one that is.
#[derive(Debug, Default)]
pub struct History {
    /// In the order they came; never empty once one was seen.
    views: Vec<View>,
    /// The place of the one that is looked at.
    at: usize,
}

impl History {
    /// Takes note of what is looked at. Gives whether that is news.
    ///
    /// Another page, filter, indicator or question is a new view, and ends the way forward. Another choice or table on the same is only
    /// noted, so that one comes back to the view as one left it.
    pub fn see(&mut self, view: View) -> bool {
        let Some(now) = self.views.get_mut(self.at) else {
            self.views.push(view);
            return true;
        };
        if *now == view {
            return false;
        }
        if now.looks_at_same(&view) {
            *now = view;
            return true;
        }
        self.views.truncate(self.at + 1);
        self.views.push(view);
        if self.views.len() > MOST {
            self.views.remove(0);
        }
        self.at = self.views.len() - 1;
        true
    }

    /// What is looked at, or was before a page that shows no view.
    pub fn now(&self) -> Option<&View> {
        self.views.get(self.at)
    }

    /// Whether there is a view before this one.
    pub const fn can_go_back(&self) -> bool {
        self.at > 0
    }

    /// Whether one came back from a view.
    pub const fn can_go_forward(&self) -> bool {
        self.at + 1 < self.views.len()
    }

    /// Goes one view back (−1) or forward (+1), if there is one there.
    pub fn step(&mut self, by: isize) -> Option<&View> {
        let at = self.at.checked_add_signed(by).filter(|at| *at < self.views.len())?;
        self.at = at;
        self.now()
    }

    /// The view one went to, as it could be shown: what is gone by now may be missing from it.
    pub fn arrived(&mut self, view: View) {
        if let Some(now) = self.views.get_mut(self.at) {
            *now = view;
        }
    }

    /// Forgets them all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Anchor;
    use crate::view::Page;

    fn at(page: Page) -> View {
        View { page, ..View::default() }
    }

    fn pages(history: &History) -> String {
        let names = history.views.iter().enumerate().map(|(place, view)| {
            let name = format!("{:?}", view.page);
            if place == history.at { format!("[{name}]") } else { name }
        });
        names.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_way_back_is_the_way_one_came() {
        let mut history = History::default();
        assert_eq!(history.step(-1), None);
        assert!(!history.can_go_back() && !history.can_go_forward());
        for page in [Page::Overview, Page::Trend, Page::Trend, Page::Data] {
            history.see(at(page));
        }
        assert_eq!(pages(&history), "Overview Trend [Data]");
        assert_eq!(history.step(1), None);
        history.step(-1);
        history.step(-1);
        assert_eq!(
            (pages(&history), history.can_go_back()),
            ("[Overview] Trend Data".to_owned(), false)
        );
        history.step(1);
        assert!(
            !history.see(at(Page::Trend)) && history.can_go_forward(),
            "what is seen already is no news"
        );
        history.see(at(Page::Notes));
        assert_eq!(pages(&history), "Overview Trend [Notes]", "another way taken ends the old one");
    }

    #[test]
    fn a_view_is_come_back_to_as_it_was_left() {
        let mut history = History::default();
        history.see(at(Page::Overview));
        let chosen = View {
            place: Some(Anchor {
                house: Some("G1".into()),
                ..Anchor::default()
            }),
            ..at(Page::Overview)
        };
        assert!(history.see(chosen.clone()));
        history.see(at(Page::Trend));
        assert_eq!(history.step(-1), Some(&chosen));
        history.arrived(at(Page::Overview));
        assert!(!history.see(at(Page::Overview)) && history.can_go_forward());
    }

    #[test]
    fn a_long_day_does_not_grow_without_end() {
        let mut history = History::default();
        for _ in 0..MOST {
            history.see(at(Page::Overview));
            history.see(at(Page::Trend));
        }
        assert_eq!((history.views.len(), history.at), (MOST, MOST - 1));
    }
}
