//! What to raise with somebody next time: points without a day, gone once they were raised.

use super::Sentence;
use crate::domain::note::{AgendaItem, Size};
use crate::domain::time::UnixSeconds;
use crate::domain::{Body, Book, Change, Id, Record};

/// The points to raise with that person, as they were written down.
pub fn points(book: &Book, person: Id) -> Vec<Id> {
    let all = book.about::<AgendaItem>(person);
    let own = all.filter(|(_, item)| item.with == person);
    own.map(|(id, _)| id).collect()
}

/// The points that may have been raised among those people: of a crowd none, since nobody goes
/// through twenty lists in one evening.
pub fn offered(book: &Book, people: &[Id]) -> Vec<Id> {
    if people.len() > Size::SMALL {
        return Vec::new();
    }
    let all = people.iter().flat_map(|person| points(book, *person));
    all.collect()
}

/// Writes a point down: into the record `id` where it is there, else as a new one to raise with that
/// person. `new` is an id that the book does not know.
///
/// # Errors
/// A sentence, where nothing is written.
pub fn write_down(
    book: &Book,
    id: Option<Id>,
    with: Id,
    text: &str,
    new: Id,
) -> Result<Change, Sentence> {
    let text = one_line(text);
    if text.is_empty() {
        return Err("Write what you want to raise.".into());
    }
    let held = id.and_then(|id| Some((id, book.record(id)?, book.get::<AgendaItem>(id)?)));
    Ok(match held {
        Some((id, record, item)) => {
            let body = Body::from(AgendaItem {
                text,
                ..item.clone()
            });
            let to = Record {
                body,
                trashed: None,
            };
            Change::update(id, record, to)
        }
        None => Change::add(
            new,
            AgendaItem {
                with,
                text,
                ..AgendaItem::default()
            },
        ),
    })
}

/// Ticks those points off: into the trash, from where they come back as anything does.
pub fn raised(book: &Book, points: &[Id], now: UnixSeconds) -> Change {
    let gone = points.iter().filter_map(|id| {
        book.get::<AgendaItem>(*id)?;
        let from = book.record(*id)?;
        let to = Record {
            trashed: Some(now),
            ..from.clone()
        };
        Some(Change::update(*id, from, to))
    });
    gone.fold(Change::default(), Change::squash)
}

/// The text of a conversation in which those points were raised: they stand at its end, since the
/// points themselves will be gone. "Raised: the seeds".
pub fn with_raised(book: &Book, text: &str, points: &[Id]) -> String {
    let texts = points.iter().filter_map(|id| book.get::<AgendaItem>(*id));
    let texts: Vec<String> = texts.map(|item| one_line(&item.text)).collect();
    let said = match texts.as_slice() {
        [] => return text.to_owned(),
        [one] => format!("Raised: {one}"),
        many => format!("Raised:\n\n- {}", many.join("\n- ")),
    };
    let text = text.trim_end();
    if text.is_empty() {
        said
    } else {
        format!("{text}\n\n{said}")
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
