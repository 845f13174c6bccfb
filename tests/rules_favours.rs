//! Help in both directions: amounts as people type them, what the form writes down, what grew from
//! what, and how it all reads.

#[path = "support/small_book.rs"]
mod small_book;

use kith::domain::giving::{Favour, FavourKind, GiftIdea, Introduction};
use kith::domain::note::Interaction;
use kith::domain::record::RecordType as _;
use kith::domain::time::Day;
use kith::domain::{Body, Book, Change, Id, Record};
use kith::rules::favours::amount::{self, Amount};
use kith::rules::favours::form::{Direction, FavourForm, Problems};
use kith::rules::favours::{
    Mark, acts, chain, open_loans, story, unthanked, usual_currency, words,
};
use kith::rules::gift_ideas::form::GiftIdeaForm;
use kith::rules::search::Index;
use kith::rules::{gift_ideas, people};
use proptest::prelude::*;
use small_book::{book_of, commit, day, id, person, talk};

const ME: u32 = 1;
const ADA: u32 = 2;
const BO: u32 = 3;

fn today() -> Day {
    day("2026-11-27")
}

fn people_and(records: impl IntoIterator<Item = (Id, Body)>) -> Book {
    let people = [
        (id(ME), person("Mia", |one| one.me = true)),
        (id(ADA), person("Ada", |_| {})),
        (id(BO), person("Bo", |_| {})),
    ];
    book_of(people.into_iter().chain(records))
}

fn favour(from: u32, to: u32, kind: FavourKind, date: &str) -> Favour {
    Favour {
        from: id(from),
        to: id(to),
        kind,
        date: date.parse().expect("a date"),
        ..Favour::default()
    }
}

/// Help between oneself and Ada that grew from another act.
fn grown(from: Option<u32>, date: &str) -> Body {
    Favour {
        grew_from: from.map(id),
        ..favour(ME, ADA, FavourKind::Help, date)
    }
    .into()
}

/// Saves the form as the app does.
#[allow(clippy::result_large_err, reason = "as the form tells it")]
fn save(book: &mut Book, form: &FavourForm, held: Option<Id>) -> Result<(), Problems> {
    let mut next = 900;
    while book.knows(id(next)) {
        next += 1;
    }
    let new = || {
        next += 1;
        id(next - 1)
    };
    let change = form.write_down(book, held, today(), new)?;
    commit(book, &change);
    Ok(())
}

#[test]
fn amounts_are_read_as_people_type_them() {
    for (typed, usual, read) in [
        ("20 €", "", "2000 EUR"),
        ("20€", "", "2000 EUR"),
        ("€20", "", "2000 EUR"),
        ("€ 20,50", "", "2050 EUR"),
        ("EUR 20", "", "2000 EUR"),
        ("20 eur", "", "2000 EUR"),
        ("20 euros", "GBP", "2000 EUR"),
        ("20,50", "EUR", "2050 EUR"),
        ("20.5", "CHF", "2050 CHF"),
        ("20,– €", "", "2000 EUR"),
        ("20.- Fr.", "", "2000 CHF"),
        ("1.200 €", "", "120000 EUR"),
        ("1,200 €", "", "120000 EUR"),
        ("1 200,50 €", "", "120050 EUR"),
        ("1\u{202f}200 €", "", "120000 EUR"),
        ("1'200.50 CHF", "", "120050 CHF"),
        ("£1,234,567.89", "", "123456789 GBP"),
        ("₹1,00,000", "", "10000000 INR"),
        (".50 $", "", "50 USD"),
        ("0,50 $", "", "50 USD"),
        ("0.500 €", "", "50 EUR"),
        ("$20", "CAD", "2000 CAD"),
        ("US$20", "CAD", "2000 USD"),
        ("$20 USD", "", "2000 USD"),
        ("¥2000", "", "2000 JPY"),
        ("¥20.50", "CNY", "2050 CNY"),
        ("20 kr", "DKK", "2000 DKK"),
        ("20.500 KWD", "", "20500 KWD"),
        ("100 zł", "", "10000 PLN"),
        ("20 SEK", "", "2000 SEK"),
    ] {
        let found = amount::read(typed, usual).map(|amount| {
            let amount = amount.expect("an amount");
            format!("{} {}", amount.minor, amount.currency)
        });
        assert_eq!(found, Ok(read.to_owned()), "{typed}");
    }
    assert_eq!(amount::read("  ", ""), Ok(None));
}

