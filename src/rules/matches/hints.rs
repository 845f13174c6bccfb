//! What the words of a need hint at, beside what they name.

use super::reading::{Mention, Said};
use super::situations::{Hint, Situations, raise, situations};
use super::thesaurus::Known;
use super::words::{LANGUAGES, Language};

/// How much the parts of a German compound hint beside a word of its own.
const COMPOUND: f32 = 0.7;

/// Letters of a part of a compound, at least.
const SHORTEST_PART: usize = 4;

/// What begins at one word of a text: so many words together, that hint at these subjects.
#[derive(Clone, Default)]
struct Clue {
    words: usize,
    hints: Vec<Hint>,
}

/// Adds what is hinted at to the mentions of a text, in its order.
pub fn add(said: &Said, found: &mut Vec<Mention>) {
    let Some(all) = situations() else {
        return;
    };
    let languages = LANGUAGES.into_iter();
    let mut clues = vec![Clue::default(); said.words.len()];
    for one in languages.filter(|one| said.language.is_none_or(|language| language == *one)) {
        of_words(all, said, one, &mut clues);
        of_phrases(all, said, one, &mut clues);
    }
    for (at, clue) in clues.into_iter().enumerate() {
        if clue.hints.is_empty() {
            continue;
        }
        let last = at + clue.words - 1;
        let place = said.words[at].0.place.start..said.words[last].0.place.end;
        // Of what is named by several words, each of them hints beside it.
        let within = |mention: &&mut Mention| mention.place.contains(&place.start);
        match found.iter_mut().find(within) {
            Some(mention) => {
                mention.place.end = mention.place.end.max(place.end);
                mention.hints.extend(clue.hints);
            }
            None => found.push(Mention {
                place,
                keys: [].into(),
                subjects: [].into(),
                known: Known::Whole,
                language: said.language,
                hints: clue.hints,
            }),
        }
    }
    found.sort_by_key(|mention| mention.place.start);
}

fn of_words(all: &Situations, said: &Said, language: Language, clues: &mut [Clue]) {
    for ((_, lexeme), clue) in said.words.iter().zip(clues) {
        if !lexeme.is_plain(said.language) {
            clue.words = 1;
            for hint in of_word(all, lexeme.stem(language), language) {
                raise(&mut clue.hints, hint);
            }
        }
    }
}

/// What words hint at only together counts in place of what each of them does.
fn of_phrases(all: &Situations, said: &Said, language: Language, clues: &mut [Clue]) {
    for at in 0..clues.len() {
        let found = all.of_phrase(|next| said.stem_after(at, next, language), language);
        let Some((length, subjects)) = found else {
            continue;
        };
        for subject in subjects {
            for clue in &mut clues[at..at + length] {
                clue.hints.retain(|(id, _)| *id != subject);
            }
            clues[at].hints.push((subject, 1.0));
        }
        clues[at].words = clues[at].words.max(length);
    }
}

/// What a word hints at, or else the parts of a German compound.
fn of_word(all: &Situations, stem: &str, language: Language) -> Vec<Hint> {
    let whole = all.of_word(stem, language);
    if !whole.is_empty() || language != Language::German {
        return whole.to_vec();
    }
    let inner = stem.char_indices().map(|(at, _)| at);
    let cuts = inner.filter(|at| *at >= SHORTEST_PART && at + SHORTEST_PART <= stem.len());
    let cuts: Vec<usize> = cuts.collect();
    let known = |part: &str| {
        let hints = all.of_word(part, language);
        (!hints.is_empty()).then_some(hints)
    };
    let end = cuts.iter().find_map(|at| known(&stem[*at..]));
    let beginning = cuts.iter().rev().find_map(|at| {
        let joints = ["", "s", "en", "n", "e"].into_iter();
        let mut without = joints.filter_map(|joint| stem[..*at].strip_suffix(joint));
        without.find_map(known)
    });
    let parts = beginning.into_iter().chain(end).flatten();
    parts.map(|(id, far)| (*id, far * COMPOUND)).collect()
}
