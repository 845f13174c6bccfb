//! Notes: the part of Markdown that Kith reads.

use kith::domain::Id;
use kith::domain::record::mentions;
use kith::rules::prose::{
    Block, DEEPEST, Inline, List, insert_mention, mention_candidates, parse, plain,
};
use proptest::prelude::*;

/// A short form to compare with: `p(…)`, `*…*`, and so on.
fn shape(text: &str) -> String {
    parse(text)
        .iter()
        .map(|block| match block {
            Block::Paragraph(inner) => format!("p({})", runs(inner)),
            Block::Heading(inner) => format!("h({})", runs(inner)),
            Block::Quote(inner) => format!("q({})", runs(inner)),
            Block::List(list) => lists(list),
        })
        .collect()
}

fn lists(list: &List) -> String {
    let items: Vec<String> = list
        .items
        .iter()
        .map(|item| {
            let within: String = item.lists.iter().map(lists).collect();
            format!("{}{within}", runs(&item.text))
        })
        .collect();
    let kind = if list.ordered { "ol" } else { "ul" };
    format!("{kind}({})", items.join(" | "))
}

fn runs(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Emphasis(inner) => format!("em{{{}}}", runs(inner)),
            Inline::Strong(inner) => format!("b{{{}}}", runs(inner)),
            Inline::Code(text) => format!("code{{{text}}}"),
            Inline::Link { uri, label } => format!("a{{{} -> {uri}}}", runs(label)),
            Inline::Mention { id, name } => format!("@{{{name} {id}}}"),
            Inline::Break => "/".to_owned(),
        })
        .collect()
}

#[test]
fn lists_stand_within_lists() {
    for (text, expected) in [
        ("- a\n  - b\n  - c\n- d", "ul(aul(b | c) | d)"),
        ("- a\n\t- b\n\t\t- c\n- d", "ul(aul(bul(c)) | d)"),
        ("- a\n    - b\n  - c", "ul(aul(b | c))"),
        ("- a\n - b", "ul(a | b)"),
        ("  - a\n- b\n  - c", "ul(a | bul(c))"),
        ("- a\n  - b\n    - c\n  - d", "ul(aul(bul(c) | d))"),
        ("1. a\n   - b\n   - c\n2. d", "ol(aul(b | c) | d)"),
        ("- a\n  1. b\n  2. c\n- d", "ul(aol(b | c) | d)"),
        ("- a\n  - b\n  1. c", "ul(aul(b)ol(c))"),
        ("- a\n  - b\n    more\n  - c", "ul(aul(b/more | c))"),
        ("- a\n  1987. What a year", "ul(a/1987. What a year)"),
        (
            "1. a\n   1. b\n   2. c\n2. d\n5. e",
            "ol(aol(b | c) | d)p(5. e)",
        ),
        ("- a\n  - b\n\n  - c", "ul(aul(b))ul(c)"),
        ("- a\n  - b\n1. c", "ul(aul(b))ol(c)"),
        ("- a\n  - b\ntext", "ul(aul(b))p(text)"),
        (
            "- *a*\n  - [x](https://a.org)",
            "ul(em{a}ul(a{x -> https://a.org}))",
        ),
    ] {
        assert_eq!(shape(text), expected, "{text:?}");
    }
    assert_eq!(plain("- a\n  - b\n    - c\n- d"), "a b c d");
}

#[test]
fn lists_stand_so_deep_within_lists_and_no_deeper() {
    fn depth(list: &List) -> usize {
        let within = list.items.iter().flat_map(|item| &item.lists);
        1 + within.map(depth).max().unwrap_or(0)
    }
    fn count(list: &List) -> usize {
        let within = list.items.iter().flat_map(|item| &item.lists);
        list.items.len() + within.map(count).sum::<usize>()
    }
    let text: String = (0..500)
        .map(|at| format!("{}- a\n", "  ".repeat(at)))
        .collect();
    match parse(&text).as_slice() {
        [Block::List(list)] => {
            assert_eq!(depth(list), DEEPEST);
            assert_eq!(count(list), 500, "no item is lost");
        }
        other => panic!("one list, not {}", other.len()),
    }
}

