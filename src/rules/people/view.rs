//! A filter and an order as one line of text, which is what a saved view keeps:
//! `circle:"climbing club" -tag:work is:favourite sort:added`.
//!
//! | written | asks for |
//! |---|---|
//! | `circle:NAME`, `tag:NAME` | people in that circle, with that tag |
//! | `is:favourite`, `is:archived`, `has:rhythm` | just that |
//! | `-` before one of these | people of whom it is not true |
//! | `any:` | one of the conditions without a `-` is enough |
//! | `sort:name`, `sort:caught-up`, `sort:added` | the order |
//! | anything else | words that occur in a name, a tag, a circle |
//!
//! A name or word with a space, and a word with a colon, stands in quotation marks; in these, a
//! backslash stands before a quotation mark or a backslash.

use std::fmt;

use super::filter::{Condition, Filter, Mark};
use super::listing::Order;
use crate::rules::Sentence;

/// A way to look at the list of people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct View {
    pub filter: Filter,
    pub order: Order,
}

/// A part of the text.
enum Token<'a> {
    Word(String),
    /// `-key:value`
    Pair {
        not: bool,
        key: &'a str,
        value: String,
    },
}

impl View {
    /// Reads a view as [`View`] writes itself, or as somebody typed it.
    ///
    /// # Errors
    /// On a filter that does not exist or lacks its name, and on a quotation mark without an end.
    pub fn read(text: &str) -> Result<View, Sentence> {
        let mut view = View::default();
        let mut words = Vec::new();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (token, after) = token(rest)?;
            match token {
                Token::Word(word) => words.extend(word.split_whitespace().map(str::to_owned)),
                Token::Pair { not, key, value } => view.take(not, key, &value)?,
            }
            rest = after.trim_start();
        }
        view.filter.words = words.join(" ");
        Ok(view)
    }

    fn take(&mut self, not: bool, key: &str, value: &str) -> Result<(), Sentence> {
        let named = || {
            if value.trim().is_empty() {
                return Err(format!("{key}: needs a name, as in {key}:family."));
            }
            Ok(value.to_owned())
        };
        let mark = match key.to_ascii_lowercase().as_str() {
            "circle" => Mark::Circle(named()?),
            "tag" => Mark::Tag(named()?),
            "is" => match value.to_ascii_lowercase().as_str() {
                "favourite" | "favorite" => Mark::Favourite,
                "archived" => Mark::Archived,
                _ => return Err(no_such("is", value, "is:favourite and is:archived")),
            },
            "has" => match value.to_ascii_lowercase().as_str() {
                "rhythm" => Mark::Rhythm,
                _ => return Err(no_such("has", value, "has:rhythm")),
            },
            "any" | "sort" if not => {
                return Err(format!(
                    "A - cannot stand before {key}:. It says that a circle:, a tag:, an is: or a \
                     has: shall not be there."
                )
                .into());
            }
            "any" if value.is_empty() => {
                self.filter.any = true;
                return Ok(());
            }
            "any" => return Err("any: stands by itself, with a space after it.".into()),
            "sort" => {
                self.order = order(value)?;
                return Ok(());
            }
            _ => {
                return Err(format!(
                    "“{key}:” is not a filter. There are circle:, tag:, is:, has:, any: and sort:. \
                     To look for the word itself, put it in quotation marks."
                )
                .into());
            }
        };
        let condition = Condition { mark, not };
        if !self.filter.conditions.contains(&condition) {
            self.filter.conditions.push(condition);
        }
        Ok(())
    }
}

fn no_such(key: &str, value: &str, there_is: &str) -> Sentence {
    format!("“{key}:{value}” is not a filter. There is {there_is}.").into()
}

fn order(value: &str) -> Result<Order, Sentence> {
    match value.to_ascii_lowercase().as_str() {
        "name" => Ok(Order::Name),
        "caught-up" => Ok(Order::CaughtUp),
        "added" => Ok(Order::Added),
        _ => Err(no_such(
            "sort",
            value,
            "sort:name, sort:caught-up and sort:added",
        )),
    }
}

/// The first part of a text that begins with one, and what comes after it.
fn token(text: &str) -> Result<(Token<'_>, &str), Sentence> {
    if text.starts_with('"') {
        let (word, after) = quoted(text)?;
        return Ok((Token::Word(word), after));
    }
    let (head, after) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
    let (key, value) = match head.split_once(':') {
        Some((key, value)) if !key.is_empty() && key != "-" => (key, value),
        _ => return Ok((Token::Word(head.to_owned()), after)),
    };
    let (not, name) = match key.strip_prefix('-') {
        Some(name) => (true, name),
        None => (false, key),
    };
    let (value, after) = if value.starts_with('"') {
        quoted(&text[key.len() + 1..])?
    } else {
        (value.to_owned(), after)
    };
    let token = Token::Pair {
        not,
        key: name,
        value,
    };
    Ok((token, after))
}

/// What stands in the quotation marks at the beginning of a text, and what comes after them.
fn quoted(text: &str) -> Result<(String, &str), Sentence> {
    let mut inside = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Ok((inside, &text[at + 1..])),
            '\\' => inside.extend(letters.next().map(|(_, letter)| letter)),
            _ => inside.push(letter),
        }
    }
    Err("A quotation mark is open. Write another one where the words end.".into())
}

impl fmt::Display for View {
    /// The text that [`View::read`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        for word in self.filter.words.split_whitespace() {
            parts.push(if word.contains(':') || word.starts_with('"') {
                in_quotes(word)
            } else {
                word.to_owned()
            });
        }
        for Condition { mark, not } in &self.filter.conditions {
            let minus = if *not { "-" } else { "" };
            let mark = match mark {
                Mark::Circle(name) => format!("circle:{}", value(name)),
                Mark::Tag(tag) => format!("tag:{}", value(tag)),
                Mark::Favourite => "is:favourite".to_owned(),
                Mark::Archived => "is:archived".to_owned(),
                Mark::Rhythm => "has:rhythm".to_owned(),
            };
            parts.push(format!("{minus}{mark}"));
        }
        if self.filter.any {
            parts.push("any:".to_owned());
        }
        match self.order {
            Order::Name => {}
            Order::CaughtUp => parts.push("sort:caught-up".to_owned()),
            Order::Added => parts.push("sort:added".to_owned()),
        }
        f.write_str(&parts.join(" "))
    }
}

fn value(name: &str) -> String {
    if name.contains(char::is_whitespace) || name.starts_with('"') {
        in_quotes(name)
    } else {
        name.to_owned()
    }
}

fn in_quotes(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        if matches!(letter, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(letter);
    }
    quoted.push('"');
    quoted
}