#[test]
fn what_is_no_amount_is_answered_with_a_sentence() {
    for (typed, usual, part) in [
        ("20", "", "Write the currency"),
        ("20 kr", "", "SEK, NOK, DKK"),
        ("20 kr", "EUR", "SEK, NOK, DKK"),
        ("20 shells", "EUR", "“shells” is no currency"),
        ("20 XQZ", "", "no currency"),
        ("a few €", "", "Write one amount"),
        ("20 to 30 €", "", "Write one amount"),
        ("20,500.5.0 €", "", "Write one amount"),
        ("1.20.300 €", "", "Write one amount"),
        ("12 34 €", "", "Write one amount"),
        ("0 €", "", "Write one amount"),
        ("-20 €", "", "without a minus"),
        ("€20 GBP", "", "one currency"),
        ("20.505,123 €", "", "2 places"),
        ("20.5 JPY", "", "nothing smaller"),
        ("20,500 KWD", "", "Write one amount"),
        ("99999999999999999999 €", "", "more money"),
    ] {
        let said = amount::read(typed, usual).expect_err(typed).to_string();
        assert!(said.contains(part), "{typed}: {said}");
    }
}

proptest! {
    #[test]
    fn an_amount_is_read_as_it_is_written(
        minor in 1i64..1_000_000_000_000,
        currency in prop::sample::select(vec!["EUR", "GBP", "USD", "JPY", "CNY", "KWD", "CAD", "ISK"]),
    ) {
        let currency = currency.to_owned();
        let written = amount::write(minor, &currency);
        let read = amount::read(&written, &currency);
        prop_assert_eq!(read, Ok(Some(Amount { minor, currency })), "{}", written);
    }

    #[test]
    fn nothing_typed_makes_an_amount_fail(text in "\\PC{0,20}", number in "[0-9.,' €-]{0,14}") {
        let _ = (amount::read(&text, ""), amount::read(&number, "EUR"));
    }
}

#[test]
fn the_form_writes_down_who_gave_what_to_whom() {
    for (direction, given, others, pairs) in [
        (Direction::Received, vec![ADA], vec![], vec![(ADA, ME)]),
        (Direction::Given, vec![ADA], vec![], vec![(ME, ADA)]),
        (
            Direction::Given,
            vec![ADA, BO],
            vec![],
            vec![(ME, ADA), (ME, BO)],
        ),
        (Direction::Between, vec![BO], vec![ADA], vec![(BO, ADA)]),
    ] {
        let mut book = people_and([]);
        let form = FavourForm {
            direction,
            people: given.into_iter().map(id).collect(),
            others: others.into_iter().map(id).collect(),
            kind: FavourKind::Loan,
            item: " a ladder ".to_owned(),
            amount: "20,50 €".to_owned(),
            date: "May 2024".to_owned(),
            ..FavourForm::default()
        };
        save(&mut book, &form, None).expect("saved");
        let mut made: Vec<&Favour> = book.all::<Favour>().map(|(_, one)| one).collect();
        made.sort_by_key(|one| one.to);
        let found: Vec<(Id, Id)> = made.iter().map(|one| (one.from, one.to)).collect();
        let pairs: Vec<(Id, Id)> = pairs.into_iter().map(|(a, b)| (id(a), id(b))).collect();
        assert_eq!(found, pairs);
        assert_eq!(made[0].item, "a ladder");
        assert_eq!(
            (made[0].amount, made[0].currency.as_str()),
            (Some(2050), "EUR")
        );
        assert_eq!(made[0].date.to_string(), "2024-05");
    }
}

