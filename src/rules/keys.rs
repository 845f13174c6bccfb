//! What can be done by a key, from one table: it binds the keys, draws the sheet that tells of them,
//! and fills the palette of commands.
//!
//! A new key is a new row, and what its [`Action`] does.

use super::fold::fold;

/// What a key, or a row of the palette, does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Commands,
    Keys,
    Log,
    CaughtUp,
    Help,
    Search,
    NewPerson,
    AddNote,
    AddReminder,
    AddCircle,
    AddPromise,
    AddPoint,
    AddGiftIdea,
    AddIdea,
    AddIntroduction,
    AddAct,
    SetRhythm,
    AddDate,
    Prepare,
    Favourite,
    Archive,
    GoToday,
    GoPeople,
    GoCircles,
    GoReminders,
    GoNotes,
    GoIdeas,
    GoIntroductions,
    GoNetwork,
    GoMe,
    GoTrash,
    GoSettings,
    Import,
    Export,
    Light,
    Dark,
    AsTheSystem,
    Gentle,
    Undo,
    Redo,
    Next,
    Previous,
    Open,
    Select,
    Selected,
    PutOffDay,
    PutOffWeek,
    PutOffMonth,
    NotThisOne,
    Done,
    Write,
    Call,
    Meet,
}

impl Action {
    /// Words by which it is looked for as well, folded.
    fn also(self) -> &'static str {
        match self {
            Action::NewPerson => "new contact",
            Action::Log => "conversation met called",
            Action::AddNote | Action::AddCircle | Action::AddIdea | Action::AddPromise => "new",
            Action::AddReminder => "new remind",
            Action::Light | Action::Dark | Action::AsTheSystem => "theme colours",
            Action::Import => "vcard address book restore",
            Action::Export => "backup save",
            Action::GoTrash => "deleted",
            Action::Keys => "shortcuts",
            _ => "",
        }
    }

    /// Whether it is about somebody, who has to be chosen where nobody is open.
    pub fn is_about_somebody(self) -> bool {
        self.asks().is_some()
    }

    /// What it is called while it is asked about whom it is, and that question.
    pub fn asks(self) -> Option<(&'static str, &'static str)> {
        match self {
            Action::CaughtUp => Some(("Caught up today", "With whom?")),
            Action::Help => Some(("Help, a gift or a loan", "With whom?")),
            Action::AddPoint => Some(("Raise next time", "With whom?")),
            Action::AddGiftIdea => Some(("Gift idea", "For whom?")),
            Action::SetRhythm => Some(("How often to speak", "With whom?")),
            Action::AddDate => Some(("Birthday, or another date", "Whose?")),
            Action::Prepare => Some(("Prepare to speak", "With whom?")),
            Action::Favourite => Some(("Favourites", "Whom to add, or take out?")),
            Action::Archive => Some(("Archive", "Whom to archive, or bring back?")),
            _ => None,
        }
    }
}

/// Where a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Everywhere,
    /// The rows of Today.
    Today,
    /// The list of people.
    List,
}

impl Place {
    pub const ALL: [Place; 3] = [Place::Everywhere, Place::Today, Place::List];

    /// What stands above its keys.
    pub fn words(self) -> &'static str {
        match self {
            Place::Everywhere => "Everywhere",
            Place::Today => "On a row of Today",
            Place::List => "In the list of people",
        }
    }
}

/// One press of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// Its value as in UI Events: a small letter, a sign, or a name such as "Enter".
    pub key: &'static str,
    /// Together with Ctrl, or with Cmd on a Mac.
    pub command: bool,
    /// Together with Shift as well; told only beside `command`, since signs need it anyway.
    pub shift: bool,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub action: Action,
    pub place: Place,
    /// What it does, as a command.
    pub words: &'static str,
    /// One after another; none, where only the palette has it.
    pub strokes: &'static [Stroke],
}

const fn plain(key: &'static str) -> Stroke {
    Stroke {
        key,
        command: false,
        shift: false,
    }
}

const fn command(key: &'static str) -> Stroke {
    Stroke {
        key,
        command: true,
        shift: false,
    }
}

const fn command_shift(key: &'static str) -> Stroke {
    Stroke {
        key,
        command: true,
        shift: true,
    }
}

const fn row(action: Action, place: Place, words: &'static str, strokes: &'static [Stroke]) -> Key {
    Key {
        action,
        place,
        words,
        strokes,
    }
}

use Place::{Everywhere, List, Today};

