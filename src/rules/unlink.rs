//! What stays of a record when others that it speaks of are gone for good.

use super::circles;
use super::prose::{self, Block};
use crate::domain::circle::Relationship;
use crate::domain::contact::Contact;
use crate::domain::record::{BodyMut, mentions};
use crate::domain::{Body, Book, Id};

/// The record without its links to those that are `gone`: where they were people or the circle of a
/// conversation, their names stay as plain words, before its text or wherever there is a place for
/// them. A conversation or a life event of nobody else is then one's own, or nobody would see it; of
/// another record, the place of one person is empty ([`Id::default`]).
///
/// `None` where nothing is left to say: a link between two of them.
pub fn unlinked(book: &Book, body: &Body, gone: impl Fn(Id) -> bool) -> Option<Body> {
    let mut after = body.clone();
    let gone = Gone { book, is: &gone };
    gone.prose_of(&mut after);
    gone.links_of(&mut after);
    gone.keep_names(body, &mut after);
    let is_left = !matches!(&after, Body::Relationship(link) if link.from == Id::default());
    is_left.then_some(after)
}

struct Gone<'a> {
    book: &'a Book,
    is: &'a dyn Fn(Id) -> bool,
}

impl Gone<'_> {
    fn list(&self, ids: &mut Vec<Id>) {
        ids.retain(|id| !(self.is)(*id));
    }

    fn maybe(&self, id: &mut Option<Id>) {
        *id = id.filter(|id| !(self.is)(*id));
    }

    fn one(&self, id: &mut Id) {
        if (self.is)(*id) {
            *id = Id::default();
        }
    }

    fn me(&self) -> Option<Id> {
        self.book.me().map(|(id, _)| id)
    }

    fn name(&self, id: Id) -> String {
        let contact = self.book.record(id).map(|record| &record.body);
        match contact {
            Some(Body::Contact(contact)) => contact.display_name().to_owned(),
            Some(Body::Circle(circle)) => circles::name(circle).to_owned(),
            _ => String::new(),
        }
    }

    /// Puts the names of those whom `before` was linked to in front of the text, where there is one:
    /// "With Ada: On the lake". Not of those whom it mentions, who are named there.
    fn keep_names(&self, before: &Body, after: &mut Body) {
        let (lead, written) = match before {
            Body::Interaction(interaction) => ("With ", interaction.text.as_str()),
            Body::Note(note) => ("", note.text.as_str()),
            Body::Idea(idea) => ("", idea.text.as_str()),
            _ => ("", ""),
        };
        let mentioned: Vec<Id> = mentions(written).collect();
        let mut names: Vec<String> = Vec::new();
        for id in before.links() {
            let name = self.name(id);
            let is_lost = (self.is)(id) && !mentioned.contains(&id);
            if is_lost && !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        let Some(text) = own_text(after).filter(|_| !names.is_empty()) else {
            return;
        };
        let sign = match prose::parse(written).first() {
            // A list or a heading stays one.
            Some(block) if !matches!(block, Block::Paragraph(_)) => ":\n\n",
            _ if text.trim().is_empty() => "",
            _ => ": ",
        };
        *text = format!("{lead}{}{sign}{text}", names.join(", "));
    }

    fn prose_of(&self, body: &mut Body) {
        let text = match body.as_mut() {
            BodyMut::Note(note) => &mut note.text,
            BodyMut::Interaction(interaction) => &mut interaction.text,
            BodyMut::Contact(contact) => &mut contact.met.text,
            BodyMut::Idea(idea) => &mut idea.text,
            _ => return,
        };
        *text = self.prose(text);
    }

    /// Mentions of those who are gone become their names.
    fn prose(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(middle) = rest.find("](kith:") {
            let after = &rest[middle + "](kith:".len()..];
            let gone = after.split_once(')').filter(|(id, _)| {
                let id = id.parse();
                id.is_ok_and(|id| (self.is)(id))
            });
            let name = rest[..middle].rfind("[@");
            match (gone, name) {
                (Some((_, after)), Some(start)) => {
                    out.push_str(&rest[..start]);
                    out.push_str(&rest[start + 2..middle]);
                    rest = after;
                }
                _ => {
                    out.push_str(&rest[..rest.len() - after.len()]);
                    rest = after;
                }
            }
        }
        out + rest
    }

    fn links_of(&self, body: &mut Body) {
        match body.as_mut() {
            BodyMut::Contact(contact) => self.contact(contact),
            BodyMut::Relationship(link) => self.relationship(link),
            BodyMut::Interaction(interaction) => {
                let people = &mut interaction.participants;
                let were = people.len();
                self.list(people);
                let with = interaction.circle;
                self.maybe(&mut interaction.circle);
                let changed = people.len() < were || interaction.circle != with;
                if changed && people.is_empty() && interaction.circle.is_none() {
                    people.extend(self.me());
                }
            }
            BodyMut::LifeEvent(event) if (self.is)(event.whose) => {
                event.whose = self.me().unwrap_or_default();
            }
            BodyMut::LifeEvent(_) => {}
            BodyMut::Note(note) => self.list(&mut note.about),
            BodyMut::AgendaItem(item) => self.one(&mut item.with),
            BodyMut::Reminder(reminder) => self.list(&mut reminder.about),
            BodyMut::ProfileAct(act) => self.list(&mut act.people),
            BodyMut::Decision(decision) => {
                self.one(&mut decision.first);
                self.one(&mut decision.second);
            }
            BodyMut::Promise(promise) => {
                self.one(&mut promise.from);
                self.one(&mut promise.to);
            }
            BodyMut::GiftIdea(idea) => {
                self.one(&mut idea.for_whom);
                self.maybe(&mut idea.given_as);
            }
            BodyMut::Favour(favour) => {
                self.one(&mut favour.from);
                self.one(&mut favour.to);
                self.maybe(&mut favour.grew_from);
                self.maybe(&mut favour.aim);
            }
            BodyMut::Introduction(introduction) => {
                self.one(&mut introduction.first);
                self.one(&mut introduction.second);
                self.maybe(&mut introduction.through);
                self.maybe(&mut introduction.aim);
            }
            BodyMut::Aim(aim) => {
                self.one(&mut aim.whose);
                self.list(&mut aim.met_by);
            }
            BodyMut::Idea(idea) => {
                self.list(&mut idea.sparked_by);
                self.list(&mut idea.would_interest);
                self.maybe(&mut idea.aim);
            }
            BodyMut::Circle(_)
            | BodyMut::SavedView(_)
            | BodyMut::Template(_)
            | BodyMut::ImportMapping(_)
            | BodyMut::Preferences(_) => {}
        }
    }

    fn contact(&self, contact: &mut Contact) {
        self.list(&mut contact.circles);
        if let Some(through) = contact.met.through.take_if(|id| (self.is)(*id)) {
            contact.met.through_name = self.name(through);
        }
    }

    /// Seen from whoever stays, with the other as a plain name.
    fn relationship(&self, link: &mut Relationship) {
        let from = link.from;
        match link.to {
            Some(to) if (self.is)(to) => {
                link.to = None;
                link.to_name = self.name(to);
                self.one(&mut link.from);
            }
            Some(to) if (self.is)(from) => {
                link.from = to;
                link.to = None;
                link.to_name = self.name(from);
                std::mem::swap(&mut link.kind, &mut link.inverse);
            }
            _ => self.one(&mut link.from),
        }
    }
}

