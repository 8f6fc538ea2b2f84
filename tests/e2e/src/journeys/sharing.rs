//! Journeys of what leaves the page and comes back: links, copies, files, dossiers.

use std::{env, fs, process};

use e2e::Outcome;
use e2e::page::Page;
use fantoccini::key::Key;
use serde_json::json;

use super::{assert_that, click, total, value};

const DOCUMENT: &str = "document-002-bf05ee2c8b903cb5.html";

/// Keeps what the page copies and downloads where a journey can read it.
const LISTEN: &str = "globalThis.taken = [];
    Clipboard.prototype.writeText = async (text) => { taken.push(text) };
    const [make, decoder] = [URL.createObjectURL, new TextDecoder('utf-8', { ignoreBOM: true })];
    URL.createObjectURL = (blob) => { blob.arrayBuffer().then((bytes) => taken.push(decoder.decode(bytes))); return make.call(URL, blob) }";

/// What was copied or downloaded last.
async fn taken(page: &Page<'_>) -> Outcome<String> {
    let taken = page.until("something to be taken", "return globalThis.taken.pop() ?? null", &[]).await?;
    Ok(taken.as_str().unwrap_or_default().to_owned())
}

/// Clicks the button with these words in an element.
async fn press(page: &Page<'_>, within: &str, words: &str) -> Outcome {
    let script = "const all = [...document.querySelectorAll(arguments[0] + ' button')];
        const button = all.find((button) => button.textContent.startsWith(arguments[1]));
        button?.click(); return button !== undefined";
    page.until(&format!("a button {words:?} in {within}"), script, &[json!(within), json!(words)])
        .await
        .map(drop)
}

pub async fn selected_words_have_a_link_that_marks_them(page: &Page<'_>) -> Outcome {
    page.open(DOCUMENT).await?;
    let select = "const words = document.querySelectorAll('.passage > p')[2];
        getSelection().selectAllChildren(words);
        while (getSelection().toString().split(' ').length > 9) getSelection().modify('extend', 'backward', 'word');
        return getSelection().toString().trim()";
    let selected = value(page, select).await?;
    press(page, ".selection", "Cite").await?;
    let link = value(page, "return document.querySelector('#share-link').value").await?;
    let link = link.as_str().unwrap_or_default();
    assert_that(link.contains("#p-") && link.contains(":~:text="), &format!("the link is {link}"))?;
    page.client.goto("about:blank").await?;
    page.client.goto(link).await?;
    page.find("html[data-ready] .passage.target mark").await?;
    let marked = "return [...document.querySelectorAll('.passage.target mark')].map((mark) => mark.textContent).join('')";
    let marked = value(page, marked).await?;
    assert_that(marked == selected, &format!("{selected} was selected, {marked} is marked"))?;
    page.see("As it was when the link was made.").await
}

pub async fn a_picture_is_saved_with_its_data(page: &Page<'_>) -> Outcome {
    page.open("?view=timeline&lanes=side").await?;
    page.client.execute(LISTEN, vec![]).await?;
    press(page, ".save", "SVG").await?;
    let picture = taken(page).await?;
    let title = "<text x=\"24\" y=\"30\" class=\"title\">Timeline, by side · ";
    assert_that(
        picture.contains(title) && picture.contains(">Armenia</text>"),
        &format!("the picture is {picture}"),
    )?;
    let width = width_of(page, &format!("data:image/svg+xml,{}", picture.replace('#', "%23"))).await?;
    assert_that(width == 1000, &format!("the picture is {width} wide"))?;
    press(page, ".save", "Data").await?;
    let data = taken(page).await?;
    assert_that(data.lines().count() > 20, &format!("the data is {data}"))?;
    // An address of its own, and no file that anything could be heard of.
    let listen =
        "HTMLAnchorElement.prototype.click = function () { if (this.download) taken.push(this.href) }";
    page.client.execute(listen, vec![]).await?;
    press(page, ".save", "PNG").await?;
    let pixels = taken(page).await?;
    let width = width_of(page, &pixels).await?;
    assert_that(width == 2000, &format!("the pixels are {width} wide"))
}

