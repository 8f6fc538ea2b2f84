//! Stands in for the crate `wasm-streams`, through `[patch.crates-io]` in the workspace.
//!
//! Leptos always brings server functions along, and they bring `wasm-streams`. That crate exports
//! classes to JavaScript; exports survive every linker, so each reader would load 7 KB (compressed,
//! measured) that nothing calls: this page has no server. Here are the same names with nothing
//! behind them. When an update of Leptos asks for more than these, the build says so.

use core::pin::Pin;
use core::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::{JsCast, JsValue};

/// A stream of the browser; here it is only carried.
pub struct ReadableStream(web_sys::ReadableStream);

/// An empty stream.
pub struct IntoStream;

impl ReadableStream {
    /// Carries a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// What is carried.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Nothing of what is carried.
    pub fn into_stream(self) -> IntoStream {
        IntoStream
    }

    /// Carries nothing.
    pub fn from_stream<S>(_stream: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        Self(JsValue::NULL.unchecked_into())
    }
}

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
