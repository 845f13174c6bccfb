//! One slip of the finger: a letter wrong, missing, too many, or in the place of the next.

/// Shorter words are another word after an edit.
pub const SHORTEST_FORGIVEN: usize = 4;

/// Whether the word, with one edit, begins the part. Its first letter has to be right, but for a
/// change of places.
pub fn begins_but_for_one_edit(word: &[char], part: &[char]) -> bool {
    if word.len() < SHORTEST_FORGIVEN {
        return false;
    }
    let same = word
        .iter()
        .zip(part)
        .take_while(|(one, other)| one == other)
        .count();
    let (typed, meant) = (&word[same..], &part[same..]);
    let swapped = matches!((typed, meant), ([a, b, ..], [c, d, ..]) if a == d && b == c);
    if swapped {
        return meant[2..].starts_with(&typed[2..]);
    }
    same > 0
        && (after_first(meant).starts_with(after_first(typed)) && !meant.is_empty()
            || meant.starts_with(after_first(typed))
            || after_first(meant).starts_with(typed))
}

fn after_first(letters: &[char]) -> &[char] {
    letters.get(1..).unwrap_or_default()
}
