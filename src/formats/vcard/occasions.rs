//! Birthdays, anniversaries, the day of a death.

use super::person::Builder;
use super::property::Property;
use super::{dates, value};
use crate::domain::PartialDate;
use crate::domain::contact::{Anniversary, AnniversaryKind};

impl Builder {
    pub fn anniversary(&mut self, property: &Property, kind: AnniversaryKind, label: &str) {
        let text = value::text(&property.value);
        self.date(property, kind, label, &text);
    }

    pub fn labelled_date(&mut self, property: &Property) {
        let label = self.label(property);
        let kind = match label.as_str() {
            "anniversary" => AnniversaryKind::Wedding,
            "birthday" => AnniversaryKind::Birthday,
            _ => AnniversaryKind::Other,
        };
        let label = if kind == AnniversaryKind::Other {
            &label
        } else {
            ""
        };
        self.anniversary(property, kind, label);
    }

    /// A date of that text; what cannot be read becomes a fact and a problem.
    pub fn date(&mut self, property: &Property, kind: AnniversaryKind, label: &str, text: &str) {
        let called = match kind {
            AnniversaryKind::Birthday => "birthday",
            AnniversaryKind::Wedding => "anniversary",
            AnniversaryKind::Other => label,
        };
        let Some(date) = self.readable_date(property, called, text) else {
            return;
        };
        let dates = &mut self.draft.contact.anniversaries;
        let known =
            |held: &Anniversary| held.kind == kind && held.label == label && held.date == date;
        if dates.iter().any(known) {
            return;
        }
        let second =
            kind == AnniversaryKind::Birthday && dates.iter().any(|held| held.kind == kind);
        if second {
            self.fact("birthday", text);
            self.problem(
                property.line,
                format!("This card has a second birthday, “{text}”; it is kept as a fact."),
            );
            return;
        }
        dates.push(Anniversary {
            kind,
            label: label.to_owned(),
            date,
            ..Anniversary::default()
        });
    }

    fn readable_date(
        &mut self,
        property: &Property,
        called: &str,
        text: &str,
    ) -> Option<PartialDate> {
        let date = dates::read(text, property.param("X-APPLE-OMIT-YEAR"));
        if date.is_none() && !dates::says_nothing(text) {
            let excerpt: String = text.chars().take(40).collect();
            self.fact(called, text);
            self.problem(
                property.line,
                format!("“{excerpt}” cannot be read as a date for certain; it is kept as a fact."),
            );
        }
        date
    }

    pub fn died(&mut self, property: &Property) {
        let text = value::text(&property.value);
        let date = self.readable_date(property, "died", &text);
        self.draft.contact.died = Some(date.unwrap_or_default());
    }
}
