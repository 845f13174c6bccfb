//! Names of people: their parts, the letters that stand for them, and how they are found and sorted.
//!
//! No rule knows the names of the world, so a part is only a guess to fill a field with: what was
//! typed stays the name, and a name whose parts cannot be told (one word in Chinese letters, a
//! couple, an address) is left whole.

pub use super::fold::fold;
use super::fold::{fold_into, is_combining};
use crate::domain::contact::Name;

/// The parts of a name as typed, as far as they can be told; `full` is the text itself, trimmed.
///
/// Understands titles ("Dr."), particles ("van der"), endings ("Jr.", "PhD"), "Surname, Given",
/// "née", and leaves out what is in parentheses or quotes.
pub fn split(full: &str) -> Name {
    let full = full.trim();
    let mut name = Name {
        full: full.to_owned(),
        ..Name::default()
    };
    if is_left_whole(full) {
        return name;
    }
    let text = without_asides(full);
    let (text, suffix) = without_suffixes(&text);
    name.suffix = suffix;
    if let Some((surname, given)) = text.split_once(',') {
        let given: Vec<&str> = given.split_whitespace().collect();
        let given = take_prefixes(&given, &mut name);
        name.surname = words(surname);
        name.given = given.first().copied().unwrap_or_default().to_owned();
        name.middle = given.get(1..).unwrap_or_default().join(" ");
        return name;
    }
    let mut parts: Vec<&str> = text.split_whitespace().collect();
    if let Some(at) = parts.iter().position(|word| is_birth_word(word))
        && at > 0
    {
        name.maiden = parts[at + 1..].join(" ");
        parts.truncate(at);
    }
    let parts = take_prefixes(&parts, &mut name);
    let Some((last, before)) = parts.split_last() else {
        return name;
    };
    let Some((given, between)) = before.split_first() else {
        name.given = (*last).to_owned();
        return name;
    };
    name.given = (*given).to_owned();
    let particle = between
        .iter()
        .enumerate()
        .position(|(at, word)| is_particle(word, at == 0))
        .unwrap_or(between.len());
    name.middle = between[..particle].join(" ");
    let surname: Vec<&str> = between[particle..].iter().copied().chain([*last]).collect();
    name.surname = surname.join(" ");
    name
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names of which no part can be told: without a space in a script that puts none or puts the
/// surname first, addresses, and two people at once.
fn is_left_whole(full: &str) -> bool {
    full.chars().any(is_east_asian)
        || full.contains('@')
        || !full.chars().any(char::is_alphabetic)
        || full.split_whitespace().any(|word| {
            matches!(
                fold(word).as_str(),
                "&" | "+" | "and" | "und" | "et" | "e" | "y" | "en"
            )
        })
}

fn is_east_asian(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Leaves out what stands in parentheses or double quotes; "née" keeps its meaning in there.
fn without_asides(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['(', '"', '“', '„']) {
        kept.push_str(&rest[..at]);
        let opening = rest[at..].chars().next().unwrap_or('(');
        let inside = &rest[at + opening.len_utf8()..];
        let closing: &[char] = if opening == '(' {
            &[')']
        } else {
            &['"', '”', '“']
        };
        let (aside, after) = match inside.find(closing) {
            Some(end) => {
                let closing = inside[end..].chars().next().map_or(0, char::len_utf8);
                (&inside[..end], &inside[end + closing..])
            }
            // A sign that is never closed is only a sign.
            None => ("", inside),
        };
        let said = aside.split_whitespace().next().is_some_and(is_birth_word);
        kept.push(' ');
        if said {
            kept.push_str(aside);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Takes generations and credentials off the end, with or without commas before them.
fn without_suffixes(text: &str) -> (String, String) {
    let mut rest = text.trim();
    let mut suffixes: Vec<&str> = Vec::new();
    loop {
        let rest_before = rest.trim_end_matches([',', ' ']);
        let at = rest_before.rfind([' ', ',']).map_or(0, |at| at + 1);
        let (before, last) = rest_before.split_at(at);
        let alone = !before.chars().any(char::is_alphabetic);
        if alone || !SUFFIXES.contains(&fold(last).replace('.', "").as_str()) {
            break;
        }
        suffixes.insert(0, last);
        rest = before;
    }
    (
        rest.trim_end_matches([',', ' ']).to_owned(),
        suffixes.join(" "),
    )
}

fn take_prefixes<'a, 'b>(parts: &'b [&'a str], name: &mut Name) -> &'b [&'a str] {
    let titles = parts
        .iter()
        // A title alone is a name.
        .take(parts.len().saturating_sub(1))
        .take_while(|word| is_prefix(word))
        .count();
    name.prefix = parts[..titles].join(" ");
    &parts[titles..]
}

fn is_prefix(word: &str) -> bool {
    let folded = fold(word);
    match folded.strip_suffix('.') {
        Some(short) => PREFIXES.contains(&short) || SHORT_PREFIXES.contains(&short),
        None => PREFIXES.contains(&folded.as_str()),
    }
}

fn is_birth_word(word: &str) -> bool {
    matches!(
        fold(word).as_str(),
        "nee" | "ne" | "geb." | "geboren" | "geborene"
    ) && word != "Ne"
        && word != "Nee"
}

/// A small word that opens a surname. With a capital only right after the given name, and only
/// those that are rarely a name of their own.
fn is_particle(word: &str, first: bool) -> bool {
    let small = word.to_lowercase();
    let capital = word != small;
    if capital {
        first && CAPITAL_PARTICLES.contains(&small.as_str())
    } else {
        PARTICLES.contains(&small.as_str())
    }
}

const PREFIXES: &[&str] = &[
    "dr",
    "prof",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "dame",
    "herr",
    "frau",
    "mme",
    "mlle",
    "sra",
    "srta",
    "rev",
    "dott",
    "dipl.-ing",
    "pd",
    "hon",
];
/// Titles only with a dot: without it they are names.
const SHORT_PREFIXES: &[&str] = &[
    "m", "sr", "fr", "ing", "mag", "drs", "ir", "st", "dna", "don",
];
const SUFFIXES: &[&str] = &[
    "jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "msc", "bsc", "esq", "obe", "mbe", "cbe",
    "kc", "qc", "cpa", "dds", "llm", "jnr", "snr",
];
const PARTICLES: &[&str] = &[
    "van", "von", "vom", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du",
    "des", "la", "le", "los", "las", "ter", "ten", "te", "zu", "zum", "zur", "af", "av", "al",
    "el", "bin", "ibn", "ben", "bint", "abu", "op", "'t", "’t", "degli", "dei",
];
const CAPITAL_PARTICLES: &[&str] = &[
    "van", "von", "de", "del", "della", "di", "da", "du", "le", "la", "el", "bin", "ibn", "dos",
];

/// One or two letters that stand for a person without a picture; "?" when there is nothing to show.
///
/// The first letters of the given name and of the surname's main word; one where a script joins its
/// letters or a name is one word; the first sign of a name made of signs, emoji whole.
pub fn monogram(name: &str) -> String {
    // An emoji or a star among the words stands for nothing.
    let word = |word: &&str| {
        word.chars()
            .any(|sign| sign.is_alphanumeric() || sign.is_ascii())
    };
    let parts = split(
        &name
            .split_whitespace()
            .filter(word)
            .collect::<Vec<_>>()
            .join(" "),
    );
    let has_letters = |word: &&str| word.chars().any(char::is_alphanumeric);
    let mut first = parts.given.split_whitespace().find(has_letters);
    let mut last = parts
        .surname
        .split_whitespace()
        .filter(has_letters)
        .find(|word| !is_particle(word, true));
    if first.is_none() {
        first = last
            .take()
            .or_else(|| parts.full.split_whitespace().find(has_letters));
    }
    let Some(first) = first else {
        return cluster(name.trim_start(), |_| true).unwrap_or_else(|| "?".to_owned());
    };
    let letter = |word: &str| cluster(word, char::is_alphanumeric).unwrap_or_default();
    let mut monogram = letter(first);
    if let Some(last) = last
        && !monogram.chars().any(|letter| letter >= '\u{600}')
    {
        monogram.push_str(&letter(last));
    }
    monogram
}

/// The first letter that `fits`, as a capital and with all that belongs to it: marks, the parts of
/// an emoji, the consonants of an Indic syllable. Near to Unicode's grapheme clusters (UAX 29).
fn cluster(text: &str, fits: impl Fn(char) -> bool) -> Option<String> {
    let from = text.find(|letter: char| fits(letter) && !letter.is_whitespace())?;
    let mut letters = text[from..].chars();
    let first = letters.next()?;
    let mut capitals = first.to_uppercase();
    let mut cluster = match (capitals.next(), capitals.next()) {
        (Some(capital), None) => String::from(capital),
        _ => String::from(first),
    };
    let mut before = first;
    for letter in letters {
        let flag = is_regional(letter) && is_regional(before) && cluster.chars().count() == 1;
        let joined = before == '\u{200d}' || is_virama(before) && letter.is_alphabetic();
        if !(joined || flag || extends(letter)) {
            break;
        }
        cluster.push(letter);
        before = letter;
    }
    Some(cluster)
}

fn is_regional(letter: char) -> bool {
    matches!(letter, '\u{1f1e6}'..='\u{1f1ff}')
}

fn extends(letter: char) -> bool {
    is_combining(letter)
        || letter == '\u{200d}'
        || matches!(letter, '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
        || matches!(letter, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
        || is_indic_sign(letter)
}

/// Vowel signs and the like; the blocks from Devanagari to Malayalam have one layout.
fn is_indic_sign(letter: char) -> bool {
    matches!(letter, '\u{900}'..='\u{d7f}')
        && matches!(letter as u32 & 0x7F, 0x00..=0x03 | 0x3C | 0x3E..=0x4D | 0x51..=0x57 | 0x62 | 0x63)
}

fn is_virama(letter: char) -> bool {
    matches!(letter, '\u{900}'..='\u{d7f}') && letter as u32 & 0x7F == 0x4D
}

/// The name as it is sorted: without the title before it, where that is told apart, as long as
/// anything is left. "Dr. Ada" stands under A.
pub fn without_prefix<'a>(shown: &'a str, name: &Name) -> &'a str {
    let prefix = name.prefix.trim();
    let rest = shown.trim_start().strip_prefix(prefix).unwrap_or(shown);
    let whole_word = !rest.starts_with(char::is_alphanumeric);
    if !prefix.is_empty() && whole_word && rest.contains(char::is_alphanumeric) {
        rest
    } else {
        shown
    }
}

/// By what a name is sorted: folded, what is not a letter or digit at its beginning left out.
pub fn sort_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    push_sort_key(name, &mut key);
    key
}

/// Appends a name's [`sort_key`].
pub fn push_sort_key(name: &str, keys: &mut String) {
    let begin = name.find(char::is_alphanumeric).unwrap_or(0);
    fold_into(&name[begin..], keys);
}
