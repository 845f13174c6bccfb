//! What the store's keys in local storage are called, and the one that says what the others are.

use super::pages::Page;
use super::schema::SCHEMA_VERSION;

/// Every key of Kith begins so; others under the same host name are not touched.
pub const PREFIX: &str = "kith.";

/// What there is: see [`Manifest`].
pub const MANIFEST: &str = "kith.book";

/// Room held back for the last edit, without IndexedDB.
pub const BALLAST: &str = "kith.ballast";

const PAGE: &str = "kith.page.";
const LOG: &str = "kith.log.";
const DRAFT: &str = "kith.draft.";

pub fn page(page: Page) -> String {
    format!("{PAGE}{page}")
}

pub fn page_number(key: &str) -> Option<Page> {
    key.strip_prefix(PAGE)?.parse().ok()
}

/// An entry of the log, without IndexedDB.
pub fn log(number: u64) -> String {
    format!("{LOG}{number}")
}

pub fn log_number(key: &str) -> Option<u64> {
    key.strip_prefix(LOG)?.parse().ok()
}

/// A text being typed, without IndexedDB.
pub fn draft(name: &str) -> String {
    format!("{DRAFT}{name}")
}

pub fn draft_name(key: &str) -> Option<&str> {
    key.strip_prefix(DRAFT)
}

/// What local storage holds as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manifest {
    /// The book `epoch` on so many pages, in that schema.
    Book {
        version: u32,
        epoch: u32,
        pages: u32,
    },
    /// Everything is to be deleted; what follows is the book `epoch`.
    Deleting { epoch: u32 },
}

impl Manifest {
    pub fn book(epoch: u32, pages: u32) -> Self {
        Manifest::Book {
            version: SCHEMA_VERSION,
            epoch,
            pages,
        }
    }

    pub fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(' ').collect();
        let epoch = |text: &str| u32::from_str_radix(text, 16).ok();
        match parts[..] {
            ["deleting", text] => Some(Manifest::Deleting {
                epoch: epoch(text)?,
            }),
            [version, text, pages] => Some(Manifest::Book {
                version: version.parse().ok()?,
                epoch: epoch(text)?,
                pages: pages.parse().ok()?,
            }),
            _ => None,
        }
    }

    /// Its text. The deletion of a book takes no more units than the book did.
    pub fn write(&self) -> String {
        match self {
            Manifest::Book {
                version,
                epoch,
                pages,
            } => format!("{version} {epoch:08x} {pages:06}"),
            Manifest::Deleting { epoch } => format!("deleting {epoch:08x}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_says_what_was_written() {
        for manifest in [
            Manifest::book(7, 12),
            Manifest::book(u32::MAX, u32::MAX),
            Manifest::Deleting { epoch: 0xff },
        ] {
            assert_eq!(Manifest::read(&manifest.write()), Some(manifest));
        }
        assert_eq!(Manifest::read("something else"), None);
    }

    #[test]
    fn the_word_of_a_deletion_always_fits_in_place_of_a_book() {
        let book = Manifest::book(0, 1).write();
        assert!(Manifest::Deleting { epoch: u32::MAX }.write().len() <= book.len());
    }
}
