//! How pages name the site they stand on: copyright lines, notices, addresses, the words behind a headline.

use super::author::{is_office, looks_like_name};
use crate::dates;
use crate::english::lexicon::{self, BODY};
use crate::languages::{self, Label};
use corpus::token::{fold, tokens};
use foldhash::HashSet;
use std::sync::LazyLock;

/// "Source: The Paper", "Originally published in The Paper".
pub fn named_source(text: &str) -> Option<String> {
    const MARKS: &[&str] = &[
        "source",
        "publisher",
        "published by",
        "originally published in",
        "originally published by",
        "originally published on",
        "originally published at",
        "first published in",
        "first published by",
        "first published on",
        "first appeared in",
        "first appeared on",
        "originally appeared in",
        "originally appeared on",
        "republished from",
        "republished with permission from",
        "reprinted from",
        "site name",
        "via",
        "fuente",
        "quelle",
        "fonte",
        "источник",
        "kaynak",
        "courtesy of",
        "appeared first on",
        "appeared first in",
        "published first in",
        "published first by",
        "published first on",
        "first ran in",
        "first ran on",
        "apparu en premier sur",
        "aparecio primero en",
        "erschien zuerst auf",
        "apparso per primo su",
        "apareceu primeiro em",
        "from the website of",
    ];
    // "Published in World" names a section, "Published in The Frontier Express, March 20th" a paper.
    if let Some(rest) = text.strip_prefix("Published in ").or_else(|| text.strip_prefix("Published by ")) {
        let name = leading_name(rest);
        let paper = (has_media_word(&name) || name.starts_with("The ")) && name.contains(' ');
        return paper.then_some(name);
    }
    if let Some(rest) = languages::labelled(text, Label::Source) {
        let name = leading_name(rest);
        // A script without capitals does not tell where a name ends.
        let name = if name.is_empty() && languages::is_name(rest) { rest.to_owned() } else { name };
        return Some(name).filter(|name| !name.is_empty() && !rest.starts_with("http"));
    }
    let words = tokens(text);
    let folded: Vec<&str> = words.iter().map(|word| word.term.as_str()).collect();
    for mark in MARKS {
        let mark_words: Vec<&str> = mark.split(' ').collect();
        let Some(at) = folded.windows(mark_words.len()).position(|window| window == mark_words.as_slice())
        else {
            continue;
        };
        let rest = text[words[at + mark_words.len() - 1].end..].trim_start();
        let single = mark_words.len() == 1;
        if single && (at > 0 || !rest.starts_with(':')) {
            continue;
        }
        let rest = rest.trim_start_matches([':', ' ']);
        let name = leading_name(rest);
        if !name.is_empty() && !rest.starts_with("http") {
            return Some(name);
        }
    }
    None
}

/// "Tollhouse is a daily of the Weighbridge Press", "North Quay Sport, the fan-owned paper", "The Weighbridge is a
/// registered title": the name of a paper that says what it is.
pub fn self_described(text: &str) -> Option<String> {
    const WHAT: &str = "daily weekly monthly quarterly newspaper paper magazine journal site website portal newsletter publication title trademark service broadcaster station channel blog platform imprint brand newsroom outlet agency project cooperative periodical podcast wire";
    const DONE: &str = "printed published produced run owned funded edited financed";
    let is_what = |word: &str, list: &str| list.split(' ').any(|known| known == word);
    // "Parley – the magazine for mediation": what it is stands behind a comma or a dash.
    let apart = [", the ", ", a ", " – the ", " — the ", " - the ", " – a ", " — a "];
    let (name, rest) = text
        .split_once(" is ")
        .or_else(|| text.split_once(" are "))
        .or_else(|| apart.iter().find_map(|mark| text.split_once(mark)))?;
    let comma = apart.iter().any(|mark| text[name.len()..].starts_with(mark));
    let name = name.trim_end_matches(['®', '™', ' ']);
    let run = capitalised_run(name.trim_start_matches("The "));
    let whole = run.len() == name.trim_start_matches("The ").len();
    let rest = rest.split(". ").next().unwrap_or(rest);
    let words: Vec<String> = tokens(rest).into_iter().map(|token| token.term).take(7).collect();
    let article = words.first().is_some_and(|word| matches!(word.as_str(), "a" | "an" | "the" | "one"));
    // What it is comes before whose it is: "the editor of a daily" is none.
    let end = words
        .iter()
        .position(|word| {
            matches!(word.as_str(), "of" | "for" | "that" | "which" | "who" | "from" | "by" | "in" | "on")
        })
        .unwrap_or(words.len());
    let what = words[..end].iter().any(|word| is_what(word, WHAT));
    let done = words.first().is_some_and(|word| is_what(word, DONE));
    let described = if comma {
        what && end <= 4 && text.split_whitespace().count() <= 20
    } else {
        article && what || done
    };
    let pronoun = matches!(
        run.as_str(),
        "He" | "She" | "It" | "They" | "This" | "That" | "There" | "Here" | "What" | "Who" | "One"
    );
    (described && whole && !pronoun && (1..=5).contains(&run.split(' ').count()) && is_site_name(&run))
        .then(|| name.to_owned())
}

