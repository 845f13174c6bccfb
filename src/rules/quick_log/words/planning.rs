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
    "got to",
    "gotta",
    "thinking of",
    "thinking about",
    "remind me",
];

/// The same before one of [`TOUCH`]: the first could be a name.
pub const FUTURE: &[&str] = &["will", "may", "might", "shall"];

/// The same right before a name.
pub const ERRANDS: &[&str] = &["ask", "remind", "tell", "invite", "thank", "congratulate"];

/// What one tells oneself to do, right before the name of whom it is with, where a day to come stands with
/// it: "call @Ada on Friday", but not "call with @Ada on Friday".
pub const DO_WITH: &[(&str, ())] = &[
    ("call", ()),
    ("call up", ()),
    ("call back", ()),
    ("phone", ()),
    ("ring", ()),
    ("ring up", ()),
    ("video call", ()),
    ("facetime", ()),
    ("skype", ()),
    ("zoom", ()),
    ("text", ()),
    ("message", ()),
    ("whatsapp", ()),
    ("email", ()),
    ("e-mail", ()),
    ("mail", ()),
    ("write", ()),
    ("write to", ()),
    ("write back to", ()),
    ("write a letter to", ()),
    ("write a card to", ()),
    ("write an email to", ()),
    ("send a card to", ()),
    ("send a message to", ()),
    ("send an email to", ()),
    ("send", ()),
    ("meet", ()),
    ("meet up with", ()),
    ("meet with", ()),
    ("see", ()),
    ("go see", ()),
    ("go to see", ()),
    ("go and see", ()),
    ("visit", ()),
    ("drop in on", ()),
    ("talk to", ()),
    ("speak to", ()),
    ("speak with", ()),
    ("catch up with", ()),
    ("get in touch with", ()),
    ("pick up", ()),
    ("help", ()),
    ("lend", ()),
    ("give", ()),
    ("bring", ()),
];

/// Among [`DO_WITH`], those that are never what one has done with somebody: no day has to come with them.
pub const NEVER_DONE: &[&str] = &["lend", "give", "bring", "help", "send"];

/// Tell, beside one of [`DO_WITH`], that it is to come, though not when.
pub const LATER: &[&str] = &[
    "later",
    "soon",
    "sometime",
    "some time",
    "someday",
    "one day",
    "sooner or later",
    "as soon as possible",
    "asap",
    "next weekend",
];

/// The same, but for a weekend itself.
pub const AT_WEEKEND: &[&str] = &[
    "this weekend",
    "at the weekend",
    "on the weekend",
    "over the weekend",
];

/// The same with what is between them and the name: "return the drill to @Ada on Friday".
pub const RETURN: &[&str] = &["return", "give back", "bring back", "take back", "pay back"];

/// The same with what one has together: "have lunch with @Ada on Friday".
pub const HAVE: &[&str] = &["have", "grab", "get", "take"];

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
    "would have",
    "could have",
    "tried to",
];

/// To be in touch, or to give.
pub const TOUCH: &[&str] = &[
    "meet", "see", "visit", "call", "phone", "ring", "write", "text", "message", "email", "e-mail",
    "mail", "talk", "speak", "chat", "hear", "reach", "catch", "invite", "ask", "tell", "remind",
    "send", "have", "go", "get", "come", "be", "seen", "spoken", "heard", "written", "talked",
    "reached", "lend", "give", "help", "bring", "return", "borrow", "pay",
];

/// The same after [`NOT_DONE`] alone: "have not lent". Somebody may be called May who "helped".
pub const NOT_GIVEN: &[&str] = &[
    "lent", "given", "gave", "helped", "brought", "returned", "borrowed", "paid",
];

/// After a name, and before one of [`THEIR_TOUCH`]: what somebody else is going to do. "May" and
/// "might" are not among them: they tell of no plan.
pub const THEIR_PLANS: &[&str] = &[
    "will",
    "shall",
    "should",
    "is going to",
    "are going to",
    "wants to",
    "want to",
    "would like to",
    "would love to",
    "hopes to",
    "hope to",
    "plans to",
    "plan to",
    "is planning to",
    "are planning to",
    "intends to",
    "intend to",
    "is coming to",
    "are coming to",
];

