//! Matches: who could answer an open need, a challenge or a goal, theirs or mine, and why.
//!
//! What people look for is held against everything that speaks for somebody: offers, experiences,
//! fields, work, organisations, facts and notes. Words are compared by their stems in the language
//! of their text, and widened by a thesaurus of fields, so that a "Steuererklärung" finds who offers
//! help with tax returns. Each match says the words or the step that made it.

mod about;
mod evidence;
mod hints;
mod index;
mod of_day;
mod reading;
mod reason;
mod score;
mod situations;
pub mod thesaurus;
mod verbatim;
mod wanted;
mod words;

use std::collections::{BTreeSet, HashMap};

pub use evidence::{COULD_HELP, Source};
pub use index::Index;
pub use of_day::{MOST_AIMS, aims_of_day, between_others, of_day};
pub use reason::{Link, Reason, Step};
pub use situations::{TEXT as SITUATIONS, bring};

use crate::domain::aim::{Aim, AimKind, AimState};
use crate::domain::giving::Introduction;
use crate::domain::own::{Decision, DecisionKind};
use crate::domain::{Book, Contact, Id};

/// Somebody who could answer what somebody looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub aim: Id,
    pub person: Id,
    /// Whether they only do what is near to what was set, and mostly can do it: they come last, and are no
    /// answer by themselves.
    pub near: bool,
    pub reason: Reason,
}

/// Whether something is looked for that others could answer.
pub fn is_open(aim: &Aim) -> bool {
    let looks_for = match aim.kind {
        AimKind::Goal | AimKind::Challenge | AimKind::Need => true,
        AimKind::Offer | AimKind::Experience => false,
    };
    looks_for && aim.state == AimState::Open
}

/// Who could answer an open aim, at most so many, the best first. `book` is the one the index follows.
///
/// Nobody answers their own aim; none who has died or is archived; nobody whom it was decided, or who
/// was already introduced for it.
pub fn of_aim(index: &Index, book: &Book, id: Id, limit: usize) -> Vec<Match> {
    let Some(aim) = book.get::<Aim>(id).filter(|aim| is_open(aim)) else {
        return Vec::new();
    };
    let settled = settled(book, id, aim);
    let may = |person: Id, contact: &Contact| is_here(contact) && !settled.contains(&person);
    Finder::new(index, book).best(id, aim, limit, may)
}

/// The same for an aim that is still being written: nothing is settled yet.
pub fn of_draft(index: &Index, book: &Book, aim: &Aim, limit: usize) -> Vec<Match> {
    let may = |person: Id, contact: &Contact| is_here(contact) && person != aim.whose;
    Finder::new(index, book).best(Id::default(), aim, limit, may)
}

/// What an aim may be about, by the names of the thesaurus: the likeliest first, and only what somebody
/// knows whom one could turn to. What was set for it already is not asked again.
pub fn may_be_about(index: &Index, book: &Book, aim: &Aim, limit: usize) -> Vec<&'static str> {
    let (text, set) = evidence::fields_first(&aim.text, &aim.fields);
    let mentions = reading::Reader::default().read_need(&index.reader, &text);
    let about = about::About::of(&mentions, set);
    let names = |id: &thesaurus::SubjectId| {
        let mut named = mentions.iter().take_while(|one| one.place.start < set);
        named.any(|one| one.subjects.contains(id))
    };
    let may = |id: &thesaurus::SubjectId| {
        let mut told = index.postings(index::subject_term(*id)).iter();
        told.any(|posting| {
            let person = index.pieces[posting.piece as usize].person;
            let contact = book.get::<Contact>(person);
            person != aim.whose && contact.is_some_and(is_here)
        })
    };
    let all = about.subjects().into_iter();
    let asked = all.filter(|id| !names(id)).filter(may).take(limit);
    asked
        .map(|id| thesaurus::thesaurus().subject(id).name)
        .collect()
}

/// Reads an aim and tells nothing: what lies among the situations beside its words is stemmed when it is
/// first asked for, and takes longer than many answers. Where nothing may wait so long, one aim is read
/// at a time before all of them are answered.
pub fn read_ahead(index: &Index, book: &Book, aim: Id) {
    if let Some(aim) = book.get::<Aim>(aim) {
        reading::Reader::default().read_need(&index.reader, &aim.text);
    }
}

/// The fields set for an aim of which nothing is known: no name of the thesaurus is in them, and no word
/// that any text has. They are passed over; where they are all that is set, the words of the aim decide
/// alone.
pub fn unread_fields<'a>(index: &Index, aim: &'a Aim) -> Vec<&'a str> {
    let mut reader = reading::Reader::default();
    let mut is_unread = |field: &&str| {
        let mentions = reader.read_beside(&index.reader, field);
        mentions.iter().all(|mention| {
            let known = mention.keys.iter().any(|key| index.word(key).is_some());
            mention.subjects.is_empty() && !known
        })
    };
    let fields = aim.fields.iter().map(String::as_str);
    fields.filter(|field| is_unread(field)).collect()
}

