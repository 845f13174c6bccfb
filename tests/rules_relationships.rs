//! Relationships seen from both sides, and what they imply.

use kith::domain::circle::Relationship;
use kith::domain::{Body, Book, Change, Clock, Contact, Id, Record};
use kith::rules::relationships::{
    KINDS, Other, begins_known, implied, inverse_of, of_person, with_inverse,
};

fn id(number: u32) -> Id {
    Id::new(number, 0)
}

fn add(book: &mut Book, number: u32, record: Record) {
    let mut change = Change::default();
    change.added.insert(id(number), record);
    let delta = book.stamp(&change, &mut Clock::new(1), 1);
    book.join(delta);
}

fn link(from: u32, kind: &str, to: u32) -> Body {
    let (kind, inverse) = with_inverse(kind, "");
    Relationship {
        from: id(from),
        to: Some(id(to)),
        kind,
        inverse,
        ..Relationship::default()
    }
    .into()
}

/// Ten people, numbered, and links among them: whom the first is what of.
fn family(links: &[(u32, &str, u32)]) -> Book {
    let mut book = Book::default();
    for number in 1..=9 {
        add(
            &mut book,
            number,
            Record::new(Contact::named(format!("P{number}"))),
        );
    }
    for (number, (from, kind, to)) in (100..).zip(links) {
        add(&mut book, number, Record::new(link(*from, kind, *to)));
    }
    book
}

/// "parent 3" for each, of person 1.
fn asked(book: &Book) -> Vec<String> {
    let links = implied(book, id(1)).into_iter();
    links
        .map(|one| format!("{} {}", one.kind, one.other.seconds()))
        .collect()
}

#[test]
fn every_kind_is_the_inverse_of_its_inverse() {
    for (kind, inverse) in KINDS {
        assert_eq!(inverse_of(inverse), Some(*kind));
        assert_eq!(inverse_of(&kind.to_uppercase()), Some(*inverse));
    }
    for (kind, inverse, kept) in [
        ("parent", "", "child"),
        (" Manager ", "", "report"),
        ("mother", "", "child"),
        ("Son", "", "parent"),
        ("fiancée", "", "partner"),
        ("boss", "", "report"),
        ("mother", "daughter", "daughter"),
        ("rival", "", "rival"),
        ("landlady", "tenant", "tenant"),
        ("parent", "daughter", "daughter"),
    ] {
        assert_eq!(
            with_inverse(kind, inverse),
            (kind.trim().to_owned(), kept.to_owned())
        );
    }
}

#[test]
fn a_mother_is_a_parent_and_implies_what_a_parent_does() {
    let book = family(&[(1, "mother", 2), (1, "father", 3)]);
    let asked: Vec<_> = implied(&book, id(2));
    let asked: Vec<_> = asked.iter().map(|one| (one.other, one.kind)).collect();
    assert_eq!(asked, [(id(3), "sibling")]);
    for (kind, known) in [
        ("mother", true),
        ("moth", true),
        ("niece", true),
        ("rival", false),
        ("", true),
    ] {
        assert_eq!(begins_known(kind), known, "{kind}");
    }
}

#[test]
fn a_link_is_seen_from_both_sides() {
    let mut book = family(&[(1, "parent", 2), (3, "manager", 1), (4, "partner", 1)]);
    let named = Relationship {
        from: id(1),
        to_name: "Old Tom".to_owned(),
        kind: "tenant".to_owned(),
        inverse: "landlord".to_owned(),
        ..Relationship::default()
    };
    add(&mut book, 200, Record::new(named));
    add(&mut book, 201, Record::new(link(1, "friend", 77)));
    add(&mut book, 202, Record::new(link(1, "friend", 1)));
    let of = |book: &Book, number| -> Vec<(String, Other)> {
        let related = of_person(book, id(number)).into_iter();
        related.map(|one| (one.kind, one.other)).collect()
    };
    let person = |kind: &str, number| (kind.to_owned(), Other::Person(id(number)));
    let tom = ("landlord".to_owned(), Other::Named("Old Tom".to_owned()));
    assert_eq!(
        of(&book, 1),
        [
            person("partner", 4),
            person("child", 2),
            person("manager", 3),
            tom
        ]
    );
    assert_eq!(of(&book, 2), [person("parent", 1)]);
    assert_eq!(of(&book, 3), [person("report", 1)]);
    let mut gone = book.record(id(4)).unwrap().clone();
    gone.trashed = Some(1);
    let change = Change::update(id(4), book.record(id(4)).unwrap(), gone);
    let delta = book.stamp(&change, &mut Clock::new(1), 2);
    book.join(delta);
    assert_eq!(of(&book, 1).len(), 3);
}

