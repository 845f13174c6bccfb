//! What was said, what happened, what is remembered.

use super::lines::{Line, More};
use super::reader::Reader;
use crate::domain::Body;
use crate::domain::note::{
    AgendaItem, Counts, Initiator, Interaction, InteractionKind, LifeEvent, Note, Size,
};
use crate::domain::own::{ProfileAct, ProfileActKind, Template};
use crate::domain::reminder::{Anchor, Frequency, Occurrence, Recurrence, Reminder};

/// A conversation, a `life` event, a `note`, a point to `raise`, something to `remind` of, or what
/// one did oneself.
pub(super) fn body(reader: &Reader<'_>, line: &Line<'_>) -> Option<Body> {
    if let Some(kind) = InteractionKind::from_word(line.word) {
        return interaction(reader, line, kind).map(Body::from);
    }
    let act = match line.word {
        "news" => Some(ProfileActKind::News),
        "talk" => Some(ProfileActKind::Talk),
        "post" => Some(ProfileActKind::Post),
        "evening" => Some(ProfileActKind::Event),
        "public" => Some(ProfileActKind::PublicHelp),
        _ => None,
    };
    if let Some(kind) = act {
        return profile_act(reader, line, kind).map(Body::from);
    }
    match line.word {
        "life" => life_event(reader, line).map(Body::from),
        "note" => note(reader, line).map(Body::from),
        "raise" => agenda_item(reader, line).map(Body::from),
        "remind" => reminder(reader, line).map(Body::from),
        "template" => template(line).map(Body::from),
        _ => None,
    }
}

fn interaction(reader: &Reader<'_>, line: &Line<'_>, kind: InteractionKind) -> Option<Interaction> {
    let ([who, text], more) = line.fixed()?;
    let time = more.one("at").map(|text| {
        let (hours, minutes) = text.split_once(':')?;
        Some(hours.parse::<u16>().ok()? * 60 + minutes.parse::<u16>().ok()?)
    });
    let minutes = more.one("min").map(str::parse).transpose().ok()?;
    let initiator = more
        .one("by")
        .map_or(Some(Initiator::Unsaid), Initiator::from_word);
    let interaction = Interaction {
        date: reader.first_date(line)?,
        time: match time {
            Some(time) => Some(time?),
            None => None,
        },
        participants: reader.ids(who)?,
        kind,
        circle: reader.linked(&more, "in")?,
        initiator: initiator?,
        size: size(&more),
        place: more.text("place"),
        duration_minutes: minutes,
        text: reader.prose(text)?,
        counts: more
            .one("counts")
            .map_or(Some(Counts::BySize), Counts::from_word)?,
        private: more.has("private"),
        ..Interaction::default()
    };
    more.all_seen()?;
    Some(interaction)
}

fn size(more: &More<'_, '_>) -> Size {
    match (more.has("small"), more.has("crowd")) {
        (_, true) => Size::Crowd,
        (true, _) => Size::Small,
        _ => Size::OneToOne,
    }
}

fn life_event(reader: &Reader<'_>, line: &Line<'_>) -> Option<LifeEvent> {
    let ([who, kind, text], more) = line.fixed()?;
    more.all_seen()?;
    Some(LifeEvent {
        whose: reader.id(who)?,
        date: reader.first_date(line)?,
        kind: kind.to_owned(),
        text: text.to_owned(),
        ..LifeEvent::default()
    })
}

fn note(reader: &Reader<'_>, line: &Line<'_>) -> Option<Note> {
    let ([who, text], more) = line.fixed()?;
    let note = Note {
        text: reader.prose(text)?,
        about: reader.ids(who)?,
        pinned: more.has("pinned"),
        private: more.has("private"),
        date: reader.first_date(line)?,
        ..Note::default()
    };
    more.all_seen()?;
    Some(note)
}

fn agenda_item(reader: &Reader<'_>, line: &Line<'_>) -> Option<AgendaItem> {
    let ([who, text], more) = line.fixed()?;
    more.all_seen()?;
    Some(AgendaItem {
        with: reader.id(who)?,
        text: text.to_owned(),
        ..AgendaItem::default()
    })
}

/// `every 2 weekly`, counted from the day it was due, or `from completion`. `done` and `skipped`
/// say the day it was due, and perhaps the day it was done.
fn reminder(reader: &Reader<'_>, line: &Line<'_>) -> Option<Reminder> {
    let ([who, text], more) = line.fixed()?;
    let due = reader.day(line.rest.first()?)?;
    let occurrences = |key| {
        let texts = more.all(key).into_iter();
        let read = texts.map(|text| {
            let (due, on) = text.split_once(' ').unwrap_or((text, text));
            Some(Occurrence {
                due: reader.day(due)?,
                on: reader.day(on)?,
                ..Occurrence::default()
            })
        });
        read.collect::<Option<Vec<Occurrence>>>()
    };
    let (completions, skips) = (occurrences("done")?, occurrences("skipped")?);
    let recurrence = match more.one("every") {
        None => None,
        Some(text) => {
            let (interval, frequency) = text.split_once(' ')?;
            Some(Recurrence {
                frequency: Frequency::from_word(frequency)?,
                interval: interval.parse().ok()?,
                anchor: more
                    .one("from")
                    .map_or(Some(Anchor::DueDate), Anchor::from_word)?,
                until: reader.day_of(&more, "until")?,
                start: Some(completions.first().map_or(due, |first| first.due)),
                ..Recurrence::default()
            })
        }
    };
    let reminder = Reminder {
        text: text.to_owned(),
        about: reader.ids(who)?,
        due,
        recurrence,
        lead_days: more.one("lead").map_or(Some(0), |days| days.parse().ok())?,
        completions,
        skips,
        finished: more.has("finished"),
        ..Reminder::default()
    };
    more.all_seen()?;
    Some(reminder)
}

fn profile_act(reader: &Reader<'_>, line: &Line<'_>, kind: ProfileActKind) -> Option<ProfileAct> {
    let ([who, text], more) = line.fixed()?;
    more.all_seen()?;
    Some(ProfileAct {
        kind,
        date: reader.first_date(line)?,
        text: text.to_owned(),
        people: reader.ids(who)?,
        ..ProfileAct::default()
    })
}

fn template(line: &Line<'_>) -> Option<Template> {
    let ([name, occasion, text], more) = line.fixed()?;
    more.all_seen()?;
    Some(Template {
        name: name.to_owned(),
        occasion: occasion.to_owned(),
        text: text.replace(" // ", "\n\n"),
        ..Template::default()
    })
}
