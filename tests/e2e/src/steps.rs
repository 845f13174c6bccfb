//! The first steps of most journeys, and the ones many of them share.
use crate::{Browser, Key};
use std::path::Path;
use xtask::Result;

/// Presses the button of the preview, once it may be pressed: not before the room was counted.
const TAKE_IN: &str =
    "const button = document.querySelector('.import-foot button:enabled:first-child');
    button?.click();
    return button !== null";

/// The label of the field of the quick log.
pub const LINE: &str = "Whom were you with?";

impl Browser {
    /// Opens the app for the first time, and begins a book with those people.
    pub async fn begin_with(&self, people: &[&str]) -> Result {
        self.begin().await?;
        for name in people {
            self.add(name).await?;
            self.see("Add a way to reach them").await?;
        }
        Ok(())
    }

    /// Opens the app for the first time, and begins an empty book.
    pub async fn begin(&self) -> Result {
        self.open("").await?;
        self.fill("Your name", "Maria Lindqvist").await?;
        self.press(Key::Enter).await?;
        self.see("Nobody is here yet").await
    }

    /// Adds somebody, whose page is open then.
    pub async fn add(&self, name: &str) -> Result {
        self.open("#/people").await?;
        self.fill("Name of someone new", name).await?;
        self.press(Key::Enter).await?;
        self.see(&format!("{name} added")).await
    }

    /// Takes in what the preview shows, which closes it.
    pub async fn take_in(&self) -> Result {
        self.until("the button that takes it in", TAKE_IN, &[])
            .await?;
        self.until_closed().await
    }

    /// Waits until no dialog is open.
    pub async fn until_closed(&self) -> Result {
        let closed = "return document.querySelector('dialog[open]') === null";
        self.until("the dialog to close", closed, &[])
            .await
            .map(drop)
    }

    /// Imports a file on the page of people, by way of its preview.
    pub async fn import(&self, file: &Path) -> Result {
        self.upload("Import a file", file).await?;
        self.see("to add").await?;
        self.take_in().await
    }
}