/// Whether a text is what a paper says of itself behind an article.
pub fn is_about_the_paper(text: &str) -> bool {
    text.split_whitespace().count() <= 40 && !text.contains(['“', '"', ':']) && self_described(text).is_some()
}

/// "Ministry of Foreign Affairs of the Republic of Valdonia": an office of state on a line of its own.
pub fn institution(text: &str) -> Option<String> {
    const HEADS: &str = "institute centre center university council foundation academy office bureau ministry embassy government presidency parliament department directorate secretariat consulate chancellery senate assembly commission mission cabinet administration";
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = words.iter().all(|word| {
        word.starts_with(char::is_uppercase)
            || matches!(*word, "–" | "—" | "-")
            || is_joint(word)
            || matches!(*word, "to" | "on" | "in")
    });
    let headed = tokens(text).iter().take(5).any(|word| HEADS.split(' ').any(|head| head == word.term));
    let belongs = words.iter().skip(1).any(|word| matches!(*word, "of" | "for" | "to"));
    (capital && headed && belongs && (3..=12).contains(&words.len()) && !text.contains([',', '|', ':', '.']))
        .then(|| text.to_owned())
}

/// The name without the legal form of its company, if it has one.
pub fn without_company(name: &str) -> Option<String> {
    const FORMS: &str = "ltd limited inc incorporated llc company co corp corporation gmbh ag plc sa sas sl sarl srl spa spá lda mmc ooo bv oy ab as sal sarl pty pvt nv kg llp asa aps doo sro kft oü uab fzllc fze fzco";
    let words: Vec<&str> = name.split(' ').collect();
    let form = |word: &&&str| {
        let word = word.trim_end_matches(['.', ',']);
        word.starts_with(char::is_uppercase)
            && FORMS.split(' ').any(|known| known == fold(word).replace('.', ""))
            || matches!(word, "&" | "and")
    };
    let dropped = words.iter().rev().take_while(form).count();
    let kept = words[..words.len() - dropped].join(" ");
    let kept = kept.trim_end_matches([',', ' ']);
    (dropped > 0 && !matches!(kept, "" | "The" | "the")).then(|| kept.to_owned())
}

/// The holder of "© 2024 The Paper. All rights reserved.", "© The Paper 2024", "The Paper © All rights reserved".
pub fn rights_holder(text: &str) -> Option<String> {
    let mark = ["©", "(c)", "(C)", "Copyright", "COPYRIGHT", "copyright"]
        .iter()
        .filter_map(|mark| text.rfind(mark).map(|at| (at, at + mark.len())));
    let (before, after) = mark.max()?;
    let bare = |name: &str| {
        let name = name.trim_matches(|c: char| {
            c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | ',' | ':' | '.' | '©')
        });
        leading_name(name.strip_prefix("by ").unwrap_or(name))
    };
    let is_right = |name: &str| {
        let folded = fold(name);
        ["rights", "rechte", "derechos", "droits", "diritti", "права", "reserved"]
            .iter()
            .any(|word| folded.contains(word))
    };
    // "© WFO/Jane Doe" is the credit of a picture.
    let named =
        |name: &String| name.chars().filter(|c| c.is_alphanumeric()).count() > 1 && !name.contains('/');
    [&text[after..], &text[..before]].into_iter().map(bare).find(|name| named(name) && !is_right(name))
}

