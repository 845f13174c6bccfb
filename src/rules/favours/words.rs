//! Acts in words, such as help, an introduction or an idea: who gave whom what, in one sentence.

use super::amount;
use crate::domain::giving::{Favour, FavourKind, Introduction, Promise};
use crate::domain::note::Interaction;
use crate::domain::time::Day;
use crate::domain::{Body, Book, Contact, Id};
use crate::rules::relationship_words::isolated;
use crate::rules::timeline_words::filter;
use crate::rules::{date_words, interaction_words, prose, timeline};

/// Most letters of a text within a sentence.
const MOST: usize = 140;

/// People named at once.
const NAMED: usize = 3;

/// Words with which a thing begins and which are small within a sentence.
const SMALL: [&str; 12] = [
    "A", "An", "The", "Some", "My", "Our", "His", "Her", "Their", "One", "Two", "Three",
];

/// Each kind of favour, as it is chosen.
pub fn kind(kind: FavourKind) -> &'static str {
    match kind {
        FavourKind::Help => "Help",
        FavourKind::Advice => "Advice",
        FavourKind::Referral => "A recommendation",
        FavourKind::Introduction => "An introduction",
        FavourKind::Thanks => "Thanks",
        FavourKind::Gift => "A gift",
        FavourKind::Loan => "A loan",
    }
}

/// The act in a sentence with the beginning of its text: "Ada lent you a ladder. Until the roof is done."
/// What was deleted is said to be, and what is private keeps its text to itself.
pub fn told(book: &Book, id: Id) -> String {
    let (head, sign, text) = parts(book, id);
    let private = book.get::<Interaction>(id).is_some_and(|talk| talk.private);
    if private || text.is_empty() {
        return head;
    }
    match text.char_indices().nth(MOST) {
        None => format!("{head}{sign}{text}"),
        Some((end, _)) => format!("{head}{sign}{}…", text[..end].trim_end()),
    }
}

/// When it was, as seen from today; empty where that is not known.
pub fn when(book: &Book, id: Id, today: Day) -> String {
    let date = book
        .record(id)
        .map(|record| timeline::date_of(&record.body));
    date_words::write_seen(date.unwrap_or_default(), today)
}

/// The act with all of its text, to be searched.
pub(super) fn whole(book: &Book, id: Id) -> String {
    let (head, _, text) = parts(book, id);
    format!("{head} {text}")
}

/// The act, the sign that comes before its text, and that text in one line, which may be empty.
fn parts(book: &Book, id: Id) -> (String, &'static str, String) {
    let Some(record) = book.record(id).filter(|record| record.trashed.is_none()) else {
        return ("Something that was deleted".to_owned(), "", String::new());
    };
    let (head, sign, text) = match &record.body {
        Body::Favour(favour) => of_favour(book, favour),
        Body::Introduction(introduction) => of_introduction(book, introduction),
        Body::Interaction(talk) => (of_interaction(book, talk), ": ", &talk.text),
        Body::Promise(promise) => (of_promise(book, promise), ": ", &promise.text),
        Body::Idea(idea) => ("An idea".to_owned(), ": ", &idea.text),
        Body::Note(note) => ("A note".to_owned(), ": ", &note.text),
        Body::ProfileAct(act) => ("In public".to_owned(), ": ", &act.text),
        Body::LifeEvent(event) => {
            let whose = subject(book, event.whose);
            (format!("{whose}: {}", event.kind.trim()), ". ", &event.text)
        }
        other => return (filter(other.kind()).to_owned(), "", String::new()),
    };
    (head, sign, prose::plain(text).trim().to_owned())
}

fn of_favour<'a>(book: &Book, favour: &'a Favour) -> (String, &'static str, &'a String) {
    let head = head(book, favour);
    let (head, sign) = match (takes_thing(favour.kind), thing(favour)) {
        (false, None) => (head, ": "),
        (false, Some(thing)) => (format!("{head}: {thing}"), ". "),
        (true, _) => (head, ". "),
    };
    (head, sign, &favour.text)
}

/// Who gave whom what, without its text: "Ada lent you a ladder".
pub fn head(book: &Book, favour: &Favour) -> String {
    let (from, to) = (subject(book, favour.from), object(book, favour.to));
    let given = || match thing(favour) {
        Some(thing) => small(&thing),
        None => "something".to_owned(),
    };
    match favour.kind {
        FavourKind::Help => format!("{from} helped {to}"),
        FavourKind::Advice => format!("{from} advised {to}"),
        FavourKind::Referral => format!("{from} recommended {to}"),
        FavourKind::Introduction => format!("{from} made an introduction for {to}"),
        FavourKind::Thanks => format!("{from} thanked {to}"),
        FavourKind::Gift => format!("{from} gave {to} {}", given()),
        FavourKind::Loan => format!("{from} lent {to} {}", given()),
    }
}

/// The sentence of what is still open: with its text, where it would not say what it was about.
pub fn open(book: &Book, id: Id, favour: &Favour) -> String {
    if takes_thing(favour.kind) {
        head(book, favour)
    } else {
        told(book, id)
    }
}

