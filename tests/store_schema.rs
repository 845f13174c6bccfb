//! Books stored in every schema there ever was: what the fixtures hold must go on being read.
//!
//! The fixtures of a schema are frozen when it is released. `write_the_fixtures` made them, and
//! makes those of a next schema; it never replaces one.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/every_kind.rs"]
mod every_kind;

use std::path::{Path, PathBuf};

use every_kind::first;
use kith::domain::{Entry, Kind};
use kith::store::codec::{self, Packing};
use kith::store::packing::{self, PageHead, Value};
use kith::store::schema::SCHEMA_VERSION;

fn folder(version: u32) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    tests.join(format!("schema-{version}"))
}

#[test]
fn every_kind_of_record_is_in_the_fixtures() {
    let delta = first();
    for kind in Kind::ALL {
        let of_kind = |entry: &&Entry| entry.record.kind() == *kind;
        assert!(delta.entries.values().find(of_kind).is_some(), "{kind:?}");
    }
}

#[test]
fn schema_1_is_read() {
    let entry = std::fs::read(folder(1).join("entry.bin")).expect("a fixture");
    let page = std::fs::read_to_string(folder(1).join("page.txt")).expect("a fixture");
    let Value { head, bytes, whole } = packing::read_value(&page).expect("a page");
    assert!(whole);
    assert_eq!((head.version, head.epoch, head.through), (1, 0xabcd, 42));
    for bytes in [entry, bytes] {
        let sheet = codec::decode(&bytes).expect("readable");
        assert!(sheet.set_aside.is_empty());
        assert_eq!(sheet.delta, first());
    }
}

/// What is not deflated has one form only; a compressor may find a better one.
#[test]
fn the_present_schema_is_written_as_its_fixture_was() {
    let entry = std::fs::read(folder(SCHEMA_VERSION).join("entry.bin")).expect("a fixture");
    assert!(codec::encode(&first(), Packing::Plain) == entry);
}

#[test]
#[ignore = "only for a schema that has no fixtures yet"]
fn write_the_fixtures() {
    let folder = folder(SCHEMA_VERSION);
    assert!(!folder.exists(), "a released schema never changes");
    std::fs::create_dir_all(&folder).expect("made");
    let delta = first();
    let entry = codec::encode(&delta, Packing::Plain);
    std::fs::write(folder.join("entry.bin"), entry).expect("written");
    let bytes = codec::encode(&delta, Packing::Deflated);
    let head = PageHead {
        version: SCHEMA_VERSION,
        epoch: 0xabcd,
        through: 42,
        checksum: packing::checksum(&bytes),
        length: bytes.len() as u32,
        size: 5_000,
    };
    let page = packing::write_value(&head, &bytes);
    std::fs::write(folder.join("page.txt"), page).expect("written");
}