#[test]
fn markup_becomes_blocks_and_runs() {
    for (text, expected) in [
        ("", ""),
        ("hello", "p(hello)"),
        ("one\ntwo\n\nthree", "p(one/two)p(three)"),
        ("one\r\ntwo", "p(one/two)"),
        ("# Title\ntext", "h(Title)p(text)"),
        ("###### T", "h(T)"),
        ("####### T", "p(####### T)"),
        ("#tag", "p(#tag)"),
        ("#", "p(#)"),
        ("- a\n- b", "ul(a | b)"),
        ("* a\n+ b\n• c", "ul(a | b | c)"),
        ("- a\n  more\n  - nested", "ul(a/moreul(nested))"),
        ("- a\ntext", "ul(a)p(text)"),
        ("1. a\n2. b\n3) c", "ol(a | b | c)"),
        ("1. a\n1. b", "ol(a | b)"),
        ("1987. What a year", "p(1987. What a year)"),
        ("1. a\n7. b", "ol(a)p(7. b)"),
        ("- a\n1. b", "ul(a)ol(b)"),
        ("-", "p(-)"),
        ("> said\n> more\nthen", "q(said/more)p(then)"),
        ("*a* _b_ **c** __d__", "p(em{a} em{b} b{c} b{d})"),
        ("***a***", "p(b{em{a}})"),
        ("**a *b* c**", "p(b{a em{b} c})"),
        ("*a **b** c*", "p(em{a b{b} c})"),
        ("2*3*4 and 5 * 6 * 7", "p(2*3*4 and 5 * 6 * 7)"),
        ("snake_case_name", "p(snake_case_name)"),
        ("*open", "p(*open)"),
        ("**open*", "p(**open*)"),
        ("*a _b* c_", "p(em{a _b} c_)"),
        ("****", "p(****)"),
        ("** **", "p(** **)"),
        ("\\*a\\*", "p(*a*)"),
        ("C:\\dir", "p(C:\\dir)"),
        ("这是*重点*吧", "p(这是em{重点}吧)"),
        ("`a *b*` c", "p(code{a *b*} c)"),
        ("`open *b*", "p(`open em{b})"),
        ("``", "p(``)"),
        ("[x](https://a.org)", "p(a{x -> https://a.org})"),
        (
            "[*x*](https://a.org/b_(c))",
            "p(a{em{x} -> https://a.org/b_(c)})",
        ),
        ("[x](javascript:alert(1))", "p([x](javascript:alert(1)))"),
        ("[x](JaVaScRiPt:alert)", "p([x](JaVaScRiPt:alert))"),
        ("[x](java\tscript:alert)", "p([x](java\tscript:alert))"),
        ("[x](data:text/html,a)", "p([x](data:text/html,a))"),
        ("[call](tel:+351123)", "p(a{call -> tel:+351123})"),
        ("[x](mailto:a@b.org)", "p(a{x -> mailto:a@b.org})"),
        (
            "[](https://a.org)",
            "p([](a{https://a.org -> https://a.org}))",
        ),
        ("[x] (y)", "p([x] (y))"),
        (
            "see https://a.org/x_y_z.",
            "p(see a{https://a.org/x_y_z -> https://a.org/x_y_z}.)",
        ),
        (
            "(https://a.org/b(c))",
            "p((a{https://a.org/b(c) -> https://a.org/b(c)}))",
        ),
        ("www.a.org, ok", "p(a{www.a.org -> https://www.a.org}, ok)"),
        ("HTTPS://A.org", "p(a{HTTPS://A.org -> HTTPS://A.org})"),
        ("https://", "p(https://)"),
        ("xhttps://a.org", "p(xhttps://a.org)"),
        (
            "*https://a.org*",
            "p(em{a{https://a.org -> https://a.org}})",
        ),
        ("<b>x</b> &amp;", "p(<b>x</b> &amp;)"),
        ("[@Ann](kith:0000000000001)", "p(@{Ann 0000000000001})"),
        ("[Ann](kith:0000000000001)", "p([Ann](kith:0000000000001))"),
        ("[@Ann](kith:nobody)", "p([@Ann](kith:nobody))"),
    ] {
        assert_eq!(shape(text), expected, "{text:?}");
    }
}

#[test]
fn previews_are_one_line_without_markup() {
    for (text, line) in [
        (
            "# Trip\n\n- **Lisbon**\n- [Porto](https://p.pt)\n",
            "Trip Lisbon Porto",
        ),
        (
            "met [@Ann B](kith:0000000000001) at\n  the `bar`",
            "met Ann B at the bar",
        ),
        ("", ""),
    ] {
        assert_eq!(plain(text), line);
    }
}

#[test]
fn a_name_is_completed_where_one_is_being_typed() {
    // The bar is the caret.
    for (typed, query) in [
        ("@|", Some("")),
        ("@An|", Some("An")),
        ("with @Ann Sm|", Some("Ann Sm")),
        ("with @An|n", Some("An")),
        ("🦊🦊 @Zo|ë", Some("Zo")),
        ("(@An|", Some("An")),
        ("ann@exam|", None),
        ("@ An|", None),
        ("An|", None),
        ("@Ann\nand|", None),
        ("@a b c d e|", None),
        ("[@Ann](kith:0000000000001) x|", None),
        ("[@An|", None),
    ] {
        let caret = typed.find('|').unwrap();
        let caret = typed[..caret].encode_utf16().count();
        assert_eq!(
            mention_candidates(&typed.replace('|', ""), caret),
            query,
            "{typed}"
        );
    }
}