#[test]
fn the_form_refuses_what_makes_no_sense() {
    let book = people_and([]);
    let base = FavourForm {
        people: vec![id(ADA)],
        text: "Carried boxes".to_owned(),
        ..FavourForm::default()
    };
    let problems = |edit: fn(&mut FavourForm)| {
        let mut form = base.clone();
        edit(&mut form);
        let read = form.write_down(&book, None, today(), || id(900));
        read.expect_err("a problem")
    };
    assert!(problems(|form| form.people.clear()).people.is_some());
    assert!(problems(|form| form.people.push(id(ME))).people.is_some());
    assert!(
        problems(|form| form.direction = Direction::Between)
            .others
            .is_some()
    );
    let both = problems(|form| {
        form.direction = Direction::Between;
        form.others = vec![id(ADA)];
    });
    assert!(both.others.is_some());
    assert!(problems(|form| form.text = " ".to_owned()).text.is_some());
    assert!(
        problems(|form| form.date = "31 June".to_owned())
            .date
            .is_some()
    );
    assert!(
        problems(|form| form.amount = "20".to_owned())
            .amount
            .is_some()
    );
    assert!(
        problems(|form| form.thanked = "2026-11-28".to_owned())
            .thanked
            .is_some()
    );
    assert!(
        problems(|form| form.returned = "soon".to_owned())
            .returned
            .is_some()
    );
    assert!(base.write_down(&book, None, today(), || id(900)).is_ok());
}

#[test]
fn an_edit_leaves_what_was_not_touched() {
    let odd = Favour {
        // As another program may have written it: nothing that the form could read.
        amount: Some(-5),
        currency: "shells".to_owned(),
        date: "2024~".parse().unwrap(),
        returned: Some(day("2025-01-01")),
        aim: Some(id(50)),
        item: "Bowl".to_owned(),
        ..favour(BO, ADA, FavourKind::Help, "2024")
    };
    // Its person went for good.
    let of_nobody = Favour {
        from: Id::default(),
        text: "Left at the door".to_owned(),
        ..favour(ME, ME, FavourKind::Gift, "2020")
    };
    let mut book = people_and([
        (id(10), odd.clone().into()),
        (id(11), of_nobody.clone().into()),
    ]);
    for (place, was) in [(10, odd), (11, of_nobody)] {
        let mut form = FavourForm::of(&book, &was);
        form.text.push_str(" Blue.");
        save(&mut book, &form, Some(id(place))).expect("saved");
        let now = book.get::<Favour>(id(place)).expect("there");
        let text = format!("{} Blue.", was.text);
        assert_eq!(*now, Favour { text, ..was });
    }
}

#[test]
fn the_currency_used_last_is_meant_where_none_is_written() {
    let with = |date, amount, currency: &str| Favour {
        amount,
        currency: currency.to_owned(),
        ..favour(ME, ADA, FavourKind::Loan, date)
    };
    let book = people_and([
        (id(10), with("2020", Some(100), "EUR").into()),
        (id(11), with("2019", Some(100), "CHF").into()),
        (id(12), with("2021", None, "").into()),
    ]);
    assert_eq!(usual_currency(&book), "CHF");
    assert_eq!(usual_currency(&people_and([])), "");
    let form = FavourForm {
        amount: "20".to_owned(),
        ..FavourForm::default()
    };
    assert_eq!(form.understood(&book, None).as_deref(), Some("CHF 20"));
    assert_eq!(form.understood(&book, Some(id(10))).as_deref(), Some("€20"));
}

