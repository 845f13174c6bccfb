//! What the parts of a card are called on screen.

/// Types that tell how a property is sent, not what it is for.
const SILENT: &[&str] = &[
    "pref", "voice", "internet", "msg", "dom", "intl", "postal", "parcel", "text", "x400", "uri",
];

/// A label from `TYPE`s in lower case: the place first, then the kind of line.
pub fn from_types(types: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = Vec::new();
    for kind in types.filter(|kind| !SILENT.contains(&kind.as_str())) {
        let word = match kind.as_str() {
            "cell" => "mobile",
            other => other.strip_prefix("x-").unwrap_or(other),
        };
        if !words.iter().any(|held| held == word) {
            words.push(word.replace('_', " "));
        }
    }
    // A picture telephone is worth a word only where nothing else is said.
    if words.len() > 1 {
        words.retain(|word| word != "video");
    }
    words.sort_by_key(|word| !matches!(word.as_str(), "home" | "work" | "other"));
    words.join(" ")
}

/// Labels that Google and Apple write as constants, with or without Apple's marks around them.
const CONSTANTS: &[&str] = &[
    "PROFILE",
    "BLOG",
    "RELATIVE",
    "REFERRED_BY",
    "DOMESTIC_PARTNER",
    "GRAND_CENTRAL",
    "HOME_PAGE",
    "RESERVATIONS",
    "APP_INSTALL_PAGE",
    "HomePage",
    "AssistantPhone",
    "Anniversary",
    "Spouse",
    "Child",
    "Mother",
    "Father",
    "Parent",
    "Brother",
    "Sister",
    "Friend",
    "Manager",
    "Assistant",
    "Partner",
    "Home",
    "Work",
    "Mobile",
    "Other",
];

/// A label as Apple and Google write it: `_$!<HomePage>!$_` becomes `home page`; one's own words
/// stay as they are.
pub fn from_text(text: &str) -> String {
    let text = text.trim();
    if let Some(built_in) = text
        .strip_prefix("_$!<")
        .and_then(|rest| rest.strip_suffix(">!$_"))
    {
        return words(built_in);
    }
    if CONSTANTS.contains(&text) {
        return words(text);
    }
    text.to_owned()
}

/// `HomeFAX` to `home fax`, `FAVORITE-COLOR` to `favorite color`.
pub fn words(name: &str) -> String {
    let mut out = String::new();
    let mut last_was_small = false;
    for c in name.chars() {
        if matches!(c, '-' | '_' | ' ') {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            last_was_small = false;
            continue;
        }
        if c.is_uppercase() && last_was_small {
            out.push(' ');
        }
        last_was_small = c.is_lowercase();
        out.extend(c.to_lowercase());
    }
    out.trim().to_owned()
}

/// The service of a messenger property or of an address' scheme, as people call it.
pub fn service(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    let known = match name.as_str() {
        "aim" => "AIM",
        "xmpp" | "jabber" => "Jabber",
        "gtalk" | "google-talk" | "google talk" | "googletalk" | "hangouts" => "Google Talk",
        "icq" => "ICQ",
        "msn" | "msnim" | "windows live" => "MSN",
        "qq" => "QQ",
        "skype" | "skype-username" | "callto" => "Skype",
        "yahoo" | "ymsgr" => "Yahoo",
        "gadugadu" | "gadu-gadu" | "gg" => "Gadu-Gadu",
        "groupwise" => "GroupWise",
        "irc" | "ircs" => "IRC",
        "sip" | "sips" => "SIP",
        "matrix" => "Matrix",
        "telegram" | "tg" => "Telegram",
        "signal" | "sgnl" => "Signal",
        "whatsapp" => "WhatsApp",
        "threema" => "Threema",
        "wire" => "Wire",
        "facebook" => "Facebook",
        "twitter" => "Twitter",
        "linkedin" => "LinkedIn",
        "instagram" => "Instagram",
        "mastodon" => "Mastodon",
        "github" => "GitHub",
        "flickr" => "Flickr",
        "myspace" => "MySpace",
        "xing" => "XING",
        "bluesky" => "Bluesky",
        "youtube" => "YouTube",
        "sinaweibo" | "weibo" => "Weibo",
        "wechat" | "weixin" => "WeChat",
        "line" => "LINE",
        "discord" => "Discord",
        "slack" => "Slack",
        "viber" => "Viber",
        _ => return None,
    };
    Some(known)
}

/// The service that an address of the web belongs to, where it is a well-known one.
pub fn service_of_host(uri: &str) -> Option<&'static str> {
    let host = uri.split("//").nth(1)?.split('/').next()?;
    let mut parts = host.rsplit('.').skip(1);
    let domain = parts.next()?;
    match domain {
        "twitter" | "facebook" | "linkedin" | "instagram" | "github" | "flickr" | "xing"
        | "youtube" | "myspace" => service(domain),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_as_words() {
        let label = |types: &str| from_types(types.split(',').map(str::to_owned));
        assert_eq!(label("cell,voice,pref"), "mobile");
        assert_eq!(label("work,cell,voice,video,text"), "work mobile");
        assert_eq!(label("fax,work"), "work fax");
        assert_eq!(label("internet"), "");
        assert_eq!(label("x-holiday_home"), "holiday home");
        assert_eq!(from_text("_$!<HomePage>!$_"), "home page");
        assert_eq!(from_text("_$!<HomeFAX>!$_"), "home fax");
        assert_eq!(from_text("Book club"), "Book club");
        assert_eq!(from_text("REFERRED_BY"), "referred by");
        assert_eq!(words("FAVORITE-COLOR"), "favorite color");
    }
}
