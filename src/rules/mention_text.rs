//! A text with mentions, as it is edited: it reads "@Ada Lovelace", and whom that means is kept
//! beside it. Stored, it is `[@Ada Lovelace](kith:ID)`.

use super::names::fold;
use super::prose;
use crate::domain::circle::Circle;
use crate::domain::{Book, Contact, Id};

/// A text in a field, and the people its names mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MentionText {
    /// What stands in the field.
    pub shown: String,
    people: Vec<Mentioned>,
}

#[derive(Clone, Debug, PartialEq)]
struct Mentioned {
    /// What stands after the `@`: the name, and a number where two people share it.
    label: String,
    name: String,
    id: Id,
}

impl MentionText {
    /// The stored text, to be edited. Saved unchanged, it is the same text again.
    pub fn from_stored(stored: &str) -> Self {
        let mut text = MentionText::default();
        let mut rest = stored;
        while let Some((before, name, id, after)) = next_mention(rest) {
            let label = text.label_of(id, name);
            text.shown.push_str(before);
            text.shown.push('@');
            text.shown.push_str(&label);
            rest = after;
        }
        text.shown.push_str(rest);
        if text.to_stored() == stored {
            return text;
        }
        // The same name stands there as plain words too: the text is edited as it is stored.
        MentionText {
            shown: stored.to_owned(),
            people: Vec::new(),
        }
    }

    /// The text as it is kept: each name that was picked is a mention, where it still stands whole.
    pub fn to_stored(&self) -> String {
        let mut stored = String::with_capacity(self.shown.len());
        let mut rest = self.shown.as_str();
        while let Some(at) = rest.find('@') {
            stored.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            match self.meant_by(rest).filter(|_| !glued(&stored)) {
                Some(one) => {
                    stored.push_str(&format!("[@{}](kith:{})", one.name, one.id));
                    rest = &rest[one.label.len()..];
                }
                None => stored.push('@'),
            }
        }
        stored + rest
    }

