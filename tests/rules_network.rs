//! How good the answers are, over an invented book of 300 people. The rules were tuned on two sets of
//! questions, "tuned" and "more", which are hard on purpose; "everyday" was looked at, and some rules were
//! chosen by it. The three others were written by people who had not seen the rules, and were never looked
//! at; of "fresh", whoever two people named who did not know of each other is good.
//!
//! `cargo test --test rules_network -- --nocapture` prints the figures, and `WHY=1` each question
//! that went wrong.

#[path = "support/labelled.rs"]
mod labelled;

use kith::domain::aim::{Aim, AimKind};
use kith::domain::time::Day;
use kith::domain::{Book, Contact, Id};
use kith::rules::matches::{Index, Match, may_be_about, of_draft};
use kith::rules::paths::{Graph, Target, paths};
use labelled::{Labelled, Need, half, network};

/// Answers that are looked at.
const FIRST: usize = 5;

/// Fields that are asked about.
const ASKED: usize = 6;

fn name(book: &Book, id: Id) -> String {
    let contact = book.get::<Contact>(id);
    contact.map_or_else(|| id.to_string(), |one| one.display_name().to_owned())
}

fn say(line: impl FnOnce() -> String) {
    if std::env::var_os("WHY").is_some() {
        println!("{}", line());
    }
}

fn aim_of(need: &Need) -> Aim {
    let kinds = AimKind::ALL.iter();
    Aim {
        whose: need.of,
        kind: *kinds
            .clone()
            .find(|kind| kind.word() == need.kind)
            .expect("a kind of aim"),
        text: need.text.clone(),
        ..Aim::default()
    }
}

fn answers(index: &Index, book: &Book, need: &Need, fields: &[String]) -> Vec<Match> {
    let aim = Aim {
        fields: fields.to_vec(),
        ..aim_of(need)
    };
    let mut found = of_draft(index, book, &aim, FIRST + need.also.len());
    found.retain(|one| !need.also.contains(&one.person));
    found.truncate(FIRST);
    found
}

/// Shares of needs.
#[derive(Debug, Default)]
struct Figures {
    /// As their text alone says what they are about.
    bare: Found,
    /// With their fields set.
    set: Found,
    /// Whose first answer is good, at once or with one of the fields that Kith asks about.
    asked: f64,
}

#[derive(Debug, Default)]
struct Found {
    /// Whose first answer is good.
    first: f64,
    /// How many of the good ones are among the first five.
    among: f64,
    /// The same two without those who only do what is near to it.
    sure: [f64; 2],
    /// Of those that nobody can meet, that have no answer.
    none: f64,
    /// Of the same, that have nobody near to it either.
    no_near: f64,
}

impl Found {
    /// Takes in the answers to one of so many needs. Whether the first is good.
    fn take(&mut self, need: &Need, found: &[Match], all: usize) -> bool {
        let good = |one: &&Match| need.good.contains(&one.person);
        let of = |found: &[Match]| {
            let held = found.iter().filter(good).count() as f64;
            let first = found.first().as_ref().is_some_and(good);
            (first, held / need.good.len().min(FIRST) as f64 / all as f64)
        };
        let (first, among) = of(found);
        self.first += share(first, all);
        self.among += among;
        let sure = found.iter().take_while(|one| !one.near).count();
        let (first_sure, among) = of(&found[..sure]);
        self.sure[0] += share(first_sure, all);
        self.sure[1] += among;
        first
    }
}

impl Found {
    /// Takes in whom one of so many needs finds that nobody can meet.
    fn none(&mut self, found: &[Match], all: usize) {
        self.none += share(found.iter().all(|one| one.near), all);
        self.no_near += share(found.is_empty(), all);
    }
}

/// What one of so many adds to their share.
fn share(counts: bool, of: usize) -> f64 {
    f64::from(u8::from(counts)) / of as f64
}

/// Says what went wrong, and whom it found.
fn say_wrong(book: &Book, need: &Need, fields: &[String], found: &[Match]) {
    say(|| {
        let good: Vec<String> = need.good.iter().map(|id| name(book, *id)).collect();
        let set = fields.join(", ");
        let mut line = format!("\n{} ({set})\n  wanted {}", need.text, good.join(", "));
        for one in found {
            let said = one.reason.words();
            line.push_str(&format!("\n  {} ({said})", name(book, one.person)));
        }
        line
    });
}

