//! What comes after the verb of a deed: to whom, what, since when.

use std::ops::Range;

use super::calendar::Told;
use super::clause::{begins_thing, end_of};
use super::dates::{self, Direction};
use super::follow_up;
use super::line;
use super::mentions::Found;
use super::plans::Unmet;
use super::reading::Reading;
use super::words::{
    A_HAND, ADVICE, AFTER_THING, AT_MEETING, Act, ELSEWHERE, IT, NO_THING, NOT_BEFORE_DATE,
    PROMISED_ME, PROMISED_THEM,
};
use crate::domain::PartialDate;
use crate::rules::first_letter;

/// Somebody at one end of a deed.
#[derive(Clone)]
pub(super) enum Party {
    /// Oneself.
    Me,
    /// Whom the line is about.
    Them,
    Named(Vec<Found>),
}

/// All of it.
pub(super) struct Object {
    pub party: Option<Party>,
    /// As it was written: "the drill", "20 €".
    pub thing: String,
    /// What else is said of it.
    pub text: String,
    /// Whether it came back.
    pub back: bool,
    pub date: Option<(Told, Range<usize>)>,
    /// Whether it was where one came together: "at the party".
    pub met: bool,
    /// The word after it.
    pub end: usize,
    /// The byte after it: a sign of money is no word.
    pub stop: usize,
}

/// The line after the verb.
pub(super) struct Objects<'a> {
    reading: &'a Reading<'a>,
    act: Act,
    at: usize,
    /// The word that may begin after a comma all the same: of what is shared out by one verb.
    share: Option<usize>,
    end: usize,
    party: Option<Party>,
    back: bool,
    date: Option<(Told, Range<usize>)>,
}

impl<'a> Objects<'a> {
    /// `shared` says that another stands before it, of the same verb.
    pub fn new(reading: &'a Reading<'a>, act: Act, at: usize, shared: bool) -> Self {
        let end = end_of(reading, act, at, shared);
        let mut objects = Objects {
            reading,
            act,
            at,
            share: shared.then_some(at),
            end,
            party: None,
            // "got back the drill".
            back: at > 0 && reading.word_is(at - 1, &["back"]),
            date: None,
        };
        objects.date = (at..end).find_map(|word| objects.date_at(word));
        objects
    }

    pub fn read(mut self) -> Option<Object> {
        if self.act != Act::Borrow
            && self.act != Act::Get
            && let Some((party, next)) = self.party_at(self.at)
        {
            (self.party, self.at) = (Some(party), next);
        }
        let direct = self.party.is_some();
        self.owner();
        self.skip_back();
        let first = self.thing_end();
        let thing = self.at..first;
        self.at = first;
        let mut texts = Vec::new();
        // On either side of the day.
        let day = self.date.as_ref().map(|(_, day)| day.clone());
        let before = day.as_ref().map_or(self.end, |day| day.start.max(first));
        texts.push(self.tail(before));
        if let Some(day) = day {
            self.at = day.end.max(self.at);
            texts.push(self.tail(self.end));
        }
        if !self.begins_well(&thing, direct) {
            return None;
        }
        texts.retain(|text| !text.is_empty());
        let owned = self.is_owned(thing.start);
        let (mut thing, stop) = self.written(&thing);
        if owned {
            thing.insert_str(0, "the ");
        }
        Some(Object {
            party: self.party,
            thing,
            text: texts.join(" "),
            back: self.back,
            date: self.date,
            met: self.reading.word_is(self.end, AT_MEETING),
            end: self.end,
            stop,
        })
    }

    /// "borrowed @Ada's tent", "returned @Ada's tent": whose it is, is the other end.
    fn owner(&mut self) {
        if self.party.is_some() || !matches!(self.act, Act::Borrow | Act::Return) {
            return;
        }
        let held = self.reading.mentions.iter();
        let mut held = held.filter(|one| one.words.start == self.at && one.words.end < self.end);
        if let Some(one) = held.find(|one| self.reading.words[one.words.end - 1].possessive) {
            self.at = one.words.end;
            self.party = Some(Party::Named(vec![one.clone()]));
        }
    }

