//! Every touch of the window, its history, storage, focus and clipboard.
//!
//! Nothing here decides anything, and nothing here can panic: a browser that refuses (no storage,
//! no clipboard, too many history entries) is a normal browser, and the answer is `false` or nothing.

pub mod files;

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{
    ClipboardEvent, Document, Element, Event, EventTarget, FocusOptions, History, HtmlDialogElement,
    HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
    Storage, Window,
};

use crate::address::{self, query_of};
use crate::engine::Moment;
use crate::text::fill;

const THEME: &str = "concordance-theme";

#[wasm_bindgen]
extern "C" {
    // What web-sys has for this looks for it in every place where any program for JavaScript ever had it.
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Window;

    /// That something will have been done.
    #[derive(Clone)]
    pub type Promise;

    // Pages without a secure context have no clipboard at all: an error like any other.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;

    // Only some browsers say so.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "scheduling"], js_name = isInputPending)]
    fn is_input_pending() -> Result<bool, JsValue>;

    #[wasm_bindgen(method)]
    fn then(this: &Promise, done: &js_sys::Function, refused: &js_sys::Function);

    /// Draws an element or a text as planned, with what is in it, outside the page yet: its node, and behind it those that
    /// are to hear something, in order (`boot.js`). In one call, since each from here costs more than what it does there.
    pub fn draw(texts: &str, plan: &[u32]) -> js_sys::Array;
}

thread_local! {
    /// That the annex of the program will be here, until it is.
    static ANNEX: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

fn window() -> Window {
    WINDOW.with(Clone::clone)
}

fn document() -> Option<Document> {
    window().document()
}

fn history() -> Option<History> {
    window().history().ok()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn root() -> Option<Element> {
    document()?.document_element()
}

fn find(selector: &str) -> Option<HtmlElement> {
    // Every element of this page is an HTML element; the drawings cannot be selected by what is asked for.
    Some(document()?.query_selector(selector).ok()??.unchecked_into())
}

/// The query string of the place that the address names.
pub fn query() -> String {
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    let location = window().location();
    let (path, search) = (part(location.pathname()), part(location.search()));
    query_of(&path, &search, &part(location.hash()))
}

/// The address of the folder, or of the file that holds all of the site.
pub fn base() -> String {
    let mut address = window().location().href().unwrap_or_default();
    address.truncate(address.find(['?', '#']).unwrap_or(address.len()));
    if !is_alone() {
        address.truncate(address.rfind('/').map_or(address.len(), |slash| slash + 1));
    }
    address
}

/// Whether all of the site is in this one file.
pub fn is_alone() -> bool {
    exists("[data-alone]")
}

/// Adds an entry to the history; `false` when the browser refuses.
pub fn push(href: &str) -> bool {
    history().is_some_and(|history| {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address::address(href, is_alone()))).is_ok()
    })
}

/// Changes the present entry of the history, or leaves it when the browser refuses.
pub fn replace(href: &str) -> bool {
    history().is_some_and(|history| {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address::address(href, is_alone()))).is_ok()
    })
}

/// Whether the window is as wide as the style sheet wants for two columns.
pub fn is_wide() -> bool {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    width.is_none_or(|width| width > 960.0)
}

/// Does some work and notes in the browser's performance timeline how long it took, for whoever measures the page.
pub fn measure<T>(name: &str, work: impl FnOnce() -> T) -> T {
    note(name, Moment::Start);
    let done = work();
    note(name, Moment::End);
    done
}

/// Notes the start or the end of some work there. Apart from [`measure`], which is made anew for each kind of work.
pub fn note(name: &str, moment: Moment) {
    let Some(clock) = window().performance() else { return };
    if moment == Moment::End {
        let _ = clock.measure_with_start_mark(name, name);
        clock.clear_marks_with_mark_name(name);
    } else {
        let _ = clock.mark(name);
    }
}

/// A function for the browser to call. One kind for all: what it is called with is looked at by those who need it.
fn callback(called: Box<dyn FnMut(JsValue)>) -> js_sys::Function {
    Closure::wrap(called).into_js_value().unchecked_into()
}

/// A function that does its work at the first call.
fn once(then: Box<dyn FnOnce()>) -> js_sys::Function {
    let mut then = Some(then);
    callback(Box::new(move |_| {
        if let Some(then) = then.take() {
            then();
        }
    }))
}

/// Hears the events of that name at an element, for as long as that lives.
pub fn on(element: &EventTarget, name: &str, heard: impl Fn(&Event) + 'static) {
    let heard = callback(Box::new(move |event| heard(event.unchecked_ref())));
    let _ = element.add_event_listener_with_callback(name, &heard);
}

