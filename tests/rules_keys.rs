//! The table of keys: what binds them, and what tells of them.

use kith::rules::keys::{Action, KEYS, Listener, Place, Pressed, commands, told};

/// A key as one would write it: "ctrl+shift+z", "g".
fn pressed(text: &str) -> Pressed<'_> {
    let (held, key) = text.rsplit_once('+').unwrap_or(("", text));
    Pressed {
        key,
        code: "",
        command: held.contains("ctrl"),
        shift: held.contains("shift"),
        alt: held.contains("alt"),
        millis: 0.0,
    }
}

fn last(place: Place, keys: &str) -> Option<Action> {
    let mut listener = Listener::new(place);
    let all = keys.split(' ').map(|key| listener.press(&pressed(key)));
    all.last().flatten()
}

#[test]
fn keys_do_what_the_table_says() {
    use Place::{Everywhere, List, Today};
    for (place, keys, action) in [
        (Everywhere, "n", Some(Action::NewPerson)),
        // Caps lock is no Shift.
        (Everywhere, "N", Some(Action::NewPerson)),
        (Everywhere, "shift+N", None),
        (Everywhere, "/", Some(Action::Search)),
        // On many keyboards signs need Shift.
        (Everywhere, "shift+/", Some(Action::Search)),
        (Everywhere, "shift+?", Some(Action::Keys)),
        (Everywhere, "ctrl+k", Some(Action::Commands)),
        (Everywhere, "k", None),
        (Everywhere, "ctrl+n", None),
        (Everywhere, "alt+n", None),
        (Everywhere, "ctrl+z", Some(Action::Undo)),
        (Everywhere, "ctrl+Z", Some(Action::Undo)),
        (Everywhere, "ctrl+shift+Z", Some(Action::Redo)),
        (Everywhere, "ctrl+shift+z", Some(Action::Redo)),
        (Everywhere, "ctrl+y", Some(Action::Redo)),
        (Everywhere, "ctrl+alt+z", None),
        (Everywhere, "g", None),
        (Everywhere, "g p", Some(Action::GoPeople)),
        (Everywhere, "g n", Some(Action::GoNotes)),
        (Everywhere, "g i", Some(Action::GoIdeas)),
        (Everywhere, "g o", Some(Action::GoIntroductions)),
        (Everywhere, "g w", Some(Action::GoNetwork)),
        (Everywhere, "g m", Some(Action::GoMe)),
        (Everywhere, "g n n", Some(Action::NewPerson)),
        // What does not belong together is read anew.
        (Everywhere, "g /", Some(Action::Search)),
        (Everywhere, "g g r", Some(Action::GoReminders)),
        (Everywhere, "g x n", Some(Action::NewPerson)),
        (Everywhere, "j", None),
        (Everywhere, "l", Some(Action::Log)),
        (Everywhere, "c", Some(Action::CaughtUp)),
        (Everywhere, "h", Some(Action::Help)),
        (Everywhere, "g d", Some(Action::GoToday)),
        (Today, "j", Some(Action::Next)),
        (Today, "ArrowDown", Some(Action::Next)),
        (Today, "2", Some(Action::PutOffWeek)),
        (Today, "x", Some(Action::NotThisOne)),
        (List, "j", Some(Action::Next)),
        (List, "k", Some(Action::Previous)),
        (List, "x", Some(Action::Select)),
        (List, "b", Some(Action::Selected)),
        (List, "Enter", Some(Action::Open)),
        // What goes somewhere does nothing on the row on which it is pressed.
        (Today, "d", Some(Action::Done)),
        (Today, "g d", None),
        (Today, "g p", None),
        (Today, "g d d", Some(Action::Done)),
        (Today, "g j", Some(Action::Next)),
        (Today, "g j d", Some(Action::Done)),
        (Everywhere, "g j n", Some(Action::NewPerson)),
        (List, "n", None),
        (List, "ctrl+j", None),
    ] {
        assert_eq!(last(place, keys), action, "{keys}");
    }
}