/// The same name, an article in front aside.
pub fn same_name(a: &str, b: &str) -> bool {
    let key = |name: &str| fold(name).trim_start_matches("the ").to_owned();
    key(a) == key(b)
}

/// "Jane Doe | The Paper | 20 Nov 2024", "Jane Doe, The Paper", "Jane Doe (The Paper)": the outlet beside the author.
pub fn outlet_in_byline(text: &str, article: &str) -> Option<String> {
    let dated = !dates::printed(text).is_empty();
    let bracketed = text.strip_suffix(')').and_then(|text| text.split_once(" ("));
    let (name, outlet, barred) = if let Some((name, outlet)) = bracketed {
        (name, outlet, true)
    } else {
        let dashed =
            text.split_once(" - ").or_else(|| text.split_once(" – ")).or_else(|| text.split_once(" — "));
        let parts: Vec<&str> = match dashed {
            Some((name, outlet)) => vec![name, outlet],
            None => text.split(['|', '·', '•', ',']).map(str::trim).collect(),
        };
        let &[name, outlet, ..] = parts.as_slice() else { return None };
        let barred = parts.len() == 3 && dated && text.contains(['|', '·', '•'])
            || parts.len() == 2 && !dated && (dashed.is_some() || text.contains(['|', '·', '•']));
        let simple = parts.len() == 2 && !dated && text.contains(',');
        if !(barred || simple) {
            return None;
        }
        (name, outlet, barred)
    };
    let words = outlet.split_whitespace().count();
    let named = outlet.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || is_joint(word));
    let sure = has_media_word(outlet)
        || outlet.chars().skip(1).any(char::is_uppercase) && words == 1 && outlet.len() > 5;
    // "Jane Doe, Port Amber": a place is named in the article, a paper hardly ever.
    let place = !sure && (!barred || bracketed.is_some() || article.contains(outlet));
    let name = name.trim_start_matches("By ").trim_start_matches("by ");
    let office = is_office(outlet) && !outlet.ends_with("News");
    (!place && !office && looks_like_name(name) && named && (words > 1 || sure) && words <= 4)
        .then(|| outlet.to_owned())
}

/// The host of a link without `www.`.
pub fn domain(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !host.starts_with('.')).then(|| host.to_ascii_lowercase())
}

