//! Why somebody matches, in the words of both sides.

use std::ops::Range;

use super::evidence::{self, Source};
use super::index::{Index, Term, field_term, subject_term};
use super::reading::{Mention, Reader};
use super::score::Scored;
use super::thesaurus::thesaurus;
use super::wanted::{Part, Wanted};
use crate::domain::{Book, Id};
use crate::rules::search::around;

/// Most words of one text that are told.
const TOLD: usize = 3;

/// Words that were looked for, and what answers them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// As they stand in what is looked for: several, where they only together hint at something.
    pub wanted: Vec<String>,
    /// As it stands in the text that answers it.
    pub found: String,
    /// Where that is, in bytes.
    pub place: Range<usize>,
    pub link: Link,
}

/// What joins what was looked for and what answers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// They are one word, or forms of one.
    Word,
    /// Both are about that: a subject of the thesaurus, or a field.
    Both(&'static str),
    /// Who does the one can mostly do the other.
    Near,
}

/// A text that answers what is looked for, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub source: Source,
    /// The record it stands in.
    pub record: Id,
    /// All of the text.
    pub text: String,
    pub steps: Vec<Step>,
}

impl Reason {
    /// "Offers “tax returns for freelancers”: “Steuererklärung” and “tax returns” are about tax".
    pub fn words(&self) -> String {
        let steps: Vec<String> = self.steps.iter().map(Step::words).collect();
        let said = format!("{} “{}”", self.source.label(), self.quoted());
        match self.steps.as_slice() {
            [] => said,
            _ if self.says_it_all() => said,
            // It is quoted already.
            [one] if one.link == Link::Near && one.found == self.text => {
                format!("{said}, near to {}", one.sought())
            }
            _ => format!("{said}: {}", steps.join(", ")),
        }
    }

    /// The text, or of a long one the part that answers most.
    fn quoted(&self) -> String {
        let place = self.steps.first().map(|step| step.place.clone());
        around(&self.text, place.unwrap_or_default())
            .trim()
            .to_owned()
    }

    /// Whether the text is nothing but the words that were looked for: to quote them again says nothing.
    fn says_it_all(&self) -> bool {
        let mut rest = self.text.clone();
        for step in &self.steps {
            rest = rest.replacen(&step.found, "", 1);
        }
        self.steps.iter().all(Step::is_same) && !rest.contains(char::is_alphanumeric)
    }
}

impl Step {
    /// Whether the very word that was looked for is found.
    fn is_same(&self) -> bool {
        let found = self.found.to_lowercase();
        self.link != Link::Near && self.wanted.iter().any(|word| word.to_lowercase() == found)
    }

    /// What was looked for, as it was written.
    fn sought(&self) -> String {
        let quoted: Vec<String> = self.wanted.iter().map(|word| format!("“{word}”")).collect();
        quoted.join(", ")
    }

    fn words(&self) -> String {
        let found = &self.found;
        let wanted = self.sought();
        match self.link {
            _ if self.is_same() => format!("“{found}”"),
            Link::Word => format!("{wanted} and “{found}”"),
            Link::Both(name) if self.wanted.len() == 1 => {
                format!("{wanted} and “{found}”, both {name}")
            }
            Link::Both(name) => format!("{wanted} and “{found}”, all {name}"),
            Link::Near => format!("“{found}”, near to {wanted}"),
        }
    }
}

/// How the text by which somebody was found answers what is looked for.
pub fn of(
    (index, book): (&Index, &Book),
    reader: &mut Reader,
    text: &str,
    wanted: &Wanted,
    found: Scored,
) -> Option<Reason> {
    let parts = if found.near {
        &wanted.near
    } else {
        &wanted.parts
    };
    let piece = index.pieces.get(found.piece)?;
    let record = book.record(piece.record)?;
    let (mut nth, mut said) = (0, None);
    evidence::each(piece.record, &record.body, |told| {
        if nth == piece.nth {
            let mentions = reader.read_told(&index.reader, &told);
            said = Some((told.text.to_owned(), mentions));
        }
        nth += 1;
    });
    let (said, mentions) = said?;
    let mut steps: Vec<(f32, Step)> = Vec::new();
    for part in parts {
        let answers = mentions.iter().filter_map(|mention| {
            let (far, term) = answer(index, part, mention)?;
            Some((far, term, mention))
        });
        let Some((far, term, mention)) = answers.max_by(|a, b| a.0.total_cmp(&b.0)) else {
            continue;
        };
        let told = said[mention.place.clone()].to_owned();
        if steps.iter().any(|(_, step)| step.found == told) {
            continue;
        }
        steps.push((
            far * part.weight,
            Step {
                wanted: words_of(text, part),
                found: told,
                place: mention.place.clone(),
                link: if found.near { Link::Near } else { link(term) },
            },
        ));
    }
    steps.sort_by(|a, b| b.0.total_cmp(&a.0));
    let steps = steps.into_iter().take(TOLD).map(|(_, step)| step).collect();
    Some(Reason {
        source: piece.source,
        record: piece.record,
        text: said,
        steps,
    })
}

/// The words of a part, each once.
fn words_of(text: &str, part: &Part) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for place in &part.places {
        let word = &text[place.clone()];
        if words.len() < TOLD && !words.iter().any(|held| held.contains(word)) {
            words.push(word.to_owned());
        }
    }
    words
}

/// What of a mention answers that part best.
fn answer(index: &Index, part: &Part, mention: &Mention) -> Option<(f32, Term)> {
    let words = mention.keys.iter().filter_map(|key| index.word(key));
    let subjects = mention.subjects.iter();
    let means = subjects.flat_map(|id| [subject_term(*id), field_term(*id)]);
    let said = words.chain(means);
    let answers = said.filter_map(|term| {
        let (_, far) = part.answers.iter().find(|(answer, _)| *answer == term)?;
        Some((*far, term))
    });
    answers.max_by(|a, b| a.0.total_cmp(&b.0))
}

/// What joins those who share that term.
fn link(term: Term) -> Link {
    let subjects = &thesaurus().subjects;
    let field = |term: Term| thesaurus().fields.get(term - subjects.len());
    match subjects.get(term) {
        Some(subject) => Link::Both(subject.name),
        None => field(term).map_or(Link::Word, |field| Link::Both(field.name)),
    }
}