#[test]
fn a_key_waits_two_seconds_for_the_next() {
    let mut listener = Listener::new(Place::Everywhere);
    let mut at = |key, millis| {
        listener.press(&Pressed {
            millis,
            ..pressed(key)
        })
    };
    assert_eq!(at("g", 5_000.0), None);
    assert_eq!(at("n", 6_900.0), Some(Action::GoNotes));
    assert_eq!(at("g", 9_000.0), None);
    assert_eq!(at("n", 11_100.0), Some(Action::NewPerson));
}

#[test]
fn where_letters_are_not_latin_the_place_of_the_key_counts() {
    let mut listener = Listener::new(Place::Everywhere);
    let cyrillic = Pressed {
        code: "KeyZ",
        ..pressed("ctrl+я")
    };
    assert_eq!(listener.press(&cyrillic), Some(Action::Undo));
    // A Latin letter counts as itself, wherever it is.
    let german = Pressed {
        code: "KeyZ",
        ..pressed("ctrl+y")
    };
    assert_eq!(listener.press(&german), Some(Action::Redo));
}

#[test]
fn no_key_stands_in_the_way_of_another() {
    for (at, key) in KEYS.iter().enumerate() {
        for other in &KEYS[at + 1..] {
            let one_begins_the_other =
                key.strokes.starts_with(other.strokes) || other.strokes.starts_with(key.strokes);
            let told_apart = key.strokes.is_empty() || other.strokes.is_empty();
            let meet =
                key.place == other.place || [key.place, other.place].contains(&Place::Everywhere);
            assert!(
                !meet || told_apart || !one_begins_the_other,
                "{} and {}",
                key.words,
                other.words
            );
            // Two keys of one action are one line.
            if key.place == other.place {
                assert_eq!(key.action == other.action, key.words == other.words);
            }
        }
        assert!(!key.words.ends_with('.'));
    }
}

#[test]
fn every_key_is_told_once() {
    let mut ways = 0;
    for place in Place::ALL {
        let told = told(place);
        assert!(!told.is_empty() && !place.words().is_empty());
        ways += told.iter().map(|one| one.ways.len()).sum::<usize>();
    }
    let with_keys = KEYS.iter().filter(|key| !key.strokes.is_empty());
    assert_eq!(ways, with_keys.count());
}

#[test]
fn commands_are_found_by_the_beginnings_of_their_words() {
    let found = |typed: &str| -> Vec<Action> {
        let found = commands(typed).into_iter();
        found.map(|key| key.action).collect()
    };
    for (typed, actions) in [
        ("undo", &[Action::Undo][..]),
        ("un", &[Action::Undo]),
        ("REDO", &[Action::Redo]),
        ("go no", &[Action::GoNotes]),
        ("notes go", &[Action::GoNotes]),
        ("ndo", &[]),
        ("add pers", &[Action::NewPerson]),
        ("wilhelmina", &[]),
        ("promise", &[Action::AddPromise]),
        ("raise", &[Action::AddPoint]),
        ("help", &[Action::Help]),
        ("gift", &[Action::Help, Action::AddGiftIdea]),
        ("write idea", &[Action::AddGiftIdea, Action::AddIdea]),
        ("plan", &[Action::AddIntroduction]),
        ("news", &[Action::AddAct]),
        ("dark", &[Action::Dark]),
        ("light", &[Action::Light]),
        ("system", &[Action::AsTheSystem]),
        ("gentle", &[Action::Gentle]),
        ("export", &[Action::Export]),
        ("backup", &[Action::Export]),
        ("new person", &[Action::NewPerson]),
        ("theme dark", &[Action::Dark]),
        ("remind", &[Action::AddReminder, Action::GoReminders]),
        ("rhythm", &[Action::SetRhythm]),
        ("how often", &[Action::SetRhythm]),
        ("archive", &[Action::Archive]),
        ("birthday", &[Action::AddDate]),
        ("fav", &[Action::Favourite]),
        ("prep", &[Action::Prepare]),
        ("caught", &[Action::CaughtUp]),
        ("note", &[Action::AddNote, Action::GoNotes]),
        ("reminder", &[Action::AddReminder, Action::GoReminders]),
        ("new circle", &[Action::AddCircle]),
    ] {
        assert_eq!(found(typed), actions, "{typed}");
    }
    let all = found("");
    assert!(all.contains(&Action::Import) && !all.contains(&Action::Commands));
    assert!(!all.contains(&Action::Next));
}
