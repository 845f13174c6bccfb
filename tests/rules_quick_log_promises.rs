//! Promises in the quick log: which words are one, whose it is, and what is kept of it.

use kith::domain::giving::Promise;
use kith::domain::note::{AgendaItem, Interaction};
use kith::domain::{Book, Contact, Id};
use kith::rules::agenda;
use kith::rules::mention_text::MentionText;
use kith::rules::promises::Side;
use kith::rules::quick_log::{Choice, Choices, PromiseChoice, Who, said};

#[path = "support/lines.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod lines;
use lines::{assert_lines, change, read, today};
#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;
use small_book::{book_of, commit, id, person};

const ME: u32 = 16;
const ADA: u32 = 1;
const BEN: u32 = 2;
const MARK: u32 = 7;

fn book() -> Book {
    let people = [
        (ADA, "Ada Moreno"),
        (BEN, "Ben Ortiz"),
        (3, "Cyd Lake"),
        (4, "Cyd Park"),
        (MARK, "Mark Olsen"),
    ];
    let people = people.map(|(number, name)| (id(number), person(name, |_| ())));
    let me = person("Ines Own", |contact| contact.me = true);
    book_of(people.into_iter().chain([(id(ME), me)]))
}

fn name(book: &Book, id: Id) -> &str {
    book.get::<Contact>(id).map_or("nobody", |contact| {
        contact.display_name().split(' ').next().unwrap_or_default()
    })
}

/// What is kept of a line: whom one was with, the promises, and the text: "Ada; I>Ada 2026-08-14
/// [Send the paper]; called @Ada". What has to be asked is the sentence that asks.
fn told(line: &str, choices: &Choices) -> String {
    let mut book = book();
    let change = match change(&book, line, choices) {
        Ok(change) => change,
        Err(sentence) => return sentence,
    };
    commit(&mut book, &change);
    let called = |one| if one == id(ME) { "I" } else { name(&book, one) };
    let mut parts = Vec::new();
    let talks: Vec<&Interaction> = book.all::<Interaction>().map(|(_, one)| one).collect();
    parts.extend(talks.iter().map(|one| {
        let names: Vec<&str> = one.participants.iter().map(|id| called(*id)).collect();
        names.join("+")
    }));
    parts.extend(book.all::<Promise>().map(|(_, one)| {
        let due = one.due.map_or(String::new(), |day| format!(" {day}"));
        format!(
            "{}>{}{due} [{}]",
            called(one.from),
            called(one.to),
            one.text
        )
    }));
    parts.extend(
        talks
            .iter()
            .map(|one| MentionText::from_stored(&one.text).shown),
    );
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}

#[track_caller]
fn assert_told(cases: &[(&str, &str)]) {
    assert_lines(cases, |line| told(line, &Choices::default()));
}

#[test]
fn ones_own() {
    assert_told(&[
        (
            "called @Ada, promised to send the paper by Friday",
            "Ada; I>Ada 2026-08-14 [Send the paper]; called @Ada",
        ),
        (
            "called Ada and promised to send the paper",
            "Ada; I>Ada [Send the paper]; called @Ada",
        ),
        (
            "promise: send the paper to @Ada by Friday",
            "I>Ada 2026-08-14 [Send the paper to Ada]",
        ),
        (
            "promise: send @Ada the paper by 3 May",
            "I>Ada 2027-05-03 [Send Ada the paper]",
        ),
        (
            "met @Ada. Promise: by Friday, the paper",
            "Ada; I>Ada 2026-08-14 [The paper]; met @Ada.",
        ),
        ("Promise @Ada: the recipe", "I>Ada [The recipe]"),
        (
            "promised @Ada to ask @Ben about the key",
            "Ada; I>Ada [Ask Ben about the key]",
        ),
        (
            "Promised Ada the recipe by tomorrow",
            "Ada; I>Ada 2026-08-13 [The recipe]",
        ),
        (
            "met @Ada, I promised her the recipe in 2 weeks",
            "Ada; I>Ada 2026-08-26 [The recipe]; met @Ada",
        ),
        (
            "met @Ada, I've promised that I'd call until 20.8.2026, lovely evening",
            "Ada; I>Ada 2026-08-20 [I'd call]; met @Ada, lovely evening",
        ),
        (
            "met @Ada (promised to bring bread, cheese and wine) in the park",
            "Ada; I>Ada [Bring bread, cheese and wine]; met @Ada in the park",
        ),
        (
            "met @Ada, promised to send the paper by Friday to her office, she was tired",
            "Ada; I>Ada 2026-08-14 [Send the paper by Friday to her office]; met @Ada, she was tired",
        ),
        (
            "met @Ada, could not stay but promised to write",
            "Ada; I>Ada [Write]; met @Ada, could not stay",
        ),
        (
            "met @Ada and @Ben, promised to Ben to call @Ada",
            "Ada+Ben; I>Ben [Call Ada]; met @Ada and @Ben",
        ),
        (
            "had lunch with @Ada, promised to write by 20 August, remind me tomorrow to begin",
            "Ada; I>Ada 2026-08-20 [Write]; had lunch with @Ada",
        ),
    ]);
}

