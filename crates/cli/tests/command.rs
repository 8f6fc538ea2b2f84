//! The `concordance` command as a script calls it.

use serde_json::Value;
use std::process::{Command, Output};

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");

fn concordance(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_concordance"))
        .env("CONCORDANCE_CACHE", env!("CARGO_TARGET_TMPDIR"))
        .args(arguments)
        .output()
        .expect("the command starts")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON on standard output")
}

/// A folder with these files, gone when the test ends.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

fn path(folder: &tempfile::TempDir) -> &str {
    folder.path().to_str().expect("a path in Unicode")
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const PAGE: &str = "Ferry talks go on in Port Amber

Mar 4 2024

The ferry company and the union of the crews met in Port Amber on Monday to discuss wages and the timetable.

Ann Harbour of the union said the talks would go on, and the ferry company said that it hoped so.
";

#[test]
fn compiling_writes_the_corpus() {
    let output = concordance(&["compile", SEEDS, "--out", "-"]);
    assert!(output.status.success());
    let corpus = compiler::compile_folder(SEEDS.as_ref()).corpus.expect("the seeds compile");
    assert_eq!(output.stdout, compiler::to_json(&corpus).as_bytes());
}

#[test]
fn the_neutral_form_has_lines_paragraphs_and_flags() {
    let output = concordance(&["compile", SEEDS, "--neutral", "-", "--no-reviews"]);
    let first = &json(&output)["documents"][0];
    assert_eq!(first["file"], "000_3eec6cbe785423bf.txt");
    assert_eq!(first["date"], Value::Null);
    assert_eq!(first["paragraphs"][0]["line_start"], 3);
    assert!(first["boilerplate_lines"].as_array().expect("lines").contains(&Value::from(24)));
    assert_eq!(first["flags"][0], "ai-rewritten");
}

#[test]
fn searching_prints_hits_with_file_lines_and_score_best_first() {
    let found = json(&concordance(&["search", SEEDS, "Lachin blockade", "--json"]));
    let hits = found["hits"].as_array().expect("hits");
    assert_eq!(hits[0]["file"], "003_c27a428282c94457.txt");
    assert_eq!(hits[0]["lines"], serde_json::json!([19, 19]));
    let scores: Vec<f64> = hits.iter().filter_map(|hit| hit["score"].as_f64()).collect();
    assert_eq!(scores.len(), hits.len());
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn a_hit_names_who_says_what_in_the_words_of_the_page() {
    let folder = folder(&[("page.txt", PAGE)]);
    let found = json(&concordance(&["search", path(&folder), "talks", "--json"]));
    let hits = found["hits"].as_array().expect("hits");
    let statements = hits.iter().flat_map(|hit| hit["statements"].as_array().expect("statements"));
    let [statement] = &statements.filter(|one| one["speaker"] == "Ann Harbour").collect::<Vec<_>>()[..]
    else {
        panic!("one statement of hers in {found}")
    };
    let words = statement["words"].as_str().expect("words");
    assert_eq!(
        words,
        "Ann Harbour of the union said the talks would go on, and the ferry company said that it hoped so."
    );
    let range = |at: usize| statement["content"][0][at].as_u64().expect("an offset") as usize;
    assert_eq!(&words[range(0)..range(1)], "the talks would go on");
    assert_eq!((&statement["mode"], &statement["cue"]), (&Value::from("reported"), &Value::from("said")));
    assert_eq!((&statement["date"], &statement["verbatim"]), (&Value::Null, &Value::from(false)));
    let hit =
        hits.iter().find(|hit| hit["text"].as_str().is_some_and(|text| text.contains(words))).expect("it");
    let link = statement["link"].as_str().expect("a link");
    assert!(link.starts_with(&format!("?doc=page&p={}&mark=s", hit["passage"].as_str().expect("a hash"))));
}

#[test]
fn a_bare_folder_of_pages_works() {
    let found = json(&concordance(&["search", &format!("{SEEDS}/documents"), "corridor", "--json"]));
    assert_eq!(found["total"], 3);
}

#[test]
fn a_folder_that_is_not_there_fails_with_a_message() {
    let output = concordance(&["compile", "no/such/folder", "--out", "-"]);
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(errors(&output).contains("found no folder no/such/folder"), "{}", errors(&output));
    let file = folder(&[("page.txt", PAGE)]);
    let output = concordance(&["check", &format!("{}/page.txt", path(&file))]);
    assert_eq!(output.status.code(), Some(3));
    assert!(errors(&output).contains("name the folder that it lies in"), "{}", errors(&output));
}

#[test]
fn a_written_index_answers_as_a_built_one_and_a_damaged_one_not_at_all() {
    let folder = std::env::temp_dir().join(format!("concordance-index-{}", std::process::id()));
    let path = folder.to_str().expect("a path in Unicode");
    assert!(concordance(&["compile", SEEDS, "--index", path]).status.success());
    let query = ["search", SEEDS, "\"peace treaty\" border", "--json"];
    let with_index = [&query[..], &["--index", path]].concat();
    assert_eq!(json(&concordance(&with_index)), json(&concordance(&query)));

    let terms = folder.join("terms.index");
    let mut bytes = std::fs::read(&terms).expect("the terms are there");
    bytes[100] ^= 1;
    std::fs::write(&terms, bytes).expect("they can be written");
    let output = concordance(&with_index);
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("section Terms changed or cut off"));
}

#[test]
fn the_index_of_other_pages_is_refused() {
    let folder = std::env::temp_dir().join(format!("concordance-other-{}", std::process::id()));
    let path = folder.to_str().expect("a path in Unicode");
    let documents = format!("{SEEDS}/documents");
    assert!(concordance(&["compile", &documents, "--index", path]).status.success());
    let output = concordance(&["search", SEEDS, "peace", "--index", path]);
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("expected the index of this corpus"));
}

