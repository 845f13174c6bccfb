//! Asks a book what Kith would answer, natively:
//! `cargo run --example ask -- BOOK.json today|quiet|matches|paths|brief|variety [--date D] [WHOM]`.
//!
//! `BOOK.json` is a backup made by Kith. It prints `{"question", "date", "answers": [{"ids", "names",
//! "reasons"}]}`. `WHOM` is a name or an id; for paths also an organisation or a field. Without
//! `--date`, it is the day of the computer, in UTC.

use std::process::ExitCode;

use kith::domain::aim::Aim;
use kith::domain::giving::Promise;
use kith::domain::reminder::Reminder;
use kith::domain::time::Day;
use kith::domain::{Book, Contact, Id};
use kith::rules::conversations::Conversations;
use kith::rules::fold::fold;
use kith::rules::matches::{self, Index, Match};
use kith::rules::paths::{Graph, Target, paths};
use kith::rules::quiet::quiet;
use kith::rules::rhythm::{self, may_be_suggested};
use kith::rules::today::{Item, Suggestion, What, Why, today as of_day};
use kith::rules::{brief, search, variety};
use serde_json::{Value, json};

const USAGE: &str =
    "usage: ask BOOK.json today|quiet|matches|paths|brief|variety [--date YYYY-MM-DD] [WHOM]";

/// The suggestions of variety, and matches of one aim, that are printed.
const FIRST: usize = 5;

