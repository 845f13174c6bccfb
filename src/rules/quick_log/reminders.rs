//! Reminders of what a line says is to be done later.

use super::change::meant;
use super::{Choice, Choices, Understood};
use crate::domain::note::Size;
use crate::domain::reminder::Reminder;
use crate::domain::{Book, Contact, Id};
use crate::rules::first_letter::capital;
use crate::rules::mention_text::MentionText;

impl Understood {
    /// Has the first reminder keep the words of a plan, which nothing else does: no conversation is
    /// kept of it.
    pub(super) fn keep_plan(&self, reminder: &mut Reminder, choices: &Choices, book: &Book) {
        let held = Choices {
            date: Choice::Refused,
            time: Choice::Refused,
            ..choices.clone()
        };
        let stored = self.text(&held, book);
        let shown = MentionText::from_stored(stored.trim())
            .shown
            .replace('@', "");
        let plan = shown.trim_end_matches([' ', ',', ';', ':', '.']);
        let said = |place: usize| {
            let chosen = choices.follow_ups.get(&place);
            let chosen = chosen.and_then(|choice| choice.text.as_ref());
            let own = self.follow_ups.get(place).map(|one| &one.text);
            chosen.or(own).is_some_and(|text| !text.trim().is_empty())
        };
        let first = (0..self.follow_ups.len()).find(|place| self.due(*place, choices).is_some());
        if plan.is_empty() {
            return;
        }
        if first.is_some_and(said) {
            reminder.text = format!("{} ({plan})", reminder.text);
        } else {
            reminder.text = capital(plan);
        }
    }

    /// The reminder of that follow-up, where its day is known.
    pub(super) fn reminder(
        &self,
        place: usize,
        choices: &Choices,
        book: &Book,
        participants: &[Id],
    ) -> Option<Reminder> {
        let due = self.due(place, choices)?;
        let follow_up = self.follow_ups.get(place)?;
        let named: Vec<Id> = follow_up
            .people
            .iter()
            .filter_map(|named| meant(named, None))
            .filter(|id| book.get::<Contact>(*id).is_some())
            .collect();
        // Of a whole circle, a reminder would be about each of its members.
        let few = participants.len() <= Size::SMALL;
        let about = match named.is_empty() {
            true if few => participants.to_vec(),
            true => Vec::new(),
            false => named,
        };
        let chosen = choices
            .follow_ups
            .get(&place)
            .and_then(|choice| choice.text.clone());
        let text = chosen.unwrap_or_else(|| follow_up.text.clone());
        Some(Reminder {
            text: if text.trim().is_empty() {
                untold(&about, book)
            } else {
                text.trim().to_owned()
            },
            about,
            due,
            ..Reminder::default()
        })
    }
}

/// Of a follow-up that does not say what: "Follow up with Ada and Ben".
fn untold(about: &[Id], book: &Book) -> String {
    let contacts = about.iter().filter_map(|id| book.get::<Contact>(*id));
    let names: Vec<&str> = contacts.map(Contact::display_name).collect();
    match names.split_last() {
        None => "Follow up".to_owned(),
        Some((last, [])) => format!("Follow up with {last}"),
        Some((last, before)) => format!("Follow up with {} and {last}", before.join(", ")),
    }
}