#[test]
fn what_was_read_otherwise_is_told() {
    let found = json(&concordance(&["search", SEEDS, "coridor \"as is", "--json"]));
    assert_eq!(found["understood"], "coridor \"as is\"");
    assert_eq!(found["notices"][0]["range"], serde_json::json!([8, 9]));
    assert_eq!(found["missing"][0]["word"], "coridor");
    assert_eq!(found["missing"][0]["instead"][0], "corridor");
}

#[test]
fn an_empty_answer_suggests_a_way_out() {
    let found = json(&concordance(&["search", SEEDS, "corridor flag:empty topic:enclaves", "--json"]));
    assert_eq!(found["total"], 0);
    assert!(found["suggestion"]["total"].as_u64().is_some_and(|total| total > 0), "{found:#}");
}

#[test]
fn reasons_add_up_to_the_score() {
    let found = json(&concordance(&["search", SEEDS, "Lachin corridor", "--json", "--explain"]));
    let hit = &found["hits"][0];
    let gains =
        hit["reasons"].as_array().expect("reasons").iter().filter_map(|reason| reason["gain"].as_f64());
    assert!((gains.sum::<f64>() - hit["score"].as_f64().expect("a score")).abs() < 1e-5);
}

#[test]
fn reviews_are_applied_unless_they_are_left_out() {
    let reviews = "[[metadata]]\ndocument = \"page.txt\"\nfield = \"publisher\"\nvalue = \"Amber Times\"\nreason = \"the site\"\n";
    let folder = folder(&[("page.txt", PAGE), ("reviews.toml", reviews)]);
    let publisher = |more: &[&str]| {
        let arguments = [&["compile", path(&folder), "--out", "-"], more].concat();
        json(&concordance(&arguments))["documents"][0]["publisher"].clone()
    };
    assert_eq!(publisher(&[])["basis"], "review: the site");
    assert_eq!(publisher(&["--no-reviews"]), Value::Null);
}

