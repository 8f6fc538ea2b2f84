//! An element of each kind that the page has, as `leptos::html` has them: `html::p().class("lead").child(words)`.

use super::node::Node;

macro_rules! elements {
    ($($name:ident)*) => {
        $(
            #[doc = concat!("`<", stringify!($name), ">`, with nothing in it.")]
            pub fn $name() -> Node {
                Node::element(stringify!($name))
            }
        )*
    };
}

elements! {
    a article aside blockquote button circle dd desc details dialog div dl dt em footer form g h1 h2 h3 header input kbd label li
    line main mark nav ol p q rect section span strong style summary svg table tbody td text textarea th thead title tr ul
}
