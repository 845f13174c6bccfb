//! One open question, of what somebody is busy with: it cannot be answered with yes or no.

use crate::domain::aim::{Aim, AimKind};
use crate::domain::note::LifeEvent;
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};
use crate::rules::conversations::day_of;
use crate::rules::matches::is_open;
use crate::rules::prose;

/// Days for which one asks after what happened in somebody's life.
const AFTER: i32 = 365;

/// A question about what they look for, what happened to them, or what they do; the newest first.
pub fn worth_asking(book: &Book, person: Id, contact: &Contact, today: Day) -> Option<String> {
    let aims = book.about::<Aim>(person);
    let open = aims.filter(|(_, aim)| aim.whose == person && is_open(aim) && !aim.private);
    if let Some((_, aim)) = open.max_by_key(|(id, aim)| (aim.opened, *id)) {
        let text = aim.text.trim().trim_end_matches('.');
        return Some(match aim.kind {
            AimKind::Goal => format!("What is the next step towards “{text}”?"),
            AimKind::Challenge => {
                format!("What have you tried about “{text}”, and what came of it?")
            }
            _ => format!("What would help most with “{text}”?"),
        });
    }
    let events = book.about::<LifeEvent>(person);
    let past = events
        .filter(|(_, event)| event.whose == person)
        .filter_map(|(id, event)| {
            let day = day_of(id, event.date, today)?;
            let text = [&event.text, &event.kind]
                .into_iter()
                .map(|text| prose::plain(text));
            let text = text.into_iter().find(|text| !text.is_empty())?;
            (today.days_since(day) <= AFTER).then_some((day, id, text))
        });
    if let Some((_, _, text)) = past.max() {
        return Some(format!("How has it been since “{text}”?"));
    }
    let fields = contact.fields.iter().map(|field| field.trim());
    let mut named = fields.filter(|field| !field.is_empty());
    let field = named.next()?;
    Some(format!("What surprised you lately in {field}?"))
}