#[test]
fn a_review_that_does_not_fit_is_reported_with_its_line() {
    let reviews =
        "[[event]]\ndocument = \"page.txt\"\nwords = \"on Tuesday\"\naction = \"withdraw\"\nreason = \"x\"\n";
    let folder = folder(&[("page.txt", PAGE), ("reviews.toml", reviews)]);
    let output = concordance(&["compile", path(&folder), "--out", "-"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("reviews.toml:3:"), "{}", errors(&output));
}

#[test]
fn checking_says_what_to_look_at_first_with_file_and_line() {
    let topics = "[[topic]]\nid = \"wages\"\nlabel = \"Wages\"\ndefinition = \"D\"\nterms = [\"wages\"]\n";
    let folder =
        folder(&[("documents/page.txt", PAGE), ("topics.toml", topics), ("documents/photo.png", "x")]);
    let output = concordance(&["check", path(&folder), "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let found = json(&output);
    assert_eq!(found["diagnostics"][0]["severity"], "note");
    let kinds = |kind: &str| -> Vec<Value> {
        let places = found["look_first"].as_array().expect("places").iter();
        places.filter(|place| place["kind"] == kind).map(|place| place["line"].clone()).collect()
    };
    assert_eq!(kinds("no-topic"), [Value::from(7)]);
    assert!(!kinds("flags").is_empty());
    let text = concordance(&["check", path(&folder)]);
    assert!(String::from_utf8_lossy(&text.stdout).contains("documents/page.txt:7: Ann Harbour of the union"));
    assert!(errors(&text).contains("documents/photo.png"), "{}", errors(&text));
}

/// A place that speaks as a capital does, and another that does not.
const CAPITALS: &str = "Talks go on

Mar 4 2024

Nicosia said on Monday that the ferry talks in Port Amber were over. Cyprus said so later.

Nicosia insists that the crews in Port Amber go back to work. They met in Nicosia.
";

#[test]
fn checking_asks_whether_a_place_that_speaks_is_a_capital() {
    let asked = |entities: &str| -> Vec<String> {
        let folder = folder(&[("documents/page.txt", CAPITALS), ("entities.toml", entities)]);
        let found = json(&concordance(&["check", path(&folder), "--json"]));
        let places = found["look_first"].as_array().expect("places").clone();
        let of_kind = places.iter().filter(|place| place["kind"] == "speaking-place");
        of_kind
            .map(|place| format!("{}: {}", place["line"], place["message"].as_str().unwrap_or("-")))
            .collect()
    };
    let nicosia = |whose: &str| {
        let keys = "if it is a capital, another kind if it is no place";
        format!("5: Nicosia speaks 2 times: speaks_for = \"{whose}\" {keys}")
    };
    assert_eq!(asked(""), [nicosia("...")]);
    let entity = |name: &str, key: &str| format!("[[entity]]\nname = \"{name}\"\nkind = \"place\"\n{key}\n");
    let cyprus = entity("Cyprus", "");
    assert_eq!(asked(&(cyprus.clone() + &entity("Nicosia", "speaks_for = \"Cyprus\""))), [] as [&str; 0]);
    assert_eq!(asked(&(cyprus + &entity("Nicosia", ""))), [nicosia("...")]);
}

#[test]
fn checking_ends_with_1_on_errors_and_on_warnings_when_strict() {
    let wrong = folder(&[("page.txt", PAGE), ("corpus.toml", "titel = \"x\"\n")]);
    let output = concordance(&["check", path(&wrong)]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"no corpus can be made yet: mend the errors first\n");
    let problem = &json(&concordance(&["check", path(&wrong), "--json"]))["diagnostics"][0];
    assert_eq!((&problem["line"], &problem["column"]), (&Value::from(1), &Value::from(1)));
    let odd = folder(&[("page.txt", PAGE), ("empty.txt", "")]);
    assert_eq!(concordance(&["check", path(&odd)]).status.code(), Some(0));
    assert_eq!(concordance(&["check", path(&odd), "--strict"]).status.code(), Some(1));
}

#[test]
fn exit_codes_tell_input_usage_and_files_apart() {
    assert_eq!(concordance(&["compile"]).status.code(), Some(2));
    assert_eq!(concordance(&["compile", SEEDS, "--out", "-", "--json"]).status.code(), Some(2));
    assert_eq!(concordance(&["compile", SEEDS, "--out", "no/such/folder/file"]).status.code(), Some(3));
    assert_eq!(concordance(&["compile", "no/such/folder", "--out", "-"]).status.code(), Some(3));
    let wrong = folder(&[("page.txt", PAGE), ("corpus.toml", "titel = \"x\"\n")]);
    assert_eq!(concordance(&["compile", path(&wrong), "--out", "-"]).status.code(), Some(1));
}

#[test]
fn a_pipe_gets_no_colours_and_no_bar() {
    let pages: Vec<(String, &str)> = (0..250).map(|n| (format!("page{n}.txt"), PAGE)).collect();
    let pages: Vec<(&str, &str)> = pages.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let folder = folder(&[&pages[..], &[("empty.txt", "")]].concat());
    let output = concordance(&["compile", path(&folder), "--out", "-"]);
    assert!(!output.stderr.contains(&0x1b) && !output.stderr.contains(&b'\r'), "{}", errors(&output));
}

#[test]
fn compiling_prints_counts_and_problems_for_a_script() {
    let folder = folder(&[("page.txt", PAGE), ("empty.txt", "")]);
    let out = folder.path().join("corpus.json");
    let found =
        json(&concordance(&["compile", path(&folder), "--json", "--out", out.to_str().expect("Unicode")]));
    assert_eq!(found["counts"]["documents"], 2);
    assert_eq!(found["diagnostics"][0]["found"], "an empty file");
    assert!(out.exists());
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = concordance(&["completions", shell]);
        assert!(output.status.success());
        assert!(String::from_utf8_lossy(&output.stdout).contains("no-reviews"), "{shell}");
    }
}

/// A page of which the rules know the speaker by themselves.
const PAY: &str = "Talks on pay go on

Ann Harbour, the head of the ferry union, said on Monday that the crews would wait for an offer.

Harbour said that nobody had called her about the pay claim. The pay claim is of March.
";

#[test]
fn a_folder_is_set_up_for_a_curator_and_nothing_is_overwritten() {
    let folder =
        folder(&[("a-2024-03-04.txt", PAY), ("b-2024-03-05.txt", PAGE), ("reviews.toml", "# mine\n")]);
    let compiled = || json(&concordance(&["compile", path(&folder), "--out", "-"]))["documents"].clone();
    let before = compiled();
    let found = json(&concordance(&["init", path(&folder), "--json"]));
    assert_eq!(found["written"], serde_json::json!(["corpus.toml", "metadata.csv", "proposals.toml"]));
    let text = std::fs::read_to_string(folder.path().join("corpus.toml")).expect("it is written");
    let schema = text.lines().next().and_then(|line| line.strip_prefix("#:schema ")).expect("a schema");
    assert!(folder.path().join(schema).is_file(), "an editor finds {schema}");
    assert_eq!(found["exist"], serde_json::json!(["reviews.toml"]));
    assert_eq!(found["proposed"][0]["name"], "Ann Harbour");
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("a file");
    assert_eq!(read("reviews.toml"), "# mine\n");
    assert!(
        read("metadata.csv").contains("a-2024-03-04.txt,Talks on pay go on,2024-03-04,"),
        "{}",
        read("metadata.csv")
    );
    let after = compiled();
    assert_eq!(after[0]["date"]["value"], "2024-03-04");
    assert_eq!(after[0]["date"]["basis"], "metadata.csv, line 2");
    let speakers = |documents: &Value| -> Vec<Value> {
        let said = documents[0]["statements"].as_array().expect("statements").iter();
        said.map(|said| said["speaker"].clone()).collect()
    };
    assert_eq!((speakers(&before), &before[0]["title"]), (speakers(&after), &after[0]["title"]));
    let table = read("metadata.csv");
    let again = concordance(&["init", path(&folder)]);
    assert!(String::from_utf8_lossy(&again.stdout).contains("metadata.csv: there already"));
    assert_eq!(read("metadata.csv"), table);
    let check = concordance(&["check", path(&folder), "--strict"]);
    assert_eq!(check.status.code(), Some(0), "{}", errors(&check));
}

#[test]
fn what_is_accepted_moves_to_the_configuration_and_nothing_else_does() {
    let folder = folder(&[("a.txt", PAY), ("b.txt", &PAY.replace("nobody", "no one"))]);
    let accept = |name: &str| concordance(&["init", path(&folder), "--accept", name, "--json"]);
    assert_eq!(json(&accept("Harbour"))["accepted"], serde_json::json!(["Ann Harbour"]));
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap_or_default();
    assert!(read("entities.toml").contains("name = \"Ann Harbour\""), "{}", read("entities.toml"));
    assert!(!read("proposals.toml").contains("Ann Harbour") && read("topics.toml").is_empty());
    assert_eq!(accept("Harbour").status.code(), Some(2));
    assert!(json(&accept("all"))["accepted"].as_array().is_some_and(|all| !all.is_empty()));
    assert!(read("topics.toml").contains("guessed = true") && !read("proposals.toml").contains("[["));
    let check = concordance(&["check", path(&folder), "--strict"]);
    assert_eq!(check.status.code(), Some(0), "{}", errors(&check));
}

#[test]
fn a_proposal_that_does_not_compile_is_not_accepted() {
    let broken = "[[entity]]\nname = \"Ann Harbour\"\nkind = \"ship\"\n";
    let folder = folder(&[("a.txt", PAY), ("proposals.toml", broken)]);
    let output = concordance(&["init", path(&folder), "--accept", "all"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("nothing was accepted"), "{}", errors(&output));
    assert!(!folder.path().join("entities.toml").exists());
}

#[test]
fn a_table_of_pages_is_the_curator_s_word_and_its_mistakes_are_told_with_their_lines() {
    let table = "file;date;publisher;byline\npage.txt;2023-12-31;Amber Times;\nnone.txt;;;\n";
    let folder = folder(&[("page.txt", PAGE), ("metadata.csv", table)]);
    let output = concordance(&["compile", path(&folder), "--out", "-"]);
    let corpus = json(&output);
    let page = &corpus["documents"][0];
    assert_eq!(
        (&page["date"]["value"], &page["publisher"]["value"]),
        (&"2023-12-31".into(), &"Amber Times".into())
    );
    assert_eq!(corpus["reviews"].as_array().map(Vec::len), Some(2));
    assert!(errors(&output).contains("metadata.csv:3"), "{}", errors(&output));
    let rules = json(&concordance(&["compile", path(&folder), "--no-reviews", "--out", "-"]));
    assert_eq!(rules["documents"][0]["date"]["value"], "2024-03-04");
    std::fs::write(folder.path().join("metadata.csv"), "file,date\npage.txt,2024-13-01\n")
        .expect("it is written");
    let wrong = concordance(&["check", path(&folder)]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(errors(&wrong).contains("metadata.csv:2"), "{}", errors(&wrong));
    std::fs::write(folder.path().join("metadata.csv"), b"PK\x03\x04\x00\x00\x00\x08").expect("it is written");
    let workbook = concordance(&["check", path(&folder)]);
    assert!(errors(&workbook).contains("a file that is not text"), "{}", errors(&workbook));
}

#[test]
fn what_asks_nothing_is_told_once_for_all_pages() {
    let html = "<html><head><script>1</script></head><body><h1>Talks go on in Port Amber</h1><p>The ferry company and the \
                union of the crews met in Port Amber on Monday to discuss wages and hours again.</p></body></html>";
    let folder = folder(&[("a.html", html), ("b.html", html)]);
    let told = |more: &[&str]| {
        let arguments = [&["check", path(&folder)], more].concat();
        errors(&concordance(&arguments)).matches("nothing to do").count()
    };
    assert_eq!((told(&[]), told(&["--all"])), (1, 2));
}

#[test]
fn in_an_article_of_one_line_the_sentence_says_where() {
    let line = "The ferry company and the union of the crews met in Port Amber to talk about wages. A truce was agreed on in \
                December, it was said. The boats sail again, and nobody knows for how long that will be so.";
    let folder = folder(&[("a.txt", line)]);
    let output = concordance(&["check", path(&folder)]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("in “A truce was agreed on in December, it was said.”"), "{text}");
}

/// The annotation of a page as the scorer reads it, cut down to what one page needs.
const GOLD: &str = r#"{
  "file": "page.txt", "nonblank_lines": [1, 3, 5, 7], "other_lines": [],
  "title": {"value": "Ferry talks go on in Port Amber"}, "published": {"value": "2024-03-04"},
  "byline": {"value": null}, "publisher": {"value": "Amber Times"}, "url": {"value": null},
  "paragraphs": [{"line_start": 5, "line_end": 5, "topics": [], "topics_optional": []},
                 {"line_start": 7, "line_end": 7, "topics": [], "topics_optional": []}],
  "quotations": [], "events": [], "date_traps": [], "flags": []
}"#;

#[test]
fn scoring_shows_what_reviews_add_and_ends_with_1_below_what_was_asked() {
    let reviews = "[[metadata]]\ndocument = \"page.txt\"\nfield = \"publisher\"\nvalue = \"Amber Times\"\nreason = \"the site\"\n";
    let corpus = folder(&[("page.txt", PAGE), ("reviews.toml", reviews)]);
    let gold = folder(&[("seeds/page.txt.json", GOLD)]);
    let score = |more: &[&str]| {
        concordance(&[&["score", path(&corpus), "--gold", path(&gold), "--json"], more].concat())
    };
    let found = json(&score(&[]));
    let row = |column: &str, row: &str| found[column][row]["f1"].as_f64();
    assert_eq!(row("rules alone", "metadata fields"), Some(0.8));
    assert_eq!(row("with reviews", "metadata fields"), Some(1.0));
    assert_eq!(row("with reviews", "body lines"), Some(1.0));
    assert_eq!(
        score(&["--at-least", "body-lines=1", "--at-least", "metadata fields=0.9"]).status.code(),
        Some(0)
    );
    assert_eq!(score(&["--at-least", "quotation spans=0.5"]).status.code(), Some(1));
    assert_eq!(score(&["--at-least", "poems=0.5"]).status.code(), Some(2));
    assert_eq!(concordance(&["score", path(&corpus), "--gold", "no/such"]).status.code(), Some(3));
}

#[test]
fn what_a_curator_looks_at_first_comes_first_and_files_share_the_list() {
    let page = "Talks\n\nThe ferry company and the union of the crews met in Port Amber on Monday to discuss wages.\n\n";
    let said = "Nobody would sign such a paper before the summer, it was said in Port Amber at the end of the day.\n\n";
    let long = page.to_owned() + &said.repeat(20);
    let folder = folder(&[
        ("a.txt", &long),
        ("b.txt", &(page.to_owned() + said)),
        ("c.txt", &(page.to_owned() + said)),
    ]);
    let output = concordance(&["check", path(&folder)]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let heads: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()))
        .map(|line| line.split(' ').nth(1).unwrap_or_default().trim_end_matches('s'))
        .collect();
    let order = ["statement", "date", "name", "place", "passage", "flag"];
    let places: Vec<_> = heads.iter().filter_map(|head| order.iter().position(|name| name == head)).collect();
    assert!(places.is_sorted() && places.len() == heads.len() && places.contains(&5), "{text}");
    let dates: Vec<&str> = text.lines().filter(|line| line.contains("the page has no date")).collect();
    assert_eq!(dates.len(), 3, "{text}");
}

#[test]
fn what_a_review_has_settled_is_not_asked_again() {
    let reviews = "[[event]]\ndocument = \"page.txt\"\nwords = \"on Monday\"\naction = \"correct\"\ndate = \"unknown\"\nreason = \"x\"\n";
    let page = PAGE.replace("Mar 4 2024\n", "");
    let dates = |reviews: &str| {
        let folder = folder(&[("page.txt", &page), ("reviews.toml", reviews)]);
        let found = json(&concordance(&["check", path(&folder), "--json"]));
        let places = found["look_first"].as_array().expect("places").clone();
        places
            .iter()
            .filter(|place| place["message"].as_str().is_some_and(|words| words.contains("Monday")))
            .count()
    };
    assert_eq!((dates(""), dates(reviews)), (1, 0));
}

#[test]
fn folders_and_dangling_links_are_skipped_with_a_word() {
    let folder = folder(&[("page.txt", PAGE), ("inner/page.txt", PAGE)]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere.txt", folder.path().join("link.txt")).expect("a link");
    let text = errors(&concordance(&["check", path(&folder)]));
    assert!(text.contains("a folder inside the folder"), "{text}");
    assert!(cfg!(not(unix)) || text.contains("a link that leads nowhere"), "{text}");
}

/// The keys that docs/command.md promises, of each command's JSON.
#[test]
fn json_has_the_documented_keys() {
    let documented = include_str!("../../../docs/command.md");
    let folder = folder(&[("page.txt", PAGE), ("empty.txt", "")]);
    let gold = self::folder(&[("seeds/page.txt.json", GOLD)]);
    let out = folder.path().join("corpus.out");
    let out = out.to_str().expect("Unicode");
    let keys = |value: &Value| -> Vec<String> {
        value.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default()
    };
    for (arguments, places) in [
        (vec!["check", path(&folder), "--json"], vec!["", "/diagnostics/0", "/look_first/0"]),
        (vec!["compile", path(&folder), "--out", out, "--json"], vec!["", "/counts"]),
        (
            vec!["search", path(&folder), "ferry", "--json", "--explain"],
            vec!["", "/hits/0", "/hits/0/reasons/0"],
        ),
        (vec!["score", path(&folder), "--gold", path(&gold), "--json"], vec!["", "/rules alone/body lines"]),
        (vec!["init", path(&folder), "--json"], vec![""]),
        (vec!["init", path(&folder), "--accept", "all", "--json"], vec![""]),
    ] {
        let found = json(&concordance(&arguments));
        for place in places {
            let keys = keys(found.pointer(place).expect("a value"));
            assert!(!keys.is_empty(), "{place} of {found:#}");
            for key in keys {
                assert!(documented.contains(&format!("`{key}`")), "{key} of {}", arguments[0]);
            }
        }
    }
}

#[test]
#[cfg(unix)]
fn a_reader_that_stops_reading_is_no_failure() {
    use std::process::Stdio;
    for arguments in [vec!["check", SEEDS, "--all"], vec!["compile", SEEDS, "--out", "-"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_concordance"))
            .env("CONCORDANCE_CACHE", env!("CARGO_TARGET_TMPDIR"))
            .args(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
        assert!(!errors(&output).contains("panicked"));
    }
}

#[test]
fn a_limit_is_raised_by_the_switch_that_its_message_names() {
    let folder = folder(&[("a.txt", PAGE), ("b.txt", PAGE)]);
    let compile = |more: &[&str]| concordance(&[&["compile", path(&folder), "--out", "-"], more].concat());
    let refused = compile(&["--max-pages", "1"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(errors(&refused).contains("--max-pages"), "{}", errors(&refused));
    assert!(compile(&["--max-pages", "2"]).status.success());
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_followed_when_asked() {
    let (inner, elsewhere) = (folder(&[("a.txt", PAGE)]), folder(&[("b.txt", PAGE)]));
    let link = inner.path().join("b.txt");
    std::os::unix::fs::symlink(elsewhere.path().join("b.txt"), link).expect("a link");
    let documents = |more: &[&str]| {
        let output = concordance(&[&["compile", path(&inner), "--out", "-"], more].concat());
        (json(&output)["documents"].as_array().map_or(0, Vec::len), errors(&output))
    };
    let (read, told) = documents(&[]);
    assert_eq!(read, 1);
    assert!(told.contains("a link that leaves the folder") && told.contains("--follow-links"), "{told}");
    assert_eq!(documents(&["--follow-links"]).0, 2);
}

/// As much of the app as a site is made from.
const APP: &[(&str, &str)] = &[
    (
        "index.html",
        "<!doctype html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><!-- head --><link rel=\"manifest\" href=\"site.webmanifest\"><script src=\"boot.js\"></script>\
         </head><body><!-- page --><!-- corpus --></body></html>",
    ),
    ("boot.js", "start()"),
    ("sw.js", "const FILES = [\"__FILES__\"];"),
];

#[test]
fn compiling_without_a_form_says_what_a_newcomer_may_want() {
    let pages = folder(&[("ferry.txt", PAGE)]);
    let output = concordance(&["compile", path(&pages)]);
    assert_eq!(output.status.code(), Some(2));
    for way in ["concordance serve", "concordance build", "concordance compile"] {
        assert!(errors(&output).contains(way), "{}", errors(&output));
    }
}

#[test]
fn a_folder_becomes_a_site_and_a_second_build_writes_what_has_changed() {
    let (pages, app, site) = (folder(&[("ferry.txt", PAGE)]), folder(APP), folder(&[]));
    let build = || {
        let output =
            concordance(&["build", path(&pages), "--app", path(&app), "--out", path(&site), "--json"]);
        assert!(output.status.success(), "{}", errors(&output));
        json(&output)["site"].clone()
    };
    let first = build();
    let page = std::fs::read_to_string(site.path().join("document-ferry.html")).expect("a page");
    assert!(page.contains("and the timetable."));
    assert_eq!(build()["written"], 0);
    std::fs::write(pages.path().join("ferry.txt"), PAGE.replace("timetable", "ships")).expect("a change");
    let third = build();
    assert!(third["written"].as_u64() > Some(0) && third["written"].as_u64() < first["written"].as_u64());
}

#[test]
fn a_site_says_no_address_that_is_none() {
    let (pages, app, site) = (folder(&[("ferry.txt", PAGE)]), folder(APP), folder(&[]));
    for wrong in ["room.example", "javascript:alert(1)", "https://", "https://a b/", "https://a/?q=1"] {
        let arguments =
            ["build", path(&pages), "--app", path(&app), "--out", path(&site), "--address", wrong];
        assert_eq!(concordance(&arguments).status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn a_site_is_not_built_over_somebody_elses_files() {
    let (pages, app, site) = (folder(&[("ferry.txt", PAGE)]), folder(APP), folder(&[("index.html", "mine")]));
    let output = concordance(&["build", path(&pages), "--app", path(&app), "--out", path(&site)]);
    assert_eq!(output.status.code(), Some(3));
    assert!(errors(&output).contains("in the way"), "{}", errors(&output));
    assert_eq!(std::fs::read_to_string(site.path().join("index.html")).expect("it"), "mine");
}
