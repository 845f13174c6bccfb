//! Names.
use crate::domain::contact::Name;

/// The parts of a name as typed, as far as they can be told; `full` is the text itself, trimmed.
pub fn split(full: &str) -> Name {
    let full = full.trim();
    let (given, surname) = full.split_once(' ').unwrap_or((full, ""));
    Name {
        full: full.to_owned(),
        given: given.to_owned(),
        surname: surname.to_owned(),
        ..Name::default()
    }
}

/// One or two letters that stand for a person without a picture; "?" when there is no name.
pub fn monogram(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let first = words.next().unwrap_or('?');
    [Some(first), words.next_back()]
        .into_iter()
        .flatten()
        .flat_map(char::to_uppercase)
        .collect()
}

/// The text as search and sorting see it: small letters without diacritics. "Müller" and "muller"
/// are one, and so are "Straße" and "strasse".
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}

/// By what a name is sorted: folded, what is not a letter or digit at its beginning left out.
pub fn sort_key(name: &str) -> String {
    let folded = fold(name);
    let start = folded.find(char::is_alphanumeric).unwrap_or(0);
    folded[start..].to_owned()
}
