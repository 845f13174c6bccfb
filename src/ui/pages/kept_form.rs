//! The form of a record: kept while it is typed, put away and given up without loss, saved once at a
//! time.

use leptos::prelude::*;
use minicbor::{Decode, Encode};

use super::drafts::{KeptLine, keep, left_in, opener_id};
use crate::domain::Change;
use crate::rules::Sentence;
use crate::ui::browser::page;
use crate::ui::kit::Form;
use crate::ui::kit::field::element_id;
use crate::ui::state::{App, app};

/// The fields of a form, which begins with what was left under that key, or else as `at_first`; what
/// `now` reads from them is kept from then on. `what` names the form among what is unfinished.
pub fn begin<T, F>(
    app: App,
    key: &str,
    what: String,
    at_first: T,
    fields: impl FnOnce(T) -> F,
    now: impl Fn(F) -> T + 'static,
) -> F
where
    T: Encode<()> + for<'b> Decode<'b, ()> + Clone + PartialEq + 'static,
    F: Copy + 'static,
{
    let left = left_in::<T>(app, key);
    let fields = fields(left.unwrap_or_else(|| at_first.clone()));
    keep(app, key.to_owned(), what, at_first, move || now(fields));
    fields
}

/// The sentence about one field of a form, tracked.
pub fn problem<P: Send + Sync + 'static>(
    problems: RwSignal<P>,
    of: fn(&P) -> &Option<Sentence>,
) -> Signal<Option<String>> {
    Signal::derive(move || problems.with(|all| of(all).as_ref().map(ToString::to_string)))
}

/// What was read of a form, unless something in it cannot be used: that is said beside its fields.
pub fn said_beside<T, P: Default + Send + Sync + 'static>(
    problems: RwSignal<P>,
    read: Result<T, P>,
) -> Option<T> {
    match read {
        Ok(read) => {
            problems.set(P::default());
            Some(read)
        }
        Err(found) => {
            problems.set(found);
            None
        }
    }
}

/// What a form asks when it is sent: the Change it describes, with the words that say so; nothing
/// where a field cannot be used, which is marked by then.
type Read = Callback<(), Option<(Change, String)>>;

/// The form around such fields, with Save and Cancel. Calls `done` after it was saved, given up, or
/// put away: Escape is pressed too easily to throw a text away, so what was begun stays kept.
#[component]
pub fn KeptForm(
    /// Key of its draft.
    #[prop(into)]
    key: String,
    #[prop(into)] label: String,
    /// What the button that saves is called.
    #[prop(default = "Save")]
    save: &'static str,
    #[prop(default = "form note-form")] class: &'static str,
    #[prop(into)] read: Read,
    done: Callback<()>,
    /// Called after it was saved and `done` was called.
    #[prop(optional)]
    saved: Option<Callback<()>>,
    /// What stands beside Save and Cancel.
    #[prop(optional)]
    beside: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let app = app();
    let kept = app.draft(&key).is_some();
    let id = element_id("form");
    let key = StoredValue::new(key);
    let give_up = Callback::new(move |()| {
        let key = key.get_value();
        app.discard_draft(&key);
        finish(done, &key);
    });
    let put_away = move |()| finish(done, &key.get_value());
    let sending = Sending {
        app,
        key,
        id: StoredValue::new(id.clone()),
        read,
        done,
        saved,
        busy: RwSignal::new(false),
    };
    view! {
        <Form
            id
            submit=move |()| sending.send()
            cancel=Callback::new(put_away)
            label
            class
            draft=key.get_value()
            written=move |()| app.was_written(&key.get_value())
        >
            <KeptLine shown=kept discard=give_up/>
            {children()}
            <div class="form-line">
                <button
                    type="submit"
                    class="button"
                    aria-busy=move || sending.busy.get().to_string()
                >
                    {save}
                </button>
                <button type="button" class="button-quiet" on:click=move |_| give_up.run(())>
                    "Cancel"
                </button>
                {beside}
            </div>
        </Form>
    }
}

/// What sending a form needs.
#[derive(Clone, Copy)]
struct Sending {
    app: App,
    key: StoredValue<String>,
    id: StoredValue<String>,
    read: Read,
    done: Callback<()>,
    saved: Option<Callback<()>>,
    busy: RwSignal<bool>,
}

impl Sending {
    /// Commits what the form describes; it leaves only when that went well.
    fn send(self) {
        let Some((change, said)) = untrack(|| self.read.run(())) else {
            let form = self.id.get_value();
            return page::focus_soon(format!("#{form} [aria-invalid=true]"));
        };
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let Sending {
            app,
            done,
            saved: after,
            ..
        } = self;
        let key = self.key.get_value();
        leptos::task::spawn_local(async move {
            app.set_saving(&key, true);
            let saved = app.commit(change, said).await;
            app.set_saving(&key, false);
            self.busy.try_set(false);
            if saved {
                // The form may be gone by now; what was in it is saved all the same.
                app.drop_draft(&key);
                finish(done, &key);
                if let Some(after) = after {
                    after.try_run(());
                }
            }
        });
    }
}

/// Tells `done` that the form of that key is finished. Where what it belonged to is gone, the button that
/// opens it anew in another place has the focus, else the heading of the page.
pub fn finish(done: Callback<()>, key: &str) {
    if done.try_run(()).is_none() {
        page::focus_first_soon(vec![opener_id(key)]);
    }
}
