//! A series as the statistics see it: its figures of one step in the order of the calendar, holes and all, and what they tell.

use crate::chart::{Level, LevelRole, MarkSignal};
use crate::cluster::{Point, Tables};
use crate::domain::{Direction, HouseId, Indicator, Period, SeriesChoices, Step, Unit};
use crate::i18n::Locale;
use crate::insight::{
    self, Analysis, Assurance, Counted, Finding, Kind, Mark, Phase, Settings, Side, Standing, Variation, analyse, is_gap,
};

use super::marked::mark_choices;
use super::series::{latest, rhythm_of};
use super::{CellChange, Filter};

/// How far a share may lie from its counts: rounding to whole per cents.
const ROUNDING: f64 = 0.51;

/// Something that was required, and the periods it held for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Required {
    value: f64,
    from: Option<Period>,
    /// The first period that something else is required of.
    until: Option<Period>,
}

impl Required {
    /// What was required of a series, each until the next.
    fn all(choices: &SeriesChoices, indicator: &Indicator, house: &HouseId) -> Vec<Self> {
        let made = choices.requirements(&indicator.id, house);
        let next = made.iter().skip(1).map(|next| next.from).chain([None]);
        let held = made.iter().zip(next).map(|(made, until)| Self {
            value: made.value,
            from: made.from,
            until,
        });
        held.collect()
    }

    fn holds(&self, period: Period) -> bool {
        let day = period.first_day();
        self.from.is_none_or(|from| from.first_day() <= day) && self.until.is_none_or(|until| day < until.first_day())
    }
}