/// "a subscription to The Paper", "Subscribe to The Paper", "The Paper uses cookies"; and whether such words are said of
/// nothing but sites: much is got and downloaded.
pub fn site_in_notice(text: &str) -> Option<(String, bool)> {
    const BEFORE: &[&str] = &[
        "subscription to ",
        "subscribe to ",
        "Subscribe to ",
        "member of ",
        "members of ",
        "Support ",
        "support ",
        "Follow ",
        "follow ",
        "Join ",
        "newsletter of ",
        "newsletter from ",
        "reader of ",
        "readers of ",
        "supporter of ",
        "donate to ",
        "Donate to ",
        "Thank you for reading ",
        "thank you for reading ",
        "Thanks for reading ",
        "welcome to ",
        "Welcome to ",
        "brought to you by ",
        "Read more on ",
        "Read more at ",
        "More from ",
        "Read the full story on ",
        "Download the ",
        "download the ",
        "Get the ",
        "Contact ",
        "Advertise with ",
        "Advertise in ",
        "Write for ",
        "Allow ",
        "on the site of ",
        "on the website of ",
        "those of the ",
        "views of the ",
        "position of the ",
        "Powered by ",
        "About ",
    ];
    const AFTER: &[&str] = &[
        " uses cookies",
        " use cookies",
        " newsletter",
        " is a reader-funded",
        " is funded by",
        " relies on",
        " needs your",
        " depends on",
        "'s newsletter",
        "’s newsletter",
        " app",
        " journalism",
        " is an independent",
        " and its partners",
        " values your privacy",
        " is published by",
        " is a member of",
        " did not write",
        " is not responsible for",
    ];
    for mark in BEFORE {
        for (at, _) in text.match_indices(mark) {
            let name = without_offer(&capitalised_run(&text[at + mark.len()..]));
            let weak = matches!(
                *mark,
                "About "
                    | "More from "
                    | "Download the "
                    | "download the "
                    | "Get the "
                    | "Contact "
                    | "Powered by "
                    | "Allow "
            );
            if is_site_name(&name) && (!weak || *mark != "About " && has_media_word(&name)) {
                return Some((name, !weak));
            }
        }
    }
    for mark in AFTER {
        // " app" is not the start of "apply".
        let whole = |at: &usize| !text[at + mark.len()..].starts_with(char::is_alphanumeric);
        if let Some(at) = text.find(mark).filter(whole) {
            let words: Vec<&str> = text[..at].split(' ').collect();
            let from = words.iter().rposition(|word| !is_name_word(word)).map_or(0, |at| at + 1);
            let name = words[from..].join(" ");
            if is_site_name(&name) {
                return Some((name, true));
            }
        }
    }
    None
}

/// "The Paper Prime": the name without what the paper sells under it.
fn without_offer(name: &str) -> String {
    let bare =
        [" Prime", " Premium", " Plus", " Pro", " App"].iter().find_map(|offer| name.strip_suffix(offer));
    bare.unwrap_or(name).to_owned()
}

/// Whether a name has a word that papers, agencies and stations are called by.
pub fn has_media_word(name: &str) -> bool {
    const WORDS: &str = "post times wire news herald courier journal gazette tribune review daily press agency weekly observer mail star sun chronicle monitor dispatch echo standard telegraph globe guardian independent voice radio tv television broadcasting media online watch bulletin register ledger examiner mirror express argus sentinel messenger record correspondent network insight magazine paper newspaper digest channel today report reporter reports eye tageszeitung zeitung nachrichten presse rundschau anzeiger kurier merkur tagblatt zeit diario periodico noticias prensa mundo pais jornal folha estado le monde figaro depeche jornada economist economista quotidien corriere giornale gazzetta stampa haber gazetesi aftenposten avis tidende bladet svenska helsingin sanomat pravda izvestia vesti novosti gazeta wyborcza dispatches advertiser argus enquirer inquirer intelligencer outlook pilot recorder spectator statesman beacon banner call citizen democrat republican leader light tide line lines newsline wireservice newswire newsroom fm live24 info";
    tokens(name).iter().any(|token| {
        WORDS.split(' ').any(|word| word == token.term)
            || ["news", "post", "times", "press", "wire", "media"].iter().any(|end| token.term.ends_with(end))
    })
}

/// "Reed Broadcasting Corporation": a body or a paper, and nobody in it.
pub fn is_organisation(name: &str) -> bool {
    has_media_word(name) || tokens(name).iter().any(|token| lexicon::is(&token.term, BODY))
}