/// How wide the picture at an address is; 0 where that is none.
async fn width_of(page: &Page<'_>, address: &str) -> Outcome<serde_json::Value> {
    let script = "const [address, done] = arguments, image = new Image();
        image.onload = () => done(image.naturalWidth);
        image.onerror = () => done(0);
        image.src = address";
    Ok(page.client.execute_async(script, vec![json!(address)]).await?)
}

pub async fn words_of_two_passages_have_a_link_that_marks_both(page: &Page<'_>) -> Outcome {
    page.open(DOCUMENT).await?;
    let select = "const [one, two] = [...document.querySelectorAll('.passage > p')].slice(2);
        getSelection().selectAllChildren(one);
        getSelection().extend(two, two.childNodes.length);
        return [one, two].map((words) => words.textContent)";
    let selected = value(page, select).await?;
    press(page, ".selection", "Cite").await?;
    let link = value(page, "return document.querySelector('#share-link').value").await?;
    let link = link.as_str().unwrap_or_default();
    assert_that(link.contains(":~:text="), &format!("the link is {link}"))?;
    page.client.goto("about:blank").await?;
    page.client.goto(link).await?;
    page.find("html[data-ready] .passage.target mark").await?;
    let marked = "return [...document.querySelectorAll('.passage:has(mark) > p')]
        .map((words) => [...words.querySelectorAll('mark')].map((mark) => mark.textContent).join(''))";
    let marked = value(page, marked).await?;
    assert_that(marked == selected, &format!("{selected} was selected, {marked} is marked"))
}

pub async fn a_link_to_a_passage_that_was_edited_finds_it_and_says_so(page: &Page<'_>) -> Outcome {
    page.open(DOCUMENT).await?;
    let link = value(page, "return document.querySelectorAll('.passage .pilcrow')[3].href").await?;
    let link = link.as_str().unwrap_or_default();
    let (_, query) = link.split_once('?').ok_or("a link has a query")?;
    let hash = query.split('&').find_map(|pair| pair.strip_prefix("p=")).ok_or("a link has a hash")?;
    page.open(&format!("?{}", query.replace(hash, "000000000000"))).await?;
    page.see("This passage has changed since the link was made.").await?;
    page.find(&format!("#p-{hash}.target .margin .warning")).await?;
    let elsewhere = query.replace("doc=002-bf05ee2c8b903cb5", "doc=000-3eec6cbe785423bf");
    page.open(&format!("?{elsewhere}")).await?;
    page.see("This passage has moved since the link was made").await?;
    page.find(&format!("#p-{hash}.target")).await?;
    page.open(&format!("?{query}")).await?;
    page.see("As it was when the link was made.").await
}

pub async fn a_search_is_taken_away_in_every_form(page: &Page<'_>) -> Outcome {
    page.open("?q=corridor").await?;
    value(page, LISTEN).await?;
    let found = total(page, "corridor").await?;
    press(page, ".tools", "Share").await?;
    page.find("#share[open]").await?;
    for (form, begins) in [
        ("CSV", "\u{feff}\"kind\""),
        ("JSON", "{\"corpus\""),
        ("BibTeX", "@"),
        ("RIS", "TY  - "),
        ("CSL-JSON", "["),
        ("Markdown", "# "),
        ("Text", ""),
    ] {
        press(page, "#share .marks", form).await?;
        page.find(&format!("#share textarea[aria-label=\"{form}\"]")).await?;
        press(page, "#share", "Download").await?;
        let file = taken(page).await?;
        assert_that(file.len() > 100 && file.starts_with(begins), &format!("{form} is {file}"))?;
        if form == "CSV" {
            let rows = file.matches("\"\r\n").count() as u64;
            assert_that(rows > found, &format!("{rows} rows, {found} passages"))?;
        }
    }
    press(page, "#share section:last-of-type", "Copy").await?;
    let copied = taken(page).await?;
    assert_that(copied.contains("Read on "), &format!("copied was {copied}"))?;
    page.axe().await
}

