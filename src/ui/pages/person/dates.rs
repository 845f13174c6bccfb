//! Dates that come round, and the date of death.

use leptos::prelude::*;

use super::bound::{Bound, Choice, Text, Tick, at};
use super::date_field::{DateField, DatePlace};
use super::rows::{ListWords, Rows};
use crate::domain::contact::{Anniversary, AnniversaryKind};
use crate::domain::time::Day;
use crate::domain::{Contact, PartialDate};
use crate::rules::{anniversaries, date_words};

/// Whether anything of it is known.
pub fn is_filled(contact: &Contact) -> bool {
    !contact.anniversaries.is_empty() || contact.died.is_some()
}

/// Each date in words, with the years and the days until it comes round.
pub fn read(contact: &Contact, today: Day) -> AnyView {
    let all = contact
        .anniversaries
        .iter()
        .map(|one| {
            let said = anniversaries::said(one, contact, today);
            view! {
                <div class="person-line">
                    <dt dir="auto">{name_of(one)}</dt>
                    <dd>
                        {date_words::write(one.date)}
                        {said.map(|said| view! { <span class="muted">{said}</span> })}
                    </dd>
                </div>
            }
        })
        .collect_view();
    let died = contact.died.map(|died| {
        let words = Some(date_words::write(died)).filter(|words| !words.is_empty());
        let age = contact
            .birthday()
            .and_then(|born| date_words::write_age(born, Some(died), today))
            .map(|age| format!("at the age of {age}"));
        view! {
            <div class="person-line">
                <dt>"Died"</dt>
                <dd>
                    {words.unwrap_or_else(|| "the day is not known".to_owned())}
                    {age.map(|age| view! { <span class="muted">{age}</span> })}
                </dd>
            </div>
        }
    });
    view! { <dl class="person-lines">{all}{died}</dl> }.into_any()
}

fn name_of(one: &Anniversary) -> String {
    match one.kind {
        AnniversaryKind::Birthday => "Birthday".to_owned(),
        AnniversaryKind::Wedding => "Wedding day".to_owned(),
        AnniversaryKind::Other if one.label.trim().is_empty() => "A day to remember".to_owned(),
        AnniversaryKind::Other => one.label.trim().to_owned(),
    }
}

/// The fields.
pub fn edit(of: Bound<Contact>) -> AnyView {
    let words = ListWords {
        title: "Days to remember",
        noun: "date",
        path: "anniversaries",
    };
    let died = RwSignal::new(of.peek(|one| one.died.is_some()));
    let me = of.peek(|one| one.me);
    let toggle = move |event: leptos::ev::Event| {
        let ticked = event_target_checked(&event);
        died.set(ticked);
        of.typed.update(|typed| drop(typed.remove(DIED.name)));
        of.write(|one| one.died = ticked.then(PartialDate::default));
    };
    view! {
        <Rows of at=at!(Contact: anniversaries) words fresh begun=true row/>
        <Show when=move || !me>
            <label class="person-tick">
                <input type="checkbox" prop:checked=died on:change=toggle/>
                "Has died"
            </label>
        </Show>
        <Show when=move || died.get()>
            <DateField
                of
                place=DIED
                label="When"
                hint="As far as you know it; it may stay empty"
            />
            <Tick
                of
                at=at!(Contact: remember_birthdays)
                label="Go on showing the birthday"
            />
        </Show>
    }
    .into_any()
}

/// The day of death; nothing known of it is still a death.
const DIED: DatePlace<Contact> = DatePlace {
    name: "died",
    get: |one| one.died.filter(|date| !date.is_empty()),
    set: |one, date| {
        if one.died.is_some() {
            one.died = Some(date.unwrap_or_default());
        }
    },
    rule: |one| {
        let (born, died) = (one.birthday()?, one.died?);
        (died.year()? < born.year()?).then_some("This is before the birthday.")
    },
    remark: |date, today| anniversaries::ahead_remark(date, today),
};

/// The date of a row.
const DATE: DatePlace<Anniversary> = DatePlace {
    name: "date",
    get: |one| Some(one.date).filter(|date| !date.is_empty()),
    set: |one, date| one.date = date.unwrap_or_default(),
    rule: |one| {
        (one.date.is_empty() && !one.label.trim().is_empty())
            .then_some("Write the date, as far as you know it, or remove this row.")
    },
    remark: |date, today| {
        let years = date_words::write_age(date, None, today).map(|years| {
            if years == "1" {
                "1 year ago".to_owned()
            } else {
                format!("{years} years ago")
            }
        });
        let parts: Vec<String> = years
            .into_iter()
            .chain(anniversaries::ahead_remark(date, today))
            .chain(anniversaries::leap_remark(date))
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    },
};

/// One has one birthday.
fn fresh(others: &[Anniversary]) -> Anniversary {
    let known = others
        .iter()
        .any(|one| one.kind == AnniversaryKind::Birthday);
    Anniversary {
        kind: if known {
            AnniversaryKind::Other
        } else {
            AnniversaryKind::Birthday
        },
        ..Anniversary::default()
    }
}

/// How many days ahead one can be told.
const LEADS: [u16; 8] = [0, 1, 2, 3, 5, 7, 14, 30];

fn row(of: Bound<Anniversary>) -> AnyView {
    let kinds = [
        (AnniversaryKind::Birthday, "Birthday"),
        (AnniversaryKind::Wedding, "Wedding day"),
        (AnniversaryKind::Other, "Something else"),
    ];
    let kinds = kinds.map(|(kind, words)| (kind.word().to_owned(), words.to_owned()));
    let own = of.peek(|one| one.lead_days);
    let mut leads: Vec<u16> = LEADS.into_iter().chain(own).collect();
    leads.sort_unstable();
    leads.dedup();
    let leads = leads.into_iter().map(|days| {
        let words = match days {
            0 => "On the day".to_owned(),
            1 => "1 day ahead".to_owned(),
            days => format!("{days} days ahead"),
        };
        (days.to_string(), words)
    });
    let leads = [(String::new(), "As usual".to_owned())]
        .into_iter()
        .chain(leads);
    let other = Memo::new(move |_| {
        of.value
            .with(|one| one.kind == AnniversaryKind::Other || !one.label.is_empty())
    });
    view! {
        <Choice
            of
            get=|one: &Anniversary| one.kind.word().to_owned()
            set=|one: &mut Anniversary, word| {
                one.kind = AnniversaryKind::from_word(word).unwrap_or_default();
            }
            label="What it is"
            options=kinds.to_vec()
        />
        <Show when=move || other.get()>
            <Text of at=at!(Anniversary: label) label="Its name" hint="“Name day”"/>
        </Show>
        <DateField of place=DATE label="Date"/>
        <Choice
            of
            get=|one: &Anniversary| one.lead_days.map(|days| days.to_string()).unwrap_or_default()
            set=|one: &mut Anniversary, days| one.lead_days = days.parse().ok()
            label="First mentioned"
            options=leads.collect()
        />
    }
    .into_any()
}

/// A row without a date is no date.
pub fn tidy(contact: &mut Contact) {
    contact.anniversaries.retain(|one| !one.date.is_empty());
}
