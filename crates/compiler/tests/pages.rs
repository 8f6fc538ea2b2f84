//! Small pages, each with one quirk, and what a careful reader makes of them: which lines are the article, what the
//! others are, what the page states about itself. All names and outlets are invented.

mod hostile;

use compiler::folder::{Folder, SourceFile};
use corpus::{Document, Stated};

fn read(page: &str) -> Document {
    let file =
        SourceFile { name: "page.txt".into(), path: "page.txt".into(), bytes: page.as_bytes().to_vec() };
    let folder = Folder { name: "pages".into(), files: vec![file], ..Folder::default() };
    hostile::sound::compile(&folder).expect("a page of text compiles").documents.remove(0)
}

/// Three paragraphs of an article about a ferry dispute, for pages that need one.
const ARTICLE: &str = "\
The ferry company and the union of the crews met in Port Amber on Monday to discuss wages and the winter timetable.

The union wants a rise of six per cent, while the company has offered three per cent and a new timetable for the crews.

Both sides said the talks in Port Amber were useful, and the ferry will sail as usual until the next meeting.";

/// The lines of a page that are not the article, with their kinds.
fn furniture(page: &str) -> Vec<String> {
    let document = read(page);
    document.furniture.iter().map(|piece| format!("{}: {}", piece.kind.id(), piece.text.trim())).collect()
}

fn check_furniture(before: &str, after: &str, expected: &[&str]) {
    let page = format!("{before}\n\n{ARTICLE}\n\n{after}\n");
    assert_eq!(furniture(&page), expected, "in\n{page}");
    assert_eq!(read(&page).passages.len(), 3, "in\n{page}");
}

/// A field as `value (line)`.
fn field(field: Option<&Stated>) -> String {
    field.map_or_else(|| "-".to_owned(), |stated| format!("{} ({})", stated.value, stated.line))
}

#[test]
fn menus_before_and_notices_behind_an_article_are_furniture() {
    check_furniture(
        "Skip to content\nHome » Ports » Ferry talks open in Port Amber\nFerry talks open in Port Amber",
        "Share this: Facebook Twitter\n\nTags: ferry, wages\n\nLeave a Reply\n\nYour email address will not be published.",
        &[
            "menu: Skip to content",
            "menu: Home » Ports » Ferry talks open in Port Amber",
            "title: Ferry talks open in Port Amber",
            "share-bar: Share this: Facebook Twitter",
            "category: Tags: ferry, wages",
            "comment-form: Leave a Reply",
            "comment-form: Your email address will not be published.",
        ],
    );
}

#[test]
fn other_stories_behind_the_article_are_teasers_with_their_excerpts() {
    check_furniture(
        "Ferry talks open in Port Amber",
        "Related stories\n\nBakers win first prize\nThe jury praised the crust, and the crumb was praised by everybody else too.\n\nStorm closes the pier\nWaves of up to four metres were seen on Sunday by the people of the village.",
        &[
            "title: Ferry talks open in Port Amber",
            "teaser: Related stories",
            "teaser: Bakers win first prize",
            "teaser: The jury praised the crust, and the crumb was praised by everybody else too.",
            "teaser: Storm closes the pier",
            "teaser: Waves of up to four metres were seen on Sunday by the people of the village.",
        ],
    );
}

#[test]
fn the_article_goes_on_behind_a_teaser_inside_it() {
    let page = ARTICLE.replacen(
        "\n\n",
        "\n\nRead also: Bakers win first prize\n\nRelated\n\nStorm closes the pier\n\n",
        1,
    );
    let page = format!("Ferry talks open in Port Amber\n\n{page}\n");
    let document = read(&page);
    assert_eq!(document.passages.len(), 3);
    assert!(
        document.flags.iter().any(|flag| flag.kind == corpus::FlagKind::Teaser && flag.lines == [5, 7, 9]),
        "{:?}",
        document.flags
    );
}

