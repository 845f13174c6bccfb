//! Words by which something is lent, given or brought back, and by which one helps.

/// What a deed is, as its verb says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Lend,
    Borrow,
    Give,
    Help,
    /// To bring back what was lent.
    Return,
    /// The same, only where "back" comes after what it was.
    Carry,
    /// To have it from somebody: back, or as a gift.
    Get,
}

impl Act {
    /// Leads to the other end.
    pub fn lead(self) -> &'static str {
        match self {
            Act::Borrow | Act::Get => "from",
            _ => "to",
        }
    }
}

/// Verbs, at the beginning of a clause or after who did it.
pub const DEEDS: &[(&str, Act)] = &[
    ("lent", Act::Lend),
    ("loaned", Act::Lend),
    ("borrowed", Act::Borrow),
    ("gave", Act::Give),
    ("helped", Act::Help),
    ("helped out", Act::Help),
    ("returned", Act::Return),
    ("gave back", Act::Return),
    ("brought back", Act::Return),
    ("took back", Act::Return),
    ("paid back", Act::Return),
    ("brought", Act::Carry),
    ("took", Act::Carry),
    ("paid", Act::Carry),
    ("got back", Act::Get),
    ("got", Act::Get),
    ("received back", Act::Get),
    ("received", Act::Get),
];

/// May stand between who did it and the verb, or before it.
pub const BEFORE_DEED: &[&str] = &[
    "have", "has", "had", "just", "finally", "also", "then", "kindly", "already", "once", "even",
    "again", "later",
];

/// Oneself, as who did it.
pub const ME: &[&str] = &["i", "we", "i've", "we've", "i'd"];

/// Others, as who did it.
pub const THEM: &[&str] = &[
    "she", "he", "they", "she's", "he's", "they've", "she'd", "he'd", "they'd",
];

/// Begin a thing that is lent, borrowed or given to somebody who is named after it.
pub const BEGINS_THING: &[&str] = &[
    "the", "a", "an", "some", "my", "our", "his", "her", "their", "two", "three", "four", "five",
    "six", "ten", "both", "all", "that", "this", "these", "those", "another", "money", "books",
];

/// Begin a thing that is known already, and may be anybody's.
pub const DEFINITE: &[&str] = &[
    "the", "my", "our", "his", "her", "their", "that", "this", "these", "those", "all", "both",
];

/// What one owns begins so: who borrowed it had it from oneself.
pub const OWN: &[&str] = &["my", "our"];

/// No thing begins so.
pub const NO_THING: &[&str] = &[
    "up",
    "in",
    "out",
    "off",
    "away",
    "way",
    "to",
    "for",
    "from",
    "with",
    "at",
    "on",
    "by",
    "that",
    "it",
    "him",
    "them",
    "me",
    "us",
    "who",
    "what",
    "how",
    "when",
    "if",
    "and",
    "or",
    "but",
    "nothing",
    "something",
    "everything",
    "anything",
    "as",
    "about",
    "of",
    "not",
    "no",
    "so",
];

/// What is given in words only: a call, a talk, an ear. It is no gift and no loan.
pub const NO_GIFT: &str = "\
    talk speech lecture lesson lessons presentation concert performance party interview reading \
    toast sermon call ring shout text message reply answer response explanation summary update \
    report review feedback notice warning information info details number address email directions \
    instructions permission consent approval blessing support encouragement hope courage strength \
    comfort joy pleasure peace energy confidence trust love attention time ear ears voice name \
    idea ideas impression feeling feelings creeps chills fright scare shock surprise headache \
    hug kiss smile wave nod look glance stare finger slap kick push pat squeeze handshake \
    tour chance choice option try go break pause rest start boost lead credit credence weight \
    thanks regards greetings wishes love compliment compliments praise welcome farewell \
    birth life way rise ground evidence account thought word words promise oath pledge opinion \
    view reason reasons excuse cause proof news story hell trouble grief hard heads \
    phrase term idea joke line metaphor page leaf job task role position sack push order \
    orders command deadline verdict mark grade vote place turn fever cold flu visit haircut";

/// Tell, after what could be a thing, of something else that happened: "the kids went to Ada".
pub const VERBLIKE: &[&str] = &[
    "went", "came", "was", "were", "is", "are", "had", "has", "have", "did", "got", "ran",
    "walked", "drove", "rode", "moved", "talked", "spoke", "sang", "played", "danced", "belongs",
    "belonged", "goes", "go", "looked", "seemed", "left", "returned", "listened", "waved", "said",
    "fell", "flew",
];

/// What one gets from somebody and that is no gift of theirs, beside [`NO_GIFT`].
pub const NO_PRESENT: &str = "\
    letter card postcard mail email parcel invitation quote offer estimate price invoice bill \
    receipt refund discount raise salary loan contract credit ticket key keys medicine \
    prescription jab vaccination flu virus bug covid infection money impression look glimpse taste \
    bit lot e-mail invite apology question request reminder voicemail promotion divorce yes no off \
    hello help";

/// What one gives who helps.
pub const A_HAND: &[&str] = &["a hand", "a helping hand", "a lift", "a ride"];

/// What one gives who advises, and whether the word itself says nothing more.
pub const ADVICE: &[&str] = &[
    "advice",
    "some advice",
    "good advice",
    "some good advice",
    "a tip",
    "some tips",
    "tips",
    "a piece of advice",
];

/// A thing ends before them, and more is said of it: "the drill until Friday".
pub const AFTER_THING: &[&str] = &[
    "for", "until", "till", "because", "so", "since", "when", "while", "after", "before", "during",
];

/// Lead to a meeting at which it was: "at lunch", "over coffee".
pub const AT_MEETING: &[&str] = &["at", "over", "during"];

/// After "and", they begin what else was done.
pub const NEXT_DEED: &[&str] = &[
    "i", "we", "she", "he", "they", "had", "went", "then", "talked", "spoke", "promised", "is",
    "was", "will", "came", "stayed", "ate", "drank", "said", "told", "asked", "remind",
];

/// What is meant by a thing that was spoken of before.
pub const IT: &[&str] = &["it", "them", "everything", "that", "this"];