/// A series looked at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Signal {
    /// What is seen.
    pub analysis: Analysis,
    /// The step of its figures.
    pub step: Step,
    /// The period of each place; none of a hole in the calendar.
    periods: Vec<Option<Period>>,
    /// What the team required of it, in time.
    requirements: Vec<Required>,
    /// What it requires of its newest figure.
    requirement: Option<f64>,
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
        let requirements = Required::all(choices, indicator, house);
        let requirement = requirements
            .iter()
            .find(|required| required.holds(newest))
            .map(|required| required.value);
        let settings = Settings {
            kind: if is_counted {
                Kind::Proportion { per: 100.0 }
            } else {
                Kind::Measure
            },
            direction: indicator.direction,
            requirement,
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
            requirements,
            requirement,
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

    /// The levels of each phase: its mean and limits, or its median where there are no limits; and what was required, each in its time.
    pub fn levels(&self, locale: &Locale) -> Vec<Level> {
        let of_phase = self.analysis.phases.iter().flat_map(|phase| self.levels_of(phase, locale));
        let of_requirements = self.requirements.iter().map(|required| self.requirement_level(required, locale));
        of_phase.chain(of_requirements).filter(|level| level.points.len() > 1).collect()
    }

    /// The line of what was required, over the periods it held for: of a single one from its first day to its last.
    fn requirement_level(&self, required: &Required, locale: &Locale) -> Level {
        let held: Vec<Period> = self
            .periods
            .iter()
            .copied()
            .flatten()
            .filter(|period| required.holds(*period))
            .collect();
        let ends = match held.as_slice() {
            [] => Vec::new(),
            [alone] => [alone.first_day(), alone.end()].map(|day| Period::Day(day).mid_year()).to_vec(),
            [first, .., last] => [*first, *last].map(Period::mid_year).to_vec(),
        };
        let is_earlier = required
            .until
            .is_some_and(|until| self.periods.iter().flatten().any(|period| period.first_day() >= until.first_day()));
        let name = if is_earlier {
            "level-requirement-earlier"
        } else {
            "level-requirement"
        };
        Level {
            name: locale.t(name).to_owned(),
            role: LevelRole::Requirement,
            points: ends.into_iter().map(|x| [x, required.value]).collect(),
        }
    }

    /// What was required of a point of the series in its own time, and whether figures as those of its phase meet it: nothing of that
    /// where the phase has no limits, or neither side is hoped for.
    pub fn required_of(&self, point: usize, direction: Direction) -> Option<(f64, Option<Assurance>)> {
        let period = self.period(self.places.get(point).copied().flatten()?)?;
        let required = self.requirements.iter().find(|required| required.holds(period))?.value;
        let limits = self.mark(point).and_then(|mark| mark.limits);
        let at = Settings::default().at_requirement;
        Some((required, limits.and_then(|limits| Assurance::of(&limits, required, direction, at))))
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

    /// What the team requires of its newest figure.
    pub const fn requirement(&self) -> Option<f64> {
        self.requirement
    }

    /// The limits, all the way, and what was required: what an axis must hold beside the figures.
    pub fn reach(&self) -> impl Iterator<Item = f64> {
        let limits = self.analysis.marks.iter().filter_map(|mark| mark.limits);
        let is_seen = |required: &&Required| self.periods.iter().flatten().any(|period| required.holds(*period));
        let required = self.requirements.iter().filter(is_seen).map(|required| required.value);
        limits.flat_map(|limits| [limits.lower, limits.upper]).chain(required)
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
    use super::super::sample;
    use super::*;
    use crate::domain::{Decision, Exclusion, Rebase, Requirement, Value};

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
        let signal = Signal::of(
            &series,
            &indicator,
            &"G1".into(),
            &sample::decided(&indicator.id, decisions.to_vec()),
        )
        .expect("time");
        assert_eq!(signal.analysis.phases.iter().map(|phase| phase.n).collect::<Vec<_>>(), [11, 12]);
        assert_eq!([5, 6].map(|place| signal.analysis.marks[place].figure.is_some()), [false, true]);
        let levels = signal.levels(&super::super::sample::danish());
        let requirement = levels.iter().find(|level| level.role == LevelRole::Requirement).expect("a line");
        assert!(requirement.points.len() == 2 && requirement.points.iter().all(|point| (point[1] - 9.0).abs() < 1e-9));
        let centres = levels.iter().filter(|level| level.role == LevelRole::Centre).count();
        assert_eq!(centres, 2, "the old phase is kept, and the line is broken");
    }

    #[test]
    fn each_requirement_stands_and_is_judged_in_its_own_time() {
        let month = |at: i16| Period::Month(2023 + at / 12, i8::try_from(at % 12 + 1).expect("a month"));
        let series: Vec<Point> = (0..24).map(|at| point(month(at), 10.0 + f64::from(at * 5 % 7), None)).collect();
        let asked = |value, from| {
            Decision::Requirement(Requirement {
                value,
                from,
                source: String::new(),
            })
        };
        let indicator = Indicator {
            direction: Direction::Down,
            ..indicator(Unit::Plain)
        };
        let decisions = vec![
            asked(30.0, None),
            asked(13.0, Some(month(6))),
            asked(2.0, Some(month(7))),
            asked(1.0, Some(month(30))),
        ];
        let signal = Signal::of(&series, &indicator, &"G1".into(), &sample::decided(&indicator.id, decisions)).expect("time");
        let lines: Vec<Level> = signal.levels(&super::super::sample::danish());
        let lines = lines.iter().filter(|level| level.role == LevelRole::Requirement);
        let told: Vec<String> = lines
            .map(|level| {
                let ends: Vec<String> = level.points.iter().map(|[x, y]| format!("{x:.2} at {y}")).collect();
                format!("{}: {}", level.name, ends.join(" to "))
            })
            .collect();
        assert_eq!(
            told,
            [
                "Tidligere krav: 2023.04 at 30 to 2023.45 at 30",
                "Tidligere krav: 2023.50 at 13 to 2023.58 at 13",
                "Krav: 2023.62 at 2 to 2024.96 at 2"
            ]
        );
        let required = |point: usize| signal.required_of(point, indicator.direction).expect("something is required");
        assert_eq!([0, 5].map(required), [(30.0, Some(Assurance::Meets)); 2]);
        assert_eq!(required(6), (13.0, Some(Assurance::HitOrMiss)));
        assert_eq!([7, 23].map(required), [(2.0, Some(Assurance::Misses)); 2]);
        assert_eq!(signal.required_of(0, Direction::Neither), Some((30.0, None)));
        assert_eq!(
            (signal.requirement(), signal.analysis.assurance),
            (Some(2.0), Some(Assurance::Misses))
        );
        assert!(
            signal.reach().any(|at| (at - 30.0).abs() < 1e-9) && signal.reach().all(|at| at > 1.5),
            "the axis holds what is drawn"
        );
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
