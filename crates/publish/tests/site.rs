//! The files of a site, read as whoever comes without the program reads them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use compiler::compile_folder;
use corpus::Corpus;
use dom_query::Document;
use publish::{App, Counts, Options, Output};
use serde_json::Value;

/// As much of the app as its pages are made from.
const APP: &[(&str, &[u8])] = &[
    (
        "index.html",
        b"<!doctype html><html><head>\
          <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><!-- head --><script src=\"boot.js\"></script></head>\
          <body><noscript></noscript><!-- page --><!-- corpus --></body></html>",
    ),
    ("boot.js", b"start()"),
    ("sw.js", b"const FILES = [\"__FILES__\"], VERSION = \"__VERSION__\";"),
    ("style-0123456789abcdef.css", b"p { margin: 0 }"),
    ("app-0123456789abcdef.js", b"const a=1,b=2,c=3;export{a as default,b as open,c as shared};"),
    ("app-0123456789abcdef_annex.wasm", b"\0asm, the annex"),
    ("app-0123456789abcdef_bg.wasm", b"\0asm"),
    ("LICENSE-WordNet.txt", b"a licence"),
];

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");
const HOSTILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/hostile");

fn corpus(folder: &str) -> Corpus {
    compile_folder(Path::new(folder)).corpus.expect("the folder compiles")
}

fn build(corpus: Corpus, options: &Options, site: &Path) -> Counts {
    let app = App::carried(APP).expect("an app");
    let out = Output::open(site).expect("a folder for the site");
    publish::site(corpus, &app, options, &out, &|_| {}).expect("a site");
    out.finish().expect("a list")
}

/// The files of a site by their names.
fn files(site: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(site).expect("the site").map(|entry| entry.expect("a file"));
    let files = entries.filter(|entry| entry.path().is_file());
    files
        .map(|entry| {
            let name = entry.file_name().into_string().expect("a plain name");
            (name, fs::read(entry.path()).expect("its bytes"))
        })
        .collect()
}

/// With that address.
fn at(address: &str) -> Options {
    Options { address: Some(address.to_owned()), ..Options::default() }
}

fn built(folder: &str, options: &Options) -> BTreeMap<String, Vec<u8>> {
    let site = tempfile::tempdir().expect("a folder");
    build(corpus(folder), options, site.path());
    files(site.path())
}

fn is_page(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "html")
}