#[test]
fn loans_are_open_until_returned_and_help_until_thanked() {
    let loan = favour(ADA, ME, FavourKind::Loan, "2024-05");
    let back = Favour {
        returned: Some(day("2025-01-01")),
        ..loan.clone()
    };
    let help = favour(ADA, ME, FavourKind::Help, "2023");
    let thanked = Favour {
        thanked: Some(day("2025-01-01")),
        ..help.clone()
    };
    let thanks = Favour {
        grew_from: Some(id(15)),
        ..favour(ME, ADA, FavourKind::Thanks, "2024")
    };
    let mut book = people_and([
        (id(10), loan.clone().into()),
        (id(11), back.into()),
        (id(12), favour(ME, ADA, FavourKind::Loan, "2025").into()),
        (id(13), help.clone().into()),
        (id(14), thanked.into()),
        // Thanked by thanks of their own.
        (id(15), help.clone().into()),
        (id(16), thanks.into()),
        (id(17), favour(ME, ADA, FavourKind::Help, "2024").into()),
        (id(18), favour(BO, ADA, FavourKind::Loan, "2024").into()),
        (id(19), favour(BO, ADA, FavourKind::Help, "2024").into()),
    ]);
    assert_eq!(open_loans(&book, id(ADA)), [id(12), id(10)]);
    assert_eq!(unthanked(&book, id(ADA)), [id(13)]);
    // Between others, nothing waits for oneself.
    assert!(open_loans(&book, id(BO)).is_empty() && unthanked(&book, id(BO)).is_empty());
    assert!(open_loans(&book, id(ME)).is_empty());

    for (place, mark) in [(10, Mark::Returned), (13, Mark::Thanked)] {
        let record = book.record(id(place)).expect("there");
        let mut to = record.clone();
        if let Some(favour) = Favour::of_mut(&mut to.body) {
            assert!(mark.is_open(&book, id(place), favour));
            mark.set(favour, today());
        }
        let change = Change::update(id(place), record, to);
        commit(&mut book, &change);
        let now = book.get::<Favour>(id(place)).expect("there");
        assert!(!mark.is_open(&book, id(place), now));
    }
    assert_eq!(open_loans(&book, id(ADA)), [id(12)]);
    assert!(unthanked(&book, id(ADA)).is_empty());
}

#[test]
fn nobody_is_thanked_who_has_died() {
    let died = person("Cleo", |one| one.died = Some("2020".parse().unwrap()));
    let help = favour(4, ME, FavourKind::Help, "2019");
    let book = people_and([(id(4), died), (id(10), help.into())]);
    assert!(unthanked(&book, id(4)).is_empty());
}

#[test]
fn acts_are_told_in_a_sentence() {
    let with = |from, to, kind, item: &str, text: &str| -> Body {
        Favour {
            item: item.to_owned(),
            text: text.to_owned(),
            ..favour(from, to, kind, "2024")
        }
        .into()
    };
    let money = Favour {
        amount: Some(120_000),
        currency: "GBP".to_owned(),
        ..favour(ME, ADA, FavourKind::Loan, "2024")
    };
    let priced = Favour {
        item: "A planer".to_owned(),
        ..money.clone()
    };
    let introduction = Introduction {
        first: id(ADA),
        second: id(ME),
        through: Some(id(BO)),
        why: "Boats".to_owned(),
        made: Some(day("2024-01-01")),
        ..Introduction::default()
    };
    let secret = Interaction {
        private: true,
        text: "Of the divorce".to_owned(),
        ..talk("2024", &[id(ME), id(ADA)])
    };
    for (body, told) in [
        (
            with(
                ADA,
                ME,
                FavourKind::Loan,
                "A ladder",
                "Until the roof is done.",
            ),
            "Ada lent you a ladder. Until the roof is done.",
        ),
        (
            with(ME, ADA, FavourKind::Gift, "Honey, two jars", ""),
            "You gave Ada Honey, two jars",
        ),
        (
            with(ADA, BO, FavourKind::Gift, "", "On a post."),
            "Ada gave Bo something. On a post.",
        ),
        (
            with(ME, ADA, FavourKind::Help, "", "Carried *boxes*"),
            "You helped Ada: Carried boxes",
        ),
        (
            with(ME, ADA, FavourKind::Help, "Plans", "In one evening."),
            "You helped Ada: Plans. In one evening.",
        ),
        (with(BO, ME, FavourKind::Advice, "", ""), "Bo advised you"),
        (
            with(BO, 77, FavourKind::Thanks, "", "For all"),
            "Bo thanked someone removed: For all",
        ),
        (money.into(), "You lent Ada £1,200"),
        (priced.into(), "You lent Ada a planer (£1,200)"),
        (
            introduction.clone().into(),
            "Bo introduced Ada and you: Boats",
        ),
        (
            Introduction {
                made: None,
                through: None,
                ..introduction
            }
            .into(),
            "An introduction of Ada and you: Boats",
        ),
        (
            talk("2024", &[id(ME), id(ADA), id(BO)]).into(),
            "Met with Ada and Bo",
        ),
        (secret.into(), "Met with Ada"),
    ] {
        let book = people_and([(id(10), body)]);
        assert_eq!(words::told(&book, id(10)), told);
    }
    let gone = words::told(&people_and([]), id(10));
    assert_eq!(gone, "Something that was deleted");
}

