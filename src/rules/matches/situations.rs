//! The words of situations in which people need a subject, who hardly ever name it: the swollen cheek
//! that wants a dentist.
//!
//! There are some tens of thousands of them, so they are stemmed only as texts ask: those that begin
//! with one letter, in one language, lie in one drawer, which is read when it is first opened.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::thesaurus::{SubjectId, thesaurus};
use super::words::{LANGUAGES, Language, is_function, is_plain, letter, stem, words};

/// How much a word says of a subject, of whose hints it is only a part: the belly in "belly up".
const PART: f32 = 0.7;

/// A subject that is hinted at, and how far: 1 where no other is by that word.
pub type Hint = (SubjectId, f32);

/// Hints that have a word of the same first letter, in one language.
#[derive(Debug, Default)]
struct Drawer {
    hints: Vec<(&'static str, SubjectId)>,
    read: OnceLock<Read>,
}

/// What is hinted at, by the stem of a word, or by the first of several that together do: the others,
/// the longest first.
#[derive(Debug, Default)]
struct Read {
    words: HashMap<String, Vec<Hint>>,
    phrases: HashMap<String, Vec<(Vec<String>, SubjectId)>>,
}

/// By language, in the order of [`LANGUAGES`], and by letter.
pub struct Situations {
    drawers: [HashMap<char, Drawer>; 3],
}

/// Those that come with Kith, as they are written: half a megabyte, which is loaded once something is
/// looked for.
pub const TEXT: &str = include_str!("situations.txt");

static SITUATIONS: OnceLock<Situations> = OnceLock::new();

/// Has needs read by these situations from now on.
pub fn bring(text: &'static str) {
    SITUATIONS.get_or_init(|| sorted(text));
}

/// Those that were brought; none before, and then only what a need names is understood.
pub fn situations() -> Option<&'static Situations> {
    SITUATIONS.get()
}

/// Puts all hints into their drawers.
fn sorted(text: &'static str) -> Situations {
    let mut drawers = LANGUAGES.map(|_| HashMap::<char, Drawer>::new());
    let names = thesaurus().subjects.iter().map(|subject| subject.name);
    let ids: HashMap<&str, SubjectId> = names.zip(0..).collect();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((name, hints)) = line.split_once(": ") else {
            continue;
        };
        let Some(&id) = ids.get(name) else { continue };
        for (of_language, hints) in drawers.iter_mut().zip(hints.split('|')) {
            let hints = hints.split(',').map(str::trim);
            for hint in hints.filter(|hint| !hint.is_empty()) {
                put(of_language, hint, id);
            }
        }
    }
    Situations { drawers }
}

/// Puts a hint into the drawer of each of its words.
fn put(drawers: &mut HashMap<char, Drawer>, hint: &'static str, id: SubjectId) {
    let first = |word: &str| word.chars().next().map(letter);
    let words = hint.split(|letter: char| !letter.is_alphanumeric());
    let mut letters: Vec<char> = words.filter_map(first).collect();
    letters.sort_unstable();
    letters.dedup();
    for letter in letters {
        drawers.entry(letter).or_default().hints.push((hint, id));
    }
}

impl Situations {
    /// What a word hints at, by its stem.
    pub fn of_word(&self, stem: &str, language: Language) -> &[Hint] {
        let read = self.drawer(stem, language);
        let found = read.and_then(|read| read.words.get(stem));
        found.map_or(&[], Vec::as_slice)
    }

    /// The longest phrases that begin with these stems: how many of them, and what they hint at.
    pub fn of_phrase<'a>(
        &self,
        stem: impl Fn(usize) -> Option<&'a str>,
        language: Language,
    ) -> Option<(usize, Vec<SubjectId>)> {
        let first = stem(0)?;
        let phrases = self.drawer(first, language)?.phrases.get(first)?;
        let follows = |rest: &[String]| (1..).zip(rest).all(|(at, one)| stem(at) == Some(one));
        let (longest, _) = phrases.iter().find(|(rest, _)| follows(rest))?;
        let same = phrases.iter().filter(|(rest, _)| rest == longest);
        Some((longest.len() + 1, same.map(|(_, id)| *id).collect()))
    }

    fn drawer(&self, stem: &str, language: Language) -> Option<&Read> {
        let letter = letter(stem.chars().next()?);
        let drawer = self.drawers[language as usize].get(&letter)?;
        Some(drawer.read.get_or_init(|| drawer.read(letter, language)))
    }
}

impl Drawer {
    fn read(&self, of: char, language: Language) -> Read {
        let mut read = Read::default();
        let mine = |stem: &str| stem.chars().next().map(letter) == Some(of);
        for &(hint, id) in &self.hints {
            let all: Vec<String> = words(hint).map(|word| word.small).collect();
            let share = if all.len() == 1 { 1.0 } else { PART };
            let said = all.iter().filter(|word| !is_function(word, language));
            let said: Vec<(&String, String)> =
                said.map(|word| (word, stem(word, language))).collect();
            for (word, stem) in &said {
                if mine(stem) && !is_plain(word, language) {
                    raise(read.words.entry(stem.clone()).or_default(), (id, share));
                }
            }
            if let [(_, first), rest @ ..] = said.as_slice()
                && !rest.is_empty()
                && mine(first)
            {
                let rest = rest.iter().map(|(_, stem)| stem.clone()).collect();
                read.phrases
                    .entry(first.clone())
                    .or_default()
                    .push((rest, id));
            }
        }
        for hints in read.words.values_mut() {
            let rarity = rarity(hints.iter().map(|(_, share)| share).sum());
            hints.iter_mut().for_each(|(_, far)| *far *= rarity);
        }
        for phrases in read.phrases.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        read
    }
}

/// Adds a hint, or takes the greater of two at one subject.
pub fn raise(hints: &mut Vec<Hint>, (id, far): Hint) {
    match hints.iter_mut().find(|(held, _)| *held == id) {
        Some((_, held)) => *held = held.max(far),
        None => hints.push((id, far)),
    }
}

/// The more subjects a word hints at, the less it says of each. It falls slowly, since the hints add up:
/// where several agree, each of them may be a common word.
fn rarity(subjects: f32) -> f32 {
    subjects.max(1.0).powf(-0.3)
}
