//! Pure questions to a book, `(&Book, today) -> answer`. Nothing derived is stored, and no clock is read.
