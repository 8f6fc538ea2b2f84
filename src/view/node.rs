//! A view as a value: elements, attributes, text and listeners, drawn in the browser or written as HTML.
//!
//! The names are those of Leptos's own builder syntax, `html::div().class("hit").child(words).on(ev::click, ..)`, and a
//! [`Node`] stands wherever Leptos takes a view. It differs in one thing: all elements have one type. Leptos gives every
//! element a type of its own, and code to build, change and take away each: about 270 bytes of what a reader loads for
//! each of our elements, 140 with `--cfg erase_components`, which doubles the time from a key to the changed page
//! (ARCHITECTURE.md has the figures). Text is text: there is no way in for markup.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use leptos::ev::EventDescriptor;
use leptos::tachys::{
    html::attribute::{Attribute, any_attribute::AnyAttribute},
    hydration::Cursor,
    renderer::types,
    view::{Mountable, Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
};
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::browser;

/// An element with its attributes, its listeners and what is in it, or a text. Boxed, so that building a page hands on
/// pointers: by value, the moves alone weighed kilobytes.
pub struct Node(Box<Parts>);

struct Parts {
    /// The element's name; empty for a text.
    tag: &'static str,
    /// The text; empty for an element.
    text: Cow<'static, str>,
    /// What it is told by among its siblings from one drawing to the next; empty where its place tells.
    key: String,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    listeners: Vec<Listener>,
    children: Vec<Node>,
}

type Handler = Arc<dyn Fn(&Event) + Send + Sync>;

/// What an element does when it hears of an event. The browser calls what stands in the slot, so that an element which is
/// drawn anew needs no other function of the browser's.
struct Listener {
    event: Cow<'static, str>,
    slot: Arc<Mutex<Handler>>,
}

impl Listener {
    fn handler(&self) -> Option<Handler> {
        self.slot.lock().ok().map(|handler| handler.clone())
    }

    /// Has the browser call what stands in the slot.
    fn listen(&self, element: &types::Element) {
        let listener = Self { event: self.event.clone(), slot: self.slot.clone() };
        browser::on(element, &self.event, move |event| {
            if let Some(handler) = listener.handler() {
                handler(event);
            }
        });
    }
}

/// What an attribute can be: a text, or nothing, and then there is none.
pub trait AttributeValue {
    /// The text.
    fn value(self) -> Option<Cow<'static, str>>;
}

impl AttributeValue for &'static str {
    fn value(self) -> Option<Cow<'static, str>> {
        Some(self.into())
    }
}

impl AttributeValue for String {
    fn value(self) -> Option<Cow<'static, str>> {
        Some(self.into())
    }
}

impl AttributeValue for &String {
    fn value(self) -> Option<Cow<'static, str>> {
        Some(self.clone().into())
    }
}

impl<T: AttributeValue> AttributeValue for Option<T> {
    fn value(self) -> Option<Cow<'static, str>> {
        self.and_then(T::value)
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Self {
        Self::new("", Cow::Borrowed(text))
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::new("", Cow::Owned(text))
    }
}

impl From<&String> for Node {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl Node {
    /// An element with nothing in it. Views take those of [`html`](super::html).
    pub(super) fn element(tag: &'static str) -> Self {
        Self::new(tag, Cow::Borrowed(""))
    }

    fn new(tag: &'static str, text: Cow<'static, str>) -> Self {
        let (attributes, listeners, children) = (Vec::new(), Vec::new(), Vec::new());
        Self(Box::new(Parts { tag, text, key: String::new(), attributes, listeners, children }))
    }

    /// Adds an attribute, unless it is nothing; each name at most once.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl AttributeValue) -> Self {
        self.with_attribute(name, value.value())
    }

    fn with_attribute(mut self, name: &'static str, value: Option<Cow<'static, str>>) -> Self {
        if let Some(value) = value {
            self.0.attributes.push((name, value));
        }
        self
    }

