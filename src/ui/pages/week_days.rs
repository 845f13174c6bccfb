//! Days of the week to choose from.

use leptos::prelude::*;

/// From Monday, as bit 0 is.
const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// "Saturday and Sunday"; empty where there is none. Bit 0 is Monday.
pub fn day_names(days: u8) -> String {
    let named: Vec<&str> = (0..7)
        .filter(|day| days >> day & 1 == 1)
        .map(|day| DAYS[day])
        .collect();
    match named.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// Seven boxes to tick. Bit 0 is Monday.
#[component]
pub fn WeekDays(
    #[prop(into)] legend: String,
    #[prop(into)] value: Signal<u8>,
    #[prop(into)] set: Callback<u8>,
) -> impl IntoView {
    let one = move |day: usize| {
        let bit = 1u8 << day;
        let changed = move |event| {
            let days = value.get_untracked();
            set.run(if event_target_checked(&event) {
                days | bit
            } else {
                days & !bit
            });
        };
        view! {
            <label class="week-day">
                <input
                    type="checkbox"
                    prop:checked=move || value.get() & bit != 0
                    aria-label=DAYS[day]
                    on:change=changed
                />
                <span aria-hidden="true">{&DAYS[day][..3]}</span>
            </label>
        }
    };
    view! {
        <fieldset class="week-days">
            <legend>{legend}</legend>
            <div class="week-days-row">{(0..7).map(one).collect_view()}</div>
        </fieldset>
    }
}