/// Every key there is. An action with two keys has two rows with the same words.
#[rustfmt::skip]
pub const KEYS: &[Key] = &[
    row(Action::Commands, Everywhere, "Go to anyone, do anything", &[command("k")]),
    row(Action::Log, Everywhere, "Write down whom you were with", &[plain("l")]),
    row(Action::CaughtUp, Everywhere, "Caught up today, with whom is open or on the row", &[plain("c")]),
    row(Action::Help, Everywhere, "Write down help, a gift or a loan, with whom is open", &[plain("h")]),
    row(Action::Search, Everywhere, "Search everything", &[plain("/")]),
    row(Action::NewPerson, Everywhere, "Add a person", &[plain("n")]),
    row(Action::AddNote, Everywhere, "Write a note", &[]),
    row(Action::AddReminder, Everywhere, "Add a reminder", &[]),
    row(Action::AddCircle, Everywhere, "Add a new circle", &[]),
    row(Action::AddPromise, Everywhere, "Write down a promise", &[]),
    row(Action::AddPoint, Everywhere, "Write down what to raise next time", &[]),
    row(Action::AddGiftIdea, Everywhere, "Write down a gift idea", &[]),
    row(Action::AddIdea, Everywhere, "Write down an idea", &[]),
    row(Action::AddIntroduction, Everywhere, "Plan an introduction", &[]),
    row(Action::AddAct, Everywhere, "Write down my news, or something I did", &[]),
    row(Action::SetRhythm, Everywhere, "Set a rhythm, how often to speak", &[]),
    row(Action::AddDate, Everywhere, "Write down a birthday, or another date", &[]),
    row(Action::Prepare, Everywhere, "Prepare to speak with somebody", &[]),
    row(Action::Favourite, Everywhere, "Add to favourites, or take out", &[]),
    row(Action::Archive, Everywhere, "Archive somebody, or bring back", &[]),
    row(Action::GoToday, Everywhere, "Go to today", &[plain("g"), plain("d")]),
    row(Action::GoPeople, Everywhere, "Go to people", &[plain("g"), plain("p")]),
    row(Action::GoCircles, Everywhere, "Go to circles", &[plain("g"), plain("c")]),
    row(Action::GoReminders, Everywhere, "Go to reminders", &[plain("g"), plain("r")]),
    row(Action::GoNotes, Everywhere, "Go to notes", &[plain("g"), plain("n")]),
    row(Action::GoIdeas, Everywhere, "Go to ideas", &[plain("g"), plain("i")]),
    row(Action::GoIntroductions, Everywhere, "Go to introductions", &[plain("g"), plain("o")]),
    row(Action::GoNetwork, Everywhere, "Go to the network", &[plain("g"), plain("w")]),
    row(Action::GoMe, Everywhere, "Go to myself", &[plain("g"), plain("m")]),
    row(Action::GoTrash, Everywhere, "Go to the trash", &[plain("g"), plain("t")]),
    row(Action::GoSettings, Everywhere, "Go to settings", &[plain("g"), plain("s")]),
    row(Action::Import, Everywhere, "Import a file", &[]),
    row(Action::Export, Everywhere, "Export everything, as a backup", &[]),
    row(Action::Light, Everywhere, "Appearance: light", &[]),
    row(Action::Dark, Everywhere, "Appearance: dark", &[]),
    row(Action::AsTheSystem, Everywhere, "Appearance: as the system", &[]),
    row(Action::Gentle, Everywhere, "Gentle mode, on or off", &[]),
    row(Action::Undo, Everywhere, "Undo", &[command("z")]),
    row(Action::Redo, Everywhere, "Redo", &[command_shift("z")]),
    row(Action::Redo, Everywhere, "Redo", &[command("y")]),
    row(Action::Keys, Everywhere, "Show all keys", &[plain("?")]),
    row(Action::Next, Today, "Next row", &[plain("j")]),
    row(Action::Next, Today, "Next row", &[plain("ArrowDown")]),
    row(Action::Previous, Today, "Previous row", &[plain("k")]),
    row(Action::Previous, Today, "Previous row", &[plain("ArrowUp")]),
    row(Action::Open, Today, "Open it", &[plain("Enter")]),
    row(Action::Done, Today, "Done, or kept", &[plain("d")]),
    row(Action::Write, Today, "Write to them", &[plain("w")]),
    row(Action::Call, Today, "Call them", &[plain("p")]),
    row(Action::Meet, Today, "Ask to meet them", &[plain("m")]),
    row(Action::PutOffDay, Today, "Put off for a day", &[plain("1")]),
    row(Action::PutOffWeek, Today, "Put off for a week", &[plain("2")]),
    row(Action::PutOffMonth, Today, "Put off for a month", &[plain("3")]),
    row(Action::NotThisOne, Today, "Not this one", &[plain("x")]),
    row(Action::Next, List, "Next person", &[plain("j")]),
    row(Action::Previous, List, "Previous person", &[plain("k")]),
    row(Action::Open, List, "Open the person", &[plain("Enter")]),
    row(Action::Select, List, "Select the person", &[plain("x")]),
    row(
        Action::Selected,
        List,
        "Go to what can be done with those selected",
        &[plain("b")],
    ),
];