    /// Adds the classes, unless there are none.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", (!class.is_empty()).then_some(class))
    }

    /// Adds an id.
    #[must_use]
    pub fn id(self, id: impl AttributeValue) -> Self {
        self.attr("id", id)
    }

    /// Has it keep what was drawn for the sibling with this key before, wherever that stood.
    #[must_use]
    pub fn key(mut self, key: String) -> Self {
        self.0.key = key;
        self
    }

    /// Does that at each such event; each kind of event at most once.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "as Leptos has it: `.on(ev::click, ..)`")]
    pub fn on<E>(self, event: E, handler: impl Fn(&E::EventType) + Send + Sync + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        self.with_listener(event.name(), Arc::new(move |event: &Event| handler(event.unchecked_ref())))
    }

    fn with_listener(mut self, event: Cow<'static, str>, handler: Handler) -> Self {
        self.0.listeners.push(Listener { event, slot: Arc::new(Mutex::new(handler)) });
        self
    }

    /// Adds a child.
    #[must_use]
    pub fn child(self, child: impl Into<Self>) -> Self {
        self.append(child.into())
    }

    /// Adds children.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::append)
    }

    /// A call is smaller than what it calls, and there are two hundred.
    #[inline(never)]
    fn append(mut self, child: Self) -> Self {
        self.0.children.push(child);
        self
    }

    /// Its HTML, which of a picture is its SVG.
    pub fn markup(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// Writes the HTML.
    fn write(&self, out: &mut String) {
        if self.0.tag.is_empty() {
            return escape(&self.0.text, out);
        }
        out.push('<');
        out.push_str(self.0.tag);
        for (name, value) in &self.0.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
        if self.0.tag == "input" {
            return;
        }
        for child in &self.0.children {
            child.write(out);
        }
        out.push_str("</");
        out.push_str(self.0.tag);
        out.push('>');
    }

    /// Draws it, outside the page yet; what stands in a picture is of the picture's kind, links too.
    fn draw(&self, is_in_picture: bool) -> types::Node {
        let mut plan = Plan::default();
        plan.add(self, is_in_picture);
        let drawn = browser::draw(&plan.texts, &plan.steps);
        for (at, listeners) in (1..).zip(plan.heard) {
            let element = drawn.get(at).unchecked_into();
            for listener in listeners {
                listener.listen(&element);
            }
        }
        drawn.get(0).unchecked_into()
    }

    /// Changes what `old`, an element of the same name, drew into this, in place, so that the focus stays where it is.
    fn redraw(&mut self, old: &Self, drawn: &types::Node, is_in_picture: bool) {
        if self.0.text != old.0.text {
            drawn.set_text_content(Some(&self.0.text));
        }
        if self.0.attributes != old.0.attributes {
            let element: &types::Element = drawn.unchecked_ref();
            for (name, _) in &old.0.attributes {
                if !self.0.attributes.iter().any(|(other, _)| other == name) {
                    let _ = element.remove_attribute(name);
                }
            }
            for attribute in &self.0.attributes {
                if !old.0.attributes.contains(attribute) {
                    let _ = element.set_attribute(attribute.0, &attribute.1);
                }
            }
        }
        self.redraw_listeners(old, drawn.unchecked_ref());
        self.redraw_children(old, drawn, is_in_picture || self.0.tag == "svg");
    }

    /// Takes over the slots that the browser calls; a listener that is no more does nothing.
    fn redraw_listeners(&mut self, old: &Self, drawn: &types::Element) {
        for listener in &old.0.listeners {
            let next = self.0.listeners.iter_mut().find(|next| next.event == listener.event);
            let handler = next
                .as_ref()
                .map_or_else(|| Some(Arc::new(|_: &Event| ()) as Handler), |next| next.handler());
            if let (Ok(mut slot), Some(handler)) = (listener.slot.lock(), handler) {
                *slot = handler;
            }
            if let Some(next) = next {
                next.slot = listener.slot.clone();
            }
        }
        for listener in &self.0.listeners {
            if !old.0.listeners.iter().any(|other| other.event == listener.event) {
                listener.listen(drawn);
            }
        }
    }

    /// Changes the children: each takes over what was drawn for the one of its kind with its key, or without a key for the
    /// next one without; what nobody takes over goes first, so that what stays need not move.
    fn redraw_children(&mut self, old: &Self, drawn: &types::Node, is_in_picture: bool) {
        let mut before: Vec<(&Self, Option<types::Node>)> = Vec::new();
        let mut next = drawn.first_child();
        for old in &old.0.children {
            let Some(here) = next else { break };
            next = here.next_sibling();
            before.push((old, Some(here)));
        }
        let mut taken: Vec<Option<(&Self, types::Node)>> = Vec::new();
        for new in &self.0.children {
            let is_same = |old: &Self| old.0.key == new.0.key && old.0.tag == new.0.tag;
            let same = before.iter_mut().find(|(old, node)| node.is_some() && is_same(old));
            taken.push(same.and_then(|(old, node)| Some((*old, node.take()?))));
        }
        for node in before.into_iter().filter_map(|(_, node)| node) {
            let _ = drawn.remove_child(&node);
        }
        let mut place = drawn.first_child();
        for (new, taken) in self.0.children.iter_mut().zip(taken) {
            let Some((old, node)) = taken else {
                let _ = drawn.insert_before(&new.draw(is_in_picture), place.as_ref());
                continue;
            };
            if node.is_same_node(place.as_ref()) {
                place = node.next_sibling();
            } else {
                let _ = drawn.insert_before(&node, place.as_ref());
            }
            new.redraw(old, &node, is_in_picture);
        }
    }
}

