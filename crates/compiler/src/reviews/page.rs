//! Reviews of what a page is by itself: which of its lines are the article, what it states, its flags, and between
//! which days it was published. They are applied while the page is read, so that everything that is found later rests
//! on the lines and fields as reviewed.

use super::change::{About, Changed, Meant, Sort, change, set};
use super::date::precision_of;
use super::problem::{ids, one_of};
use super::table::{CONTINUED, HEADING, PARAGRAPH, Review};
use super::{Done, place};
use crate::article::split::pieces::text_of;
use crate::article::split::{Class, Unit};
use crate::config::toml_reader::Reader;
use crate::document::metadata::Metadata;
use crate::input::page::Line;
use corpus::{Action, Document, Flag, FlagKind, FurnitureKind, Precision, Stated, Window};

/// `[[line]]`: whether lines are the article, and if not, what they are.
pub fn line(
    reader: &mut Reader<'_>,
    review: &Review,
    lines: &[Line<'_>],
    units: &mut Vec<Unit>,
    file: &str,
) -> Option<Done> {
    let (first, last) = place::lines(reader, review, lines, file)?;
    let whole = units.len();
    cut(units, first, lines);
    cut(units, last + 1, lines);
    let is_cut = units.len() > whole;
    let from = units.iter().position(|unit| unit.lines.start >= first)?;
    let to = units.iter().rposition(|unit| unit.lines.end <= last + 1)?;
    let kind = review.text("kind")?;
    let shown = |units: &[Unit]| {
        let mut classes: Vec<&str> = units.iter().map(|unit| name(unit.class)).collect();
        classes.dedup();
        classes.join(", ")
    };
    let was = shown(units.get(from..=to)?);
    if kind.value == CONTINUED {
        let Some(above) = from.checked_sub(1).filter(|&at| units[at].class == Class::Paragraph) else {
            let found = format!("a line that continues, behind no paragraph of {file}");
            let remedy = "review the line above first, or write kind = \"paragraph\"";
            reader.problem(kind.span.clone(), found, "a line right behind a paragraph", remedy);
            return None;
        };
        let joined = units.drain(from..=to).collect::<Vec<_>>();
        for unit in joined {
            units[above].text.push(' ');
            units[above].text.push_str(&unit.text);
            units[above].lines.end = unit.lines.end;
        }
    } else {
        let class = match kind.value.as_str() {
            PARAGRAPH => Class::Paragraph,
            HEADING => Class::Heading,
            other => Class::Furniture(FurnitureKind::from_id(other)?),
        };
        if was == name(class) && !is_cut {
            let found = format!("the line “{}”, which is {was} by the rules", review.needed("words"));
            let remedy = "remove the review";
            reader.note(kind.span.clone(), found, "a line that the rules take for something else", remedy);
        }
        for unit in &mut units[from..=to] {
            unit.class = class;
        }
    }
    let changed = Changed { was, now: kind.value.clone() };
    Some(Done { changed, line: Some(lines[first].number), place: None })
}

const fn name(class: Class) -> &'static str {
    match class {
        Class::Paragraph => PARAGRAPH,
        Class::Heading => HEADING,
        Class::Furniture(kind) => kind.id(),
    }
}

/// Cuts the unit that lies across a position in two.
fn cut(units: &mut Vec<Unit>, at: usize, lines: &[Line<'_>]) {
    let Some(across) = units.iter().position(|unit| unit.lines.start < at && at < unit.lines.end) else {
        return;
    };
    let text = |range: std::ops::Range<usize>| text_of(lines[range].iter());
    let whole = units[across].lines.clone();
    let behind = Unit { lines: at..whole.end, text: text(at..whole.end), ..units[across].clone() };
    units[across].lines.end = at;
    units[across].text = text(whole.start..at);
    units.insert(across + 1, behind);
}

/// `[[metadata]]`: a field that the page states.
pub fn field(reader: &mut Reader<'_>, review: &Review, stated: &mut Metadata, file: &str) -> Option<Done> {
    let field = review.text("field")?;
    let slot = match field.value.as_str() {
        "title" => &mut stated.title,
        "date" => &mut stated.date,
        "byline" => &mut stated.byline,
        "publisher" => &mut stated.publisher,
        _ => &mut stated.url,
    };
    if let Some(was) = review.text("was")
        && slot.as_ref().map_or("", |stated| stated.value.as_str()) != was.value
    {
        let found = match slot {
            Some(stated) => format!("the {} `{}`", field.value, stated.value),
            None => format!("no {}", field.value),
        };
        let expected = format!("`{}`, which this review corrects", was.value);
        let remedy = "look at the page again, then correct `was` or remove the review";
        reader.problem(was.span.clone(), found, &expected, remedy);
        return None;
    }
    if let Some(value) = review.text("value").filter(|_| field.value == "date") {
        let fits = |precision| matches!(precision, Precision::Day | Precision::Month | Precision::Year);
        if value.value.starts_with('X') || !precision_of(&value.value).is_some_and(fits) {
            let found = format!("the date `{}`", value.value);
            let expected = "YYYY-MM-DD, YYYY-MM or YYYY, and a day that there is";
            let remedy = "write it that way, as precise as it is known";
            reader.problem(value.span.clone(), found, expected, remedy);
            return None;
        }
    }
    let name = match review.text("value") {
        Some(value) => format!("{} “{}” of {file}", field.value, value.value),
        None => format!("{} of {file}", field.value),
    };
    let expected = "a field that the rules find";
    let about = About { name, span: field.span.clone(), expected, sets: true };
    // Line 0 is no line: nothing on the page states the value.
    let line = |old: Option<&Stated>| {
        review.number("line").map_or_else(|| old.map_or(0, |stated| stated.line), |line| line.value)
    };
    let sort = Sort {
        make: |_: &mut Reader<'_>, old: Option<&Stated>| {
            let basis = format!("review: {}", review.reason());
            Some(Stated { value: review.needed("value").to_owned(), line: line(old), basis })
        },
        same: |old: &Stated, new: &Stated| old.value == new.value && old.line == new.line,
        show: |stated: &Stated| vec![stated.value.clone()],
    };
    let changed = set(slot, review, &about, reader, sort)?;
    let line = slot.as_ref().map(|stated| stated.line).filter(|&line| line > 0);
    Some(Done { changed, line, place: None })
}

