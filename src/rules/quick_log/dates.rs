//! On which day.

use std::ops::Range;

use super::calendar::{self, Told, is_year, spaced};
use super::kind::Done;
use super::line::{self, Word};
use super::plans::Unmet;
use super::vague;
use super::words::{
    AFTER_BARE_DAY, DAYS, ELSEWHERE, FEASTS, NOT_AFTER_DATE, NOT_BEFORE_DATE, PART_OF,
    PARTS_OF_DAY, REMIND, SOMETIME, TOLD_BACK, TOPIC, UNITS, WEEKDAYS,
};
use crate::domain::PartialDate;
use crate::domain::time::Day;
use crate::rules::date_words;

/// Which of the days it could be is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// The latest that is not after today.
    Back,
    /// The same where a verb says that it has been: "this Monday" is then the one just past.
    Done,
    /// The next one.
    Ahead,
}

/// The date that begins at that word, and the number of its words, "on" among them.
pub(super) fn read_at(
    words: &[Word],
    at: usize,
    today: Day,
    direction: Direction,
) -> Option<(PartialDate, usize)> {
    let (told, length) = told_at(words, at, today, direction)?;
    Some((told.ok()?, length))
}

/// The same, or why it is none, where a date was plainly meant.
pub(super) fn told_at(
    words: &[Word],
    at: usize,
    today: Day,
    direction: Direction,
) -> Option<(Told, usize)> {
    if direction == Direction::Ahead {
        return exactly_at(words, at, today, direction);
    }
    let sometime = |at: usize| {
        SOMETIME
            .iter()
            .find_map(|one| line::matches(words, at, one))
    };
    let before = sometime(at).unwrap_or(0);
    let start = at + before;
    if before > 0 && !words.get(start)?.follows() {
        return None;
    }
    let vague = || vague::read(words, start, today, direction);
    let (told, length) = vague().or_else(|| exactly_at(words, start, today, direction))?;
    let end = start + length;
    // "On Monday or Tuesday" is one of two days, and "yesterday or so" is not told.
    if words
        .get(end)
        .is_some_and(|or| or.folded == "or" && or.follows())
    {
        let other = exactly_at(words, end + 1, today, direction).map_or(0, |(_, other)| other);
        return Some((Err(Unmet::WhichDay), before + length + 1 + other));
    }
    let goes_on = words.get(end).is_some_and(Word::follows);
    let after = sometime(end).filter(|_| goes_on).unwrap_or(0);
    Some((told, before + length + after))
}

fn exactly_at(
    words: &[Word],
    at: usize,
    today: Day,
    direction: Direction,
) -> Option<(Told, usize)> {
    let parts = PART_OF.iter().copied();
    let lead = parts
        .chain(["on the", "on", "back in", "in", "this", "the"])
        .find_map(|lead| Some((lead, line::matches(words, at, lead)?)));
    let own = days(words, at, today, direction).or_else(|| counted(words, at, today, direction));
    if let Some((date, length)) = own {
        return Some((Ok(date), length));
    }
    let (lead, skipped) = lead.unwrap_or(("", 0));
    let start = at + skipped;
    if skipped > 0 && !words.get(start)?.follows() {
        return None;
    }
    let sure = |(date, length)| (Ok(date), length);
    let on = matches!(lead, "on" | "on the" | "the");
    let (told, length) = match lead {
        "in" | "back in" => vague::coarse(words, start, today, direction).map(sure)?,
        part if PART_OF.contains(&part) => {
            vague::coarse(words, start, today, direction).map(sure)?
        }
        _ => weekday(words, start, lead, today, direction)
            .map(sure)
            .or_else(|| calendar::day_of_month(words, start, today, direction, on))
            .or_else(|| calendar::numeric(words, start, today, direction, on))
            .or_else(|| {
                let led = on || direction == Direction::Ahead && !lead.is_empty();
                let on = lead.starts_with("on");
                led.then(|| calendar::ordinal(words, start, today, direction, on))?
            })?,
    };
    Some((told, skipped + length))
}

