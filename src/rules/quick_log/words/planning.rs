//! Words for what has not been.

/// May stand before the words below: oneself, and what says no more than that.
pub const BEFORE_PLAN: &[&str] = &[
    "i", "i'm", "am", "we", "we're", "are", "still", "also", "just", "really", "and", "then", "so",
    "but", "maybe", "perhaps", "please", "again",
];

/// Tell of what is to come, whatever comes after.
pub const PLANS: &[&str] = &[
    "i will",
    "i'll",
    "we will",
    "we'll",
    "i may",
    "we may",
    "i might",
    "we might",
    "should",
    "must",
    "ought to",
    "need to",
    "have to",
    "want to",
    "would like to",
    "i'd like to",
    "we'd like to",
    "hope to",
    "hoping to",
    "plan to",
    "planning to",
    "plan on",
    "planning on",
    "intend to",
    "mean to",
    "meaning to",
    "going to",
    "remember to",
    "don't forget to",
    "do not forget to",
    "to do",
    "todo",
    "remind me",
];

/// The same before one of [`TOUCH`]: the first could be a name.
pub const FUTURE: &[&str] = &["will", "may", "might", "shall"];

/// The same right before a name.
pub const ERRANDS: &[&str] = &["ask", "remind", "tell", "invite", "thank", "congratulate"];

/// Tell, before one of [`TOUCH`] or a verb, that it did not come about.
pub const NOT_DONE: &[&str] = &[
    "did not",
    "didn't",
    "have not",
    "haven't",
    "could not",
    "couldn't",
    "can't",
    "cannot",
    "won't",
    "will not",
    "was not able to",
    "wasn't able to",
    "failed to",
    "forgot to",
    "never",
    "not",
    "wanted to",
    "nearly",
    "almost",
];

/// To be in touch.
pub const TOUCH: &[&str] = &[
    "meet", "see", "visit", "call", "phone", "ring", "write", "text", "message", "email", "e-mail",
    "mail", "talk", "speak", "chat", "hear", "reach", "catch", "invite", "ask", "tell", "remind",
    "send", "have", "go", "get", "come", "be", "seen", "spoken", "heard", "written", "talked",
    "reached",
];