pub async fn where_the_browser_copies_nothing_the_link_can_be_selected(page: &Page<'_>) -> Outcome {
    page.open(DOCUMENT).await?;
    value(page, "Clipboard.prototype.writeText = () => Promise.reject(new Error('no'))").await?;
    press(page, ".passage", "Copy link").await?;
    page.see("This browser does not let the page copy.").await?;
    let link = value(page, "return document.querySelector('#share-link').value").await?;
    assert_that(link.as_str().is_some_and(|link| link.contains("#p-")), &format!("the link is {link}"))
}

/// The notes in the list of a dossier, in its order.
const NOTES: &str =
    "return [...document.querySelectorAll('.kept textarea')].map((note) => note.value).join('|')";

async fn notes(page: &Page<'_>, expected: &str) -> Outcome {
    let script = [NOTES, " === arguments[0]"].concat();
    page.until(&format!("the notes {expected:?}"), &script, &[json!(expected)]).await.map(drop)
}

/// Collects three passages, with a note on the first.
async fn collect(page: &Page<'_>) -> Outcome {
    page.open("?q=corridor").await?;
    total(page, "corridor").await?;
    for n in 1..=2 {
        let keep = format!("document.querySelectorAll('.hit .keep')[{n}].click()");
        value(page, &keep).await?;
        page.see(&format!("Dossier {n}")).await?;
    }
    page.open("?doc=002-bf05ee2c8b903cb5&p=54a4f397de94&mark=s3").await?;
    press(page, "#card", "Keep").await?;
    page.see("Kept in the dossier.").await?;
    page.open("?view=dossier").await?;
    notes(page, "||").await?;
    page.find(".kept textarea").await?.send_keys("see the map").await?;
    notes(page, "see the map||").await
}

pub async fn a_dossier_is_ordered_undone_and_there_the_next_time(page: &Page<'_>) -> Outcome {
    collect(page).await?;
    // By the keyboard, which stays with what it moves.
    value(page, "document.querySelector('.kept [data-act=Down]').focus()").await?;
    page.press(Key::Enter.to_string()).await?;
    notes(page, "|see the map|").await?;
    page.until(
        "the focus to follow",
        "return document.activeElement.matches('li:nth-child(2) [data-act=Down]')",
        &[],
    )
    .await?;
    page.press(Key::Enter.to_string()).await?;
    notes(page, "||see the map").await?;
    page.until(
        "the focus to stay",
        "return document.activeElement.matches('li:nth-child(3) [data-act]')",
        &[],
    )
    .await?;
    press(page, ".kept li:last-child", "Up").await?;
    notes(page, "|see the map|").await?;
    press(page, ".kept li:first-child", "Remove").await?;
    notes(page, "see the map|").await?;
    press(page, ".dossier", "Undo").await?;
    notes(page, "|see the map|").await?;
    value(page, "document.querySelector('.kept [data-colour=red]').click()").await?;
    page.see("Label: red").await?;
    page.axe().await?;
    page.open("?view=dossier").await?;
    notes(page, "|see the map|").await?;
    page.see("Label: red").await
}

pub async fn a_dossier_is_sent_as_a_link_and_made_ones_own(page: &Page<'_>) -> Outcome {
    collect(page).await?;
    press(page, ".dossier", "Share and export").await?;
    let made = "const { value } = document.querySelector('#share-link'); return value.includes('#dossier=') && value";
    let link = page.until("the link of the dossier", made, &[]).await?;
    let link = link.as_str().unwrap_or_default();
    assert_that(link.len() < 2000, &format!("{} characters", link.len()))?;
    value(page, "localStorage.clear()").await?;
    page.client.goto("about:blank").await?;
    page.client.goto(link).await?;
    page.see("A dossier that was shared").await?;
    page.see("see the map").await?;
    let fields = value(page, "return document.querySelectorAll('.kept textarea').length").await?;
    assert_that(fields == json!(0), "a shared dossier can be written in")?;
    press(page, ".dossier", "Make it mine").await?;
    page.at("dossier.html").await?;
    notes(page, "see the map||").await
}