/// Yesterday, this morning, next week, at the weekend, at Christmas.
fn days(
    words: &[Word],
    at: usize,
    today: Day,
    direction: Direction,
) -> Option<(PartialDate, usize)> {
    if let Some((said, length)) = line::phrase(words, at, FEASTS) {
        // "At the weekend house", "at Christmas dinner".
        // "At Christmas 2019".
        let year = words
            .get(at + length)
            .filter(|year| is_year(year) && spaced(year));
        let year = year.filter(|_| said.starts_with(|sign: char| sign.is_ascii_digit()));
        let length = length + usize::from(year.is_some());
        let said = year.map_or_else(|| said.to_owned(), |year| format!("{said} {}", year.folded));
        let fits = line::matches(words, at, "last").is_some() || lonely(words, at + length);
        let back = direction != Direction::Ahead && fits;
        let date = back.then(|| date_words::read_past(&said, today).ok())??;
        return Some((date, length));
    }
    let (said, length) = line::phrase(words, at, DAYS)?;
    let date = date_words::read(said, today).ok()?;
    Some((date, length + part_of_day(words, at + length)))
}

fn part_of_day(words: &[Word], at: usize) -> usize {
    let part = words
        .get(at)
        .filter(|word| word.follows() && !word.possessive);
    usize::from(part.is_some_and(|word| PARTS_OF_DAY.contains(&word.folded.as_str())))
}

/// "two days ago", "a couple of weeks ago"; ahead, "in 2 weeks".
fn counted(
    words: &[Word],
    at: usize,
    today: Day,
    direction: Direction,
) -> Option<(PartialDate, usize)> {
    let inside = line::matches(words, at, "in").unwrap_or(0);
    let couple = line::matches(words, at + inside, "a couple of");
    let (count, length) = match couple {
        Some(length) => ("2", length),
        None => (words.get(at + inside)?.folded.as_str(), 1),
    };
    let unit = words.get(at + inside + length)?;
    let joined = (at + 1..=at + inside + length).all(|one| words[one].follows());
    if !joined || !UNITS.contains(&unit.folded.as_str()) {
        return None;
    }
    let length = inside + length + 1;
    let unit = unit.folded.as_str();
    let said = if inside > 0 {
        (direction == Direction::Ahead).then(|| format!("in {count} {unit}"))?
    } else {
        line::matches(words, at + length, "ago")?;
        format!("{count} {unit} ago")
    };
    let date = date_words::read(&said, today).ok()?;
    let time = usize::from(inside > 0 && line::matches(words, at + length, "time").is_some());
    Some((date, length + time + usize::from(inside == 0)))
}

fn weekday(
    words: &[Word],
    at: usize,
    lead: &str,
    today: Day,
    direction: Direction,
) -> Option<(PartialDate, usize)> {
    let which = ["last", "next", "this"]
        .into_iter()
        .find(|which| line::matches(words, at, which).is_some());
    let skipped = usize::from(which.is_some());
    let word = words.get(at + skipped)?;
    let joined = skipped == 0 || word.follows();
    // "Sun" and "sat" are days only where a day is meant.
    let short = lead == "on" || which.is_some();
    let mut names = WEEKDAYS.iter();
    let named = names.any(|name| *name == word.folded || short && name[..3] == word.folded);
    if !joined || word.possessive || !named || lead == "the" {
        return None;
    }
    let length = skipped + 1;
    let (before, from) = match (which.unwrap_or(lead), direction) {
        ("last", _) => ("last", today),
        ("this", Direction::Done) => ("last", today.plus_days(1)),
        ("next" | "this", _) | (_, Direction::Ahead) => ("next", today),
        // Of a Monday, "on Monday" is today.
        _ => ("last", today.plus_days(1)),
    };
    let date = date_words::read(&format!("{before} {}", word.folded), from).ok()?;
    let length = length + part_of_day(words, at + length);
    let bare = which.is_none() && lead.is_empty() && direction != Direction::Ahead;
    let listed = || {
        let other = words.get(at + length + 1);
        let or = line::matches(words, at + length, "or").is_some();
        or && other.is_some_and(|other| WEEKDAYS.contains(&other.folded.as_str()))
    };
    (!bare || lonely(words, at + length) || listed()).then_some((date, length))
}

/// Whether what comes there lets the day before it stand by itself.
pub(super) fn lonely(words: &[Word], next: usize) -> bool {
    words.get(next).is_none_or(|next| {
        next.opens || !next.follows() || AFTER_BARE_DAY.contains(&next.folded.as_str())
    })
}