#[test]
fn a_mention_replaces_what_was_typed_and_the_caret_follows() {
    for (typed, name, expected) in [
        (
            "with @An|",
            "Ann Smith",
            "with [@Ann Smith](kith:000000000000a) |",
        ),
        ("@An| came", "Ann", "[@Ann](kith:000000000000a) |came"),
        ("@An|, who", "Ann", "[@Ann](kith:000000000000a)|, who"),
        ("🦊 @Z|!", "Zoë 🦊", "🦊 [@Zoë 🦊](kith:000000000000a)|!"),
        ("x|y", "Ann", "x[@Ann](kith:000000000000a) |y"),
        ("@A|", "A[n]n", "[@A(n)n](kith:000000000000a) |"),
    ] {
        let caret = typed[..typed.find('|').unwrap()].encode_utf16().count();
        let (text, caret) = insert_mention(&typed.replace('|', ""), caret, Id::from_bits(10), name);
        let units: Vec<u16> = text.encode_utf16().collect();
        let before = String::from_utf16(&units[..caret]).unwrap();
        let after = String::from_utf16(&units[caret..]).unwrap();
        assert_eq!(format!("{before}|{after}"), expected, "{typed}");
    }
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphabetic())
        .collect()
}

/// Every letter a reader or a link still has.
fn kept(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) => kept(inner, out),
            Inline::Link { uri, label } => {
                kept(label, out);
                let bare = label
                    == &[Inline::Text(
                        uri.trim_start_matches("https://www").to_owned(),
                    )]
                    || matches!(label.as_slice(), [Inline::Text(text)] if uri.ends_with(text.as_str()));
                if !bare {
                    out.push_str(uri);
                }
            }
            Inline::Mention { id, name } => out.push_str(&format!("{name}kith{id}")),
            Inline::Break => {}
        }
    }
}

fn kept_of_list(list: &List, out: &mut String) {
    for item in &list.items {
        kept(&item.text, out);
        item.lists.iter().for_each(|list| kept_of_list(list, out));
    }
}

fn check_nothing_lost(text: &str) -> Result<(), TestCaseError> {
    let mut out = String::new();
    for block in parse(text) {
        match block {
            Block::Paragraph(inner) | Block::Heading(inner) | Block::Quote(inner) => {
                kept(&inner, &mut out)
            }
            Block::List(list) => kept_of_list(&list, &mut out),
        }
    }
    prop_assert_eq!(letters(&out), letters(text));
    Ok(())
}

proptest! {
    #[test]
    fn any_text_keeps_its_letters(text in "(?s).{0,80}") {
        check_nothing_lost(&text)?;
    }

    #[test]
    fn any_markup_keeps_its_letters(parts in prop::collection::vec(
        prop::sample::select(vec![
            "*", "**", "***", "_", "__", "`", "[", "]", "](", "(", ")", "\\", "\n", "\n\n", "- ", "1. ", "2. ",
            "# ", "> ", " ", "  ", "a", "é", "重", "https://b.org", "www.c.org", "[x](https://d.org)",
            "[y](javascript:z)", "[@N](kith:0000000000001)", "@", "kith:", "!", ".",
        ]), 0..40,
    )) {
        check_nothing_lost(&parts.concat())?;
    }

    #[test]
    fn carets_anywhere_are_safe(text in "[@\\[\\]a 🦊é\n]{0,20}", caret in 0usize..30) {
        let _ = mention_candidates(&text, caret);
        let (with, caret) = insert_mention(&text, caret, Id::from_bits(10), "Ann");
        prop_assert_eq!(mentions(&with).collect::<Vec<_>>(), vec![Id::from_bits(10)]);
        prop_assert!(caret <= with.encode_utf16().count());
    }
}

#[test]
fn hostile_texts_take_time_in_proportion_to_their_length() {
    let hostile = [
        "*a ",
        "**a",
        "_a*b",
        "[",
        "[a](",
        "](",
        "`",
        "`a",
        "((",
        "*a_",
        "a*",
        "***a",
        "http://(",
        "http://a)",
        "> ",
        "- ",
        "\\",
        "[@a](kith:",
    ];
    for part in hostile {
        let count = |length: usize| {
            let text = part.repeat(length / part.len());
            let start = std::time::Instant::now();
            let blocks = parse(&text);
            (start.elapsed(), blocks.len())
        };
        count(1_000);
        let (time, _) = count(400_000);
        // Quadratic work on this length would take minutes; this is 5 µs a letter at worst.
        assert!(time.as_millis() < 10_000, "{part}: {time:?}");
    }
}

#[test]
fn a_long_note_is_read_before_one_notices() {
    let line =
        "- Met *Ada* at the **café**, see https://example.org/a_b and [@Ann](kith:0000000000001)\n";
    let words = line.split_whitespace().count();
    let text = line.repeat(5_000 / words);
    let best = (0..20)
        .map(|_| {
            let start = std::time::Instant::now();
            std::hint::black_box(parse(&text));
            start.elapsed()
        })
        .min()
        .unwrap();
    println!("{} letters in {best:?}", text.len());
    assert!(best.as_millis() < 5 || cfg!(debug_assertions), "{best:?}");
}
