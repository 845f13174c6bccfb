//! Who could answer what somebody looks for, and why.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use kith::domain::aim::{Aim, AimKind, AimState};
use kith::domain::contact::{Fact, Organization};
use kith::domain::giving::Introduction;
use kith::domain::note::Note;
use kith::domain::{Body, Book, Change, Contact, Id, PartialDate, Record};
use kith::rules::matches::{
    COULD_HELP, Index, MOST_AIMS, between_others, decline, may_be_about, of_aim, of_day, of_draft,
    unread_fields,
};
use proptest::prelude::*;
use small_book::{book_of, commit, day, id, person};

const TODAY: &str = "2026-06-15";

fn me() -> Id {
    id(1)
}

fn aim(whose: Id, kind: AimKind, text: &str) -> Aim {
    Aim {
        whose,
        kind,
        text: text.to_owned(),
        ..Aim::default()
    }
}

/// Me, one person with what is said of them, and twenty others of whom something is said as well.
fn with(contact: impl FnOnce(&mut Contact), more: Vec<Body>) -> Book {
    let mut records = vec![
        (me(), person("Me", |one| one.me = true)),
        (id(2), person("Ann", contact)),
    ];
    for (number, field) in (100..).zip([
        "chess",
        "history",
        "insurance",
        "roofing",
        "radio",
        "forestry",
        "physics",
        "knitting",
        "sailing",
        "golf",
        "weddings",
        "nursing",
        "police",
        "robotics",
        "poetry",
        "baking",
        "surfing",
        "mining",
        "tango",
        "railways",
    ]) {
        let fields = vec![field.to_owned()];
        records.push((id(number), person("Other", |one| one.fields = fields)));
    }
    for (number, body) in (1_000..).zip(more) {
        records.push((id(number), body));
    }
    book_of(records)
}

fn asked(book: &Book, text: &str) -> Vec<(Id, String)> {
    let index = Index::of(book);
    let found = of_draft(&index, book, &aim(me(), AimKind::Need, text), 5);
    found
        .into_iter()
        .map(|one| (one.person, one.reason.words()))
        .collect()
}

fn field(text: &str) -> impl FnOnce(&mut Contact) {
    let fields = vec![text.to_owned()];
    |one| one.fields = fields
}

