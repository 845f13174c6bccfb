//! The laws of a book: what a Change does, undoes and adds up to, and how copies become one.

use std::collections::{BTreeMap, BTreeSet};

use kith::domain::contact::Email;
use kith::domain::note::Note;
use kith::domain::record::{BodyMut, RecordType};
use kith::domain::reminder::Reminder;
use kith::domain::{Body, Book, Change, Clock, Contact, Delta, Id, Kind, Record, spans_of};
use proptest::prelude::*;
use proptest::sample::Index;

/// Few records, so that edits meet.
const RECORDS: u32 = 6;

fn id(which: u32) -> Id {
    Id::new(which + 1, 0)
}

/// One thing done to one record; what it comes to depends on the book it is done to.
#[derive(Clone, Debug)]
struct Edit {
    which: u32,
    action: u8,
    text: String,
    other: u32,
}

fn any_edit() -> impl Strategy<Value = Edit> {
    (0..RECORDS, 0u8..10, "[ab]{0,2}", 0..RECORDS).prop_map(|(which, action, text, other)| Edit {
        which,
        action,
        text,
        other,
    })
}

/// Contacts, notes and reminders, by number.
fn fresh(edit: &Edit) -> Record {
    let text = edit.text.clone();
    Record::new(match edit.which % 3 {
        0 => Body::from(Contact {
            me: edit.action == 9,
            ..Contact::named(text)
        }),
        1 => Body::from(Note {
            text,
            about: vec![id(edit.other)],
            ..Note::default()
        }),
        _ => Body::from(Reminder {
            text,
            about: vec![id(edit.other)],
            ..Reminder::default()
        }),
    })
}

fn edited(record: &Record, edit: &Edit) -> Record {
    let mut record = record.clone();
    let text = edit.text.clone();
    match (record.body.as_mut(), edit.action) {
        (_, 2) => {
            record.trashed = if record.trashed.is_some() {
                None
            } else {
                Some(edit.other)
            }
        }
        (BodyMut::Contact(contact), 3) => contact.name.given = text,
        (BodyMut::Contact(contact), 4) => {
            contact.emails = vec![Email {
                address: text,
                ..Email::default()
            }];
        }
        (BodyMut::Contact(contact), 5) => contact.circles = vec![id(edit.other)],
        (BodyMut::Contact(contact), 6) => contact.me = !contact.me,
        (BodyMut::Contact(contact), _) => contact.name.full = text,
        (BodyMut::Note(note), 3) => note.about = vec![id(edit.other)],
        (BodyMut::Note(note), 4) => note.pinned = !note.pinned,
        (BodyMut::Note(note), 5) => note.text = format!("[@{text}](kith:{})", id(edit.other)),
        (BodyMut::Note(note), _) => note.text = text,
        (BodyMut::Reminder(reminder), 3) => reminder.about.push(id(edit.other)),
        (BodyMut::Reminder(reminder), 4) => reminder.finished = !reminder.finished,
        (BodyMut::Reminder(reminder), _) => reminder.text = text,
        _ => {}
    }
    record
}

/// The edits as one Change of that book, at most one to a record; also to records in the trash.
fn change_of(book: &Book, edits: &[Edit]) -> Change {
    let mut change = Change::default();
    let mut touched = BTreeSet::new();
    for edit in edits.iter().filter(|edit| touched.insert(edit.which)) {
        let id = id(edit.which);
        let one = match book.record(id) {
            None => Change {
                added: BTreeMap::from([(id, fresh(edit))]),
                ..Change::default()
            },
            Some(record) if edit.action < 2 => Change::remove(id, record.clone()),
            Some(record) => Change::update(id, record, edited(record, edit)),
        };
        change.added.extend(one.added);
        change.updated.extend(one.updated);
        change.removed.extend(one.removed);
    }
    change
}

/// One copy of a book, with its own clock.
#[derive(Clone)]
struct Copy {
    book: Book,
    clock: Clock,
    now: u64,
}

impl Copy {
    fn new(device: u32) -> Self {
        Copy {
            book: Book::default(),
            clock: Clock::new(device),
            now: 1_000,
        }
    }

