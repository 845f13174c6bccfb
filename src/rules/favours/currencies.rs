//! Currencies: their codes, the signs and words people write for them, and how small their money gets.

/// Codes of ISO 4217 for money one can hand over; funds, metals and tests are left out.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL \
     BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD \
     FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS \
     KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK \
     MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD \
     SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX \
     USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Those of which there is nothing smaller than one.
const WHOLE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

/// Those of which one has a thousand parts.
const IN_THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND";

/// What people write, in small letters, and the currencies it may mean: the usual one where it is among
/// them, else the first.
const WRITTEN: &[(&str, &[&str])] = &[
    ("€", &["EUR"]),
    ("euro", &["EUR"]),
    ("euros", &["EUR"]),
    ("£", &["GBP", "EGP", "GIP", "FKP", "SHP", "LBP", "SYP"]),
    ("pound", &["GBP", "EGP", "GIP", "FKP", "SHP", "LBP", "SYP"]),
    ("pounds", &["GBP", "EGP", "GIP", "FKP", "SHP", "LBP", "SYP"]),
    ("$", DOLLARS),
    ("dollar", DOLLARS),
    ("dollars", DOLLARS),
    ("us$", &["USD"]),
    ("a$", &["AUD"]),
    ("au$", &["AUD"]),
    ("c$", &["CAD"]),
    ("ca$", &["CAD"]),
    ("nz$", &["NZD"]),
    ("hk$", &["HKD"]),
    ("s$", &["SGD"]),
    ("r$", &["BRL"]),
    ("¥", &["JPY", "CNY"]),
    ("yen", &["JPY"]),
    ("yuan", &["CNY"]),
    ("fr", &["CHF", "XAF", "XOF", "XPF"]),
    ("franken", &["CHF"]),
    ("sfr", &["CHF"]),
    ("₹", &["INR"]),
    ("₽", &["RUB"]),
    ("₩", &["KRW"]),
    ("₺", &["TRY"]),
    ("₴", &["UAH"]),
    ("₪", &["ILS"]),
    ("₫", &["VND"]),
    ("₦", &["NGN"]),
    ("₱", &["PHP"]),
    ("₸", &["KZT"]),
    ("₾", &["GEL"]),
    ("zł", &["PLN"]),
    ("kč", &["CZK"]),
    ("ft", &["HUF"]),
    ("лв", &["BGN"]),
];

const DOLLARS: &[&str] = &[
    "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "JMD", "BBD",
    "BSD", "BZD", "FJD", "TTD", "NAD", "XCD",
];

/// What means one of these, none of them likelier than another.
const CROWNS: &[&str] = &["SEK", "NOK", "DKK", "ISK"];

/// What a sign or a word beside an amount means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant<'a> {
    One(&'a str),
    /// "kr": one of several, and nothing says which.
    Unclear,
    Nothing,
}

/// What is meant by a sign, a word or a code, where `usual` is the currency used otherwise.
pub(super) fn meant<'a>(written: &str, usual: &'a str) -> Meant<'a> {
    let written = written.trim().trim_end_matches('.').to_lowercase();
    if written == usual.to_lowercase() {
        return Meant::One(usual);
    }
    if let Some(code) = code(&written.to_uppercase()) {
        return Meant::One(code);
    }
    if ["kr", "krone", "kroner", "kronor", "krónur"].contains(&written.as_str()) {
        return if CROWNS.contains(&usual) {
            Meant::One(usual)
        } else {
            Meant::Unclear
        };
    }
    let known = WRITTEN.iter().find(|(sign, _)| *sign == written);
    match known {
        Some((_, codes)) if codes.contains(&usual) => Meant::One(usual),
        Some((_, codes)) => Meant::One(codes[0]),
        None => Meant::Nothing,
    }
}

/// That code, where it is one.
fn code(written: &str) -> Option<&'static str> {
    CODES.split_whitespace().find(|code| *code == written)
}

/// How many places after the point its money has.
pub(super) fn places(currency: &str) -> u32 {
    let is_in = |list: &str| list.split_whitespace().any(|code| code == currency);
    if is_in(WHOLE) {
        0
    } else if is_in(IN_THOUSANDTHS) {
        3
    } else {
        2
    }
}

/// The sign that stands before an amount, where there is one that everybody reads alike.
pub(super) fn sign(currency: &str) -> Option<&'static str> {
    match currency {
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        "USD" => Some("$"),
        "JPY" => Some("¥"),
        _ => None,
    }
}
