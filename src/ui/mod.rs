//! The screens: the only code that knows Leptos.