fn main() -> ExitCode {
    match asked(std::env::args().skip(1).collect()) {
        Ok(answer) => {
            println!("{answer:#}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn asked(mut words: Vec<String>) -> Result<Value, String> {
    let mut date = today();
    if let Some(at) = words.iter().position(|word| word == "--date") {
        let day = words.get(at + 1).ok_or(USAGE)?;
        date = day.parse().map_err(|error| format!("{day}: {error}"))?;
        words.drain(at..at + 2);
    }
    let [file, question, whom @ ..] = words.as_slice() else {
        return Err(USAGE.to_owned());
    };
    let whom = whom.join(" ");
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let reading = kith::formats::backup::read(&bytes).map_err(|error| error.to_string())?;
    let mut book = Book::default();
    book.join(reading.delta);
    let ask = Ask { book: &book, date };
    let answers = match question.as_str() {
        "today" => ask.today(),
        "quiet" => ask.quiet(),
        "matches" => ask.matches(&whom)?,
        "paths" => ask.paths(&whom)?,
        "brief" => ask.brief(&whom)?,
        "variety" => ask.variety(),
        _ => return Err(USAGE.to_owned()),
    };
    Ok(json!({ "question": question, "date": date.to_string(), "answers": answers }))
}

fn today() -> Day {
    let since = std::time::SystemTime::UNIX_EPOCH.elapsed();
    let days = since.map_or(0, |since| since.as_secs() / 86_400);
    Day::default().plus_days(days as i32)
}

struct Ask<'a> {
    book: &'a Book,
    date: Day,
}

impl Ask<'_> {
    fn answer(&self, ids: &[Id], reasons: Vec<String>) -> Value {
        let names = ids.iter().map(|id| self.name(*id));
        let names: Vec<String> = names.collect();
        json!({ "ids": ids, "names": names, "reasons": reasons })
    }

    /// The name of a person, or whose aim it is.
    fn name(&self, id: Id) -> String {
        let contact = self.book.get::<Contact>(id);
        contact.map_or_else(String::new, |one| one.display_name().to_owned())
    }

    /// The person of that id or name.
    fn whom(&self, whom: &str) -> Result<Id, String> {
        if let Ok(id) = whom.parse::<Id>()
            && self.book.get::<Contact>(id).is_some()
        {
            return Ok(id);
        }
        let found = search::Index::of(self.book).people(whom, 1);
        found
            .first()
            .copied()
            .ok_or_else(|| format!("nobody is called “{whom}”"))
    }

    fn today(&self) -> Vec<Value> {
        let day = of_day(self.book, self.date);
        let set = day.set.iter().map(|item| self.item(item));
        let suggested = day.suggestions.iter().map(|one| {
            let reason = one.reason(self.book, self.date);
            self.answer(&[one.person], vec![reason])
        });
        set.chain(suggested).collect()
    }

    fn item(&self, item: &Item) -> Value {
        let when = item.when(self.date);
        match &item.what {
            What::Date(date) => {
                let words = date.words(item.day, self.date);
                self.answer(&[date.person], vec![words])
            }
            What::Reminder(line) => {
                let reminder = self.book.get::<Reminder>(line.id);
                let (about, text) = reminder.map_or((Vec::new(), String::new()), |one| {
                    (one.about.clone(), one.text.clone())
                });
                self.answer(&about, vec![format!("{text}, {when}")])
            }
            What::Promise(id) => {
                let promise = self.book.get::<Promise>(*id);
                let (ids, text) = promise.map_or((Vec::new(), String::new()), |one| {
                    (vec![one.from, one.to], one.text.clone())
                });
                self.answer(&ids, vec![format!("{text}, {when}")])
            }
        }
    }

    /// Everybody who is quiet, whether or not they are suggested today.
    fn quiet(&self) -> Vec<Value> {
        let all = Conversations::of(self.book, self.date);
        let people = self.book.all::<Contact>();
        let open =
            people.filter(|(_, one)| may_be_suggested(one) && rhythm::of(self.book, one).is_none());
        let quiet = open.filter_map(|(person, _)| {
            let why = Why::Quiet(quiet(all.with(person), self.date)?);
            let reason = Suggestion { person, why }.reason(self.book, self.date);
            Some(self.answer(&[person], vec![reason]))
        });
        quiet.collect()
    }

    /// Of one person's aims all matches, else the best of each open aim.
    fn matches(&self, whom: &str) -> Result<Vec<Value>, String> {
        let index = Index::of(self.book);
        let found: Vec<Match> = if whom.is_empty() {
            matches::of_day(&index, self.book, self.date).collect()
        } else {
            let whom = self.whom(whom)?;
            let aims = self.book.about::<Aim>(whom);
            aims.filter(|(_, aim)| aim.whose == whom)
                .flat_map(|(id, _)| matches::of_aim(&index, self.book, id, FIRST))
                .collect()
        };
        // Whoever only does something near to it is folded away on screen, too.
        let found = found.iter().filter(|one| !one.near);
        Ok(found.map(|one| self.found(one)).collect())
    }

    /// Whose aim it is, and who could answer it.
    fn found(&self, one: &Match) -> Value {
        let aim = self.book.get::<Aim>(one.aim);
        let whose = aim.map_or(Id::default(), |aim| aim.whose);
        let text = aim.map_or("", |aim| &aim.text);
        let reasons = vec![format!("“{text}”"), one.reason.words()];
        self.answer(&[whose, one.person], reasons)
    }

    fn paths(&self, whom: &str) -> Result<Vec<Value>, String> {
        let works_there = |contact: &Contact| {
            let mut names = contact
                .organizations
                .iter()
                .map(|one| fold(one.name.trim()));
            names.any(|name| !name.is_empty() && name == fold(whom.trim()))
        };
        let target = if whom.is_empty() {
            return Err(USAGE.to_owned());
        } else if self.book.all::<Contact>().any(|(_, one)| works_there(one)) {
            Target::Organization(whom.to_owned())
        } else {
            let person = self.whom(whom).map(Target::Person);
            person.unwrap_or_else(|_| Target::Field(whom.to_owned()))
        };
        let graph = Graph::of(self.book, self.date);
        let found = paths(&graph, &Index::of(self.book), self.book, &target);
        let answers = found.iter().map(|path| {
            let ids: Vec<Id> = path.steps.iter().map(|step| step.to).collect();
            self.answer(&ids, path.words(self.book, self.date))
        });
        Ok(answers.collect())
    }

    fn brief(&self, whom: &str) -> Result<Vec<Value>, String> {
        let person = self.whom(whom)?;
        let brief = brief::brief(self.book, person, self.date)
            .ok_or("there is no brief for oneself, nor for somebody who has died")?;
        let mut said: Vec<(&str, Vec<String>)> = Vec::new();
        let last = brief.last.iter().map(|last| {
            let parts = [&last.date.to_string(), last.how, &last.text];
            let filled = parts.into_iter().filter(|part| !part.is_empty());
            filled.collect::<Vec<_>>().join(", ")
        });
        said.push(("Last time", last.collect()));
        for (what, lines) in [
            ("You promised", &brief.mine),
            ("They promised", &brief.theirs),
            ("To raise", &brief.to_raise),
            ("Theirs", &brief.aims),
            ("Dates", &brief.dates),
            ("In common", &brief.in_common),
            ("Your news", &brief.news),
            ("Ideas", &brief.ideas),
        ] {
            said.push((what, lines.iter().map(|line| line.words.clone()).collect()));
        }
        said.push(("To ask", brief.question.into_iter().collect()));
        let told = said.into_iter().filter(|(_, lines)| !lines.is_empty());
        let answers = told.map(|(what, lines)| {
            let lines = lines.iter().map(|line| format!("{what}: {line}"));
            self.answer(&[person], lines.collect())
        });
        Ok(answers.collect())
    }

    /// The fields, then somebody of one not heard from lately.
    fn variety(&self) -> Vec<Value> {
        let variety = variety::variety(self.book, self.date);
        let mut answers: Vec<Value> = variety
            .fields
            .iter()
            .map(|line| {
                let words = format!(
                    "{}: {} lately, {} in all",
                    line.field, line.lately, line.all
                );
                self.answer(&[], vec![words])
            })
            .collect();
        let unknown = format!("field unknown for {} people", variety.unknown);
        answers.push(self.answer(&[], vec![unknown]));
        let index = Index::of(self.book);
        if let Some(other) = variety::other_field(&index, self.book, self.date) {
            answers.push(self.answer(&[other.person], vec![other.reason(self.book)]));
        }
        answers
    }
}
