//! Words beside a name, and those that are too common to be one.

/// Stand between "with" and a circle.
pub const BEFORE_CIRCLE: &[&str] = &["the", "our", "my"];

/// After a circle, or a given name in small letters, where they do not belong to something longer:
/// "with tom about the boat", but not "with tom smith".
pub const AFTER_NAME: &[&str] = &[
    "about",
    "again",
    "after",
    "ago",
    "and",
    "around",
    "at",
    "because",
    "before",
    "by",
    "during",
    "earlier",
    "for",
    "from",
    "here",
    "in",
    "just",
    "last",
    "near",
    "now",
    "on",
    "or",
    "over",
    "regarding",
    "since",
    "so",
    "that",
    "then",
    "this",
    "to",
    "today",
    "together",
    "tonight",
    "two",
    "three",
    "four",
    "five",
    "six",
    "we",
    "when",
    "where",
    "while",
    "who",
    "with",
    "yesterday",
];

/// Given names that are words as well: in small letters they are the word. Parted by spaces.
pub const ORDINARY: &str = "\
    will mark rose may june april august january faith hope joy grace charity patience prudence \
    mercy honor honour verity constance felicity harmony melody destiny serenity trinity liberty \
    justice glory bliss love true happy merry lucky sunny sunshine stormy misty dusty rusty sandy \
    rocky bill art ray dawn eve noel easter carol summer autumn winter spring season star sky rain \
    river brook lake ocean bay marina glen dale cliff ridge heath forest woods wood woody field \
    iris ivy lily daisy poppy violet heather holly hazel jasmine fern flora pansy petal laurel \
    myrtle lotus magnolia olive basil rosemary sage ginger saffron cherry berry plum apple peaches \
    clementine coco candy cookie honey sugar brandy sherry margarita rice ham ruby pearl amber \
    crystal jade opal gem jet flint clay stone rock brick sterling coral ebony scarlet sienna red \
    blue green brown grey gray teal christian roman norman french german israel jordan india china \
    paris chelsea florence sydney austin georgia virginia carolina dakota zion jack jay jerry pat \
    sue rob bob nick drew chase grant frank ernest earnest dean earl duke prince princess king \
    queen major judge bishop pope marshal angel saint guy gene jean penny dick rod rich randy curt \
    lance pierce ward stew skip trip chip bud buddy buck buster cat kit kitty fox bee bear wolf \
    tiger robin wren dove swan lark raven birdie mason cooper hunter fisher baker carter porter \
    parker taylor tanner tyler turner walker gardener archer smith page lane wade miles mike mick \
    don ace bond cash chance charm dash deal dot early echo gale gift haven hero jazz jolly journey \
    lyric max mint moon nova oak pace piper quest royal reed shade sharp shell short spike storm \
    temple vale van vita viola young angus al ed an my do so long man hang song wing win bin tin \
    ton sun mum mom dad mama papa mother father sister brother son daughter wife husband baby gran \
    granny grandma grandpa aunt uncle friend friends family boss team some someone somebody people \
    kids work home phone mail zoom video day night";
