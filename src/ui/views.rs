//! View models, each built when something it shows has changed and kept until then.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::cluster::Tables;
use crate::domain::{Anchor, HouseId, IndicatorId, Note, NoteId};
use crate::i18n::{Lang, Locale};
use crate::journal::Subject;
use crate::view::{
    Attention, AttentionQuery, Compare, CompareQuery, DueRow, Filter, FilterOptions, GroundQuery, Grounds, HouseList, KeptViewRow,
    NoteGround, NoteList, NotePage, NoteQuery, Overview, PastView, Pins, PlaceView, Placing, RatingCharts, RatingQuestion, RowQuery, Rows,
    SeriesChoicesView, Supervision, Trend, VocabularyView, due_rows,
};

use super::desk::Desk;

/// What all view models hang on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Counts desks: another workspace, another set of sources.
    pub desk: u64,
    /// The journal's revision.
    pub state: u64,
    /// The language.
    pub lang: Lang,
}

/// A value and what it was made from.
struct Memo<K, V> {
    kept: Option<(K, Arc<V>)>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { kept: None }
    }
}

impl<K: PartialEq, V> Memo<K, V> {
    fn get(&mut self, key: K, build: impl FnOnce() -> V) -> Arc<V> {
        if let Some((kept_key, value)) = &self.kept
            && *kept_key == key
        {
            return Arc::clone(value);
        }
        let value = Arc::new(build());
        self.kept = Some((key, Arc::clone(&value)));
        value
    }
}

/// The view models in use.
#[derive(Default)]
pub struct Views {
    pins: Memo<Revision, Pins>,
    options: Memo<Revision, FilterOptions>,
    kept: Memo<Revision, Vec<KeptViewRow>>,
    overview: Memo<(Revision, Filter), Overview>,
    trend: Memo<(Revision, Filter, Option<IndicatorId>), Trend>,
    compare: Memo<(Revision, Filter, Option<IndicatorId>, CompareQuery), Compare>,
    series_choices: Memo<(Revision, IndicatorId, HouseId), SeriesChoicesView>,
    supervision: Memo<(Revision, Filter), Supervision>,
    ratings: Memo<(Revision, Filter, RatingQuestion), RatingCharts>,
    houses: Memo<(Revision, Filter), HouseList>,
    notes: Memo<(Revision, NoteQuery), NoteList>,
    place: Memo<(Revision, Anchor), PlaceView>,
    notes_at: Memo<(Revision, Anchor), NoteList>,
    placing: Memo<(Revision, Anchor), Placing>,
    past: Memo<(Revision, Subject), PastView>,
    grounds: Memo<(Revision, GroundQuery), Grounds>,
    note_page: Memo<(Revision, Filter, NoteId), Option<NotePage>>,
    due: Memo<(Revision, Date), Vec<DueRow>>,
    vocabulary: Memo<Revision, VocabularyView>,
    attention: Memo<(Revision, Filter, Date), Attention>,
    /// The rows last worked out, and the question they answer.
    pub rows: Option<(u64, RowQuery, Arc<Rows>)>,
}

impl Views {
    /// Which notes show where.
    pub fn pins(&mut self, revision: &Revision, notes: &[Note], tables: &Tables) -> Arc<Pins> {
        self.pins.get(revision.clone(), || Pins::build(notes, tables))
    }

    /// What the filter strip offers.
    pub fn options(&mut self, revision: &Revision, desk: &Desk, locale: &Locale) -> Arc<FilterOptions> {
        self.options.get(revision.clone(), || {
            FilterOptions::build(&desk.tables, desk.state.house_order(), locale)
        })
    }

    /// *Visninger*.
    pub fn kept_views(&mut self, revision: &Revision, desk: &Desk, locale: &Locale) -> Arc<Vec<KeptViewRow>> {
        self.kept.get(revision.clone(), || {
            KeptViewRow::all(desk.state.kept_views(), &desk.tables, locale, &TimeZone::system())
        })
    }

