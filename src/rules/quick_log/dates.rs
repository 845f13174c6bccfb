//! On which day.

use std::ops::Range;

use super::kind::Done;
use super::line::{self, Word};
use super::words::{
    AFTER_BARE_DAY, DAYS, ELSEWHERE, MONTHS, NOT_AFTER_DATE, NOT_BEFORE_DATE, PARTS_OF_DAY,
    TOLD_BACK, TOPIC, UNITS, WEEKDAYS,
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
    let lead = ["on the", "on", "back in", "in", "this", "the"]
        .into_iter()
        .find_map(|lead| Some((lead, line::matches(words, at, lead)?)));
    let own = days(words, at, today)
        .or_else(|| counted(words, at, today, direction))
        .or_else(|| numeric(words, at, today));
    if own.is_some() {
        return own;
    }
    let (lead, skipped) = lead.unwrap_or(("", 0));
    let start = at + skipped;
    if skipped > 0 && !words.get(start)?.follows() {
        return None;
    }
    let (date, length) = match lead {
        "in" | "back in" => coarse(words, start, today, direction)?,
        _ => weekday(words, start, lead, today, direction)
            .or_else(|| day_of_month(words, start, today, direction))
            .or_else(|| numeric(words, start, today))
            .or_else(|| {
                (direction == Direction::Ahead && !lead.is_empty())
                    .then(|| ordinal(words, start, today))?
            })?,
    };
    Some((date, skipped + length))
}