/// "The Amber Post", "AMBER POST – since 1911": a line that is the name of a paper, perhaps with its slogan.
pub fn masthead(text: &str) -> Option<String> {
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    let name = leading_name(text);
    let words: Vec<String> = tokens(&name).into_iter().map(|token| token.term).collect();
    let own: Vec<&String> = words.iter().filter(|word| *word != "the").collect();
    let known = |word: &String, list: &str| list.split(' ').any(|known| known == word);
    let capital = name
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase) || is_joint(word) || word.starts_with('&'));
    let named = own.first().is_some_and(|word| !is_section(word))
        && own.last().is_some_and(|word| has_media_word(word) && !known(word, "today live online media info light line lines outlook report reports record network radio tv star sun eye call zeit pais le fm"));
    let first = own.iter().position(|word| {
        !matches!(word.as_str(), "la" | "le" | "el" | "il" | "die" | "der" | "das" | "o" | "a")
    });
    // "La Gazette du Péage", "Kanal Östersand", "Radio Veres": what it is stands in front.
    let in_front = first.is_some_and(|at| {
        let behind = own.get(at + 1);
        let joined = behind.is_some_and(|word| {
            matches!(word.as_str(), "du" | "de" | "des" | "del" | "della" | "di" | "der" | "da" | "do")
        });
        let printed = [
            "gazette", "gaceta", "gazzetta", "journal", "diario", "jornal", "giornale", "courrier", "correo",
            "corriere", "tribune", "tribuna", "voix", "voz", "voce", "echo", "eco", "depeche", "noticias",
            "notizie",
        ];
        let aired = ["radio", "kanal", "canal", "kanaal", "tele"];
        (joined && printed.contains(&own[at].as_str()) || aired.contains(&own[at].as_str()))
            && own.len() >= at + 2
    });
    // A line of news that only begins like a name goes on in small letters.
    let alone = text.len() <= name.len() + 45;
    (capital && (named || in_front) && alone && (2..=4).contains(&own.len())).then_some(name)
}

/// Whether a word is what sites call their sections and offers.
pub fn is_section(word: &str) -> bool {
    const SECTIONS: &str = "world business sports sport politics political local latest breaking national international top more video live all your our read watch listen morning evening regional home in other related press about contact subscribe join follow good this from next previous sunday monday tuesday wednesday thursday friday saturday social digital email print new real recent today's daily weekly fake share media online tv radio network news opinion culture economy letters letter essays essay fiction analysis commentary feature features interview premium menu search archive archives photo photos image images illustration picture pictures front page issue issues edition special report brief policy section english deutsch espanol francais shop events schedules videos podcasts podcast now play playing next story listen presented sponsored promoted advertisement brought skip main content navigation link links date issued posted published updated print version nation metro regions region jobs obituaries tenders births deaths weather sign log";
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| SECTIONS.split(' ').collect());
    WORDS.contains(fold(word).as_str())
}

