//! From what was understood and chosen to what is kept.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::decode::Error;
use minicbor::{Decode, Decoder, Encode};

use super::promised::{PromiseChoice, within};
use super::{FavourChoice, Meaning, Named, Understood, Unmet};
use crate::domain::circle::Circle;
use crate::domain::note::{Initiator, Interaction, InteractionKind, Size};
use crate::domain::reminder::Reminder;
use crate::domain::stored::{Out, Stored};
use crate::domain::time::Day;
use crate::domain::{Book, Change, Contact, Id, PartialDate};
use crate::rules::{Sentence, agenda};

/// What becomes of one guess.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice<T> {
    #[default]
    AsUnderstood,
    /// Its words are text, and mean nothing else.
    Refused,
    Instead(T),
}

impl<T: Copy> Choice<T> {
    /// What holds, where that was understood.
    pub fn of(self, understood: Option<T>) -> Option<T> {
        match self {
            Choice::AsUnderstood => understood,
            Choice::Refused => None,
            Choice::Instead(value) => Some(value),
        }
    }
}

/// As a line is kept unfinished: `null` for what is as understood, else a list of at most one.
impl<T: Stored> Stored for Choice<T> {
    fn is_default(&self) -> bool {
        matches!(self, Choice::AsUnderstood)
    }

    fn write(&self, out: &mut Out<'_>) {
        let kept: Option<Vec<&T>> = match self {
            Choice::AsUnderstood => None,
            Choice::Refused => Some(Vec::new()),
            Choice::Instead(value) => Some(vec![value]),
        };
        let _ = match &kept {
            None => out.null(),
            Some(list) => out.array(list.len() as u64),
        };
        kept.iter().flatten().for_each(|value| value.write(out));
    }

    fn read(input: &mut Decoder<'_>) -> Result<Self, Error> {
        let kept: Option<Vec<T>> = Stored::read(input)?;
        Ok(match kept.map(|mut list| list.pop()) {
            None => Choice::AsUnderstood,
            Some(None) => Choice::Refused,
            Some(Some(value)) => Choice::Instead(value),
        })
    }
}

/// What the person changed of what was understood; the default changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Choices {
    /// By the place of the name in [`Understood::names`].
    #[n(0)]
    pub names: BTreeMap<usize, NameChoice>,
    /// People who were there as well.
    #[cbor(n(1), with = "crate::domain::stored::within")]
    pub also: Vec<Id>,
    /// Members of a named circle who were not there.
    #[cbor(n(2), with = "crate::domain::stored::within")]
    pub absent: BTreeSet<Id>,
    #[cbor(n(3), with = "crate::domain::stored::within")]
    pub kind: Choice<InteractionKind>,
    #[cbor(n(4), with = "crate::domain::stored::within")]
    pub date: Choice<PartialDate>,
    /// Minutes after midnight, at most 1439.
    #[cbor(n(5), with = "crate::domain::stored::within")]
    pub time: Choice<u16>,
    #[cbor(n(6), with = "crate::domain::stored::within")]
    pub size: Choice<Size>,
    #[cbor(n(7), with = "crate::domain::stored::within")]
    pub initiator: Choice<Initiator>,
    /// By the place of the follow-up in [`Understood::follow_ups`].
    #[n(8)]
    pub follow_ups: BTreeMap<usize, FollowUpChoice>,
    /// By the place of the promise in [`Understood::promises`].
    #[n(9)]
    pub promises: BTreeMap<usize, PromiseChoice>,
    /// Points that were raised; see [`Understood::raised`].
    #[cbor(n(10), with = "crate::domain::stored::within")]
    pub raised: BTreeSet<Id>,
    /// By the place of the favour in [`Understood::favours`].
    #[cbor(n(11), default)]
    pub favours: BTreeMap<usize, FavourChoice>,
}

/// What the person changed of one name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct NameChoice {
    /// Who is meant, a person or a circle.
    #[cbor(n(0), with = "crate::domain::stored::within")]
    pub meaning: Choice<Id>,
    /// Whether they were there, where it is not as understood.
    #[n(1)]
    pub takes_part: Option<bool>,
}

/// What the person changed of one follow-up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct FollowUpChoice {
    /// Refused, the whole follow-up is text.
    #[cbor(n(0), with = "crate::domain::stored::within")]
    pub due: Choice<Day>,
    #[n(1)]
    pub text: Option<String>,
}

impl Understood {
    /// Names of which it has to be asked whom they mean, by their place.
    pub fn to_ask(&self, choices: &Choices) -> Vec<usize> {
        let open = |(place, named): (usize, &Named)| {
            let chosen = choices.names.get(&place).map(|choice| choice.meaning);
            let as_understood = matches!(chosen, None | Some(Choice::AsUnderstood));
            (as_understood && matches!(named.meaning, Meaning::Several(_))).then_some(place)
        };
        self.names.iter().enumerate().filter_map(open).collect()
    }

