//! Random bits, from the browser's own source.

/// 32 random bits.
pub fn bits() -> u32 {
    let mut bytes = [0u8; 4];
    let drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if drawn {
        u32::from_le_bytes(bytes)
    } else {
        // Ids need to differ, not to be secret.
        (js_sys::Math::random() * f64::from(u32::MAX)) as u32
    }
}
