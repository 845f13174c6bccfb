//! A canvas to draw on: measured in CSS pixels, and as sharp as the screen is.

use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, HtmlCanvasElement, ResizeObserver};

/// A whole turn.
const TURN: f64 = std::f64::consts::TAU;

/// An element and what draws on it. Drawing cannot fail on a canvas that is shown, so errors of single
/// strokes are passed over.
pub struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Canvas {
    /// Of that element; `None` where the browser draws nothing.
    pub fn of(element: HtmlCanvasElement) -> Option<Canvas> {
        let context = element.get_context("2d").ok()??;
        let context = context.dyn_into().ok()?;
        Some(Canvas { element, context })
    }

    /// Gives it as many pixels as the screen has for it. Its size.
    pub fn fit(&self) -> [f64; 2] {
        let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        let size = [self.element.client_width(), self.element.client_height()].map(f64::from);
        let pixels = size.map(|length| (length * ratio).round() as u32);
        // Setting it, even to the same, wipes what is drawn and takes its time.
        if [self.element.width(), self.element.height()] != pixels {
            self.element.set_width(pixels[0]);
            self.element.set_height(pixels[1]);
        }
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        size
    }

    fn style(&self) -> Option<CssStyleDeclaration> {
        web_sys::window()?.get_computed_style(&self.element).ok()?
    }

    /// The colour of that custom property as it is now, which a canvas can read; of one that depends on
    /// a hue, for that hue in degrees. Only a property that is a colour by its nature has its
    /// `light-dark()` resolved.
    pub fn colour(&self, property: &str, hue: Option<u16>) -> String {
        let own = self.element.style();
        if let Some(hue) = hue {
            let _ = own.set_property("--hue", &hue.to_string());
        }
        let _ = own.set_property("color", &format!("var({property})"));
        let colour = self
            .style()
            .and_then(|style| style.get_property_value("color").ok());
        let _ = own.remove_property("color");
        let _ = own.remove_property("--hue");
        colour.unwrap_or_default()
    }

    /// That custom property as it stands in the style sheet.
    pub fn property(&self, property: &str) -> String {
        let value = self
            .style()
            .and_then(|style| style.get_property_value(property).ok());
        value.unwrap_or_default()
    }

    pub fn clear(&self, size: [f64; 2]) {
        self.context.clear_rect(0.0, 0.0, size[0], size[1]);
    }

    /// Whatever is drawn from now on lets so much of what is below shine through: 1 covers it.
    pub fn set_alpha(&self, alpha: f64) {
        self.context.set_global_alpha(alpha);
    }

    /// Lines, all in one stroke.
    pub fn lines(&self, colour: &str, width: f64, lines: impl IntoIterator<Item = [[f64; 2]; 2]>) {
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width(width);
        self.context.begin_path();
        for [from, to] in lines {
            self.context.move_to(from[0], from[1]);
            self.context.line_to(to[0], to[1]);
        }
        self.context.stroke();
    }

    /// Discs of one colour.
    pub fn discs(&self, colour: &str, radius: f64, middles: &[[f64; 2]]) {
        self.context.set_fill_style_str(colour);
        // A few in one go: all of a thousand as one shape take far longer to fill.
        for few in middles.chunks(10) {
            self.context.begin_path();
            for [x, y] in few {
                self.context.move_to(x + radius, *y);
                let _ = self.context.arc(*x, *y, radius, 0.0, TURN);
            }
            self.context.fill();
        }
    }

    /// A circle.
    pub fn ring(&self, colour: &str, width: f64, radius: f64, [x, y]: [f64; 2]) {
        self.context.begin_path();
        let _ = self.context.arc(x, y, radius, 0.0, TURN);
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width(width);
        self.context.stroke();
    }

    /// Says in which letters texts are written.
    pub fn set_font(&self, font: &str) {
        self.context.set_font(font);
    }

    /// How wide a text is.
    pub fn width_of(&self, text: &str) -> f64 {
        let measured = self.context.measure_text(text);
        measured.map_or(0.0, |measured| measured.width())
    }

    /// A text with its middle there, kept apart from what is behind it by `halo`.
    pub fn text(&self, text: &str, [x, y]: [f64; 2], colour: &str, halo: &str) {
        self.context.set_text_align("center");
        self.context.set_text_baseline("middle");
        self.context.set_line_join("round");
        self.context.set_stroke_style_str(halo);
        self.context.set_line_width(3.5);
        let _ = self.context.stroke_text(text, x, y);
        self.context.set_fill_style_str(colour);
        let _ = self.context.fill_text(text, x, y);
    }
}

/// Watches until it is dropped.
pub struct SizeWatch {
    observer: ResizeObserver,
    _told: Closure<dyn Fn()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `changed` whenever the element has another size, and once at the beginning.
pub fn watch_size(
    element: &HtmlCanvasElement,
    changed: impl Fn() + 'static,
) -> Option<SendWrapper<SizeWatch>> {
    let told = Closure::<dyn Fn()>::new(changed);
    let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(SendWrapper::new(SizeWatch {
        observer,
        _told: told,
    }))
}