    fn commit(&mut self, change: &Change) -> Delta {
        self.now += 1;
        let delta = self.book.stamp(change, &mut self.clock, self.now);
        self.book.absorb(delta.clone());
        delta
    }

    fn edit(&mut self, edits: &[Edit]) -> Change {
        let change = change_of(&self.book, edits);
        self.commit(&change);
        change
    }

    fn values(&self) -> BTreeMap<Id, Record> {
        values(&self.book)
    }
}

fn values(book: &Book) -> BTreeMap<Id, Record> {
    let entries = book.entries().iter();
    entries
        .map(|(id, entry)| (*id, entry.record.clone()))
        .collect()
}

/// The values after a Change, by the meaning of the word alone.
fn applied(mut values: BTreeMap<Id, Record>, change: &Change) -> BTreeMap<Id, Record> {
    for (id, record) in &change.removed {
        assert_eq!(
            values.remove(id).as_ref(),
            Some(record),
            "what is removed was there"
        );
    }
    for (id, record) in &change.added {
        assert_eq!(
            values.insert(*id, record.clone()),
            None,
            "what is added was not there"
        );
    }
    for (id, (from, to)) in &change.updated {
        assert_eq!(
            values.insert(*id, to.clone()).as_ref(),
            Some(from),
            "it is updated from what was there"
        );
    }
    values
}

fn any_edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec(any_edit(), 0..8)
}

proptest! {
    #[test]
    fn a_change_does_what_it_says(steps in prop::collection::vec(any_edits(), 1..6)) {
        let mut copy = Copy::new(1);
        for edits in steps {
            let before = copy.values();
            let change = copy.edit(&edits);
            prop_assert_eq!(applied(before, &change), copy.values());
        }
    }

    #[test]
    fn undoing_gives_back_what_was(first in any_edits(), second in any_edits()) {
        let mut copy = Copy::new(1);
        copy.edit(&first);
        let before = copy.values();
        let change = copy.edit(&second);
        let after = copy.values();
        prop_assert_eq!(change.clone().invert().invert(), change.clone());
        copy.commit(&change.clone().invert());
        prop_assert_eq!(copy.values(), before);
        copy.commit(&change);
        prop_assert_eq!(copy.values(), after, "and doing it again");
    }

    #[test]
    fn two_changes_as_one_do_what_both_do(start in any_edits(), first in any_edits(), second in any_edits()) {
        let mut copy = Copy::new(1);
        copy.edit(&start);
        let mut both = copy.clone();
        let before = copy.values();
        let (a, b) = (copy.edit(&first), copy.edit(&second));
        let squashed = a.squash(b);
        prop_assert_eq!(applied(before.clone(), &squashed), copy.values());
        both.commit(&squashed);
        prop_assert_eq!(both.values(), copy.values());
        both.commit(&squashed.invert());
        prop_assert_eq!(both.values(), before, "one gesture, one undo");
    }

    #[test]
    fn squashing_is_associative_and_drops_what_cancels_out(steps in prop::collection::vec(any_edits(), 4)) {
        let mut copy = Copy::new(1);
        let changes: Vec<Change> = steps.iter().map(|edits| copy.edit(edits)).collect();
        let [_, a, b, c] = changes.as_slice() else { unreachable!() };
        let left = a.clone().squash(b.clone()).squash(c.clone());
        let right = a.clone().squash(b.clone().squash(c.clone()));
        prop_assert_eq!(left, right);
        prop_assert!(a.clone().squash(a.clone().invert()).is_empty());
        prop_assert_eq!(a.clone().squash(Change::default()), a.clone());
        prop_assert_eq!(Change::default().squash(a.clone()), a.clone());
    }
}

/// What happens to several copies of a book, one after another.
#[derive(Clone, Debug)]
enum Event {
    /// On that copy, its clock moved to that time.
    Edit(Index, u64, Vec<Edit>),
    Undo(Index),
    /// The first copy receives everything from the second.
    Receive(Index, Index),
    /// The first copy receives a delta that somebody made.
    Hear(Index, Index),
}