/// Hears that something else is selected, in the page or in a field.
pub fn on_selection(heard: impl Fn() + 'static) {
    // The document hears of both; its own event does not rise to the window.
    if let Some(document) = document() {
        on(&document, "selectionchange", move |_| heard());
    }
}

/// Hears the events of that name wherever on the page.
pub fn hear(name: &str, heard: impl Fn(&Event) + 'static) {
    on(&window(), name, heard);
}

/// Whether the reader has done something else since what is being heard; `false` where the browser does not say.
pub fn is_overtaken() -> bool {
    is_input_pending().unwrap_or_default()
}

/// Runs once the changes just made are drawn.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    let _ = window().request_animation_frame(&once(Box::new(then)));
}

/// Takes the promise that the annex of the program will be here; nothing where it is.
pub fn promise_annex(annex: Option<Promise>) {
    if let Some(annex) = &annex {
        annex.then(&once(Box::new(|| drop(ANNEX.take()))), &once(Box::new(|| ())));
    }
    ANNEX.set(annex);
}

/// Does what needs the annex: at once, or as soon as it is here. Where it cannot be had the page is loaded anew, and what
/// the browser then has can at least be read.
pub fn with_annex(then: impl FnOnce() + 'static) {
    let reload = || {
        let _ = window().location().reload();
    };
    annex_then(Box::new(then), Box::new(reload));
}

/// Does what needs the annex and nobody has asked for: where it cannot be had, nothing.
pub fn once_annexed(then: impl FnOnce() + 'static) {
    annex_then(Box::new(then), Box::new(|| ()));
}

fn annex_then(then: Box<dyn FnOnce()>, otherwise: Box<dyn FnOnce()>) {
    match ANNEX.with_borrow(Clone::clone) {
        None => then(),
        Some(annex) => annex.then(&once(then), &once(otherwise)),
    }
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Runs after some milliseconds.
pub fn later(milliseconds: i32, then: impl FnOnce() + 'static) {
    let then = once(Box::new(then));
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&then, milliseconds);
}

/// The attribute of the nearest element around the event's target that has it.
pub fn attribute_around(event: &Event, name: &str) -> Option<String> {
    let mut selector = String::from("[");
    selector.push_str(name);
    selector.push(']');
    target(event)?.closest(&selector).ok()??.get_attribute(name)
}

/// The element that an event is about; the document itself can be a target, too.
fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether a click or a key came with a modifier other than Shift, and whether with Shift. Both kinds of event have
/// these fields by the same names; asked for as one kind, they are imported once.
fn modifiers(event: &Event) -> (bool, bool) {
    let event: &MouseEvent = event.unchecked_ref();
    (event.ctrl_key() || event.meta_key() || event.alt_key(), event.shift_key())
}

/// Whether a click means "here": the main button, no modifier, nobody has handled it yet.
pub fn is_plain_click(event: &Event) -> bool {
    let click: &MouseEvent = event.unchecked_ref();
    click.button() == 0 && modifiers(event) == (false, false) && !event.default_prevented()
}

/// The key that went down, unless it belongs to the browser or to an input method.
pub fn plain_key(event: &Event) -> Option<String> {
    // Browsers that fill in a form for the reader send events of this name that are none and have no key.
    let press = event.dyn_ref::<KeyboardEvent>()?;
    let key = press.key();
    let (taken, shifted) = modifiers(event);
    let shifted = shifted && key != "?" && key != "/";
    // The Enter that ends a composition comes behind its end in one browser, and is told only by its number.
    let composing = press.is_composing() || press.key_code() == 229;
    (!shifted && !taken && !composing && !event.default_prevented()).then_some(key)
}