    /// What is typed after an `@` left of the caret, unless it is a name already picked. Carets
    /// count UTF-16 units, as `selectionStart` does.
    pub fn typed(&self, caret: usize) -> Option<&str> {
        let typed = prose::mention_candidates(&self.shown, caret)?;
        let picked = self.people.iter().any(|one| {
            let after = typed.strip_prefix(one.label.as_str());
            after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
        (!picked).then_some(typed)
    }

    /// Puts that person in place of what is typed left of the caret; where the caret is then.
    pub fn pick(&mut self, caret: usize, id: Id, name: &str) -> usize {
        let end = prose::byte_offset(&self.shown, caret);
        let typed =
            prose::mention_candidates(&self.shown, caret).map_or(0, |typed| typed.len() + 1);
        let start = end.saturating_sub(typed);
        let label = self.label_of(id, name);
        let gap = if self.shown[end..].starts_with(' ') {
            ""
        } else {
            " "
        };
        let mention = format!("@{label}{gap}");
        self.shown.replace_range(start..end, &mention);
        let caret = start + mention.len() + usize::from(gap.is_empty());
        self.shown[..caret].encode_utf16().count()
    }

    /// Whether `typed` is this text with one more space at that caret, where [`MentionText::pick`]
    /// left one already: typing on after a name, as one does, would give two.
    pub fn is_second_space(&self, typed: &str, caret: usize) -> bool {
        let at = prose::byte_offset(&self.shown, caret);
        let (before, after) = self.shown.split_at(at);
        let rest = typed
            .strip_prefix(before)
            .and_then(|rest| rest.strip_prefix(' '));
        before.ends_with(' ') && rest == Some(after)
    }

    /// The label under which that person stands in this text.
    fn label_of(&mut self, id: Id, name: &str) -> String {
        let name = plain_name(name);
        let held = self
            .people
            .iter()
            .find(|one| one.id == id && one.name == name);
        if let Some(held) = held {
            return held.label.clone();
        }
        let taken = |label: &str| self.people.iter().any(|one| one.label == label);
        let label = std::iter::once(name.clone())
            .chain((2u32..).map(|number| format!("{name} ({number})")))
            .find(|label| !taken(label))
            .unwrap_or_default();
        self.people.push(Mentioned {
            label: label.clone(),
            name,
            id,
        });
        label
    }

    /// Whom the beginning of `rest` names, the longest name first.
    fn meant_by(&self, rest: &str) -> Option<&Mentioned> {
        let names = self.people.iter().filter(|one| {
            let after = rest.strip_prefix(one.label.as_str());
            after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
        names.max_by_key(|one| one.label.len())
    }
}

/// Whether an `@` here belongs to what stands before it: an address, or a stored mention.
fn glued(before: &str) -> bool {
    before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '[')
}

/// A name that can stand between brackets.
pub(super) fn plain_name(name: &str) -> String {
    let words = name.split(|letter: char| letter.is_whitespace() || "[]()\\".contains(letter));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        "someone".to_owned()
    } else {
        words.join(" ")
    }
}

/// The first stored mention: what is before it, its name and id, what is after it.
fn next_mention(text: &str) -> Option<(&str, &str, Id, &str)> {
    let mut from = 0;
    loop {
        let middle = from + text[from..].find("](kith:")?;
        let id_start = middle + "](kith:".len();
        from = id_start;
        let Some(id_length) = text[id_start..].find(')') else {
            continue;
        };
        let Ok(id) = text[id_start..id_start + id_length].parse() else {
            continue;
        };
        let Some(start) = text[..middle].rfind("[@") else {
            continue;
        };
        let name = &text[start + 2..middle];
        if !name.is_empty() && plain_name(name) == name {
            return Some((&text[..start], name, id, &text[id_start + id_length + 1..]));
        }
    }
}

/// People whose name, or a word of it, or a nickname begins with what was typed: whole names first,
/// each group by name. Nobody who is archived, unless nobody else is left; never oneself.
pub fn people_named(book: &Book, typed: &str, limit: usize) -> Vec<Id> {
    let typed = fold(typed.trim_start());
    let mut found: Vec<(bool, u8, String, Id)> = book
        .all::<Contact>()
        .filter(|(_, contact)| !contact.me)
        .filter_map(|(id, contact)| {
            let name = fold(contact.display_name());
            let place = if name.starts_with(&typed) {
                0
            } else if begins_a_word(&name, &typed) {
                1
            } else if contact
                .nicknames
                .iter()
                .any(|nick| fold(nick).starts_with(&typed))
            {
                2
            } else {
                return None;
            };
            Some((contact.archived, place, name, id))
        })
        .collect();
    if found.len() > limit {
        found.select_nth_unstable(limit);
        found.truncate(limit);
    }
    found.sort_unstable();
    found.into_iter().map(|(.., id)| id).collect()
}

/// Circles of whose name a word begins with what was typed, by name.
pub fn circles_named(book: &Book, typed: &str, limit: usize) -> Vec<Id> {
    let typed = fold(typed.trim_start());
    let circles = book.all::<Circle>();
    let mut found: Vec<(String, Id)> = circles
        .map(|(id, circle)| (fold(&circle.name), id))
        .filter(|(name, _)| !name.is_empty() && begins_a_word(name, &typed))
        .collect();
    found.sort_unstable();
    found.truncate(limit);
    found.into_iter().map(|(_, id)| id).collect()
}

fn begins_a_word(name: &str, typed: &str) -> bool {
    name.match_indices(typed)
        .any(|(at, _)| !name[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Change;
    use proptest::prelude::*;

    const ADA: Id = Id::PREFERENCES;

    fn other() -> Id {
        Id::new(7, 7)
    }

    #[test]
    fn a_stored_mention_reads_as_a_name() {
        let stored = format!("Tea with [@Ada Lovelace](kith:{ADA}), at five.");
        let text = MentionText::from_stored(&stored);
        assert_eq!(text.shown, "Tea with @Ada Lovelace, at five.");
        assert_eq!(text.to_stored(), stored);
    }

    #[test]
    fn two_people_of_one_name_stay_two() {
        let stored = format!("[@Ada](kith:{ADA}) met [@Ada](kith:{})", other());
        let text = MentionText::from_stored(&stored);
        assert_eq!(text.shown, "@Ada met @Ada (2)");
        assert_eq!(text.to_stored(), stored);
    }

    #[test]
    fn picking_replaces_what_was_typed() {
        let mut text = MentionText::from_stored("😀 ask @ad about it");
        let caret = "😀 ask @ad".encode_utf16().count();
        assert_eq!(text.typed(caret), Some("ad"));
        let caret = text.pick(caret, ADA, "Ada [née] Byron");
        assert_eq!(text.shown, "😀 ask @Ada née Byron about it");
        assert_eq!(caret, "😀 ask @Ada née Byron ".encode_utf16().count());
        assert_eq!(
            text.to_stored(),
            format!("😀 ask [@Ada née Byron](kith:{ADA}) about it")
        );
        assert_eq!(text.typed(caret - 1), None);
    }

    #[test]
    fn a_second_space_after_a_name_is_known() {
        let mut text = MentionText::from_stored("😀 ask @ad");
        let caret = text.pick("😀 ask @ad".encode_utf16().count(), ADA, "Ada");
        assert_eq!(text.shown, "😀 ask @Ada ");
        assert!(text.is_second_space("😀 ask @Ada  ", caret));
        for typed in [
            "😀 ask @Ada .",
            "😀 ask @Ada",
            "😀 ask @Ada   ",
            "😀  ask @Ada ",
        ] {
            assert!(!text.is_second_space(typed, caret), "{typed}");
        }
        assert!(!text.is_second_space("😀 ask @Ada  ", 2));
    }

    #[test]
    fn a_name_that_was_changed_is_words_again() {
        let mut text = MentionText {
            shown: "@a".to_owned(),
            ..MentionText::default()
        };
        text.pick(2, ADA, "Ada");
        for shown in ["@Adam", "x@Ada", "@Ad"] {
            text.shown = shown.to_owned();
            assert_eq!(text.to_stored(), shown);
        }
    }

    proptest! {
        #[test]
        fn what_is_not_edited_stays_as_it_was(
            parts in proptest::collection::vec("[@A\\[\\]() kith:]{0,6}|\\[@A\\]\\(kith:0000000000001\\)|@A|\\[@A B\\]\\(kith:0000000000002\\)", 0..6)
        ) {
            let stored = parts.concat();
            prop_assert_eq!(MentionText::from_stored(&stored).to_stored(), stored);
        }

        #[test]
        fn no_caret_is_too_far(text in ".{0,12}", caret in 0usize..40) {
            let mut text = MentionText::from_stored(&text);
            let caret = text.pick(caret, ADA, "Ada");
            prop_assert!(caret <= text.shown.encode_utf16().count());
        }
    }

    #[test]
    fn a_caret_within_a_letter_is_before_it() {
        let mut text = MentionText::from_stored("@𐀀");
        assert_eq!(text.pick(2, ADA, "Ada"), 5);
        assert_eq!(text.shown, "@Ada 𐀀");
    }

    #[test]
    fn names_are_found_by_the_beginning_of_a_word() {
        let mut book = Book::default();
        let names = ["Bo Ada", "Adam Smith", "Canada", "Ada Lovelace"];
        let mut clock = crate::domain::Clock::new(1);
        for (number, name) in (10u32..).zip(names) {
            let change = Change::add(Id::new(number, 0), Contact::named(name));
            let delta = book.stamp(&change, &mut clock, 1);
            book.join(delta);
        }
        let found = people_named(&book, "Ada", 8);
        let found: Vec<&str> = found
            .iter()
            .filter_map(|id| Some(book.get::<Contact>(*id)?.display_name()))
            .collect();
        assert_eq!(found, ["Ada Lovelace", "Adam Smith", "Bo Ada"]);
        assert_eq!(people_named(&book, "", 2).len(), 2);
    }

    #[test]
    fn circles_are_found_by_the_beginning_of_a_word() {
        let mut book = Book::default();
        let mut clock = crate::domain::Clock::new(1);
        for (number, name) in (10u32..).zip(["Sunday rowers", "Rowers", "", "Growers"]) {
            let circle = Circle {
                name: name.to_owned(),
                ..Circle::default()
            };
            let delta = book.stamp(&Change::add(Id::new(number, 0), circle), &mut clock, 1);
            book.join(delta);
        }
        let found = circles_named(&book, "ROW", 8);
        let found: Vec<&str> = found
            .iter()
            .filter_map(|id| Some(book.get::<Circle>(*id)?.name.as_str()))
            .collect();
        assert_eq!(found, ["Rowers", "Sunday rowers"]);
        assert_eq!(circles_named(&book, "", 1).len(), 1);
    }
}
