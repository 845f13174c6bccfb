//! The text as search and sorting see it: small letters without diacritics.
//!
//! The letters of Latin, Greek and Cyrillic that carry a mark come from a table of under 1 kB, which
//! a test compares with Unicode's own decomposition; the full tables of `unicode-normalization` would
//! cost every visitor some 20 kB for the sake of scripts in which this changes nothing.

/// Folds a text: "Müller" and "muller" are one, and so are "Straße" and "strasse", "Ｋａｎａ" and
/// "kana". Folding what is folded changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends a text, folded. Runs of ASCII, which most texts are for the most part, go in at once.
pub fn fold_into(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let run = rest
            .bytes()
            .position(|byte| !byte.is_ascii())
            .unwrap_or(rest.len());
        let (ascii, other) = rest.split_at(run);
        let start = out.len();
        out.push_str(ascii);
        out[start..].make_ascii_lowercase();
        let run = other
            .bytes()
            .position(|byte| byte.is_ascii())
            .unwrap_or(other.len());
        let (letters, after) = other.split_at(run);
        for letter in letters.chars() {
            fold_letter(letter, out);
        }
        rest = after;
    }
}

/// Appends a letter, folded: usually one, none for a combining mark, two for some.
pub fn fold_letter(letter: char, out: &mut String) {
    if letter.is_ascii() {
        out.push(letter.to_ascii_lowercase());
        return;
    }
    for small in letter.to_lowercase() {
        match small {
            'ß' => out.push_str("ss"),
            'æ' | 'ǣ' | 'ǽ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ĳ' => out.push_str("ij"),
            'ǆ' | 'ǳ' => out.push_str("dz"),
            'ǉ' => out.push_str("lj"),
            'ǌ' => out.push_str("nj"),
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            mark if is_dropped(mark) => {}
            other => out.push(base(other)),
        }
    }
}

/// Base letters of U+00C0 to U+024F and of U+1E00 to U+1EFF; a dot for what stays as it is.
const LATIN: &[u8; 0x190] = b"\
    aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll.\
    .llnnnnnn.nnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    .................ff....i........oo.............uu....zz.........\
    .............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..oo\
    aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
    ......ee........";
const LATIN_ADDITIONAL: &[u8; 0x100] = b"\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwyas....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

fn base(letter: char) -> char {
    let from = |table: &[u8], start: u32| {
        let place = (letter as u32).checked_sub(start)? as usize;
        let base = char::from(*table.get(place)?);
        (base != '.').then_some(base)
    };
    if letter == 'ŉ' {
        return 'n';
    }
    let latin = from(LATIN, 0xC0).or_else(|| from(LATIN_ADDITIONAL, 0x1E00));
    latin.unwrap_or(match letter {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' | 'ѐ' => 'е',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        'ѓ' => 'г',
        'ќ' => 'к',
        'ў' => 'у',
        // Arabic letters that are typed either way.
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        '‘' | '’' | 'ʼ' => '\'',
        '‐' | '‑' | '–' | '—' => '-',
        '\u{a0}' | '\u{202f}' | '\u{3000}' => ' ',
        // Full-width forms stand 0xFEE0 above ASCII; capitals are small by now.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
        other => other,
    })
}

/// Combining marks, and signs without a shape of their own.
fn is_dropped(letter: char) -> bool {
    is_combining(letter)
        || matches!(
            letter,
            '\u{ad}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{feff}'
        )
}

/// Marks that sit on the letter before them, in the scripts where a word is read without them.
pub fn is_combining(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{487}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}