/// How something is to be drawn: all its texts one behind the other, and for each node what it is and how long the texts of it
/// are, in units of UTF-16.
#[derive(Default)]
struct Plan<'n> {
    texts: String,
    steps: Vec<u32>,
    /// The listeners of each element that has some.
    heard: Vec<&'n [Listener]>,
}

/// What a node is: an element of HTML, or one of a picture.
const ELEMENT: u32 = 1;
const IN_PICTURE: u32 = 2;
/// It has listeners.
const HEARS: u32 = 4;

impl<'n> Plan<'n> {
    fn add(&mut self, node: &'n Node, is_in_picture: bool) {
        let node = &*node.0;
        if node.tag.is_empty() {
            self.steps.push(0);
            return self.text(&node.text);
        }
        let is_in_picture = is_in_picture || node.tag == "svg";
        let hears = !node.listeners.is_empty();
        self.steps.push(ELEMENT + if is_in_picture { IN_PICTURE } else { 0 } + if hears { HEARS } else { 0 });
        if hears {
            self.heard.push(&node.listeners);
        }
        self.text(node.tag);
        self.steps.push(node.attributes.len() as u32);
        for (name, value) in &node.attributes {
            self.text(name);
            self.text(value);
        }
        self.steps.push(node.children.len() as u32);
        for child in &node.children {
            self.add(child, is_in_picture);
        }
    }

    fn text(&mut self, text: &str) {
        self.texts.push_str(text);
        self.steps.push(text.encode_utf16().count() as u32);
    }
}

/// Writes text so that it is only text, between tags and in attributes alike.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// A node in the page, and what it was drawn from.
pub struct Drawn {
    node: types::Node,
    from: Node,
}

impl Render for Node {
    type State = Drawn;

    fn build(self) -> Drawn {
        Drawn { node: self.draw(false), from: self }
    }

    fn rebuild(mut self, state: &mut Drawn) {
        if self.0.tag == state.from.0.tag {
            self.redraw(&state.from, &state.node, false);
        } else {
            let node = self.draw(false);
            if let Some(parent) = state.node.parent_node() {
                let _ = parent.replace_child(&node, &state.node);
            }
            state.node = node;
        }
        state.from = self;
    }
}

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        self.write(buf);
        *position = Position::NextChild;
    }

    /// Not used: pages are drawn anew over what was written beforehand.
    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Node {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        self
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        if let Some(parent) = self.node.parent_node() {
            let _ = parent.remove_child(&self.node);
        }
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        let _ = parent.insert_before(&self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.node.parent_node().is_some_and(|parent| {
            child.mount(parent.unchecked_ref(), Some(&self.node));
            true
        })
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.node.clone().unchecked_into()]
    }
}
