//! Variety: which fields the people are in whom one speaks with lately, beside everybody one knows.
//!
//! A field is known where somebody wrote one down, or where a title names one; it is never guessed
//! beyond that, and how many people it is unknown of is said.

use std::collections::{BTreeMap, BTreeSet};

use super::conversations::LastDays;
use super::lot::lot;
use super::matches::{self, Index, Match, Namer, is_here};
use super::rhythm::may_be_suggested;
use crate::domain::aim::{Aim, AimKind};
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};

/// Days that are lately.
pub const LATELY: i32 = 90;

/// Matches of a challenge that are looked through for somebody of another field.
const LOOKED_AT: usize = 50;

/// People in one field: in several, where they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldLine {
    pub field: String,
    /// Spoken with in the last 90 days.
    pub lately: usize,
    pub all: usize,
}

/// The fields of a whole book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variety {
    /// The one with most people first.
    pub fields: Vec<FieldLine>,
    /// People spoken with lately, and all.
    pub lately: usize,
    pub all: usize,
    /// Of how many of them no field is known.
    pub unknown_lately: usize,
    pub unknown: usize,
}

/// Somebody of a field not heard from lately, for an open challenge of mine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub person: Id,
    pub field: String,
    pub challenge: Id,
    /// Where something they know answers it.
    pub answers: Option<Match>,
}

impl Other {
    /// "Nobody from Music lately: perhaps another view of “Our studio quotes too low”".
    pub fn reason(&self, book: &Book) -> String {
        let text = book
            .get::<Aim>(self.challenge)
            .map_or("", |aim| aim.text.trim());
        let view = format!(
            "Nobody from {} lately: perhaps another view of “{text}”",
            self.field
        );
        match &self.answers {
            Some(found) => format!("{view}. {}", found.reason.words()),
            None => view,
        }
    }
}

/// The fields a person is in, as the thesaurus calls them, or in one's own words.
pub fn fields_of(contact: &Contact, namer: &mut Namer) -> BTreeSet<String> {
    let current = contact
        .organizations
        .iter()
        .filter(|one| one.until.is_none());
    let said = contact
        .fields
        .iter()
        .chain(current.clone().map(|one| &one.field));
    let mut fields = BTreeSet::new();
    for text in said.map(|text| text.trim()).filter(|text| !text.is_empty()) {
        match namer.fields(text).first() {
            Some(field) => fields.insert((*field).to_owned()),
            None => fields.insert(text.to_owned()),
        };
    }
    if fields.is_empty() {
        let titles = current.flat_map(|one| [&one.title, &one.role]);
        let named = titles.filter_map(|title| namer.fields(title).first().copied());
        fields.extend(named.map(str::to_owned));
    }
    fields
}

/// Everybody who can be spoken with, with their fields, and whether they were spoken with lately.
fn people(book: &Book, today: Day) -> Vec<(Id, BTreeSet<String>, Option<i32>)> {
    let all = LastDays::of(book, today);
    let here = book
        .all::<Contact>()
        .filter(|(_, one)| !one.me && is_here(one));
    let mut namer = Namer::default();
    here.map(|(id, contact)| {
        let ago = all.with(id).map(|last| today.days_since(last));
        (id, fields_of(contact, &mut namer), ago)
    })
    .collect()
}

fn is_lately(ago: Option<i32>) -> bool {
    ago.is_some_and(|days| days <= LATELY)
}

/// The fields of those spoken with in 90 days beside those of everybody.
pub fn variety(book: &Book, today: Day) -> Variety {
    let mut variety = Variety::default();
    let mut by_field: BTreeMap<String, FieldLine> = BTreeMap::new();
    for (_, fields, ago) in people(book, today) {
        let lately = usize::from(is_lately(ago));
        variety.all += 1;
        variety.lately += lately;
        if fields.is_empty() {
            variety.unknown += 1;
            variety.unknown_lately += lately;
        }
        for field in fields {
            let line = by_field.entry(field).or_default();
            line.all += 1;
            line.lately += lately;
        }
    }
    variety.fields = by_field
        .into_iter()
        .map(|(field, line)| FieldLine { field, ..line })
        .collect();
    // Stable: of as many people, by name.
    variety
        .fields
        .sort_by_key(|line| std::cmp::Reverse((line.all, line.lately)));
    variety
}

/// One person a day from a field not heard from lately, for an open challenge of mine: somebody who
/// knows something about it, else one of those spoken with before, by lot.
pub fn other_field(index: &Index, book: &Book, today: Day) -> Option<Other> {
    let (me, _) = book.me()?;
    let mine = book.about::<Aim>(me).filter(|(_, aim)| {
        aim.whose == me && aim.kind == AimKind::Challenge && matches::is_open(aim) && !aim.private
    });
    let (challenge, _) = mine.min_by_key(|(id, _)| (lot(*id, today), *id))?;
    let people = people(book, today);
    let heard: BTreeSet<&String> = people
        .iter()
        .filter(|(.., ago)| is_lately(*ago))
        .flat_map(|(_, fields, _)| fields)
        .collect();
    let may = |id: Id| book.get::<Contact>(id).is_some_and(may_be_suggested);
    let silent: BTreeMap<Id, (&String, Option<i32>)> = people
        .iter()
        .filter(|(id, fields, _)| may(*id) && fields.iter().all(|field| !heard.contains(field)))
        .filter_map(|(id, fields, ago)| Some((*id, (fields.first()?, *ago))))
        .collect();
    let other = |person: Id, field: &str, answers| Other {
        person,
        field: field.to_owned(),
        challenge,
        answers,
    };
    let answers = matches::of_aim(index, book, challenge, LOOKED_AT);
    let answers = answers.into_iter().filter(|one| !one.near);
    let mut known = answers.filter_map(|one| Some((silent.get(&one.person)?.0, one)));
    if let Some((field, one)) = known.next() {
        return Some(other(one.person, field, Some(one)));
    }
    let settled = matches::settled_for(book, challenge);
    let spoken = silent
        .iter()
        .filter(|(id, (_, ago))| ago.is_some() && !settled.contains(id));
    let (person, (field, _)) = spoken.min_by_key(|(id, _)| (lot(**id, today), **id))?;
    Some(other(*person, field, None))
}
