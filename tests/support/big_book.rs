//! A large book that is the same for the same seed, with prose as varied as people's own: words
//! built of syllables, used as often as words are (Zipf), in sentences of their own each time.

use std::collections::BTreeSet;

use kith::domain::aim::{Aim, AimKind};
use kith::domain::contact::{
    Address, Anniversary, Contact, Email, Fact, Met, Name, Organization, Phone,
};
use kith::domain::giving::Promise;
use kith::domain::note::{AgendaItem, Interaction, InteractionKind, LifeEvent, Note};
use kith::domain::time::Day;
use kith::domain::{Body, Delta, Entry, Id, PartialDate, Record, Stamp};

/// Words of the prose.
pub const WORDS: usize = 6_000;

/// Characters of a record's text, about.
pub const TEXT: usize = 90;

/// 2021-01-01 in Unix seconds, and five years.
const START: u32 = 1_609_459_200;
const SPAN: u32 = 5 * 365 * 86_400;

/// SplitMix64 (Steele et al., 2014): small, seeded, good enough for prose.
#[derive(Clone)]
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn of<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }
}

/// Draws words, sentences, names, people and what is written about them.
pub struct Author {
    pub random: Random,
    words: Vec<String>,
    /// Upper end of each word's share of a draw.
    shares: Vec<f64>,
    names: Vec<String>,
}

