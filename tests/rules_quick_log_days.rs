//! Days in the quick log: what is still to come, what is told only about, and what is no day.

use kith::domain::Book;
use kith::domain::note::Interaction;
use kith::domain::reminder::Reminder;
use kith::rules::quick_log::{Choice, Choices};

#[path = "support/lines.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod lines;
use lines::{assert_lines, change, read};
#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;
use small_book::{book_of, commit, day, id, person};

fn book() -> Book {
    let people = [(1, "Ada Moreno"), (2, "Bo Lind"), (3, "May Ferris")];
    let people = people.map(|(number, name)| (id(number), person(name, |_| ())));
    book_of(people)
}

/// The day of the conversation that is kept, and the text beside it; else the sentence.
fn told(line: &str) -> String {
    let mut book = book();
    match change(&book, line, &Choices::default()) {
        Err(sentence) => sentence,
        Ok(change) => {
            commit(&mut book, &change);
            let mut talks = book.all::<Interaction>();
            talks.next().map_or_else(
                || "no conversation".to_owned(),
                |(_, one)| one.date.to_string(),
            )
        }
    }
}

#[track_caller]
fn assert_told(cases: &[(&str, &str)]) {
    let found = |line: &str| {
        let told = told(line);
        let held = cases
            .iter()
            .find(|(one, part)| *one == line && told.contains(part));
        held.map_or(told, |(_, part)| (*part).to_owned())
    };
    assert_lines(cases, found);
}

#[test]
fn what_one_tells_oneself_to_do_is_a_plan() {
    let plan = "still to come";
    assert_told(&[
        ("call @Bo on friday", plan),
        ("Call Bo on Friday", plan),
        ("Call Bo on Fri", plan),
        ("call @Bo friday", plan),
        ("call @Bo next Friday", plan),
        ("call @Bo tomorrow", plan),
        ("call @Bo later", plan),
        ("ring @Bo soon", plan),
        ("call @Bo re: the boat on Friday", plan),
        ("ring @Bo this weekend", plan),
        ("call @Bo at the weekend", plan),
        ("met @Bo tomorrow", plan),
        ("met @Bo and @Ada next week", plan),
        ("tomorrow met @Bo", plan),
        ("bring @Ada the book", plan),
        ("call @Bo in 2 weeks", plan),
        ("call @Bo on 3 September", plan),
        ("call @Bo and @Ada on friday", plan),
        ("call @Bo about the boat on friday", plan),
        ("write to @Bo on monday", plan),
        ("write @Bo a letter on monday", plan),
        ("visit @Bo on Sunday", plan),
        ("Visit Bo on Sunday", plan),
        ("meet @Bo on Saturday", plan),
        ("meet @Bo for lunch on Saturday", plan),
        ("text @Bo on monday", plan),
        ("email @Bo next week", plan),
        ("on friday call @Bo", plan),
        ("tomorrow write to @Bo", plan),
        ("please call @Bo on friday", plan),
        ("have lunch with @Bo on friday", plan),
        ("grab a coffee with @Bo on friday", plan),
        ("help @Bo move on saturday", plan),
        ("lend @Bo the drill on friday", plan),
        ("return the drill to @Bo on friday", plan),
        // What has been, or may have been.
        ("called @Bo on friday", "2026-08-07"),
        ("Called Bo on Friday", "2026-08-07"),
        ("Called Bo on Fri", "2026-08-07"),
        ("wrote to @Bo on monday", "2026-08-10"),
        ("call with @Bo on friday", "2026-08-07"),
        ("call from @Bo on friday", "2026-08-07"),
        ("lunch with @Bo on friday", "2026-08-07"),
        ("call @Bo", "2026-08-12"),
        ("call @Bo one day after the party", "2026-08-12"),
        ("Will brought @Ada home", "2026-08-12"),
        ("call @Bo yesterday", "2026-08-11"),
        ("call @Bo last friday", "2026-08-07"),
        ("text @Bo 3 days ago", "2026-08-09"),
        ("Friday: call @Bo", "2026-08-07"),
        ("call @Bo, she moves on friday", "2026-08-12"),
        ("had lunch with @Bo on friday", "2026-08-07"),
        ("saw @Bo on friday", "2026-08-07"),
    ]);
}

#[test]
fn a_plan_of_that_sort_with_a_reminder_is_a_reminder() {
    let mut book = book();
    let line = "call @Bo on friday, remind me tomorrow";
    let change = change(&book, line, &Choices::default()).unwrap();
    commit(&mut book, &change);
    assert_eq!(book.all::<Interaction>().count(), 0);
    let reminders: Vec<&Reminder> = book.all::<Reminder>().map(|(_, one)| one).collect();
    assert_eq!(reminders[0].text, "Call Bo on friday");
    assert_eq!(reminders[0].about, [id(2)]);
}