/// Yesterday, this morning, next week.
fn days(words: &[Word], at: usize, today: Day) -> Option<(PartialDate, usize)> {
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

/// "12.5.2026", "2026-05-12"; two figures alone are too often something else.
fn numeric(words: &[Word], at: usize, today: Day) -> Option<(PartialDate, usize)> {
    let word = words.get(at).filter(|word| !word.possessive)?;
    let signs = word
        .folded
        .bytes()
        .filter(|sign| b".-/".contains(sign))
        .count();
    let figures = word
        .folded
        .bytes()
        .all(|sign| sign.is_ascii_digit() || b".-/".contains(&sign));
    if signs != 2 || !figures {
        return None;
    }
    let date = date_words::read(&word.folded, today).ok()?;
    date.to_day().map(|_| (date, 1))
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
    if !joined || word.possessive || !WEEKDAYS.contains(&word.folded.as_str()) || lead == "the" {
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
    let next = words.get(at + length);
    let lonely = next.is_none_or(|next| {
        next.opens || !next.follows() || AFTER_BARE_DAY.contains(&next.folded.as_str())
    });
    (!bare || lonely).then_some((date, length))
}

/// "3 May", "May 3rd", "3rd of May 2025".
fn day_of_month(
    words: &[Word],
    at: usize,
    today: Day,
    direction: Direction,
) -> Option<(PartialDate, usize)> {
    let of = usize::from(line::matches(words, at + 1, "of").is_some());
    let (day, month, length) = match (day_in(words, at), month_in(words, at + 1 + of)) {
        (Some(day), Some(month)) => (day, month, 2 + of),
        _ => (day_in(words, at + 1)?, month_in(words, at)?, 2),
    };
    let joined = (at + 1..at + length).all(|one| words[one].follows());
    let month_at = if words[at].folded == words[month].folded {
        at
    } else {
        month
    };
    let year = words
        .get(at + length)
        .filter(|year| is_year(year) && spaced(year));
    let owned = (at..at + length).any(|one| words[one].possessive);
    let big = words[month_at].text.starts_with(char::is_uppercase);
    let said_as_month = big || year.is_some() || !is_everyday(&words[month_at].folded);
    if !joined || owned || !said_as_month || year.is_some_and(|year| year.possessive) {
        return None;
    }
    let said = format!("{day} {}", words[month_at].folded);
    if let Some(year) = year {
        let date = date_words::read(&format!("{said} {}", year.folded), today).ok()?;
        return Some((date, length + 1));
    }
    let date = date_words::read(&said, today).ok()?;
    let day = match direction {
        Direction::Ahead => date.next_occurrence(today)?,
        Direction::Back | Direction::Done => latest(date, today)?,
    };
    Some((day.into(), length))
}

/// The last time it was that day of the year, today included.
fn latest(date: PartialDate, today: Day) -> Option<Day> {
    let years = (0..=8).map(|back| today.year() - back);
    let days = years.filter_map(|year| {
        let day = Day::new(year, date.month()?.into(), date.day()?.into())?;
        (day <= today).then_some(day)
    });
    days.max()
}

fn spaced(word: &Word) -> bool {
    word.follows() || word.gap == ", "
}

fn is_year(word: &Word) -> bool {
    word.folded.len() == 4
        && word.folded.starts_with(['1', '2'])
        && word.folded.bytes().all(|digit| digit.is_ascii_digit())
}

/// A day of the month in figures, "3" or "3rd".
fn day_in(words: &[Word], at: usize) -> Option<u8> {
    let word = &words.get(at)?.folded;
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let figures = digits.len() <= 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
    let day = digits.parse().ok().filter(|_| figures)?;
    (1..=31).contains(&day).then_some(day)
}

/// The place of the word, if it is a month.
fn month_in(words: &[Word], at: usize) -> Option<usize> {
    let word = words.get(at)?;
    MONTHS
        .iter()
        .any(|(month, _)| *month == word.folded)
        .then_some(at)
}

fn is_everyday(month: &str) -> bool {
    MONTHS
        .iter()
        .any(|(name, everyday)| *name == month && *everyday)
}

/// "in May 2019", "in 2019"; "in May" is the last one.
fn coarse(
    words: &[Word],
    at: usize,
    today: Day,
    direction: Direction,
) -> Option<(PartialDate, usize)> {
    let word = words.get(at)?;
    if direction == Direction::Ahead || word.possessive {
        return None;
    }
    if is_year(word) {
        let date = date_words::read(&word.folded, today).ok()?;
        return (date.earliest()? <= today).then_some((date, 1));
    }
    month_in(words, at)?;
    if !word.has_capital() && is_everyday(&word.folded) {
        return None;
    }
    if let Some(year) = words
        .get(at + 1)
        .filter(|year| is_year(year) && spaced(year))
    {
        let said = format!("{} {}", word.folded, year.folded);
        let date = date_words::read(&said, today).ok()?;
        return (date.earliest()? <= today && !year.possessive).then_some((date, 2));
    }
    let month = date_words::read(&word.folded, today).ok()?.month()?;
    let year = today.year() - i32::from(u32::from(month) > today.month());
    let date = PartialDate::new(u16::try_from(year).ok(), Some(month), None)?;
    Some((date, 1))
}

/// "on the 12th".
fn ordinal(words: &[Word], at: usize, today: Day) -> Option<(PartialDate, usize)> {
    let word = words.get(at).filter(|word| !word.possessive)?;
    let day =
        day_in(words, at).filter(|_| !word.folded.ends_with(|sign: char| sign.is_ascii_digit()))?;
    let date = date_words::read_day(&format!("the {day}"), today).ok()?;
    Some((date.into(), 1))
}

/// The day on which it happened, and its words: in the first clause, in the one that says what was
/// done, or in one of its own. `free` says which words nothing else was made of. A day ahead has to
/// be said so, and with a verb none is meant: what was done lies back.
pub(super) fn find(
    words: &[Word],
    free: &[bool],
    today: Day,
    done: Option<&Done>,
) -> Option<(PartialDate, Range<usize>)> {
    let direction = match done {
        Some(done) if done.verb => Direction::Done,
        _ => Direction::Back,
    };
    let main = done.map(|done| clause_of(words, done.words.start));
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
        if let Some((date, length)) = open.then(|| read_at(words, at, today, direction)).flatten()
            && fits(words, at..at + length, clause == 0 || Some(clause) == main)
            && (!topic || told_back(words, at..at + length))
            && free[at..at + length].iter().all(|free| *free)
            && (!done.is_some_and(|done| done.verb)
                || date.earliest().is_none_or(|day| day <= today))
        {
            return Some((date, at..at + length));
        }
        elsewhere |= free[at] && ELSEWHERE.contains(&words[at].folded.as_str());
        topic |= free[at] && TOPIC.contains(&words[at].folded.as_str());
    }
    None
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
