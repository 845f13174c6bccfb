//! What a sheet writes about a record apart from what the record says: id, stamps, trash.
//!
//! Most records are born within the second their id was drawn in and never edited again. Such a
//! head takes about ten bytes, of which hardly any could be saved: four are random, and the time is
//! known to the millisecond.

use crate::domain::{FieldTag, Id, Stamp};

use super::bytes::{Reader, Short, put_number, put_signed, unzigzag, zigzag};

/// The head of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    pub id: Id,
    pub born: Stamp,
    pub edits: Vec<(FieldTag, Stamp)>,
    /// Unix seconds.
    pub trashed: Option<u32>,
}

/// What a head holds beside the usual.
mod flag {
    pub const COUNTER: u8 = 1;
    pub const DEVICE: u8 = 2;
    pub const EDITS: u8 = 4;
    pub const TRASHED: u8 = 8;
    /// The birth is centuries from the id, as no clock makes it, and written whole.
    pub const FAR: u8 = 16;
    pub const ALL: u8 = 31;
}

impl Head {
    /// Writes it after the head of `last`; the first of a sheet after that of `Id::default()`.
    pub fn write(&self, out: &mut Vec<u8>, last: Id, devices: &mut Devices) {
        let device = devices.place(self.born.device);
        let birth = zigzag(self.born.millis.wrapping_sub(drawn(self.id)) as i64);
        let far = birth >= 1 << 62;
        let set = |is: bool, flag: u8| if is { flag } else { 0 };
        let flags = set(self.born.counter != 0, flag::COUNTER)
            | set(device != 0, flag::DEVICE)
            | set(!self.edits.is_empty(), flag::EDITS)
            | set(self.trashed.is_some(), flag::TRASHED)
            | set(far, flag::FAR);
        put_signed(
            out,
            i64::from(self.id.seconds()) - i64::from(last.seconds()),
        );
        out.extend_from_slice(&(self.id.to_bits() as u32).to_le_bytes());
        // A birth within a second of the drawing and nothing else takes two bytes.
        let birth = if far { 0 } else { birth };
        put_number(out, birth << 1 | u64::from(flags != 0));
        if flags != 0 {
            out.push(flags);
        }
        if far {
            put_number(out, self.born.millis);
        }
        if flags & flag::COUNTER != 0 {
            put_number(out, u64::from(self.born.counter));
        }
        if flags & flag::DEVICE != 0 {
            put_number(out, device);
        }
        if flags & flag::EDITS != 0 {
            put_number(out, self.edits.len() as u64);
            for &(tag, stamp) in &self.edits {
                put_number(out, u64::from(tag));
                put_signed(out, stamp.millis.wrapping_sub(self.born.millis) as i64);
                put_number(out, u64::from(stamp.counter));
                put_number(out, devices.place(stamp.device));
            }
        }
        if let Some(trashed) = self.trashed {
            put_number(out, u64::from(trashed));
        }
    }

    /// Reads what [`Head::write`] wrote.
    ///
    /// # Errors
    /// Where the bytes end too early or say what this version does not know.
    pub fn read(reader: &mut Reader, last: Id, devices: &Devices) -> Result<Self, Short> {
        let seconds = i64::from(last.seconds()).wrapping_add(reader.signed()?);
        let seconds = u32::try_from(seconds).map_err(|_| Short)?;
        let id = Id::new(seconds, reader.word()?);
        let birth = reader.number()?;
        let flags = if birth & 1 == 1 { reader.byte()? } else { 0 };
        if flags & !flag::ALL != 0 {
            return Err(Short);
        }
        let mut born = Stamp {
            millis: drawn(id).wrapping_add(unzigzag(birth >> 1) as u64),
            ..Stamp::default()
        };
        if flags & flag::FAR != 0 {
            born.millis = reader.number()?;
        }
        if flags & flag::COUNTER != 0 {
            born.counter = reader.number32()?;
        }
        let device = if flags & flag::DEVICE != 0 {
            reader.length()?
        } else {
            0
        };
        born.device = devices.at(device)?;
        let mut edits = Vec::new();
        if flags & flag::EDITS != 0 {
            for _ in 0..reader.length()? {
                let tag = reader.number32()?;
                let stamp = Stamp {
                    millis: born.millis.wrapping_add(reader.signed()? as u64),
                    counter: reader.number32()?,
                    device: devices.at(reader.length()?)?,
                };
                edits.push((tag, stamp));
            }
        }
        let trashed = match flags & flag::TRASHED {
            0 => None,
            _ => Some(reader.number32()?),
        };
        Ok(Head {
            id,
            born,
            edits,
            trashed,
        })
    }
}

/// Milliseconds since 1970 at which the second began in which the id was drawn.
fn drawn(id: Id) -> u64 {
    u64::from(id.seconds()) * 1000
}

/// The devices of a sheet, so that a stamp names one by its place among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Devices(Vec<u32>);

impl Devices {
    fn place(&mut self, device: u32) -> u64 {
        let place = self.0.iter().position(|&known| known == device);
        place.unwrap_or_else(|| {
            self.0.push(device);
            self.0.len() - 1
        }) as u64
    }

    fn at(&self, place: usize) -> Result<u32, Short> {
        self.0.get(place).copied().ok_or(Short)
    }

    pub fn write(&self, out: &mut Vec<u8>) {
        put_number(out, self.0.len() as u64);
        for device in &self.0 {
            out.extend_from_slice(&device.to_le_bytes());
        }
    }

    pub fn read(reader: &mut Reader) -> Result<Self, Short> {
        let count = reader.length()?;
        (0..count)
            .map(|_| reader.word())
            .collect::<Result<_, _>>()
            .map(Devices)
    }

    /// Writes a stamp that has no id to be near to.
    pub fn write_stamp(&mut self, out: &mut Vec<u8>, stamp: Stamp) {
        put_number(out, stamp.millis);
        put_number(out, u64::from(stamp.counter));
        let place = self.place(stamp.device);
        put_number(out, place);
    }

    pub fn read_stamp(&self, reader: &mut Reader) -> Result<Stamp, Short> {
        Ok(Stamp {
            millis: reader.number()?,
            counter: reader.number32()?,
            device: self.at(reader.length()?)?,
        })
    }
}
