//! What the first page, the list and a search cost in a browser, over 10,000 people with ten records
//! each; `cargo xtask bench` runs it in headless Chromium.
//!
//! Natively there is nothing here: see `book`.

#[cfg(target_arch = "wasm32")]
#[path = "../tests/support/big_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod big_book;

#[cfg(target_arch = "wasm32")]
mod in_the_browser {
    use std::cell::OnceCell;
    use std::hint::black_box;
    use std::time::Duration;

    use kith::domain::Book;
    use kith::domain::time::Day;
    use kith::rules::mention_text::people_named;
    use kith::rules::people::{Filter, Order, View, listing, listing_by};
    use kith::rules::quick_log::{Names, understand};
    use kith::rules::search::Index;
    use kith::rules::today::today as of_day;
    use wasm_bindgen_test::{Criterion, wasm_bindgen_bench, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    const PEOPLE: usize = 10_000;
    const RECORDS: usize = 10;

    thread_local! {
        // Never dropped: everything ends with the page.
        static BOOK: OnceCell<&'static Book> = const { OnceCell::new() };
    }

    fn book() -> &'static Book {
        BOOK.with(|held| {
            *held.get_or_init(|| {
                let mut book = Book::default();
                book.absorb(super::big_book::delta(1, PEOPLE, RECORDS));
                Box::leak(Box::new(book))
            })
        })
    }

    fn today() -> Day {
        Day::new(2026, 1, 1).unwrap_or_default()
    }

    /// A figure within some percent is enough, and the whole within minutes.
    fn measure(criterion: &mut Criterion, name: &str, mut question: impl FnMut()) {
        let criterion = std::mem::take(criterion);
        let mut criterion = criterion
            .sample_size(20)
            .warm_up_time(Duration::from_millis(500))
            .measurement_time(Duration::from_secs(2));
        criterion.bench_function(name, |bencher| bencher.iter(&mut question));
    }

    #[wasm_bindgen_bench]
    fn today_page(criterion: &mut Criterion) {
        let book = book();
        measure(criterion, "today_page", || {
            black_box(of_day(book, today()));
        });
    }

    #[wasm_bindgen_bench]
    fn list(criterion: &mut Criterion) {
        let book = book();
        measure(criterion, "list", || {
            black_box(listing(book, &Filter::default()));
        });
    }

    #[wasm_bindgen_bench]
    fn list_by_last_caught_up(criterion: &mut Criterion) {
        let book = book();
        let view = View::read("an -tag:work").unwrap_or_default();
        measure(criterion, "list_by_last_caught_up", || {
            black_box(listing_by(book, &view.filter, Order::CaughtUp, today()));
        });
    }

    #[wasm_bindgen_bench]
    fn search(criterion: &mut Criterion) {
        let index = Index::of(book());
        for query in ["an", "marina lo", "zzqx"] {
            measure(criterion, &format!("search {query}"), || {
                black_box(index.search(book(), query, 50));
            });
        }
    }

    #[wasm_bindgen_bench]
    fn names_while_typing(criterion: &mut Criterion) {
        let book = book();
        measure(criterion, "names_while_typing", || {
            black_box(people_named(book, "mar", 8));
        });
    }

    #[wasm_bindgen_bench]
    fn quick_log(criterion: &mut Criterion) {
        let (book, names) = (book(), Names::of(book()));
        measure(criterion, "quick_log", || {
            let line = "called @Marina about the allotment yesterday, remind in 2 weeks";
            black_box(understand(line, &names, book, today()));
        });
    }
}

fn main() {}
