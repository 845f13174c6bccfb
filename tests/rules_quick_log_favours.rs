//! Loans and help in the quick log: which words are one, who gave to whom, and what is kept of it.

use kith::domain::giving::{Favour, FavourKind};
use kith::domain::note::Interaction;
use kith::domain::reminder::Reminder;
use kith::domain::{Body, Book, Id};
use kith::rules::favours::words;
use kith::rules::mention_text::MentionText;
use kith::rules::promises::Side;
use kith::rules::quick_log::{
    Choice, Choices, FavourChoice, NameChoice, Names, Who, said, understand,
};
use proptest::prelude::*;

#[path = "support/lines.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod lines;
use lines::{assert_lines, change, read, today};
#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;
use small_book::{book_of, commit, day, id, person};

const ADA: u32 = 1;
const BO: u32 = 2;
const CYD: u32 = 3;
const ME: u32 = 16;

fn people() -> Vec<(Id, Body)> {
    let names = [(ADA, "Ada Moreno"), (BO, "Bo Lind"), (CYD, "Cyd Lake")];
    let me = person("Ines Own", |contact| contact.me = true);
    let named = names.map(|(number, name)| (id(number), person(name, |_| ())));
    named.into_iter().chain([(id(ME), me)]).collect()
}

fn lent(from: u32, to: u32, item: &str) -> Favour {
    Favour {
        from: id(from),
        to: id(to),
        kind: FavourKind::Loan,
        item: item.to_owned(),
        ..Favour::default()
    }
}

fn loan(from: u32, to: u32, item: &str) -> Body {
    lent(from, to, item).into()
}

/// With what is lent: Bo has one's drill and one's tent, and one has Ada's ladder.
fn book() -> Book {
    let loans = [
        (id(30), loan(ME, BO, "A drill")),
        (id(31), loan(ME, BO, "The green tent")),
        (id(32), loan(ADA, ME, "A tall ladder")),
    ];
    book_of(people().into_iter().chain(loans))
}

/// What is kept: "You lent Bo the drill", with its day where that is not today, what else it says in
/// brackets, what is back, and "talk" for a conversation with its text.
fn told_of(line: &str, choices: &Choices) -> String {
    let mut book = book();
    let change = match change(&book, line, choices) {
        Ok(change) => change,
        Err(sentence) => return sentence,
    };
    commit(&mut book, &change);
    let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
    let mut parts = Vec::new();
    for record in change.added.values() {
        if let Body::Favour(one) = &record.body {
            let on = (one.date != today().into()).then(|| format!(" {}", one.date));
            let text = (!one.text.is_empty()).then(|| format!(" [{}]", one.text));
            let head = plain(&words::head(&book, one));
            parts.push(format!(
                "{head}{}{}",
                text.unwrap_or_default(),
                on.unwrap_or_default()
            ));
        }
    }
    for (_, to) in change.updated.values() {
        if let Body::Favour(one) = &to.body {
            parts.push(format!("{} back {}", one.item, one.returned.unwrap()));
        }
    }
    for record in change.added.values() {
        match &record.body {
            Body::Interaction(one) => {
                let with: Vec<String> = one
                    .participants
                    .iter()
                    .map(|one| book.get::<kith::domain::Contact>(*one).unwrap())
                    .map(|one| one.display_name().split(' ').next().unwrap().to_owned())
                    .collect();
                let text = MentionText::from_stored(&one.text).shown;
                parts.push(format!("talk {}: {text}", with.join("+")));
            }
            Body::Promise(one) => parts.push(format!("promise {}", one.text)),
            Body::Reminder(one) => parts.push(format!("remind {} {}", one.due, one.text)),
            _ => {}
        }
    }
    parts.join("; ")
}

#[track_caller]
fn assert_told(cases: &[(&str, &str)]) {
    assert_lines(cases, |line| told_of(line, &Choices::default()));
}

