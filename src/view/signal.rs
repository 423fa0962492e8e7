//! A series as the statistics see it: its figures of one step in the order of the calendar, holes and all, and what they tell.

use crate::chart::{Level, LevelRole, MarkSignal};
use crate::cluster::{Point, Tables};
use crate::domain::{Direction, HouseId, Indicator, Period, SeriesChoices, Step, Unit};
use crate::i18n::Locale;
use crate::insight::{self, Analysis, Counted, Finding, Kind, Mark, Phase, Settings, Side, Standing, Variation, analyse, is_gap};

use super::marked::mark_choices;
use super::series::{latest, rhythm_of};
use super::{CellChange, Filter};

/// How far a share may lie from its counts: rounding to whole per cents.
const ROUNDING: f64 = 0.51;

/// A series looked at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Signal {
    /// What is seen.
    pub analysis: Analysis,
    /// The step of its figures.
    pub step: Step,
    /// The period of each place; none of a hole in the calendar.
    periods: Vec<Option<Period>>,
    /// What the team requires of it, and from when.
    requirement: Option<(f64, Option<Period>)>,
    /// Whether the team left a place out.
    excluded: Vec<bool>,
    /// The place of each point of the series; none of another step.
    places: Vec<Option<usize>>,
}

impl Signal {
    /// Looks at the figures of the newest one's step, as the team decided to; nothing where no figure has a period.
    ///
    /// A share whose counts are known is judged by them (P′), everything else by how it moves (`XmR`). The choices are settled ones.
    pub fn of(series: &[Point], indicator: &Indicator, house: &HouseId, choices: &SeriesChoices) -> Option<Self> {
        let newest = latest(series)?.period?;
        let step = newest.step();
        let own: Vec<Point> = series.iter().filter(|point| is_of(point, step)).copied().collect();
        let is_counted = indicator.unit == Unit::Percent && own.iter().all(|point| point.value.number().is_none() || is_counted(point));
        let own_periods: Vec<Period> = own.iter().filter_map(|point| point.period).collect();
        let own_points: Vec<insight::Point> = own.iter().map(|point| seen(point, is_counted)).collect();
        let requirement = choices
            .requirement(&indicator.id, house, Some(newest))
            .map(|requirement| (requirement.value, requirement.from));
        let settings = Settings {
            kind: if is_counted {
                Kind::Proportion { per: 100.0 }
            } else {
                Kind::Measure
            },
            direction: indicator.direction,
            requirement: requirement.map(|(value, _)| value),
            ..Settings::default()
        };
        let (mut points, periods) = with_gaps(&own_points, &own_periods, rhythm_of(&[own]));
        mark_choices(&mut points, &periods, choices, &indicator.id, house);
        let of_own: Vec<usize> = periods
            .iter()
            .enumerate()
            .filter(|(_, period)| period.is_some())
            .map(|(place, _)| place)
            .collect();
        let mut of_own = of_own.into_iter();
        Some(Self {
            analysis: analyse(&points, &settings),
            step,
            requirement,
            excluded: points.iter().map(|point| point.excluded).collect(),
            periods,
            places: series
                .iter()
                .map(|point| is_of(point, step).then(|| of_own.next()).flatten())
                .collect(),
        })
    }

    /// Looks at all the figures of a house in the years chosen by hand, and speaks of the points in sight: the newest years are what
    /// shows, not what is judged by, or a level that moved long ago would be the usual one.
    pub fn in_sight(tables: &Tables, (filter, choices): (&Filter, &SeriesChoices), indicator: &Indicator, house: &HouseId) -> Option<Self> {
        let mut judged = tables.series(&indicator.id, house);
        judged.retain(|point| filter.takes_period(point.period));
        let mut signal = Self::of(&judged, indicator, house, choices)?;
        let places = signal.places.iter().zip(&judged);
        let in_sight = places.filter(|(_, point)| filter.takes_figure(point.period, tables));
        signal.places = in_sight.map(|(place, _)| *place).collect();
        Some(signal)
    }