    /// Everyone who was there: people named, then members of circles named, each once. They are in
    /// the book; members who have died or are archived are left out, as is oneself. Whom a favour is
    /// with was there where nobody else was and the line says that one met.
    pub fn participants(&self, choices: &Choices, book: &Book) -> Vec<Id> {
        if self.favours.is_empty() {
            return self.those(choices, book, |_| true);
        }
        let outside = self.outside(choices, book);
        if outside.is_empty() && self.talks(choices, book) {
            return self.those(choices, book, |_| true);
        }
        self.those(choices, book, |named| !self.in_favour(named, choices, book))
    }

    /// The same of those who are named outside of favours.
    pub(super) fn outside(&self, choices: &Choices, book: &Book) -> Vec<Id> {
        self.those(choices, book, |named| {
            !self.may_be_in_favour(named, choices)
        })
    }

    fn those(&self, choices: &Choices, book: &Book, counts: impl Fn(&Named) -> bool) -> Vec<Id> {
        let mut people = Vec::new();
        let mut circles = Vec::new();
        for (place, named) in self.names.iter().enumerate() {
            let choice = choices.names.get(&place);
            let added = choice.is_some_and(|choice| choice.takes_part == Some(true));
            let id = meant(named, choice).filter(|_| there(named, choice));
            let id = id.filter(|_| added || counts(named));
            people.extend(id);
            circles.extend(id.filter(|id| book.get::<Circle>(*id).is_some()));
        }
        people.extend(&choices.also);
        people.retain(|id| book.get::<Contact>(*id).is_some_and(|contact| !contact.me));
        if !circles.is_empty() {
            let member = |(id, contact): (Id, &Contact)| {
                let asked = !contact.me && !contact.archived && contact.died.is_none();
                let belongs = contact
                    .circles
                    .iter()
                    .any(|circle| circles.contains(circle));
                (asked && belongs && !choices.absent.contains(&id)).then_some(id)
            };
            people.extend(book.all::<Contact>().filter_map(member));
        }
        let mut seen = BTreeSet::new();
        people.retain(|id| seen.insert(*id));
        people
    }

    fn circles(&self, choices: &Choices, book: &Book) -> Vec<Id> {
        let named = self.names.iter().enumerate().filter_map(|(place, named)| {
            let choice = choices.names.get(&place);
            meant(named, choice).filter(|_| there(named, choice))
        });
        named
            .filter(|id| book.get::<Circle>(*id).is_some())
            .collect()
    }

    /// When that follow-up is due, where that is known.
    pub fn due(&self, place: usize, choices: &Choices) -> Option<Day> {
        let understood = self
            .follow_ups
            .get(place)?
            .due
            .as_ref()
            .map(|guess| guess.value);
        let choice = choices.follow_ups.get(&place).map(|choice| choice.due);
        choice.unwrap_or_default().of(understood)
    }

    /// Why nothing that has been is kept. A day that was chosen says that it has been.
    pub fn held_back(&self, choices: &Choices) -> Option<Unmet> {
        let chosen = matches!(choices.date, Choice::Instead(_));
        self.unmet.filter(|_| !chosen)
    }

    /// Whether the line tells of nothing that has been. Of what has been on a day that is not told, the rest
    /// is known.
    pub fn is_held(&self, choices: &Choices) -> bool {
        let held = self.held_back(choices);
        held.is_some_and(|unmet| !unmet.asks_day())
    }

    /// Whether the day has to be asked for.
    pub fn asks_day(&self, choices: &Choices) -> bool {
        self.held_back(choices).is_some_and(Unmet::asks_day)
    }

    /// The points to raise with those who were there that one ticks off. What they are is kept in the
    /// text; [`agenda::raised`] is the Change by which they go.
    pub fn raised(&self, choices: &Choices, book: &Book) -> Vec<Id> {
        if self.held_back(choices).is_some() || !self.talks(choices, book) {
            return Vec::new();
        }
        let mut points = agenda::offered(book, &self.participants(choices, book));
        points.retain(|id| choices.raised.contains(id));
        points
    }