#[test]
fn what_is_lent() {
    assert_told(&[
        ("lent @Bo the drill", "You lent Bo Lind the drill"),
        ("Lent Bo the drill", "You lent Bo Lind the drill"),
        (
            "I lent @Bo my drill yesterday",
            "You lent Bo Lind my drill 2026-08-11",
        ),
        (
            "yesterday lent @Bo the drill",
            "You lent Bo Lind the drill 2026-08-11",
        ),
        ("lent the drill to @Bo", "You lent Bo Lind the drill"),
        ("lent @Bo 50,00 €", "You lent Bo Lind €50"),
        ("lent @Bo €1,200", "You lent Bo Lind €1,200"),
        (
            "lent the drill to @Bo last Friday",
            "You lent Bo Lind the drill 2026-08-07",
        ),
        (
            "lent the drill on Monday to @Bo",
            "You lent Bo Lind the drill 2026-08-10",
        ),
        (
            "lent @Bo a drill and a saw",
            "You lent Bo Lind a drill and a saw",
        ),
        (
            "lent @Bo the drill he needs tomorrow",
            "You lent Bo Lind the drill he needs tomorrow",
        ),
        (
            "lent @Bo the tent for the trip next week",
            "You lent Bo Lind the tent [For the trip next week]",
        ),
        (
            "lent @Bo the drill for tomorrow",
            "You lent Bo Lind the drill [For tomorrow]",
        ),
        (
            "lent @Bo the drill until Friday",
            "You lent Bo Lind the drill [Until Friday]",
        ),
        (
            "lent @Bo the drill, he is renovating",
            "You lent Bo Lind the drill [He is renovating]",
        ),
        ("lent @Bo 20 €", "You lent Bo Lind €20"),
        (
            "lent @Bo 20 € for the taxi",
            "You lent Bo Lind €20 [For the taxi]",
        ),
        ("lent @Bo €20.50", "You lent Bo Lind €20.50"),
        ("lent @Bo 3 books", "You lent Bo Lind 3 books"),
        ("@Bo lent me his ladder", "Bo Lind lent you his ladder"),
        (
            "Bo lent me a ladder in May",
            "Bo Lind lent you a ladder 2026-05",
        ),
        ("@Bo: lent him the saw", "You lent Bo Lind the saw"),
        ("@Bo lent @Ada a saw", "Bo Lind lent Ada Moreno a saw"),
        ("borrowed a tent from @Ada", "Ada Moreno lent you a tent"),
        (
            "borrowed books from @Ada two weeks ago",
            "Ada Moreno lent you books 2026-07-29",
        ),
        ("borrowed @Ada's tent", "Ada Moreno lent you the tent"),
        ("@Bo borrowed my saw", "You lent Bo Lind my saw"),
        ("@Bo borrowed a saw from me", "You lent Bo Lind a saw"),
        (
            "lent @Bo the saw, remind me in 2 weeks to get it back",
            "You lent Bo Lind the saw; remind 2026-08-26 Get it back",
        ),
    ]);
}

#[test]
fn what_is_promised_with_it_is_of_the_same_people() {
    assert_told(&[(
        "lent @Bo the saw, promised to bring the blades by Friday",
        "You lent Bo Lind the saw; promise Bring the blades",
    )]);
}