#[test]
fn theirs() {
    assert_told(&[
        (
            "met @Ada, she promised to send the photos by Friday",
            "Ada; Ada>I 2026-08-14 [Send the photos]; met @Ada",
        ),
        (
            "@Ada promised to send the photos by next week",
            "Ada; Ada>I 2026-08-19 [Send the photos]",
        ),
        ("Ada promised me the recipe", "Ada; Ada>I [The recipe]"),
        (
            "Mark has promised to come, he was in a hurry",
            "Mark; Mark>I [Come]; he was in a hurry",
        ),
        (
            "called @Ada. She's promised me to call back on Friday.",
            "Ada; Ada>I 2026-08-14 [Call back]; called @Ada.",
        ),
        (
            "met @Ada, promised to write and she promised to call",
            "Ada; I>Ada [Write]; Ada>I [Call]; met @Ada",
        ),
        (
            "@Ada promised @Ben to help him move by Sunday",
            "Ada+Ben; Ada>Ben 2026-08-16 [Help him move]",
        ),
        (
            "met @Ada, promised me to write",
            "Ada; Ada>I [Write]; met @Ada",
        ),
    ]);
}

#[test]
fn what_could_be_several_is_asked() {
    assert_told(&[
        (
            "met @Ada and @Ben, promised to send the photos",
            "“Send the photos” could be several promises. Pick whose it is.",
        ),
        (
            "@Ada came by and promised to call",
            "“Call” could be several promises. Pick whose it is.",
        ),
        (
            "@Ada and @Ben promised me a song",
            "“A song” could be several promises. Pick whose it is.",
        ),
        (
            "Ada, Ben and Mark promised to sing",
            "“Sing” could be several promises. Pick whose it is.",
        ),
        (
            "promised @Ada and @Ben to cook",
            "“Cook” could be several promises. Pick whose it is.",
        ),
        (
            "@Ada and @Zed promised me a song",
            "Zed is not here yet. Add them, or name somebody else.",
        ),
        (
            "promise: send the paper by Friday",
            "To whom did you promise “Send the paper”? Type @ and a name.",
        ),
        (
            "she promised to send the paper",
            "Who promised “Send the paper”? Type @ and a name.",
        ),
        (
            "promise: send the paper to @Zed",
            "Zed is not here yet. Add them, or name somebody else.",
        ),
        (
            "promised @Cyd to call",
            "“Cyd” could be several people. Pick one.",
        ),
    ]);
}

#[test]
fn what_is_no_promise() {
    for line in [
        "met @Ada, who promised to send the photos",
        "met @Ada, as promised",
        "met @Ada, she kept her promise to call",
        "met @Ada, I was promised a refund",
        "met @Ada, never promised to come",
        "met @Ada about the promised land",
        "met @Ada, a promise of rain in the air",
        "promise rings with @Ada",
        "met @Ada, I promised myself to call more often",
        "met @Ada, she said she promised to call",
        "met @Ada, she promised her brother to call",
        "met @Ada, if I promised to come she would too",
        "@Ada's brother promised to come",
        "met @Ada, promised nothing",
        "met @Ada, the film promised a lot",
        "the boss came with @Ada and promised to pay",
        "met @Ada, promised to",
        "met @Ada, promising to call",
    ] {
        let book = book();
        assert_eq!(read(&book, line).promises, [], "{line}");
    }
}