/// Flags that only the rest of the corpus tells, and that are raised last.
pub const fn is_told_by_others(kind: FlagKind) -> bool {
    matches!(kind, FlagKind::NearDuplicate | FlagKind::OffTopic)
}

/// The flag that a `[[flag]]` is of.
pub fn flag_kind(review: &Review) -> Option<FlagKind> {
    FlagKind::from_id(review.needed("kind"))
}

/// `[[flag]]`: a warning about a document.
pub fn flag(reader: &mut Reader<'_>, review: &Review, flags: &mut Vec<Flag>, file: &str) -> Option<Done> {
    let kind = flag_kind(review)?;
    let raised: Vec<usize> = (0..flags.len()).filter(|&at| flags[at].kind == kind).collect();
    let on = ids(flags.iter().map(|flag| flag.kind.id()));
    let expected = if on.is_empty() { "a flag of that page, which has none".to_owned() } else { one_of(&on) };
    let about = About {
        name: format!("flag `{}` on {file}", kind.id()),
        span: review.place("kind"),
        expected: &expected,
        sets: false,
    };
    let sort = Sort {
        make: |_: &mut Reader<'_>, _: Option<&Flag>| {
            let reason = format!("review: {}", review.reason());
            Some(Flag { kind, reason, lines: review.numbers("lines") })
        },
        same: |_: &Flag, _: &Flag| review.action == Action::Add,
        show: |flag: &Flag| vec![format!("{}: {}", flag.kind.id(), flag.reason)],
    };
    let changed = change(flags, &Meant::only(&raised), review, &about, reader, sort)?;
    flags.sort_by_key(|flag| flag.kind);
    Some(Done { changed, line: review.numbers("lines").first().copied(), place: None })
}

/// `[[window]]`: between which days an undated page was published. It is set before dates are counted from it; a window
/// without days is one that is withdrawn.
pub fn window(reader: &mut Reader<'_>, review: &Review, document: &mut Document) -> Option<Done> {
    let (earliest, latest) = (review.text("earliest"), review.text("latest"));
    for day in [earliest, latest].into_iter().flatten() {
        if precision_of(&day.value) != Some(Precision::Day) || day.value.starts_with('X') {
            let found = format!("the day `{}`", day.value);
            reader.problem(day.span.clone(), found, "YYYY-MM-DD, a day that there is", "write it that way");
            return None;
        }
    }
    if let (Some(earliest), Some(latest)) = (earliest, latest)
        && earliest.value > latest.value
    {
        let found = format!("a window from {} to {}", earliest.value, latest.value);
        reader.problem(latest.span.clone(), found, "a latest day behind the earliest", "exchange the two");
        return None;
    }
    if let Some(date) = &document.date {
        let found = format!("a window for {}, which is dated {}", document.file, date.value);
        reader.problem(review.span.clone(), found, "a page without a date", "remove the review");
        return None;
    }
    if review.action != Action::Withdraw && earliest.is_none() && latest.is_none() {
        let found = "a window without a day".to_owned();
        reader.problem(review.span.clone(), found, "`earliest`, `latest` or both", "add one of them");
        return None;
    }
    let day = |at: Option<&crate::config::toml_reader::At<String>>| at.map(|at| at.value.clone());
    let reason = format!("review: {}", review.reason());
    let window = Window { earliest: day(earliest), latest: day(latest), season: None, reason };
    let ends = [window.earliest.as_deref(), window.latest.as_deref()];
    let ends: Vec<&str> = ends.into_iter().map(|end| end.unwrap_or("?")).collect();
    let now = if review.action == Action::Withdraw { String::new() } else { ends.join(" to ") };
    document.window = Some(window);
    Some(Done { changed: Changed { was: String::new(), now }, line: None, place: None })
}