#[test]
fn what_is_given_and_how_one_helps() {
    assert_told(&[
        ("gave @Bo a book", "You gave Bo Lind a book"),
        ("gave a book to @Bo", "You gave Bo Lind a book"),
        (
            "gave @Bo a book for his birthday",
            "You gave Bo Lind a book [For his birthday]",
        ),
        ("@Ada gave me seedlings", "Ada Moreno gave you seedlings"),
        (
            "@Ada and @Bo gave me a lamp",
            "Ada Moreno gave you a lamp; Bo Lind gave you a lamp",
        ),
        ("helped @Bo move", "You helped Bo Lind [Move]"),
        (
            "helped @Bo and @Ada move",
            "You helped Bo Lind [Move]; You helped Ada Moreno [Move]",
        ),
        (
            "helped @Bo move on Saturday",
            "You helped Bo Lind [Move] 2026-08-08",
        ),
        (
            "helped @Bo yesterday with the taxes",
            "You helped Bo Lind [With the taxes] 2026-08-11",
        ),
        (
            "@Bo helped me with the taxes",
            "Bo Lind helped you [With the taxes]",
        ),
        (
            "Yesterday @Bo helped me paint",
            "Bo Lind helped you [Paint] 2026-08-11",
        ),
        (
            "Bo has helped me with the taxes",
            "Bo Lind helped you [With the taxes]",
        ),
        (
            "@Bo: helped me with the taxes",
            "Bo Lind helped you [With the taxes]",
        ),
        (
            "@Bo gave me a hand with the sofa",
            "Bo Lind helped you [With the sofa]",
        ),
        (
            "@Bo gave me advice on the roof",
            "Bo Lind advised you [On the roof]",
        ),
        (
            "gave @Bo a lift to the station",
            "You helped Bo Lind [A lift to the station]",
        ),
        ("helped @Bo to move", "You helped Bo Lind [Move]"),
        ("helped @Bo", "Write what it was, in a few words."),
    ]);
}

#[test]
fn what_one_verb_shares_out() {
    assert_told(&[
        (
            "gave @Bo seedlings and @Ada a book",
            "You gave Bo Lind seedlings; You gave Ada Moreno a book",
        ),
        (
            "gave @Bo seedlings, @Ada a book and @Cyd a lamp",
            "You gave Bo Lind seedlings; You gave Ada Moreno a book; You gave Cyd Lake a lamp",
        ),
        (
            "lent @Bo the drill and @Ada the saw yesterday",
            "You lent Bo Lind the drill 2026-08-11; You lent Ada Moreno the saw 2026-08-11",
        ),
        (
            "lent the drill to @Bo and the saw to @Ada",
            "You lent Bo Lind the drill; You lent Ada Moreno the saw",
        ),
        (
            "borrowed a saw from @Bo and a tent from @Ada",
            "Bo Lind lent you a saw; Ada Moreno lent you a tent",
        ),
        (
            "@Bo gave me a book and @Ada a lamp",
            "Bo Lind gave you a book; Bo Lind gave Ada Moreno a lamp",
        ),
        // Whom nothing is given to is there all the same.
        (
            "@Bo gave me a book and @Ada came too",
            "Bo Lind gave you a book; talk Ada: @Ada came too",
        ),
        (
            "gave @Bo a drawing of the house and @Ada",
            "You gave Bo Lind a drawing of the house and Ada",
        ),
        (
            "gave the book to @Bo and @Ada",
            "You gave Bo Lind the book; You gave Ada Moreno the book",
        ),
        (
            "helped @Bo move and @Ada pack",
            "You helped Bo Lind [Move and Ada pack]",
        ),
        (
            "gave @Bo a book and @Ada two lamps",
            "You gave Bo Lind a book; You gave Ada Moreno two lamps",
        ),
        // What else happened is no thing, and a time is none.
        (
            "gave the flowers to @Bo and the kids went to @Ada",
            "You gave Bo Lind the flowers [And the kids went to Ada]",
        ),
        (
            "lent @Bo the drill, the kids went to @Ada",
            "You lent Bo Lind the drill; talk Ada: the kids went to @Ada",
        ),
        (
            "borrowed a tent from @Bo, the kids got a ball from @Ada",
            "Bo Lind lent you a tent; talk Ada: the kids got a ball from @Ada",
        ),
        (
            "gave @Bo a lift and @Ada the next day",
            "You helped Bo Lind [A lift]; talk Ada: @Ada the next day",
        ),
    ]);
}

