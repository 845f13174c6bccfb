//! Names of the months.

/// As they are written.
pub const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// As they are read, folded: English, German, French, Spanish, Italian, Portuguese, Dutch, and the
/// abbreviations that do not begin any of these.
const READ: [&[&str]; 12] = [
    &[
        "january", "januar", "janner", "janvier", "enero", "gennaio", "janeiro", "januari",
    ],
    &[
        "february",
        "februar",
        "fevrier",
        "febrero",
        "febbraio",
        "fevereiro",
        "februari",
    ],
    &[
        "march", "marz", "maerz", "mars", "marzo", "marco", "maart", "mrz", "mrt",
    ],
    &["april", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maggio", "maio", "mei"],
    &["june", "juni", "juin", "junio", "giugno", "junho", "juno"],
    &[
        "july", "juli", "juillet", "julio", "luglio", "julho", "julei",
    ],
    &["august", "aout", "agosto", "augustus"],
    &[
        "september",
        "septembre",
        "septiembre",
        "settembre",
        "setembro",
        "setiembre",
    ],
    &[
        "october", "oktober", "octobre", "octubre", "ottobre", "outubro",
    ],
    &["november", "novembre", "noviembre", "novembro"],
    &[
        "december",
        "dezember",
        "decembre",
        "diciembre",
        "dicembre",
        "dezembro",
    ],
];

/// The month, 1 to 12, that a folded word names, whole or by at least its first three letters;
/// `None` when it names none, or two.
pub fn month_of(word: &str) -> Option<u8> {
    let named = |fits: &dyn Fn(&str) -> bool| {
        let mut months = (1u8..=12)
            .zip(READ)
            .filter(|(_, names)| names.iter().any(|name| fits(name)));
        let (month, _) = months.next()?;
        months.next().is_none().then_some(month)
    };
    named(&|name| name == word).or_else(|| {
        (word.chars().count() >= 3)
            .then(|| named(&|name| name.starts_with(word)))
            .flatten()
    })
}