impl Author {
    pub fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        let mut words = BTreeSet::new();
        while words.len() < WORDS {
            let syllables = 1 + random.below(4);
            words.insert(
                (0..syllables)
                    .map(|_| syllable(&mut random))
                    .collect::<String>(),
            );
        }
        // Short words are the frequent ones, by and large.
        let mut words: Vec<(usize, String)> = words
            .into_iter()
            .map(|word| (word.len() * 100 + random.below(300), word))
            .collect();
        words.sort();
        let words: Vec<String> = words.into_iter().map(|(_, word)| word).collect();
        let mut sum = 0.0;
        let shares = (0..WORDS)
            .map(|rank| {
                sum += 1.0 / (rank as f64 + 2.7);
                sum
            })
            .collect();
        let names = (0..3_000)
            .map(|_| {
                let syllables = 2 + random.below(2);
                capital(
                    &(0..syllables)
                        .map(|_| syllable(&mut random))
                        .collect::<String>(),
                )
            })
            .collect();
        Author {
            random,
            words,
            shares,
            names,
        }
    }

    fn word(&mut self) -> &str {
        let total = self.shares[WORDS - 1];
        let at = (self.random.next() >> 11) as f64 / (1u64 << 53) as f64 * total;
        let rank = self.shares.partition_point(|&share| share < at);
        &self.words[rank.min(WORDS - 1)]
    }

    /// Sentences of about that many characters.
    pub fn prose(&mut self, length: usize) -> String {
        let length = length * 2 / 3 + self.random.below(length * 2 / 3 + 1);
        let mut text = String::new();
        let mut in_sentence = 0;
        while text.len() < length {
            let word = self.word().to_owned();
            if in_sentence == 0 {
                text.push_str(&capital(&word));
            } else {
                text.push_str(if self.random.chance(8) { ", " } else { " " });
                text.push_str(&word);
            }
            in_sentence += 1;
            if in_sentence > 5 && self.random.chance(20) {
                text.push_str(". ");
                in_sentence = 0;
            }
        }
        text.truncate(text.trim_end_matches([' ', '.']).len());
        text.push('.');
        text
    }

    fn name(&mut self) -> String {
        let at = self.random.below(self.names.len());
        self.names[at].clone()
    }

    fn id(&mut self) -> Id {
        let seconds = START + self.random.below(SPAN as usize) as u32;
        Id::new(seconds, self.random.next() as u32)
    }

    fn date(&mut self) -> PartialDate {
        let year = 2021 + self.random.below(5) as u16;
        let (month, day) = (1 + self.random.below(12), 1 + self.random.below(28));
        PartialDate::new(Some(year), Some(month as u8), Some(day as u8)).unwrap_or_default()
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| char::from(b'0' + self.random.below(10) as u8))
            .collect()
    }

    /// A person with the contact fields people have.
    pub fn contact(&mut self) -> Contact {
        let (given, surname) = (self.name(), self.name());
        let mut contact = Contact::named(format!("{given} {surname}"));
        let host = self
            .random
            .of(&["gmail.com", "outlook.com", "proton.me", "icloud.com"]);
        contact.emails.push(Email {
            address: format!("{}.{}@{host}", given.to_lowercase(), surname.to_lowercase()),
            label: "home".to_owned(),
            ..Email::default()
        });
        contact.name = Name {
            full: contact.name.full,
            given,
            surname,
            ..Name::default()
        };
        if self.random.chance(70) {
            contact.phones.push(Phone {
                number: format!("+49 1{} {}", self.digits(2), self.digits(8)),
                label: "mobile".to_owned(),
                ..Phone::default()
            });
        }
        if self.random.chance(60) {
            contact.organizations.push(Organization {
                name: format!("{} GmbH", self.name()),
                title: capital(self.word()),
                field: self.word().to_owned(),
                ..Organization::default()
            });
        }
        if self.random.chance(40) {
            contact.addresses.push(Address {
                street: format!("{}straße {}", self.name(), 1 + self.random.below(120)),
                locality: self.name(),
                postcode: self.digits(5),
                country: "Germany".to_owned(),
                ..Address::default()
            });
        }
        if self.random.chance(50) {
            contact.anniversaries.push(Anniversary {
                date: self.date(),
                ..Anniversary::default()
            });
        }
        if self.random.chance(30) {
            contact.facts.push(Fact {
                label: self.word().to_owned(),
                value: self.prose(30),
                ..Fact::default()
            });
        }
        contact.fields = vec![self.word().to_owned()];
        contact.rhythm = self.random.chance(30).then_some(90);
        contact.met = Met {
            text: self.prose(40),
            ..Met::default()
        };
        contact
    }

    /// One of the records that gather about a person.
    pub fn record(&mut self, who: Id) -> Body {
        let text = self.prose(TEXT);
        let date = self.date();
        match self.random.below(10) {
            0..=4 => Interaction {
                date,
                participants: vec![who],
                kind: InteractionKind::ALL[self.random.below(InteractionKind::ALL.len())],
                text,
                ..Interaction::default()
            }
            .into(),
            5..=6 => Note {
                text,
                about: vec![who],
                date,
                ..Note::default()
            }
            .into(),
            7 => Aim {
                whose: who,
                kind: AimKind::ALL[self.random.below(AimKind::ALL.len())],
                text,
                opened: Some(date),
                ..Aim::default()
            }
            .into(),
            8 => match self.random.below(3) {
                0 => AgendaItem {
                    with: who,
                    text,
                    ..AgendaItem::default()
                }
                .into(),
                1 => LifeEvent {
                    whose: who,
                    date,
                    text,
                    ..LifeEvent::default()
                }
                .into(),
                _ => Note {
                    text,
                    about: vec![who],
                    date,
                    private: true,
                    ..Note::default()
                }
                .into(),
            },
            _ => Promise {
                from: who,
                text,
                due: Day::new(2026, 1, 1).map(|day| day.plus_days(self.random.below(300) as i32)),
                ..Promise::default()
            }
            .into(),
        }
    }

    fn entry(&mut self, id: Id, body: Body) -> Entry {
        let born = Stamp {
            millis: u64::from(id.seconds()) * 1000 + self.random.below(1000) as u64,
            counter: 0,
            device: 0xC0FF_EE01,
        };
        Entry::new(Record::new(body), born)
    }
}

/// A book of so many people with so many records each.
pub fn delta(seed: u64, people: usize, records: usize) -> Delta {
    let mut author = Author::new(seed);
    let mut delta = Delta::default();
    for _ in 0..people {
        let who = author.id();
        let contact = author.contact();
        let entry = author.entry(who, contact.into());
        delta.entries.insert(who, entry);
        for _ in 0..records {
            // Written after the person was met.
            let after = START + SPAN - who.seconds();
            let seconds = who.seconds() + author.random.below(after as usize + 1) as u32;
            let id = Id::new(seconds, author.random.next() as u32);
            let body = author.record(who);
            let entry = author.entry(id, body);
            delta.entries.insert(id, entry);
        }
    }
    delta
}

fn syllable(random: &mut Random) -> String {
    let onsets = [
        "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr",
        "sch", "br", "gr", "",
    ];
    let vowels = ["a", "e", "i", "o", "u", "ei", "au", "e", "a", "ie"];
    let codas = ["", "", "", "n", "r", "s", "t", "l", "ng", "m", "nd", "ck"];
    let mut syllable = String::from(random.of(&onsets));
    syllable.push_str(random.of(&vowels));
    syllable.push_str(random.of(&codas));
    syllable
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
