//! How, when, and among how many: small choices that hold what was understood.

use leptos::prelude::*;

use super::Line;
use crate::domain::PartialDate;
use crate::domain::note::{Initiator, InteractionKind, Size};
use crate::domain::time::Day;
use crate::rules::first_letter::capital;
use crate::rules::quick_log::Choice;
use crate::rules::{date_words, interaction_words};
use crate::ui::kit::field::LAST_DAY;

/// What is kept in the element, and what is read.
pub type Options = Vec<(String, String)>;

/// A chip that is a choice.
#[component]
pub fn ChipSelect(
    /// What is chosen, for those who do not see the rest.
    label: &'static str,
    #[prop(into)] options: Signal<Options>,
    /// The one chosen, by its first part.
    #[prop(into)]
    value: Signal<String>,
    #[prop(into)] choose: Callback<String>,
) -> impl IntoView {
    let options = Memo::new(move |_| (options.get(), value.get()));
    let drawn = move || {
        let (options, value) = options.get();
        let option = |(kept, read): (String, String)| {
            let selected = kept == value;
            view! { <option value=kept selected=selected>{read}</option> }
        };
        options.into_iter().map(option).collect_view()
    };
    view! {
        <select
            class="chip chip-select"
            aria-label=label
            on:change=move |event| choose.run(event_target_value(&event))
        >
            {drawn}
        </select>
    }
}

/// All of a choice, by the word that is kept of each.
fn all<T: Copy>(
    all: &[T],
    kept: impl Fn(T) -> &'static str,
    read: impl Fn(T) -> &'static str,
) -> Options {
    let pair = |one: &T| (kept(*one).to_owned(), read(*one).to_owned());
    all.iter().map(pair).collect()
}

/// How one was in touch.
#[component]
pub fn KindChip(line: Line) -> impl IntoView {
    let options = all(
        InteractionKind::ALL,
        InteractionKind::word,
        interaction_words::kind,
    );
    let value = Memo::new(move |_| {
        let understood = line
            .read
            .with(|read| read.kind.as_ref().map(|guess| guess.value));
        let kind = line.choices.with(|choices| choices.kind.of(understood));
        kind.unwrap_or_default().word().to_owned()
    });
    let choose = move |word: String| {
        let kind = InteractionKind::from_word(&word).unwrap_or_default();
        line.choices
            .update(|held| held.kind = Choice::Instead(kind));
    };
    view! { <ChipSelect label="How" options=Signal::stored(options) value choose/> }
}

/// Among how many, where it was not one to one.
#[component]
pub fn SizeChip(line: Line) -> impl IntoView {
    let options = all(Size::ALL, Size::word, interaction_words::size);
    let value = Memo::new(move |_| {
        let understood = line
            .read
            .with(|read| read.size.as_ref().map(|guess| guess.value));
        let size = line.choices.with(|choices| choices.size.of(understood));
        let count = || {
            line.read.with(|read| {
                line.choices
                    .with(|held| line.app.read(|book| read.participants(held, book).len()))
            })
        };
        size.unwrap_or_else(|| Size::of(count()))
    });
    let choose = move |word: String| {
        let size = Size::from_word(&word).unwrap_or_default();
        line.choices
            .update(|held| held.size = Choice::Instead(size));
    };
    let chosen = Memo::new(move |_| line.choices.with(|held| held.size != Choice::AsUnderstood));
    let word = Signal::derive(move || value.get().word().to_owned());
    let options = Signal::stored(options);
    view! {
        <Show when=move || value.get() != Size::OneToOne || chosen.get()>
            <ChipSelect label="Among how many" options value=word choose/>
        </Show>
    }
}

/// Who reached out, where the line says so.
#[component]
pub fn InitiatorChip(line: Line) -> impl IntoView {
    let said = |initiator| match initiator {
        Initiator::Me => "You reached out",
        Initiator::Them => "They reached out",
        Initiator::Unsaid => "Not said who reached out",
    };
    let options = all(Initiator::ALL, Initiator::word, said);
    let understood = Memo::new(move |_| {
        line.read
            .with(|read| read.initiator.as_ref().map(|guess| guess.value))
    });
    let value = Memo::new(move |_| {
        let chosen = line
            .choices
            .with(|held| held.initiator.of(understood.get()));
        chosen.unwrap_or_default().word().to_owned()
    });
    let choose = move |word: String| {
        let initiator = Initiator::from_word(&word).unwrap_or_default();
        line.choices
            .update(|held| held.initiator = Choice::Instead(initiator));
    };
    let options = Signal::stored(options);
    view! {
        <Show when=move || understood.get().is_some()>
            <ChipSelect label="Who reached out" options value choose/>
        </Show>
    }
}

/// Minutes after midnight as a field of that kind has them: "15:30".
fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    Some(hours.parse::<u16>().ok()? * 60 + minutes.get(..2)?.parse::<u16>().ok()?)
}