/// The day on which it happened, and its words: in the first clause, in the one that says what was
/// done, or in one of its own. `free` says which words nothing else was made of. A day ahead has to
/// be said so, and with a verb none is meant: what was done lies back, and so
/// does what was `given`.
pub(super) fn find(
    words: &[Word],
    free: &[bool],
    today: Day,
    done: Option<&Done>,
    given: bool,
) -> Option<(Told, Range<usize>)> {
    let verb = given || done.is_some_and(|done| done.verb);
    let direction = if verb {
        Direction::Done
    } else {
        Direction::Back
    };
    let main = done
        .map(|done| clause_of(words, done.words.start))
        .or_else(|| after_names(words, free));
    let mut clause = 0;
    let mut elsewhere = false;
    let mut topic = false;
    for at in 0..words.len() {
        if at > 0 && words[at].opens {
            clause += 1;
            elsewhere = false;
            topic = false;
        }
        let open = free.get(at).copied().unwrap_or(false) && !elsewhere;
        if let Some((told, length)) = open.then(|| told_at(words, at, today, direction)).flatten()
            && (fits(words, at..at + length, clause == 0 || Some(clause) == main)
                && (!topic || told_back(words, at..at + length))
                || told.is_err_and(|unmet| !unmet.asks_day()) && after_remind(words, at))
            && (given || done.is_some() || !vague::needs_done(words, at))
            && free[at..at + length].iter().all(|free| *free)
            && (!verb || may_be_done(told, &words[at + length - 1], today))
        {
            return Some((told, at..at + length));
        }
        elsewhere |= free[at] && ELSEWHERE.contains(&words[at].folded.as_str());
        topic |= free[at] && TOPIC.contains(&words[at].folded.as_str());
    }
    None
}

/// The clause after names and a colon: "@Ada and @Ben: 2 days ago in the park".
fn after_names(words: &[Word], free: &[bool]) -> Option<usize> {
    let head = |at: usize| !free[at] || words[at].folded == "and";
    let first = (1..words.len()).find(|at| words[*at].opens && words[*at].gap.contains(':'))?;
    (0..first).all(head).then(|| clause_of(words, first))
}

/// Whether that is right after "remind me": a day that is none is then said, wherever it stands.
fn after_remind(words: &[Word], at: usize) -> bool {
    let ends = |one: &str| {
        let length = one.split(' ').count();
        let start = at.checked_sub(length);
        start.is_some_and(|start| line::matches(words, start, one).is_some())
    };
    REMIND.iter().any(|one| ends(one))
}

/// Whether a verb that says it has been can be of that day. With a year, a day ahead is meant to be
/// one, and is refused by a sentence.
fn may_be_done(told: Told, last: &Word, today: Day) -> bool {
    let earliest = told.ok().and_then(PartialDate::earliest);
    earliest.is_none_or(|day| day <= today) || calendar::says_year(last)
}

/// The number of the clause that word is in, from 0.
pub(super) fn clause_of(words: &[Word], at: usize) -> usize {
    let begun = words.iter().take(at + 1).skip(1);
    begun.filter(|word| word.opens).count()
}

/// Whether a day is told from today: "yesterday", "two days ago", "last Friday".
fn told_back(words: &[Word], range: Range<usize>) -> bool {
    let ends = [range.start, range.end - 1];
    let told = |at: usize| TOLD_BACK.contains(&words[at].folded.as_str());
    ends.into_iter().any(told)
}

/// Whether what stands around a date lets it be the day of what is told.
fn fits(words: &[Word], range: Range<usize>, main: bool) -> bool {
    let before = range.start.checked_sub(1).map(|at| &words[at]);
    let after = words.get(range.end).filter(|word| !word.opens);
    let opens = words[range.start].opens;
    let kept = !opens && before.is_some_and(|word| NOT_BEFORE_DATE.contains(&word.folded.as_str()));
    let subject = after.is_some_and(|word| NOT_AFTER_DATE.contains(&word.folded.as_str()));
    // Alone between two commas, or at the end of them.
    let alone = opens && after.is_none();
    !kept && !subject && (main || alone)
}
