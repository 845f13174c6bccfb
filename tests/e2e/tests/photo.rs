//! A photo of one's own choosing.
use kith_e2e::{Browser, Look, Result, journey};
use serde_json::Value;
use std::{fs, path::PathBuf};

/// A picture as cameras make them, drawn here: so many pixels wide and high, as a JPEG.
const PICTURE: &str = "const canvas = new OffscreenCanvas(1600, 1200);
    const context = canvas.getContext('2d');
    for (let at = 0; at < 400; at++) {
        context.fillStyle = `hsl(${at * 37 % 360} 70% 50%)`;
        context.fillRect(at * 53 % 1600, at * 97 % 1200, 140, 110);
    }
    return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
        .then((blob) => blob.arrayBuffer()).then((buffer) => [...new Uint8Array(buffer)])";

/// The picture in the page's head, as long as it is one that can be seen.
const FACE: &str = "const face = document.querySelector('.person-head img.face');
    return face?.naturalWidth > 0 ? face.src : null";

#[tokio::test]
async fn a_photo_is_chosen_changed_and_taken_off_on_a_phone() -> Result {
    journey("photo-phone", Look::PHONE, chosen_and_taken_off).await
}

#[tokio::test]
async fn a_photo_is_chosen_changed_and_taken_off_on_a_desk() -> Result {
    journey("photo-desk", Look::DESK, chosen_and_taken_off).await
}

async fn chosen_and_taken_off(browser: &mut Browser) -> Result {
    browser.begin().await?;
    browser.add("Ada Okonkwo").await?;
    let picture = picture(browser).await?;

    // What is no picture gets a sentence.
    let broken = browser.downloads().join("broken.jpg");
    fs::write(&broken, b"\xff\xd8\xff no picture at all")?;
    browser.click("More: Ada Okonkwo").await?;
    browser.upload("Add a photo", &broken).await?;
    browser.see("cannot read this file as a picture").await?;
    browser.screenshot("photo-broken").await?;
    browser.no_barriers().await?;
    browser.click("Dismiss").await?;

    browser.upload("Add a photo", &picture).await?;
    browser.see("Photo of Ada Okonkwo").await?;
    let kept = browser.until("the face", FACE, &[]).await?;
    let bytes = kept.as_str().unwrap_or_default().len() * 3 / 4;
    assert!(bytes <= 1_250, "{bytes} bytes are kept of a face");
    browser.screenshot("photo").await?;
    browser.no_barriers().await?;
    browser.refresh().await?;
    browser.until("the face", FACE, &[]).await?;

    browser.click("More: Ada Okonkwo").await?;
    browser.field("Change the photo").await?;
    browser.click("Take the photo off").await?;
    let none = "return document.querySelector('.person-head img.face') === null";
    browser.until("no face", none, &[]).await?;
    browser.click("Undo").await?;
    assert_eq!(browser.until("the face", FACE, &[]).await?, kept);
    browser.click("Redo").await?;
    browser.until("no face", none, &[]).await?;
    browser.refresh().await?;
    browser.see("Add a way to reach them").await?;
    browser.until("no face", none, &[]).await.map(drop)
}

async fn picture(browser: &Browser) -> Result<PathBuf> {
    let bytes = browser.execute(PICTURE, Vec::new()).await?;
    let bytes: Vec<u8> = bytes
        .json()
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .map(|byte| byte as u8)
        .collect();
    let file = browser.downloads().join("ada.jpg");
    fs::write(&file, bytes)?;
    Ok(file)
}