pub async fn a_dossier_goes_into_a_file_and_comes_back(page: &Page<'_>) -> Outcome {
    collect(page).await?;
    value(page, LISTEN).await?;
    press(page, ".dossier", "Share and export").await?;
    press(page, "#share", "Download as a dossier").await?;
    let text = taken(page).await?;
    press(page, "#share", "Close").await?;
    press(page, ".dossier > .row", "Delete").await?;
    page.see("Nothing is collected yet.").await?;
    let file = env::temp_dir().join(format!("concordance-{}.dossier.txt", process::id()));
    for (text, told) in [("<p>", "This is not a dossier"), (&*text.replace("\t0\t", "\t9\t"), "damaged")] {
        fs::write(&file, text)?;
        page.find("input[type=file]").await?.send_keys(&file.display().to_string()).await?;
        page.see(told).await?;
    }
    fs::write(&file, text)?;
    page.find("input[type=file]").await?.send_keys(&file.display().to_string()).await?;
    notes(page, "see the map||").await?;
    Ok(fs::remove_file(&file)?)
}

pub async fn without_storage_a_dossier_lives_for_the_visit_and_says_so(page: &Page<'_>) -> Outcome {
    page.before_load("Storage.prototype.setItem = () => { throw new Error('full') }").await?;
    page.open("?q=corridor").await?;
    total(page, "corridor").await?;
    press(page, ".hit", "Keep").await?;
    page.see("Kept for this visit only").await?;
    click(page, "header nav a[href='?view=dossier']").await?;
    page.see("This browser stores nothing for this page").await
}

pub async fn dossiers_that_cannot_be_read_are_put_aside(page: &Page<'_>) -> Outcome {
    page.open("").await?;
    value(page, "localStorage.setItem('concordance-dossiers ' + new URL('.', location.href).href, 'of another version')")
        .await?;
    page.open("?q=corridor").await?;
    page.see("They were put aside.").await?;
    press(page, ".hit", "Keep").await?;
    page.see("Kept in the dossier.").await?;
    let aside = "return Object.values(localStorage).includes('of another version')";
    page.until("what was kept before", aside, &[]).await.map(drop)
}

pub async fn a_damaged_link_to_a_dossier_is_told(page: &Page<'_>) -> Outcome {
    for packed in ["AAAA", "", "%3Cb%3E", &"A".repeat(200_000)] {
        page.client.goto("about:blank").await?;
        page.open(&format!("dossier.html#dossier={packed}")).await?;
        page.see("The dossier in this link is").await?;
    }
    Ok(())
}

/// Script in whatever a dossier, a link or a file can hold is text.
pub async fn a_hostile_dossier_is_text(page: &Page<'_>) -> Outcome {
    let script = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    page.open("?q=").await?;
    let shelf = format!(
        "0\nConcordance dossier 1\n{script}\n{script}\taaaaaaaaaaaa\t\t\t1\t{script}\njavascript:alert(3)\tbbbbbbbbbbbb\t\t\t0\t\n"
    );
    let store =
        "localStorage.setItem('concordance-dossiers ' + new URL('.', location.href).href, arguments[0])";
    page.client.execute(store, vec![json!(shelf)]).await?;
    page.open("?view=dossier").await?;
    page.find(".kept li").await?;
    let made = value(page, "return document.querySelectorAll('.kept :is(img, script, a)').length").await?;
    assert_that(made == json!(0), &format!("{made} elements were made of text"))?;
    press(page, ".dossier", "Share and export").await?;
    for form in ["Markdown", "CSV", "JSON"] {
        press(page, "#share .marks", form).await?;
        page.find(&format!("#share textarea[aria-label=\"{form}\"]")).await?;
    }
    let made = "const { value } = document.querySelector('#share-link'); return value.includes('#dossier=') && value";
    let link = page.until("the link of the dossier", made, &[]).await?;
    page.client.goto("about:blank").await?;
    page.client.goto(link.as_str().unwrap_or_default()).await?;
    page.see("A dossier that was shared").await?;
    page.see("onerror=alert(1)").await
}
