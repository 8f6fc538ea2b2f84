//! Small pages, each with one quirk, and what a careful reader makes of them: which lines are the article, what the
//! others are, what the page states about itself. The pages are files with margins (`margins`); what else is asked of
//! some of them, or of one line on many pages, is asked here.

mod hostile;
mod margins;

use compiler::folder::{Folder, SourceFile};
use corpus::{FlagKind, Stated};
use margins::{Page, article, check, lines_of, read};

#[test]
fn pages_of_many_sites_are_read_as_a_careful_reader_reads_them() {
    check("sites", 79);
}

#[test]
fn paragraphs_and_blocks_are_told_from_the_article_wherever_they_stand() {
    check("structures", 47);
}

#[test]
fn what_stands_before_and_behind_an_article_is_of_its_kind() {
    check("furniture", 4);
}

#[test]
fn an_article_is_the_densest_stretch_of_a_text_below_its_lowest_headline() {
    check("stretches", 10);
}

#[test]
fn what_belongs_to_an_article_is_kept_behind_it_and_behind_its_end_nothing() {
    check("behind", 9);
}

#[test]
fn what_a_page_states_is_found_where_it_stands_and_nothing_else() {
    check("fields", 7);
}

#[test]
fn the_headline_is_neither_a_sign_nor_a_turner_and_loses_what_is_glued_to_it() {
    check("titles", 21);
}

#[test]
fn a_date_is_the_pages_own_and_as_precise_as_the_page_settles_it() {
    check("dates", 37);
}

#[test]
fn an_author_stands_near_the_date_or_says_so() {
    check("bylines", 31);
}

#[test]
fn a_publisher_is_what_several_lines_of_a_page_bear_out() {
    check("publishers", 24);
}

#[test]
fn a_link_that_says_it_is_the_source_is_followed_however_it_is_printed() {
    check("links", 6);
}

#[test]
fn a_page_in_another_language_is_an_article_and_says_that_it_is_not_read() {
    check("languages", 12);
}

#[test]
fn a_corpus_has_the_endings_of_its_own_languages_and_no_others() {
    let pages = ["languages/russian", "languages/german", "languages/italian-by-no-name"];
    let file = |name: &&str| SourceFile {
        name: format!("{}.txt", name.replace('/', "-")),
        path: (*name).to_owned(),
        bytes: Page::load(name).text.into_bytes(),
    };
    let folder =
        Folder { name: "pages".into(), files: pages.iter().map(file).collect(), ..Folder::default() };
    let corpus = compiler::compile(&folder, Vec::new()).corpus.expect("a corpus");
    let names: Vec<&str> = corpus.endings.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(names, ["German", "Russian"]);
    // German writes all nouns with capitals; none is a name.
    assert!(corpus.entities.is_empty(), "{:?}", corpus.entities);
}

#[test]
fn a_page_says_how_it_came_to_be() {
    check("provenance", 11);
}

#[test]
fn a_page_that_was_published_elsewhere_first_says_so() {
    check("republished", 9);
}

#[test]
fn an_article_is_cut_where_its_sentence_is_not_whole() {
    check("truncated", 8);
}

/// A margin or a fact that is wrong must be told, or none of the pages says anything.
#[test]
fn what_differs_from_the_margins_and_the_facts_is_told() {
    let found = Page::load("wrong").wrong();
    assert_eq!(
        found,
        [
            "wrong: line 1 is `a `, and was taken for `f `: Ferry talks open in Port Amber",
            "wrong: line 3 is `f `, and was taken for `a `: The ferry company and the union of the crews met in Port Amber on Monday to discuss wages and the winter timetable.",
            "wrong: line 5 is `+ `, and was taken for `a `: The union wants a rise of six per cent, while the company has offered three per cent and a new timetable for the crews.",
            "wrong: line 7 is `n `, and was taken for `a `: Both sides said the talks in Port Amber were useful, and the ferry will sail as usual until the next meeting.",
            "wrong: title is Ferry talks close (1), not Ferry talks open in Port Amber (1: headline above the text)",
            "wrong: date is 2024-03-04, not -",
            "wrong: kinds is menu, not title",
            "wrong: flag is empty, not -",
            "wrong: flag is undated 3, not undated",
            "wrong: no flag is undated, not raised: no publication date is printed on the page",
        ]
    );
}

#[test]
fn wrapped_lines_are_one_passage() {
    let page = Page::load("structures/wrapped-lines");
    assert!(read("page.txt", &page.text).passages[0].text.contains("Port Amber on Monday to discuss"));
}