    /// Whether the team left a point of the series out.
    pub fn is_excluded(&self, point: usize) -> bool {
        let place = self.places.get(point).copied().flatten();
        place.and_then(|place| self.excluded.get(place)) == Some(&true)
    }

    /// What is seen of a point of the series.
    pub fn mark(&self, point: usize) -> Option<&Mark> {
        self.analysis.marks.get(self.places.get(point).copied().flatten()?)
    }

    /// The period of a place.
    pub fn period(&self, place: usize) -> Option<Period> {
        self.periods.get(place).copied().flatten()
    }

    /// The period of each place; none of a hole in the calendar.
    pub fn periods(&self) -> &[Option<Period>] {
        &self.periods
    }

    /// What a point of the series tells, where it is part of a signal.
    pub fn tells(&self, point: usize, direction: Direction) -> Option<MarkSignal> {
        let flags = self.mark(point)?.flags;
        let (_, side) = flags.first()?;
        let is_up = side == Side::Above;
        Some(match Variation::of(flags, direction) {
            Variation::Improvement => MarkSignal::Better { is_up },
            Variation::Concern => MarkSignal::Worse { is_up },
            Variation::Change(_) | Variation::CommonCause => MarkSignal::Other { is_up },
        })
    }

    /// What is changing now, by the latest figure; nothing where there are too few figures to say.
    pub fn change(&self, direction: Direction) -> Option<CellChange> {
        self.analysis.n_signed()?;
        if !self.analysis.stands_out() {
            return Some(CellChange::Calm);
        }
        let latest = (0..self.places.len()).rev().find_map(|point| self.tells(point, direction));
        let by_runs = || {
            let side = self.finding()?.side?;
            Some(MarkSignal::Other {
                is_up: side == Side::Above,
            })
        };
        latest.or_else(by_runs).map(CellChange::Signal)
    }

    /// The levels of each phase: its mean and limits, or its median where there are no limits.
    pub fn levels(&self, locale: &Locale) -> Vec<Level> {
        let of_phase = self.analysis.phases.iter().flat_map(|phase| self.levels_of(phase, locale));
        let requirement = self.requirement.map(|(value, from)| self.requirement_level(value, from, locale));
        of_phase.filter(|level| level.points.len() > 1).chain(requirement).collect()
    }

    /// The line of what is required, from when it holds.
    fn requirement_level(&self, requirement: f64, from: Option<Period>, locale: &Locale) -> Level {
        let holds = move |period: &&Period| from.is_none_or(|from| **period >= from);
        let periods = || {
            self.periods
                .iter()
                .flatten()
                .filter(holds)
                .map(|period| [period.mid_year(), requirement])
        };
        Level {
            name: locale.t("level-requirement").to_owned(),
            role: LevelRole::Requirement,
            points: periods().next().into_iter().chain(periods().next_back()).collect(),
        }
    }

    fn levels_of(&self, phase: &Phase, locale: &Locale) -> Vec<Level> {
        let (centre, name) = if phase.standing == Standing::TooFew {
            (phase.median.filter(|_| phase.runs.can_be_judged()), "level-median")
        } else {
            (phase.mean, "level-mean")
        };
        let course = |of: &dyn Fn(usize) -> Option<f64>| -> Vec<[f64; 2]> {
            let points = phase
                .range
                .clone()
                .filter_map(|place| Some([self.period(place)?.mid_year(), of(place)?]));
            without_middles(&points.collect::<Vec<_>>())
        };
        let limit = |place: usize| self.analysis.marks.get(place)?.limits;
        let role = if phase.standing == Standing::Trial {
            LevelRole::TrialLimit
        } else {
            LevelRole::Limit
        };
        let level = |name: &str, role: LevelRole, points| Level {
            name: locale.t(name).to_owned(),
            role,
            points,
        };
        vec![
            level(name, LevelRole::Centre, course(&|_| centre)),
            level("level-upper", role, course(&|place| Some(limit(place)?.upper))),
            level("level-lower", role, course(&|place| Some(limit(place)?.lower))),
        ]
    }

    /// What the team requires of it.
    pub fn requirement(&self) -> Option<f64> {
        self.requirement.map(|(value, _)| value)
    }