#[test]
fn a_promise_can_be_changed_refused_and_taken_apart() {
    let line = "met @Ada and @Ben, promised to send the photos by Friday";
    let book = book();
    let choose = |choice: PromiseChoice| {
        let mut choices = Choices::default();
        choices.promises.insert(0, choice);
        choices
    };
    let who = |who| {
        choose(PromiseChoice {
            who: Choice::Instead(who),
            ..PromiseChoice::default()
        })
    };
    let offered = read(&book, line).offered(0, &Choices::default(), &book);
    let both = |side| {
        [
            Who::With(side, id(ADA)),
            Who::With(side, id(BEN)),
            Who::Each(side),
        ]
    };
    assert_eq!(offered, [both(Side::Mine), both(Side::Theirs)].concat());
    let photos = "2026-08-14 [Send the photos]";
    for (choices, expected) in [
        (
            who(Who::With(Side::Theirs, id(BEN))),
            format!("Ada+Ben; Ben>I {photos}; met @Ada and @Ben"),
        ),
        (
            who(Who::Each(Side::Mine)),
            format!("Ada+Ben; I>Ada {photos}; I>Ben {photos}; met @Ada and @Ben"),
        ),
        // Somebody who is not in the line.
        (
            who(Who::With(Side::Mine, id(MARK))),
            "“Send the photos” could be several promises. Pick whose it is.".to_owned(),
        ),
        (
            choose(PromiseChoice {
                who: Choice::Refused,
                ..PromiseChoice::default()
            }),
            "Ada+Ben; met @Ada and @Ben, promised to send the photos by Friday".to_owned(),
        ),
        (
            choose(PromiseChoice {
                who: Choice::Instead(Who::With(Side::Mine, id(ADA))),
                due: Choice::Refused,
                text: Some(" Send the pictures ".to_owned()),
            }),
            "Ada+Ben; I>Ada [Send the pictures]; met @Ada and @Ben".to_owned(),
        ),
        (
            choose(PromiseChoice {
                who: Choice::Instead(Who::With(Side::Mine, id(ADA))),
                due: Choice::Instead(today()),
                text: None,
            }),
            "Ada+Ben; I>Ada 2026-08-12 [Send the photos]; met @Ada and @Ben".to_owned(),
        ),
    ] {
        assert_eq!(told(line, &choices), expected);
        let carried = choices
            .clone()
            .carried(&read(&book, line).written(), &read(&book, "met @Ada"));
        assert!(carried.promises.is_empty(), "gone with its words");
    }
}

#[test]
fn a_promise_of_several_can_be_of_each() {
    for (line, side, expected) in [
        (
            "@Ada and @Ben promised me a song",
            Side::Theirs,
            "Ada+Ben; Ada>I [A song]; Ben>I [A song]",
        ),
        (
            "promised Ada and Ben to cook on Friday",
            Side::Mine,
            "Ada+Ben; I>Ada 2026-08-14 [Cook]; I>Ben 2026-08-14 [Cook]",
        ),
    ] {
        let mut choices = Choices::default();
        choices.promises.entry(0).or_default().who = Choice::Instead(Who::Each(side));
        assert_eq!(told(line, &choices), expected);
    }
}

#[test]
fn what_was_promised_is_said() {
    let book = book();
    for (line, sentence) in [
        ("promise: send @Ada the paper", "Promise saved"),
        (
            "promise: send @Ada the paper; promise: send @Ben the key",
            "2 promises saved",
        ),
        (
            "promise: send @Ada the paper; remind me tomorrow to begin",
            "Saved",
        ),
        ("met @Ada, promised to call", "Caught up with Ada Moreno"),
    ] {
        let mut numbers = 1000u32..;
        let new_id = || id(numbers.next().unwrap());
        let change = read(&book, line).to_change(&Choices::default(), &book, today(), new_id);
        assert_eq!(said(&change.unwrap(), &book), sentence, "{line}");
    }
}

#[test]
fn points_that_were_raised_are_said_and_only_of_those_who_were_there() {
    let mut book = book();
    for (number, with) in [(50, ADA), (51, ADA), (52, BEN)] {
        let point = AgendaItem {
            with: id(with),
            text: format!("point {number}"),
            ..AgendaItem::default()
        };
        commit(&mut book, &kith::domain::Change::add(id(number), point));
    }
    let read = read(&book, "called @Ada yesterday");
    let choices = Choices {
        raised: [id(51), id(52)].into(),
        ..Choices::default()
    };
    assert_eq!(read.raised(&choices, &book), [id(51)]);
    let change = read
        .to_change(&choices, &book, today(), || id(1000))
        .unwrap();
    let change = change.squash(agenda::raised(&book, &read.raised(&choices, &book), 9));
    commit(&mut book, &change);
    let talk = book.get::<Interaction>(id(1000)).unwrap();
    let shown = MentionText::from_stored(&talk.text).shown;
    assert_eq!(shown, "called @Ada\n\nRaised: point 51");
    assert_eq!(agenda::points(&book, id(ADA)), [id(50)]);
    assert_eq!(agenda::points(&book, id(BEN)), [id(52)]);
}