    /// Whether it is said right before that word whose the thing is.
    fn is_owned(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| &self.reading.words[before]);
        matches!(self.act, Act::Borrow | Act::Return) && before.is_some_and(|word| word.possessive)
    }

    /// Whether a clause begins with that word.
    fn opens(&self, at: usize) -> bool {
        self.share != Some(at) && self.reading.words[at].opens
    }

    /// Somebody at that word, and where they end.
    fn party_at(&self, at: usize) -> Option<(Party, usize)> {
        let words = self.reading.words;
        let word = words.get(at).filter(|_| at < self.end && !self.opens(at))?;
        let names = self.reading.people_at(at, self.act == Act::Help);
        if let Some(last) = names.last() {
            let end = last.words.end;
            let owns = words[end - 1].possessive;
            return (!owns && end <= self.end).then_some((Party::Named(names), end));
        }
        let folded = word.folded.as_str();
        if PROMISED_ME.contains(&folded) {
            return Some((Party::Me, at + 1));
        }
        // "Lent her the drill", but "lent her drill to Ben".
        let next = words.get(at + 1).filter(|_| at + 1 < self.end);
        let hers = folded == "her" && self.act != Act::Help;
        let is_them = !hers || next.is_none_or(|next| begins_thing(next) || next.opens);
        (PROMISED_THEM.contains(&folded) && is_them).then_some((Party::Them, at + 1))
    }

    fn skip_back(&mut self) {
        if self.at < self.end && self.reading.word_is(self.at, &["back"]) {
            self.at += 1;
            self.back = true;
        }
    }

    /// Where the thing ends.
    fn thing_end(&self) -> usize {
        if self.act == Act::Help {
            return self.at;
        }
        // "A hand with the sofa", "advice on the roof": the rest is what it was about.
        let words = A_HAND.iter().chain(ADVICE);
        let length = words.filter_map(|one| line::matches(self.reading.words, self.at, one));
        let length = length
            .max()
            .filter(|_| matches!(self.act, Act::Give | Act::Lend | Act::Get));
        if let Some(length) = length {
            return (self.at + length).min(self.end);
        }
        let lead = self.act.lead();
        let ends = |at: &usize| {
            let day = self.date.as_ref().is_some_and(|(_, day)| day.start == *at);
            day || self.reading.word_is(*at, AFTER_THING)
                || self.reading.word_is(*at, &["back"])
                || self.reading.word_is(*at, &[lead]) && self.party_at(*at + 1).is_some()
        };
        (self.at..self.end).find(ends).unwrap_or(self.end)
    }

    /// What comes after the thing, up to that word: "back", the other end, and what else is said.
    fn tail(&mut self, end: usize) -> String {
        self.skip_back();
        if self.act == Act::Help && self.at < end && self.reading.word_is(self.at, &["out"]) {
            self.at += 1;
            if self.party.is_none()
                && let Some((party, next)) = self.party_at(self.at)
            {
                (self.party, self.at) = (Some(party), next);
            }
        }
        if self.party.is_none()
            && self.act != Act::Help
            && self.at < end
            && self.reading.word_is(self.at, &[self.act.lead()])
            && let Some((party, next)) = self.party_at(self.at + 1)
        {
            (self.party, self.at) = (Some(party), next);
        }
        self.skip_back();
        let rest = self.at.min(end)..end;
        self.at = rest.end;
        let mentions = self.reading.mentions.iter();
        let inside = mentions.filter(|one| rest.contains(&one.words.start));
        let people: Vec<_> = inside.map(|one| one.named.clone()).collect();
        let text = follow_up::text_of(self.reading.text, self.reading.words, rest.clone(), &people);
        let first = self
            .reading
            .words
            .get(rest.start)
            .filter(|_| !rest.is_empty());
        // "Helped Ada to move", but "a lift to the station".
        let to = self.act != Act::Help && first.is_some_and(|word| word.folded == "to");
        // Its first letter stands as it was written until it is known where it goes.
        let text = match first {
            Some(word) if !word.has_capital() => first_letter::small(&text),
            _ => text,
        };
        if to { format!("to {text}") } else { text }
    }

    /// Whether it is said of what, as a thing is: after somebody almost any word may be one.
    fn begins_well(&self, thing: &Range<usize>, direct: bool) -> bool {
        let reading = self.reading;
        if self.act == Act::Help {
            return self.party.is_some() && thing.is_empty();
        }
        let back = self.back || self.act == Act::Return;
        let Some(first) = reading.words.get(thing.start).filter(|_| !thing.is_empty()) else {
            return false;
        };
        if self.opens(thing.start) {
            return false;
        }
        let folded = first.folded.as_str();
        let owned = self.is_owned(thing.start);
        let from = self.act == Act::Borrow && self.party.is_some();
        let said = direct || from || owned;
        begins_thing(first)
            || back && IT.contains(&folded)
            || said && !NO_THING.contains(&folded) && !PROMISED_THEM.contains(&folded)
    }

    /// The thing as it was written, with the signs at it ("20 €", "~20", "*the* drill"), and the byte
    /// after it.
    fn written(&self, thing: &Range<usize>) -> (String, usize) {
        let (text, words) = (self.reading.text, self.reading.words);
        let span = line::span(words, thing.clone());
        if thing.is_empty() {
            return (String::new(), span.end);
        }
        let length = |signs: &str, is_sign: fn(&char) -> bool| -> usize {
            signs.chars().take_while(is_sign).map(char::len_utf8).sum()
        };
        let backwards: String = words[thing.start].gap.chars().rev().collect();
        let start = span.start - length(&backwards, |sign| is_sign(*sign) || stands_before(*sign));
        let next = words
            .get(thing.end)
            .map_or(text.len(), |next| next.span.start);
        let after = text.get(span.end..next).unwrap_or_default();
        let marks = length(after, |sign| is_mark(*sign));
        let trimmed = after[marks..].trim_start();
        let stop = match length(trimmed, |sign| is_sign(*sign)) {
            0 => span.end + marks,
            signs => span.end + (after.len() - trimmed.len()) + signs,
        };
        let written = text.get(start..stop).unwrap_or_default();
        (written.replace('@', "").trim().to_owned(), stop)
    }

    /// A day that has been, or why it has not been or is none, from that word on.
    fn date_at(&self, at: usize) -> Option<(Told, Range<usize>)> {
        let reading = self.reading;
        let before = at.checked_sub(1).map(|at| &reading.words[at]);
        let led = before.is_some_and(|word| NOT_BEFORE_DATE.contains(&word.folded.as_str()));
        let inside = &reading.words[..self.end];
        let (told, length) = dates::told_at(inside, at, reading.today, Direction::Done)?;
        let end = at + length;
        let free = (at..end).all(|word| reading.free[word]);
        if led || !free {
            return None;
        }
        let ahead = |date: PartialDate| date.earliest().is_some_and(|day| day > reading.today);
        if told.is_ok_and(ahead) {
            // "The drill he needs tomorrow" is of what is lent.
            let elsewhere = (self.at..at).any(|word| {
                let of_thing = [ELSEWHERE, AFTER_THING, &["to"]];
                of_thing.iter().any(|table| reading.word_is(word, table))
            });
            let own = !elsewhere && dates::lonely(inside, end);
            return own.then_some((Err(Unmet::DayToCome), at..end));
        }
        Some((told, at..end))
    }
}

/// Whether it is a sign of money, or a picture.
fn is_sign(sign: char) -> bool {
    let quoting = "’‘“”–—…¡¿«»、。".contains(sign);
    sign == '$' || !sign.is_alphanumeric() && !sign.is_ascii() && sign > '\u{9f}' && !quoting
}

/// Whether it marks a word: "*the* drill".
fn is_mark(sign: char) -> bool {
    "*_~".contains(sign)
}

/// Whether it belongs to what comes after it: "~20", "-5".
fn stands_before(sign: char) -> bool {
    is_mark(sign) || "#+-".contains(sign)
}