/// At what time, where the line says so; emptied, the words are text.
#[component]
pub fn TimeChip(line: Line) -> impl IntoView {
    let understood = Memo::new(move |_| {
        line.read
            .with(|read| read.time.as_ref().map(|guess| guess.value))
    });
    let value = Memo::new(move |_| {
        let time = line.choices.with(|held| held.time.of(understood.get()));
        time.map_or_else(String::new, clock)
    });
    let choose = move |event| {
        let time = minutes(&event_target_value(&event));
        line.choices
            .update(|held| held.time = time.map_or(Choice::Refused, Choice::Instead));
    };
    view! {
        <Show when=move || understood.get().is_some()>
            <input
                type="time"
                class="chip chip-time"
                aria-label="At what time"
                prop:value=value
                on:change=choose
            />
        </Show>
    }
}

/// Another day than those offered.
pub const OTHER: &str = "other";
/// As it was understood.
pub const UNDERSTOOD: &str = "understood";
/// The words are text.
pub const REFUSED: &str = "refused";
/// A day that was picked from the calendar.
const PICKED: &str = "picked";

/// Days back that are offered.
const DAYS_BACK: i32 = 7;

fn words(date: PartialDate, today: Day) -> String {
    capital(&match date.to_day() {
        Some(day) => date_words::write_day(day, today),
        None => date_words::write(date),
    })
}

/// Where the line says that it was another day than today, and not which.
const ASK: &str = "ask";

/// What is offered for the day: as understood, as picked, some days back, another day.
fn days(
    understood: Option<PartialDate>,
    chosen: Choice<PartialDate>,
    asked: bool,
    today: Day,
) -> Options {
    let mut options: Options = Vec::new();
    if asked {
        options.push((ASK.to_owned(), "Which day?".to_owned()));
    }
    if let Some(date) = understood {
        options.push((UNDERSTOOD.to_owned(), words(date, today)));
    }
    if let Choice::Instead(date) = chosen
        && back(date, today).is_none()
    {
        options.push((PICKED.to_owned(), words(date, today)));
    }
    for days in 0..=DAYS_BACK {
        let day = today.plus_days(-days);
        // What is understood stands there already.
        if understood != Some(day.into()) {
            options.push((days.to_string(), words(day.into(), today)));
        }
    }
    options.push((OTHER.to_owned(), "Another day…".to_owned()));
    if understood.is_some() {
        options.push((REFUSED.to_owned(), "Not a date: today".to_owned()));
    }
    options
}

/// Which of them holds.
fn chosen_day(understood: Option<PartialDate>, chosen: Choice<PartialDate>, today: Day) -> String {
    match (chosen, understood) {
        (Choice::AsUnderstood, Some(_)) => UNDERSTOOD.to_owned(),
        (Choice::AsUnderstood, None) => "0".to_owned(),
        (Choice::Refused, _) => REFUSED.to_owned(),
        (Choice::Instead(date), understood) if understood == Some(date) => UNDERSTOOD.to_owned(),
        (Choice::Instead(date), _) => {
            back(date, today).map_or_else(|| PICKED.to_owned(), |days| days.to_string())
        }
    }
}

/// When it was.
#[component]
pub fn DateChip(line: Line) -> impl IntoView {
    let app = line.app;
    let understood = Memo::new(move |_| {
        line.read
            .with(|read| read.date.as_ref().map(|guess| guess.value))
    });
    let chosen = Memo::new(move |_| line.choices.with(|held| held.date));
    let picking = RwSignal::new(false);
    let asked = Memo::new(move |_| {
        line.read
            .with(|read| line.choices.with(|held| read.asks_day(held)))
    });
    let options = Memo::new(move |_| {
        let today = app.today.get();
        days(understood.get(), chosen.get(), asked.get(), today)
    });
    let value = Memo::new(move |_| {
        if picking.get() {
            return OTHER.to_owned();
        }
        if asked.get() {
            return ASK.to_owned();
        }
        chosen_day(understood.get(), chosen.get(), app.today.get())
    });
    let choose = move |kept: String| {
        picking.set(kept == OTHER);
        let today = app.today.get_untracked();
        let choice = match kept.as_str() {
            OTHER | PICKED | ASK => return,
            UNDERSTOOD => Choice::AsUnderstood,
            REFUSED => Choice::Refused,
            days => {
                let days: i32 = days.parse().unwrap_or_default();
                Choice::Instead(today.plus_days(-days).into())
            }
        };
        line.error.set(None);
        line.choices.update(|held| held.date = choice);
    };
    let pick = move |day: Day| {
        line.choices
            .update(|held| held.date = Choice::Instead(day.into()));
    };
    view! {
        <ChipSelect label="When" options value choose/>
        <Show when=move || picking.get()><DayField label="On what day" pick/></Show>
    }
}

/// How many days ago, where that is among those offered.
fn back(date: PartialDate, today: Day) -> Option<i32> {
    let days = today.days_since(date.to_day()?);
    (0..=DAYS_BACK).contains(&days).then_some(days)
}

/// A day from the calendar. It does not take the focus: arrow keys pass by what asks for it.
#[component]
pub fn DayField(label: &'static str, #[prop(into)] pick: Callback<Day>) -> impl IntoView {
    let pick = move |event| {
        if let Ok(day) = event_target_value(&event).parse::<Day>() {
            pick.run(day);
        }
    };
    view! {
        <input
            type="date"
            max=LAST_DAY
            class="chip chip-time"
            aria-label=label
            on:change=pick
        />
    }
}
