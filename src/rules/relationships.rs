//! How people stand to each other, seen from either side, and family links that others imply.
//!
//! A link is one record; which of the two it was written from does not matter. What is implied is a
//! question and nothing more: half the world's families are not what a rule would say.

use std::collections::BTreeSet;

use super::fold::fold;
use super::names::sort_key;
use crate::domain::circle::Relationship;
use crate::domain::own::{Decision, DecisionKind};
use crate::domain::{Book, Contact, Id};

/// Kinds that are offered, each with its inverse: whoever is the first of somebody has them as the
/// second. Family comes first.
pub const KINDS: &[(&str, &str)] = &[
    ("partner", "partner"),
    ("parent", "child"),
    ("child", "parent"),
    ("sibling", "sibling"),
    ("grandparent", "grandchild"),
    ("grandchild", "grandparent"),
    ("step-parent", "stepchild"),
    ("stepchild", "step-parent"),
    ("aunt or uncle", "niece or nephew"),
    ("niece or nephew", "aunt or uncle"),
    ("cousin", "cousin"),
    ("in-law", "in-law"),
    ("former partner", "former partner"),
    ("godparent", "godchild"),
    ("godchild", "godparent"),
    ("friend", "friend"),
    ("neighbour", "neighbour"),
    ("flatmate", "flatmate"),
    ("colleague", "colleague"),
    ("manager", "report"),
    ("report", "manager"),
    ("business partner", "business partner"),
    ("mentor", "mentee"),
    ("mentee", "mentor"),
    ("teacher", "student"),
    ("student", "teacher"),
];

/// What people also say for one of [`KINDS`].
const ALSO: &[(&str, &str)] = &[
    ("husband", "partner"),
    ("wife", "partner"),
    ("spouse", "partner"),
    ("girlfriend", "partner"),
    ("boyfriend", "partner"),
    ("fiance", "partner"),
    ("fiancee", "partner"),
    ("mother", "parent"),
    ("father", "parent"),
    ("mum", "parent"),
    ("mom", "parent"),
    ("dad", "parent"),
    ("son", "child"),
    ("daughter", "child"),
    ("brother", "sibling"),
    ("sister", "sibling"),
    ("twin", "sibling"),
    ("grandmother", "grandparent"),
    ("grandfather", "grandparent"),
    ("grandma", "grandparent"),
    ("grandpa", "grandparent"),
    ("granddaughter", "grandchild"),
    ("grandson", "grandchild"),
    ("stepmother", "step-parent"),
    ("stepfather", "step-parent"),
    ("stepdaughter", "stepchild"),
    ("stepson", "stepchild"),
    ("aunt", "aunt or uncle"),
    ("uncle", "aunt or uncle"),
    ("niece", "niece or nephew"),
    ("nephew", "niece or nephew"),
    ("mother-in-law", "in-law"),
    ("father-in-law", "in-law"),
    ("sister-in-law", "in-law"),
    ("brother-in-law", "in-law"),
    ("daughter-in-law", "in-law"),
    ("son-in-law", "in-law"),
    ("ex-wife", "former partner"),
    ("ex-husband", "former partner"),
    ("ex", "former partner"),
    ("godmother", "godparent"),
    ("godfather", "godparent"),
    ("goddaughter", "godchild"),
    ("godson", "godchild"),
    ("neighbor", "neighbour"),
    ("housemate", "flatmate"),
    ("roommate", "flatmate"),
    ("coworker", "colleague"),
    ("boss", "manager"),
    ("pupil", "student"),
];

/// How many of [`KINDS`] are family.
const FAMILY: usize = 13;

/// What somebody is to somebody's somebody: my sibling's parent is perhaps my parent.
const IMPLIED: &[(&str, &str, &str)] = &[
    ("sibling", "parent", "parent"),
    ("parent", "partner", "parent"),
    ("parent", "child", "sibling"),
    ("sibling", "sibling", "sibling"),
    ("child", "sibling", "child"),
    ("partner", "child", "child"),
    ("parent", "parent", "grandparent"),
    ("child", "child", "grandchild"),
];

/// The place among [`KINDS`] of a kind, however it is written: a mother is a parent. `None` for words
/// of one's own.
fn place_of(kind: &str) -> Option<usize> {
    let kind = fold(kind.trim());
    let also = ALSO.iter().find(|(one, _)| *one == kind);
    let kind = also.map_or(kind.as_str(), |(_, known)| known);
    KINDS.iter().position(|(known, _)| *known == kind)
}

/// The inverse of a kind that is known; `None` for one's own words.
pub fn inverse_of(kind: &str) -> Option<&'static str> {
    place_of(kind).map(|place| KINDS[place].1)
}

/// Whether somebody of that kind is family.
pub fn is_family(kind: &str) -> bool {
    place_of(kind).is_some_and(|place| place < FAMILY)
}

/// Whether that is the beginning of a kind that is known, or all of it.
pub fn begins_known(kind: &str) -> bool {
    let kind = fold(kind.trim());
    let known = KINDS.iter().chain(ALSO).map(|(known, _)| *known);
    let mut rests = known.filter_map(|known| known.strip_prefix(kind.as_str()));
    // Nobody goes on after "niece", though "niece or nephew" begins with it.
    rests.any(|rest| !rest.starts_with(' ')) || place_of(&kind).is_some()
}

