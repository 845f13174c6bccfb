//! A reminder as its form holds it: everything as typed, so that it can be kept unfinished.

use minicbor::{Decode, Encode};

use super::{Sentence, recurrence};
use crate::domain::Id;
use crate::domain::reminder::{Anchor, Frequency, Recurrence, Reminder};
use crate::domain::time::Day;

/// Longest interval and lead time that can be typed.
const MOST: u16 = 999;

/// The fields of the form, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ReminderForm {
    #[n(0)]
    pub text: String,
    /// As a date field has it, `2026-05-12`.
    #[n(1)]
    pub due: String,
    /// `None` when it does not come round.
    #[cbor(n(2), with = "crate::domain::stored::within")]
    pub frequency: Option<Frequency>,
    #[n(3)]
    pub interval: String,
    #[cbor(n(4), with = "crate::domain::stored::within")]
    pub anchor: Anchor,
    #[n(5)]
    pub until: String,
    #[n(6)]
    pub lead_days: String,
    #[cbor(n(7), with = "crate::domain::stored::within")]
    pub about: Vec<Id>,
}

/// What cannot be used, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub text: Option<Sentence>,
    pub due: Option<Sentence>,
    pub interval: Option<Sentence>,
    pub until: Option<Sentence>,
    pub lead_days: Option<Sentence>,
}

impl ReminderForm {
    /// An empty form, due tomorrow.
    pub fn new(about: Vec<Id>, today: Day) -> Self {
        ReminderForm {
            text: String::new(),
            due: today.plus_days(1).to_string(),
            frequency: None,
            interval: "1".to_owned(),
            anchor: Anchor::DueDate,
            until: String::new(),
            lead_days: "0".to_owned(),
            about,
        }
    }

    /// The form of a reminder that is there.
    pub fn of(reminder: &Reminder) -> Self {
        let rule = reminder.recurrence.as_ref();
        let until = rule.and_then(|rule| rule.until);
        ReminderForm {
            text: reminder.text.clone(),
            due: reminder.due.to_string(),
            frequency: rule.map(|rule| rule.frequency),
            interval: rule.map_or(1, |rule| rule.interval.max(1)).to_string(),
            anchor: rule.map_or(Anchor::DueDate, |rule| rule.anchor),
            until: until.map_or_else(String::new, |day| day.to_string()),
            lead_days: reminder.lead_days.to_string(),
            about: reminder.about.clone(),
        }
    }

    /// How it comes round, in words, as far as the form can be read.
    pub fn in_words(&self) -> Option<String> {
        let due = self.due.parse().ok();
        let rule = self.rule(due, &mut Problems::default())?;
        Some(recurrence::describe(&rule))
    }

    /// The reminder that the form describes; what it does not show stays as it was in `before`.
    ///
    /// A new due day or another rule starts the rule anew, and revives what was finished.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    pub fn read(&self, before: Option<&Reminder>) -> Result<Reminder, Problems> {
        let mut problems = Problems::default();
        if self.text.trim().is_empty() {
            problems.text = Some("Write what you want to be reminded of.".into());
        }
        let due = self.due.parse::<Day>().ok();
        if due.is_none() {
            problems.due = Some("Choose the day on which it is due.".into());
        }
        let lead_days = number(&self.lead_days, 0);
        if lead_days.is_none() {
            problems.lead_days = Some(Sentence::from(format!("Write a number from 0 to {MOST}.")));
        }
        let rule = self.rule(due, &mut problems);
        match (due, lead_days) {
            (Some(due), Some(lead_days)) if problems == Problems::default() => {
                Ok(self.applied(before, due, lead_days, rule))
            }
            _ => Err(problems),
        }
    }

    fn rule(&self, due: Option<Day>, problems: &mut Problems) -> Option<Recurrence> {
        let frequency = self.frequency?;
        let interval = number(&self.interval, 1);
        if interval.is_none() {
            problems.interval = Some(Sentence::from(format!("Write a number from 1 to {MOST}.")));
        }
        let until = match self.until.as_str() {
            "" => None,
            text => text.parse::<Day>().ok(),
        };
        if until.is_none() && !self.until.is_empty() {
            problems.until = Some("Choose a day, or leave it empty.".into());
        }
        if until.zip(due).is_some_and(|(until, due)| until < due) {
            problems.until = Some("This is before the day it is due. Choose a later day.".into());
        }
        Some(Recurrence {
            frequency,
            interval: interval?,
            anchor: self.anchor,
            until,
            start: due,
            ..Recurrence::default()
        })
    }

    fn applied(
        &self,
        before: Option<&Reminder>,
        due: Day,
        lead_days: u16,
        mut rule: Option<Recurrence>,
    ) -> Reminder {
        let mut reminder = before.cloned().unwrap_or_default();
        if let (Some(old), Some(new)) = (&reminder.recurrence, &mut rule) {
            new.unknown = old.unknown.clone();
            let as_before = due == reminder.due
                && (old.frequency, old.interval.max(1)) == (new.frequency, new.interval);
            if as_before {
                // "On the 31st" stays so, though it was last due on the 28th.
                new.start = old.start;
                new.interval = old.interval;
            }
        }
        if due != reminder.due || rule != reminder.recurrence {
            reminder.finished = false;
        }
        reminder.text = self.text.trim().to_owned();
        reminder.about = self.about.clone();
        reminder.due = due;
        reminder.lead_days = lead_days;
        reminder.recurrence = rule;
        reminder
    }
}