#[test]
fn readers_comments_are_not_the_article() {
    check_furniture(
        "Ferry talks open in Port Amber",
        "2 Comments\nseadog: They should sail at night, the wages are a disgrace and always were.\nold_hand: Nobody asked the passengers about the timetable, which is a shame.",
        &[
            "title: Ferry talks open in Port Amber",
            "comment-form: 2 Comments",
            "comment: seadog: They should sail at night, the wages are a disgrace and always were.",
            "comment: old_hand: Nobody asked the passengers about the timetable, which is a shame.",
        ],
    );
}

#[test]
fn a_menu_of_sentences_before_the_headline_is_not_the_article() {
    check_furniture(
        "Find out what your neighbours think.\nTell us what you saw on the way to work.\n\nFerry talks open in Port Amber",
        "You can write to us at any time.",
        &[
            "other: Find out what your neighbours think.",
            "other: Tell us what you saw on the way to work.",
            "title: Ferry talks open in Port Amber",
            "other: You can write to us at any time.",
        ],
    );
}

#[test]
fn short_sentences_inside_an_article_are_kept() {
    let page = format!(
        "Ferry talks open in Port Amber\n\n{}\n",
        ARTICLE.replacen("\n\n", "\n\nNobody smiled.\n\n“Tomorrow.”\n\n", 1)
    );
    assert_eq!(read(&page).passages.len(), 5);
}

#[test]
fn wrapped_lines_are_one_passage_with_its_lines() {
    let page = "Ferry talks open in Port Amber\n\nThe ferry company and the union of the crews met in Port Amber on\nMonday to discuss wages and the winter timetable, which neither of\nthem likes.\n\nThe union wants a rise of six per cent, while the company has offered\nthree per cent and a new timetable for the crews of both ships.\n";
    let document = read(page);
    let lines: Vec<_> =
        document.passages.iter().map(|passage| (passage.first_line, passage.last_line)).collect();
    assert_eq!(lines, [(3, 5), (7, 8)]);
    assert!(document.passages[0].text.contains("Port Amber on Monday to discuss"));
}

#[test]
fn a_page_of_furniture_alone_has_no_article() {
    let document = read(
        "The Amber Post\nHome   News   Weather\n\nSorry, the page you are looking for has moved or no longer exists.\n\nSubscribe to our newsletter.\n\n© 2024 The Amber Post. All rights reserved.\n",
    );
    assert!(document.passages.is_empty());
    assert_eq!(document.flags[0].kind, corpus::FlagKind::Empty);
}

#[test]
fn what_a_page_states_is_found_where_it_stands() {
    // head, foot, then date, byline, publisher, URL
    for (head, foot, expected) in [
        (
            "Mar 4 2024\n\nBy: Ann Example",
            "© 2024 The Amber Post. All rights reserved.",
            ["2024-03-04 (3)", "Ann Example (5)", "The Amber Post (13)", "-"],
        ),
        (
            "Ann Example | 4 March 2024",
            "Copyright The Amber Post 2024",
            ["2024-03-04 (3)", "Ann Example (3)", "The Amber Post (11)", "-"],
        ),
        (
            "Published: 4 March 2024, 10:22 GMT | Updated: 5 March 2024",
            "https://amberpost.example/ferry",
            ["2024-03-04 (3)", "-", "amberpost.example (11)", "https://amberpost.example/ferry (11)"],
        ),
        ("Updated 3 hours ago\nby admin", "About Ann Example", ["-", "Ann Example (12)", "-", "-"]),
        (
            "4. März 2024\nVon Ann Example",
            "Source: Amber Post",
            ["2024-03-04 (3)", "Ann Example (4)", "Amber Post (12)", "-"],
        ),
        (
            "03/04/2024",
            "This article was first published in The Amber Post.",
            ["2024 (3)", "-", "The Amber Post (11)", "-"],
        ),
    ] {
        let page = format!("Ferry talks open in Port Amber\n\n{head}\n\n{ARTICLE}\n\n{foot}\n");
        let document = read(&page);
        let found = [&document.date, &document.byline, &document.publisher, &document.url]
            .map(|stated| field(stated.as_ref()));
        assert_eq!(found, expected, "in\n{page}");
    }
}

