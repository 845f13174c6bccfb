//! The matches of one day: of each aim the best, of a great many aims some.

use super::{Finder, Index, Match, is_here, is_open, settled};
use crate::domain::aim::Aim;
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};
use crate::rules::lot::lot;
use crate::rules::rhythm::may_be_suggested;

/// Most aims that are looked through for one day. Where more are open, one's own come first, and the
/// others take turns, so that a first page never waits.
pub const MOST_AIMS: usize = 40;

/// The best match of each open aim, in an order that is the same all day. Private aims are left out,
/// and whoever is not to be suggested.
pub fn of_day(index: &Index, book: &Book, today: Day) -> Vec<Match> {
    let me = book.me().map(|(me, _)| me);
    let mut open: Vec<(bool, u64, Id, &Aim)> = Vec::new();
    for (id, aim) in book.all::<Aim>() {
        let mine = Some(aim.whose) == me;
        let whose = book.get::<Contact>(aim.whose);
        let may = whose.is_some_and(|one| mine || is_here(one) && !one.muted);
        if may && is_open(aim) && !aim.private {
            open.push((!mine, lot(id, today), id, aim));
        }
    }
    open.sort_unstable_by_key(|(others, lot, id, _)| (*others, *lot, *id));
    open.truncate(MOST_AIMS);
    let mut finder = Finder::new(index, book);
    let best = open.into_iter().filter_map(|(_, _, id, aim)| {
        let settled = settled(book, id, aim);
        // What I could do for somebody is as good a thought as whom they could meet.
        let may = |person: Id, contact: &Contact| {
            (contact.me || may_be_suggested(contact)) && !settled.contains(&person)
        };
        finder.best(id, aim, 1, may).pop()
    });
    best.collect()
}
