//! The dialog in which a link, a citation or a file is handed on, and the offer to link to selected words.

use leptos::ev;
use leptos::prelude::{Update, With};

use super::html;
use super::node::Node;
use super::parts::button;

use crate::browser::{self, files};
use crate::copying::{self, What};
use crate::export::Format;
use crate::page::share::{SharePage, Sharing};
use crate::page::subject::Subject;
use crate::screen::Screen;
use crate::state::State;

/// The dialog; empty while nothing is handed on.
pub fn dialog(state: State) -> Node {
    let dialog = html::dialog().id("share").attr("aria-labelledby", "share-title").on(ev::close, move |_| {
        state.handing.update(|handing| handing.sharing = None);
    });
    let sharing = state.handing.with(|handing| handing.sharing.clone());
    dialog.children(sharing.map(|sharing| in_dialog(&sharing, state)))
}

annex::in_annex! { 7,
/// What stands in it.
fn in_dialog(sharing: &Sharing, state: State) -> Node {
    browser::after_drawing(|| browser::open_dialog("#share"));
    let page = copying::page(state, sharing);
    html::div()
        .child(html::h2().child(page.title).id("share-title"))
        .children(sharing.is_refused.then(|| {
            let told = "This browser does not let the page copy. Select here what you want, and copy it.";
            html::p().child(told).class("warning")
        }))
        .child(link(&page, state))
        .child(file(&page, sharing, state))
        .child(button("Close", browser::close_dialog))
}
}

fn link(page: &SharePage, state: State) -> Node {
    let field = html::input()
        .id("share-link")
        .attr("readonly", "")
        .attr("value", &page.link)
        .attr("aria-label", "Link")
        .on(ev::focus, |event| browser::select_all(event));
    let (copied, handed) = (page.link.clone(), page.link.clone());
    let copy = button("Copy link", move || copying::hand_on(state, &copied, false));
    let hand_on =
        files::can_share().then(|| button("Share …", move || copying::hand_on(state, &handed, true)));
    let trouble = (!page.trouble.is_empty()).then(|| html::p().child(&page.trouble).class("warning"));
    let row = html::div().class("row").child(field).children(hand_on).child(copy);
    html::section().child(row).children(trouble)
}

fn file(page: &SharePage, sharing: &Sharing, state: State) -> Node {
    let mut forms = html::div().class("marks").attr("role", "group").attr("aria-label", "Form");
    for format in [
        Format::Text,
        Format::Markdown,
        Format::Csv,
        Format::Json,
        Format::BibTex,
        Format::Ris,
        Format::CslJson,
    ] {
        let choose = button(format.label(), move || {
            state.handing.update(|handing| {
                if let Some(sharing) = &mut handing.sharing {
                    sharing.format = format;
                }
            });
        });
        let is_on = if format == sharing.format { "true" } else { "false" };
        forms = forms.child(choose.attr("aria-pressed", is_on));
    }
    let heading = html::h3().child("Cite or export ").child(html::span().child(&page.count).class("asked"));
    let shown = html::textarea()
        .attr("readonly", "")
        .attr("rows", "9")
        .attr("aria-label", sharing.format.label())
        .child(&page.shown);
    let rest = (!page.rest.is_empty()).then(|| html::p().child(&page.rest).class("hint"));
    let is_dossier = state.place().0 == Screen::Dossier && matches!(sharing.subject, Subject::View);
    let own = is_dossier.then(|| button("Download as a dossier", move || copying::download_dossier(state)));
    let row = html::div()
        .class("row")
        .child(button("Copy", move || copying::copy_file(state)))
        .child(button("Download", move || copying::download(state)))
        .children(own);
    html::section().child(heading).child(forms).child(shown).children(rest).child(row)
}

/// What can be done with the words that are selected; nothing while none are.
pub fn selection(state: State) -> Node {
    match state.handing.with(|handing| handing.selected.clone()) {
        Some(subject) => offer(subject, state),
        None => html::div().class("selection").attr("hidden", ""),
    }
}

annex::in_annex! { 8,
/// What can be done with some words.
fn offer(subject: Subject, state: State) -> Node {
    let act = |what: What, label: &'static str| {
        let subject = subject.clone();
        button(label, move || copying::copy(state, what, &subject))
    };
    let cited = subject.clone();
    let cite = move || copying::open(state, cited.clone());
    html::div()
        .class("selection")
        .child(act(What::Link, "Copy link to these words"))
        .child(act(What::Words, "Copy with source"))
        .child(button("Cite", cite).attr("aria-haspopup", "dialog"))
        .attr("role", "group")
        .attr("aria-label", "Selected words")
        // A press of the mouse must not take the selection away.
        .on(ev::mousedown, |event| event.prevent_default())
}
}