#[test]
fn family_implies_family_and_nothing_else_does() {
    type Case<'a> = (&'a [(u32, &'a str, u32)], &'a [&'a str]);
    let cases: &[Case] = &[
        (&[], &[]),
        (&[(2, "sibling", 1), (3, "parent", 2)], &["parent 3"]),
        (&[(1, "sibling", 2), (2, "child", 3)], &["parent 3"]),
        (&[(2, "parent", 1), (3, "partner", 2)], &["parent 3"]),
        (&[(2, "parent", 1), (2, "parent", 3)], &["sibling 3"]),
        (&[(2, "child", 1), (3, "sibling", 2)], &["child 3"]),
        (&[(2, "partner", 1), (3, "child", 2)], &["child 3"]),
        (&[(2, "parent", 1), (3, "parent", 2)], &["grandparent 3"]),
        (&[(1, "parent", 2), (2, "parent", 3)], &["grandchild 3"]),
        (&[(1, "sibling", 2), (2, "sibling", 3)], &["sibling 3"]),
        // Known in whatever way, it is not asked.
        (
            &[(2, "parent", 1), (3, "partner", 2), (3, "step-parent", 1)],
            &[],
        ),
        (
            &[(2, "sibling", 1), (3, "parent", 2), (3, "parent", 1)],
            &[],
        ),
        (
            &[(2, "parent", 1), (3, "partner", 2), (3, "friend", 1)],
            &["parent 3"],
        ),
        // Two ways to one person are one question, the likelier one.
        (
            &[
                (2, "parent", 1),
                (3, "partner", 2),
                (4, "sibling", 1),
                (3, "parent", 4),
                (2, "parent", 4),
            ],
            &["parent 3"],
        ),
        // What says nothing about family.
        (&[(2, "friend", 1), (3, "parent", 2)], &[]),
        (&[(2, "partner", 1), (3, "parent", 2)], &[]),
        (&[(2, "parent", 1), (3, "former partner", 2)], &[]),
        (&[(2, "sibling", 1), (3, "child", 2)], &[]),
        (&[(2, "parent", 1), (3, "sibling", 2)], &[]),
        (&[(2, "colleague", 1), (3, "sibling", 2)], &[]),
    ];
    for (links, expected) in cases {
        assert_eq!(asked(&family(links)), *expected, "{links:?}");
    }
}

#[test]
fn an_answer_is_remembered_from_both_sides() {
    let links = [(2, "sibling", 1), (3, "parent", 2)];
    let mut yes = family(&links);
    let question = implied(&yes, id(1)).remove(0);
    assert_eq!(
        (question.through, question.steps),
        (id(2), ("sibling", "parent"))
    );
    add(&mut yes, 300, Record::new(question.accept()));
    assert!(asked(&yes).is_empty());
    let parents = of_person(&yes, id(1));
    assert!(
        parents
            .iter()
            .any(|one| one.kind == "parent" && one.other == Other::Person(id(3)))
    );
    let mut no = family(&links);
    add(&mut no, 300, Record::new(question.decline()));
    assert!(asked(&no).is_empty());
    assert!(implied(&no, id(3)).iter().all(|one| one.other != id(1)));
}