#[test]
fn what_is_looked_for_finds_who_knows_it_in_any_of_three_languages() {
    let mut missed = Vec::new();
    for (need, known) in [
        // The same word, in other forms.
        ("Somebody who restores accordions", "accordion"),
        ("I would like to learn about lichens", "lichen"),
        ("Wer kennt sich mit Flechten aus?", "Flechte"),
        ("Busco a alguien que sepa de líquenes", "líquenes"),
        // Another word for it.
        ("Help with my tax return", "Steuerberatung"),
        ("Ich suche jemanden für meine Steuererklärung", "tax"),
        (
            "Necesito ayuda con la declaración de la renta",
            "Steuerberaterin",
        ),
        ("A beekeeper who would show me a hive", "apicultura"),
        ("Jemand, der Bienen hält", "beekeeping"),
        // Professions of women and of men.
        ("Ich brauche einen Fotografen", "Fotografin"),
        ("Eine Köchin für unser Fest", "Koch"),
        ("Necesito un abogado", "abogada"),
        // Parts of a German compound.
        ("Wer macht Hochzeitsfotos?", "photography"),
        ("Eine Geigenlehrerin für meine Tochter", "violin, teaching"),
        // Typed without the letters of the language.
        ("Necesito una traduccion", "traducción"),
        ("Eine Uebersetzerin fuer einen Brief", "Übersetzer"),
        // Who knows the whole of a field, or a part of it.
        ("A lawyer", "tenancy law"),
        (
            "Our landlord wants to evict us: a question of tenancy law",
            "lawyer",
        ),
        // What comes later counts less, but counts.
        (
            "Before the summer I want to have the roof repaired",
            "roofer",
        ),
    ] {
        let book = with(field(known), vec![]);
        let found = asked(&book, need);
        if found.first().map(|one| one.0) != Some(id(2)) {
            missed.push(format!("{need}: {known}: {found:?}"));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn a_situation_finds_who_knows_what_it_needs_without_a_name_for_it() {
    let mut missed = Vec::new();
    for (need, known) in [
        (
            "A tooth? His gums bleed and the left molar throbs",
            "dentist",
        ),
        (
            "The boiler hisses and all radiators stay cold",
            "heating engineer",
        ),
        (
            "Der Welpe knurrt, zieht an der Leine und kaut alles an",
            "Hundetrainerin",
        ),
        (
            "El casero no devuelve la fianza y nos echa del piso",
            "derecho de alquiler, inquilinos",
        ),
    ] {
        let book = with(field(known), vec![]);
        let found = asked(&book, need);
        if found.first().map(|one| one.0) != Some(id(2)) {
            missed.push(format!("{need}: {known}: {found:?}"));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn whoever_speaks_the_language_of_a_need_comes_first() {
    let theirs = person("Berta", |one| {
        one.fields = vec!["Steuerberatung".to_owned()]
    });
    let mut book = with(field("tax advice"), vec![theirs]);
    let first = |book: &Book, need: &str| asked(book, need).first().map(|one| one.0);
    assert_eq!(first(&book, "Somebody for my taxes"), Some(id(2)));
    assert_eq!(
        first(&book, "Ich brauche jemanden für meine Steuern"),
        Some(id(1_000))
    );
    // Where nobody else does, the other answers all the same.
    let german = book.record(id(1_000)).cloned().unwrap();
    let gone = Record {
        trashed: Some(1),
        ..german.clone()
    };
    commit(&mut book, &Change::update(id(1_000), &german, gone));
    assert_eq!(
        first(&book, "Ich brauche jemanden für meine Steuern"),
        Some(id(2))
    );
}

#[test]
fn none_is_better_than_a_wrong_one() {
    let mut wrong = Vec::new();
    for (need, known) in [
        ("", "chemistry"),
        ("Somebody to help me", "helping people"),
        ("A teacher of Icelandic", "Danish"),
        ("Somebody who speaks Icelandic", "trips to Iceland"),
        ("Learn to play the cello", "piano"),
        ("A falconer for a school party", "school parties"),
        (
            "A tax lawyer in Lisbon for a question of inheritance",
            "Lisbon",
        ),
        ("An electrician", "carpentry"),
        ("A bicycle", "motorbikes"),
        ("Ein Segelfluglehrer", "Tanzlehrerin"),
        // An engine is not an engineer, and whoever runs a shop is no runner.
        ("Somebody who repairs engines", "engineering"),
        ("Somebody to go running with", "runs a museum"),
    ] {
        let book = with(field(known), vec![]);
        let found = asked(&book, need);
        if found.iter().any(|one| one.0 == id(2)) {
            wrong.push(format!("{need}: {known}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn whom_a_note_names_it_speaks_for_where_it_says_nobody_else() {
    let note = |text: String, about: Vec<Id>| -> Body {
        Note {
            text,
            about,
            ..Note::default()
        }
        .into()
    };
    let named = format!("[@Ann](kith:{}) keeps bees", id(2));
    let found = asked(
        &with(|_| (), vec![note(named.clone(), vec![])]),
        "A beekeeper",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    // Of whom it is about is said.
    let others = note(named, vec![id(100)]);
    let found = asked(&with(|_| (), vec![others]), "A beekeeper");
    assert!(found.iter().all(|one| one.0 == id(100)), "{found:?}");
    // What was only thought of proves nothing.
    let thought = format!("Ann{COULD_HELP}A beekeeper");
    let found = asked(
        &with(|_| (), vec![note(thought, vec![id(2)])]),
        "A beekeeper",
    );
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_somebody_fears_or_dislikes_speaks_for_nobody() {
    let note = |text: &str| -> Body {
        Note {
            text: text.to_owned(),
            about: vec![id(2)],
            ..Note::default()
        }
        .into()
    };
    for (need, said) in [
        ("A hot-air balloon", "Afraid of balloons."),
        (
            "Somebody who knows dogs",
            "Is terrified of big dogs, and of thunder.",
        ),
        (
            "Jemand, der sich mit Hunden auskennt",
            "Hat Angst vor Hunden.",
        ),
        ("Jemand mit einer Katze", "Gegen Katzen leider allergisch."),
        ("Somebody who knows dogs", "Scared of barking dogs."),
        ("A painter of portraits", "Hates art."),
        ("Alguien que sepa de perros", "Tiene miedo a los perros."),
        // What is denied is something else, or only that it is all.
        ("Somebody who knows dogs", "Has no car. Afraid of dogs."),
        ("Somebody who knows dogs", "No kids, hates dogs."),
        ("Somebody who knows dogs", "Not only afraid of dogs."),
        (
            "Jemand, der sich mit Hunden auskennt",
            "Kommt nie. Angst vor Hunden.",
        ),
        (
            "Alguien que sepa de perros",
            "No solo tiene miedo a los perros.",
        ),
    ] {
        let found = asked(&with(|_| (), vec![note(said)]), need);
        assert!(found.is_empty(), "{need}: {found:?}");
    }
    // What else the text says still counts.
    for (need, said) in [
        ("A beekeeper", "Afraid of dogs, keeps bees."),
        ("A beekeeper", "Hates losing and loves beekeeping."),
        ("Somebody who knows dogs", "Is not afraid of dogs."),
        ("Somebody who knows dogs", "No longer scared of dogs."),
        (
            "Jemand, der sich mit Hunden auskennt",
            "Hat keine Angst vor Hunden.",
        ),
        (
            "Alguien que sepa de perros",
            "No les tiene miedo a los perros.",
        ),
    ] {
        let found = asked(&with(|_| (), vec![note(said)]), need);
        assert_eq!(found.len(), 1, "{need}: {said}");
    }
    // Whoever offers help with a fear has none.
    let offer = aim(id(2), AimKind::Offer, "Walks for people afraid of dogs");
    let found = asked(&with(|_| (), vec![offer.into()]), "Somebody who knows dogs");
    assert_eq!(found.len(), 1, "{found:?}");
    let allergic = |one: &mut Contact| {
        one.facts = vec![Fact {
            label: "allergy".to_owned(),
            value: "bees".to_owned(),
            ..Fact::default()
        }];
    };
    assert!(asked(&with(allergic, vec![]), "A beekeeper").is_empty());
}

#[test]
fn it_is_a_field_but_for_what_does_something() {
    let finds = |need: &str| !asked(&with_field("IT support"), need).is_empty();
    for need in [
        "IT support",
        "it support, for two old laptops",
        "Somebody for it support at the club",
        "Two old laptops\nit support",
    ] {
        assert!(finds(need), "{need}");
    }
    assert!(!finds("A beam: can it support a heavy swing?"));
}

#[test]
fn whoever_is_polite_is_no_politician() {
    let finds = |need: &str| !asked(&with_field("politics"), need).is_empty();
    assert!(finds("Somebody in politics"));
    assert!(!finds("To say no politely when I am asked"));
}

fn with_field(field: &str) -> Book {
    with(|one| one.fields = vec![field.to_owned()], vec![])
}

/// Whoever answers a need first for which these fields were set.
fn asked_with(book: &Book, text: &str, fields: &[&str]) -> Option<Id> {
    let need = Aim {
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        ..aim(me(), AimKind::Need, text)
    };
    let found = of_draft(&Index::of(book), book, &need, 5);
    found.first().map(|one| one.person)
}

#[test]
fn what_is_set_for_a_need_is_what_it_is_about() {
    let offer = "Drew the signs of a hospital, of two museums and of the ferry, in four languages";
    let signs: Body = Aim {
        fields: vec!["signage".to_owned()],
        ..aim(id(2), AimKind::Offer, offer)
    }
    .into();
    for (text, fields, known, other) in [
        // A word of the text alone does not answer it.
        (
            "The loose branch over the shed",
            &["tree surgeon"][..],
            "tree surgery",
            "branch manager",
        ),
        // Whatever else the text names, be it a thing that nothing stands in for.
        (
            "A good name for the new candles",
            &["branding"],
            "marketing",
            "candle making",
        ),
        // One of several fields is enough.
        (
            "Somebody who knows the snow",
            &["ski touring", "mountain guide"],
            "mountain guide",
            "ski jumping",
        ),
        // A field set beside a long offer says as much as one that stands alone.
        (
            "Nobody finds the door of the practice",
            &["signage"],
            "",
            "typography",
        ),
        // Of a whole field and a part of it, the part is meant.
        (
            "A birth certificate, with a stamp",
            &["translation", "Thai"],
            "Thai",
            "translation, Catalan",
        ),
        // The words of a field stay together.
        (
            "Everything dies in the north corner",
            &["garden design"],
            "landscape gardening",
            "graphic design",
        ),
    ] {
        let mut book = match known {
            "" => with(|_| (), vec![signs.clone()]),
            _ => with(field(known), vec![]),
        };
        let contact = person("Other", |one| one.fields = vec![other.to_owned()]);
        commit(&mut book, &Change::add(id(3), contact));
        assert_eq!(asked_with(&book, text, fields), Some(id(2)), "{text}");
    }
    let book = with(field("translation, Catalan"), vec![]);
    let thai = asked_with(&book, "A birth certificate", &["translation", "Thai"]);
    assert_eq!(thai, None);
}

fn found_of_day(book: &Book) -> Vec<Id> {
    let index = Index::of(book);
    let found = of_day(&index, book, day(TODAY));
    found.map(|one| one.person).collect()
}

#[test]
fn where_nobody_does_what_is_set_somebody_may_stand_in() {
    let book = with(field("shorthand"), vec![]);
    let need = Aim {
        fields: vec!["transcription".to_owned()],
        ..aim(
            me(),
            AimKind::Need,
            "Sixty hours of interviews by the end of term",
        )
    };
    let index = Index::of(&book);
    let found = of_draft(&index, &book, &need, 5);
    let said: Vec<String> = found.iter().map(|one| one.reason.words()).collect();
    assert_eq!(said, ["Field “shorthand”, near to “transcription”"]);
    // Whoever does it comes first.
    let mut book = book;
    let typist = person("Typist", |one| {
        one.fields = vec!["transcription".to_owned()]
    });
    commit(&mut book, &Change::add(id(3), typist));
    assert_eq!(
        asked_with(&book, &need.text, &["transcription"]),
        Some(id(3))
    );
    // Nobody is met with a neighbour unasked.
    let mut book = with(field("shorthand"), vec![]);
    commit(&mut book, &Change::add(id(50), need.clone()));
    assert!(found_of_day(&book).is_empty());
    assert!(of_aim(&Index::of(&book), &book, id(50), 5)[0].near);
    // What a text alone may mean asks for no neighbour of it.
    let book = with(field("shorthand"), vec![]);
    assert!(asked(&book, "Somebody for a transcription").is_empty());
}

#[test]
fn what_a_need_may_be_about_is_asked_if_somebody_knows_it() {
    let book = with(field("tree surgeon"), vec![]);
    let index = Index::of(&book);
    let text = "The loose branch over the shed, since the storm";
    let need = aim(me(), AimKind::Need, text);
    let asked = may_be_about(&index, &book, &need, 6);
    assert!(asked.contains(&"trees"), "{asked:?}");
    // Nobody in that book knows anything of branches that are part of a bank.
    let known = |name: &&str| asked_with(&book, text, &[name]).is_some();
    assert!(asked.iter().all(known), "{asked:?}");
    // What is set already is not asked again.
    let set = Aim {
        fields: vec![asked[0].to_owned()],
        ..need
    };
    assert!(!may_be_about(&index, &book, &set, 6).contains(&asked[0]));
    assert!(may_be_about(&index, &book, &aim(me(), AimKind::Need, ""), 6).is_empty());
}

#[test]
fn of_a_long_text_the_part_that_answers_is_quoted() {
    let text = "In a room behind the bakery, and then only on a rainy day, repairs old accordions. Came \
        over twice with the children, who told of all the boats that they had seen.";
    let offer = aim(id(2), AimKind::Offer, text);
    let book = with(|_| (), vec![offer.into()]);
    let said = asked(&book, "Somebody who restores accordions")[0]
        .1
        .clone();
    assert!(said.starts_with("Offers “…"), "{said}");
    assert!(said.contains("repairs old accordions. Came over"), "{said}");
    assert!(!said.contains("bakery"), "{said}");
}

#[test]
fn a_field_of_which_nothing_is_known_is_told() {
    let book = with(field("tree surgeon of Elbmarsch"), vec![]);
    let index = Index::of(&book);
    // Of a subject nobody need know anything, and a word need be no subject.
    let fields = ["trees", "dentistry", "Elbmarsch", "qwertz", "  "];
    let need = Aim {
        fields: fields.map(str::to_owned).to_vec(),
        ..aim(me(), AimKind::Need, "The loose branch")
    };
    assert_eq!(unread_fields(&index, &need), ["qwertz", "  "]);
}

#[test]
fn everything_that_is_said_of_somebody_speaks_for_them_but_what_is_private() {
    let said = |private: bool| -> Vec<(&str, Book)> {
        let note = Note {
            text: "Keeps bees on the roof".to_owned(),
            about: vec![id(2)],
            private,
            ..Note::default()
        };
        let mut offer = aim(id(2), AimKind::Offer, "Lends a smoker to new beekeepers");
        let mut experience = aim(id(2), AimKind::Experience, "Kept bees for years");
        (offer.private, experience.private) = (private, private);
        let fact = Fact {
            label: "hobby".to_owned(),
            value: "bees".to_owned(),
            private,
            ..Fact::default()
        };
        vec![
            ("note", with(|_| {}, vec![note.into()])),
            ("offer", with(|_| {}, vec![offer.into()])),
            ("experience", with(|_| {}, vec![experience.into()])),
            ("fact", with(|one| one.facts = vec![fact], vec![])),
        ]
    };
    for (what, book) in said(false) {
        let found = asked(&book, "A beekeeper");
        assert_eq!(
            found.first().map(|one| one.0),
            Some(id(2)),
            "{what}: {found:?}"
        );
    }
    for (what, book) in said(true) {
        assert_eq!(asked(&book, "A beekeeper"), [], "private {what}");
    }
    let work = Organization {
        title: "Beekeeper".to_owned(),
        ..Organization::default()
    };
    let book = with(|one| one.organizations = vec![work], vec![]);
    assert_eq!(asked(&book, "A beekeeper").len(), 1);
}

#[test]
fn the_reason_names_the_words_or_the_step() {
    let book = with(field("beekeeping"), vec![]);
    for (need, reason) in [
        ("Beekeeping", "Field “beekeeping”"),
        (
            "Ein Imker",
            "Field “beekeeping”: “Imker” and “beekeeping”, both beekeeping",
        ),
        (
            "A farmer",
            "Field “beekeeping”: “farmer” and “beekeeping”, both Gardens and farming",
        ),
    ] {
        let found = asked(&book, need);
        let said: Vec<&str> = found.iter().map(|one| one.1.as_str()).collect();
        if need == "A farmer" {
            // Who keeps bees is no farmer.
            assert!(said.iter().all(|said| *said != reason));
        } else {
            assert_eq!(said, [reason], "{need}");
        }
    }
}

/// An aim of mine that Ann could answer, and what else is in the book.
fn settled(more: Vec<(Id, Body)>, change: impl FnOnce(&mut Contact)) -> Vec<Id> {
    let mut ann = Contact::named("Ann");
    ann.fields = vec!["beekeeping".to_owned()];
    change(&mut ann);
    let mut records = vec![
        (me(), person("Me", |one| one.me = true)),
        (id(2), ann.into()),
        (id(3), aim(me(), AimKind::Need, "A beekeeper").into()),
    ];
    records.extend(more);
    let book = book_of(records);
    let found = of_aim(&Index::of(&book), &book, id(3), 5);
    found.into_iter().map(|one| one.person).collect()
}

#[test]
fn nobody_comes_up_who_is_out_of_the_question() {
    assert_eq!(settled(vec![], |_| {}), [id(2)]);
    assert_eq!(
        settled(vec![], |one| one.muted = true),
        [id(2)],
        "when asked for"
    );
    assert_eq!(
        settled(vec![], |one| one.died = Some(PartialDate::default())),
        []
    );
    assert_eq!(settled(vec![], |one| one.archived = true), []);
    let no = decline(id(3), id(2));
    assert_eq!(settled(vec![(id(4), no.clone().into())], |_| {}), []);
    let other = decline(id(9), id(2));
    assert_eq!(settled(vec![(id(4), other.into())], |_| {}), [id(2)]);
    let made = Introduction {
        first: me(),
        second: id(2),
        aim: Some(id(3)),
        ..Introduction::default()
    };
    assert_eq!(settled(vec![(id(4), made.into())], |_| {}), []);
    // Back from the trash is the decision, and the match with it.
    let mut book = book_of([(id(4), no.into())]);
    let record = book.record(id(4)).cloned().unwrap();
    let trashed = Record {
        trashed: Some(1),
        ..record.clone()
    };
    commit(&mut book, &Change::update(id(4), &record, trashed));
    assert_eq!(kith::rules::matches::settled_for(&book, id(3)).len(), 0);
}

#[test]
fn only_what_is_open_and_looked_for_is_answered() {
    for (kind, state, answered) in [
        (AimKind::Need, AimState::Open, true),
        (AimKind::Challenge, AimState::Open, true),
        (AimKind::Goal, AimState::Open, true),
        (AimKind::Offer, AimState::Open, false),
        (AimKind::Experience, AimState::Open, false),
        (AimKind::Need, AimState::Met, false),
        (AimKind::Need, AimState::Dropped, false),
    ] {
        let asked = Aim {
            state,
            ..aim(me(), kind, "Beekeeping")
        };
        let book = with(field("beekeeping"), vec![asked.into()]);
        let found = of_aim(&Index::of(&book), &book, id(1_000), 5);
        assert_eq!(!found.is_empty(), answered, "{kind:?} {state:?}");
    }
}

#[test]
fn a_day_has_the_best_match_of_each_open_aim_and_nobody_muted() {
    let theirs = aim(id(100), AimKind::Need, "A beekeeper");
    let secret = Aim {
        private: true,
        ..aim(me(), AimKind::Need, "A beekeeper")
    };
    let of = |muted: bool| {
        let contact = |one: &mut Contact| {
            one.fields = vec!["beekeeping".to_owned()];
            one.muted = muted;
        };
        let book = with(contact, vec![theirs.clone().into(), secret.clone().into()]);
        let index = Index::of(&book);
        let found = of_day(&index, &book, day(TODAY));
        found.map(|one| (one.aim, one.person)).collect::<Vec<_>>()
    };
    assert_eq!(of(false), [(id(1_000), id(2))]);
    assert_eq!(of(true), []);
}

#[test]
fn what_i_offer_answers_what_others_look_for() {
    let mine = aim(me(), AimKind::Offer, "Happy to repair bicycles");
    let theirs = aim(id(2), AimKind::Need, "Somebody to repair my bicycle");
    let book = with(|_| {}, vec![mine.into(), theirs.into()]);
    let index = Index::of(&book);
    let found: Vec<Id> = of_day(&index, &book, day(TODAY))
        .map(|one| one.person)
        .collect();
    assert_eq!(found, [me()]);
}

#[test]
fn others_are_made_known_to_each_other_however_much_i_look_for_myself() {
    let mut records: Vec<Body> = Vec::new();
    for _ in 0..MOST_AIMS {
        records.push(aim(me(), AimKind::Need, "A beekeeper").into());
    }
    // I could answer it best.
    records.push(
        aim(
            me(),
            AimKind::Offer,
            "Happy to talk about beekeeping to any beekeeper",
        )
        .into(),
    );
    records.push(aim(id(100), AimKind::Need, "A beekeeper").into());
    let book = with(field("beekeeping"), records);
    let index = Index::of(&book);
    let found: Vec<(Id, Id)> = between_others(&index, &book, day(TODAY))
        .map(|one| (book.get::<Aim>(one.aim).unwrap().whose, one.person))
        .collect();
    assert_eq!(found, [(id(100), id(2))]);
}

#[test]
fn an_index_in_slices_and_one_that_follows_changes_are_the_index_of_the_book() {
    let mut book = with(field("beekeeping"), vec![]);
    let mut index = Index::default();
    let mut last = None;
    while let Some(next) = index.take_next(&book, last, 3) {
        last = Some(next);
    }
    let need = aim(me(), AimKind::Need, "A beekeeper");
    let who = |index: &Index, book: &Book| -> Vec<Id> {
        let found = of_draft(index, book, &need, 5);
        found.into_iter().map(|one| one.person).collect()
    };
    assert_eq!(who(&index, &book), [id(2)]);
    let from = book.record(id(2)).cloned().unwrap();
    let change = Change::update(id(2), &from, Record::new(person("Ann", field("golf"))));
    commit(&mut book, &change);
    index.update(&book, &change);
    assert_eq!(who(&index, &book), []);
    let back = change.invert();
    commit(&mut book, &back);
    index.update(&book, &back);
    assert_eq!(who(&index, &book), [id(2)]);
}

const THINGS: [&str; 10] = [
    "beekeeping",
    "Imker",
    "tax return",
    "Steuer",
    "abejas",
    "violin",
    "Geige",
    "lawyer",
    "roof",
    "x",
];

proptest! {
    #[test]
    fn nobody_is_matched_with_themselves_nor_anyone_who_died(
        people in prop::collection::vec((0usize..10, any::<bool>(), any::<bool>()), 1..12),
        aims in prop::collection::vec((0usize..12, 0usize..5, 0usize..10), 1..20),
    ) {
        let mut records = vec![(me(), person("Me", |one| one.me = true))];
        for (number, (field, died, archived)) in people.iter().enumerate() {
            records.push((id(10 + number as u32), person("Somebody", |one| {
                one.fields = vec![THINGS[*field].to_owned()];
                one.died = died.then(PartialDate::default);
                one.archived = *archived;
            })));
        }
        for (number, (whose, kind, thing)) in aims.iter().enumerate() {
            let whose = id(10 + (*whose % people.len()) as u32);
            let text = format!("Somebody for {}", THINGS[*thing]);
            records.push((id(100 + number as u32), aim(whose, AimKind::ALL[*kind], &text).into()));
        }
        let book = book_of(records);
        let index = Index::of(&book);
        let all = book.all::<Aim>().flat_map(|(id, _)| of_aim(&index, &book, id, 50));
        for one in all.chain(of_day(&index, &book, day(TODAY))) {
            let contact = book.get::<Contact>(one.person).unwrap();
            prop_assert!(contact.died.is_none() && !contact.archived);
            prop_assert_ne!(book.get::<Aim>(one.aim).unwrap().whose, one.person);
            prop_assert!(!one.reason.steps.is_empty());
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,60}") {
        let book = with(field(&text), vec![]);
        asked(&book, &text);
    }
}

#[test]
fn a_reason_quotes_a_note_as_it_is_read() {
    let note = Note {
        about: vec![id(2)],
        text: format!(
            "Talked with [@Clara Voss](kith:{}) about *accordions*",
            id(100)
        ),
        ..Note::default()
    };
    let book = with(|_| {}, vec![note.into()]);
    let found = asked(&book, "Somebody who restores accordions");
    let (person, words) = found.first().expect("the note answers it");
    assert_eq!(*person, id(2));
    assert!(
        words.starts_with("Note “Talked with Clara Voss about accordions”"),
        "{words}"
    );
}
