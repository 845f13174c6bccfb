//! Thumbnails: a square of the middle of a picture, small enough to be kept for every person.

use js_sys::{Array, Uint8Array};
use kith::domain::contact::{THUMBNAIL_LIMIT, Thumbnail};
use kith::formats::Photo;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ImageBitmap, ImageEncodeOptions, OffscreenCanvas,
    OffscreenCanvasRenderingContext2d,
};

use crate::serve::scope;

/// Edges tried, in pixels, the largest first.
const EDGES: [u32; 5] = [64, 48, 40, 32, 24];

/// Qualities tried for each edge.
const QUALITIES: [f64; 3] = [0.7, 0.5, 0.3];

/// Why there is no thumbnail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The browser cannot read the picture.
    NotRead,
    /// The browser cannot make it small enough.
    TooLarge,
}

/// A picture out of a file that holds more.
pub async fn thumbnail_of(photo: &Photo) -> Result<Thumbnail, Flaw> {
    let parts = Array::of1(&Uint8Array::from(photo.bytes.as_slice()));
    let options = BlobPropertyBag::new();
    options.set_type(photo.media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options);
    thumbnail(&blob.map_err(|_| Flaw::NotRead)?).await
}

/// The picture within the limit of a thumbnail.
pub async fn thumbnail(picture: &Blob) -> Result<Thumbnail, Flaw> {
    let bitmap = decode(picture).await.map_err(|_| Flaw::NotRead)?;
    let mut found = Err(Flaw::TooLarge);
    for edge in EDGES {
        let Ok(canvas) = draw(&bitmap, edge) else {
            break;
        };
        if let Some(thumbnail) = encode(&canvas).await {
            found = Ok(thumbnail);
            break;
        }
    }
    bitmap.close();
    found
}

async fn decode(picture: &Blob) -> Result<ImageBitmap, JsValue> {
    let bitmap = JsFuture::from(scope().create_image_bitmap_with_blob(picture)?).await?;
    bitmap.dyn_into()
}

/// The middle square of the picture, scaled to that edge, on white where it is transparent.
fn draw(bitmap: &ImageBitmap, edge: u32) -> Result<OffscreenCanvas, JsValue> {
    let canvas = OffscreenCanvas::new(edge, edge)?;
    let context: OffscreenCanvasRenderingContext2d = canvas
        .get_context("2d")?
        .ok_or(JsValue::NULL)?
        .unchecked_into();
    // Not every browser knows the property; setting it on one that does not is harmless.
    js_sys::Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into())?;
    let edge = f64::from(edge);
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, edge, edge);
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let side = width.min(height);
    context.draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
        bitmap,
        (width - side) / 2.0,
        (height - side) / 2.0,
        side,
        side,
        0.0,
        0.0,
        edge,
        edge,
    )?;
    Ok(canvas)
}

/// The best quality that fits, as WebP where the browser writes it, else as JPEG.
async fn encode(canvas: &OffscreenCanvas) -> Option<Thumbnail> {
    for quality in QUALITIES {
        for media_type in ["image/webp", "image/jpeg"] {
            let Some(blob) = convert(canvas, media_type, quality).await else {
                continue;
            };
            // A browser that cannot write a type gives PNG instead.
            if blob.type_() != media_type || blob.size() > THUMBNAIL_LIMIT as f64 {
                continue;
            }
            let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
            return Some(Thumbnail {
                media_type: media_type.to_owned(),
                bytes: Uint8Array::new(&buffer).to_vec(),
            });
        }
    }
    None
}

async fn convert(canvas: &OffscreenCanvas, media_type: &str, quality: f64) -> Option<Blob> {
    let options = ImageEncodeOptions::new();
    options.set_type(media_type);
    options.set_quality(quality);
    let promise = canvas.convert_to_blob_with_options(&options).ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
