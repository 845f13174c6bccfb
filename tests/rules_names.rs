//! Names: parts, monograms, folding.

use kith::rules::names::{fold, monogram, sort_key, split, without_prefix};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

#[test]
fn names_fall_into_their_parts() {
    // prefix | given | middle | surname | suffix | maiden
    let cases = [
        ("Ada Lovelace", "|Ada||Lovelace||"),
        ("  Ada   Lovelace ", "|Ada||Lovelace||"),
        ("Ada", "|Ada||||"),
        ("Dr. Ada Lovelace", "Dr.|Ada||Lovelace||"),
        ("Prof. Dr. Ada Lovelace", "Prof. Dr.|Ada||Lovelace||"),
        ("Dr.", "|Dr.||||"),
        ("Miss Marple", "Miss|Marple||||"),
        ("Martin Luther King Jr.", "|Martin|Luther|King|Jr.|"),
        ("Martin Luther King, Jr.", "|Martin|Luther|King|Jr.|"),
        ("Jane Roe, PhD", "|Jane||Roe|PhD|"),
        ("Jane Roe PhD, MBA", "|Jane||Roe|PhD MBA|"),
        ("Henry Ford II", "|Henry||Ford|II|"),
        ("Yo-Yo Ma", "|Yo-Yo||Ma||"),
        ("Ludwig van Beethoven", "|Ludwig||van Beethoven||"),
        (
            "Rembrandt Harmenszoon van Rijn",
            "|Rembrandt|Harmenszoon|van Rijn||",
        ),
        ("Jan van der Berg", "|Jan||van der Berg||"),
        ("Maria de la Cruz", "|Maria||de la Cruz||"),
        ("Dick Van Dyke", "|Dick||Van Dyke||"),
        ("Van Morrison", "|Van||Morrison||"),
        ("Ben Stiller", "|Ben||Stiller||"),
        ("J. R. R. Tolkien", "|J.|R. R.|Tolkien||"),
        ("Tolkien, John Ronald Reuel", "|John|Ronald Reuel|Tolkien||"),
        ("van der Berg, Jan", "|Jan||van der Berg||"),
        ("Berg, Dr. Jan", "Dr.|Jan||Berg||"),
        ("King, Martin Luther, Jr.", "|Martin|Luther|King|Jr.|"),
        ("Anna (climbing)", "|Anna||||"),
        ("Anna \"Annie\" Smith", "|Anna||Smith||"),
        ("Jane Roe (née Smith)", "|Jane||Roe||Smith"),
        ("Eva Braun geb. Klein", "|Eva||Braun||Klein"),
        ("Nee Wang", "|Nee||Wang||"),
        ("Jim & Ann Smith", "|||||"),
        ("Jim and Ann", "|||||"),
        ("jane@example.org", "|||||"),
        ("王小明", "|||||"),
        ("山田 太郎", "|||||"),
        ("김철수", "|||||"),
        ("محمد علي", "|محمد||علي||"),
        ("🦊", "|||||"),
        ("Anna (open", "|Anna||open||"),
        ("", "|||||"),
        (",", "|||||"),
    ];
    for (full, parts) in cases {
        let name = split(full);
        let found = [
            &name.prefix,
            &name.given,
            &name.middle,
            &name.surname,
            &name.suffix,
            &name.maiden,
        ];
        assert_eq!(found.map(String::as_str).join("|"), parts, "{full}");
        assert_eq!(name.full, full.trim());
    }
}