/// The same, which needs no more.
pub const COMING: &[&str] = &["is coming", "are coming", "will be coming"];

/// The same, where a day ahead comes after.
pub const COMING_LATER: &[&str] = &[
    "is visiting",
    "are visiting",
    "is calling",
    "are calling",
    "comes",
    "come",
    "visits",
    "visit",
    "calls",
    "call",
];

/// The same, where a day ahead comes anywhere in the clause: "helps me move on Friday".
pub const GIVING_LATER: &[&str] = &[
    "helps me",
    "help me",
    "helps us",
    "help us",
    "lends me",
    "lend me",
    "lends us",
    "lend us",
    "gives me",
    "give me",
    "brings me",
    "bring me",
];

/// After a name, what somebody else did not do; [`NOT_DONE`] as well.
pub const THEY_DID_NOT: &[&str] = &[
    "has not",
    "hasn't",
    "did not want to",
    "didn't want to",
    "does not want to",
    "doesn't want to",
    "was not able to",
    "wasn't able to",
];

/// How others are in touch with oneself, and whether anything may come after; if not, only a day or
/// one of [`AFTER_THEIRS`]: "will call the bank" is of something else.
pub const THEIR_TOUCH: &[(&str, bool)] = &[
    ("come", false),
    ("come for", true),
    ("come with", true),
    ("come to the", true),
    ("come to my", true),
    ("come to our", true),
    ("come to lunch", true),
    ("come to dinner", true),
    ("come to see", true),
    ("come to visit", true),
    ("come to me", true),
    ("come to us", true),
    ("visit", false),
    ("visit for", true),
    ("meet", false),
    ("meet up", false),
    ("meet for", true),
    ("see me", true),
    ("see us", true),
    ("call", false),
    ("call back", false),
    ("call me back", true),
    ("phone", false),
    ("phone back", false),
    ("ring", false),
    ("ring back", false),
    ("write back", false),
    ("write me", true),
    ("write us", true),
    ("write to me", true),
    ("write to us", true),
    ("text me", true),
    ("text us", true),
    ("message me", true),
    ("message us", true),
    ("email me", true),
    ("email us", true),
    ("talk to me", true),
    ("talk to us", true),
    ("speak to me", true),
    ("speak to us", true),
    ("help me", true),
    ("help us", true),
    ("lend me", true),
    ("lend us", true),
    ("give me", true),
    ("give us", true),
    ("bring me", true),
    ("bring us", true),
    ("get in touch", false),
    ("get back to me", true),
    ("get back to us", true),
    ("drop by", false),
    ("drop in", false),
    ("stop by", false),
    ("join", false),
    ("show up", false),
    ("turn up", false),
];

/// The same, after what says that they did not.
pub const NOT_IN_TOUCH: &[(&str, bool)] = &[
    ("write", false),
    ("reply", false),
    ("answer", false),
    ("called", false),
    ("written", false),
    ("written back", false),
    ("wrote back", false),
    ("replied", false),
    ("answered", false),
    ("called back", false),
    ("showed up", false),
    ("turned up", false),
];

/// May come after them.
pub const AFTER_THEIRS: &[&str] = &[
    "me", "us", "again", "by", "over", "round", "around", "along", "here", "soon", "later", "too",
    "then", "next", "sometime", "someday", "together", "and", "but", "or", "when", "once", "if",
    "because", "before", "after", "until", "instead", "anymore", "either", "yet", "though",
    "today", "tonight",
];

/// Tell that one has been in touch after all: "@Ada said she will visit".
pub const SAID: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "asked",
    "asks",
    "mentioned",
    "talked",
    "spoke",
    "chatted",
    "thanked",
    "discussed",
    "explained",
    "announced",
    "promised",
    "called",
    "rang",
    "phoned",
    "wrote",
    "texted",
    "emailed",
    "messaged",
    "met",
    "saw",
    "visited",
    "heard",
];
