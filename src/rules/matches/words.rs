//! The words of a text as they are compared: in a guessed language, stemmed, folded.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use crate::rules::fold::{fold, fold_letter, is_combining};

/// A language whose words are stemmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    English,
    German,
    Spanish,
}

pub const LANGUAGES: [Language; 3] = [Language::English, Language::German, Language::Spanish];

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// In small letters.
    pub small: String,
}

/// Longest word in bytes: beyond it are addresses and the like.
const LONGEST: usize = 40;

/// The words of a text, in its order, but for names that are mentioned and addresses of links.
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let from = rest + text[rest..].find(char::is_alphanumeric)?;
            if text[..from].ends_with("](") || text[..from].ends_with("[@") {
                // The address of a link, or a name that is mentioned: Baker is no trade.
                let end = text[from..].find(')')?;
                rest = from + end;
                continue;
            }
            let end = text[from..]
                .find(|letter: char| !is_of_word(letter))
                .map_or(text.len(), |length| from + length);
            let end = from + text[from..end].trim_end_matches(['\'', '’']).len();
            rest = end;
            if end - from <= LONGEST {
                return Some(Word {
                    place: from..end,
                    small: text[from..end].to_lowercase(),
                });
            }
        }
    })
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining(letter) || matches!(letter, '\'' | '’' | '+' | '#')
}

/// How far a word that only one language has tells of it. One that is asked with in a language tells half as
/// much, and is not enough alone: "art" is one in German.
const TELLING: usize = 2;

/// The words of one language that say nothing of what a text is about, folded.
struct Plain {
    function: HashSet<String>,
    asking: HashSet<String>,
    averse: HashSet<String>,
    negating: HashSet<String>,
    adding: HashSet<String>,
}

/// By language, in the order of [`LANGUAGES`].
static PLAIN: LazyLock<Vec<Plain>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for part in include_str!("plain.txt").split("\n= ").skip(1) {
        let listed = |name: &str| {
            let line = part.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_default()
                .split_whitespace()
                .map(fold)
                .collect()
        };
        all.push(Plain {
            function: listed("function: "),
            asking: listed("asking: "),
            averse: listed("averse: "),
            negating: listed("negating: "),
            adding: listed("adding: "),
        });
    }
    all
});

/// Whether a word only holds others together in that language; in small letters.
pub fn is_function(small: &str, language: Language) -> bool {
    PLAIN[language as usize].function.contains(&fold(small))
}

/// Whether it does so in any language.
pub fn is_function_anywhere(small: &str) -> bool {
    LANGUAGES.into_iter().any(|of| is_function(small, of))
}

/// Whether a few words, such as the label of a fact, say that something is feared or disliked.
pub fn says_averse(text: &str) -> bool {
    let any = |of: fn(&Plain) -> &HashSet<String>| {
        let mut folded = words(text).map(|word| fold(&word.small));
        folded.any(|word| PLAIN.iter().any(|plain| of(plain).contains(&word)))
    };
    any(|plain| &plain.averse) && !any(|plain| &plain.negating)
}

/// Whether it says nothing there of what a text is about.
pub fn is_plain(small: &str, language: Language) -> bool {
    let (plain, folded) = (&PLAIN[language as usize], fold(small));
    folded.len() < 2 || plain.function.contains(&folded) || plain.asking.contains(&folded)
}

/// A letter as stems have it: small, without a mark.
pub fn letter(letter: char) -> char {
    let mut folded = String::new();
    fold_letter(letter, &mut folded);
    folded.chars().next().unwrap_or(letter)
}

/// Everything that is asked of a word, whatever text it stands in.
#[derive(Clone, Debug)]
pub struct Lexeme {
    pub folded: String,
    /// By language, in the order of [`LANGUAGES`], as are the others.
    stems: [String; 3],
    function: [bool; 3],
    asking: [bool; 3],
    averse: [bool; 3],
    negating: [bool; 3],
    adding: [bool; 3],
    /// How far its letters speak for a language.
    letters: [usize; 3],
    /// A sign, or a number: nothing that is looked for.
    empty: bool,
}

impl Lexeme {
    /// Of a word in small letters.
    pub fn of(small: &str) -> Self {
        let folded = fold(small);
        let within = |set: fn(&Plain) -> &HashSet<String>| {
            let mut in_each = [false; 3];
            for (held, plain) in in_each.iter_mut().zip(&*PLAIN) {
                *held = set(plain).contains(&folded);
            }
            in_each
        };
        let german = small.contains(['ä', 'ö', 'ü', 'ß']);
        let spanish = small.contains(['ñ', 'á', 'é', 'í', 'ó', 'ú']);
        Lexeme {
            stems: LANGUAGES.map(|language| stem(small, language)),
            function: within(|plain| &plain.function),
            asking: within(|plain| &plain.asking),
            averse: within(|plain| &plain.averse),
            negating: within(|plain| &plain.negating),
            adding: within(|plain| &plain.adding),
            letters: [
                0,
                TELLING * usize::from(german),
                TELLING * usize::from(spanish),
            ],
            empty: folded.len() < 2 || folded.bytes().all(|byte| byte.is_ascii_digit()),
            folded,
        }
    }