#[test]
fn a_monogram_is_what_a_person_would_write() {
    for (name, letters) in [
        ("Ada Lovelace", "AL"),
        ("ada lovelace", "AL"),
        ("Ada", "A"),
        ("Dr. Ada Lovelace PhD", "AL"),
        ("Ludwig van Beethoven", "LB"),
        ("Lovelace, Ada", "AL"),
        ("Émile Zola", "ÉZ"),
        ("E\u{301}mile Zola", "E\u{301}Z"),
        ("Åsa Öberg", "ÅÖ"),
        ("“Mo” Farah", "F"),
        ("王小明", "王"),
        ("김철수", "김"),
        ("محمد علي", "م"),
        ("דוד לוי", "דל"),
        ("प्रिया शर्मा", "प्रि"),
        ("🦊 Fox", "F"),
        ("🦊", "🦊"),
        ("👩‍👩‍👧‍👦🏳️‍🌈 Emoji Only", "EO"),
        ("Ada Lovelace ★ 🦊", "AL"),
        ("Jim & Ann Smith", "J"),
        ("👩🏽‍🌾", "👩🏽‍🌾"),
        ("🇵🇹🇪🇸", "🇵🇹"),
        ("ßeta", "ß"),
        ("4 Non Blondes", "4B"),
        ("…", "…"),
        ("", "?"),
        ("   ", "?"),
        ("jane@example.org", "J"),
    ] {
        assert_eq!(monogram(name), letters, "{name}");
    }
}

#[test]
fn folding_makes_one_of_what_people_type_in_two_ways() {
    for (one, other) in [
        ("Müller", "muller"),
        ("Straße", "STRASSE"),
        ("Søren", "soren"),
        ("Łukasz", "lukasz"),
        ("Đorđe", "dorde"),
        ("Æsop", "aesop"),
        ("İstanbul", "istanbul"),
        ("Nguyễn", "nguyen"),
        ("Γιώργος", "ΓΙΩΡΓΟΣ"),
        ("Алёна", "алена"),
        ("Zoë", "Zoe\u{308}"),
        ("Ｋａｎａ", "kana"),
        ("O’Brien", "o'brien"),
        ("أحمد", "احمد"),
        ("Jean‑Luc", "jean-luc"),
    ] {
        assert_eq!(fold(one), fold(other));
    }
}

/// Letters whose base Unicode does not give, because the mark is a part of them.
const BEYOND_UNICODE: &str = "øłđħŧıŋðĸſƒɇƶɨßæœþĳŉǆǉǌǳǣǽẚơưǿǯϓϔ";

#[test]
fn the_table_agrees_with_unicode() {
    let letters = ('\u{a1}'..'\u{250}')
        .chain('\u{386}'..'\u{3d0}')
        .chain('\u{400}'..'\u{460}')
        .chain('\u{1e00}'..'\u{1f00}')
        .filter(|letter| letter.is_alphabetic());
    for letter in letters {
        let small: String = letter.to_lowercase().collect();
        let unicode: String = small
            .nfd()
            .filter(|mark| !is_combining_mark(*mark))
            .collect();
        if small
            .nfd()
            .chain(small.chars())
            .any(|part| BEYOND_UNICODE.contains(part))
            || unicode == "ς"
        {
            continue;
        }
        assert_eq!(fold(&small), unicode, "{letter} U+{:04X}", letter as u32);
    }
}

#[test]
fn signs_at_the_beginning_do_not_decide_the_order() {
    assert_eq!(sort_key("“Mo” Farah"), "mo” farah");
    assert_eq!(sort_key("🦊 Fox"), "fox");
    assert_eq!(sort_key("🦊"), "🦊");
}

#[test]
fn a_title_does_not_decide_the_order() {
    for (name, sorted) in [
        ("Mr. John Roe", "John Roe"),
        ("Prof. Dr. Ada Lovelace", "Ada Lovelace"),
        ("Ada Lovelace", "Ada Lovelace"),
        ("Dr.", "Dr."),
    ] {
        assert_eq!(without_prefix(name, &split(name)).trim(), sorted);
    }
    let mut name = split("Dr. Drake");
    assert_eq!(without_prefix("Drake", &name), "Drake");
    name.prefix = "Dr".to_owned();
    assert_eq!(without_prefix("Drake", &name), "Drake");
    assert_eq!(sort_key(without_prefix("Dr. Drake", &name)), "drake");
}

proptest! {
    #[test]
    fn folding_what_is_folded_changes_nothing(text in "\\PC{0,40}") {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn any_name_has_parts_taken_from_it_and_a_monogram(text in "\\PC{0,40}") {
        let name = split(&text);
        prop_assert_eq!(&name.full, text.trim());
        for part in [&name.given, &name.surname] {
            for word in part.split_whitespace() {
                prop_assert!(text.contains(word));
            }
        }
        prop_assert!(!monogram(&text).is_empty());
    }
}