    /// *Overblik*.
    pub fn overview(&mut self, revision: &Revision, desk: &Desk, filter: &Filter, locale: &Locale) -> Arc<Overview> {
        let pins = self.pins(revision, desk.state.notes(), &desk.tables);
        self.overview.get((revision.clone(), filter.clone()), || {
            Overview::build(&desk.tables, &pins, desk.state.house_order(), &desk.choices(), filter, locale)
        })
    }

    /// *Udvikling*.
    pub fn trend(
        &mut self,
        revision: &Revision,
        desk: &Desk,
        filter: &Filter,
        indicator: Option<&IndicatorId>,
        locale: &Locale,
    ) -> Arc<Trend> {
        let pins = self.pins(revision, desk.state.notes(), &desk.tables);
        self.trend.get((revision.clone(), filter.clone(), indicator.cloned()), || {
            Trend::build(
                &desk.tables,
                &pins,
                desk.state.house_order(),
                (&desk.choices(), &TimeZone::system()),
                filter,
                indicator,
                locale,
            )
        })
    }

    /// *Sammenlign*.
    pub fn compare(
        &mut self,
        revision: &Revision,
        desk: &Desk,
        filter: &Filter,
        (indicator, query): (Option<&IndicatorId>, &CompareQuery),
        locale: &Locale,
    ) -> Arc<Compare> {
        let pins = self.pins(revision, desk.state.notes(), &desk.tables);
        let key = (revision.clone(), filter.clone(), indicator.cloned(), query.clone());
        self.compare.get(key, || {
            Compare::build(
                &desk.tables,
                &pins,
                desk.state.house_order(),
                &desk.choices(),
                filter,
                (indicator, query),
                locale,
            )
        })
    }

    /// What was decided about an indicator, and what can be about its series in a house.
    pub fn series_choices(
        &mut self,
        revision: &Revision,
        desk: &Desk,
        (indicator, house): (&IndicatorId, &HouseId),
        locale: &Locale,
    ) -> Arc<SeriesChoicesView> {
        self.series_choices.get((revision.clone(), indicator.clone(), house.clone()), || {
            SeriesChoicesView::build(&desk.tables, &desk.choices(), (indicator, house), locale, &TimeZone::system())
        })
    }

    /// *Tilsyn*.
    pub fn supervision(&mut self, revision: &Revision, desk: &Desk, filter: &Filter, locale: &Locale) -> Arc<Supervision> {
        let pins = self.pins(revision, desk.state.notes(), &desk.tables);
        self.supervision.get((revision.clone(), filter.clone()), || {
            Supervision::build(&desk.tables, &pins, desk.state.house_order(), filter, locale)
        })
    }

    /// Ratings as charts.
    pub fn ratings(
        &mut self,
        revision: &Revision,
        desk: &Desk,
        (filter, question): (&Filter, &RatingQuestion),
        locale: &Locale,
    ) -> Arc<RatingCharts> {
        let pins = self.pins(revision, desk.state.notes(), &desk.tables);
        self.ratings.get((revision.clone(), filter.clone(), question.clone()), || {
            RatingCharts::build(&desk.tables, &pins, desk.state.house_order(), filter, question, locale)
        })
    }

    /// *Huse*.
    pub fn houses(&mut self, revision: &Revision, desk: &Desk, filter: &Filter, locale: &Locale) -> Arc<HouseList> {
        self.houses.get((revision.clone(), filter.clone()), || {
            HouseList::build(&desk.tables, desk.state.house_order(), filter, locale)
        })
    }

    /// What is known of the place chosen.
    pub fn place(&mut self, revision: &Revision, desk: &Desk, place: &Anchor, locale: &Locale) -> Arc<PlaceView> {
        self.place.get((revision.clone(), place.clone()), || {
            PlaceView::build(place, &desk.tables, &desk.choices(), locale)
        })
    }