#[test]
fn several_things() {
    assert_told(&[
        (
            "lent @Bo the lamp, the saw, and the hammer",
            "You lent Bo Lind the lamp, the saw, and the hammer",
        ),
        (
            "lent @Bo the lamp, the old saw and the hammer yesterday",
            "You lent Bo Lind the lamp, the old saw and the hammer 2026-08-11",
        ),
        (
            "lent @Bo the lamp, the saw and the hammer for the shed",
            "You lent Bo Lind the lamp, the saw and the hammer [For the shed]",
        ),
        (
            "lent @Bo the drill, the saw and the kids were happy",
            "You lent Bo Lind the drill [The saw and the kids were happy]",
        ),
        (
            "lent @Bo the drill, the big one",
            "You lent Bo Lind the drill [The big one]",
        ),
        (
            "lent @Bo the drill, the weather was nice and he smiled",
            "You lent Bo Lind the drill [The weather was nice and he smiled]",
        ),
    ]);
}

#[test]
fn signs_stay_with_the_thing() {
    assert_told(&[
        ("lent @Bo *the* drill", "You lent Bo Lind *the* drill"),
        ("lent @Bo ~20 €", "You lent Bo Lind ~20 €"),
        ("lent @Bo -5 €", "You lent Bo Lind -5 €"),
        ("lent @Bo the ladder 🪜", "You lent Bo Lind the ladder 🪜"),
        ("lent @Bo - the drill", "talk Bo: lent @Bo - the drill"),
    ]);
}

#[test]
fn what_one_gets() {
    assert_told(&[
        ("got a book from @Ada", "Ada Moreno gave you a book"),
        (
            "received a lamp from @Ada for my birthday",
            "Ada Moreno gave you a lamp [For my birthday]",
        ),
        ("@Ada got a lamp from @Bo", "Bo Lind gave Ada Moreno a lamp"),
        ("@Ada got a lamp from me", "You gave Ada Moreno a lamp"),
        ("got a lift from @Ada", "Ada Moreno helped you [A lift]"),
        (
            "got some advice from @Ada on the roof",
            "Ada Moreno advised you [On the roof]",
        ),
        // Fetched, or lent.
        ("got the car from @Ada", "talk Ada: got the car from @Ada"),
        (
            "got three letters from @Ada",
            "talk Ada: got three letters from @Ada",
        ),
        (
            "received an email from @Ada",
            "talk Ada: received an email from @Ada",
        ),
        ("got two hugs from @Ada", "talk Ada: got two hugs from @Ada"),
        ("got a cold from @Bo", "talk Bo: got a cold from @Bo"),
        (
            "got some help from @Ada",
            "talk Ada: got some help from @Ada",
        ),
        (
            "received 2 e-mails from @Ada",
            "talk Ada: received 2 e-mails from @Ada",
        ),
        // It may be owed.
        ("got 20 € from @Bo", "talk Bo: got 20 € from @Bo"),
        (
            "got a discount from @Bo",
            "talk Bo: got a discount from @Bo",
        ),
    ]);
}

#[test]
fn names_in_small_letters() {
    let nobody = "Nobody is named. Type @ and a name.";
    assert_told(&[
        ("lent bo the drill", "You lent Bo Lind the drill"),
        ("lent bo lind the drill", "You lent Bo Lind the drill"),
        ("borrowed a tent from ada", "Ada Moreno lent you a tent"),
        (
            "gave a book to ada yesterday",
            "You gave Ada Moreno a book 2026-08-11",
        ),
        ("bo lent me the drill", "Bo Lind lent you the drill"),
        ("bo has lent me the drill", "Bo Lind lent you the drill"),
        ("helped bo move", "You helped Bo Lind [Move]"),
        ("got a book from ada", "Ada Moreno gave you a book"),
        ("lent bo smith the drill", nobody),
        (
            "borrowed a drill from bo and a saw from ada",
            "Bo Lind lent you a drill; Ada Moreno lent you a saw",
        ),
        (
            "lent my drill to bo and my saw to ada",
            "You lent Bo Lind my drill; You lent Ada Moreno my saw",
        ),
        (
            "gave bo a jar of jam, ada a scarf and cyd a pen",
            "You gave Bo Lind a jar of jam; You gave Ada Moreno a scarf; You gave Cyd Lake a pen",
        ),
        (
            "helped bo and ada move",
            "You helped Bo Lind [Move]; You helped Ada Moreno [Move]",
        ),
        ("helped bo and zed move", nobody),
        ("helped paint the boat", nobody),
    ]);
}