/// The text that says what the record is about; a person, a link and one's settings have none.
fn own_text(body: &mut Body) -> Option<&mut String> {
    match body.as_mut() {
        BodyMut::Interaction(interaction) => Some(&mut interaction.text),
        BodyMut::LifeEvent(event) => Some(&mut event.text),
        BodyMut::Note(note) => Some(&mut note.text),
        BodyMut::AgendaItem(item) => Some(&mut item.text),
        BodyMut::Reminder(reminder) => Some(&mut reminder.text),
        BodyMut::Promise(promise) => Some(&mut promise.text),
        BodyMut::Favour(favour) => Some(&mut favour.text),
        BodyMut::GiftIdea(idea) => Some(&mut idea.text),
        BodyMut::Introduction(introduction) => Some(&mut introduction.why),
        BodyMut::Aim(aim) => Some(&mut aim.text),
        BodyMut::Idea(idea) => Some(&mut idea.text),
        BodyMut::ProfileAct(act) => Some(&mut act.text),
        BodyMut::Contact(_)
        | BodyMut::Circle(_)
        | BodyMut::Relationship(_)
        | BodyMut::Decision(_)
        | BodyMut::SavedView(_)
        | BodyMut::Template(_)
        | BodyMut::ImportMapping(_)
        | BodyMut::Preferences(_) => None,
    }
}
