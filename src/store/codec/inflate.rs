//! Inflating as far as it goes: of a stream that breaks off, what stood before.
//!
//! miniz_oxide's own function gives the whole buffer in that case, with zeros after what was read.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// No column holds more once inflated: damaged bytes must not exhaust the memory.
const LIMIT: usize = 256 * 1024 * 1024;

/// What a deflated stream (RFC 1951) holds, up to where it is damaged.
pub fn inflate(mut input: &[u8]) -> Vec<u8> {
    let mut out = vec![0; (input.len() * 3).clamp(64, LIMIT)];
    let mut decompressor = Box::<DecompressorOxide>::default();
    let mut end = 0;
    loop {
        let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, taken, given) = decompress(&mut decompressor, input, &mut out, end, flags);
        end += given;
        match status {
            TINFLStatus::HasMoreOutput if out.len() < LIMIT => {
                input = input.get(taken..).unwrap_or_default();
                out.resize((out.len() * 2).min(LIMIT), 0);
            }
            _ => {
                out.truncate(end);
                return out;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_stream_gives_what_was_deflated_and_a_part_of_it_a_part(
            bytes in prop::collection::vec(0u8..4, 0..5000),
            cut: prop::sample::Index,
        ) {
            let stream = compress_to_vec(&bytes, 9);
            prop_assert_eq!(&inflate(&stream), &bytes);
            let part = inflate(&stream[..cut.index(stream.len())]);
            prop_assert!(bytes.starts_with(&part));
        }

        #[test]
        fn any_bytes_end(bytes: Vec<u8>) {
            let _ = inflate(&bytes);
        }
    }
}