#[test]
fn beside_a_conversation() {
    assert_told(&[
        (
            "lunch with @Bo, lent him the saw",
            "You lent Bo Lind the saw; talk Bo: lunch with @Bo",
        ),
        (
            "met @Bo and helped him move",
            "You helped Bo Lind [Move]; talk Bo: met @Bo",
        ),
        (
            "@Bo came over and helped me with the taxes",
            "Bo Lind helped you [With the taxes]; talk Bo: @Bo came over",
        ),
        (
            "called @Ada about the boat and gave @Bo a book",
            "You gave Bo Lind a book; talk Ada: called @Ada about the boat",
        ),
        (
            "gave @Bo a book at the party",
            "You gave Bo Lind a book; talk Bo: at the party",
        ),
        (
            "lent @Bo the saw and had coffee",
            "You lent Bo Lind the saw; talk Bo: had coffee",
        ),
        (
            "lent @Bo the saw and met @Ada",
            "You lent Bo Lind the saw; talk Ada: met @Ada",
        ),
        (
            "helped @Bo move, then had dinner with him",
            "You helped Bo Lind [Move]; talk Bo: then had dinner with him",
        ),
        (
            "@Bo: lunch yesterday, he lent me a saw",
            "Bo Lind lent you a saw 2026-08-11; talk Bo: @Bo: lunch",
        ),
        (
            "lunch with @Bo and @Ada, lent @Bo the saw",
            "You lent Bo Lind the saw; talk Bo+Ada: lunch with @Bo and @Ada",
        ),
    ]);
}

#[test]
fn a_day_that_is_none_is_said_of_a_favour_as_well() {
    for (line, why) in [
        ("lent @Bo the saw on 32 May", "There is no 32 May."),
        (
            "lunch with @Bo, lent him the saw on 32 May",
            "There is no 32 May.",
        ),
        (
            "lent @Bo the saw the other day",
            "does not say on which day",
        ),
        ("recently lent @Bo the saw", "does not say on which day"),
        ("lend @Bo the saw on friday", "still to come"),
        ("lend @Bo the saw", "still to come"),
        ("will lend @Bo the saw", "still to come"),
        ("lent @Bo the saw tomorrow", "still to come"),
        ("gave @Bo a book next week", "still to come"),
        ("forgot to give @Bo the book", "has not been"),
        ("would have lent @Bo the saw", "has not been"),
        ("never gave @Bo the book", "has not been"),
        ("help @Bo move", "still to come"),
        ("got to give @Bo the saw", "still to come"),
        ("@Bo helps me move on Friday", "still to come"),
        ("@Bo is going to help me move", "still to come"),
        ("@Ada will lend me her tent", "still to come"),
        ("fixed @Bo's bike", "Bo is only spoken of here"),
        ("did not lend @Bo the saw", "has not been"),
        ("need to lend @Bo the saw", "still to come"),
        ("lent @Bo 20", "Write the currency as well"),
    ] {
        let told = told_of(line, &Choices::default());
        assert!(told.contains(why), "{line}: {told}");
    }
}

