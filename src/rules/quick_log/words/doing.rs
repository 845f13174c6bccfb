//! Words for what was done, with whom, and who named whom.

use crate::domain::note::InteractionKind::{self, Called, Event, Mail, Message, Met, Video};
use crate::domain::note::Size::{self, Crowd, OneToOne};

/// What was done. A verb opens a clause, or follows who did it; whom it was done with comes after.
pub const VERBS: &[(&str, InteractionKind)] = &[
    ("met up with", Met),
    ("met with", Met),
    ("met", Met),
    ("saw", Met),
    ("visited", Met),
    ("went to see", Met),
    ("went to visit", Met),
    ("came to see", Met),
    ("bumped into", Met),
    ("ran into", Met),
    ("dropped in on", Met),
    ("called on", Met),
    ("hung out with", Met),
    ("caught up with", Met),
    ("spent the day with", Met),
    ("spent the evening with", Met),
    ("spent time with", Met),
    ("sat down with", Met),
    ("talked with", Met),
    ("talked to", Met),
    ("spoke with", Met),
    ("spoke to", Met),
    ("chatted with", Met),
    ("chatted to", Met),
    ("called", Called),
    ("called up", Called),
    ("called back", Called),
    ("phoned", Called),
    ("telephoned", Called),
    ("rang", Called),
    ("rang up", Called),
    ("got a call from", Called),
    ("video called", Video),
    ("video-called", Video),
    ("videocalled", Video),
    ("facetimed", Video),
    ("facetimed with", Video),
    ("skyped", Video),
    ("skyped with", Video),
    ("zoomed", Video),
    ("zoomed with", Video),
    ("texted", Message),
    ("texted with", Message),
    ("messaged", Message),
    ("messaged with", Message),
    ("whatsapped", Message),
    ("sent", Message),
    ("sent a message to", Message),
    ("sent a text to", Message),
    ("got a message from", Message),
    ("got a text from", Message),
    ("heard from", Message),
    ("wrote", Mail),
    ("wrote to", Mail),
    ("wrote back to", Mail),
    ("wrote a letter to", Mail),
    ("wrote an email to", Mail),
    ("emailed", Mail),
    ("e-mailed", Mail),
    ("mailed", Mail),
    ("sent an email to", Mail),
    ("sent a letter to", Mail),
    ("sent a card to", Mail),
    ("sent a postcard to", Mail),
    ("got an email from", Mail),
    ("got a letter from", Mail),
    ("got a postcard from", Mail),
];

/// What there was. A noun counts where it opens a clause, or where "with" or "from" comes after.
pub const NOUNS: &[(&str, InteractionKind)] = &[
    ("coffee", Met),
    ("tea", Met),
    ("breakfast", Met),
    ("brunch", Met),
    ("lunch", Met),
    ("dinner", Met),
    ("supper", Met),
    ("drink", Met),
    ("drinks", Met),
    ("beer", Met),
    ("beers", Met),
    ("walk", Met),
    ("hike", Met),
    ("picnic", Met),
    ("meeting", Met),
    ("chat", Met),
    ("call", Called),
    ("phone call", Called),
    ("phone chat", Called),
    ("video call", Video),
    ("video chat", Video),
    ("zoom", Video),
    ("zoom call", Video),
    ("facetime", Video),
    ("skype", Video),
    ("text", Message),
    ("message", Message),
    ("whatsapp", Message),
    ("voice message", Message),
    ("email", Mail),
    ("e-mail", Mail),
    ("mail", Mail),
    ("letter", Mail),
    ("postcard", Mail),
];

/// What one goes to. It counts where it opens a clause, after "at" or "went to", or before "with";
/// never after another word of this file.
pub const EVENTS: &[(&str, Size)] = &[
    ("party", Crowd),
    ("birthday party", Crowd),
    ("garden party", Crowd),
    ("dinner party", Size::Small),
    ("wedding", Crowd),
    ("funeral", Crowd),
    ("conference", Crowd),
    ("festival", Crowd),
    ("concert", Crowd),
    ("reunion", Crowd),
    ("barbecue", Size::Small),
    ("bbq", Size::Small),
    ("meetup", Crowd),
    ("game night", Size::Small),
];

pub const EVENT_KIND: InteractionKind = Event;

/// By what means. It says more than the verb: "caught up with Ada on the phone".
pub const MEANS: &[(&str, InteractionKind)] = &[
    ("on the phone", Called),
    ("over the phone", Called),
    ("by phone", Called),
    ("by video", Video),
    ("on zoom", Video),
    ("over zoom", Video),
    ("via zoom", Video),
    ("on teams", Video),
    ("on skype", Video),
    ("over skype", Video),
    ("on facetime", Video),
    ("over facetime", Video),
    ("on whatsapp", Message),
    ("over whatsapp", Message),
    ("on signal", Message),
    ("by text", Message),
    ("over text", Message),
    ("by email", Mail),
    ("over email", Mail),
    ("by mail", Mail),
    ("by post", Mail),
    ("by letter", Mail),
];

