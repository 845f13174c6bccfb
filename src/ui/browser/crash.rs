//! What is shown when the program itself fails: a plain page, made without the program's help.

use super::page::document;

/// From now on, a panic uncovers the crash page that stands ready in the document.
///
/// The page and its two buttons belong to `boot.js`, which reads the stored data by itself:
/// a program that has panicked cannot be trusted to export anything.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        let sentence = info.to_string();
        if let Some(document) = document() {
            if let Some(details) = document.get_element_by_id("crash-reason") {
                details.set_text_content(Some(&sentence));
            }
            if let Some(app) = document.get_element_by_id("app") {
                let _ = app.set_attribute("hidden", "");
            }
            if let Some(crash) = document.get_element_by_id("crash") {
                let _ = crash.remove_attribute("hidden");
            }
        }
        leptos::logging::error!("{sentence}");
    }));
}
