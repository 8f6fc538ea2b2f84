//! Texts that leave the page and come back: files, links that carry a text, what the system hands on.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Blob, BlobPropertyBag, Element, Event, HtmlAnchorElement, Url};

use super::{callback, document, later, on, once};
use crate::page::share::File;
use crate::screen::encode;
use crate::text::DIGITS;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: JsValue;

    // Only some systems can hand something on.
    #[wasm_bindgen(catch, js_namespace = navigator, js_name = share)]
    fn hand_on(what: &JsValue) -> Result<Later, JsValue>;

    /// A promise.
    type Later;

    #[wasm_bindgen(method)]
    fn then(this: &Later, done: &Function, refused: &Function);

    /// What a text or bytes are read from again, changed.
    #[wasm_bindgen(js_name = Response)]
    type Body;

    #[wasm_bindgen(constructor, js_class = Response)]
    fn new(of: &JsValue) -> Body;

    #[wasm_bindgen(method, getter)]
    fn body(this: &Body) -> Stream;

    #[wasm_bindgen(method)]
    fn text(this: &Body) -> Later;

    #[wasm_bindgen(method, js_name = arrayBuffer)]
    fn bytes(this: &Body) -> Later;

    type Stream;

    #[wasm_bindgen(method, js_name = pipeThrough)]
    fn through(this: &Stream, by: &JsValue) -> Stream;

    type CompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(by: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(by: &str) -> Result<DecompressionStream, JsValue>;

    /// A field in which files are chosen.
    type FileField;

    #[wasm_bindgen(method, getter)]
    fn files(this: &FileField) -> Option<Array>;

    #[wasm_bindgen(method, setter)]
    fn set_value(this: &FileField, value: &str);

    /// What a picture is drawn on, pixel by pixel.
    type Canvas;

    #[wasm_bindgen(method, js_name = getContext)]
    fn pen(this: &Canvas, kind: &str) -> Pen;

    #[wasm_bindgen(method, js_name = toDataURL)]
    fn address(this: &Canvas) -> String;

    type Pen;

    #[wasm_bindgen(method, js_name = drawImage)]
    fn draw(this: &Pen, image: &Element, x: f64, y: f64, width: f64, height: f64);

    /// A file that was chosen.
    type Chosen;

    #[wasm_bindgen(method, getter)]
    fn size(this: &Chosen) -> f64;

    #[wasm_bindgen(method)]
    fn text(this: &Chosen) -> Later;
}

/// How links are packed: no head, no checksum.
const BY: &str = "deflate-raw";

/// Gives the reader a file.
pub fn download(file: &File) {
    let kind = BlobPropertyBag::new();
    kind.set_type(file.kind);
    let parts = Array::of1(&JsValue::from_str(&file.text));
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &kind) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    give(&address, &file.name);
    // The browser has begun to read it by then.
    later(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    });
}

/// Gives the reader what lies at an address, as a file of that name.
fn give(address: &str, name: &str) {
    let Some(link) = element("a") else { return };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(address);
    link.set_download(name);
    link.click();
}

fn element(name: &str) -> Option<Element> {
    document()?.create_element(name).ok()
}

/// Gives the reader a picture of that width and height, written as SVG, as one of pixels: two for each in both directions, as
/// sharp as screens and slides are.
pub fn download_pixels(picture: File, size: [usize; 2]) {
    let (Some(image), Some(canvas)) = (element("img"), element("canvas")) else { return };
    let [width, height] = size.map(|length| length * 2);
    let _ = canvas.set_attribute("width", &width.to_string());
    let _ = canvas.set_attribute("height", &height.to_string());
    let mut address = String::from("data:image/svg+xml,");
    encode(&picture.text, &mut address);
    let drawn = image.clone();
    on(&image, "load", move |_| {
        let canvas: &Canvas = canvas.unchecked_ref();
        canvas.pen("2d").draw(&drawn, 0.0, 0.0, width as f64, height as f64);
        give(&canvas.address(), &picture.name);
    });
    let _ = image.set_attribute("src", &address);
}