    /// The limits, all the way: what an axis must hold beside the figures.
    pub fn reach(&self) -> impl Iterator<Item = f64> {
        let limits = self.analysis.marks.iter().filter_map(|mark| mark.limits);
        limits.flat_map(|limits| [limits.lower, limits.upper]).chain(self.requirement())
    }

    /// What is to be said first.
    pub fn finding(&self) -> Option<&Finding> {
        self.analysis.findings.first()
    }

    /// How far limits can be trusted in its present phase, and on how many figures they stand.
    pub fn standing(&self) -> (Standing, usize) {
        self.analysis
            .phases
            .last()
            .map_or((Standing::TooFew, 0), |phase| (phase.standing, phase.n))
    }
}

/// The points of a level without those in the middle of a stretch of one height: a limit that does not bend is its two ends.
fn without_middles(points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let same = |left: &[f64; 2], right: &[f64; 2]| left[1].total_cmp(&right[1]).is_eq();
    let stretches = points.chunk_by(same);
    let ends = stretches.flat_map(|stretch| stretch.first().into_iter().chain(stretch.last().filter(|_| stretch.len() > 1)));
    ends.copied().collect()
}

/// Points and their periods with a gap wherever the calendar has a hole.
fn with_gaps(own: &[insight::Point], own_periods: &[Period], rhythm: i64) -> (Vec<insight::Point>, Vec<Option<Period>>) {
    let (mut points, mut periods) = (Vec::new(), Vec::new());
    let mut before = None;
    for (point, period) in own.iter().zip(own_periods) {
        if before.is_some_and(|before| is_gap(before, *period, rhythm)) {
            points.push(insight::Point::default());
            periods.push(None);
        }
        points.push(*point);
        periods.push(Some(*period));
        before = Some(*period);
    }
    (points, periods)
}

fn is_of(point: &Point, step: Step) -> bool {
    point.period.is_some_and(|period| period.step() == step)
}

/// Whether a share is what its counts give, to within rounding.
pub(super) fn is_counted(point: &Point) -> bool {
    let counted = counted(point).filter(|counted| counted.is_sound() && counted.numerator <= counted.denominator);
    let share = counted.zip(point.value.number());
    share.is_some_and(|(counted, share)| (counted.ratio() * 100.0 - share).abs() <= ROUNDING)
}

/// What a figure is counted from, where the file says.
pub(super) fn counted(point: &Point) -> Option<Counted> {
    point
        .numerator
        .zip(point.denominator)
        .map(|(numerator, denominator)| Counted::new(numerator, denominator))
}