fn any_events() -> impl Strategy<Value = Vec<Event>> {
    let edit = || {
        (
            any::<Index>(),
            0u64..10_000_000,
            prop::collection::vec(any_edit(), 1..3),
        )
    };
    let event = prop_oneof![
        6 => edit().prop_map(|(copy, now, edits)| Event::Edit(copy, now, edits)),
        1 => any::<Index>().prop_map(Event::Undo),
        2 => any::<(Index, Index)>().prop_map(|(to, from)| Event::Receive(to, from)),
        2 => any::<(Index, Index)>().prop_map(|(to, delta)| Event::Hear(to, delta)),
    ];
    prop::collection::vec(event, 1..40)
}

/// Runs the events on three copies; gives the copies and every delta that was made.
fn history(events: &[Event]) -> (Vec<Copy>, Vec<Delta>) {
    history_on([1, 2, 3], events)
}

/// The same for copies with those device numbers.
fn history_on(devices: [u32; 3], events: &[Event]) -> (Vec<Copy>, Vec<Delta>) {
    let mut copies: Vec<Copy> = devices.into_iter().map(Copy::new).collect();
    let mut last: Vec<Option<Change>> = vec![None; 3];
    let mut deltas = vec![Delta::default()];
    for event in events {
        match event {
            Event::Edit(which, now, edits) => {
                let which = which.index(3);
                let copy = &mut copies[which];
                copy.now = *now;
                let change = change_of(&copy.book, edits);
                deltas.push(copy.commit(&change));
                last[which] = Some(change);
            }
            Event::Undo(which) => {
                let which = which.index(3);
                if let Some(change) = last[which].take() {
                    deltas.push(copies[which].commit(&change.invert()));
                }
            }
            Event::Receive(to, from) => {
                let delta = copies[from.index(3)].book.to_delta();
                copies[to.index(3)].book.join(delta);
            }
            Event::Hear(to, delta) => {
                let delta = delta.get(&deltas).clone();
                copies[to.index(3)].book.join(delta);
            }
        }
    }
    (copies, deltas)
}