#[test]
fn what_the_sentence_has_no_place_for_stands_below_it() {
    let with = |kind, item: &str, text: &str| Favour {
        item: item.to_owned(),
        text: text.to_owned(),
        ..favour(ME, ADA, kind, "2024")
    };
    for (favour, below) in [
        (
            with(FavourKind::Gift, "A gauge", "On a post."),
            "On a post.",
        ),
        (
            with(FavourKind::Help, "Plans", "In one evening. "),
            "Plans\n\nIn one evening.",
        ),
        (with(FavourKind::Help, "Plans", ""), "Plans"),
        (with(FavourKind::Loan, "A ladder", ""), ""),
    ] {
        assert_eq!(words::below(&favour), below);
    }
    let told = [
        (FavourKind::Loan, "Ada lent you something"),
        (FavourKind::Help, "Ada helped you: Twice"),
    ];
    for (kind, open) in told {
        let favour = Favour {
            text: "Twice".to_owned(),
            ..favour(ADA, ME, kind, "2024")
        };
        let book = people_and([(id(10), favour.clone().into())]);
        assert_eq!(words::open(&book, id(10), &favour), open);
    }
    let book = people_and([]);
    let between = |from, to| words::others(&book, &favour(from, to, FavourKind::Help, ""));
    assert_eq!(between(ME, ADA), [id(ADA)]);
    assert_eq!(between(BO, ADA), [id(BO), id(ADA)]);
    assert_eq!(between(ME, 77), []);
}

#[test]
fn the_story_of_two_goes_both_ways_by_year() {
    let book = people_and([
        (id(10), favour(ADA, ME, FavourKind::Help, "2021-05").into()),
        (
            id(11),
            favour(ME, ADA, FavourKind::Advice, "2024-01-02").into(),
        ),
        (
            id(12),
            Favour {
                grew_from: Some(id(10)),
                ..favour(ADA, BO, FavourKind::Help, "2024-03")
            }
            .into(),
        ),
        (id(13), favour(ME, ADA, FavourKind::Gift, "").into()),
        (id(14), favour(ME, BO, FavourKind::Gift, "2024").into()),
    ]);
    let told: Vec<String> = story::of_person(&book, id(ADA))
        .into_iter()
        .map(|year| {
            let words = year.acts.iter().map(|act| act.words.as_str());
            let words: Vec<&str> = words.collect();
            format!("{:?}: {}", year.year, words.join("; "))
        })
        .collect();
    assert_eq!(
        told,
        [
            "Some(2024): Ada helped Bo; You advised Ada",
            "Some(2021): Ada helped you",
            "None: You gave Ada something",
        ]
    );
    let first = &story::of_person(&book, id(ADA))[0].acts[0];
    assert_eq!(first.grew_from.as_deref(), Some("Ada helped you"));
}

