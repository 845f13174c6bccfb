//! A record's CBOR taken apart into two columns: its structure, and its texts.
//!
//! Deflated apart from each other they are a seventh smaller than together: letters do not share
//! their code with lengths and numbers. Beside that, most records name the person whose page they
//! are on; that id is one byte here.
//!
//! This module knows CBOR's framing (RFC 8949, section 3), and nothing of records.

use super::bytes::{Reader, Short};

/// Stands for an eight-byte integer equal to the leader. CBOR reserves this first byte, so that no
/// encoder writes it.
const LEADER: u8 = 0x1c;

/// First byte of an eight-byte integer.
const EIGHT_BYTES: u8 = 0x1b;

const BYTES: u8 = 2;
const TEXT: u8 = 3;
const ARRAY: u8 = 4;
const MAP: u8 = 5;
const TAG: u8 = 6;

/// The first byte of an item and its argument.
struct Head<'a> {
    bytes: &'a [u8],
    major: u8,
    argument: u64,
}

fn head<'a>(reader: &mut Reader<'a>) -> Result<Head<'a>, Short> {
    let start = reader.rest();
    let first = reader.byte()?;
    let length = match first & 0x1f {
        24 => 1,
        25 => 2,
        26 => 4,
        27 => 8,
        // Reserved, and indefinite lengths, which records never have.
        28..=31 => return Err(Short),
        _ => 0,
    };
    let argument = match reader.take(length)? {
        [] => u64::from(first & 0x1f),
        bytes => bytes
            .iter()
            .fold(0, |sum, &byte| sum << 8 | u64::from(byte)),
    };
    Ok(Head {
        bytes: &start[..1 + length],
        major: first >> 5,
        argument,
    })
}

impl Head<'_> {
    /// How many items belong to this one.
    fn children(&self) -> Result<u64, Short> {
        match self.major {
            ARRAY => Ok(self.argument),
            MAP => self.argument.checked_mul(2).ok_or(Short),
            TAG => Ok(1),
            _ => Ok(0),
        }
    }
}

/// Takes `items` CBOR items apart.
///
/// # Errors
/// Where the bytes are not so many whole items of definite length. The columns are then as they
/// were.
pub fn split(
    body: &[u8],
    items: u64,
    leader: u64,
    structure: &mut Vec<u8>,
    texts: &mut Vec<u8>,
) -> Result<(), Short> {
    let before = (structure.len(), texts.len());
    let result = split_items(body, items, leader, structure, texts);
    if result.is_err() {
        structure.truncate(before.0);
        texts.truncate(before.1);
    }
    result
}

fn split_items(
    body: &[u8],
    items: u64,
    leader: u64,
    structure: &mut Vec<u8>,
    texts: &mut Vec<u8>,
) -> Result<(), Short> {
    let mut reader = Reader::new(body);
    let mut left = items;
    while left > 0 {
        let head = head(&mut reader)?;
        left = (left - 1).checked_add(head.children()?).ok_or(Short)?;
        if head.bytes[0] == EIGHT_BYTES && head.argument == leader {
            structure.push(LEADER);
            continue;
        }
        structure.extend_from_slice(head.bytes);
        if matches!(head.major, BYTES | TEXT) {
            let length = usize::try_from(head.argument).map_err(|_| Short)?;
            texts.extend_from_slice(reader.take(length)?);
        }
    }
    if reader.rest().is_empty() {
        Ok(())
    } else {
        Err(Short)
    }
}

/// Puts the next `items` CBOR items together again, after what `body` holds.
///
/// # Errors
/// Where a column ends too early. `body` then holds the items before.
pub fn merge(
    structure: &mut Reader,
    texts: &mut Reader,
    items: u64,
    leader: u64,
    body: &mut Vec<u8>,
) -> Result<(), Short> {
    let mut left = items;
    while left > 0 {
        if structure.rest().first() == Some(&LEADER) {
            structure.byte()?;
            left -= 1;
            body.push(EIGHT_BYTES);
            body.extend_from_slice(&leader.to_be_bytes());
            continue;
        }
        let head = head(structure)?;
        left = (left - 1).checked_add(head.children()?).ok_or(Short)?;
        body.extend_from_slice(head.bytes);
        if matches!(head.major, BYTES | TEXT) {
            let length = usize::try_from(head.argument).map_err(|_| Short)?;
            body.extend_from_slice(texts.take(length)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn cbor(value: &Value, e: &mut minicbor::Encoder<&mut Vec<u8>>) {
        let _ = match value {
            Value::Null => e.null().map(drop),
            Value::Bool(value) => e.bool(*value).map(drop),
            Value::Number(number) => match number.as_u64() {
                Some(number) => e.u64(number).map(drop),
                None => e.f64(number.as_f64().unwrap_or_default()).map(drop),
            },
            Value::String(text) => e.str(text).map(drop),
            Value::Array(items) => {
                let done = e.array(items.len() as u64).map(drop);
                items.iter().for_each(|item| cbor(item, e));
                done
            }
            Value::Object(fields) => {
                let done = e.map(fields.len() as u64).map(drop);
                for (name, value) in fields {
                    cbor(&json!(name), e);
                    cbor(value, e);
                }
                done
            }
        };
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            Just(json!(0x0123_4567_89ab_cdef_u64)),
            any::<f64>().prop_map(Value::from),
            ".{0,300}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 60, 30, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..30).prop_map(Value::from),
                prop::collection::btree_map(".{0,9}", inner, 0..9)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    const LEADER_ID: u64 = 0x0123_4567_89ab_cdef;

    proptest! {
        #[test]
        fn two_columns_give_the_same_record(values in prop::collection::vec(values(), 1..4)) {
            let (mut structure, mut texts) = (Vec::new(), Vec::new());
            let mut bodies = Vec::new();
            for value in &values {
                let mut body = Vec::new();
                cbor(value, &mut minicbor::Encoder::new(&mut body));
                prop_assert!(split(&body, 1, LEADER_ID, &mut structure, &mut texts).is_ok());
                bodies.push(body);
            }
            let (mut structure, mut texts) = (Reader::new(&structure), Reader::new(&texts));
            for body in bodies {
                let mut merged = Vec::new();
                prop_assert!(merge(&mut structure, &mut texts, 1, LEADER_ID, &mut merged).is_ok());
                prop_assert_eq!(merged, body);
            }
        }

        #[test]
        fn any_bytes_are_read_or_refused(body: Vec<u8>, texts: Vec<u8>, items in 0u64..5) {
            let (mut one, mut two) = (Vec::new(), Vec::new());
            if split(&body, items, 1, &mut one, &mut two).is_err() {
                prop_assert!(one.is_empty() && two.is_empty());
            }
            let _ = merge(&mut Reader::new(&body), &mut Reader::new(&texts), items, 1, &mut one);
        }
    }
}