fn matches(book: &Book, set: &Labelled) -> Figures {
    let index = Index::of(book);
    let mut figures = Figures::default();
    let all = set.needs.len();
    for need in &set.needs {
        let found = answers(&index, book, need, &[]);
        let first = figures.bare.take(need, &found, all);
        if !first {
            say_wrong(book, need, &[], &found);
        }
        let found = answers(&index, book, need, &need.fields);
        let good = |one: &Match| need.good.contains(&one.person);
        let held = found.iter().filter(|one| good(one)).count();
        if !figures.set.take(need, &found, all) || held < need.good.len().min(FIRST) {
            say_wrong(book, need, &need.fields, &found);
        }
        let asked = may_be_about(&index, book, &aim_of(need), ASKED);
        let answers = |field: &str| answers(&index, book, need, &[field.to_owned()]);
        let mut asked = asked.into_iter().map(answers);
        let right = |found: Vec<Match>| Found::default().take(need, &found, all);
        figures.asked += share(first || asked.any(right), all);
    }
    let all = set.nobody.len();
    for need in &set.nobody {
        let found = answers(&index, book, need, &[]);
        figures.bare.none(&found, all);
        let set = answers(&index, book, need, &need.fields);
        figures.set.none(&set, all);
        if !found.is_empty() {
            say_wrong(book, need, &[], &found[..1]);
        }
        if !set.is_empty() {
            say_wrong(book, need, &need.fields, &set[..1]);
        }
    }
    figures
}

#[test]
fn needs_find_those_who_can_answer_them() {
    let book = network();
    // What was reached is in docs/decisions.md, the aim is 0.8 and 0.9; these are floors: of the text
    // alone, and with fields set.
    for (file, bare_floors, set_floors) in [
        ("tuned", [0.75, 0.8, 0.8], [0.75, 0.8, 0.8]),
        ("more", [0.33, 0.4, 0.6], [0.33, 0.4, 0.6]),
        ("everyday", [0.3, 0.4, 0.6], [0.75, 0.85, 0.7]),
        ("held_out", [0.5, 0.45, 0.7], [0.75, 0.85, 0.9]),
        ("everyday_held_out", [0.25, 0.3, 0.5], [0.75, 0.85, 0.7]),
        ("fresh", [0.4, 0.5, 0.5], [0.8, 0.85, 0.8]),
    ] {
        // `HALF=tuned,more` leaves the others alone, which are never tuned on.
        let only = std::env::var("HALF").ok();
        if only.is_some_and(|only| !only.split(',').any(|one| one == file)) {
            continue;
        }
        let Figures {
            bare,
            set: with,
            asked,
        } = matches(&book, &half(file));
        for (how, found) in [("text alone", &bare), ("fields set", &with)] {
            println!(
                "{file}, {how}: first answer good {:.2}, good ones in five {:.2} (without those near \
                 {:.2}, {:.2}), nobody found where nobody is {:.2} (nor anybody near {:.2})",
                found.first, found.among, found.sure[0], found.sure[1], found.none, found.no_near
            );
        }
        println!("{file}, one asked about picked: first answer good {asked:.2}");
        for (found, floors) in [(&bare, bare_floors), (&with, set_floors)] {
            let reached = [found.first, found.among, found.none];
            let falls_short = reached.iter().zip(floors).any(|(one, floor)| *one < floor);
            assert!(!falls_short, "{file}: {found:?} under {floors:?}");
            // Whoever is near adds a few, and does not carry it.
            let by_near = found.among - found.sure[1];
            assert!(by_near <= 0.1, "{file}: {by_near} by those near");
        }
    }
}

/// Shares of questions: whose first path begins well, and that have one among the first three.
fn ways(book: &Book, set: &Labelled) -> (f64, f64) {
    let today = Day::new(2026, 11, 27).expect("a day");
    let (index, graph) = (Index::of(book), Graph::of(book, today));
    let (mut first, mut among) = (0, 0);
    for asked in &set.paths {
        let target = match asked.kind.as_str() {
            "person" => Target::Person(asked.to.parse().expect("an id")),
            "organisation" => Target::Organization(asked.to.clone()),
            _ => Target::Field(asked.to.clone()),
        };
        let found = paths(&graph, &index, book, &target);
        let good: Vec<bool> = found
            .iter()
            .filter_map(|path| path.first())
            .filter(|id| !asked.also.contains(id))
            .map(|id| asked.good.contains(&id))
            .collect();
        first += usize::from(good.first() == Some(&true));
        among += usize::from(good.contains(&true));
        if good.first() != Some(&true) {
            say(|| {
                let wanted: Vec<String> = asked.good.iter().map(|id| name(book, *id)).collect();
                let to = asked
                    .to
                    .parse()
                    .map_or(asked.to.clone(), |id| name(book, id));
                let mut line = format!("\nto {to}, over {}", wanted.join(", "));
                for path in &found {
                    let words = path.words(book, today);
                    let steps = path.steps.iter().zip(words);
                    let steps: Vec<String> = steps
                        .map(|(step, why)| format!("{} ({why})", name(book, step.to)))
                        .collect();
                    line.push_str(&format!("\n  {}", steps.join(" → ")));
                }
                line
            });
        }
    }
    let all = set.paths.len() as f64;
    (first as f64 / all, among as f64 / all)
}

#[test]
fn paths_begin_with_somebody_one_would_ask() {
    let book = network();
    for file in ["tuned", "held_out"] {
        let (first, among) = ways(&book, &half(file));
        println!("{file}: first path good {first:.2}, a good one in three {among:.2}");
        assert!(first >= 0.6 && among >= 0.6, "{file}");
    }
}