#[test]
fn a_story_is_read_from_where_it_began_to_all_that_grew_from_it() {
    let introduction = Introduction {
        first: id(ADA),
        second: id(BO),
        made: Some(day("2014-01-01")),
        ..Introduction::default()
    };
    let book = people_and([
        (id(10), introduction.into()),
        (id(11), grown(Some(10), "2016")),
        (id(12), grown(Some(11), "2016-05")),
        (id(13), grown(Some(12), "2026")),
        (id(14), grown(Some(12), "2017")),
        // Grew from the introduction as well, and is no part of what 12 stands in.
        (id(15), grown(Some(10), "2020")),
        (id(16), grown(None, "2020")),
    ]);
    let read = |from: u32| -> Vec<String> {
        let steps = chain::story(&book, id(from)).into_iter();
        steps
            .map(|step| {
                let later = chain::later(&step).unwrap_or_default();
                format!(
                    "{}{} {later}",
                    "-".repeat(step.depth),
                    step.id.to_bits() as u32
                )
            })
            .collect()
    };
    let whole = [
        "10 ",
        "-11 2 years later",
        "--12 the same year",
        "---14 a year later",
        "---13 10 years later",
    ];
    assert_eq!(read(12), whole);
    assert_eq!(
        read(13),
        [
            "10 ",
            "-11 2 years later",
            "--12 the same year",
            "---13 10 years later"
        ]
    );
    assert_eq!(read(10).len(), 6);
    assert!(read(16).is_empty());
    assert_eq!(chain::grown(&book, id(10)), [id(11), id(15)]);
}

#[test]
fn circles_are_refused_with_a_sentence() {
    let mut book = people_and([
        (id(10), grown(None, "2020")),
        (id(11), grown(Some(10), "2021")),
        (id(12), grown(Some(11), "2022")),
    ]);
    // What is in the trash may come back, and would close the circle.
    let trashed = people::delete(&book, id(11), 1);
    commit(&mut book, &trashed);
    for (act, from, refused) in [
        (10, 10, true),
        (10, 12, true),
        (10, 11, true),
        (12, 10, false),
    ] {
        let mut form = FavourForm::of(&book, book.get::<Favour>(id(act)).expect("there"));
        form.text = "Boxes".to_owned();
        form.grew_from = Some(id(from));
        let read = form.write_down(&book, Some(id(act)), today(), || id(900));
        let sentence = read.err().and_then(|problems| problems.grew_from);
        assert_eq!(sentence.is_some(), refused, "{act} from {from}");
    }
}

/// One step of an editing session.
#[derive(Clone, Debug)]
enum Edit {
    /// Writes into the form of an act, or a new one, what it grew from.
    Save(Option<u32>, Option<u32>),
    Delete(u32),
    Restore(u32),
    Purge(u32),
    DeletePerson,
    RestorePerson,
}

fn edit() -> impl Strategy<Value = Edit> {
    let act = || 900u32..912;
    let maybe = || prop::option::weighted(0.9, act());
    prop_oneof![
        10 => (maybe(), maybe()).prop_map(|(act, from)| Edit::Save(act, from)),
        2 => act().prop_map(Edit::Delete),
        2 => act().prop_map(Edit::Restore),
        1 => act().prop_map(Edit::Purge),
        1 => Just(Edit::DeletePerson),
        1 => Just(Edit::RestorePerson),
    ]
}

/// Whether following the origins from that act comes back to it.
fn is_in_circle(book: &Book, act: Id) -> bool {
    let mut at = act;
    for _ in 0..=book.entries().len() {
        let next = match book.record(at).map(|record| &record.body) {
            Some(Body::Favour(favour)) => favour.grew_from,
            _ => None,
        };
        match next {
            Some(next) if next == act => return true,
            Some(next) => at = next,
            None => return false,
        }
    }
    // It runs into a circle that it is no part of.
    false
}

