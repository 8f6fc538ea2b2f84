//! Pages as others print them: names, dates and headlines that no single sign gives away, and paragraphs in the
//! article's column that are not the article. All names and outlets are invented.

mod hostile;

use compiler::folder::{Folder, SourceFile};
use corpus::{Document, Stated};

fn read(page: &str) -> Document {
    let file =
        SourceFile { name: "page.txt".into(), path: "page.txt".into(), bytes: page.as_bytes().to_vec() };
    let folder = Folder { name: "pages".into(), files: vec![file], ..Folder::default() };
    hostile::sound::compile(&folder).expect("a page of text compiles").documents.remove(0)
}

fn value(field: Option<&Stated>) -> &str {
    field.map_or("-", |stated| stated.value.as_str())
}

const ABOVE: &str = "\
The ferry company and the union of the crews met in Port Amber on Monday to discuss wages and the winter timetable.

The union wants a rise of six per cent, while the company has offered three per cent and a new timetable for the crews.";
const BELOW: &str = "\
“We have sailed through three winters on the same wage,” the union's leader, Ann Example, told the delegates in Port Amber.

The company's director, John Roe, replied that the ferry had lost money since 2019 and that the offer was the last one.

Both sides said the talks in Port Amber were useful, and the ferry will sail as usual until the next meeting.";

/// A page with these lines above and below its article.
fn page(head: &str, foot: &str) -> Document {
    read(&format!("{head}\n\n{ABOVE}\n\n{BELOW}\n\n{foot}\n"))
}

#[test]
fn a_publisher_is_what_several_lines_of_a_page_bear_out() {
    for (head, foot, expected) in [
        // Behind the headline, with a word that papers are called by.
        ("Ferry talks open in the harbour | The Reed Courier", "Share", "The Reed Courier"),
        // At the top and inside a sentence at the end.
        (
            "LIGHTSHIP | No. 12 | two marks\nFerry talks open in the harbour\n4 March 2024",
            "Lightship is edited in a boathouse.",
            "Lightship",
        ),
        // A company's copyright line against the paper's own sign.
        (
            "The Tern Gazette   Ports   Weather\nFerry talks open in the harbour\nJane Doe (The Tern Gazette)\n4 March 2024",
            "© 2024 PT. Nusa Holdings",
            "The Tern Gazette",
        ),
        // An abbreviation that the page spells out.
        (
            "RNA Photo Archive\nFerry talks open in the harbour\n4 March 2024",
            "© Reed News Agency (RNA). All rights reserved.",
            "Reed News Agency",
        ),
        // The legal form is no part of the name.
        ("Ferry talks open in the harbour", "© 2024 Tern Mail Ltd", "Tern Mail"),
        // The root of a path.
        (
            "The Brass Lantern » Ports » Ferry talks\nFerry talks open in the harbour\n4 March 2024",
            "Share",
            "The Brass Lantern",
        ),
        // Only an address is printed.
        (
            "Ferry talks open in the harbour\n4 March 2024",
            "Notes to desk@ternpost.example",
            "ternpost.example",
        ),
        // Nothing names anybody.
        ("World   Ports   Sport\nFerry talks open in the harbour\n4 March 2024", "Share   Print", "-"),
    ] {
        let document = page(head, foot);
        assert_eq!(value(document.publisher.as_ref()), expected, "{head} … {foot}");
    }
}

#[test]
fn an_author_stands_near_the_date_or_says_so() {
    for (head, foot, expected) in [
        ("Ferry talks open in the harbour\nConversation recorded by Jane Doe\n22.11.24", "Share", "Jane Doe"),
        (
            "Ferry talks open in the harbour\nText: Jane Doe   Pictures: John Poe\n4 March 2024",
            "Share",
            "Jane Doe",
        ),
        (
            "Ferry talks open in the harbour\nJane Doe, Reader in Law, Halk College\n4 March 2024",
            "Share",
            "Jane Doe",
        ),
        ("Ferry talks open in the harbour\nBy JANE T. DOE\n4 March 2024", "Share", "JANE T. DOE"),
        ("Ferry talks open in the harbour\nJane Doe   Ferry Writer\n4 March 2024", "Share", "Jane Doe"),
        ("Ferry talks open in the harbour\n4 March 2024", "Jane C. Doe (jcd/rr)", "Jane C. Doe"),
        ("Ferry talks open in the harbour\nPhotographs by Jane Doe\n4 March 2024", "Share", "-"),
        ("Ferry talks open in the harbour\nby admin\n4 March 2024", "Share", "-"),
    ] {
        let document = page(head, foot);
        assert_eq!(value(document.byline.as_ref()), expected, "{head} … {foot}");
    }
}

