//! A few numbers as bars, and the same as a table for those who do not see the bars.

use leptos::prelude::*;

/// Height of the plot and width of one bar with its gap, in CSS pixels.
const HEIGHT: u32 = 96;
const STEP: u32 = 24;

/// One bar: what it is, its short label below, and how much.
pub type Bar = (String, String, usize);

/// The plot, and behind one word the table.
#[component]
pub fn Bars(
    #[prop(into)] bars: Signal<Vec<Bar>>,
    /// What is shown, as a sentence.
    #[prop(into)]
    label: Signal<String>,
    /// Headings of the table.
    heads: (&'static str, &'static str),
) -> impl IntoView {
    let drawn = move || {
        let bars = bars.get();
        let most = bars
            .iter()
            .map(|(.., count)| *count)
            .max()
            .unwrap_or(0)
            .max(1);
        let width = STEP * u32::try_from(bars.len()).unwrap_or(0);
        let columns = bars.into_iter().enumerate().map(|(at, (_, short, count))| {
            let x = STEP * u32::try_from(at).unwrap_or(0);
            // What is there is seen, however little it is beside the most.
            let height = (HEIGHT as usize * count).div_ceil(most);
            view! {
                <rect
                    x=(x + 4).to_string()
                    y=(HEIGHT as usize - height).to_string()
                    width=(STEP - 8).to_string()
                    height=height.to_string()
                    rx="2"
                />
                <text x=(x + STEP / 2).to_string() y=(HEIGHT + 16).to_string()>{short}</text>
            }
        });
        view! {
            <svg
                class="bars"
                viewBox=format!("0 0 {width} {}", HEIGHT + 20)
                role="img"
                aria-label=label.get()
            >
                {columns.collect::<Vec<_>>()}
            </svg>
        }
    };
    let rows = move || {
        let bars = bars.get().into_iter();
        bars.map(|(long, _, count)| {
            view! { <tr><th scope="row">{long}</th><td>{count}</td></tr> }
        })
        .collect_view()
    };
    view! {
        <figure class="plot">
            {drawn}
            <details>
                <summary>"As a table"</summary>
                <table>
                    <thead>
                        <tr><th scope="col">{heads.0}</th><th scope="col">{heads.1}</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </figure>
    }
}