/// One line of the sheet: what is done, and the ways to do it, each a run of strokes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub words: &'static str,
    pub ways: Vec<&'static [Stroke]>,
}

/// The keys of a place, as the sheet tells them.
pub fn told(place: Place) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    let keys = KEYS
        .iter()
        .filter(|key| key.place == place && !key.strokes.is_empty());
    for key in keys {
        match told.iter_mut().find(|one| one.words == key.words) {
            Some(one) => one.ways.push(key.strokes),
            None => told.push(Told {
                words: key.words,
                ways: vec![key.strokes],
            }),
        }
    }
    told
}

/// What the palette offers for what is typed: every action that works everywhere, once. Each word
/// typed begins one of its words; of nothing typed, all. Opening the palette is not among them.
pub fn commands(typed: &str) -> Vec<&'static Key> {
    let typed = fold(typed);
    let mut found: Vec<&Key> = Vec::new();
    for key in KEYS {
        let said = fold(key.words);
        let mut words = typed.split_whitespace();
        let said = || said.split_whitespace().chain(key.action.also().split(' '));
        let fits = words.all(|word| said().any(|one| one.starts_with(word)));
        let here = key.place == Everywhere && key.action != Action::Commands;
        if fits && here && !found.iter().any(|one| one.action == key.action) {
            found.push(key);
        }
    }
    found
}

/// A key as it was pressed, outside of any field and of any composition.
#[derive(Clone, Copy, Debug)]
pub struct Pressed<'a> {
    /// `KeyboardEvent.key` and `.code` of UI Events.
    pub key: &'a str,
    pub code: &'a str,
    /// Ctrl or Cmd.
    pub command: bool,
    pub shift: bool,
    pub alt: bool,
    /// Milliseconds since any moment, to tell what still belongs together.
    pub millis: f64,
}

/// How long a key waits for the one that belongs to it, in milliseconds.
const WAITS: f64 = 2_000.0;

/// Understands keys one after another, in one place. It knows what they mean everywhere as well, but
/// leaves that to the listener for everywhere: so "g d" goes to Today, and is not also "d" on a row,
/// whoever hears it first.
#[derive(Clone, Debug)]
pub struct Listener {
    place: Place,
    began: Vec<Stroke>,
    millis: f64,
}

impl Listener {
    pub fn new(place: Place) -> Self {
        Listener {
            place,
            began: Vec::new(),
            millis: 0.0,
        }
    }

    /// What that key does, perhaps together with those before it.
    pub fn press(&mut self, pressed: &Pressed) -> Option<Action> {
        if pressed.millis - self.millis > WAITS {
            self.began.clear();
        }
        self.millis = pressed.millis;
        let before = std::mem::take(&mut self.began);
        let key = self
            .after(&before, pressed)
            // What ended nothing is itself a beginning.
            .or_else(|| self.after(&[], pressed).filter(|_| !before.is_empty()));
        key.filter(|key| key.place == self.place)
            .map(|key| key.action)
    }

    fn after(&mut self, before: &[Stroke], pressed: &Pressed) -> Option<&'static Key> {
        let here = [self.place, Everywhere];
        for key in KEYS.iter().filter(|key| here.contains(&key.place)) {
            let Some(rest) = key.strokes.strip_prefix(before) else {
                continue;
            };
            match rest {
                [last] if is(last, pressed) => {
                    self.began.clear();
                    return Some(key);
                }
                [next, ..] if is(next, pressed) => {
                    self.began = before.to_vec();
                    self.began.push(*next);
                }
                _ => {}
            }
        }
        None
    }
}

fn is(stroke: &Stroke, pressed: &Pressed) -> bool {
    // Where the letters are not Latin ones, the place of the key counts.
    let foreign = pressed.key.chars().count() == 1 && !pressed.key.is_ascii();
    let by_place = pressed.code.strip_prefix("Key").filter(|_| foreign);
    let key = by_place.unwrap_or(pressed.key);
    let same = key == stroke.key
        || key.eq_ignore_ascii_case(stroke.key) && (!pressed.shift || stroke.shift);
    same && !pressed.alt
        && pressed.command == stroke.command
        && (!stroke.command || pressed.shift == stroke.shift)
}