#[test]
fn what_is_back() {
    assert_told(&[
        ("@Bo gave back the drill", "A drill back 2026-08-12"),
        ("@Bo gave me back the drill", "A drill back 2026-08-12"),
        (
            "@Bo gave me the drill back yesterday",
            "A drill back 2026-08-11",
        ),
        ("@Bo brought the drill back", "A drill back 2026-08-12"),
        // Not the drill he has as well.
        (
            "lent @Bo the ladder, he gave it back",
            "You lent Bo Lind the ladder [He gave it back]",
        ),
        (
            "@Bo returned the tent on Monday",
            "The green tent back 2026-08-10",
        ),
        ("got the drill back from @Bo", "A drill back 2026-08-12"),
        ("got back the drill from @Bo", "A drill back 2026-08-12"),
        (
            "returned the ladder to @Ada",
            "A tall ladder back 2026-08-12",
        ),
        ("returned @Ada's ladder", "A tall ladder back 2026-08-12"),
        ("gave @Ada back her ladder", "A tall ladder back 2026-08-12"),
        ("gave it back to @Ada", "A tall ladder back 2026-08-12"),
        ("@Bo gave it back", "“it” could be several loans. Pick one."),
        (
            "lunch with @Bo, he gave back the drill",
            "A drill back 2026-08-12; talk Bo: lunch with @Bo",
        ),
        // Nothing of that is lent in that direction.
        (
            "returned the drill to @Bo",
            "talk Bo: returned the drill to @Bo",
        ),
        (
            "@Bo returned the kettle",
            "talk Bo: @Bo returned the kettle",
        ),
        ("@Bo returned my call", "talk Bo: @Bo returned my call"),
        (
            "@Bo gave back the drill in May",
            "“May 2026” is no whole day. Choose the day it came back.",
        ),
    ]);
}

#[test]
fn money_is_back_by_its_amount() {
    let owed = |minor| Favour {
        amount: Some(minor),
        currency: "EUR".to_owned(),
        ..lent(ME, BO, "")
    };
    let loans = [(id(30), owed(2000).into()), (id(31), owed(5000).into())];
    let book = book_of(people().into_iter().chain(loans));
    let back = change(&book, "@Bo paid back 20 €", &Choices::default()).unwrap();
    assert_eq!(back.updated.keys().copied().collect::<Vec<_>>(), [id(30)]);
    // A part of it ends no loan.
    let part = change(&book, "@Bo paid back 10 €", &Choices::default()).unwrap();
    assert!(part.updated.is_empty());
}

#[test]
fn nothing_is_back_before_it_was_lent() {
    let dated = Favour {
        date: day("2026-05-17").into(),
        ..lent(ME, BO, "A drill")
    };
    let book = book_of(people().into_iter().chain([(id(30), dated.into())]));
    let back = |line| change(&book, line, &Choices::default());
    let told = back("@Bo gave back the drill on 3 May 2026").unwrap_err();
    assert_eq!(told, "It was lent on 17 May 2026, later than that.");
    assert!(back("@Bo gave back the drill on 18 May 2026").is_ok());
}

