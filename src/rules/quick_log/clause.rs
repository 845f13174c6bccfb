//! Where a deed ends in a line, and where another of the same verb goes on after it: "gave @Bo a lamp and
//! @Ada a book".

use super::dates::{self, Direction};
use super::follow_up::is_in_mention;
use super::line::{self, Word};
use super::reading::Reading;
use super::words::{
    AFTER_NAME, AFTER_THING, AT_MEETING, Act, BEFORE_NOUN, BEGINS_THING, DEEDS, DETERMINERS,
    EVENTS, NEXT_DEED, NOUNS, PARTS_OF_DAY, UNITS, VERBLIKE, VERBS, WEEKDAYS,
};

/// Most words of one of several things: "the old saw".
const LONGEST_THING: usize = 3;

/// Whether a thing is plainly said there.
pub(super) fn begins_thing(word: &Word) -> bool {
    BEGINS_THING.contains(&word.folded.as_str())
        || word.folded.starts_with(|sign: char| sign.is_ascii_digit())
}

/// Up to the end of the clause, to what else was done, or to where it was. What is `shared` out by a verb
/// before may begin after a comma.
pub(super) fn end_of(reading: &Reading, act: Act, at: usize, shared: bool) -> usize {
    let mut word = at + usize::from(shared);
    while word < reading.words.len() {
        let held = is_in_mention(reading.text, reading.words, at.saturating_sub(1), word);
        if !held && ends_at(reading, act, at, word) {
            match list_end(reading, act, word).filter(|_| act != Act::Help) {
                Some(end) => word = end,
                None => return word,
            }
        } else {
            word += 1;
        }
    }
    word
}

fn ends_at(reading: &Reading, act: Act, at: usize, word: usize) -> bool {
    let words = reading.words;
    let is_name = reading.mentions.iter().any(|one| one.words.contains(&word));
    let meets = || reading.word_is(word, AT_MEETING) && is_meeting(words, word + 1);
    words[word].opens
        || !reading.free[word] && !is_name
        || reading.word_is(word, &["and", "then", "but"]) && is_deed(reading, word + 1)
        || act != Act::Help && word > at && is_other(reading, act, at, word)
        || meets()
}

/// Whether something else is done there: "called", "@Ada helped".
fn is_deed(reading: &Reading, at: usize) -> bool {
    let words = reading.words;
    let verb = |word: usize| {
        line::phrase(words, word, VERBS).is_some() || line::phrase(words, word, DEEDS).is_some()
    };
    let name = reading.mentions.iter().find(|one| one.words.start == at);
    verb(at) || reading.word_is(at, NEXT_DEED) || name.is_some_and(|name| verb(name.words.end))
}

/// Whether an "and" leads from the thing to somebody else, or to another thing for somebody else.
fn is_other(reading: &Reading, act: Act, at: usize, word: usize) -> bool {
    let words = reading.words;
    if !reading.word_is(word, &["and"]) {
        return false;
    }
    let ends_name = |start: usize| {
        let one = reading.person_at(start, false);
        one.is_some_and(|one| one.words.end == word)
    };
    if (at..word).any(ends_name) {
        // "Lent the drill to @Bo and the saw to @Ada", but "lent @Bo and @Ada the saw".
        return leads_to_name(reading, act, at, word) && begins_share(reading, act, word + 1);
    }
    let people = reading.people_at(word + 1, false);
    let Some(end) = people.last().map(|one| one.words.end) else {
        return false;
    };
    let next = words.get(end).filter(|next| !next.opens);
    let dated = dates::told_at(words, end, reading.today, Direction::Done).is_some();
    // "A drawing of the house and @Ada" is all of it.
    let goes_on = |next: &Word| begins_thing(next) || !AFTER_NAME.contains(&next.folded.as_str());
    next.is_some_and(goes_on) && !dated
}

/// Whether something for somebody else begins there: "@Ada a book", "the saw to @Ada".
pub(super) fn begins_share(reading: &Reading, act: Act, at: usize) -> bool {
    if let Some(one) = reading.people_at(at, false).last() {
        let at = one.words.end;
        let thing = reading.words.get(at).filter(|thing| !thing.opens);
        return thing.is_some_and(begins_thing) && !is_time(reading.words, at);
    }
    let Some(first) = reading.words.get(at).filter(|first| begins_thing(first)) else {
        return false;
    };
    // "The saw to @Ada", but not "the kids went to @Ada".
    let rest = at + 1..reading.words.len();
    let same = |word: &usize| {
        let other = reading.words[*word].opens || reading.word_is(*word, &["and"]);
        // The word after "the" is no verb: "the saw".
        let verb = *word > at + 1 && is_deed(reading, *word);
        !other && !verb && !reading.word_is(*word, VERBLIKE)
    };
    let end = rest.take_while(same).last().map_or(at, |last| last + 1);
    !first.possessive && leads_to_name(reading, act, at, end)
}

/// Whether a time is said there and no thing: "the next day", "a week later".
fn is_time(words: &[Word], at: usize) -> bool {
    let inside = words.iter().skip(at).take(LONGEST_THING);
    let mut inside = inside
        .enumerate()
        .take_while(|(place, word)| *place == 0 || !word.opens);
    inside.any(|(_, word)| {
        let folded = word.folded.as_str();
        UNITS.contains(&folded) || WEEKDAYS.contains(&folded) || PARTS_OF_DAY.contains(&folded)
    })
}

/// Whether the other end is named there: "to @Ada".
fn leads_to_name(reading: &Reading, act: Act, at: usize, end: usize) -> bool {
    let leads = |word: usize| reading.word_is(word, &[act.lead()]);
    (at..end).any(|word| leads(word) && reading.person_at(word + 1, false).is_some())
}

/// Where a list of things ends that goes on there: "the lamp, the saw, and the hammer". Nothing more may
/// be said of the last of them: "the saw and the kids were happy" is no list.
fn list_end(reading: &Reading, act: Act, mut at: usize) -> Option<usize> {
    let words = reading.words;
    let is_after = |word: &Word| {
        let folded = word.folded.as_str();
        folded == act.lead() || AFTER_THING.contains(&folded) || AT_MEETING.contains(&folded)
    };
    let comma = |word: &Word| word.opens && word.gap.trim() == ",";
    comma(words.get(at)?).then_some(())?;
    loop {
        let last = words.get(at)?.folded == "and";
        let first = at + usize::from(last);
        let plain = |word: &Word| !word.opens && word.folded != "and" && !is_after(word);
        words
            .get(first)
            .filter(|word| begins_thing(word) && (!last || !word.opens))?;
        let rest = words.iter().skip(first + 1).take(LONGEST_THING - 1);
        let end = first + 1 + rest.take_while(|word| plain(word)).count();
        if last {
            let dated = || dates::told_at(words, end, reading.today, Direction::Done).is_some();
            let next = words.get(end);
            let ends = next.is_none_or(|next| next.opens || is_after(next)) || dated();
            return ends.then_some(end);
        }
        let next = words.get(end)?;
        (comma(next) || next.folded == "and" && !next.opens).then_some(())?;
        at = end;
    }
}

/// Whether what one comes together for stands there: "the party", "lunch".
fn is_meeting(words: &[Word], mut at: usize) -> bool {
    let leads = |word: &Word| {
        let folded = word.folded.as_str();
        DETERMINERS.contains(&folded) || BEFORE_NOUN.contains(&folded)
    };
    while words.get(at).is_some_and(|word| !word.opens && leads(word)) {
        at += 1;
    }
    line::phrase(words, at, EVENTS).is_some() || line::phrase(words, at, NOUNS).is_some()
}