/// A page of three paragraphs with a line in one of the places where sites print one.
fn with_line(article: &[String], line: &str, place: &str) -> String {
    let [a, b, c] = article else { panic!("an article of three paragraphs") };
    match place {
        "behind" => format!("{TITLE}\n\n{a}\n\n{b}\n\n{c}\n\n{line}\n"),
        "inside" => format!("{TITLE}\n\n{a}\n\n{line}\n\n{b}\n\n{c}\n"),
        "close" => format!("{TITLE}\n{a}\n{b}\n{c}\n{line}\nLatest news\nRain returns to the coast\n"),
        _ => format!("{TITLE}\n{a}\n{b}\n{line}\n{c}\n© Lenn Post\n"),
    }
}

const TITLE: &str = "Water talks end without a deal";

/// Each is tried alone behind the article, and between its paragraphs.
#[test]
fn lines_that_sites_print_are_not_the_article() {
    let (article, lines) = (article("talks"), lines_of("talks", 'f'));
    let mut wrong = Vec::new();
    for (line, place) in
        lines.iter().flat_map(|line| ["behind", "close", "inside"].map(|place| (line, place)))
    {
        let document = read("page.txt", &with_line(&article, line, place));
        let starts_behind =
            place != "inside" || document.passages.get(1).is_some_and(|next| next.first_line == 7);
        if document.passages.len() != 3 || !starts_behind {
            wrong.push(format!("{place}: {line}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(lines.len(), 141);
}

/// Sentences that end articles or stand in them though they look like something else.
#[test]
fn sentences_of_an_article_stay() {
    let (article, lines) = (article("talks"), lines_of("talks", 'a'));
    let mut wrong = Vec::new();
    for (line, place) in
        lines.iter().flat_map(|line| ["behind", "inside", "among"].map(|place| (line, place)))
    {
        if read("page.txt", &with_line(&article, line, place)).passages.len() != 4 {
            wrong.push(format!("{place}: {line}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(lines.len(), 34);
}

#[test]
fn an_aside_in_the_articles_column_is_told_from_a_short_or_odd_paragraph() {
    let head = "The Amber Post\nFerry talks open in Port Amber\nBy Jane Doe\n4 March 2024";
    let [above, below] = ["crews-above", "crews-below"].map(|name| article(name).join("\n\n"));
    let mut asked = 0;
    for (line, is_article) in ['f', 'a']
        .into_iter()
        .flat_map(|margin| lines_of("crews", margin).into_iter().map(move |line| (line, margin == 'a')))
    {
        let document = read("page.txt", &format!("{head}\n\n{above}\n\n{line}\n\n{below}\n"));
        assert_eq!(document.passages.iter().any(|passage| passage.text == line), is_article, "{line}");
        asked += 1;
    }
    assert_eq!(asked, 16);
}

/// A field as `value (line)`.
fn field(field: Option<&Stated>) -> String {
    field.map_or_else(|| "-".to_owned(), |stated| format!("{} ({})", stated.value, stated.line))
}

#[test]
fn characters_read_in_the_wrong_encoding_are_put_back_and_the_page_is_kept() {
    let article = article("ferry").join("\n\n");
    let article =
        article.replace("useful", "â€œusefulâ€\u{9d}").replace("the company", "the companyâ€™s owner");
    let page = format!(
        "FerrÃ© talks open in Port Amber\n\nBy JÃ³n Example\n\n{article}\n\nÂ© 2024 The AmbÃ©r Post\n\nSubscribe to The AmbÃ©r Post\n"
    );
    let document = read("page.txt", &page);
    assert_eq!(field(document.title.as_ref()), "Ferré talks open in Port Amber (1)");
    assert_eq!(field(document.byline.as_ref()), "Jón Example (3)");
    assert_eq!(field(document.publisher.as_ref()), "The Ambér Post (11)");
    assert!(document.passages[1].text.contains("the company’s owner"));
    assert!(document.passages[1].source.as_ref().is_some_and(|source| source.contains("companyâ€™s")));
    assert!(document.passages[2].text.contains("“useful”"));
    assert!(document.passages[0].source.is_none());
    assert!(document.furniture.iter().any(|piece| piece.text == "Â© 2024 The AmbÃ©r Post"));
    let damage = document.flags.iter().filter(|flag| flag.kind == FlagKind::EncodingDamage);
    let reasons: Vec<&str> = damage.map(|flag| flag.reason.as_str()).collect();
    assert!(reasons.len() == 1 && reasons[0].contains("put back"), "{reasons:?}");
}

#[test]
fn entities_and_tags_that_set_text_are_gone_from_the_clean_text() {
    let article = article("ferry").join("\n\n").replace("useful", "<b>&ldquo;useful&amp;#8221;</b>&nbsp;");
    let document = read("page.txt", &format!("Ferry talks open in Port Amber\n\n{article}\n"));
    let text = &document.passages[2].text;
    assert!(text.contains("were “useful” , and") || text.contains("were “useful”, and"), "{text}");
    assert!(document.passages[2].source.as_ref().is_some_and(|source| source.contains("<b>&ldquo;")));
}
