//! A section as a form: a working copy, kept while it is typed, and written field by field.

use leptos::prelude::*;
use minicbor::{Decode, Encode};

use super::bound::{Bound, Checks, Typed};
use super::section::{PersonPage, Section};
use crate::domain::{Body, Change, Contact, Record};
use crate::ui::browser::page;
use crate::ui::kit::Form;
use crate::ui::pages::drafts::{KeptLine, from_text, to_text};
use crate::ui::state::Draft;

/// A form as it is kept: both sides, so that even after a reload only what differs is written.
#[derive(Encode, Decode)]
struct Kept {
    #[cbor(n(0), with = "crate::domain::stored::within")]
    base: Contact,
    #[cbor(n(1), with = "crate::domain::stored::within")]
    contact: Contact,
    #[n(2)]
    typed: Typed,
}

/// One form at work.
#[derive(Clone, Copy)]
struct Editing {
    page: PersonPage,
    section: Section,
    /// The person as they were when the form opened.
    base: StoredValue<Contact>,
    contact: RwSignal<Contact>,
    typed: RwSignal<Typed>,
    checks: Checks,
    saving: RwSignal<bool>,
    /// Whether it holds what was typed before.
    resumed: bool,
}

impl Editing {
    /// Takes up what was left in this form, or begins with the person as they are.
    fn open(page: PersonPage, section: Section) -> Option<Self> {
        let kept = page
            .app
            .draft(&page.draft_key(section))
            .and_then(|draft| from_text::<Kept>(&draft.text));
        let resumed = kept.is_some();
        let kept = kept.or_else(|| {
            let contact = page.contact.get_untracked()?;
            Some(Kept {
                base: contact.clone(),
                contact,
                typed: Typed::new(),
            })
        })?;
        Some(Editing {
            page,
            section,
            base: StoredValue::new(kept.base),
            contact: RwSignal::new(kept.contact),
            typed: RwSignal::new(kept.typed),
            checks: Checks::new(),
            saving: RwSignal::new(false),
            resumed,
        })
    }

    fn bound(self) -> Bound<Contact> {
        Bound {
            value: self.contact,
            typed: self.typed,
            checks: self.checks,
            changed: Callback::new(move |()| self.keep()),
        }
    }

    /// Everything in the form, as text.
    fn to_text(self) -> String {
        let kept = Kept {
            base: self.base.get_value(),
            contact: self.contact.get_untracked(),
            typed: self.typed.get_untracked(),
        };
        to_text(&kept)
    }

    /// Whether there is anything in it to lose.
    fn is_touched(self) -> bool {
        let same = self
            .contact
            .with_untracked(|contact| self.base.with_value(|base| base == contact));
        !same || self.typed.with_untracked(|typed| !typed.is_empty())
    }

    /// Keeps what stands in the form now.
    fn keep(self) {
        if self.is_touched() {
            self.page.keep(self.section, self.to_text());
        } else {
            self.page.app.drop_draft(&self.page.draft_key(self.section));
        }
    }

    /// What saving writes: the fields that differ from when the form opened, and no others.
    fn change(self) -> Change {
        let base = self.base.get_value();
        let mut contact = self.contact.get_untracked();
        self.section.tidy(&mut contact, &base);
        let to = Record::new(Body::from(contact));
        Change::update(self.page.id, &Record::new(Body::from(base)), to)
    }

    fn save(self) {
        if self.saving.get_untracked() {
            return;
        }
        if !self.checks.pass() {
            return page::focus_soon(self.section.words().bad);
        }
        let change = self.change();
        if change.is_empty() {
            return self.close();
        }
        let name = change.updated.get(&self.page.id).and_then(|(_, to)| {
            let Body::Contact(contact) = &to.body else {
                return None;
            };
            Some(contact.display_name().to_owned())
        });
        let done = format!("{} saved", name.unwrap_or_default());
        self.saving.set(true);
        leptos::task::spawn_local(async move {
            if self.page.app.commit(change, done).await {
                self.close();
            } else {
                self.saving.try_set(false);
            }
        });
    }

    /// Leaves the form without saving; the toast has what was typed.
    fn cancel(self) {
        self.page
            .app
            .discard_draft(&self.page.draft_key(self.section));
        self.close();
    }

    fn close(self) {
        self.page.app.drop_draft(&self.page.draft_key(self.section));
        self.page.close(self.section);
    }
}

impl PersonPage {
    /// The key of a section's form among what is being typed.
    pub fn draft_key(&self, section: Section) -> String {
        format!("person/{}/{}", self.id, section.words().key)
    }

    /// Keeps that text as what stands in the form of that section.
    pub fn keep(&self, section: Section, text: String) {
        let name = self
            .contact
            .with_untracked(|contact| Some(contact.as_ref()?.display_name().to_owned()));
        let key = self.draft_key(section);
        let draft = Draft {
            what: format!(
                "{}, {}",
                section.words().title,
                name.unwrap_or_else(|| "someone".to_owned())
            ),
            place: crate::route::Route::Person(self.id).to_string(),
            text,
            chosen: !untrack(|| self.app.is_written(&key)),
        };
        self.app.keep_draft(&key, draft);
    }
}

/// Says that the person became other than when the form opened, and how: what is changed here is
/// written over that.
#[component]
fn Meanwhile(editing: Editing) -> impl IntoView {
    let Editing { page, section, .. } = editing;
    let other = Memo::new(move |_| {
        if editing.saving.get() {
            return None;
        }
        let now = page.contact.get()?;
        let known = editing.base.with_value(|base| section.is_same(base, &now))
            || editing.contact.with(|form| section.is_same(form, &now));
        (!known).then_some(now)
    });
    view! {
        <div role="status">
            {move || other.get().map(|now| view! {
                <div class="person-meanwhile">
                    <p>
                        "This was changed elsewhere meanwhile. What you change here still holds once you \
                         save; now it is "
                        <bdi>{(section == Section::Name).then(|| now.display_name().to_owned())}</bdi>
                    </p>
                    {section.read(&now, page)}
                </div>
            })}
        </div>
    }
}

/// The form of one section.
#[component]
pub fn SectionForm(page: PersonPage, section: Section) -> impl IntoView {
    let Some(editing) = Editing::open(page, section) else {
        return ().into_any();
    };
    let words = section.words();
    let key = page.draft_key(section);
    page.app.stands_open(&key);
    let written = {
        let key = key.clone();
        move |()| {
            page.app.was_written(&key);
            editing.keep();
        }
    };
    let cancel = move |()| editing.cancel();
    // Escape is pressed too easily to throw a text away: what was begun stays kept.
    let put_away = move |()| page.close(section);
    view! {
        <div id=words.form>
            <Form
                submit=move |()| editing.save()
                cancel=Callback::new(put_away)
                class="form person-form"
                label=words.title
                draft=key
                written
            >
                <KeptLine shown=editing.resumed discard=cancel/>
                {section.edit(editing.bound(), page)}
                <Meanwhile editing/>
                <div class="row">
                    <button type="submit" class="button" aria-busy=move || editing.saving.get().to_string()>
                        "Save"
                    </button>
                    <button
                        type="button"
                        class="button-quiet"
                        on:click=move |_| editing.cancel()
                    >
                        "Cancel"
                    </button>
                </div>
            </Form>
        </div>
    }
    .into_any()
}
