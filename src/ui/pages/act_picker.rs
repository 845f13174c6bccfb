//! A field for the act that something grew from: found by a name or a word of it.

use leptos::prelude::*;

use super::combo_field::{Combo, ComboField};
use super::suggestions::SHOWN;
use crate::domain::Id;
use crate::rules::favours::words;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::{App, app};

/// What the field's handlers share.
#[derive(Clone, Copy)]
struct Picker {
    app: App,
    value: RwSignal<Option<Id>>,
    found: Memo<Vec<Id>>,
    combo: Combo,
}

impl Picker {
    fn choose(self, id: Option<Id>) {
        self.value.set(id);
        self.combo.typed.set(String::new());
        self.combo.suggestions.close();
        self.combo.focus();
    }

    /// What is said when nothing fits, tracked.
    fn nothing(self) -> Option<String> {
        let typed = self.combo.typed.get();
        let none = !typed.trim().is_empty() && self.found.with(Vec::is_empty);
        none.then(|| format!("Nothing from before has “{}” in it.", typed.trim()))
    }
}

/// The field: what was chosen, with a way out, and a field to choose something else.
#[component]
pub fn ActPicker(
    value: RwSignal<Option<Id>>,
    /// The act that grew, where it is written down already: it is not offered, nor what came later.
    of: Option<Id>,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| app.acts_named(&typed.get(), of, SHOWN));
    let combo = Combo::new(typed);
    let picker = Picker {
        app,
        value,
        found,
        combo,
    };
    // Also once more of the book is indexed.
    Effect::new(move |_| combo.suggestions.show(found.get()));
    let press = Callback::new(move |()| combo.suggestions.show(found.get_untracked()));
    view! {
        <ComboField
            combo
            label
            hint=Some(hint)
            placeholder="A name, or a word of it"
            what=["act", "acts"]
            said=Signal::derive(move || picker.nothing())
            error
            look=move |text| typed.set(text)
            press
            pick=move |id| picker.choose(Some(id))
        >
            <Chosen picker/>
        </ComboField>
    }
}

#[component]
fn Chosen(picker: Picker) -> impl IntoView {
    move || {
        let id = picker.value.get()?;
        let told = picker.app.peek(|book| words::told(book, id));
        let remove = format!("Remove: {told}");
        Some(view! {
            <p class="act-chosen">
                <span dir="auto">{told}</span>
                <button
                    type="button"
                    class="button-plain"
                    aria-label=remove
                    on:click=move |_| picker.choose(None)
                >
                    <Icon glyph=Glyph::Close/>
                </button>
            </p>
        })
    }
}
