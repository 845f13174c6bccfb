//! The app opens, wherever it is hosted, and everybody can use it.
use kith_e2e::{Look, Result, journey};

#[tokio::test]
async fn opens_on_a_phone() -> Result {
    opens(Look::PHONE).await
}

#[tokio::test]
async fn opens_on_a_desk_in_the_dark() -> Result {
    opens(Look::DESK.dark()).await
}

async fn opens(look: Look) -> Result {
    journey("opens", look, async |browser| {
        browser.open("").await?;
        assert!(
            !browser.text().await?.trim().is_empty(),
            "the page is empty"
        );
        browser.screenshot("opens").await?;
        browser.no_barriers().await
    })
    .await
}