/// Who works in something or offers it, and how much less than the first of them: 0 for whoever knows
/// most. What is only noted of people does not count: a child may love volcanoes.
pub fn who_knows(index: &Index, book: &Book, words: &str) -> Vec<(Id, f32)> {
    let wanted = wanted::wanted(index, &mut reading::Reader::default(), (words, 0));
    let found = score::Scorer::of(index).answers(&wanted);
    let here = found.filter(|scored| {
        let contact = book.get::<Contact>(scored.person);
        index.pieces[scored.piece].source <= Source::Work
            && contact.is_some_and(|contact| is_here(contact) && !contact.me)
    });
    let here: Vec<_> = here.collect();
    let most = here.first().map_or(0.0, |first| first.share);
    let here = here.into_iter().filter(|one| one.share >= most * NEAR);
    let away = |scored: score::Scored| (scored.person, (most - scored.share) * AWAY);
    here.map(away).collect()
}

/// Share of what the first of them knows below which somebody does not know it.
const NEAR: f32 = 0.75;

/// How far it is from whoever knows most to whoever knows nothing, as paths count.
const AWAY: f32 = 6.0;

/// Whether one can turn to that person at all.
pub fn is_here(contact: &Contact) -> bool {
    contact.died.is_none() && !contact.archived
}

/// Those who are out of the question for an aim: whose it is, who met it already, who was said not to
/// fit, and who was introduced for it.
fn settled(book: &Book, id: Id, aim: &Aim) -> BTreeSet<Id> {
    let mut settled: BTreeSet<Id> = aim.met_by.iter().copied().collect();
    for (_, decision) in book.about::<Decision>(id) {
        if decision.kind == DecisionKind::NotThisMatch {
            settled.extend([decision.first, decision.second]);
        }
    }
    for (_, made) in book.about::<Introduction>(id) {
        settled.extend([made.first, made.second]);
    }
    settled.insert(aim.whose);
    settled
}

/// The same of an aim by its id.
pub fn settled_for(book: &Book, id: Id) -> BTreeSet<Id> {
    let aim = book.get::<Aim>(id);
    aim.map_or_else(BTreeSet::new, |aim| settled(book, id, aim))
}

/// Tells the fields of the thesaurus that texts name: one for many texts, each of which it reads once.
#[derive(Default)]
pub struct Namer {
    reader: reading::Reader,
    named: HashMap<String, Vec<&'static str>>,
}

impl Namer {
    /// The fields that a text names, in its order.
    pub fn fields(&mut self, text: &str) -> &[&'static str] {
        if !self.named.contains_key(text) {
            let named = self.read(text);
            self.named.insert(text.to_owned(), named);
        }
        &self.named[text]
    }

    fn read(&mut self, text: &str) -> Vec<&'static str> {
        let mut named = Vec::new();
        for mention in self.reader.read(text) {
            for subject in mention.subjects.iter() {
                let field = thesaurus::thesaurus().subject(*subject).field;
                let name = thesaurus::thesaurus().field(field).name;
                if !named.contains(&name) {
                    named.push(name);
                }
            }
        }
        named
    }
}

/// What is remembered when a match was said not to fit, so that it is not offered again.
pub fn decline(aim: Id, person: Id) -> Decision {
    Decision {
        kind: DecisionKind::NotThisMatch,
        first: aim,
        second: person,
        ..Decision::default()
    }
}

/// Answers one aim after another.
struct Finder<'a> {
    index: &'a Index,
    book: &'a Book,
    reader: reading::Reader,
    scorer: score::Scorer<'a>,
}

impl<'a> Finder<'a> {
    fn new(index: &'a Index, book: &'a Book) -> Self {
        Finder {
            index,
            book,
            reader: reading::Reader::default(),
            scorer: score::Scorer::of(index),
        }
    }

    /// The best of those who may be thought of.
    fn best(
        &mut self,
        id: Id,
        aim: &Aim,
        limit: usize,
        may: impl Fn(Id, &Contact) -> bool,
    ) -> Vec<Match> {
        let (text, set) = evidence::fields_first(&aim.text, &aim.fields);
        let wanted = wanted::wanted(self.index, &mut self.reader, (&text, set));
        let all = self.scorer.answers(&wanted);
        let may_be = all.filter(|scored| {
            let contact = self.book.get::<Contact>(scored.person);
            contact.is_some_and(|contact| may(scored.person, contact))
        });
        let of = (self.index, self.book);
        let reader = &mut self.reader;
        let reasoned = may_be.take(limit).filter_map(|scored| {
            Some(Match {
                aim: id,
                person: scored.person,
                near: scored.near,
                reason: reason::of(of, reader, &text, &wanted, scored)?,
            })
        });
        reasoned.collect()
    }
}