    /// What is kept: having been in touch, a reminder for each follow-up with a day, promises and favours. A
    /// line of these alone is only these, and so is a plan with a reminder. A follow-up without a day
    /// stays in the text.
    ///
    /// # Errors
    /// A sentence for the person, when a name could be several people's, when nobody is named, when a
    /// promise could be several people's, when nothing has been, and when nothing is said.
    pub fn to_change(
        &self,
        choices: &Choices,
        book: &Book,
        today: Day,
        mut new_id: impl FnMut() -> Id,
    ) -> Result<Change, Sentence> {
        if let Some(named) = self
            .to_ask(choices)
            .first()
            .and_then(|place| self.names.get(*place))
        {
            return Err(format!("“{}” could be several people. Pick one.", named.written).into());
        }
        let held = self.held_back(choices);
        if let Some(unmet) = held.filter(|unmet| unmet.is_of_day()) {
            return Err(unmet.said().into());
        }
        let participants = self.participants(choices, book);
        let promises = self.promises_made(choices, book)?;
        let about = self.given_with(choices, book);
        let mut reminders: Vec<Reminder> = (0..self.follow_ups.len())
            .filter_map(|place| self.reminder(place, choices, book, &about))
            .collect();
        let talks = self.talks(choices, book);
        let favours = self.favours_made(choices, book, today, &mut new_id)?;
        let nothing = reminders.is_empty() && promises.is_empty() && favours == Change::default();
        let mut change = Change::default();
        let somebody = !participants.is_empty() || !self.circles(choices, book).is_empty();
        if talks && somebody {
            match (held, reminders.first_mut()) {
                (Some(unmet), None) => return Err(unmet.said().into()),
                // A plan to be reminded of.
                (Some(_), Some(first)) => self.keep_plan(first, choices, book),
                (None, _) => {
                    let interaction = self.interaction(choices, book, today, participants)?;
                    change = change.squash(Change::add(new_id(), interaction));
                }
            }
        } else if let Some(named) = self.stranger(choices, book) {
            let name = &named.written;
            return Err(format!("{name} is not here yet. Add them, or name somebody else.").into());
        } else if talks && !self.text(choices, book).trim().is_empty() {
            let mut spoken_of = self.names.iter().enumerate();
            let spoken_of =
                spoken_of.find(|(place, named)| meant(named, choices.names.get(place)).is_some());
            return Err(match spoken_of {
                Some((_, named)) => format!(
                    "{} is only spoken of here. Press the name if you were together.",
                    named.written
                )
                .into(),
                None => "Nobody is named. Type @ and a name.".into(),
            });
        } else if nothing {
            return Err("There is nothing to keep yet. Type @ and a name.".into());
        }
        for reminder in reminders {
            change = change.squash(Change::add(new_id(), reminder));
        }
        for promise in promises {
            change = change.squash(Change::add(new_id(), promise));
        }
        Ok(change.squash(favours))
    }

    /// Having been in touch.
    fn interaction(
        &self,
        choices: &Choices,
        book: &Book,
        today: Day,
        participants: Vec<Id>,
    ) -> Result<Interaction, Sentence> {
        let date = choices.date.of(self.date.as_ref().map(|guess| guess.value));
        if date.and_then(PartialDate::earliest) > Some(today) {
            return Err(
                "That is still to come. Choose a day that has been, or write “remind me” \
                with the day."
                    .into(),
            );
        }
        let size = choices.size.of(self.size.as_ref().map(|guess| guess.value));
        let text = self.text(choices, book);
        Ok(Interaction {
            date: date.unwrap_or_else(|| today.into()),
            time: choices
                .time
                .of(self.time.as_ref().map(|guess| guess.value))
                .filter(|minutes| *minutes < 24 * 60),
            kind: choices
                .kind
                .of(self.kind.as_ref().map(|guess| guess.value))
                .unwrap_or_default(),
            size: size.unwrap_or_else(|| Size::of(participants.len())),
            initiator: choices
                .initiator
                .of(self.initiator.as_ref().map(|guess| guess.value))
                .unwrap_or_default(),
            text: agenda::with_raised(book, &text, &self.raised(choices, book)),
            participants,
            circle: self.circles(choices, book).first().copied(),
            ..Interaction::default()
        })
    }

    /// The first name that is nobody's in the book; of those in a promise or a favour, only whom it is
    /// with matters, and that is asked there.
    fn stranger(&self, choices: &Choices, book: &Book) -> Option<&Named> {
        let promised = |named: &Named| {
            let mut all = self.promises.iter().enumerate();
            all.any(|(place, one)| within(one, named) && self.is_promised(place, choices))
        };
        let mut names = self.names.iter();
        names.find(|named| {
            named.meaning == Meaning::Nobody
                && !promised(named)
                && !self.in_favour(named, choices, book)
        })
    }
}

/// Whom a name means, once it is clear.
pub(super) fn meant(named: &Named, choice: Option<&NameChoice>) -> Option<Id> {
    let understood = match named.meaning {
        Meaning::Person(id) | Meaning::Circle(id) => Some(id),
        Meaning::Several(_) | Meaning::Nobody => None,
    };
    choice
        .map_or(Choice::AsUnderstood, |choice| choice.meaning)
        .of(understood)
}

/// Whether that is somebody in the book, and not a circle.
pub(super) fn there_is(book: &Book, id: Id) -> bool {
    book.get::<Contact>(id).is_some()
}

fn there(named: &Named, choice: Option<&NameChoice>) -> bool {
    choice
        .and_then(|choice| choice.takes_part)
        .unwrap_or(named.takes_part)
}