/// The parts of a line that gaps, bars, dots, arrows, dashes and slashes set apart.
pub fn segments(line: &str) -> Vec<&str> {
    const SIGNS: &[char] = &['|', '·', '•', '∙', '»', '›', '❯', '▸', '→', '⟶', '◉', '●', '—', '–', '\t'];
    const SPACED: &[&str] = &["  ", " > ", " / ", " :: ", " - ", " ~ "];
    let parts = SPACED
        .iter()
        .fold(vec![line], |parts, sign| parts.iter().flat_map(|part| part.split(sign)).collect());
    let parts = parts.into_iter().flat_map(|part| part.split(SIGNS));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The hosts, mail addresses and channels in a line, letters and digits only.
pub fn addresses(text: &str) -> Vec<String> {
    let words = text.split_whitespace().filter(|word| {
        word.contains(['/', '@']) && word.contains('.') || word.starts_with('@') || host_label(word).is_some()
    });
    words.map(|word| fold(word).chars().filter(char::is_ascii_alphanumeric).collect()).collect()
}

/// "... writes about the river for The Paper."
pub fn paper_of_author(text: &str) -> Option<String> {
    let name = capitalised_run(text.rsplit_once(" for ")?.1);
    (name.contains(' ') && is_site_name(&name)).then_some(name)
}

/// "Jane Doe is a Sentry columnist", "a staff writer at The Sentry": the paper that one writes for.
pub fn paper_of_staff(text: &str) -> Option<String> {
    let rest = [" is a ", " is an ", " is the "].iter().find_map(|mark| text.split_once(mark))?.1;
    let name = capitalised_run(rest);
    let role = tokens(rest.get(name.len()..)?).into_iter().next()?;
    (is_office(&role.term) && !is_office(&name) && is_site_name(&name)).then_some(name)
}

/// "Talks at risk [Amber Courier]": the paper from which a board copies a text.
pub fn paper_in_brackets(title: &str) -> Option<&str> {
    let (_, name) = title.strip_suffix([']', ')'])?.rsplit_once(['[', '('])?;
    let capital = name.split(' ').all(|word| word.starts_with(char::is_uppercase) || is_joint(word));
    (capital && has_media_word(name) && (2..=5).contains(&name.split(' ').count())).then_some(name)
}

/// The first part of the host of a link or mail address, letters and digits only; nothing for services that host
/// everybody.
pub fn host_label(word: &str) -> Option<String> {
    const SERVICES: &str = "gmail yahoo hotmail outlook mail proton protonmail icloud gmx facebook twitter telegram instagram youtube google whatsapp linkedin blogspot wordpress medium substack";
    let word = word.trim_matches(|c: char| matches!(c, '(' | ')' | '<' | '>' | ',' | ';' | '"' | '.'));
    // "@janedoe" is an account somewhere, not a host.
    let address = word
        .split_once('@')
        .filter(|(name, host)| !name.is_empty() && host.contains('.'))
        .map(|(_, host)| host.to_ascii_lowercase());
    if address.is_none() && word.contains('@') {
        return None;
    }
    let linked = (word.starts_with("http") || word.starts_with("www.")).then(|| domain(word)).flatten();
    // A bare domain is letters with full stops in them and a small ending.
    let bare = word.rsplit_once('.').filter(|(name, end)| {
        name.len() > 3
            && (2..=7).contains(&end.len())
            && end.bytes().all(|b| b.is_ascii_lowercase())
            && !word.contains('/')
    });
    let host = address.or(linked).or_else(|| bare.map(|_| word.to_ascii_lowercase()))?;
    // "board.paper.example", "paper.gov.example": the part before the ending, but for what says whose kind it is.
    let parts: Vec<&str> = host.split('.').collect();
    let kinds = ["gov", "gob", "gouv", "co", "com", "org", "net", "ac", "edu", "mil"];
    let service = |part: &str| SERVICES.split(' ').any(|service| service == part);
    let name = parts.iter().rev().skip(1).find(|part| !kinds.contains(part) && !service(part))?;
    let label: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    (label.len() > 3).then_some(label)
}

/// The words of a line that a host's name repeats: "The Paper" for `thepaper`.
pub fn name_of_host(text: &str, host: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().filter(|word| !word.contains('@')).collect();
    for length in (1..=5).rev() {
        for window in words.windows(length) {
            let joined: String = fold(&window.concat()).chars().filter(char::is_ascii_alphanumeric).collect();
            let with_and: String = joined_with_and(window);
            let small = |word: &&&str| matches!(**word, "&" | "the" | "The");
            let bare: String = fold(&window.iter().filter(|word| !small(word)).copied().collect::<String>())
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect();
            let ends = |word: &&str| word.contains(char::is_uppercase);
            if (joined == host || bare == host || with_and == host)
                && ends(&window[0])
                && ends(&window[length - 1])
            {
                let name = window.join(" ");
                return Some(name.trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
            }
        }
    }
    None
}

/// "customsandquays" of "Customs & Quays".
fn joined_with_and(words: &[&str]) -> String {
    let words: String = words.iter().map(|word| if *word == "&" { "and" } else { word }).collect();
    fold(&words).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// A name at the start of a text: up to a stop, bar, bracket, or words that no longer belong to it.
pub fn leading_name(text: &str) -> String {
    let end =
        text.find(['|', '(', '·', '•', '∙', ';', '!', '©', '\u{2014}', '\u{2013}']).unwrap_or(text.len());
    let mut name = &text[..end];
    for stop in [
        ", ",
        " - ",
        " All rights",
        " all rights",
        " on ",
        " and is ",
        " under ",
        " with permission",
        " where ",
        " in 19",
        " in 20",
        " and has ",
        " or its ",
        " and its ",
        " and/or ",
    ] {
        if let Some(at) = name.find(stop) {
            name = &name[..at];
        }
    }
    // A full stop ends it, but not that of an initial.
    let stop = name
        .match_indices(". ")
        .map(|(at, _)| at)
        .find(|&at| name[..at].rsplit(' ').next().is_some_and(|word| word.chars().count() > 1));
    let name = &name[..stop.unwrap_or(name.len())];
    let name = name.trim().trim_end_matches(['.', ',', ':', '-', ' ']);
    let name = name.trim_matches(['"', '“', '”', '\'', '‘', '’']);
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '–' | '-'));
    let words = name.split_whitespace().count();
    let names = name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        || name.contains('.') && words == 1;
    if names && (1..=7).contains(&words) { name.to_owned() } else { String::new() }
}

pub fn capitalised_run(text: &str) -> String {
    let mut name: Vec<&str> = Vec::new();
    for word in text.split(' ') {
        let bare = word.trim_end_matches(['.', ',', '!', '?', ':', ';']);
        let joins = is_joint(bare) && !name.is_empty();
        if !(bare.starts_with(char::is_uppercase) || joins || bare == "the" && name.is_empty()) {
            break;
        }
        name.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    while name.last().is_some_and(|word| is_joint(word)) {
        name.pop();
    }
    let name = name.join(" ");
    name.strip_prefix("the ").map_or(name.clone(), str::to_owned)
}

/// Menu words that sites print at both ends of a page.
pub fn looks_like_headline(name: &str) -> bool {
    let folded = fold(name);
    [
        "about us",
        "contact us",
        "privacy policy",
        "cookie policy",
        "terms of",
        "sign in",
        "sign up",
        "log in",
        "cookies policy",
        "privacy",
        "read more",
        "back to",
        "my account",
        "skip to",
        "share this",
        "all rights",
    ]
    .iter()
    .any(|words| folded.contains(words))
}

pub fn is_name_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase()) && !word.ends_with(['.', ',', ':', '!', '?'])
}

