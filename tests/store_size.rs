#[path = "support/big_book.rs"]
mod big_book;
use kith::store::codec::*;
use std::collections::BTreeMap;
use std::time::Instant;

#[test]
fn measure() {
    let t = Instant::now();
    let delta = big_book::delta(1, 10_000, 10);
    println!("generate {:?}", t.elapsed());
    for (id, e) in delta.entries.iter().take(4) {
        println!("{id} {:?}", e.record.body);
    }
    for target in [64 * 1024usize, 96 * 1024, 128 * 1024] {
        let t = Instant::now();
        let mut homes: BTreeMap<u32, BTreeMap<_, Vec<_>>> = BTreeMap::new();
        let count = (14_200_000 / target) as u32;
        for (id, e) in &delta.entries {
            let home = e.record.body.home(*id);
            homes
                .entry(home.spread() % count)
                .or_default()
                .entry(home)
                .or_default()
                .push((e.record.kind(), *id));
        }
        println!("homes {:?}", t.elapsed());
        let t = Instant::now();
        let mut total = 0;
        let mut raw = 0;
        let mut pages = vec![];
        for page in homes.values_mut() {
            let mut w = Writer::default();
            for home in page.values_mut() {
                home.sort();
                for (_, id) in home {
                    w.entry(*id, &delta.entries[id]);
                }
            }
            raw += w.size();
            let b = w.finish(Packing::Deflated);
            total += b.len();
            pages.push(b);
        }
        let units = total * 8 / 15;
        println!(
            "target {target}: pages {} raw {raw} packed {total} units {units} share {:.1}% in {:?}",
            pages.len(),
            units as f64 / 52428.80,
            t.elapsed()
        );
        let t = Instant::now();
        let n: usize = pages
            .iter()
            .map(|p| decode(p).unwrap().delta.entries.len())
            .sum();
        println!("decode {n} in {:?}", t.elapsed());
    }
}