fn seen(point: &Point, is_counted: bool) -> insight::Point {
    insight::Point {
        value: point.value.number(),
        counted: counted(point).filter(|_| is_counted && point.value.number().is_some()),
        ..insight::Point::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Decision, Exclusion, MadeChoice, Rebase, Requirement, SeriesChoice, SeriesChoiceId, Value};

    fn point(period: Period, value: f64, counts: Option<(f64, f64)>) -> Point {
        Point {
            period: Some(period),
            value: Value::Number(value),
            numerator: counts.map(|(numerator, _)| numerator),
            denominator: counts.map(|(_, denominator)| denominator),
            source: 0,
            line: 1,
        }
    }

    fn indicator(unit: Unit) -> Indicator {
        let tables = super::super::sample::tables();
        Indicator {
            unit,
            ..tables.indicators()[0].clone()
        }
    }

    fn of(series: &[Point], unit: Unit) -> Option<Signal> {
        Signal::of(series, &indicator(unit), &"G1".into(), &SeriesChoices::default())
    }

    #[test]
    fn a_hole_in_the_calendar_is_a_gap_and_another_step_is_left_out() {
        let mut series: Vec<Point> = (1..=12)
            .filter(|month| *month != 6)
            .map(|month| point(Period::Month(2024, month), f64::from(month % 3), None))
            .collect();
        series.insert(0, point(Period::Year(2023), 40.0, None));
        let signal = of(&series, Unit::Plain).expect("time");
        assert_eq!(
            (signal.step, signal.analysis.marks.len(), signal.standing().1),
            (Step::Month, 12, 11)
        );
        assert_eq!((signal.mark(0), signal.period(5)), (None, None));
        assert_eq!(signal.mark(1).and_then(|mark| mark.figure), Some(1.0));
    }

    #[test]
    fn shares_are_judged_by_their_counts_where_these_give_them() {
        let year = |month: i8, n: f64, share: f64| point(Period::Month(2024, month), share, Some((n / 2.0, n)));
        let shares = |share: f64| -> Vec<Point> { (1..=12).map(|month| year(month, 20.0 + f64::from(month) * 10.0, share)).collect() };
        let widths = |series: &[Point]| {
            let signal = of(series, Unit::Percent).expect("time");
            let limits: Vec<_> = (0..12).filter_map(|at| signal.mark(at)?.limits).collect();
            (limits[0].upper - limits[0].lower, limits[11].upper - limits[11].lower)
        };
        let (first, last) = widths(&shares(80.0));
        assert!((first - last).abs() < 1e-9, "half of them are not 80 per cent");
        let mut counted = shares(50.0);
        counted[3] = point(Period::Month(2024, 4), 60.0, Some((36.0, 60.0)));
        let (first, last) = widths(&counted);
        assert!(first > last, "few children, wide limits: {first} {last}");
    }

    #[test]
    fn what_the_team_decided_divides_leaves_out_and_asks() {
        let series: Vec<Point> = (0..24)
            .map(|month: i8| {
                point(
                    Period::Month(2023 + i16::from(month / 12), month % 12 + 1),
                    f64::from(month * 5 % 24),
                    None,
                )
            })
            .collect();
        let june = Period::Month(2023, 6);
        let decisions = [
            Decision::Rebase(Rebase {
                from: Period::Month(2024, 1),
                reason: "ny vagtplan".to_owned(),
            }),
            Decision::Exclusion(Exclusion {
                period: june,
                reason: "ferielukket".to_owned(),
            }),
            Decision::Requirement(Requirement {
                value: 9.0,
                from: None,
                source: String::new(),
            }),
        ];
        let indicator = indicator(Unit::Plain);
        let made = |(number, what)| MadeChoice {
            id: SeriesChoiceId {
                writer: "anna".into(),
                number,
            },
            choice: SeriesChoice {
                indicator: indicator.id.clone(),
                house: None,
                what,
            },
            author: "Anna".to_owned(),
            made_ms: 0,
        };
        let choices = SeriesChoices {
            all: (1..).zip(decisions).map(made).collect(),
        };
        let signal = Signal::of(&series, &indicator, &"G1".into(), &choices).expect("time");
        assert_eq!(signal.analysis.phases.iter().map(|phase| phase.n).collect::<Vec<_>>(), [11, 12]);
        assert_eq!((signal.is_excluded(5), signal.is_excluded(6)), (true, false));
        let levels = signal.levels(&super::super::sample::danish());
        let requirement = levels.iter().find(|level| level.role == LevelRole::Requirement).expect("a line");
        assert!(requirement.points.len() == 2 && requirement.points.iter().all(|point| (point[1] - 9.0).abs() < 1e-9));
        let centres = levels.iter().filter(|level| level.role == LevelRole::Centre).count();
        assert_eq!(centres, 2, "the old phase is kept, and the line is broken");
    }

    #[test]
    fn a_level_that_does_not_bend_is_its_two_ends() {
        let points = [[1.0, 5.0], [2.0, 5.0], [3.0, 5.0], [4.0, 6.0], [5.0, 6.0]];
        let ends = without_middles(&points);
        assert_eq!(ends.iter().map(|point| point[0] as i32).collect::<Vec<_>>(), [1, 3, 4, 5]);
        assert!(without_middles(&[]).is_empty());
    }

    #[test]
    fn without_time_there_is_nothing_to_look_at() {
        let mut figure = point(Period::Year(2024), 3.0, None);
        figure.period = None;
        assert_eq!(of(&[figure], Unit::Plain), None);
    }
}