/// What stands below that sentence: its text, after the thing where the sentence has no place for it.
pub fn below(favour: &Favour) -> String {
    let thing = thing(favour).filter(|_| !takes_thing(favour.kind));
    let parts = [thing.as_deref().unwrap_or_default(), favour.text.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

/// Those between whom it was, without oneself.
pub fn others(book: &Book, favour: &Favour) -> Vec<Id> {
    let people = [favour.from, favour.to].into_iter();
    people
        .filter(|id| book.get::<Contact>(*id).is_some_and(|one| !one.me))
        .collect()
}

/// Whether its sentence has a place for a thing.
pub fn takes_thing(kind: FavourKind) -> bool {
    matches!(kind, FavourKind::Gift | FavourKind::Loan)
}

/// The thing, the amount, or both: "a watch (€200)".
pub fn thing(favour: &Favour) -> Option<String> {
    let item = Some(favour.item.trim()).filter(|item| !item.is_empty());
    let amount = favour
        .amount
        .map(|minor| amount::write(minor, &favour.currency));
    match (item, amount) {
        (Some(item), Some(amount)) => Some(format!("{item} ({amount})")),
        (Some(item), None) => Some(item.to_owned()),
        (None, amount) => amount,
    }
}

/// What became of it, each in a few words: "Still with Ada", "Thanked 12 May".
pub fn facts(book: &Book, favour: &Favour, today: Day) -> Vec<String> {
    let when = |word: &str, day: Option<Day>| {
        day.map(|day| format!("{word} {}", date_words::write_day(day, today)))
    };
    let is_open = favour.kind == FavourKind::Loan && favour.returned.is_none();
    let still = is_open.then(|| still_open(book, favour));
    let returned = when("Returned", favour.returned);
    still
        .into_iter()
        .chain(returned)
        .chain(when("Thanked", favour.thanked))
        .collect()
}

/// What is still open about it: with whom a loan is, or that one has not said thanks.
pub fn still_open(book: &Book, favour: &Favour) -> String {
    match favour.kind {
        FavourKind::Loan => format!("Still with {}", object(book, favour.to)),
        _ => "Not thanked yet".to_owned(),
    }
}

/// An introduction, with what came of it in place of why, where that is known.
fn of_introduction<'a>(
    book: &Book,
    introduction: &'a Introduction,
) -> (String, &'static str, &'a String) {
    let pair = [introduction.first, introduction.second];
    let pair = pair.map(|id| object(book, id)).join(" and ");
    let head = match (introduction.made, introduction.through) {
        (Some(_), Some(through)) => format!("{} introduced {pair}", subject(book, through)),
        (Some(_), None) => format!("You introduced {pair}"),
        (None, _) => format!("An introduction of {pair}"),
    };
    let outcome = Some(&introduction.outcome).filter(|text| !text.trim().is_empty());
    (head, ": ", outcome.unwrap_or(&introduction.why))
}

fn of_interaction(book: &Book, interaction: &Interaction) -> String {
    let kind = interaction_words::kind(interaction.kind);
    let is_other = |id: &&Id| book.get::<Contact>(**id).is_none_or(|one| !one.me);
    let others = interaction.participants.iter().filter(is_other);
    match names(book, &others.copied().collect::<Vec<Id>>()) {
        names if names.is_empty() => kind.to_owned(),
        names => format!("{kind} with {names}"),
    }
}

fn of_promise(book: &Book, promise: &Promise) -> String {
    let (from, to) = (subject(book, promise.from), object(book, promise.to));
    format!("{from} promised {to}")
}

/// "Ada", "Ada and Bo", "Ada, Bo, Cleo and 2 more".
fn names(book: &Book, people: &[Id]) -> String {
    let named: Vec<String> = people
        .iter()
        .take(NAMED)
        .map(|id| object(book, *id))
        .collect();
    match (named.as_slice(), people.len().saturating_sub(NAMED)) {
        ([], _) => String::new(),
        ([first @ .., last], 0) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        (named, 0) => named.join(", "),
        (named, more) => format!("{} and {more} more", named.join(", ")),
    }
}

/// The person at the beginning of a sentence.
fn subject(book: &Book, id: Id) -> String {
    match book.get::<Contact>(id) {
        Some(contact) if contact.me => "You".to_owned(),
        Some(contact) => isolated(contact.display_name()),
        None => "Someone removed".to_owned(),
    }
}

/// The person within a sentence.
fn object(book: &Book, id: Id) -> String {
    match book.get::<Contact>(id) {
        Some(contact) if contact.me => "you".to_owned(),
        Some(contact) => isolated(contact.display_name()),
        None => "someone removed".to_owned(),
    }
}

/// The thing as it stands within a sentence: "A rain gauge" is "a rain gauge".
fn small(thing: &str) -> String {
    let (first, rest) = thing.split_once(' ').unwrap_or((thing, ""));
    if SMALL.contains(&first) && !rest.is_empty() {
        format!("{} {rest}", first.to_lowercase())
    } else {
        thing.to_owned()
    }
}
