//! How good the answers are, over an invented book of 300 people. The rules were tuned on two sets of
//! questions, "tuned" and "more", which are hard on purpose; "everyday" was looked at, but not tuned on. The
//! two that are held out were written by somebody who had not seen the rules, and were never looked at.
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
    /// Whose first answer is good.
    first: f64,
    /// How many of the good ones are among the first five.
    among: f64,
    /// Whose first answer is good once its fields are set.
    set: f64,
    /// Whose first answer is good, at once or with one of the fields that Kith asks about.
    asked: f64,
    /// Of those that nobody can meet, that have no answer, without their fields and with them.
    none: f64,
    none_set: f64,
}

/// Says what went wrong, and whom it found.
fn say_wrong(book: &Book, need: &Need, found: &[Match]) {
    say(|| {
        let good: Vec<String> = need.good.iter().map(|id| name(book, *id)).collect();
        let mut line = format!("\n{}\n  wanted {}", need.text, good.join(", "));
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
    let share = |true_of: bool, of: usize| f64::from(u8::from(true_of)) / of as f64;
    let all = set.needs.len();
    for need in &set.needs {
        let good = |one: &&Match| need.good.contains(&one.person);
        let is_first = |fields: &[String]| {
            let found = answers(&index, book, need, fields);
            found.first().as_ref().is_some_and(good)
        };
        let found = answers(&index, book, need, &[]);
        let held = found.iter().filter(good).count();
        let among = held as f64 / need.good.len().min(FIRST) as f64;
        let first = is_first(&[]);
        let asked = may_be_about(&index, book, &aim_of(need), ASKED);
        let mut asked = asked.into_iter().map(str::to_owned);
        figures.first += share(first, all);
        figures.among += among / all as f64;
        figures.set += share(is_first(&need.fields), all);
        figures.asked += share(first || asked.any(|field| is_first(&[field])), all);
        if !first || among < 1.0 {
            say_wrong(book, need, &found);
        }
    }
    let all = set.nobody.len();
    for need in &set.nobody {
        let found = answers(&index, book, need, &[]);
        figures.none += share(found.is_empty(), all);
        let set = answers(&index, book, need, &need.fields);
        figures.none_set += share(set.is_empty(), all);
        if !found.is_empty() {
            say_wrong(book, need, &found[..1]);
        }
    }
    figures
}

#[test]
fn needs_find_those_who_can_answer_them() {
    let book = network();
    // What was reached is in docs/decisions.md, the aim is 0.8 and 0.9; these are floors.
    for (file, first_least, among_least, none_least) in [
        ("tuned", 0.75, 0.8, 0.6),
        ("more", 0.36, 0.45, 0.5),
        ("everyday", 0.3, 0.4, 0.5),
        ("held_out", 0.45, 0.42, 0.35),
        ("everyday_held_out", 0.3, 0.35, 0.4),
    ] {
        // `HALF=tuned,more` leaves the others alone, which are never tuned on.
        let only = std::env::var("HALF").ok();
        if only.is_some_and(|only| !only.split(',').any(|one| one == file)) {
            continue;
        }
        let found = matches(&book, &half(file));
        println!(
            "{file}: first answer good {:.2}, good ones in five {:.2}, nobody found where nobody is \
             {:.2}; with fields set {:.2} and {:.2}, with one that is asked about {:.2}",
            found.first, found.among, found.none, found.set, found.none_set, found.asked
        );
        assert!(
            found.first >= first_least && found.among >= among_least && found.none >= none_least,
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
