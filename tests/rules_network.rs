//! How good the answers are, over an invented book of 300 people: the rules were tuned on two sets of
//! questions; a third was written by somebody who had not seen the rules, and was never looked at.
//!
//! `cargo test --test rules_network -- --nocapture` prints the figures, and `WHY=1` each question
//! that went wrong.

#[path = "support/labelled.rs"]
mod labelled;

use kith::domain::aim::{Aim, AimKind};
use kith::domain::time::Day;
use kith::domain::{Book, Contact, Id};
use kith::rules::matches::{Index, Match, of_draft};
use kith::rules::paths::{Graph, Target, paths};
use labelled::{Labelled, Need, half, network};

/// Answers that are looked at.
const FIRST: usize = 5;

fn name(book: &Book, id: Id) -> String {
    let contact = book.get::<Contact>(id);
    contact.map_or_else(|| id.to_string(), |one| one.display_name().to_owned())
}

fn say(line: impl FnOnce() -> String) {
    if std::env::var_os("WHY").is_some() {
        println!("{}", line());
    }
}

fn answers(index: &Index, book: &Book, need: &Need) -> Vec<Match> {
    let kinds = AimKind::ALL.iter();
    let aim = Aim {
        whose: need.of,
        kind: *kinds
            .clone()
            .find(|kind| kind.word() == need.kind)
            .expect("a kind of aim"),
        text: need.text.clone(),
        ..Aim::default()
    };
    let mut found = of_draft(index, book, &aim, FIRST + need.also.len());
    found.retain(|one| !need.also.contains(&one.person));
    found.truncate(FIRST);
    found
}

/// Shares of needs: whose first answer is good, how many of the good ones are among the first five,
/// and of those without one, that have no answer.
fn matches(book: &Book, set: &Labelled) -> (f64, f64, f64) {
    let index = Index::of(book);
    let (mut first, mut among) = (0.0, 0.0);
    for need in &set.needs {
        let found = answers(&index, book, need);
        let good = |one: &&Match| need.good.contains(&one.person);
        first += f64::from(u8::from(found.first().as_ref().is_some_and(good)));
        let held = found.iter().filter(good).count();
        let share = held as f64 / need.good.len().min(FIRST) as f64;
        among += share;
        if share < 1.0 || !found.first().as_ref().is_some_and(good) {
            say(|| {
                let good: Vec<String> = need.good.iter().map(|id| name(book, *id)).collect();
                let mut line = format!("\n{}\n  wanted {}", need.text, good.join(", "));
                for one in &found {
                    let said = one.reason.words();
                    line.push_str(&format!("\n  {} ({said})", name(book, one.person)));
                }
                line
            });
        }
    }
    let none = set.nobody.iter().filter(|need| {
        let found = answers(&index, book, need);
        if let Some(one) = found.first() {
            say(|| {
                format!(
                    "\n{}\n  nobody, but {} ({})",
                    need.text,
                    name(book, one.person),
                    one.reason.words()
                )
            });
        }
        found.is_empty()
    });
    let all = set.needs.len() as f64;
    (
        first / all,
        among / all,
        none.count() as f64 / set.nobody.len() as f64,
    )
}

#[test]
fn needs_find_those_who_can_answer_them() {
    let book = network();
    // What was reached is in docs/decisions.md, the aim is 0.8 and 0.9; these are floors.
    for (file, first_least, among_least, none_least) in [
        ("tuned", 0.75, 0.8, 0.6),
        ("more", 0.36, 0.45, 0.5),
        ("held_out", 0.45, 0.42, 0.35),
    ] {
        // `HALF=tuned,more` leaves the others alone, which are never tuned on.
        let only = std::env::var("HALF").ok();
        if only.is_some_and(|only| !only.split(',').any(|one| one == file)) {
            continue;
        }
        let (first, among, none) = matches(&book, &half(file));
        println!(
            "{file}: first answer good {first:.2}, good ones in five {among:.2}, nobody found where nobody is {none:.2}"
        );
        assert!(
            first >= first_least && among >= among_least && none >= none_least,
            "{file}"
        );
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