/// A kind and its inverse as they are kept. Where no inverse is given it is the known one, or else
/// the same word; a form asks for one of a kind that is not known.
pub fn with_inverse(kind: &str, inverse: &str) -> (String, String) {
    let (kind, inverse) = (kind.trim(), inverse.trim());
    let inverse = match inverse {
        "" => inverse_of(kind).unwrap_or(kind),
        own => own,
    };
    (kind.to_owned(), inverse.to_owned())
}

/// Somebody one person stands in a relationship to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The record that says so.
    pub link: Id,
    pub other: Other,
    /// What the other is to the person: "child".
    pub kind: String,
    pub note: String,
}

/// The other end of a relationship.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Other {
    Person(Id),
    /// Nobody in the book.
    Named(String),
}

/// Everybody a person stands in a relationship to, whichever of the two it was written from: in the
/// order of [`KINDS`], then one's own kinds, each by name. Those in the trash are left out.
pub fn of_person(book: &Book, person: Id) -> Vec<Related> {
    let links = book.about::<Relationship>(person);
    let mut related: Vec<Related> = links
        .filter_map(|(link, relationship)| seen_from(book, person, link, relationship))
        .collect();
    related.sort_by_cached_key(|one| {
        let place = place_of(&one.kind);
        let kind = fold(&one.kind);
        let name = match &one.other {
            Other::Person(id) => book.get::<Contact>(*id).map_or("", Contact::display_name),
            Other::Named(name) => name,
        };
        (place.unwrap_or(KINDS.len()), kind, sort_key(name), one.link)
    });
    related
}

fn seen_from(book: &Book, person: Id, link: Id, relationship: &Relationship) -> Option<Related> {
    let (kind, inverse) = with_inverse(&relationship.kind, &relationship.inverse);
    let written_here = relationship.from == person;
    let other = match relationship.to {
        Some(to) if written_here => Other::Person(to),
        Some(_) => Other::Person(relationship.from),
        None if relationship.to_name.trim().is_empty() => return None,
        None => Other::Named(relationship.to_name.trim().to_owned()),
    };
    let is_here = match other {
        Other::Person(id) => id != person && book.get::<Contact>(id).is_some(),
        Other::Named(_) => written_here,
    };
    is_here.then(|| Related {
        link,
        other,
        kind: if written_here { inverse } else { kind },
        note: relationship.note.clone(),
    })
}

/// Whom one met through that person, by name.
pub fn met_through(book: &Book, person: Id) -> Vec<Id> {
    let met = book.about::<Contact>(person).filter(|(id, contact)| {
        *id != person && !contact.me && contact.met.through == Some(person)
    });
    let mut met: Vec<(Id, &Contact)> = met.collect();
    met.sort_by_cached_key(|(id, contact)| (sort_key(contact.display_name()), *id));
    met.into_iter().map(|(id, _)| id).collect()
}

/// A family link that others imply, to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implied {
    pub person: Id,
    pub other: Id,
    /// What the other perhaps is to the person: "parent".
    pub kind: &'static str,
    /// Whom both are linked to.
    pub through: Id,
    /// What that one is to the person, and the other to that one.
    pub steps: (&'static str, &'static str),
}

impl Implied {
    /// The link, once it was said to be true.
    pub fn accept(&self) -> Relationship {
        let (kind, inverse) = with_inverse(self.kind, "");
        Relationship {
            from: self.other,
            to: Some(self.person),
            kind,
            inverse,
            ..Relationship::default()
        }
    }

    /// What is remembered, so that it is not asked again, from either side.
    pub fn decline(&self) -> Decision {
        Decision {
            kind: DecisionKind::NotThisLink,
            first: self.person,
            second: self.other,
            ..Decision::default()
        }
    }
}

/// Family links of a person that others imply: nobody who is family already, and none that was said
/// not to be. Each person once, in the order of the rules, then by age of the record.
pub fn implied(book: &Book, person: Id) -> Vec<Implied> {
    let own = family(book, person);
    let mut settled: BTreeSet<Id> = own.iter().map(|(_, id)| *id).collect();
    settled.insert(person);
    for (_, decision) in book.about::<Decision>(person) {
        if decision.kind == DecisionKind::NotThisLink {
            settled.extend([decision.first, decision.second]);
        }
    }
    let mut found: Vec<(usize, Implied)> = Vec::new();
    for (first, through) in own {
        for (second, other) in family(book, through) {
            let rules = IMPLIED.iter().enumerate();
            let rule = rules
                .filter(|_| !settled.contains(&other))
                .find(|(_, (one, two, _))| *one == first && *two == second);
            let Some((place, (_, _, kind))) = rule else {
                continue;
            };
            let steps = (first, second);
            found.push((
                place,
                Implied {
                    person,
                    other,
                    kind,
                    through,
                    steps,
                },
            ));
        }
    }
    found.sort_by_key(|(place, one)| (*place, one.other, one.through));
    let mut seen = BTreeSet::new();
    found.retain(|(_, one)| seen.insert(one.other));
    found.into_iter().map(|(_, one)| one).collect()
}

/// A person's family: what each is to them.
fn family(book: &Book, person: Id) -> Vec<(&'static str, Id)> {
    let related = of_person(book, person).into_iter();
    related
        .filter_map(|one| {
            let place = place_of(&one.kind).filter(|place| *place < FAMILY)?;
            match one.other {
                Other::Person(id) => Some((KINDS[place].0, id)),
                Other::Named(_) => None,
            }
        })
        .collect()
}
