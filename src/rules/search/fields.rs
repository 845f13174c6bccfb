//! Which texts of a record can be found, and what they are called.

use std::borrow::Cow;

use crate::domain::{Body, Contact};
use crate::rules::favours::amount;
use crate::rules::prose::written;

macro_rules! fields {
    ( $( $field:ident $label:literal, )* ) => {
        /// Where something was found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $( $field, )* }

        impl Field {
            /// What it is called on screen.
            pub fn label(self) -> &'static str {
                match self { $( Field::$field => $label, )* }
            }
        }
    };
}

fields! {
    Name "Name",
    Email "Email",
    Phone "Phone",
    Service "Online",
    Link "Link",
    Address "Address",
    Organization "Organisation",
    Activity "Field",
    Tag "Tag",
    Met "How we met",
    Fact "Fact",
    Language "Language",
    Circle "Circle",
    Relationship "Relationship",
    Interaction "Caught up",
    LifeEvent "Life event",
    Note "Note",
    Agenda "To raise",
    Reminder "Reminder",
    Promise "Promise",
    Favour "Help",
    GiftIdea "Gift idea",
    Introduction "Introduction",
    Aim "Goal or offer",
    Idea "Idea",
    ProfileAct "In public",
}

/// Gives every text of a record that can be found, but for a person's names.
pub fn each(body: &Body, mut give: impl FnMut(Field, Cow<'_, str>)) {
    // The parts of one thing, on one line.
    let mut line = |field: Field, parts: &[&str]| {
        let filled: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|part| !part.is_empty())
            .collect();
        match filled.as_slice() {
            [] => {}
            [one] => give(field, Cow::Borrowed(one)),
            many => give(field, Cow::Owned(many.join(", "))),
        }
    };
    match body {
        Body::Contact(contact) => contact_texts(contact, &mut line),
        Body::Circle(circle) => line(Field::Circle, &[&circle.name, &circle.meets, &circle.note]),
        Body::Relationship(link) => line(
            Field::Relationship,
            &[&link.kind, &link.to_name, &link.note],
        ),
        Body::Interaction(talk) => line(Field::Interaction, &[&talk.place, &written(&talk.text)]),
        Body::LifeEvent(event) => line(Field::LifeEvent, &[&event.kind, &event.text]),
        Body::Note(note) => line(Field::Note, &[&written(&note.text)]),
        Body::AgendaItem(item) => line(Field::Agenda, &[&item.text]),
        Body::Reminder(reminder) => line(Field::Reminder, &[&reminder.text]),
        Body::Promise(promise) => line(Field::Promise, &[&promise.text]),
        Body::Favour(favour) => {
            let amount = favour
                .amount
                .map(|minor| amount::write(minor, &favour.currency));
            let amount = amount.unwrap_or_default();
            line(Field::Favour, &[&favour.item, &amount, &favour.text]);
        }
        Body::GiftIdea(idea) => line(Field::GiftIdea, &[&idea.text, &idea.occasion]),
        Body::Introduction(made) => line(Field::Introduction, &[&made.why, &made.outcome]),
        Body::Aim(aim) => line(Field::Aim, &[&aim.text, &aim.fields.join(", ")]),
        Body::Idea(idea) => line(
            Field::Idea,
            &[&written(&idea.text), &idea.fields.join(", ")],
        ),
        Body::ProfileAct(act) => line(Field::ProfileAct, &[&act.text]),
        Body::Decision(_)
        | Body::SavedView(_)
        | Body::Template(_)
        | Body::ImportMapping(_)
        | Body::Preferences(_) => {}
    }
}

fn contact_texts(contact: &Contact, line: &mut impl FnMut(Field, &[&str])) {
    for email in &contact.emails {
        line(Field::Email, &[&email.address]);
    }
    for phone in &contact.phones {
        line(Field::Phone, &[&phone.number]);
    }
    for service in &contact.online_services {
        line(
            Field::Service,
            &[&service.service, &service.user, &service.uri],
        );
    }
    for link in &contact.links {
        line(Field::Link, &[&link.label, &link.uri]);
    }
    for one in &contact.addresses {
        line(
            Field::Address,
            &[
                &one.street,
                &one.extended,
                &one.post_office_box,
                &one.postcode,
                &one.locality,
                &one.region,
                &one.country,
                &one.full,
            ],
        );
    }
    for one in &contact.organizations {
        let units = one.units.join(", ");
        line(
            Field::Organization,
            &[&one.title, &one.role, &one.name, &units, &one.field],
        );
    }
    line(Field::Activity, &[&contact.fields.join(", ")]);
    line(Field::Tag, &[&contact.tags.join(", ")]);
    let met = &contact.met;
    line(
        Field::Met,
        &[&met.place, &met.through_name, &written(&met.text)],
    );
    for fact in &contact.facts {
        line(Field::Fact, &[&fact.label, &fact.value]);
    }
    line(Field::Language, &[&contact.languages.join(", ")]);
}