#[test]
fn a_day_that_is_told_only_about_is_kept_so_or_asked() {
    let asked = "does not say on which day";
    let season = "A season can be of two years";
    assert_told(&[
        ("met @Bo the other day", asked),
        ("the other day I met @Bo", asked),
        ("lunch with @Bo the other evening", asked),
        ("@Bo: lunch the other day", asked),
        ("met @Bo earlier this week", asked),
        ("met @Bo on Monday or Tuesday", asked),
        ("met @Bo Monday or Tuesday", asked),
        ("met @Bo on 3 May or 4 May", asked),
        ("met @Bo yesterday or so", asked),
        ("earlier this week lunch with @Bo", asked),
        ("met @Bo this week", asked),
        ("met @Bo sometime this week", asked),
        ("called @Bo a few days ago", asked),
        ("called @Bo a while ago", asked),
        ("called @Bo some weeks ago", asked),
        ("recently met @Bo", asked),
        ("met @Bo last summer", season),
        ("met @Bo in the spring", season),
        // As far as it is told.
        ("met @Bo last week sometime", "2026-08-05"),
        ("met @Bo sometime last week", "2026-08-05"),
        ("met @Bo at some point last month", "2026-07"),
        ("met @Bo earlier this month", "2026-08"),
        ("met @Bo earlier this year", "2026"),
        ("met @Bo in 2019", "2019"),
        ("in 2019 I met @Bo", "2019"),
        ("2019: met @Bo", "2019"),
        ("met @Bo, 2019", "2019"),
        ("met @Bo in spring 2019", "2019"),
        ("met @Bo in the spring of 2019", "2019"),
        ("met @Bo in summer, 2019", "2019"),
        ("lunch with @Bo in late 2019", "2019"),
        ("met @Bo in early May", "2026-05"),
        ("met @Bo at the end of May 2019", "2019-05"),
        ("met @Bo at Christmas 2019", "2019-12-25"),
        ("met @Bo around 2019", "2019"),
        ("met @Bo in 2030", "still to come"),
        // What only looks so.
        ("called @Bo, busy this week", "2026-08-12"),
        ("called @Bo about the other day", "2026-08-12"),
        ("called @Bo, she moved a few weeks ago", "2026-08-12"),
        ("called @Bo about spring 2019", "2026-08-12"),
        ("met @Bo for the spring cleaning", "2026-08-12"),
        ("met @Bo in room 2019", "2026-08-12"),
        ("met @Bo for the first time since 2019", "2026-08-12"),
        ("will call @Bo this week", "still to come"),
    ]);
    let chosen = Choices {
        date: Choice::Instead(day("2026-08-09").into()),
        ..Choices::default()
    };
    let book = book();
    let line = "met @Bo the other day";
    assert!(change(&book, line, &chosen).is_ok(), "once a day is chosen");
    let read = read(&book, line);
    assert!(read.asks_day(&Choices::default()) && !read.is_held(&Choices::default()));
    assert!(!read.asks_day(&chosen));
}

#[test]
fn what_is_no_day_is_said() {
    let sure = "2026-05-20";
    assert_told(&[
        ("met @Bo on 32 May", "There is no 32 May."),
        ("met @Bo 32 May", "There is no 32 May."),
        ("32 May: met @Bo", "There is no 32 May."),
        ("met @Bo on May 32", "There is no 32 May."),
        ("met @Bo on 0 May", "There is no 0 May."),
        ("met @Bo on 32 May 2019", "There is no 32 May in 2019."),
        ("met @Bo on 32.5.", "There is no 32 May."),
        ("met @Bo on the 32nd", "No month has a day 32."),
        ("celebrated the 50th with @Bo", "2026-08-12"),
        ("met @Bo on 31.13.", "There is no 31.13. in the calendar."),
        ("met @Bo 31.13.", "There is no 31.13. in the calendar."),
        (
            "met @Bo on 31.13.2025",
            "There is no 31.13.2025 in the calendar.",
        ),
        ("met @Bo on 31/13", "There is no 31.13. in the calendar."),
        ("met @Bo on 20. May", sure),
        ("met @Bo 20. May", sure),
        ("20. May: met @Bo", sure),
        ("met @Bo on 20. may", sure),
        ("met @Bo on 20 may", sure),
        ("met @Bo on 20. May 2019", "2019-05-20"),
        ("met @Bo on 20. March", "2026-03-20"),
        // What only looks so.
        ("lunch with @Bo, paid 31.13.", "2026-08-12"),
        ("@Bo paid 31.13.", "2026-08-12"),
        ("met @Bo at 50 March Street", "2026-08-12"),
        ("met @Bo, 50 May pictures", "2026-08-12"),
        ("called @Bo about 32 May", "2026-08-12"),
        ("lunch with @Bo for 99.50.", "2026-08-12"),
    ]);
}
