//! Writing a backup: one record a line, so that two files can be compared line by line.

use std::collections::BTreeMap;

use crate::domain::{Book, Delta, Entry, Id, Kind, Stamp};

use super::VERSION;

/// The whole book, trash and tombstones included.
pub fn write(book: &Book) -> String {
    write_records(book.entries().iter(), book.tombstones())
}

/// A part of a book in the same form.
pub fn write_delta(delta: &Delta) -> String {
    write_records(delta.entries.iter(), &delta.tombstones)
}

fn write_records<'a>(
    entries: impl Iterator<Item = (&'a Id, &'a Entry)>,
    tombstones: &BTreeMap<Id, Stamp>,
) -> String {
    let mut of_kind: BTreeMap<Kind, Vec<(&Id, &Entry)>> = BTreeMap::new();
    for (id, entry) in entries {
        of_kind
            .entry(entry.record.kind())
            .or_default()
            .push((id, entry));
    }
    let mut out = format!("{{\n\"kith\": {VERSION}");
    for kind in Kind::ALL {
        let Some(held) = of_kind.get(kind) else {
            continue;
        };
        out.push_str(",\n\"");
        out.push_str(kind.collection());
        out.push_str("\": [");
        for (at, (id, entry)) in held.iter().enumerate() {
            out.push_str(if at == 0 { "\n" } else { ",\n" });
            write_record(&mut out, **id, entry);
        }
        out.push_str("\n]");
    }
    if !tombstones.is_empty() {
        out.push_str(",\n\"tombstones\": {");
        for (at, (id, stamp)) in tombstones.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            out.push_str(&format!("{comma}\n\"{id}\": \"{stamp}\""));
        }
        out.push_str("\n}");
    }
    out.push_str("\n}\n");
    out
}

fn write_record(out: &mut String, id: Id, entry: &Entry) {
    out.push_str(&format!("{{\"id\":\"{id}\",\"stamp\":\"{}\"", entry.born));
    if !entry.edits.is_empty() {
        out.push_str(",\"edits\":{");
        for (at, (tag, stamp)) in entry.edits.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            let name = entry.record.kind().field_name(*tag);
            out.push_str(&format!("{comma}\"{name}\":\"{stamp}\""));
        }
        out.push('}');
    }
    if let Some(seconds) = entry.record.trashed {
        out.push_str(&format!(",\"trashed\":{seconds}"));
    }
    // A record is an object with text for names, which cannot fail to become text.
    let body = serde_json::to_string(&entry.record.body).unwrap_or_default();
    let fields = body.strip_prefix('{').unwrap_or("}");
    if fields != "}" {
        out.push(',');
    }
    out.push_str(fields);
}