fn pages(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, Document> {
    let pages = files.iter().filter(|(name, _)| is_page(name));
    pages.map(|(name, bytes)| (&**name, Document::from(&*String::from_utf8_lossy(bytes)))).collect()
}

fn meta(page: &Document, name: &str) -> Option<String> {
    let found = page.select(&format!("meta[name='{name}'], meta[property='{name}']"));
    found.attr("content").map(|content| content.to_string())
}

#[test]
fn every_document_can_be_read_without_the_program() {
    let files = built(SEEDS, &Options::default());
    let pages = pages(&files);
    for document in corpus(SEEDS).documents {
        let page = &pages[&*format!("document-{}.html", document.slug)];
        let shown = page.select("article").text().to_string();
        for passage in &document.passages {
            assert!(shown.contains(&passage.text), "{}: {}", document.slug, passage.text);
        }
        let scraped = &pages[&*format!("scraped-{}.html", document.slug)];
        let lines = scraped.select("ol.scraped > li").length();
        assert!(lines >= document.passages.len() + document.furniture.len(), "{}", document.slug);
    }
}

#[test]
fn every_link_to_a_static_page_leads_to_what_is_there() {
    for folder in [SEEDS, HOSTILE] {
        let files = built(folder, &Options::default());
        let pages = pages(&files);
        let ids: BTreeMap<&str, BTreeSet<String>> = pages
            .iter()
            .map(|(name, page)| {
                let ids =
                    page.select("[id]").iter().filter_map(|one| one.attr("id").map(|id| id.to_string()));
                (*name, ids.collect())
            })
            .collect();
        let mut seen = 0;
        for (name, page) in &pages {
            for link in &page.select("a[href]") {
                let href = link.attr("href").expect("an address").to_string();
                if href.starts_with("./?") || href.starts_with("http") || href.starts_with('#') {
                    continue;
                }
                let (file, fragment) = href.split_once('#').unwrap_or((&href, ""));
                let file = if file == "./" { "index.html" } else { file };
                if !is_page(file) {
                    assert!(files.contains_key(file), "{name} leads to {href}, which is not there");
                    continue;
                }
                let there =
                    ids.get(file).unwrap_or_else(|| panic!("{name} leads to {href}, which is not there"));
                assert!(
                    fragment.is_empty() || there.contains(fragment),
                    "{name} leads to {href}: no such place"
                );
                seen += 1;
            }
        }
        assert!(seen > 20, "{folder}: {seen}");
    }
}

#[test]
fn a_page_says_what_it_is_about() {
    let files = built(SEEDS, &at("https://room.example/talks/"));
    let pages = pages(&files);
    let document = &corpus(SEEDS).documents[0];
    let page = &pages[&*format!("document-{}.html", document.slug)];
    assert!(page.select("title").text().starts_with(document.name()));
    assert_eq!(meta(page, "og:title").as_deref(), Some(&*page.select("title").text()));
    assert_eq!(meta(page, "citation_title").as_deref(), Some(document.name()));
    assert!(meta(page, "description").is_some_and(|words| words.contains("rewritten by AI")));
    let canonical = page.select("link[rel=canonical]").attr("href").expect("an address").to_string();
    assert_eq!(canonical, format!("https://room.example/talks/document-{}.html", document.slug));
}

#[test]
fn a_link_has_a_picture_where_the_address_is_known() {
    let site = tempfile::tempdir().expect("a folder");
    let first = build(corpus(SEEDS), &at("https://room.example/"), site.path());
    let files = files(site.path());
    let pages = pages(&files);
    for document in corpus(SEEDS).documents {
        let page = &pages[&*format!("document-{}.html", document.slug)];
        let picture = meta(page, "og:image").expect("a picture");
        let file = picture.strip_prefix("https://room.example/").expect("an address of the site");
        assert!(fs::read(site.path().join(file)).expect("the picture").starts_with(b"\x89PNG"));
    }
    let second = build(corpus(SEEDS), &at("https://room.example/"), site.path());
    assert_eq!((second.written, second.deleted, second.unchanged), (0, 0, first.written));
}

#[test]
fn a_site_without_an_address_names_none() {
    let files = built(SEEDS, &Options::default());
    let page = &pages(&files)["index.html"];
    assert!(!page.select("link[rel=canonical]").exists() && meta(page, "og:url").is_none());
}

#[test]
fn what_a_page_does_not_state_it_does_not_tell() {
    let files = built(SEEDS, &Options::default());
    let pages = pages(&files);
    for document in corpus(SEEDS).documents.iter().filter(|document| document.date.is_none()) {
        let page = &pages[&*format!("document-{}.html", document.slug)];
        assert_eq!(meta(page, "citation_publication_date"), None, "{}", document.slug);
        assert!(!page.select("script[type='application/ld+json']").text().contains("datePublished"));
    }
}

#[test]
fn with_an_address_there_are_a_site_map_and_a_feed_of_what_has_a_day() {
    let files = built(SEEDS, &at("https://room.example/"));
    let text = |name: &str| String::from_utf8(files[name].clone()).expect("text");
    let pages = files.keys().filter(|name| is_page(name) && *name != "404.html").count();
    assert_eq!(text("sitemap.xml").matches("<loc>https://room.example/").count(), pages);
    let corpus = corpus(SEEDS);
    let dated =
        corpus.documents.iter().filter(|one| one.date.as_ref().is_some_and(|date| date.value.len() == 10));
    assert_eq!(text("feed.xml").matches("<entry>").count(), dated.count());
}

#[test]
fn what_a_document_says_is_only_text() {
    for (name, page) in pages(&built(HOSTILE, &Options::default())) {
        let scripts = page.select("script").iter().filter(|script| {
            let kind = script.attr("type").unwrap_or_default();
            !["application/json", "application/ld+json"].contains(&&*kind) && !script.has_attr("src")
        });
        assert_eq!(scripts.count(), 0, "{name}");
        assert!(!page.select("iframe, img, [onerror], [onclick], a[href^='javascript']").exists(), "{name}");
    }
}

#[test]
fn the_corpus_stands_in_the_overview_and_beside_the_others() {
    let files = built(HOSTILE, &Options::default());
    for (name, page) in pages(&files) {
        if name == "index.html" {
            let block = page.select("script#corpus").text().to_string();
            let columns: Vec<String> = serde_json::from_str(&block).expect("a list of texts");
            assert_eq!(corpus::columns::read(&columns), Ok(corpus(HOSTILE)));
        } else if name != "data.html" {
            let file = page.select("link#corpus").attr("href").expect("an address").to_string();
            assert!(files.contains_key(file.trim_start_matches("./")), "{name}: {file}");
        }
    }
}

#[test]
fn the_published_corpus_is_as_its_schema_says() {
    for folder in [SEEDS, HOSTILE] {
        let files = built(folder, &Options::default());
        let [schema, corpus]: [Value; 2] = ["corpus.schema.json", "corpus.json"]
            .map(|name| serde_json::from_slice(&files[name]).expect("JSON"));
        let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        compiler.add_resource("schema.json", schema).expect("a schema");
        let schema = compiler.compile("schema.json", &mut schemas).expect("a schema");
        if let Err(error) = schemas.validate(&corpus, schema) {
            panic!("{folder}: {error:#}");
        }
        let mut other = corpus.clone();
        other["documents"][0]["passages"][0]["first_line"] = "three".into();
        assert!(schemas.validate(&other, schema).is_err(), "a line is a number");
        let mut other = corpus.clone();
        other["topics"] = Value::Null;
        assert!(schemas.validate(&other, schema).is_err(), "topics are a list");
    }
}

#[test]
fn every_value_of_the_corpus_is_explained() {
    let files = built(SEEDS, &Options::default());
    let schema: Value = serde_json::from_slice(&files["corpus.schema.json"]).expect("JSON");
    let types = schema["$defs"].as_object().expect("types").iter();
    for (name, shape) in types.chain([(&"Corpus".to_owned(), &schema)]) {
        assert!(shape["description"].is_string(), "{name}");
        for (field, value) in shape["properties"].as_object().into_iter().flatten() {
            assert!(value["description"].is_string(), "{name}.{field}");
        }
    }
}

#[test]
fn a_page_explains_the_data_and_starts_nothing() {
    let files = built(SEEDS, &Options::default());
    let pages = pages(&files);
    assert!(pages["about.html"].select("a[href='data.html']").exists());
    let page = &pages["data.html"];
    assert!(page.select("a[href='corpus.json']").exists() && !page.select("script").exists());
    assert!(page.select("h1").text().contains("The data") && page.select("link[rel=stylesheet]").exists());
    for (kind, told) in [("Statement", "verbatim"), ("Mode", "quoted"), ("FlagKind", "ai-rewritten")] {
        let heading = page.select(&format!("h2[id='{kind}'] ~ dl code"));
        assert!(heading.iter().any(|code| &*code.text() == told), "{kind}: {told}");
    }
}

#[test]
fn a_single_file_asks_for_nothing_else() {
    let app = App::carried(APP).expect("an app");
    for folder in [SEEDS, HOSTILE] {
        let page = publish::single_file(corpus(folder), &app, &Options::default()).expect("a page");
        let page = Document::from(&*page);
        assert!(!page.select("link, [src]").exists());
        assert!(
            ["wasm", "annex", "corpus"].iter().all(|part| page.select(&format!("script#{part}")).exists())
        );
        let policy = page.select("meta[http-equiv]").attr("content").expect("a policy").to_string();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("'self'"), "{policy}");
        assert_eq!(
            page.select("script:not([type])").length() + page.select("script[type=module]").length(),
            2
        );
    }
}

#[test]
fn hosts_are_told_the_policy_and_what_never_changes() {
    let headers = String::from_utf8(built(SEEDS, &Options::default())["_headers"].clone()).expect("text");
    assert!(
        headers.contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'self'\n"),
        "{headers}"
    );
    assert!(headers.contains("/corpus-*\n"), "{headers}");
}

#[test]
fn two_builds_are_the_same_bytes() {
    assert_eq!(built(SEEDS, &Options::default()), built(SEEDS, &Options::default()));
}

#[test]
fn a_second_build_writes_nothing() {
    let site = tempfile::tempdir().expect("a folder");
    let first = build(corpus(SEEDS), &Options::default(), site.path());
    let second = build(corpus(SEEDS), &Options::default(), site.path());
    assert_eq!((second.written, second.unchanged, second.deleted), (0, first.written, 0));
}
