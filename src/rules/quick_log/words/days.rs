//! Words for when it was, and for what comes later.

/// A clause that goes on so tells of something else than having been in touch, and so do the dates
/// in it.
pub const ELSEWHERE: &[&str] = &[
    "who", "whom", "whose", "that", "which", "she", "he", "they", "it", "she'll", "he'll",
    "they'll", "it'll", "because", "if", "when", "whether", "while", "until", "will", "would",
    "should", "could", "may", "might", "is", "was", "are", "were", "planning", "wants", "going",
    "moving", "moves", "starting", "starts", "leaving", "leaves", "agreed", "invited", "promised",
    "booked", "plan", "plans",
];

/// The same, but for days that are told from today: "about the seeds yesterday".
pub const TOPIC: &[&str] = &["about"];

/// Begin or end a day that is told from today, and that is over.
pub const TOLD_BACK: &[&str] = &[
    "yesterday",
    "today",
    "tonight",
    "last",
    "this",
    "earlier",
    "ago",
];

/// Titles of which the dot ends no sentence.
pub const TITLES: &[&str] = &["Dr", "Mr", "Mrs", "Ms", "Mx", "Prof", "St", "Fr", "Rev"];

/// After them, a date is not the one on which something happened.
pub const NOT_BEFORE_DATE: &[&str] = &[
    "about", "of", "for", "by", "until", "till", "since", "from", "before", "after", "than", "to",
    "through", "at", "every", "each", "any", "most", "some", "good", "black", "happy", "between",
    "and", "or", "version", "number", "no", "room", "page", "not", "the", "a", "his", "her",
    "their", "my", "our", "your", "except", "like",
];

/// Before them, a date is the subject of something or a part of a name.
pub const NOT_AFTER_DATE: &[&str] = &[
    "is",
    "was",
    "will",
    "are",
    "were",
    "has",
    "mornings",
    "afternoons",
    "evenings",
    "nights",
    "or",
    "club",
    "street",
    "road",
];

/// After a day of the week that stands by itself.
pub const AFTER_BARE_DAY: &[&str] = &[
    "about", "with", "at", "in", "over", "for", "and", "we", "i", "to", "on", "met", "saw",
    "called", "rang", "phoned", "wrote", "texted", "messaged", "emailed", "visited", "by",
    "before", "after", "had", "coffee", "lunch", "dinner", "tea", "drinks",
];

/// Two figures that are never a date, though they could be one.
pub const NOT_A_DATE: &[&str] = &["24/7"];

/// After them, two figures with a dot that are no day are a price, a score or a length.
pub const BEFORE_FIGURES: &[&str] = &[
    "paid", "pay", "pays", "cost", "costs", "spent", "owe", "owes", "owed", "lent", "borrowed",
    "won", "lost", "scored", "ran", "run", "walked", "is", "was", "about", "around", "only",
    "just", "over", "under", "than", "with", "and", "at",
];

/// Words for today and yesterday, and what [`date_words`](crate::rules::date_words) calls them.
pub const DAYS: &[(&str, &str)] = &[
    ("the day before yesterday", "the day before yesterday"),
    ("day before yesterday", "day before yesterday"),
    ("the day after tomorrow", "the day after tomorrow"),
    ("day after tomorrow", "day after tomorrow"),
    ("yesterday", "yesterday"),
    ("last night", "yesterday"),
    ("last evening", "yesterday"),
    ("today", "today"),
    ("tonight", "today"),
    ("just now", "today"),
    ("this morning", "today"),
    ("this afternoon", "today"),
    ("this evening", "today"),
    ("earlier today", "today"),
    ("tomorrow", "tomorrow"),
    ("last week", "last week"),
    ("last month", "last month"),
    ("last year", "last year"),
    ("earlier this month", "this month"),
    ("this month", "this month"),
    ("earlier this year", "this year"),
    ("this year", "this year"),
    ("next week", "next week"),
    ("next month", "next month"),
    ("next year", "next year"),
];