    pub fn stem(&self, language: Language) -> &str {
        &self.stems[language as usize]
    }

    /// Whether it only holds others together: in that language, or, where that is not known, in any.
    pub fn is_function(&self, language: Option<Language>) -> bool {
        of_any(&self.function, language)
    }

    /// Whether it says nothing of what a text is about.
    pub fn is_plain(&self, language: Option<Language>) -> bool {
        self.empty || self.is_function(language) || of_any(&self.asking, language)
    }

    /// Whether what it is said of is feared or disliked.
    pub fn is_averse(&self, language: Option<Language>) -> bool {
        of_any(&self.averse, language)
    }

    /// Whether it takes back what is said shortly after it.
    pub fn is_negating(&self, language: Option<Language>) -> bool {
        of_any(&self.negating, language)
    }

    /// Whether, right after such a word, it says that there is more: "not only".
    pub fn is_adding(&self, language: Option<Language>) -> bool {
        of_any(&self.adding, language)
    }

    /// What it is found by: its stem in the language of its text, or in each where that is not known,
    /// and the word itself, which is the same in many languages.
    pub fn keys(&self, language: Option<Language>) -> Vec<String> {
        let mut keys = vec![self.folded.clone()];
        for one in LANGUAGES {
            let stem = &self.stems[one as usize];
            if language.is_none_or(|language| language == one) && !keys.contains(stem) {
                keys.push(stem.clone());
            }
        }
        keys
    }
}

fn of_any(of_each: &[bool; 3], language: Option<Language>) -> bool {
    match language {
        Some(language) => of_each[language as usize],
        None => of_each.contains(&true),
    }
}

/// The language most of them are of; `None` of none and of a draw.
pub fn most(languages: impl Iterator<Item = Language>) -> Option<Language> {
    let mut counts = [0usize; 3];
    languages.for_each(|language| counts[language as usize] += 1);
    leading(counts)
}

/// The same, of what was counted in the order of [`LANGUAGES`].
pub fn leading(counts: [usize; 3]) -> Option<Language> {
    let most = *counts.iter().max()?;
    let mut leading = LANGUAGES
        .into_iter()
        .filter(|one| counts[*one as usize] == most);
    let first = leading.next()?;
    (most > 0 && leading.next().is_none()).then_some(first)
}

/// The language most function words of a text are of, or the one whose own letters it has; `None`
/// where nothing tells, as of most titles.
pub fn language<'a>(text: impl Iterator<Item = &'a Lexeme>) -> Option<Language> {
    let mut counts = [0usize; 3];
    for word in text {
        for (at, count) in counts.iter_mut().enumerate() {
            let function = TELLING * usize::from(word.function[at]);
            *count += function + usize::from(word.asking[at]) + word.letters[at];
        }
    }
    leading(counts).filter(|language| counts[*language as usize] >= TELLING)
}

/// The stem of a word in that language, folded.
pub fn stem(small: &str, language: Language) -> String {
    let small = small.trim_end_matches("'s").trim_end_matches("’s");
    match language {
        Language::English => fold(&Stemmer::create(Algorithm::English).stem(small)),
        Language::Spanish => fold(&Stemmer::create(Algorithm::Spanish).stem(small)),
        Language::German => {
            let stemmed = Stemmer::create(Algorithm::German).stem(masculine(small));
            let mut folded = fold(&stemmed);
            // "Übersetzer" and "Uebersetzer", "Köchin" and "Koechin".
            for (two, one) in [("ae", "a"), ("oe", "o"), ("ue", "u")] {
                folded = folded.replace(two, one);
            }
            folded
        }
    }
}

/// Endings of professions that have a feminine in "-in"; "Verein" and "Termin" are no women.
const MASCULINE: &[&str] = &[
    "er", "or", "st", "ent", "ant", "eur", "og", "af", "ph", "zt", "lt", "ch", "at", "ot", "kt",
    "om", "rg", "mt",
];

/// "Gärtnerin", "Gärtnerinnen", "Gärtner*in" and "Gärtner" are one.
fn masculine(small: &str) -> &str {
    let stem = small
        .strip_suffix("innen")
        .or_else(|| small.strip_suffix("in"));
    let person = |stem: &&str| MASCULINE.iter().any(|ending| stem.ends_with(ending));
    stem.filter(person).unwrap_or(small)
}