proptest! {
    #[test]
    fn no_order_of_edits_closes_a_circle(edits in prop::collection::vec(edit(), 1..60)) {
        let mut book = people_and([]);
        for edit in edits {
            match edit {
                Edit::Save(act, from) => {
                    let act = act.map(id).filter(|act| book.get::<Favour>(*act).is_some());
                    let form = FavourForm {
                        people: vec![id(ADA)],
                        text: "Boxes".to_owned(),
                        grew_from: from.map(id).filter(|from| book.get::<Favour>(*from).is_some()),
                        ..FavourForm::default()
                    };
                    let _ = save(&mut book, &form, act);
                }
                Edit::Delete(act) => {
                    let change = people::delete(&book, id(act), 1);
                    commit(&mut book, &change);
                }
                Edit::Restore(act) => {
                    let change = people::restore(&book, id(act));
                    commit(&mut book, &change);
                }
                Edit::Purge(act) => {
                    let change = people::purge(&book, id(act));
                    commit(&mut book, &change);
                }
                Edit::DeletePerson => {
                    let change = people::delete(&book, id(ADA), 2);
                    commit(&mut book, &change);
                }
                Edit::RestorePerson => {
                    let change = people::restore(&book, id(ADA));
                    commit(&mut book, &change);
                }
            }
            for &act in book.entries().keys() {
                prop_assert!(!is_in_circle(&book, act), "{act}");
            }
        }
    }

    /// Two copies of a book, merged, may hold a circle that neither form would have written.
    #[test]
    fn a_circle_that_came_by_a_merge_is_read_to_its_end(
        origins in prop::collection::vec(prop::option::of(0u32..8), 8),
    ) {
        let acts = origins.iter().zip(0..);
        let acts = acts.map(|(from, place)| (id(10 + place), grown(from.map(|from| 10 + from), "2020")));
        let book = people_and(acts);
        for place in 10..18 {
            let steps = chain::story(&book, id(place));
            let mut ids: Vec<Id> = steps.iter().map(|step| step.id).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), steps.len(), "each act once");
            let _ = chain::check(&book, id(10), id(place));
        }
    }
}

#[test]
fn a_long_chain_is_read() {
    let last = 5_000;
    let chain_of = (0..last).map(|place| {
        let from = (place > 0).then(|| 10 + place - 1);
        (id(10 + place), grown(from, "2020"))
    });
    let book = people_and(chain_of);
    assert_eq!(chain::story(&book, id(10)).len(), chain::MOST);
    assert!(chain::check(&book, id(10), id(10 + last - 1)).is_err());
}

#[test]
fn an_act_is_found_by_names_and_words_together() {
    let with_text = |from, to, date: &str, text: &str| -> Body {
        Favour {
            text: text.to_owned(),
            ..favour(from, to, FavourKind::Help, date)
        }
        .into()
    };
    let mut meeting = talk("2019", &[id(BO)]);
    meeting.text = "Carpets, mostly".to_owned();
    let book = people_and([
        (id(10), with_text(ME, ADA, "2020", "Carried carpets up")),
        (id(11), with_text(BO, ME, "2022", "Carpets again")),
        (id(12), meeting.into()),
        (id(13), with_text(ADA, BO, "2021", "Boats")),
    ]);
    let index = Index::of(&book);
    let find = |query: &str, of: Option<u32>| acts::fitting(&book, &index, query, of.map(id), 6);
    for (query, of, found) in [
        ("carpets", None, vec![11, 10, 12]),
        ("ada carp", None, vec![10]),
        ("ada", None, vec![13, 10]),
        ("Bo", None, vec![11, 13, 12]),
        ("helped carpets", None, vec![11, 10]),
        ("ada boats carpets", None, vec![]),
        ("", None, vec![]),
        // Neither itself nor what came later.
        ("carpets", Some(10), vec![12]),
        ("ada", Some(13), vec![10]),
    ] {
        let ids: Vec<Id> = found.into_iter().map(id).collect();
        assert_eq!(find(query, of), ids, "{query}");
    }
}