#[test]
fn what_a_page_does_not_state_stays_missing() {
    let document = read(&format!("Ferry talks open in Port Amber\n\n{ARTICLE}\n"));
    assert_eq!(field(document.title.as_ref()), "Ferry talks open in Port Amber (1)");
    assert!(
        document.date.is_none()
            && document.byline.is_none()
            && document.publisher.is_none()
            && document.url.is_none()
    );
}

#[test]
fn a_headline_loses_the_site_and_the_path_behind_it() {
    for headline in [
        "Ferry talks open in Port Amber | The Amber Post",
        "Ferry talks open in Port Amber / Ports / Areas / Home",
    ] {
        let page = format!("{headline}\n\n{ARTICLE}\n\n© The Amber Post\n");
        assert_eq!(field(read(&page).title.as_ref()), "Ferry talks open in Port Amber (1)", "{headline}");
    }
}

#[test]
fn a_page_says_how_it_came_to_be() {
    use corpus::FlagKind::{AiRewritten, EncodingDamage, MachineTranslated, Truncated};
    for (kind, page) in [
        (
            AiRewritten,
            format!("{ARTICLE}\n\nThis text was written with the help of artificial intelligence."),
        ),
        (
            MachineTranslated,
            format!("{ARTICLE}\n\nThis article was automatically translated from Norwegian."),
        ),
        (
            MachineTranslated,
            ARTICLE.replace("to discuss wages", "to discuss [los salarios de la tripulación] wages"),
        ),
        (Truncated, format!("{ARTICLE}\n\nThe company then told the crews of both ships that")),
        (Truncated, format!("{ARTICLE}\n\nContinue reading with a subscription")),
        (EncodingDamage, ARTICLE.replace("useful", "â€œusefulâ€")),
    ] {
        let document = read(&format!("Ferry talks open in Port Amber\n\n{page}\n"));
        assert!(document.flags.iter().any(|flag| flag.kind == kind), "{kind:?} in {page}");
    }
    let plain = read(&format!("Ferry talks open in Port Amber\n\n{ARTICLE}\n"));
    let kinds: Vec<&str> = plain.flags.iter().map(|flag| flag.kind.id()).collect();
    assert_eq!(kinds, ["undated", "no-byline", "no-publisher"]);
}

#[test]
fn an_article_about_machines_was_not_written_by_one() {
    let page = format!(
        "Ferry talks open in Port Amber\n\n{ARTICLE}\n\nA report generated by the port says that artificial intelligence could plan the timetable of the ferry better than the crews do.\n"
    );
    let document = read(&page);
    assert_eq!(document.passages.len(), 4);
    assert!(!document.flags.iter().any(|flag| flag.kind == corpus::FlagKind::AiRewritten));
}

/// The reasons of a page's flags of one kind.
fn reasons(page: &str, kind: corpus::FlagKind) -> Vec<String> {
    read(page).flags.into_iter().filter(|flag| flag.kind == kind).map(|flag| flag.reason).collect()
}

