//! The sections of a person's page: what each is called, whether it is filled, and the turn from
//! reading to editing and back.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::bound::Bound;
use super::form::SectionForm;
use super::{addresses, dates, facts, met, name, reach, tags, touch, work};
use crate::domain::{Contact, Id};
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::App;

/// A part of what is known of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Name,
    Reach,
    Dates,
    Work,
    Met,
    Addresses,
    Facts,
    Tags,
    Touch,
}

/// Words of a section, and where its parts are found in the document.
pub struct SectionWords {
    pub key: &'static str,
    pub title: &'static str,
    /// What adding it is called, after "Add".
    pub add: &'static str,
    pub glyph: Glyph,
    /// Id of its heading.
    pub heading: &'static str,
    /// Ids of the buttons that open it.
    pub edit: &'static str,
    pub adder: &'static str,
    /// Id of the form.
    pub form: &'static str,
    /// Selects whichever of the two buttons there is.
    pub back: &'static str,
    /// Selects the first field of the form, and the first that is wrong.
    pub first: &'static str,
    pub bad: &'static str,
}

macro_rules! words {
    ($key:literal, $title:literal, $add:literal, $glyph:ident) => {
        &SectionWords {
            key: $key,
            title: $title,
            add: $add,
            glyph: Glyph::$glyph,
            heading: concat!("head-", $key),
            edit: concat!("edit-", $key),
            adder: concat!("add-", $key),
            form: concat!("form-", $key),
            back: concat!("#edit-", $key, ", #add-", $key),
            first: concat!(
                "#form-",
                $key,
                " :is(input, select, textarea, .rows-add, .button)"
            ),
            bad: concat!("#form-", $key, " [aria-invalid=true]"),
        }
    };
}

impl Section {
    /// In the order of the page.
    pub const ALL: [Section; 9] = [
        Section::Name,
        Section::Reach,
        Section::Touch,
        Section::Dates,
        Section::Work,
        Section::Met,
        Section::Addresses,
        Section::Facts,
        Section::Tags,
    ];

    /// What it is called.
    pub fn words(self) -> &'static SectionWords {
        match self {
            Section::Name => words!("name", "Name", "name", Pencil),
            Section::Reach => words!("reach", "Ways to reach", "a way to reach them", Phone),
            Section::Touch => words!("touch", "Keeping in touch", "how often to speak", Repeat),
            Section::Dates => words!("dates", "Dates", "a birthday or another date", Cake),
            Section::Work => words!("work", "Work and fields", "work", Work),
            Section::Met => words!("met", "How we met", "how you met", People),
            Section::Addresses => words!("addresses", "Addresses", "an address", Place),
            Section::Facts => words!("facts", "Good to know", "something good to know", Note),
            Section::Tags => words!("tags", "Tags", "tags", Tag),
        }
    }

    /// Whether there is anything to read in it.
    pub fn is_filled(self, contact: &Contact, page: PersonPage) -> bool {
        match self {
            Section::Name => name::is_filled(contact),
            Section::Reach => reach::is_filled(contact),
            Section::Touch => touch::is_filled(contact, page),
            Section::Dates => dates::is_filled(contact),
            Section::Work => work::is_filled(contact),
            Section::Met => met::is_filled(contact),
            Section::Addresses => !contact.addresses.is_empty(),
            Section::Facts => !contact.facts.is_empty(),
            Section::Tags => !contact.tags.is_empty(),
        }
    }

    pub fn read(self, contact: &Contact, page: PersonPage) -> AnyView {
        match self {
            Section::Name => name::read(contact),
            Section::Reach => reach::read(contact),
            Section::Touch => touch::read(contact, page),
            Section::Dates => dates::read(contact, page.app.today.get()),
            Section::Work => work::read(contact),
            Section::Met => met::read(contact),
            Section::Addresses => addresses::read(contact),
            Section::Facts => facts::read(contact),
            Section::Tags => tags::read(contact),
        }
    }

    /// The fields of its form.
    pub fn edit(self, of: Bound<Contact>, page: PersonPage) -> AnyView {
        match self {
            Section::Name => name::edit(of),
            Section::Reach => reach::edit(of),
            Section::Touch => touch::edit(of, page),
            Section::Dates => dates::edit(of),
            Section::Work => work::edit(of),
            Section::Met => met::edit(of, page.id),
            Section::Addresses => addresses::edit(of),
            Section::Facts => facts::edit(of),
            Section::Tags => tags::edit(of),
        }
    }

    /// Whether the fields of its form are the same of both.
    pub fn is_same(self, one: &Contact, other: &Contact) -> bool {
        macro_rules! same {
            ($($field:ident),+) => { $(one.$field == other.$field)&&+ };
        }
        match self {
            Section::Name => same!(name, nicknames, pronouns),
            Section::Reach => {
                same!(emails, phones, online_services, links, languages, time_zone)
                    && same!(preferred_contact)
            }
            Section::Touch => same!(rhythm, put_off_until, muted, days_not),
            Section::Dates => same!(anniversaries, died, remember_birthdays),
            Section::Work => same!(organizations, fields),
            Section::Met => same!(met),
            Section::Addresses => same!(addresses),
            Section::Facts => same!(facts),
            Section::Tags => same!(tags),
        }
    }

    /// Puts in order what was typed, before it is saved: rows with nothing in them go.
    pub fn tidy(self, contact: &mut Contact, base: &Contact) {
        match self {
            Section::Name => name::tidy(contact, base),
            Section::Reach => reach::tidy(contact),
            Section::Dates => dates::tidy(contact),
            Section::Work => work::tidy(contact),
            Section::Met => met::tidy(contact),
            Section::Addresses => addresses::tidy(contact),
            Section::Facts => facts::tidy(contact),
            Section::Tags | Section::Touch => {}
        }
    }
}

