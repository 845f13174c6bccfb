//! Icons: one set, one stroke width, drawn on a 24 by 24 grid, always beside a word or inside a
//! control that has a name.

use leptos::prelude::*;

/// The icons as one table: each with the paths of its drawing.
macro_rules! glyphs {
    ( $( $name:ident: $( $path:literal ),+; )* ) => {
        /// Every icon there is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Glyph {
            $( $name, )*
        }

        impl Glyph {
            /// Paths of the drawing.
            fn paths(self) -> &'static [&'static str] {
                match self {
                    $( Glyph::$name => &[$( $path ),+], )*
                }
            }
        }
    };
}

glyphs! {
    Sun:
        "M12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9z",
        "M12 2.500v2",
        "M12 19.500v2",
        "M2.500 12h2",
        "M19.500 12h2",
        "M5.300 5.300l1.400 1.400",
        "M17.300 17.300l1.400 1.400",
        "M5.300 18.700l1.400-1.400",
        "M17.300 6.700l1.400-1.400";
    People:
        "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8z",
        "M2 21c0-4 3-6.500 7-6.500s7 2.500 7 6.500",
        "M16 3.500a4 4 0 0 1 0 7",
        "M18 15c2.500.7 4 2.800 4 6";
    Circles:
        "M9 15a6 6 0 1 0 0-12 6 6 0 0 0 0 12z",
        "M15 21a6 6 0 1 0 0-12 6 6 0 0 0 0 12z";
    Bell: "M6 16V10a6 6 0 0 1 12 0v6l2 2H4z", "M10 21h4";
    Note: "M6 3h9l4 4v14H6z", "M15 3v4h4", "M9 12h7", "M9 16h7";
    Gear:
        "M4 7h9",
        "M17 7h3",
        "M15 5v4",
        "M4 12h3",
        "M11 12h9",
        "M9 10v4",
        "M4 17h11",
        "M19 17h1",
        "M17 15v4";
    Plus: "M12 5v14", "M5 12h14";
    Check: "M5 12.500l4.500 4.500L19 7.500";
    Skip: "M5 6l7 6-7 6z", "M18 6v12";
    Pencil: "M4 20l1-4L16 5l3 3L8 19z", "M14 7l3 3";
    Trash: "M4 7h16", "M9 7V4h6v3", "M6 7l1 13h10l1-13", "M10 11v5", "M14 11v5";
    Star: "M12 4l2.500 5.200 5.500.7-4 3.900 1 5.600-5-2.700-5 2.700 1-5.600-4-3.900 5.500-.7z";
    StarFull: "M12 4l2.500 5.200 5.500.7-4 3.900 1 5.600-5-2.700-5 2.700 1-5.600-4-3.900 5.500-.7z";
    Archive: "M3 5h18v4H3z", "M5 9v11h14V9", "M10 13h4";
    Back: "M14 6l-6 6 6 6";
    Undo: "M8 5L4 9l4 4", "M4 9h10a5 5 0 0 1 0 10h-3";
    Redo: "M16 5l4 4-4 4", "M20 9H10a5 5 0 0 0 0 10h3";
    Close: "M6 6l12 12", "M18 6L6 18";
    Download: "M12 4v11", "M7 10.500l5 5 5-5", "M4 20h16";
    Upload: "M12 16V5", "M7 9.500l5-5 5 5", "M4 20h16";
    Pin: "M9 4h6l-1 6 3 3H7l3-3z", "M12 13v7";
    Lock: "M6 11h12v9H6z", "M8.500 11V8a3.500 3.500 0 0 1 7 0v3";
    Repeat:
        "M4 11V9a3 3 0 0 1 3-3h12",
        "M16 3l3 3-3 3",
        "M20 13v2a3 3 0 0 1-3 3H5",
        "M8 21l-3-3 3-3";
    Mail: "M3 6h18v12H3z", "M3 7l9 7 9-7";
    Phone:
        "M6 3h4l1.500 5L9 10a12 12 0 0 0 5 5l2-2.500 5 1.500v4c0 1.500-1 2-2 2C11 20 4 13 4 5c0-1 .5-2 2-2z";
    Place:
        "M12 21s7-6.500 7-11.500a7 7 0 0 0-14 0C5 14.500 12 21 12 21z",
        "M12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z";
    Link:
        "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1",
        "M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1";
    Network:
        "M6 8.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
        "M18.500 11a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
        "M10 20.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
        "M8.500 6.500l7.500 1.500",
        "M6.500 8.500l2.700 7.200",
        "M17 10.500l-5.300 5.800";
    Minus: "M5 12h14";
    Whole: "M4 9V4h5", "M15 4h5v5", "M20 15v5h-5", "M9 20H4v-5";
    Work: "M3 8h18v12H3z", "M9 8V4h6v4", "M3 13h18";
    Cake: "M4 20v-7h16v7z", "M12 13V8", "M12 5.500V4", "M4 16.500c2.700 2 5.300-2 8 0s5.300-2 8 0";
    Tag: "M4 4h8l8 8-8 8-8-8z", "M8.500 8.500h.01";
    More: "M5 12h.01", "M12 12h.01", "M19 12h.01";
    Video: "M3 7h12v10H3z", "M15 11l6-4v10l-6-4z";
    Message: "M4 5h16v11h-9l-4 4v-4H4z";
    Calendar: "M4 6h16v14H4z", "M4 11h16", "M8 3v5", "M16 3v5";
    Flag: "M5 21V4", "M5 4h13l-3 4.500 3 4.500H5";
    Heart:
        "M12 20C8 17 4 13.500 4 9.500a4 4 0 0 1 8-1.500 4 4 0 0 1 8 1.500C20 13.500 16 17 12 20z";
    Gift:
        "M4 9h16v4H4z",
        "M6 13v7h12v-7",
        "M12 9v11",
        "M12 9C9 9 7 8 7 6.500a2 2 0 0 1 4 0L12 9z",
        "M12 9c3 0 5-1 5-2.500a2 2 0 0 0-4 0L12 9z";
    Bulb:
        "M9.500 17h5",
        "M10.500 20.500h3",
        "M9.500 17c0-2.500-3.500-4-3.500-8a6 6 0 0 1 12 0c0 4-3.500 5.500-3.500 8";
}

/// One icon; what it means is said by the words around it.
#[component]
pub fn Icon(glyph: Glyph) -> impl IntoView {
    let class = if glyph == Glyph::StarFull {
        "icon icon-full"
    } else {
        "icon"
    };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            {glyph.paths().iter().map(|path| view! { <path d=*path></path> }).collect_view()}
        </svg>
    }
}