#[test]
fn characters_read_in_the_wrong_encoding_are_put_back_and_the_page_is_kept() {
    let article =
        ARTICLE.replace("useful", "â€œusefulâ€\u{9d}").replace("the company", "the companyâ€™s owner");
    let page = format!(
        "FerrÃ© talks open in Port Amber\n\nBy JÃ³n Example\n\n{article}\n\nÂ© 2024 The AmbÃ©r Post\n"
    );
    let document = read(&page);
    assert_eq!(field(document.title.as_ref()), "Ferré talks open in Port Amber (1)");
    assert_eq!(field(document.byline.as_ref()), "Jón Example (3)");
    assert_eq!(field(document.publisher.as_ref()), "The Ambér Post (11)");
    assert!(document.passages[1].text.contains("the company’s owner"));
    assert!(document.passages[1].source.as_ref().is_some_and(|source| source.contains("companyâ€™s")));
    assert!(document.passages[2].text.contains("“useful”"));
    assert!(document.passages[0].source.is_none());
    assert!(document.furniture.iter().any(|piece| piece.text == "Â© 2024 The AmbÃ©r Post"));
    let reasons = reasons(&page, corpus::FlagKind::EncodingDamage);
    assert!(reasons.len() == 1 && reasons[0].contains("put back"), "{reasons:?}");
}

#[test]
fn entities_and_tags_that_set_text_are_gone_from_the_clean_text() {
    let article = ARTICLE.replace("useful", "<b>&ldquo;useful&amp;#8221;</b>&nbsp;");
    let document = read(&format!("Ferry talks open in Port Amber\n\n{article}\n"));
    assert!(
        document.passages[2].text.contains("were “useful” , and")
            || document.passages[2].text.contains("were “useful”, and")
    );
    assert!(document.passages[2].source.as_ref().is_some_and(|source| source.contains("<b>&ldquo;")));
}

#[test]
fn a_page_that_was_published_elsewhere_first_says_so() {
    for (foot, expected) in [
        ("This article was originally published by The Reed Herald.", true),
        ("Republished from The Reed Herald under a Creative Commons licence.", true),
        ("From our partner The Reed Herald", true),
        ("https://reedherald.example/news/ferry-talks-open-in-port-amber", true),
        ("(Reed Herald Gazette)", true),
        ("The entry Ferry talks was published first in Reed Herald.", true),
        ("L’article Ferry talks est apparu en premier sur Reed Herald.", true),
        ("© 2024 The Amber Post", false),
        ("First published on 4 March 2024", false),
    ] {
        let page = format!("Ferry talks open in Port Amber\n\n{ARTICLE}\n\n{foot}\n");
        assert_eq!(!reasons(&page, corpus::FlagKind::Republished).is_empty(), expected, "{foot}");
    }
}

/// The text of the passages of a page whose lines these are, below a headline and the article.
fn passages_with(lines: &str) -> Vec<String> {
    let page = format!("Ferry talks open in Port Amber\n4 March 2024\n\n{ARTICLE}\n\n{lines}\n");
    read(&page).passages.into_iter().map(|passage| passage.text).collect()
}

#[test]
fn entries_of_a_live_page_are_the_article_and_what_stands_between_them_is_not() {
    let page = "LIVE\nPort Amber talks LIVE: Deal signed after storm\n4 March 2024\nSummary\n• Company and union sign in the harbour\n• Wages rise by five per cent\n\n\
        16:40 GMT\nIt is done. The two sides put down their pens in Port Amber. “We have written the last line,” the union says.\n\n\
        Watch: Why a ferry matters\nRelated: Ten winters at sea\n\n\
        14:05 GMT\nA judge has lifted the order that kept the crews from the table, and the delegates are back in the hall.\n\n\
        08:01 GMT\nGood morning. We shall be here until we know more about wages.\n\nTerms of use\n";
    let document = read(page);
    let starts: Vec<&str> = document
        .passages
        .iter()
        .map(|passage| passage.text.split(['.', ',']).next().unwrap_or_default())
        .collect();
    assert_eq!(
        starts,
        [
            "• Company and union sign in the harbour",
            "• Wages rise by five per cent",
            "It is done",
            "A judge has lifted the order that kept the crews from the table",
            "Good morning",
        ]
    );
    assert!(!reasons(page, corpus::FlagKind::Teaser).is_empty());
}

