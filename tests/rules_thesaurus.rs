//! The thesaurus of fields, as it is written: its form, and that each of its names means what it stands for.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use std::collections::BTreeSet;

use kith::domain::aim::{Aim, AimKind};
use kith::rules::matches::thesaurus::thesaurus;
use kith::rules::matches::{Index, SITUATIONS, of_draft};
use small_book::{book_of, id, person};

/// So many are looked at: whoever does it under another name comes as early.
const FIRST: usize = 3;

const TEXT: &str = include_str!("../src/rules/matches/thesaurus.txt");

/// The lines of subjects.
fn lines() -> impl Iterator<Item = &'static str> {
    let is_subject =
        |line: &&str| !line.is_empty() && !line.starts_with('#') && !line.starts_with("= ");
    TEXT.lines().filter(is_subject)
}

#[test]
fn each_line_is_a_subject_with_names_in_three_languages_at_most() {
    for line in lines() {
        let (names, _) = line.split_once("| > ").unwrap_or((line, ""));
        let languages: Vec<&str> = names.trim_end_matches([' ', '|']).split('|').collect();
        assert!(languages.len() <= 3, "{line}");
        for names in languages {
            let mut seen = BTreeSet::new();
            for name in names.split(',') {
                assert!(seen.insert(name.trim()), "{name} twice in {line}");
            }
        }
    }
    assert_eq!(lines().count(), thesaurus().subjects.len());
}

#[test]
fn each_name_on_screen_is_of_one_subject() {
    let mut seen = BTreeSet::new();
    for subject in &thesaurus().subjects {
        assert!(!subject.name.is_empty());
        assert!(seen.insert(subject.name), "{} twice", subject.name);
    }
}

#[test]
fn each_stand_in_is_another_subject() {
    let named = lines().filter_map(|line| line.split_once("| > "));
    let named: usize = named.map(|(_, names)| names.split(',').count()).sum();
    let all = thesaurus().subjects.iter().zip(0..);
    let mut found = 0;
    for (subject, id) in all {
        assert!(!subject.stand_ins.contains(&id), "{}", subject.name);
        found += subject.stand_ins.len();
    }
    assert!(found > 1_000);
    assert_eq!(found, named, "some are not the name of a subject");
}

#[test]
fn whoever_does_just_what_is_set_is_among_the_first() {
    let names: Vec<&str> = thesaurus().subjects.iter().map(|one| one.name).collect();
    let people = names.iter().zip(10..).map(|(name, number)| {
        let fields = vec![(*name).to_owned()];
        (id(number), person(name, |one| one.fields = fields))
    });
    let book = book_of(people);
    let index = Index::of(&book);
    let mut missed = Vec::new();
    for (name, number) in names.iter().zip(10..) {
        let need = Aim {
            whose: id(1),
            kind: AimKind::Need,
            fields: vec![(*name).to_owned()],
            ..Aim::default()
        };
        let found = of_draft(&index, &book, &need, FIRST);
        if !found.iter().any(|one| one.person == id(number)) {
            missed.push(*name);
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn each_situation_is_of_a_subject() {
    let names: BTreeSet<&str> = thesaurus().subjects.iter().map(|one| one.name).collect();
    let lines = SITUATIONS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut seen = BTreeSet::new();
    for line in lines {
        let (name, hints) = line.split_once(": ").expect("a name and its hints");
        assert!(names.contains(name), "{name} is no subject");
        assert!(
            seen.insert(name) && !hints.is_empty(),
            "{name} twice, or empty"
        );
    }
    assert!(seen.len() > 500);
}