fn joined<'a>(deltas: impl IntoIterator<Item = &'a Delta>) -> Book {
    let mut book = Book::default();
    for delta in deltas {
        book.absorb(delta.clone());
    }
    book
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_was_said_in_any_order_and_any_number_of_times_is_one_book(
        events in any_events(),
        order in prop::collection::vec(any::<Index>(), 0..60),
    ) {
        let (_, deltas) = history(&events);
        let in_order = joined(&deltas);
        let reversed = joined(deltas.iter().rev());
        prop_assert_eq!(&in_order, &reversed);
        let some_again = order.iter().map(|index| index.get(&deltas)).chain(&deltas);
        prop_assert_eq!(&in_order, &joined(some_again));
    }

    #[test]
    fn copies_of_a_book_join_as_sets_do(events in any_events()) {
        let (copies, _) = history(&events);
        let [a, b, c] = copies.as_slice() else { unreachable!() };
        let join = |one: &Book, other: &Book| {
            let mut book = one.clone();
            book.join(other.to_delta());
            book
        };
        let (a, b, c) = (&a.book, &b.book, &c.book);
        prop_assert_eq!(join(a, b), join(b, a), "commutative");
        prop_assert_eq!(&join(&join(a, b), c), &join(a, &join(b, c)), "associative");
        prop_assert_eq!(&join(a, a), a, "idempotent");
    }

    /// No clock gives one stamp twice, but a file copied behind the app's back can.
    #[test]
    fn even_equal_stamps_on_different_values_come_to_one_book(events in any_events()) {
        let slow: Vec<Event> = events
            .into_iter()
            .map(|event| match event {
                Event::Edit(copy, now, edits) => Event::Edit(copy, now % 3, edits),
                other => other,
            })
            .collect();
        let (copies, deltas) = history_on([1, 1, 1], &slow);
        prop_assert_eq!(joined(&deltas), joined(deltas.iter().rev()));
        let wholes: Vec<Delta> = copies.iter().map(|copy| copy.book.to_delta()).collect();
        prop_assert_eq!(joined(&wholes), joined(wholes.iter().rev()));
    }

    #[test]
    fn a_preview_is_what_joining_does(events in any_events()) {
        let (copies, deltas) = history(&events);
        let whole = copies[1].book.to_delta();
        for delta in deltas.iter().chain([&whole]) {
            let mut book = copies[0].book.clone();
            let before = values(&book);
            let previewed = book.preview(delta);
            let effect = book.join(delta.clone());
            prop_assert_eq!(&previewed, &effect);
            prop_assert_eq!(applied(before, &effect), values(&book));
            prop_assert!(book.join(delta.clone()).is_empty());
        }
    }

    #[test]
    fn parts_of_a_delta_come_to_the_whole(events in any_events(), size in 1usize..5) {
        let (copies, deltas) = history(&events);
        let whole = copies[1].book.to_delta();
        for delta in deltas.iter().chain([&whole]) {
            let parts: Vec<Delta> = delta.clone().parts(size).collect();
            let spans = spans_of(delta.ids(), size).into_iter();
            let within: Vec<Delta> = spans.map(|ids| delta.within(ids)).collect();
            prop_assert_eq!(&parts, &within);
            let ids: Vec<BTreeSet<Id>> = parts.iter().map(|part| part.ids().collect()).collect();
            let sizes: Vec<usize> = ids.iter().map(BTreeSet::len).collect();
            if let Some((last, full)) = sizes.split_last() {
                prop_assert!(full.iter().all(|&held| held == size) && (1..=size).contains(last));
            }
            prop_assert!(ids.windows(2).all(|pair| pair[0].last() < pair[1].first()));
            let mut book = copies[0].book.clone();
            let (mut effect, mut preview) = (Change::default(), Change::default());
            for part in &parts {
                preview = preview.squash(book.preview(part));
                effect = effect.squash(book.join(part.clone()));
            }
            let mut at_once = copies[0].book.clone();
            prop_assert_eq!(&preview, &at_once.preview(delta));
            prop_assert_eq!(effect, at_once.join(delta.clone()));
            prop_assert_eq!(book, at_once);
        }
    }

    #[test]
    fn every_index_is_what_counting_anew_gives(events in any_events()) {
        let (copies, _) = history(&events);
        for copy in &copies {
            check_indices(&copy.book)?;
        }
    }

    #[test]
    fn edits_of_two_tabs_to_different_fields_both_survive(
        given in "[a-c]{1,3}",
        address in "[a-c]{1,3}",
        later in 0u64..3,
        earlier in 0u64..3,
    ) {
        let mut one = Copy::new(1);
        let which = id(0);
        let added = one.commit(&Change::add(which, Contact::named("Ann")));
        let mut two = Copy::new(2);
        two.book.join(added);
        (one.now, two.now) = (2_000 + later, 2_000 + earlier);
        let rename = |contact: &mut Contact| contact.name.given = given.clone();
        let write = |contact: &mut Contact| {
            contact.emails = vec![Email { address: address.clone(), ..Email::default() }];
        };
        let edit = |copy: &mut Copy, change: &dyn Fn(&mut Contact)| {
            let record = copy.book.record(which).cloned().unwrap();
            let mut contact = copy.book.get::<Contact>(which).cloned().unwrap();
            change(&mut contact);
            copy.commit(&Change::update(which, &record, Record::new(contact)))
        };
        let (first, second) = (edit(&mut one, &rename), edit(&mut two, &write));
        one.book.join(second);
        two.book.join(first);
        prop_assert_eq!(&one.book, &two.book);
        let contact = one.book.get::<Contact>(which).unwrap();
        prop_assert_eq!(&contact.name.given, &given);
        prop_assert_eq!(&contact.emails[0].address, &address);
    }

    #[test]
    fn only_fields_that_differ_are_stamped(start in any_edits(), edits in any_edits()) {
        let mut copy = Copy::new(1);
        copy.edit(&start);
        let change = change_of(&copy.book, &edits);
        let before = copy.book.clone();
        let delta = copy.book.stamp(&change, &mut copy.clock, 5_000);
        for (id, (from, to)) in &change.updated {
            let (held, stamped) = (&before.entries()[id], &delta.entries[id]);
            let differing = from.differing(to).unwrap_or_default();
            prop_assert_eq!(held.born, stamped.born);
            for tag in (0..40).chain([1000]) {
                let moved = stamped.stamp_of(tag) > held.stamp_of(tag);
                prop_assert_eq!(moved, differing.contains(&tag), "field {}", tag);
            }
        }
    }
}

