//! Inside a value: escapes and separators (RFC 6350, 3.4), forgiving as files require.

/// Takes the escapes off: `\n`, `\,`, `\;`, `\\`, and `\:` and `\"` which nobody needs to escape and
/// some do. Any other backslash stands for itself. Ends of lines become `\n`, other controls go.
pub fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\' {
            match chars.peek().copied() {
                Some('n' | 'N') => out.push('\n'),
                Some(escaped @ (',' | ';' | '\\' | ':' | '"')) => out.push(escaped),
                _ => {
                    out.push('\\');
                    continue;
                }
            }
            chars.next();
        } else if c == '\r' {
            if chars.peek() != Some(&'\n') {
                out.push('\n');
            }
        } else if !c.is_control() || matches!(c, '\n' | '\t') {
            out.push(c);
        }
    }
    out
}

/// A value that is one text, without blanks around it.
pub fn text(raw: &str) -> String {
    unescape(raw).trim().to_owned()
}

/// The parts between unescaped separators, still escaped.
pub fn split(raw: &str, separator: char) -> Vec<&str> {
    let mut escaped = false;
    raw.split(|c| {
        let separates = c == separator && !escaped;
        escaped = c == '\\' && !escaped;
        separates
    })
    .collect()
}

/// A list of texts; empty ones are left out.
pub fn list(raw: &str) -> Vec<String> {
    split(raw, ',')
        .into_iter()
        .map(text)
        .filter(|part| !part.is_empty())
        .collect()
}

/// The parts of a structured value; each is a list, put together with `glue`.
pub fn components(raw: &str, glue: &str) -> Vec<String> {
    split(raw, ';')
        .into_iter()
        .map(|part| list(part).join(glue))
        .collect()
}

/// The parts of a structured value in which commas mean nothing.
pub fn plain_components(raw: &str) -> Vec<String> {
    split(raw, ';').into_iter().map(text).collect()
}

/// `%20` and the like, where it gives text.
pub fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| {
        bytes
            .get(at)
            .and_then(|byte| char::from(*byte).to_digit(16))
    };
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// What stands before the colon of an address: letters, digits, `+`, `-`, `.`, a letter first.
pub fn scheme(uri: &str) -> Option<&str> {
    let (scheme, _) = uri.split_once(':')?;
    let proper = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    proper.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_taken_off_and_other_backslashes_stay() {
        assert_eq!(
            unescape(r#"http\://a, b\, c\; d\\e\nf \"g\" C:\home"#),
            "http://a, b, c; d\\e\nf \"g\" C:\\home"
        );
        assert_eq!(unescape("a\r\nb\rc\u{7}"), "a\nb\ncs".replace('s', ""));
    }

    #[test]
    fn only_separators_without_a_backslash_separate() {
        assert_eq!(split(r"a\;b;c\\;d", ';'), [r"a\;b", r"c\\", "d"]);
        assert_eq!(list(r"one, two\, too,,"), ["one", "two, too"]);
        assert_eq!(
            components("Doe;John;Richter,James;;", " ")[2],
            "Richter James"
        );
    }
}
