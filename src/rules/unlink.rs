//! What stays of a record when others that it speaks of are gone for good.

use crate::domain::circle::Relationship;
use crate::domain::contact::Contact;
use crate::domain::{Body, Book, Id};

/// The record without its links to those that are `gone`: where they were people, their names stay
/// as plain words, wherever there is a place for them. A record that was about one of them alone,
/// such as a promise, is then about nobody ([`Id::default`]).
pub fn unlinked(book: &Book, body: &Body, gone: impl Fn(Id) -> bool) -> Body {
    let mut body = body.clone();
    let gone = Gone { book, is: &gone };
    gone.prose_of(&mut body);
    gone.links_of(&mut body);
    body
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

    fn name(&self, id: Id) -> String {
        let contact = self.book.record(id).map(|record| &record.body);
        match contact {
            Some(Body::Contact(contact)) => contact.display_name().to_owned(),
            _ => String::new(),
        }
    }

    fn prose_of(&self, body: &mut Body) {
        let text = match body {
            Body::Note(note) => &mut note.text,
            Body::Interaction(interaction) => &mut interaction.text,
            Body::Contact(contact) => &mut contact.met.text,
            Body::Idea(idea) => &mut idea.text,
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
        match body {
            Body::Contact(contact) => self.contact(contact),
            Body::Relationship(link) => self.relationship(link),
            Body::Interaction(interaction) => {
                self.list(&mut interaction.participants);
                self.maybe(&mut interaction.circle);
            }
            Body::LifeEvent(event) => self.one(&mut event.whose),
            Body::Note(note) => self.list(&mut note.about),
            Body::AgendaItem(item) => self.one(&mut item.with),
            Body::Reminder(reminder) => self.list(&mut reminder.about),
            Body::ProfileAct(act) => self.list(&mut act.people),
            Body::Decision(decision) => {
                self.one(&mut decision.first);
                self.one(&mut decision.second);
            }
            Body::Promise(promise) => {
                self.one(&mut promise.from);
                self.one(&mut promise.to);
            }
            Body::GiftIdea(idea) => {
                self.one(&mut idea.for_whom);
                self.maybe(&mut idea.given_as);
            }
            Body::Favour(favour) => {
                self.one(&mut favour.from);
                self.one(&mut favour.to);
                self.maybe(&mut favour.grew_from);
                self.maybe(&mut favour.aim);
            }
            Body::Introduction(introduction) => {
                self.one(&mut introduction.first);
                self.one(&mut introduction.second);
                self.maybe(&mut introduction.through);
                self.maybe(&mut introduction.aim);
            }
            Body::Aim(aim) => {
                self.one(&mut aim.whose);
                self.list(&mut aim.met_by);
            }
            Body::Idea(idea) => {
                self.list(&mut idea.sparked_by);
                self.list(&mut idea.would_interest);
                self.maybe(&mut idea.aim);
            }
            Body::Circle(_)
            | Body::SavedView(_)
            | Body::Template(_)
            | Body::ImportMapping(_)
            | Body::Preferences(_) => {}
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