#[test]
fn what_belongs_to_an_article_is_kept_behind_it() {
    for (name, lines, kept) in [
        (
            "a paragraph behind a list that a blank line ends",
            "Most viewed\nBakers win first prize\nI tried to return a sofa\n\nA captain who has sat through every round put it gently. “My wife asks me what we do there,” he said.",
            "A captain who",
        ),
        ("items of a list", "What is on the table:\n- the wages of the crews\n- the pier", "- the pier"),
        (
            "a chronology",
            "How did the talks get here?\n\n• 21 November 2022: First round of talks\n• 3 August 2023: The company walks out",
            "• 3 August 2023",
        ),
        (
            "the last answer of a talk",
            "Mail: Why has the union come?\n\nRoe: Because nobody else asked it to the table in years.\n\nMail: Was it worth it?\n\nRoe: Ask the crews again in spring.\n\nMail: And what would you do first?\n\nRoe: Hire a dentist. You start with that, and call it whatever you like.",
            "Roe: Hire a dentist",
        ),
        ("a heading of items", "Highlights:\n• Wages rise\n• The ferry sails", "Highlights:"),
    ] {
        let passages = passages_with(lines);
        assert!(passages.iter().any(|passage| passage.starts_with(kept)), "{name}: {passages:?}");
    }
}

#[test]
fn behind_its_end_a_page_has_no_article() {
    let company = "This announcement contains forward-looking statements. Actual results may differ from those implied.";
    for (name, lines, gone) in [
        ("an end mark", format!("— ENDS —\n\n{company}"), "This announcement"),
        (
            "a text cut off in mid-sentence",
            "The crews opened the door of the ferry and what they took out of it was the\n\nBack to all stories\nLetters from the water: join 21,000 readers who get one good story a month.".to_owned(),
            "Letters from",
        ),
        (
            "a jump line",
            "The crews opened the door of the ferry and\n\nSee FERRY, Page A14\nBack to index | Send this on\nThe archive contains the text of the newspaper from 1994 to the present.".to_owned(),
            "The archive",
        ),
        ("replies in a forum", "Re: Ferry talks open\nby old_hen » Tue Mar 5, 2024 7:02 am\nThe ferry was late again. Told you so in July.".to_owned(), "The ferry was"),
    ] {
        let passages = passages_with(&lines);
        assert!(!passages.iter().any(|passage| passage.starts_with(gone)), "{name}: {passages:?}");
    }
}

#[test]
fn an_article_is_cut_where_its_sentence_is_not_whole() {
    for (last, expected) in [
        ("The draft names a joint board with five seats. Two of them", true),
        ("The mediator said that the crews and the […]", true),
        ("The mediator said that the crews will wait for the…", true),
        ("The mediator added: “We will come back when…", true),
        ("The crews opened the door and what they saw was the\n\nSee FERRY, Page A14", true),
        ("Whether the ferry will sail in spring, only the captain can tell...", false),
        ("He smiled as a man does who has chaired many such rounds …", false),
        ("The ferry will sail as usual.", false),
    ] {
        let page = format!("Ferry talks open in Port Amber\n4 March 2024\n\n{ARTICLE}\n\n{last}\n");
        assert_eq!(!reasons(&page, corpus::FlagKind::Truncated).is_empty(), expected, "{last}");
    }
}

#[test]
fn a_pointer_in_the_head_of_a_page_does_not_interrupt_its_article() {
    let pointer = "Watch: Ten winters at sea (2:14)";
    let head = "Ferry talks open in Port Amber\n\nThe company and the union of the crews meet in the harbour for wages";
    for (page, expected) in [
        (format!("{head}\n{pointer}\n4 March 2024\n\n{ARTICLE}\n"), false),
        (
            format!(
                "{head}\n4 March 2024\n\n{}\n",
                ARTICLE.replacen("\n\n", &format!("\n\n{pointer}\n\n"), 1)
            ),
            true,
        ),
    ] {
        assert_eq!(!reasons(&page, corpus::FlagKind::Teaser).is_empty(), expected, "{page}");
    }
}