#[test]
fn a_numeric_date_is_settled_by_its_week_day_its_language_or_the_link() {
    for (head, expected) in [
        ("Ferry talks open in the harbour\nTuesday, 02/06/2009", "2009-06-02"),
        ("Ferry talks open in the harbour\nMise en ligne : 01/12/2024", "2024-12-01"),
        ("Ferry talks open in the harbour\nPosted 01/12/2024", "2024"),
        ("https://tern.example/2024/03/16/ferry-talks\nFerry talks open in the harbour", "2024-03-16"),
        (
            "<time datetime=\"2024-03-29T11:12:00Z\">{{ date }}</time>\nFerry talks open in the harbour",
            "2024-03-29",
        ),
    ] {
        assert_eq!(value(page(head, "Share").date.as_ref()), expected, "{head}");
    }
}

#[test]
fn the_headline_stands_above_the_byline_and_is_not_the_sign_of_the_paper() {
    for head in [
        "Tern – the magazine for harbours\nIssues   Topics   Shop\nFerry talks open in the harbour\nBy Jane Doe",
        "Ports → Reed → Ferry talks open in the harbour\nFerry talks open in the harbour\nBy Jane Doe",
        "Ferry talks open in the harbour\nDr Jane Doe, Senior Research Fellow, Ferry and Harbour Programme\n4 March 2024",
        "OPINION | Ferry talks open in the harbour\nBy Jane Doe",
        "Ferry talks open in the harbour\nNobody expects an answer of either side before the week is out\nBy Jane Doe",
    ] {
        let document = page(head, "Share");
        assert_eq!(value(document.title.as_ref()), "Ferry talks open in the harbour", "{head}");
    }
}

/// Whether a line between the article's paragraphs is taken for the article.
fn is_article(line: &str) -> bool {
    let head = "The Amber Post\nFerry talks open in Port Amber\nBy Jane Doe\n4 March 2024";
    let document = read(&format!("{head}\n\n{ABOVE}\n\n{line}\n\n{BELOW}\n"));
    document.passages.iter().any(|passage| passage.text == line)
}

#[test]
fn an_aside_in_the_articles_column_is_not_the_article() {
    for line in [
        "Our reporters walk so that you can sit. Chip in what you like.",
        "Are you a sailor on this line? Write to us in confidence.",
        "Five lighthouses you can sleep in",
        "See how we check our facts",
        "Become a member and read without advertisements.",
        "Our weekly letter tells you what happened on the water and why.",
        "Photo gallery: the night the pier burned",
    ] {
        assert!(!is_article(line), "{line}");
    }
}

#[test]
fn a_short_or_odd_paragraph_of_the_article_is_kept() {
    for line in [
        "Nobody asked the passengers.",
        "“You pay us or you row,” one sailor said.",
        "The newspaper of the port printed the offer on its front page on Sunday.",
        "Passengers pay 14 marks for the crossing, which is four more than in 2019.",
        "Who pays for the winter is not yet clear.",
        "The offer is open until Friday.",
        "Three questions remain: wages, rest and the length of the night shift.",
        "We do not know how many crews there are, because the company does not say.",
        "Then the lights went out.",
    ] {
        assert!(is_article(line), "{line}");
    }
}

#[test]
fn a_paragraph_that_tells_the_story_is_kept_below_other_stories() {
    let page = format!(
        "Ferry talks open in Port Amber\n\n{ABOVE}\n\nMost watched\nBakers win a prize\nStorm closes the pier\n\n{BELOW}\n"
    );
    assert_eq!(read(&page).passages.len(), 5);
}

#[test]
fn wrapped_paragraphs_without_blank_lines_are_joined() {
    let page = "Ferry talks open in Port Amber\nBy Jane Doe\n4 March 2024\n\
        The ferry company and the union of the crews met in Port Amber on\n\
        Monday to discuss wages and the winter timetable, which the union has\n\
        called a timetable for owls.\n\
        The union wants a rise of six per cent, while the company has offered\n\
        three per cent and a new timetable, and says that the crews will have\n\
        the last word on it.\n";
    let document = read(page);
    assert_eq!(document.passages.len(), 2);
    assert_eq!((document.passages[0].first_line, document.passages[0].last_line), (4, 6));
}

#[test]
fn a_scrap_of_text_among_menus_is_no_article() {
    let page = "Channel Ten Reed\nHome   Sea   Land   Guide\nWe looked under the pier, but the page you want has drifted away.\nSearch\nMost watched\nFerry timetable changes for the weekend\nThe tug that would not sink\nReport an error\nContact\n© Channel Ten Reed\n";
    let document = read(page);
    assert!(document.passages.is_empty() && document.title.is_none());
    assert!(document.flags.iter().any(|flag| flag.kind == corpus::FlagKind::Empty));
}