/// What the parts of one person's page share.
#[derive(Clone, Copy)]
pub struct PersonPage {
    pub app: App,
    pub id: Id,
    /// The person, as long as they are in the book.
    pub contact: Memo<Option<Contact>>,
    /// Sections that are forms now.
    pub open: RwSignal<BTreeSet<Section>>,
}

impl PersonPage {
    /// The page of that person; forms in which something was left are open.
    pub fn new(app: App, id: Id) -> Self {
        let page = PersonPage {
            app,
            id,
            contact: Memo::new(move |_| app.read(|book| book.get::<Contact>(id).cloned())),
            open: RwSignal::default(),
        };
        let left = Section::ALL
            .into_iter()
            .filter(|section| app.draft(&page.draft_key(*section)).is_some());
        page.open.set(left.collect());
        page
    }

    /// Turns a section into a form, and goes to its first field.
    pub fn edit(&self, section: Section) {
        self.open.update(|open| {
            open.insert(section);
        });
        page::focus_soon(section.words().first);
    }

    /// Turns a form back into text, and goes to the button that opened it.
    pub fn close(&self, section: Section) {
        self.open.try_update(|open| open.remove(&section));
        page::focus_soon(section.words().back);
    }

    /// Whether something was typed into the form of that section and is kept.
    fn begun(&self, section: Section) -> bool {
        self.app.drafts().contains_key(&self.draft_key(section))
    }

    /// Whether the section has something to show.
    fn shows(&self, section: Section) -> bool {
        let filled = self.contact.with(|contact| {
            contact
                .as_ref()
                .is_some_and(|one| section.is_filled(one, *self))
        });
        filled || self.open.with(|open| open.contains(&section)) || self.begun(section)
    }
}

/// One section, to read or to edit; nothing while it is empty.
#[component]
pub fn SectionPart(page: PersonPage, section: Section) -> impl IntoView {
    let words = section.words();
    let shown = Memo::new(move |_| page.shows(section));
    let open = Memo::new(move |_| page.open.with(|open| open.contains(&section)));
    let begun = Memo::new(move |_| page.begun(section));
    let label = move || {
        let begun = if begun.get() { " (begun)" } else { "" };
        format!("Edit {}{begun}", words.title.to_lowercase())
    };
    let body = move || {
        if open.get() {
            return view! { <SectionForm page section/> }.into_any();
        }
        let text = move || {
            page.contact
                .with(|contact| contact.as_ref().map(|one| section.read(one, page)))
        };
        view! { <div class="person-text">{text}</div> }.into_any()
    };
    // The button of the name stands in the page's head.
    let is_name = section == Section::Name;
    view! {
        <Show when=move || shown.get()>
            <section class="person-section" aria-labelledby=words.heading>
                <header class="person-section-head" class:visually-hidden=is_name>
                    <h2 id=words.heading><Icon glyph=words.glyph/>{words.title}</h2>
                    <Show when=move || !open.get() && !is_name>
                        <button
                            type="button"
                            id=words.edit
                            class="button-plain"
                            aria-label=label
                            on:click=move |_| page.edit(section)
                        >
                            "Edit"
                            {move || begun.get().then_some(" (begun)")}
                        </button>
                    </Show>
                </header>
                {body}
            </section>
        </Show>
    }
}

/// The sections that are still empty, each a button that opens its form.
#[component]
pub fn AddRow(page: PersonPage) -> impl IntoView {
    let is_me = move || {
        page.contact
            .with(|contact| contact.as_ref().is_some_and(|contact| contact.me))
    };
    let empty = Memo::new(move |_| {
        Section::ALL
            .into_iter()
            .filter(|section| *section != Section::Name && !page.shows(*section))
            // Nobody has met oneself, or has to keep in touch.
            .filter(|section| !matches!(section, Section::Met | Section::Touch) || !is_me())
            .collect::<Vec<_>>()
    });
    let one = move |section: Section| {
        view! {
            <li>
                <button
                    type="button"
                    id=section.words().adder
                    class="button-plain"
                    on:click=move |_| page.edit(section)
                >
                    <Icon glyph=section.words().glyph/>
                    {format!("Add {}", section.words().add)}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || empty.with(|empty| !empty.is_empty())>
            <ul class="person-add" aria-label="Not known yet">
                <For each=move || empty.get() key=|section| *section as u8 children=one/>
            </ul>
        </Show>
    }
}