#[test]
fn what_is_no_favour() {
    let book = book();
    for line in [
        "@Bo helped himself",
        "helped myself, with @Bo",
        "gave up smoking with @Bo",
        "@Cyd and I gave @Bo a clock",
        "@Bo helps me a lot",
        "@Bo gave up smoking",
        "@Bo gave a talk",
        "gave @Bo a call",
        "gave @Bo a hug",
        "gave @Bo my number",
        "@Bo gave me the news",
        "@Bo gave me the creeps",
        "@Bo gave birth",
        "@Bo gave way to @Ada",
        "gave @Bo up",
        "lent @Bo an ear",
        "lent an ear to @Bo",
        "@Bo lent a hand",
        "borrowed time with @Bo",
        "@Bo lives on borrowed time",
        "borrowed a phrase from @Bo",
        "@Bo never gave me a book",
        "@Bo did not help me",
        "should have helped @Bo",
        "never helped @Bo",
        "@Bo has not returned the drill",
        "met @Bo who lent me a book",
        "the drill @Bo lent me broke",
        "told @Ada that @Bo lent me a drill",
        "thanked @Bo, who helped me move",
        "helped with @Bo's taxes",
        "helped @Bo's mother move",
        "@Bo returned to Berlin",
        "@Bo returned from Spain",
        "got back from Spain with @Bo",
        "took @Bo back to the station",
        "took the train back with @Bo",
        "brought @Bo to the station",
        "got a letter from @Bo",
        "got on with @Bo",
        "paid for lunch with @Bo",
        "it helped @Bo that I came",
        "talked about help with @Bo",
        "@Ada came by and helped @Bo",
        "@Bo gave it to @Ada",
        "@Bo says he helped",
        "met @Bo, he helped me",
    ] {
        let changed = change(&book, line, &Choices::default());
        let favours = changed.iter().flat_map(|change| {
            let added = change.added.values().map(|one| &one.body);
            added.chain(change.updated.values().map(|(_, one)| &one.body))
        });
        let told: Vec<&Body> = favours
            .filter(|one| matches!(one, Body::Favour(_)))
            .collect();
        assert!(told.is_empty(), "{line}: {told:?}");
        assert!(!changed.is_err_and(|why| why.contains("gave")), "{line}");
    }
}

#[test]
fn what_could_be_several_is_asked() {
    let asked = "does not say who gave to whom. Pick one.";
    for line in [
        "lunch with @Bo and @Ada, lent him the saw",
        "lent @Bo and @Ada the saw",
        "@Bo borrowed the saw",
        "@Bo came by, borrowed the saw",
    ] {
        let told = told_of(line, &Choices::default());
        assert!(told.contains(asked), "{line}: {told}");
    }
    let chosen = |favour: FavourChoice| Choices {
        favours: [(0, favour)].into(),
        ..Choices::default()
    };
    let who = |who| FavourChoice {
        who,
        ..FavourChoice::default()
    };
    let line = "lunch with @Bo and @Ada, lent him the saw";
    let told = |choices| told_of(line, &choices);
    let bo = Who::With(Side::Mine, id(BO));
    assert_eq!(
        told(chosen(who(Choice::Instead(bo)))),
        "You lent Bo Lind the saw; talk Bo+Ada: lunch with @Bo and @Ada"
    );
    assert_eq!(
        told(chosen(who(Choice::Refused))),
        "talk Bo+Ada: lunch with @Bo and @Ada, lent him the saw"
    );
    let tent = FavourChoice {
        loan: Choice::Instead(id(31)),
        ..FavourChoice::default()
    };
    assert_eq!(
        told_of("@Bo gave it back", &chosen(tent)),
        "The green tent back 2026-08-12"
    );
    let other = FavourChoice {
        what: Some("the big saw".to_owned()),
        ..FavourChoice::default()
    };
    assert_eq!(
        told_of("lent @Bo the saw", &chosen(other)),
        "You lent Bo Lind the big saw"
    );
}

#[test]
fn it_can_be_taken_away_or_be_a_conversation_as_well() {
    let mut choices = Choices::default();
    choices.names.insert(
        0,
        NameChoice {
            takes_part: Some(true),
            ..NameChoice::default()
        },
    );
    assert_eq!(
        told_of("helped @Bo move", &choices),
        "You helped Bo Lind [Move]; talk Bo: "
    );
    let refused = FavourChoice {
        who: Choice::Refused,
        ..FavourChoice::default()
    };
    let choices = Choices {
        favours: [(0, refused)].into(),
        ..Choices::default()
    };
    assert_eq!(
        told_of("helped @Bo move", &choices),
        "talk Bo: helped @Bo move"
    );
    let nobody = told_of("lent @Xavier the saw", &Choices::default());
    assert!(nobody.contains("Xavier is not here yet"), "{nobody}");
}