    /// The notes that show at the place chosen.
    pub fn notes_at(&mut self, revision: &Revision, desk: &Desk, place: &Anchor, locale: &Locale) -> Arc<NoteList> {
        let pins = self.pins(revision, desk.state.notes(), &desk.tables);
        self.notes_at.get((revision.clone(), place.clone()), || {
            NoteList::at(
                place,
                &pins,
                desk.state.notes(),
                (&desk.tables, &desk.choices()),
                locale,
                &TimeZone::system(),
            )
        })
    }

    /// Where a note without a place can be put.
    pub fn placing(&mut self, revision: &Revision, desk: &Desk, chosen: &Anchor, locale: &Locale) -> Arc<Placing> {
        self.placing.get((revision.clone(), chosen.clone()), || {
            Placing::build(chosen, &desk.tables, desk.state.house_order(), locale)
        })
    }

    /// Who did what when.
    pub fn past(&mut self, revision: &Revision, desk: &Desk, subject: &Subject, locale: &Locale) -> Arc<PastView> {
        self.past.get((revision.clone(), subject.clone()), || {
            PastView::build(&desk.state, subject, &desk.tables, locale, &TimeZone::system())
        })
    }

    /// What a note may grow out of.
    pub fn grounds(&mut self, revision: &Revision, desk: &Desk, query: &GroundQuery, locale: &Locale) -> Arc<Grounds> {
        let pins = self.pins(revision, desk.state.notes(), &desk.tables);
        self.grounds.get((revision.clone(), query.clone()), || {
            Grounds::build(query, desk.state.notes(), &pins, &desk.tables, locale)
        })
    }

    /// The page of a note; none where the note is gone.
    pub fn note_page(
        &mut self,
        revision: &Revision,
        desk: &Desk,
        (filter, note): (&Filter, &NoteId),
        locale: &Locale,
    ) -> Arc<Option<NotePage>> {
        let pins = self.pins(revision, desk.state.notes(), &desk.tables);
        self.note_page.get((revision.clone(), filter.clone(), note.clone()), || {
            let ground = NoteGround {
                notes: desk.state.notes(),
                pins: &pins,
                tables: &desk.tables,
                order: desk.state.house_order(),
                choices: &desk.choices(),
                filter,
            };
            NotePage::build(note, ground, locale, &TimeZone::system())
        })
    }

    /// What is due on a day.
    pub fn due(&mut self, revision: &Revision, desk: &Desk, today: Date, locale: &Locale) -> Arc<Vec<DueRow>> {
        self.due.get((revision.clone(), today), || {
            due_rows(desk.state.notes(), (&desk.tables, &desk.choices()), locale, today)
        })
    }

    /// *Fælles sprog*.
    pub fn vocabulary(&mut self, revision: &Revision, desk: &Desk, locale: &Locale) -> Arc<VocabularyView> {
        self.vocabulary.get(revision.clone(), || {
            VocabularyView::build(desk.state.wordings(), &desk.tables, locale, &TimeZone::system())
        })
    }

    /// *Opmærksomhed*.
    pub fn attention(&mut self, revision: &Revision, desk: &Desk, (filter, today): (&Filter, Date), locale: &Locale) -> Arc<Attention> {
        self.attention.get((revision.clone(), filter.clone(), today), || {
            let query = AttentionQuery {
                today,
                filter,
                order: desk.state.house_order(),
            };
            Attention::build(desk.state.notes(), &desk.tables, &query, locale, &TimeZone::system())
        })
    }

    /// *Noter*.
    pub fn notes(&mut self, revision: &Revision, desk: &Desk, query: &NoteQuery, locale: &Locale) -> Arc<NoteList> {
        self.notes.get((revision.clone(), query.clone()), || {
            NoteList::build(
                desk.state.notes(),
                query,
                (&desk.tables, &desk.choices()),
                locale,
                &TimeZone::system(),
            )
        })
    }
}
