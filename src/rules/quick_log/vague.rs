//! Days that are not told exactly: a month or a year is kept as such, and what fits many days is asked for.
//! None of them may become today without a word.

use super::calendar::{Told, is_everyday, is_year, month_in, spaced};
use super::dates::{Direction, lonely};
use super::line::{self, Word};
use super::plans::Unmet;
use super::words::{SEASONS, SOMETIME, TO_SEASON, WHICH_DAY, WHICH_DAY_DONE};
use crate::domain::PartialDate;
use crate::domain::time::Day;
use crate::rules::date_words;

/// "the other day", "in spring 2019", "around 2019", "2019: ".
pub(super) fn read(
    words: &[Word],
    at: usize,
    today: Day,
    direction: Direction,
) -> Option<(Told, usize)> {
    if let Some(((), length)) = line::phrase(words, at, WHICH_DAY) {
        return Some((Err(Unmet::WhichDay), length));
    }
    if let Some(((), length)) = line::phrase(words, at, WHICH_DAY_DONE) {
        return Some((Err(Unmet::WhichDay), length));
    }
    let year = || {
        let around = line::matches(words, at, "around").unwrap_or(0);
        let year = words
            .get(at + around)
            .filter(|year| is_year(year) && !year.possessive)?;
        let alone = words[at].opens && words.get(at + 1).is_none_or(|next| next.opens);
        let led = around > 0 && year.follows() && lonely(words, at + 2);
        let lead = if led { "around " } else { "" };
        let date = date_words::read(&format!("{lead}{}", year.folded), today).ok()?;
        (led || around == 0 && alone).then_some((Ok(date), 1 + around))
    };
    season(words, at, today, direction).or_else(year)
}

/// Whether it is a day only beside what was done.
pub(super) fn needs_done(words: &[Word], at: usize) -> bool {
    let sometime = SOMETIME
        .iter()
        .find_map(|one| line::matches(words, at, one));
    line::phrase(words, at + sometime.unwrap_or(0), WHICH_DAY_DONE).is_some()
}

/// A season: of its year, where that is said, else it has to be asked of which.
fn season(words: &[Word], at: usize, today: Day, direction: Direction) -> Option<(Told, usize)> {
    let leads = TO_SEASON.iter();
    let lead = leads
        .filter_map(|lead| line::matches(words, at, lead))
        .max();
    let start = at + lead.unwrap_or(0);
    let name = words.get(start).filter(|name| !name.possessive)?;
    let joined = lead.is_none() || name.follows();
    if !joined || direction == Direction::Ahead || !SEASONS.contains(&name.folded.as_str()) {
        return None;
    }
    let of = line::matches(words, start + 1, "of").unwrap_or(0);
    let year = words.get(start + 1 + of);
    if let Some(year) = year.filter(|year| is_year(year) && spaced(year) && !year.possessive) {
        let date = date_words::read(&year.folded, today).ok()?;
        return Some((Ok(date), start + 2 + of - at));
    }
    let asks = lead.is_some() && lonely(words, start + 1);
    asks.then_some((Err(Unmet::WhichYear), start + 1 - at))
}

/// "in May 2019", "in 2019"; "in May" is the last one.
pub(super) fn coarse(
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
        return (date.earliest()? <= today || lonely(words, at + 1)).then_some((date, 1));
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
        return (!year.possessive).then_some((date, 2));
    }
    let month = date_words::read(&word.folded, today).ok()?.month()?;
    let year = today.year() - i32::from(u32::from(month) > today.month());
    let date = PartialDate::new(u16::try_from(year).ok(), Some(month), None)?;
    Some((date, 1))
}