/// Not today, and no day of their own either: it is asked for.
pub const WHICH_DAY: &[(&str, ())] = &[
    ("the other day", ()),
    ("the other morning", ()),
    ("the other afternoon", ()),
    ("the other evening", ()),
    ("the other night", ()),
    ("the other week", ()),
    ("the other weekend", ()),
    ("the other month", ()),
    ("earlier this week", ()),
    ("a day or two ago", ()),
    ("a week or two ago", ()),
    ("a few days ago", ()),
    ("some days ago", ()),
    ("several days ago", ()),
    ("days ago", ()),
    ("a few weeks ago", ()),
    ("some weeks ago", ()),
    ("several weeks ago", ()),
    ("weeks ago", ()),
    ("a few months ago", ()),
    ("some months ago", ()),
    ("several months ago", ()),
    ("months ago", ()),
    ("a few years ago", ()),
    ("some years ago", ()),
    ("several years ago", ()),
    ("years ago", ()),
    ("some time ago", ()),
    ("a while ago", ()),
    ("a while back", ()),
    ("not long ago", ()),
    ("a long time ago", ()),
    ("long ago", ()),
    ("ages ago", ()),
];

/// The same, but only beside what was done: "busy this week" is no day of a talk.
pub const WHICH_DAY_DONE: &[(&str, ())] = &[("this week", ()), ("recently", ()), ("lately", ())];

/// Say that a day is not told exactly, before or after it.
pub const SOMETIME: &[&str] = &["sometime", "some time", "at some point"];

/// Lead to a month or a year, of which it was a part.
pub const PART_OF: &[&str] = &[
    "in early",
    "in late",
    "in mid",
    "early in",
    "late in",
    "at the beginning of",
    "at the start of",
    "at the end of",
    "towards the end of",
];

/// Lead to a season.
pub const TO_SEASON: &[&str] = &[
    "in",
    "in the",
    "in early",
    "in late",
    "back in",
    "last",
    "this",
    "during the",
    "over the",
];

pub const SEASONS: &[&str] = &["spring", "summer", "autumn", "fall", "winter"];

/// Days that were, in words, and what [`date_words`](crate::rules::date_words) calls them: of a
/// weekend its Saturday. Easter is on no day of its own.
pub const FEASTS: &[(&str, &str)] = &[
    ("last weekend", "last weekend"),
    ("over the weekend", "last weekend"),
    ("at the weekend", "last weekend"),
    ("on the weekend", "last weekend"),
    ("at christmas", "25 december"),
    ("on christmas day", "25 december"),
];

pub const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Belong to the day before them: "on Friday evening".
pub const PARTS_OF_DAY: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "lunchtime",
    "noon",
];

/// Whether a month can be an everyday word as well, without its capital.
pub const MONTHS: &[(&str, bool)] = &[
    ("january", false),
    ("jan", false),
    ("february", false),
    ("feb", false),
    ("march", true),
    ("mar", true),
    ("april", false),
    ("apr", false),
    ("may", true),
    ("june", false),
    ("jun", false),
    ("july", false),
    ("jul", false),
    ("august", true),
    ("aug", false),
    ("september", false),
    ("sept", false),
    ("sep", false),
    ("october", false),
    ("oct", false),
    ("november", false),
    ("nov", false),
    ("december", false),
    ("dec", false),
];

pub const UNITS: &[&str] = &[
    "day",
    "days",
    "week",
    "weeks",
    "fortnight",
    "fortnights",
    "month",
    "months",
    "year",
    "years",
];

/// Times of the day that have a name, in minutes after midnight.
pub const TIMES: &[(&str, u16)] = &[("noon", 12 * 60), ("midday", 12 * 60), ("midnight", 0)];

/// Open a follow-up at the beginning of a clause.
pub const REMIND: &[&str] = &["remind me", "remind", "reminder", "set a reminder"];

/// Open a follow-up where a day ahead comes with them.
pub const FOLLOW_UP: &[&str] = &[
    "follow up",
    "follow-up",
    "followup",
    "check back",
    "check in",
    "get back",
    "get in touch",
    "call again",
    "call back",
    "write again",
    "meet again",
    "catch up again",
];

/// What may come right after [`FOLLOW_UP`], when no date does.
pub const AFTER_FOLLOW_UP: &[&str] = &["with", "on", "again", "about"];

/// Lead from the day of a reminder to its text.
pub const TO_TEXT: &[&str] = &["to", "that"];

/// Lead up to a follow-up and go with it.
pub const BEFORE_FOLLOW_UP: &[&str] = &["and", "then", "please", "so", "but"];