/// What stands in the field that an event is about.
pub fn value(event: &Event) -> String {
    target(event).map(|field| field.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// What stands in the field that matches.
pub fn value_of(selector: &str) -> String {
    find(selector).map(|field| field.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// Sets an attribute of the first match, beside what its view has drawn.
pub fn set(selector: &str, name: &str, value: &str) {
    if let Some(element) = find(selector) {
        let _ = element.set_attribute(name, value);
    }
}

/// Sets the text of the first match, beside what its view has drawn.
pub fn tell(selector: &str, text: &str) {
    if let Some(element) = find(selector) {
        element.set_text_content(Some(text));
    }
}

/// Selects all of the field that an event is about.
pub fn select_all(event: &Event) {
    if let Some(field) = target(event) {
        field.unchecked_into::<HtmlInputElement>().select();
    }
}

/// Whether the event's target matches a selector.
pub fn target_is(event: &Event, selector: &str) -> bool {
    target(event).and_then(|target| target.matches(selector).ok()).unwrap_or_default()
}

/// Whether anything on the page matches a selector.
pub fn exists(selector: &str) -> bool {
    find(selector).is_some()
}

/// Clicks the first match.
pub fn click(selector: &str) {
    if let Some(element) = find(selector) {
        element.click();
    }
}

/// Gives the focus to the first match without scrolling; `false` when there is none.
pub fn focus(selector: &str) -> bool {
    find(selector).is_some_and(|element| focus_without_scrolling(&element))
}

fn focus_without_scrolling(element: &HtmlElement) -> bool {
    // Headings take the focus only when told to.
    if element.tab_index() < 0 && element.get_attribute("tabindex").is_none() {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Gives the focus to the first match and brings it into the middle of the window; `false` when there is none.
pub fn go_to(selector: &str) -> bool {
    find(selector).is_some_and(|element| {
        bring(&element, ScrollLogicalPosition::Center);
        focus_without_scrolling(&element)
    })
}

/// Gives the focus to one of the matches, counted from 0, and brings it into the middle of the window.
pub fn go_to_one(selector: &str, number: usize) {
    let all = document().and_then(|document| document.query_selector_all(selector).ok());
    if let Some(node) = all.and_then(|all| all.item(number as u32)) {
        let element: HtmlElement = node.unchecked_into();
        bring(&element, ScrollLogicalPosition::Center);
        focus_without_scrolling(&element);
    }
}

fn bring(element: &HtmlElement, where_to: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(where_to);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Gives the focus to the link with that address inside the main part; `false` when there is none.
pub fn go_to_link(href: &str) -> bool {
    go_to(&link_to(href))
}

/// The same without moving the page further than it must to show the link.
pub fn return_to_link(href: &str) {
    if let Some(element) = find(&link_to(href)) {
        bring(&element, ScrollLogicalPosition::Nearest);
        focus_without_scrolling(&element);
    }
}

fn link_to(href: &str) -> String {
    // Addresses are percent-coded, so no quotation mark can end the selector early.
    fill("main a[href=\"{}\"]", &[href])
}

/// Whether the focus is on nothing, as after the focused element went away.
pub fn focus_is_lost() -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_none_or(|active| active.matches("body").unwrap_or_default())
}

/// Moves the focus along the matches by a step; from outside to the first one. `false` at the start.
pub fn step(selector: &str, forward: bool) -> bool {
    let Some(document) = document() else { return false };
    let (Ok(all), active) = (document.query_selector_all(selector), document.active_element()) else {
        return false;
    };
    let here = active.and_then(|active| {
        (0..all.length()).find(|n| all.item(*n).is_some_and(|node| node.is_same_node(Some(&active))))
    });
    let next = match (here, forward) {
        (None, _) => Some(0),
        (Some(n), true) => Some(n + 1),
        (Some(n), false) => n.checked_sub(1),
    };
    let Some(next) = next else { return false };
    // Past the end nothing happens.
    if let Some(node) = all.item(next) {
        let element: HtmlElement = node.unchecked_into();
        let _ = element.focus();
        bring(&element, ScrollLogicalPosition::Nearest);
    }
    true
}

fn search_box() -> Option<HtmlInputElement> {
    Some(find("#q")?.unchecked_into())
}

/// What stands in the search box.
pub fn search_text() -> String {
    value_of("#q")
}

/// Sets what stands in the search box.
pub fn set_search_text(text: &str) {
    if let Some(field) = search_box().filter(|field| field.value() != text) {
        field.set_value(text);
    }
}

/// What is selected in the search box, in UTF-16 units.
pub fn selection() -> (u32, u32) {
    let Some(field) = search_box() else { return (0, 0) };
    let place = |place: Result<Option<u32>, JsValue>| place.ok().flatten().unwrap_or_default();
    (place(field.selection_start()), place(field.selection_end()))
}

/// Gives the focus to the search box and selects a part of its text.
pub fn select(start: u32, end: u32) {
    if let Some(field) = search_box() {
        let _ = field.focus();
        let _ = field.set_selection_range(start, end);
    }
}

/// Brings what is marked in the search box to where its text stands.
pub fn align() {
    if let (Some(field), Some(echo)) = (search_box(), find(".echo")) {
        echo.set_scroll_left(field.scroll_left());
    }
}

/// Gives the focus to the search box and selects what stands in it.
pub fn focus_search() {
    select(0, u32::MAX);
}

fn dialog(selector: &str) -> Option<HtmlDialogElement> {
    Some(find(selector)?.unchecked_into())
}

/// Opens the dialog that matches.
pub fn open_dialog(selector: &str) {
    if let Some(dialog) = dialog(selector) {
        // One that is open stays so.
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog that is open.
pub fn close_dialog() {
    if let Some(dialog) = dialog("dialog[open]") {
        dialog.close();
    }
}

/// How far the page is scrolled.
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls the page.
pub fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

/// Names the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the `html` element.
pub fn mark(name: &str, value: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute(name, value);
    }
}

/// The theme chosen before; nothing where nothing is stored or storage is refused.
pub fn stored_theme() -> Option<String> {
    storage()?.get_item(THEME).ok()?
}

/// What the reader's dossiers are stored by: several sites of one host have one storage.
fn shelf_key() -> String {
    ["concordance-dossiers ", &*base()].concat()
}

/// The dossiers kept before; nothing where nothing is stored or storage is refused.
pub fn stored_shelf() -> Option<String> {
    storage()?.get_item(&shelf_key()).ok()?
}

/// Keeps the dossiers; `false` where the browser refuses.
pub fn store_shelf(text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&shelf_key(), text).is_ok())
}

/// Keeps dossiers that cannot be read beside those that can.
pub fn put_shelf_aside(text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&(shelf_key() + " unread"), text);
    }
}

/// What stands in the address behind its `#`, with it.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Where what is selected begins and ends: the hashes of the passages, and how many UTF-16 units of their words stand before.
pub fn selected_in_passages() -> Option<[(String, u32); 2]> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let (words, start) = place_in_passage(&range.start_container().ok()?, range.start_offset().ok()?)?;
    let hash = hash_of(&words)?;
    if let Some((last, end)) = place_in_passage(&range.end_container().ok()?, range.end_offset().ok()?) {
        return Some([(hash, start), (hash_of(&last)?, end)]);
    }
    // A threefold click selects up to what stands behind the passage.
    let rest = document()?.create_range().ok()?;
    rest.select_node_contents(&words).ok()?;
    let all = rest.to_string();
    rest.set_start(&range.start_container().ok()?, range.start_offset().ok()?).ok()?;
    let is_rest = rest.to_string().trim() == selection.to_string().trim();
    is_rest.then(|| [(hash.clone(), start), (hash, all.length())])
}

/// The words of a passage around a place of the page, and how many UTF-16 units of them stand before it.
fn place_in_passage(node: &web_sys::Node, offset: u32) -> Option<(Element, u32)> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let words = element.closest(".passage[id] > :is(p, h3)").ok()??;
    let before = document()?.create_range().ok()?;
    before.select_node_contents(&words).ok()?;
    before.set_end(node, offset).ok()?;
    Some((words, before.to_string().length()))
}

/// The hash of the passage that has these words.
fn hash_of(words: &Element) -> Option<String> {
    Some(words.closest(".passage").ok()??.id().strip_prefix("p-")?.to_owned())
}

/// Shows a theme and keeps it where the browser lets us.
pub fn set_theme(name: &str) {
    mark("data-theme", name);
    if let Some(storage) = storage() {
        let _ = storage.set_item(THEME, name);
    }
}

/// Puts a text on the clipboard; says later whether it is there.
pub fn copy(text: &str, done: impl Fn(bool) + Clone + 'static) {
    let answer = |ok: bool| {
        let done = done.clone();
        once(Box::new(move || done(ok)))
    };
    match write_text(text) {
        Ok(copying) => copying.then(&answer(true), &answer(false)),
        Err(_) => done(false),
    }
}

/// The day that it is where the reader is, `YYYY-MM-DD`, which is how Swedish writes it.
pub fn today() -> String {
    js_sys::Date::new_0().to_locale_date_string("sv", &JsValue::UNDEFINED).into()
}

/// Adds a note to what the reader is about to copy from the page.
pub fn add_to_copy(event: &Event, note: &str) {
    let selected = window().get_selection().ok().flatten();
    let selected = selected.map(|selected| String::from(selected.to_string()));
    let copied = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
    if let (Some(selected), Some(copied)) = (selected.filter(|selected| !selected.is_empty()), copied)
        && copied.set_data("text/plain", &[&selected, "\n\n", note].concat()).is_ok()
    {
        event.prevent_default();
    }
}

/// Where the app goes; what stood there is taken away.
pub fn host() -> Option<HtmlElement> {
    let host = find("#app")?;
    host.set_text_content(None);
    host.set_class_name("page");
    Some(host)
}

/// Ends the start of the app; the loader says why, in place of everything else.
pub fn fail(why: &str) -> ! {
    wasm_bindgen::throw_str(why)
}