fn check_indices(book: &Book) -> Result<(), TestCaseError> {
    let records = values(book);
    for kind in Kind::ALL {
        let counted: Vec<Id> = records
            .iter()
            .filter(|(_, record)| record.kind() == *kind)
            .map(|(id, _)| *id)
            .collect();
        prop_assert_eq!(book.ids_of(*kind).collect::<Vec<_>>(), counted.clone());
        prop_assert_eq!(book.count(*kind), counted.len());
    }
    for which in 0..RECORDS {
        let one = id(which);
        let counted: Vec<Id> = records
            .iter()
            .filter(|(_, record)| record.body.refers_to().contains(&one))
            .map(|(id, _)| *id)
            .collect();
        prop_assert_eq!(book.referrers_of(one).collect::<Vec<_>>(), counted.clone());
        let notes: Vec<Id> = book.about::<Note>(one).map(|(id, _)| id).collect();
        let live_notes = counted
            .iter()
            .copied()
            .filter(|id| book.get::<Note>(*id).is_some());
        prop_assert_eq!(notes, live_notes.collect::<Vec<_>>());
    }
    let me = records.iter().find(|(_, record)| {
        record.trashed.is_none() && matches!(&record.body, Body::Contact(contact) if contact.me)
    });
    prop_assert_eq!(book.me().map(|(id, _)| id), me.map(|(id, _)| *id));
    Ok(())
}

#[test]
fn an_update_of_what_was_purged_meanwhile_adds_it_anew() {
    let mut one = Copy::new(1);
    let which = id(0);
    one.commit(&Change::add(which, Contact::named("Ann")));
    let from = one.book.record(which).cloned().unwrap();
    let to = Record::new(Contact::named("Anna"));
    let update = Change::update(which, &from, to.clone());
    one.commit(&Change::remove(which, from.clone()));
    assert!(one.book.record(which).is_none());
    one.commit(&update);
    assert_eq!(one.book.record(which), Some(&to));
    one.commit(&Change::remove(which, to));
    let nothing = one
        .book
        .stamp(&Change::remove(which, from), &mut one.clock.clone(), 9_999);
    assert!(nothing.is_empty(), "removing what is not there");
}

/// Who edits, whose clock is off by how many milliseconds, and in what way.
fn any_turns() -> impl Strategy<Value = Vec<(usize, u8)>> {
    prop::collection::vec((0usize..3, 0u8..4), 1..30)
}

proptest! {
    #[test]
    fn whoever_edits_what_they_see_has_the_last_word_though_their_clock_is_wrong(
        turns in any_turns(),
        starts in prop::array::uniform3(0u64..10_000_000),
    ) {
        let which = id(0);
        let mut copies: Vec<Copy> = (1..).zip(starts).map(|(device, now)| Copy {
            now,
            ..Copy::new(device)
        }).collect();
        let (mut all, mut expected) = (Book::default(), None);
        for (at, (who, action)) in turns.into_iter().enumerate() {
            let copy = &mut copies[who];
            copy.book.absorb(all.to_delta());
            let change = match (copy.book.record(which), action) {
                (None, _) => Change::add(which, Contact::named(format!("{at}"))),
                (Some(record), 0) => Change::remove(which, record.clone()),
                (Some(record), 1) => Change::update(which, record, Record {
                    trashed: Some(at as u32),
                    ..record.clone()
                }),
                (Some(record), _) => {
                    let mut to = record.clone();
                    if let Some(contact) = Contact::of_mut(&mut to.body) {
                        contact.pronouns = format!("{at}");
                    }
                    Change::update(which, record, to)
                }
            };
            let delta = copy.commit(&change);
            expected = copy.book.record(which).cloned();
            all.absorb(delta);
            prop_assert_eq!(all.record(which), expected.as_ref());
        }
        for copy in &mut copies {
            copy.book.absorb(all.to_delta());
            prop_assert_eq!(copy.book.record(which), expected.as_ref());
        }
    }
}
