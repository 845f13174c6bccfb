//! What time it is, where the person is.

use leptos::leptos_dom::helpers::set_timeout;
use std::time::Duration;

use wasm_bindgen::JsCast as _;

use crate::domain::time::Day;

/// Milliseconds since 1970.
pub fn now_millis() -> u64 {
    js_sys::Date::now() as u64
}

/// Seconds since 1970.
pub fn now_seconds() -> u32 {
    (js_sys::Date::now() / 1000.0) as u32
}

/// The civil day, by the clock and time zone of the device.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(1970);
    Day::new(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// Calls `turned` shortly after each local midnight, for as long as the page lives. A sleeping
/// device misses it: look again on focus.
pub fn at_midnight(turned: impl Fn() + Clone + 'static) {
    let now = js_sys::Date::new_0();
    // The hours are read off the local clock, so that a day of 23 or 25 hours ends when it ends.
    let midnight = js_sys::Date::new_with_year_month_day_hr_min_sec(
        now.get_full_year(),
        now.get_month() as i32,
        now.get_date() as i32 + 1,
        0,
        0,
        1,
    );
    let wait = (midnight.get_time() - now.get_time()).max(1000.0);
    set_timeout(
        move || {
            turned();
            at_midnight(turned);
        },
        Duration::from_millis(wait as u64),
    );
}

/// Continues after so many milliseconds.
pub async fn sleep(millis: u32) {
    let (done, wait) = futures_channel::oneshot::channel();
    set_timeout(
        // Where nobody waits any more, nothing is to be woken.
        move || done.send(()).unwrap_or_default(),
        Duration::from_millis(millis.into()),
    );
    // The sender is only dropped unsent when the page goes.
    let _ = wait.await;
}

/// The civil day and the time of day ("14:05") of an instant, where the person is.
pub fn day_and_time(millis: u64) -> (Day, String) {
    let then = js_sys::Date::new(&(millis as f64).into());
    let year = i32::try_from(then.get_full_year()).unwrap_or(1970);
    let day = Day::new(year, then.get_month() + 1, then.get_date()).unwrap_or_default();
    (
        day,
        format!("{:02}:{:02}", then.get_hours(), then.get_minutes()),
    )
}

/// Whether the browser can tell the time there: a name of the IANA database, or an offset as in
/// "+01:00".
pub fn knows_zone(name: &str) -> bool {
    let Some(format) = date_time_format() else {
        return true;
    };
    let options = js_sys::Object::new();
    let set = js_sys::Reflect::set(&options, &"timeZone".into(), &name.into());
    let args = js_sys::Array::of2(&js_sys::Array::new(), &options);
    // It throws a RangeError of a zone it does not know (ECMA-402).
    set.is_ok() && js_sys::Reflect::construct(&format, &args).is_ok()
}

fn date_time_format() -> Option<js_sys::Function> {
    let intl = js_sys::Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let format = js_sys::Reflect::get(&intl, &"DateTimeFormat".into()).ok()?;
    format.dyn_into().ok()
}