/// Whether the system can hand a link on.
pub fn can_share() -> bool {
    NAVIGATOR.with(|navigator| Reflect::has(navigator, &JsValue::from_str("share")).unwrap_or_default())
}

/// Has the system hand a link on; a reader who thinks better of it has refused nothing of ours.
pub fn share(link: &str) {
    let what = js_sys::Object::new();
    let _ = Reflect::set(&what, &JsValue::from_str("url"), &JsValue::from_str(link));
    if let Ok(answer) = hand_on(&what) {
        answer.then(&once(Box::new(|| ())), &once(Box::new(|| ())));
    }
}

/// A text, as short as a link can have it; later.
pub fn pack(text: &str, done: impl Fn(String) + 'static) {
    let Ok(by) = CompressionStream::new(BY) else { return };
    let packed = Body::new(Body::new(&JsValue::from_str(text)).body().through(&by).unchecked_ref()).bytes();
    let done = callback(Box::new(move |bytes| {
        let bytes = Uint8Array::new(&bytes).to_vec();
        done(to_digits(&bytes));
    }));
    packed.then(&done, &once(Box::new(|| ())));
}

/// The reverse; empty of what nothing was packed into.
pub fn unpack(packed: &str, done: impl Fn(String) + Clone + 'static) {
    let failed = done.clone();
    let failed = move || failed(String::new());
    let (Some(bytes), Ok(by)) = (from_digits(packed), DecompressionStream::new(BY)) else { return failed() };
    let bytes = Uint8Array::from(&*bytes);
    let text = Body::new(Body::new(&bytes).body().through(&by).unchecked_ref()).text();
    let done = callback(Box::new(move |text| done(text.as_string().unwrap_or_default())));
    text.then(&done, &once(Box::new(failed)));
}

/// The text of the file that was chosen in a field; nothing of one that has more bytes than that.
pub fn read(event: &Event, most: f64, done: impl Fn(Option<String>) + 'static) {
    let Some(field) = event.target() else { return };
    let field: FileField = field.unchecked_into();
    let Some(file) = field.files().map(|files| files.get(0)).filter(JsValue::is_object) else { return };
    let file: Chosen = file.unchecked_into();
    if file.size() > most {
        done(None);
    } else {
        let done = callback(Box::new(move |text: JsValue| done(text.as_string())));
        file.text().then(&done, &once(Box::new(|| ())));
    }
    // The same file can be chosen again.
    field.set_value("");
}

fn to_digits(bytes: &[u8]) -> String {
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let all = three.iter().fold(0, |all, &byte| all << 8 | u32::from(byte)) << (8 * (3 - three.len()));
        for n in 0..=three.len() {
            out.push(char::from(DIGITS[(all >> (18 - 6 * n) & 63) as usize]));
        }
    }
    out
}

fn from_digits(digits: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for four in digits.as_bytes().chunks(4) {
        let mut all = 0;
        for &digit in four {
            all = all << 6 | DIGITS.iter().position(|&other| other == digit)? as u32;
        }
        all <<= 6 * (4 - four.len());
        for n in 0..four.len() - 1 {
            bytes.push((all >> (16 - 8 * n) & 255) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{from_digits, to_digits};

    #[test]
    fn bytes_are_written_as_base64url_has_them() {
        for (bytes, digits) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("\u{7ff}\u{7ff}", "37_fvw")]
        {
            assert_eq!(to_digits(bytes.as_bytes()), digits);
            assert_eq!(from_digits(digits).as_deref(), Some(bytes.as_bytes()));
        }
    }

    #[test]
    fn what_are_no_digits_are_no_bytes() {
        assert_eq!(from_digits("Zm=="), None);
        assert_eq!(from_digits("é"), None);
    }
}