#[test]
fn a_gift_idea_that_is_given_becomes_the_gift_in_one_change() {
    let idea = |text: &str, whom| -> Body {
        let form = GiftIdeaForm {
            text: text.to_owned(),
            occasion: "birthday".to_owned(),
        };
        form.read(id(whom), None).expect("an idea").into()
    };
    let mut book = people_and([
        (id(10), idea("A rain gauge", ADA)),
        (id(11), idea("A drum", ADA)),
        (id(12), idea("A hat", BO)),
        (id(13), idea("A boat", ME)),
    ]);
    assert!(GiftIdeaForm::default().read(id(ADA), None).is_err());
    assert_eq!(gift_ideas::open(&book, id(ADA)), [id(11), id(10)]);
    let given = gift_ideas::give(&book, id(10), id(20), today());
    commit(&mut book, &given);
    assert_eq!(gift_ideas::open(&book, id(ADA)), [id(11)]);
    assert_eq!(
        words::told(&book, id(20)),
        "You gave Ada a rain gauge. birthday"
    );
    assert_eq!(book.get::<GiftIdea>(id(10)).unwrap().given_as, Some(id(20)));
    // A second press finds it given; for oneself there is nobody who gives.
    assert_eq!(
        gift_ideas::give(&book, id(10), id(21), today()),
        Change::default()
    );
    assert_eq!(
        gift_ideas::give(&book, id(13), id(21), today()),
        Change::default()
    );
    // The gift deleted, it is an idea again.
    let gone = people::delete(&book, id(20), 1);
    commit(&mut book, &gone);
    assert_eq!(gift_ideas::open(&book, id(ADA)), [id(11), id(10)]);
    let back = people::restore(&book, id(20));
    commit(&mut book, &back);
    let undone = given.clone().invert();
    commit(&mut book, &undone);
    assert_eq!(gift_ideas::open(&book, id(ADA)), [id(11), id(10)]);
    assert!(book.record(id(20)).is_none());
}

#[test]
fn a_person_goes_and_comes_back_with_all_of_it() {
    let gift = GiftIdea {
        for_whom: id(ADA),
        given_as: Some(id(10)),
        ..GiftIdea::default()
    };
    let grew = Favour {
        grew_from: Some(id(10)),
        ..favour(BO, ME, FavourKind::Help, "2026")
    };
    let mut book = people_and([
        (id(10), favour(ME, ADA, FavourKind::Gift, "2020").into()),
        (id(11), gift.into()),
        (id(12), favour(ADA, BO, FavourKind::Loan, "2021").into()),
        (id(13), grew.into()),
    ]);
    let before = story::of_person(&book, id(ADA));
    let gone = people::delete(&book, id(ADA), 1);
    commit(&mut book, &gone);
    let is_trashed = |place: u32| {
        book.record(id(place))
            .is_some_and(|one: &Record| one.trashed.is_some())
    };
    // What is between Ada and Bo stays his as well.
    assert_eq!([10, 11, 12, 13].map(is_trashed), [true, true, false, false]);
    assert_eq!(
        words::told(&book, id(12)),
        "Someone removed lent Bo something"
    );
    let of_bo = story::of_person(&book, id(BO));
    let grew = of_bo[0].acts[0].grew_from.as_deref();
    assert_eq!(grew, Some("Something that was deleted"));
    assert_eq!(chain::story(&book, id(13)).len(), 2);
    let back = people::restore(&book, id(ADA));
    commit(&mut book, &back);
    assert_eq!(story::of_person(&book, id(ADA)), before);
    assert_eq!(chain::grown(&book, id(10)), [id(13)]);
}

#[test]
fn what_was_lent_is_found_by_its_amount() {
    let loan = Favour {
        amount: Some(2_050),
        currency: "EUR".to_owned(),
        ..favour(ME, ADA, FavourKind::Loan, "2024")
    };
    let book = people_and([(id(10), loan.into())]);
    let found = Index::of(&book).search(&book, "€20.50", 5);
    assert_eq!(
        found.texts.iter().map(|hit| hit.id).collect::<Vec<_>>(),
        [id(10)]
    );
}
