//! The matches of one day: of each aim the best, of a great many aims some.

use std::collections::BTreeSet;

use super::{Finder, Index, Match, is_here, is_open, settled};
use crate::domain::aim::Aim;
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};
use crate::rules::lot::lot;
use crate::rules::rhythm::may_be_suggested;

/// Most aims that are looked through for one day. Where more are open, one's own come first, and the
/// others take turns, so that a first page never waits.
pub const MOST_AIMS: usize = 40;

/// The best match of each open aim, those with a field first, in an order that is the same all day; each
/// is looked for when it is asked for. Private aims are left out, and whoever is not to be suggested.
pub fn of_day<'a>(
    index: &'a Index,
    book: &'a Book,
    today: Day,
) -> impl Iterator<Item = Match> + 'a {
    best(index, book, today, |_| true)
}

/// The same of what others look for, answered by others: whom one could make known to each other.
pub fn between_others<'a>(
    index: &'a Index,
    book: &'a Book,
    today: Day,
) -> impl Iterator<Item = Match> + 'a {
    best(index, book, today, |contact| !contact.me)
}

/// The aims that either of them looks through.
pub fn aims_of_day(book: &Book, today: Day) -> Vec<Id> {
    let all = looked_through(book, today, |_| true);
    let others = looked_through(book, today, |contact| !contact.me);
    let mut seen = BTreeSet::new();
    let ids = all.into_iter().chain(others).map(|(id, _)| id);
    ids.filter(|id| seen.insert(*id)).collect()
}

/// The aims of one day, in its order.
fn looked_through(book: &Book, today: Day, may_be_end: fn(&Contact) -> bool) -> Vec<(Id, &Aim)> {
    let mut open: Vec<(bool, bool, u64, Id, &Aim)> = Vec::new();
    for (id, aim) in book.all::<Aim>() {
        let may =
            |whose: &Contact| may_be_end(whose) && (whose.me || is_here(whose) && !whose.muted);
        if is_open(aim)
            && !aim.private
            && let Some(whose) = book.get::<Contact>(aim.whose).filter(|whose| may(whose))
        {
            // Whose field is set is surer to find who can help.
            open.push((!whose.me, aim.fields.is_empty(), lot(id, today), id, aim));
        }
    }
    open.sort_unstable_by_key(|(others, unset, lot, id, _)| (*others, *unset, *lot, *id));
    open.truncate(MOST_AIMS);
    open.into_iter().map(|(.., id, aim)| (id, aim)).collect()
}

/// The best match of each aim, where both ends may be in it.
fn best<'a>(
    index: &'a Index,
    book: &'a Book,
    today: Day,
    may_be_end: fn(&Contact) -> bool,
) -> impl Iterator<Item = Match> + 'a {
    let open = looked_through(book, today, may_be_end);
    let mut finder = Finder::new(index, book);
    open.into_iter().filter_map(move |(id, aim)| {
        let settled = settled(book, id, aim);
        // What I could do for somebody is as good a thought as whom they could meet.
        let may = |person: Id, contact: &Contact| {
            may_be_end(contact)
                && (contact.me || may_be_suggested(contact))
                && !settled.contains(&person)
        };
        // Of what nobody asked for, only what is sure.
        let best = finder.best(id, aim, 1, may).pop();
        best.filter(|one| !one.near)
    })
}