#[test]
fn what_a_page_denies_of_machines_is_no_notice() {
    use corpus::FlagKind::{AiRewritten, MachineTranslated};
    for (line, expected) in [
        ("This text was not written by a machine and was translated by nobody.", None),
        ("The Dutch edition of this page is a machine translation. English is the original.", None),
        ("Dieser Text wurde automatisch aus dem Deutschen übersetzt.", Some(MachineTranslated)),
        (
            "This summary was generated by artificial intelligence and has not been checked by an editor.",
            Some(AiRewritten),
        ),
    ] {
        let flags = page("Ferry talks open in the harbour\n4 March 2024", line).flags;
        let found =
            flags.iter().map(|flag| flag.kind).find(|kind| matches!(kind, AiRewritten | MachineTranslated));
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn an_ambiguous_date_is_settled_by_the_days_that_the_page_names() {
    let date = |line: &str, said: &str| {
        let page = format!("Ferry talks open in the harbour\n{line}\n\n{ABOVE}\n\n{said}\n\n{BELOW}\n");
        value(read(&page).date.as_ref()).to_owned()
    };
    for (line, said, expected) in [
        ("02/12/2024 - 11:47", "The crews had walked out on 29 November, the company said.", "2024-12-02"),
        ("Issued on: 11/08/2024", "A second ferry was closed on August 9, the company said.", "2024-08-11"),
        ("03/04/2024", "The crews had walked out on March 2, the company said.", "2024-03-04"),
        // A day near each reading, none at all, or none near: unknown stays unknown.
        ("02/12/2024", "They walked out on 29 November and vote on 14 February, it said.", "2024"),
        ("02/12/2024", "The crews may walk out, 29 of them said, and may 12 others.", "2024"),
        ("02/12/2024", "The crews had walked out on 3 July, the company said.", "2024"),
    ] {
        assert_eq!(date(line, said), expected, "{line} … {said}");
    }
}

#[test]
fn a_date_that_says_what_else_it_is_the_day_of_is_no_publication_date() {
    for (head, expected) in [
        (
            "Ferry talks open in the harbour\nTideline88   Posts: 12   Joined: 22/06/2019\n14/11/2024, 21:15",
            "2024-11-14",
        ),
        ("Ferry talks open in the harbour\nAvailable until 29.11.2024", "-"),
        ("Ferry talks open in the harbour\nMember since 29 May 2011", "-"),
        ("Ferry talks open in the harbour\nNo. 3, May 2025", "2025-05"),
        ("Ferry talks open in the harbour\nVol. 12, March 2024", "2024-03"),
        ("Ferry talks open in the harbour\nNr. 417, 12. März 2024", "2024-03-12"),
        (
            "Ferry talks open in the harbour\nPort Amber - MAY 17, 2024 - 20:14 CEST\nUpdated: May 18, 2024 - 09:02",
            "2024-05-17",
        ),
        ("Ferry talks open in the harbour\nUpdated on 18 May 2024\nPosted 17 May 2024", "2024-05-17"),
    ] {
        assert_eq!(value(page(head, "Share").date.as_ref()), expected, "{head}");
    }
}

#[test]
fn signs_turners_and_numbers_are_no_headlines() {
    for head in [
        "The Amber Post Agency\nItem ID: 86217034\n14 March 2024 - 11:47\nFerry talks open in the harbour",
        "Slow Tide · stories that take their time\nFerry talks open in the harbour\nWords: Jane Doe",
        "Reed and Amber\nnotes from a house with two doors\nFerry talks open in the harbour\nPosted by Jane Doe",
        "The Reed Docket\n← Older post: The clerk and the ferry\nFerry talks open in the harbour\n4 March 2024",
        "The Reed Docket\nPrevious post: The crews of the ferry\nFerry talks open in the harbour\n4 March 2024",
        "Harbour report\nAmber, 19.07.2024\nFerry talks open in the harbour",
    ] {
        let document = page(head, "Share");
        assert_eq!(value(document.title.as_ref()), "Ferry talks open in the harbour", "{head}");
    }
    // A headline of two sentences stands first, its author and its standfirst below.
    let head = "Opinion   Ferry crews\nWe tore up one timetable. Now we beg for a worse one\nJane Doe\nSeven years of cheap crossings made nobody rich. It is time to say so\nSun 10 Mar 2024";
    let document = page(head, "Share");
    assert_eq!(value(document.title.as_ref()), "We tore up one timetable. Now we beg for a worse one");
    assert_eq!(value(document.byline.as_ref()), "Jane Doe");
}

#[test]
fn sections_places_and_accounts_are_no_authors() {
    for (head, foot, expected) in [
        ("Ferry talks open in the harbour\n4 March 2024\nHumanitarian Aid", "Share", "-"),
        ("Ferry talks open in the harbour\n4 March 2024\nPeace and Security", "Share", "-"),
        ("Ferry talks open in the harbour\n4 March 2024\nWinter Timetable", "Share", "-"),
        ("Ferry talks open in the harbour\nPuerto Cedro | 4 March 2024", "Share", "-"),
        ("Ferry talks open in the harbour\nAmaya Lizar\nReed City | 4 March 2024", "Share", "Amaya Lizar"),
        ("Ferry talks open in the harbour\nAmaya Lizar | 4 March 2024", "Share", "Amaya Lizar"),
        ("Ferry talks open in the harbour\n4 March 2024", "by Old_Plank » Tue Mar 05, 2024 7:02 am", "-"),
        (
            "Ferry talks open in the harbour\nLive reporting by Émile Rens-Shaw and Imani Tuck\n4 March 2024",
            "Share",
            "Émile Rens-Shaw and Imani Tuck",
        ),
        (
            "Ferry talks open in the harbour\nDrita Milo and Arben Lesh | Novi Reed, Bitol | RRN\n4 March 2024",
            "— Jo Lobo (@jlobo) March 3, 2024",
            "Drita Milo and Arben Lesh",
        ),
        (
            "Ferry talks open in the harbour\n4 March 2024\nThe pier in winter. © Z. K.-D.",
            "Zoé Karam-Dale\nShare",
            "Zoé Karam-Dale",
        ),
        (
            "Ferry talks open in the harbour\n4 March 2024\nThe pier in winter. © A. B.",
            "Zoé Karam-Dale\nShare",
            "-",
        ),
    ] {
        let document = page(head, foot);
        assert_eq!(value(document.byline.as_ref()), expected, "{head} … {foot}");
    }
}

#[test]
fn a_paper_is_named_before_its_company_and_its_pictures() {
    for (head, foot, expected) in [
        (
            "The Reed Gazette\nFerry talks open in the harbour\n4 March 2024",
            "Reed Gazette SAL © 1946-2024",
            "The Reed Gazette",
        ),
        (
            "LA JORNADA DEL FARO\nFerry talks open in the harbour\n4 March 2024",
            "Sign up for the newsletter of La Jornada del Faro\n© Ediciones del Faro S.A.",
            "LA JORNADA DEL FARO",
        ),
        (
            "Tern Assembly News   Sea and land\nFerry talks open in the harbour\n© WTO/Ebrima Sollo\n4 March 2024",
            "Download the TA News app",
            "Tern Assembly News",
        ),
        ("Ferry talks open in the harbour [Amber Courier]\n4 March 2024", "Share", "Amber Courier"),
        (
            "Ferry talks open in the harbour\n4 March 2024",
            "InfoTide Hub | Privacy | Terms | Write for us",
            "InfoTide Hub",
        ),
        ("Ferry talks open in the harbour\n4 March 2024", "Imprint | Privacy | Terms", "-"),
        (
            "Ferry talks open in the harbour\n4 March 2024",
            "L’article Ferry talks est apparu en premier sur L'Écho du Phare.",
            "L'Écho du Phare",
        ),
        (
            "Ferry talks open in the harbour\n4 March 2024",
            "La entrada Ferry talks apareció primero en El Faro.",
            "El Faro",
        ),
        (
            "Ferry talks open in the harbour\n4 March 2024",
            "RRN is the flagship site of Reed Reporting Network.\nRRN on the air",
            "RRN",
        ),
        (
            "Ferry talks open in the harbour\n4 March 2024",
            "Jane Doe is a Sentry columnist and a former sailor\nUnlike many others, The Sentry has no owner to please.\n© 2025 Sentry News & Media Limited or its affiliated companies.",
            "The Sentry",
        ),
    ] {
        let document = page(head, foot);
        assert_eq!(value(document.publisher.as_ref()), expected, "{head} … {foot}");
    }
}

#[test]
fn a_link_that_says_it_is_the_source_is_followed_however_it_is_printed() {
    let title = "Ferry talks open in the harbour\n4 March 2024";
    for (line, expected) in [
        ("Source: https://tern.example/2024/ferry", "https://tern.example/2024/ferry"),
        ("Source: [hxxps://tern[.]example/2024/ferry]", "https://tern.example/2024/ferry"),
        ("URL: tern.example/2024/ferry", "tern.example/2024/ferry"),
        ("Short link: tern.example/x7K", "-"),
        ("Source: tern.example", "-"),
        ("Source: The Tern Gazette", "-"),
    ] {
        let document = page(&format!("{title}\n{line}"), "Share");
        assert_eq!(value(document.url.as_ref()), expected, "{line}");
    }
}
