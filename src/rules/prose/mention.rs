//! Completing a name after `@`, while typing.
//!
//! The browser counts UTF-16 units (`selectionStart`), Rust bytes; both directions are converted
//! here and nowhere else.

use crate::domain::Id;

/// Longest text after an `@` that is taken for a name, in letters.
const LONGEST: usize = 40;
/// Names of up to so many words are completed.
const MOST_SPACES: usize = 3;

/// What is typed after an `@` left of the caret, to find people by; empty right after the `@`.
/// `None` where no mention is being typed, as in an address. `caret` counts UTF-16 units.
pub fn mention_candidates(text: &str, caret: usize) -> Option<&str> {
    let end = byte_offset(text, caret);
    let start = mention_start(text, end)?;
    Some(&text[start + 1..end])
}

/// The text with the `@word` left of the caret replaced by a mention of that person, and where the
/// caret is then: after the mention and a space. Without an `@word`, it is put at the caret. Both
/// carets count UTF-16 units.
pub fn insert_mention(text: &str, caret: usize, id: Id, name: &str) -> (String, usize) {
    let end = byte_offset(text, caret);
    let start = mention_start(text, end).unwrap_or(end);
    let mut out = text[..start].to_owned();
    out.push_str("[@");
    out.extend(name.trim().chars().map(|letter| match letter {
        // These would end the mention.
        '[' => '(',
        ']' => ')',
        letter if letter.is_control() => ' ',
        letter => letter,
    }));
    out.push_str(&format!("](kith:{id})"));
    let after = &text[end..];
    let mut caret = utf16_length(&out) + 1;
    if !after.starts_with([' ', '\u{a0}', '\n', '.', ',', ';', ':', '!', '?', ')']) {
        out.push(' ');
    } else if !after.starts_with(' ') {
        caret -= 1;
    }
    out.push_str(after);
    (out, caret)
}

/// Where the `@` stands, in bytes.
fn mention_start(text: &str, end: usize) -> Option<usize> {
    let mut spaces = 0;
    for (at, letter) in text[..end].char_indices().rev().take(LONGEST + 1) {
        match letter {
            '@' => {
                let before = text[..at].chars().next_back();
                let within = |letter: char| letter.is_alphanumeric() || "[.-_@/".contains(letter);
                let spaced = text[at + 1..end].starts_with(char::is_whitespace);
                return (!before.is_some_and(within) && !spaced).then_some(at);
            }
            '\n' | '[' | ']' | '(' | ')' => return None,
            letter if letter.is_whitespace() => {
                spaces += 1;
                if spaces > MOST_SPACES {
                    return None;
                }
            }
            _ => {}
        }
    }
    None
}

/// The place so many UTF-16 units into a text, in bytes: within it, and between two letters.
pub fn byte_offset(text: &str, units: usize) -> usize {
    let mut passed = 0;
    for (at, letter) in text.char_indices() {
        if passed + letter.len_utf16() > units {
            return at;
        }
        passed += letter.len_utf16();
    }
    text.len()
}

fn utf16_length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
