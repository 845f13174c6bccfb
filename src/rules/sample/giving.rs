//! What people look for and have to offer, promise, give, and make known to each other.

use super::lines::{Line, More};
use super::reader::Reader;
use crate::domain::Body;
use crate::domain::aim::{Aim, AimKind, AimState, Idea, IdeaState};
use crate::domain::giving::{Favour, FavourKind, GiftIdea, Introduction, Promise, PromiseState};
use crate::domain::time::Day;

/// An aim, an `idea`, a `promise`, a favour, something to `give`, or that two were to `meet`.
pub(super) fn body(reader: &Reader<'_>, line: &Line<'_>) -> Option<Body> {
    if let Some(kind) = AimKind::from_word(line.word) {
        return aim(reader, line, kind).map(Body::from);
    }
    if let Some(kind) = FavourKind::from_word(line.word) {
        return favour(reader, line, kind).map(Body::from);
    }
    match line.word {
        "idea" => idea(reader, line).map(Body::from),
        "promise" => promise(reader, line).map(Body::from),
        "give" => gift_idea(reader, line).map(Body::from),
        "meet" => introduction(reader, line).map(Body::from),
        _ => None,
    }
}

fn aim(reader: &Reader<'_>, line: &Line<'_>, kind: AimKind) -> Option<Aim> {
    let ([who, text], more) = line.fixed()?;
    let (met, dropped) = (
        reader.day_of(&more, "met")?,
        reader.day_of(&more, "dropped")?,
    );
    let aim = Aim {
        whose: reader.id(who)?,
        kind,
        text: text.to_owned(),
        fields: more.list("fields"),
        state: match (met, dropped) {
            (Some(_), _) => AimState::Met,
            (_, Some(_)) => AimState::Dropped,
            _ => AimState::Open,
        },
        opened: line
            .rest
            .first()
            .map(|text| reader.date(text))
            .map_or(Some(None), |date| date.map(Some))?,
        closed: met.or(dropped).map(Into::into),
        met_by: reader.ids(more.one("by").unwrap_or_default())?,
        private: more.has("private"),
        ..Aim::default()
    };
    more.all_seen()?;
    Some(aim)
}

fn idea(reader: &Reader<'_>, line: &Line<'_>) -> Option<Idea> {
    let ([text], more) = line.fixed()?;
    let ids = |key| reader.ids(more.one(key).unwrap_or_default());
    let idea = Idea {
        text: reader.prose(text)?,
        sparked_by: ids("from")?,
        would_interest: ids("for")?,
        fields: more.list("fields"),
        aim: reader.linked(&more, "aim")?,
        state: more
            .one("state")
            .map_or(Some(IdeaState::New), IdeaState::from_word)?,
        date: Some(reader.first_date(line)?),
        ..Idea::default()
    };
    more.all_seen()?;
    Some(idea)
}

fn promise(reader: &Reader<'_>, line: &Line<'_>) -> Option<Promise> {
    let ([pair, text], more) = line.fixed()?;
    let (from, to) = reader.pair(pair, '>')?;
    let (kept, released) = (
        reader.day_of(&more, "kept")?,
        reader.day_of(&more, "released")?,
    );
    let due = match line.rest.first() {
        Some(text) => Some(reader.day(text)?),
        None => None,
    };
    let promise = Promise {
        from,
        to,
        text: text.to_owned(),
        due,
        state: match (kept, released) {
            (Some(_), _) => PromiseState::Kept,
            (_, Some(_)) => PromiseState::Released,
            _ => PromiseState::Open,
        },
        closed: kept.or(released),
        ..Promise::default()
    };
    more.all_seen()?;
    Some(promise)
}

fn favour(reader: &Reader<'_>, line: &Line<'_>, kind: FavourKind) -> Option<Favour> {
    let ([pair, text], more) = line.fixed()?;
    let (from, to) = reader.pair(pair, '>')?;
    let (amount, currency) = match more.one("sum").and_then(|sum| sum.split_once(' ')) {
        Some((amount, currency)) => (Some(amount.parse().ok()?), currency),
        None => (None, ""),
    };
    let favour = Favour {
        from,
        to,
        kind,
        item: more.text("item"),
        amount,
        currency: currency.to_owned(),
        text: text.to_owned(),
        date: reader.first_date(line)?,
        returned: reader.day_of(&more, "returned")?,
        thanked: reader.day_of(&more, "thanked")?,
        grew_from: reader.linked(&more, "grew")?,
        aim: reader.linked(&more, "aim")?,
        ..Favour::default()
    };
    more.all_seen()?;
    Some(favour)
}

fn gift_idea(reader: &Reader<'_>, line: &Line<'_>) -> Option<GiftIdea> {
    let ([who, text], more) = line.fixed()?;
    let idea = GiftIdea {
        for_whom: reader.id(who)?,
        text: text.to_owned(),
        occasion: more.text("occasion"),
        given_as: reader.linked(&more, "given")?,
        ..GiftIdea::default()
    };
    more.all_seen()?;
    Some(idea)
}

fn introduction(reader: &Reader<'_>, line: &Line<'_>) -> Option<Introduction> {
    let ([pair, why], more) = line.fixed()?;
    let (first, second) = reader.pair(pair, '+')?;
    let asked = days(reader, &more)?;
    let introduction = Introduction {
        first,
        second,
        through: reader.linked(&more, "through")?,
        why: why.to_owned(),
        aim: reader.linked(&more, "aim")?,
        asked_first: asked[0],
        asked_second: asked[1],
        made: reader.day_of(&more, "made")?,
        outcome: more.text("outcome"),
        ..Introduction::default()
    };
    more.all_seen()?;
    Some(introduction)
}

/// `asked DAY DAY`: the first and the second; `-` for whoever has not been.
fn days(reader: &Reader<'_>, more: &More<'_, '_>) -> Option<[Option<Day>; 2]> {
    let mut asked = [None, None];
    let texts = more.one("asked").unwrap_or_default().split_whitespace();
    for (place, text) in asked.iter_mut().zip(texts) {
        if text != "-" {
            *place = Some(reader.day(text)?);
        }
    }
    Some(asked)
}