/// Small words inside the names of papers.
pub fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "and"
            | "&"
            | "for"
            | "du"
            | "de"
            | "des"
            | "del"
            | "della"
            | "di"
            | "der"
            | "da"
            | "la"
            | "et"
            | "y"
            | "e"
    )
}

/// Names of sites, not of networks, week days or the visitor.
pub fn is_site_name(name: &str) -> bool {
    const NOT_SITES: &[&str] = &[
        "us",
        "our",
        "facebook",
        "twitter",
        "x",
        "whatsapp",
        "telegram",
        "instagram",
        "youtube",
        "linkedin",
        "the",
        "daily",
        "weekly",
        "free",
        "now",
        "today",
        "this",
        "we",
        "subscribe",
        "a",
        "join",
        "your",
        "independent",
        "premium",
        "morning",
        "i",
        "my",
        "google news",
        "google",
        "e mail",
        "e-mail",
        "email",
        "newsletter",
        "newsletters",
        "notifications",
        "alerts",
        "comments",
        "home",
    ];
    let folded = fold(name);
    let first = folded.split(' ').next().unwrap_or_default();
    !name.is_empty()
        && !NOT_SITES.contains(&folded.as_str())
        && !matches!(first, "our" | "us" | "your" | "this" | "my" | "sign" | "get")
}

/// "PORT SAINT, Nov. 14 (Andes Wire) -- ...": the agency between the place and the first sentence.
pub fn agency_in_place_line(article: &str) -> Option<&str> {
    const PLACE_LINE_BYTES: usize = 80;
    let (place, rest) = article.split_once('(').filter(|(place, _)| place.len() <= PLACE_LINE_BYTES)?;
    let (name, behind) = rest.split_once(')')?;
    let placed = place.split_whitespace().next().is_some_and(|word| !word.contains(char::is_lowercase));
    let dashed = behind.trim_start().starts_with(['-', '–', '—']);
    (placed && dashed && name.len() <= PLACE_LINE_BYTES && name.starts_with(char::is_uppercase))
        .then_some(name)
}