/// A whole number within what can be typed; an empty field is the least.
fn number(text: &str, least: u16) -> Option<u16> {
    match text.trim() {
        "" => Some(least),
        text => text
            .parse()
            .ok()
            .filter(|number| (least..=MOST).contains(number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap_or_default()
    }

    fn form() -> ReminderForm {
        ReminderForm {
            text: " Call Ada ".to_owned(),
            due: "2026-01-31".to_owned(),
            ..ReminderForm::new(vec![Id::PREFERENCES], day("2026-01-01"))
        }
    }

    #[test]
    fn a_form_gives_its_reminder_and_back() {
        let monthly = ReminderForm {
            frequency: Some(Frequency::Monthly),
            interval: "2".to_owned(),
            until: "2027-01-31".to_owned(),
            ..form()
        };
        let reminder = monthly.read(None).unwrap_or_default();
        assert_eq!(reminder.text, "Call Ada");
        let again = ReminderForm::of(&reminder);
        assert_eq!(again.read(Some(&reminder)), Ok(reminder));
    }

    #[test]
    fn what_cannot_be_used_is_said_beside_its_field() {
        let wrong = ReminderForm {
            text: " ".to_owned(),
            due: String::new(),
            frequency: Some(Frequency::Daily),
            interval: "0".to_owned(),
            lead_days: "soon".to_owned(),
            ..form()
        };
        let problems = wrong.read(None).expect_err("nothing in it can be used");
        assert!(problems.text.is_some() && problems.due.is_some());
        assert!(problems.interval.is_some() && problems.lead_days.is_some());
        let early = ReminderForm {
            frequency: Some(Frequency::Daily),
            until: "2026-01-30".to_owned(),
            ..form()
        };
        assert!(
            early
                .read(None)
                .is_err_and(|problems| problems.until.is_some())
        );
    }

    #[test]
    fn another_text_leaves_the_31st_where_it_is() {
        let mut reminder = ReminderForm {
            frequency: Some(Frequency::Monthly),
            ..form()
        }
        .read(None)
        .unwrap_or_default();
        reminder.due = day("2026-02-28");
        let renamed = ReminderForm {
            text: "Write to Ada".to_owned(),
            ..ReminderForm::of(&reminder)
        };
        let start = |form: ReminderForm| {
            let read = form.read(Some(&reminder)).unwrap_or_default();
            read.recurrence.and_then(|rule| rule.start)
        };
        assert_eq!(start(renamed), Some(day("2026-01-31")));
        let moved = ReminderForm {
            due: "2026-03-05".to_owned(),
            ..ReminderForm::of(&reminder)
        };
        assert_eq!(start(moved), Some(day("2026-03-05")));
    }

    #[test]
    fn a_new_day_revives_what_was_done() {
        let done = Reminder {
            finished: true,
            ..form().read(None).unwrap_or_default()
        };
        let same = ReminderForm::of(&done)
            .read(Some(&done))
            .unwrap_or_default();
        assert!(same.finished);
        let later = ReminderForm {
            due: "2026-05-01".to_owned(),
            ..ReminderForm::of(&done)
        };
        assert!(!later.read(Some(&done)).unwrap_or_default().finished);
    }
}