pub const SIZES: &[(&str, Size)] = &[
    ("one to one", OneToOne),
    ("one-to-one", OneToOne),
    ("one on one", OneToOne),
    ("one-on-one", OneToOne),
    ("1:1", OneToOne),
    ("just the two of us", OneToOne),
    ("in a small group", Size::Small),
    ("in a crowd", Crowd),
    ("in a big group", Crowd),
    ("in a large group", Crowd),
];

/// May stand between the beginning of a clause and a verb, or right before it.
pub const BEFORE_VERB: &[&str] = &[
    "i",
    "we",
    "she",
    "he",
    "they",
    "i've",
    "we've",
    "i'd",
    "just",
    "finally",
    "also",
    "then",
    "and",
    "have",
    "had",
    "again",
    "recently",
    "today",
    "yesterday",
    "ago",
    "morning",
    "afternoon",
    "evening",
    "night",
    "tonight",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// After a verb of one word, these make it mean something else: "saw the film", "met a deadline".
pub const NOT_AFTER_VERB: &[&str] = &[
    "the", "a", "an", "that", "it", "its", "how", "what", "if", "no", "this", "these", "those",
    "all", "some", "my", "our", "their", "his", "down", "up", "code", "about",
];

/// The same for one verb alone.
pub const NOT_AFTER: &[(&str, &[&str])] = &[
    ("sent", &["to", "off", "out", "home", "away", "back"]),
    (
        "called",
        &[
            "off",
            "for",
            "out",
            "in",
            "him",
            "her",
            "them",
            "quits",
            "time",
            "heads",
            "attention",
            "upon",
            "into",
            "shotgun",
        ],
    ),
    (
        "met",
        &[
            "office",
            "police",
            "gala",
            "opera",
            "expectations",
            "with",
            "requirements",
            "resistance",
            "halfway",
        ],
    ),
    ("saw", &["through", "red", "fit", "nothing", "nobody"]),
    (
        "wrote",
        &[
            "off", "code", "poems", "books", "songs", "articles", "for", "music",
        ],
    ),
    ("rang", &["true", "hollow", "out", "in", "off"]),
    ("zoomed", &["in", "out", "past", "by", "off", "ahead"]),
    ("mailed", &["in", "back"]),
];

/// After them in a clause, words tell of something else than what one did.
pub const RETOLD: &[&str] = &[
    "who", "that", "which", "because", "if", "when", "whether", "while", "about", "why", "how",
    "film", "book", "song", "named",
];

/// May stand before a noun that opens a clause.
pub const BEFORE_NOUN: &[&str] = &[
    "had", "gave", "a", "an", "i", "we", "quick", "long", "short", "lovely", "nice", "good",
    "great", "got", "another", "my", "our", "the", "went", "for", "late", "early",
];

/// May come after a noun that opens a clause, when it says what was done.
pub const AFTER_NOUN: &[&str] = &[
    "with",
    "from",
    "at",
    "and",
    "in",
    "on",
    "about",
    "to",
    "together",
    "yesterday",
    "today",
    "last",
    "this",
    "tonight",
];

/// Lead to an event: "at the party", "went to a wedding".
pub const TO_EVENT: &[&str] = &["at", "to", "from"];

/// Between those and the event.
pub const DETERMINERS: &[&str] = &["the", "a", "an", "our", "my", "their", "his", "her", "your"];

/// Who reached out, where they stand right before the verb.
pub const THEY: &[&str] = &["she", "he", "they"];

/// A name right before them is of somebody who reached out: "Ada called", "Ada has called".
pub const THEIR_VERBS: &[&str] = &[
    "called",
    "phoned",
    "rang",
    "texted",
    "messaged",
    "wrote",
    "emailed",
    "e-mailed",
    "mailed",
    "visited",
    "facetimed",
    "skyped",
    "whatsapped",
];

/// No name when it stands alone without an `@`, were somebody called so.
pub const NEVER_A_NAME: &[&str] = &[
    "i",
    "a",
    "o",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mum",
    "me",
    "the",
    "everyone",
    "everybody",
    "nobody",
    "no",
    "he",
    "she",
    "they",
    "we",
    "you",
    "it",
    "us",
    "him",
    "her",
    "them",
    "all",
];

/// A person after them is spoken of, and need not have been there.
pub const SPEAKS_OF: &[&str] = &[
    "about",
    "of",
    "regarding",
    "re",
    "concerning",
    "for",
    "than",
];