#[test]
fn what_was_kept_is_told_and_is_one_change() {
    let book = book();
    let toast = |line: &str| {
        let change = change(&book, line, &Choices::default()).unwrap();
        said(&change, &book).replace(['\u{2068}', '\u{2069}'], "")
    };
    for (line, told) in [
        ("lent @Bo the saw", "You lent Bo Lind the saw"),
        ("@Bo helped me with the taxes", "Bo Lind helped you"),
        ("@Bo gave back the drill", "Returned: A drill"),
        ("lunch with @Bo, lent him the saw", "Caught up with Bo Lind"),
    ] {
        assert_eq!(toast(line), told, "{line}");
    }
}

#[test]
fn choices_follow_the_words_of_a_favour() {
    let book = book();
    let refused = FavourChoice {
        who: Choice::Refused,
        ..FavourChoice::default()
    };
    let choices = Choices {
        favours: [(0, refused.clone())].into(),
        ..Choices::default()
    };
    let before = read(&book, "lent @Bo the saw").written();
    let longer = read(&book, "lent @Bo the saw and the axe");
    let kept = choices.clone().carried(&before, &longer);
    assert_eq!(kept.favours.get(&0), Some(&refused));
    let gone = choices.carried(&before, &read(&book, "met @Bo"));
    assert!(gone.favours.is_empty());
    // What was typed for the saw is not what the axe was.
    let typed = FavourChoice {
        what: Some("my best saw".to_owned()),
        ..FavourChoice::default()
    };
    let choices = Choices {
        favours: [(0, typed.clone())].into(),
        ..Choices::default()
    };
    let with_more = read(&book, "lent @Bo the saw. Nice day");
    let kept = choices.clone().carried(&before, &with_more);
    assert_eq!(kept.favours.get(&0), Some(&typed));
    let other = choices.carried(&before, &read(&book, "lent @Bo the axe"));
    assert_eq!(other.favours.get(&0), Some(&FavourChoice::default()));
}

/// Words that mean something, among any others, in any order.
fn lines() -> impl Strategy<Value = String> {
    let words = "@Bo |@Ada|Bo |bo |ada |@Xavier |lent |borrowed |gave |helped |returned |brought |got |back |the drill |\
        a book|20 €|€|to |from |me |him |her |it |out |and |or |a saw |, |: |\\. |'s |yesterday|on Monday|32 May|the other day|\
        until |for |at the party|lunch with |called |remind me tomorrow |promised |a hand |\\[@Bo\\]\\(kith:0000004000000\\)|\\PC| ";
    proptest::collection::vec(words, 0..14).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn any_words_are_read(line in lines()) {
        thread_local!(static BOOK: (Book, Names) = {
            let book = book();
            let names = Names::of(&book);
            (book, names)
        });
        BOOK.with(|(book, names)| {
            let read = understand(&line, names, book, today());
            for one in &read.favours {
                prop_assert!(one.span.start < one.span.end, "{line:?}");
                prop_assert!(line.get(one.span.clone()).is_some(), "{line:?}: {:?}", one.span);
            }
            for pair in read.favours.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start, "{line:?}");
            }
            for pair in read.names.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start, "{line:?}");
            }
            let choices = Choices::default();
            let _ = read.text(&choices, book);
            let mut numbers = 5000u32..;
            let changed = read.to_change(&choices, book, today(), || id(numbers.next().unwrap()));
            if let Ok(change) = changed {
                for record in change.added.values() {
                    if let Body::Favour(one) = &record.body {
                        prop_assert!(one.from != one.to, "{line:?}");
                    }
                    if let Body::Interaction(one) = &record.body {
                        let all: &Interaction = one;
                        prop_assert!(!all.participants.is_empty(), "{line:?}");
                    }
                    if let Body::Reminder(one) = &record.body {
                        let one: &Reminder = one;
                        prop_assert!(one.due >= today(), "{line:?}");
                    }
                }
            }
            Ok(())
        })?;
    }
}
