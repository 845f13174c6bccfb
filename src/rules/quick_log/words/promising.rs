//! Words by which something is promised.

use crate::rules::promises::Side::{self, Mine, Theirs};

/// Whose promise it is, where they begin a clause. Without a subject it is one's own, unless the
/// sentence speaks of somebody else.
pub const PROMISES: &[(&str, Option<Side>)] = &[
    ("promise", Some(Mine)),
    ("my promise", Some(Mine)),
    ("i promise", Some(Mine)),
    ("i promised", Some(Mine)),
    ("i've promised", Some(Mine)),
    ("i have promised", Some(Mine)),
    ("i also promised", Some(Mine)),
    ("we promised", Some(Mine)),
    ("we've promised", Some(Mine)),
    ("promised", None),
    ("also promised", None),
    ("she promised", Some(Theirs)),
    ("she's promised", Some(Theirs)),
    ("she has promised", Some(Theirs)),
    ("she also promised", Some(Theirs)),
    ("he promised", Some(Theirs)),
    ("he's promised", Some(Theirs)),
    ("he has promised", Some(Theirs)),
    ("he also promised", Some(Theirs)),
    ("they promised", Some(Theirs)),
    ("they've promised", Some(Theirs)),
    ("they have promised", Some(Theirs)),
    ("they also promised", Some(Theirs)),
];

/// The thing, not the deed: only a colon, a name or "to" comes after it.
pub const PROMISE_NOUNS: &[&str] = &["promise", "my promise"];

/// Right after the name of whoever promised.
pub const NAMED_PROMISES: &[&str] = &["promised", "has promised", "also promised", "promises"];

/// To whom it was, after the verb: oneself, or whom the line is about.
pub const PROMISED_ME: &[&str] = &["me", "us"];
pub const PROMISED_THEM: &[&str] = &["her", "him", "them"];

/// Begin what was promised, where it is said to whom: "promised her the recipe".
pub const A_THING: &[&str] = &["the", "a", "an", "some", "my", "our", "two", "three"];

/// Lead to the day by which.
pub const BY_DAY: &[&str] = &["by", "until", "till"];

/// A clause that begins so, after what was promised, tells of something else.
pub const NEW_SUBJECT: &[&str] = &[
    "i", "we", "she", "he", "they", "it", "i'll", "we'll", "she'll", "he'll", "they'll", "i'm",
    "she's", "he's", "they're", "it's", "which", "who",
];

/// Begin a sentence of one's own in which one may have promised: "lunch with Ada and promised to".
pub const MY_SENTENCE: &[&str] = &[
    "i",
    "we",
    "i've",
    "we've",
    "had",
    "just",
    "finally",
    "also",
    "yesterday",
    "today",
];
