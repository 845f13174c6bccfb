//! `docs/format.md` names every field of every table, under the heading of its table.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

/// `put_off_until` to `putOffUntil`.
fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(&part[..1].to_uppercase());
        out.push_str(&part[1..]);
    }
    out
}

/// From the name of each table to the names of its fields, as the sources have them.
fn tables() -> BTreeMap<String, Vec<String>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/domain");
    let mut tables = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("fields.rs") {
            continue;
        }
        let source = std::fs::read_to_string(path).unwrap();
        for block in source.split("\nfields! {").skip(1) {
            let body = block.split("\n}\n").next().unwrap();
            let (_, after) = body.split_once("pub struct ").unwrap();
            let (name, lines) = after.split_once(" {").unwrap();
            let fields = lines
                .lines()
                .filter_map(|line| {
                    let (tag, rest) = line.trim().split_once(' ')?;
                    tag.parse::<u32>().ok()?;
                    Some(camel(rest.split_once(':')?.0))
                })
                .collect();
            tables.insert(name.to_owned(), fields);
        }
    }
    tables
}

#[test]
fn the_document_names_every_field_of_every_table() {
    let document = include_str!("../docs/format.md");
    let tables = tables();
    assert!(tables.len() >= 30, "the sources are read: {}", tables.len());
    for (table, fields) in tables {
        assert!(!fields.is_empty(), "{table} has fields");
        let section = document
            .split("\n### ")
            .find(|section| section.lines().next() == Some(table.as_str()))
            .unwrap_or_else(|| panic!("docs/format.md has no heading “### {table}”"));
        for field in fields {
            assert!(
                section.contains(&format!("\n| `{field}` | ")),
                "docs/format.md, {table}: no row for `{field}`"
            );
        }
    }
}

#[test]
fn the_document_names_every_kind_of_record() {
    let document = include_str!("../docs/format.md");
    for kind in kith::domain::Kind::ALL {
        let collection = kind.collection();
        assert!(
            document.contains(&format!("\nIn `{collection}`.")),
            "{collection}"
        );
    }
}

#[test]
fn the_example_in_the_document_is_what_is_written() {
    let document = include_str!("../docs/format.md");
    let (_, after) = document.split_once("```json\n").unwrap();
    let (example, _) = after.split_once("```").unwrap();
    let reading = kith::formats::backup::read(example.as_bytes()).unwrap();
    assert_eq!(reading.problems, []);
    assert_eq!(kith::formats::backup::write_delta(&reading.delta), example);
}
