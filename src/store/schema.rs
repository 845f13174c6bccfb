//! Versions of the stored form, and the way from each to the next.
//!
//! The version stands in front of every sheet. An older one is brought forward when it is read, and
//! is written in the present form when next it changes; a newer one is never overwritten. Frozen
//! fixtures of every version, in `tests/fixtures/schema-N`, are read by a test.

use std::borrow::Cow;

use super::codec::{Columns, Unreadable};

/// The version this build writes.
pub const SCHEMA_VERSION: u32 = 1;

/// The inflated columns of a sheet.
pub type Parts<'a> = Columns<Cow<'a, [u8]>>;

/// Brings the columns of a sheet from one version to the next.
pub type Migration = for<'a> fn(Parts<'a>) -> Result<Parts<'a>, Unreadable>;

/// The migration at place `n` leads from version `n + 1` to `n + 2`. Never reordered, never edited
/// once released.
pub const MIGRATIONS: [Migration; SCHEMA_VERSION as usize - 1] = [];

/// Brings the columns of a sheet to the present version.
///
/// # Errors
/// Where there was never such a version, or a migration cannot read the parts.
pub fn migrate(version: u32, parts: Parts<'_>) -> Result<Parts<'_>, Unreadable> {
    migrate_by(&MIGRATIONS, version, parts)
}

fn migrate_by<'a>(
    table: &[Migration],
    version: u32,
    parts: Parts<'a>,
) -> Result<Parts<'a>, Unreadable> {
    let done = version.checked_sub(1).ok_or(Unreadable::Damaged)? as usize;
    let steps = table.get(done..).ok_or(Unreadable::Damaged)?;
    steps.iter().try_fold(parts, |parts, step| step(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(parts: Parts<'_>, step: u8) -> Result<Parts<'_>, Unreadable> {
        let mut heads = parts.heads.into_owned();
        heads.push(step);
        Ok(Parts {
            heads: heads.into(),
            ..parts
        })
    }

    #[test]
    fn every_step_from_the_stored_version_on_is_taken_once_in_order() {
        let table: [Migration; 3] = [
            |parts| note(parts, 1),
            |parts| note(parts, 2),
            |parts| note(parts, 3),
        ];
        for (version, steps) in [(1, &[1, 2, 3][..]), (2, &[2, 3]), (3, &[3]), (4, &[])] {
            let parts = migrate_by(&table, version, Parts::default());
            assert_eq!(
                parts.map(|parts| parts.heads.into_owned()),
                Ok(steps.to_vec())
            );
        }
    }

    #[test]
    fn a_version_that_never_was_is_refused() {
        assert_eq!(migrate(0, Parts::default()), Err(Unreadable::Damaged));
    }
}
