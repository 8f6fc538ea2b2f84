//! How pages name their authors: bylines, author boxes, and what only looks like a name.

use crate::dates;
use crate::english::language::is_english;
use crate::english::lexicon::{self, BODY, CALENDAR, GIVEN, OPENER};
use crate::english::sentence::ends_sentence;
use crate::languages::{self, Label};
use corpus::token::{Token, fold, tokens};

/// What stands behind the "By" of a byline.
pub fn byline_name(line: &str) -> Option<&str> {
    const MARKS: &[&str] = &[
        "by",
        "words",
        "text",
        "author",
        "authors",
        "written by",
        "reported by",
        "story by",
        "posted by",
        "report by",
        "words by",
        "text by",
        "por",
        "von",
        "par",
        "autor",
        "auteur",
        "автор",
        "texte",
        "yazan",
        "report",
        "interview",
        "reporting by",
        "interview by",
        "text and photos",
        "text and photos by",
        "words and pictures",
        "words and pictures by",
        "words and photos",
        "story and photos by",
        "photos and text",
        "report and photos",
        "from",
        "reporter",
        "correspondent",
        "writer",
        "journalist",
        "text",
        "di",
        "door",
        "af",
        "av",
        "przez",
    ];
    let labelled = |label: Label| languages::labelled(line, label).filter(|rest| is_labelled_name(rest));
    // Without a colon one word may be anything: "Par avion".
    let full = |rest: &&str| author(rest).is_some_and(|name| name.contains(' '));
    if let Some(name) = labelled(Label::Author).or_else(|| labelled(Label::By).filter(full)) {
        return Some(name);
    }
    if let Some(name) = glued_name(line).or_else(|| name_behind_day(line)) {
        return Some(name);
    }
    let words = tokens(line);
    // "From our reporter at Gasworks Park, Jane Doe".
    let ours = ["From our ", "By our ", "From a ", "FROM OUR ", "BY OUR "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark));
    if let Some((_, name)) = ours.filter(|rest| is_office(rest)).and_then(|rest| rest.rsplit_once(", "))
        && looks_like_name(name)
    {
        return Some(name);
    }
    // Longest mark first, so that "Posted by" is not read as a mark followed by "by".
    let mark = MARKS.iter().filter(|mark| {
        let mark: Vec<&str> = mark.split(' ').collect();
        words.len() > mark.len() && mark.iter().zip(&words).all(|(mark, word)| *mark == word.term)
    });
    let mark = mark.max_by_key(|mark| mark.len())?;
    let count = mark.split(' ').count();
    let rest = line[words[count - 1].end..].trim_start();
    let colon = rest.starts_with([':', '：']);
    let needs_colon = matches!(
        *mark,
        "words"
            | "text"
            | "report"
            | "interview"
            | "texte"
            | "author"
            | "autor"
            | "authors"
            | "reporter"
            | "correspondent"
            | "writer"
            | "journalist"
            | "text and photos"
            | "words and pictures"
            | "words and photos"
            | "photos and text"
            | "report and photos"
    );
    let name = rest.trim_start_matches([':', '：', ' ']);
    let starts = name.starts_with(|c: char| c.is_uppercase() || c == '@')
        || mark.ends_with("by") && (words.len() <= 3 || author(name).is_some_and(|name| is_person(&name)));
    // Prepositions begin other lines too: what follows must be somebody's name, and nothing but place and office.
    let is_weak = matches!(*mark, "from" | "di" | "door" | "af" | "av" | "par" | "por" | "przez");
    if is_weak && !author(name).is_some_and(|name| is_person(&name)) {
        return None;
    }
    // "By Jane Doe/June 12, 2024 9:49 am/Updated ...": the days behind it are a date line of their own.
    let day = dates::printed(line).first().map_or(line.len(), |date| date.start);
    let own = words.iter().take_while(|word| word.start < day).count();
    let clock = is_at_clock(line);
    (starts && (colon || !needs_colon) && own <= 16 && (clock || !ends_sentence_of_prose(line, words.len())))
        .then_some(name)
}

/// Whether a line ends in "a.m." or "p.m.", and not in a sentence.
fn is_at_clock(line: &str) -> bool {
    let lower = line.trim_end().to_lowercase();
    lower.ends_with("a.m.") || lower.ends_with("p.m.")
}

/// `ByJane Doe`: a page that has only a tag between the two.
fn glued_name(line: &str) -> Option<&str> {
    let name = line.strip_prefix("By").or_else(|| line.strip_prefix("BY"))?;
    let capital = name.starts_with(char::is_uppercase) && tokens(line).len() <= 12;
    (capital && author(name).is_some_and(|name| is_person(&name))).then_some(name)
}

/// "Tuesday May 7, 2024 7:45 am EET by Jane Doe": what stands behind a day, its clock and nothing else.
pub fn name_behind_day(line: &str) -> Option<&str> {
    const LABELS: &str = "posted published updated created submitted written on at the st nd rd th";
    const LONGEST: usize = 160;
    let (before, name) = Some(line).filter(|line| line.len() <= LONGEST)?.rsplit_once(" by ")?;
    let days = dates::printed(before);
    let is_of_day = |word: &Token| {
        let text = &before[word.start..word.end];
        let dated = days.iter().any(|date| date.start <= word.start && word.end <= date.end);
        let zone = text.len() <= 4 && !text.contains(char::is_lowercase);
        let clock = text.starts_with(|c: char| c.is_ascii_digit())
            || matches!(word.term.as_str(), "am" | "pm" | "a" | "p" | "m");
        dated
            || zone
            || clock
            || lexicon::is(&word.term, CALENDAR)
            || LABELS.split(' ').any(|label| label == word.term)
    };
    let named = author(name).is_some_and(|name| is_person(&name) || is_first_name(&name));
    (!days.is_empty() && named && tokens(before).iter().all(is_of_day)).then_some(name)
}

/// Whether what stands behind a label of another language is a name, with a place, a date or another author behind it.
fn is_labelled_name(rest: &str) -> bool {
    author(rest).is_some_and(|name| name.split(" and ").all(languages::is_name))
        && !ends_sentence_of_prose(rest, tokens(rest).len())
}

/// "By Jane Doe", "Words: Jane Doe", "Von Jane Doe": a byline and little else.
pub fn is_byline(line: &str) -> bool {
    byline_name(line).is_some()
}

/// The name in what stands behind "By": without date, place, office and handle; nothing for an account.
pub fn author(text: &str) -> Option<String> {
    // A mail address or a handle goes whole.
    let handle = text.find('@').map_or(text.len(), |at| text[..at].rfind(' ').map_or(0, |gap| gap + 1));
    let cut = text[..handle].split(['|', '·', '•', '(', '/', ';', '»', '›', '،']).next()?;
    let cut = cut.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '✍' | '✎' | '✏' | '🖊' | '—' | '–' | '\u{fe0f}')
    });
    let mut end = cut.len();
    if let Some(date) = dates::printed(cut).first() {
        end = end.min(date.start);
    }
    // A full stop ends a name, but not that of an initial or a short form ("T.", "Ma.").
    let full_stop = cut.match_indices(". ").map(|(at, _)| at).find(|&at| {
        let word = cut[..at].rsplit(' ').next().unwrap_or_default();
        word.chars().count() > 2 && !word.contains('.')
    });
    end = end.min(full_stop.unwrap_or(end));
    // "Jane Doe 5 Comments", "Jane Doe12 May": a number ends a whole name.
    let ends = |&(at, c): &(usize, char)| {
        let before = &cut[..at];
        c.is_ascii_digit() && at > 0 && before.contains(' ')
    };
    let number = cut.char_indices().find(ends);
    end = end.min(number.map_or(end, |(at, _)| at));
    // "Jane Doe Pictures: John Roe": the next label.
    if let Some(at) = cut.find(": ") {
        end = end.min(cut[..at].rfind(' ').unwrap_or(0));
    }
    for stop in [
        " in ",
        " for ",
        " at ",
        " on ",
        " – ",
        " — ",
        " - ",
        ", ",
        " Leave a ",
        " Published",
        " Last updated",
        " Last Updated",
        " Updated",
        " Posted",
        " reports",
        " from ",
        " with ",
    ] {
        if let Some(at) = cut.find(stop) {
            let lists_another = stop == ", "
                && cut.contains(" and ")
                && looks_like_name(cut[at + 2..].split(" and ").next().unwrap_or_default())
                && !is_office(&cut[at + 2..]);
            if !lists_another {
                end = end.min(at);
            }
        }
    }
    let name = cut.get(..end)?.trim().trim_end_matches([',', '-', '–', '—', ':', '.']).trim();
    let name = without_office(name);
    let words: Vec<String> = tokens(name).into_iter().map(|token| token.term).collect();
    let folded = words.join(" ");
    let nobody = NOBODY.contains(&folded.as_str())
        || words.last().is_some_and(|last| {
            matches!(last.as_str(), "desk" | "staff" | "admin" | "newsroom" | "bureau" | "team")
        });
    let capital = name.chars().next().is_some_and(languages::may_begin_name);
    // "Old_Plimsoll", "Newsroom2" are accounts.
    let account = !name.contains(' ') && name.contains(|c: char| c == '_' || c.is_ascii_digit());
    (!nobody && !account && capital && !words.is_empty() && words.len() <= 10).then(|| name.to_owned())
}

/// "political reporter Jane Doe", `Jane DoeStaff Writer`: the name without the office before it, or glued to its end.
fn without_office(name: &str) -> &str {
    const GLUED: &str = "published updated posted last follow email share";
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let mut rest = name;
    let mut office = false;
    while let Some((word, behind)) = rest.split_once(' ').filter(|(word, _)| small(word) || is_office(word)) {
        office |= is_office(word);
        rest = behind;
    }
    let name = if office && looks_like_name(rest) { rest } else { name };
    let mut before = ' ';
    for (at, c) in name.char_indices() {
        let glued = before.is_lowercase() && c.is_uppercase();
        let follows = |word: &Token| {
            is_office(&word.term)
                || lexicon::is(&word.term, CALENDAR)
                || GLUED.split(' ').any(|known| known == word.term)
        };
        if glued && tokens(&name[at..]).first().is_some_and(follows) {
            return &name[..at];
        }
        before = c;
    }
    name
}

/// Whether a bare name can be a person's: a given name begins it, or no word of it is an ordinary one or an
/// abbreviation. "View Comments", "How To Sail", "Harbour SPCA" are printed beside dates, too.
pub fn is_person(name: &str) -> bool {
    const WORDS: usize = 4;
    let capitals = !name.contains(char::is_lowercase);
    name.split(" and ").flat_map(|part| part.split(" & ")).flat_map(|part| part.split(", ")).all(|name| {
        let words: Vec<&str> = name.split(' ').collect();
        let is_short = |word: &str| word.contains('.') || word.chars().count() == 1;
        let abbreviated = |word: &&str| !capitals && !is_short(word) && !word.contains(char::is_lowercase);
        let ordinary = |word: &&str| {
            let term = fold(word);
            lexicon::is_english_word(&term) || is_english(&term) || lexicon::is(&term, BODY | OPENER)
        };
        // "Jane Doe Opens Harbour Bid", "Jane Doe Wins": a name and what its bearer does.
        let told =
            words.len() > 2 && words.iter().any(|word| ordinary(word) && word.to_lowercase().ends_with('s'));
        let given = lexicon::is(&fold(words[0]), GIVEN) || is_short(words[0]);
        let given = given && !told && words.iter().skip(1).filter(|word| ordinary(word)).count() <= 1;
        looks_like_name(name)
            && words.len() <= WORDS
            && !words.iter().any(abbreviated)
            && (given || !words.iter().any(ordinary))
    })
}

/// "Kay": one word that is a name where a name must stand, and no ordinary word.
pub fn is_first_name(name: &str) -> bool {
    let term = fold(name);
    let letters = name.chars().count() > 2 && name.chars().all(char::is_alphabetic);
    letters
        && name.starts_with(char::is_uppercase)
        && (lexicon::is(&term, GIVEN) || !lexicon::is_english_word(&term) && !is_english(&term))
}

/// Two to four capitalised words and nothing else, as people's names are printed.
pub fn looks_like_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let small = |word: &&str| {
        matches!(
            *word,
            "de" | "van"
                | "von"
                | "der"
                | "bin"
                | "al"
                | "el"
                | "da"
                | "di"
                | "la"
                | "and"
                | "&"
                | "dos"
                | "ibn"
                | "ben"
                | "y"
        )
    };
    let capital = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    (2..=6).contains(&words.len())
        && words.iter().all(|word| capital(word) || small(word))
        && words.iter().filter(|word| capital(word)).count() >= 2
        && !words.iter().any(|word| is_office(word) || is_site_word(word))
}

/// "Dr Jane Doe, Senior Fellow, and John Roe, Research Associate", "Jane Doe & John Roe": names, and what they are.
pub fn is_line_of_authors(text: &str) -> bool {
    let parts = text.split([',', '&', ';']).flat_map(|part| part.split(" and "));
    let parts: Vec<&str> = parts.map(|part| part.trim().trim_start_matches("and ")).collect();
    let (mut names, mut others) = (0, 0);
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let bare = without_title(part);
        if looks_like_name(bare) && !bare.split(' ').any(is_learned) {
            names += 1;
        } else if !(part.split(' ').count() <= 5 && (is_office(part) || part.split(' ').any(is_learned))) {
            others += 1;
        }
    }
    names >= 1
        && others == 0
        && text.split_whitespace().count() <= 24
        && !ends_sentence(text)
        && text.split_whitespace().count() < 4 * (names + 2)
}

/// "Dr Jane Doe, Senior Research Fellow, Conflict Programme", "Jane Doe, Reader in Law": a name and an office behind it.
pub fn begins_with_author(text: &str) -> bool {
    let Some((name, office)) = text.split_once(", ") else {
        // "Jane Doe Football Writer", from two columns.
        let words: Vec<&str> = text.split(' ').collect();
        return (3..=6).contains(&words.len())
            && words.last().is_some_and(|word| is_office(word))
            && looks_like_name(&words[..2].join(" "));
    };
    let first = office.split(',').next().unwrap_or_default();
    looks_like_name(without_title(name))
        && (is_office(first) || first.split(' ').any(is_learned))
        && first.split_whitespace().count() <= 6
        && !ends_sentence(text)
}

/// "Jane Doe and John Roe | Port Amber, Reed | RRN": authors, where they are and whom they write for.
pub fn is_author_between_bars(text: &str) -> bool {
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    let short = |part: &&str| part.split(' ').count() <= 4 && part.starts_with(char::is_uppercase);
    parts.len() >= 3 && looks_like_name(parts[0]) && parts[1..].iter().all(short) && !ends_sentence(text)
}

/// What authors are who write no news.
fn is_learned(word: &str) -> bool {
    const ROLES: &str = "fellow associate professor director researcher lecturer reader envoye special correspondant correspondante korrespondent korrespondentin redakteur enviado especial corresponsal inviato historian lawyer economist scholar minister ambassador secretary chair president author novelist captain master";
    ROLES.split(' ').any(|role| role == fold(word))
}

/// "Dr Jane Doe" without what she is called by.
pub fn without_title(name: &str) -> &str {
    ["Dr ", "Dr. ", "Prof ", "Prof. ", "Professor ", "Mr ", "Ms ", "Mrs ", "Sir ", "Dame "]
        .iter()
        .find_map(|title| name.strip_prefix(title))
        .unwrap_or(name)
}

/// "— Jane Doe", "(Jane Doe)" and nothing else: the author behind the text.
pub fn is_signature(text: &str) -> bool {
    let dashed = text.trim_start_matches(['—', '–', '-', ' ']);
    // "-- The Wire's desk, reporting by Jane Doe".
    if dashed.len() < text.len()
        && tokens(text).len() <= 16
        && name_behind_by(text).is_some_and(|name| author(name).is_some())
    {
        return true;
    }
    let bracketed = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    // "Jane C. Doe (jcd/rr)": the letters by which a newsroom knows its own.
    let initials =
        text.strip_suffix(')').and_then(|text| text.split_once(" (")).is_some_and(|(name, letters)| {
            looks_like_name(name)
                && letters.len() <= 10
                && letters.chars().all(|c| c.is_lowercase() || matches!(c, '/' | '-' | '.'))
        });
    initials
        || (dashed.len() < text.len() && looks_like_name(dashed))
        || bracketed.is_some_and(looks_like_name)
}

/// Whether a text is about one who writes for the paper.
pub fn is_about_an_author(text: &str) -> bool {
    const VERBS: &str = "is|covers|writes|has covered|has reported|has written|reports on|reports for|is based|has been|edits|leads|teaches|studies|directs|runs|heads|writes about|works|lives";
    const ROLES: &str = "reporter journalist correspondent editor writer columnist freelance freelancer contributor author researcher fellow commentator lawyer historian professor lecturer novelist poet translator photographer producer analyst";
    let folded: Vec<String> = tokens(text).into_iter().map(|token| token.term).collect();
    let named = text.split_whitespace().take(2).all(|word| word.starts_with(char::is_uppercase));
    let opening = folded.iter().take(8).cloned().collect::<Vec<_>>().join(" ");
    let verb = VERBS.split('|').find(|verb| opening.contains(&format!(" {verb} ")));
    let role = folded.iter().take(20).any(|term| ROLES.split(' ').any(|role| role == term));
    let writes = verb.is_some_and(|verb| {
        matches!(verb, "covers" | "writes" | "has covered" | "reports on" | "reports for")
    });
    let ours = folded.windows(2).any(|pair| {
        const OURS: &str = "magazine newspaper paper journal site page newsletter column";
        pair[0] == "this" && OURS.split(' ').any(|word| word == pair[1])
    });
    named
        && !text.contains(['“', '"'])
        && (verb.is_some() && (role || ours) || writes && folded.iter().take(12).any(|term| term == "for"))
}

/// "Jane Doe" of "Jane Doe is a reporter ...".
pub fn before_verb(text: &str) -> Option<&str> {
    [" is ", " covers ", " writes ", " reports ", " was "]
        .iter()
        .filter_map(|verb| text.find(verb))
        .min()
        .map(|at| &text[..at])
}

/// "-- The Paper's desk, reporting by Jane Doe": what stands behind a "by" inside a line.
pub fn name_behind_by(text: &str) -> Option<&str> {
    let at = [
        " reporting by ",
        " Reporting by ",
        " text by ",
        " Text by ",
        " written by ",
        " Written by ",
        " words by ",
        " story by ",
        " report by ",
    ]
    .iter()
    .filter_map(|mark| text.find(mark).map(|at| at + mark.len()))
    .min()?;
    Some(&text[at..])
}

/// "Conversation recorded by Jane Doe": a short line that ends in who did it, unless it was a picture.
pub fn recorded_by(text: &str) -> Option<&str> {
    const OTHERS: &str = "additional photo photos photograph photographs photographed picture pictures image illustrated illustration illustrations translated translation edited design designed graphic graphics video film layout presented powered supported sponsored hosted produced developed published distributed funded provided approved reviewed checked printed built read shared liked posted";
    let (before, name) = text.rsplit_once(" by ")?;
    let words: Vec<String> = tokens(before).into_iter().map(|token| token.term).collect();
    let other = words.iter().any(|word| OTHERS.split(' ').any(|other| other == word));
    let done = words.last().is_some_and(|word| {
        word.ends_with("ed") || word.ends_with("en") || matches!(word.as_str(), "interview" | "reporting")
    });
    ((1..=5).contains(&words.len()) && done && !other && looks_like_name(name)).then_some(name)
}

/// "Conversation with Jane Doe" without the words before the name.
pub fn name_behind_with(text: &str) -> &str {
    ["Conversation with ", "Interview by ", "By ", "by ", "Words by ", "Text: ", "Words: "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
        .unwrap_or(text)
}

/// "Humanitarian Aid", "Peace and Security": what a section or a tag is called, not a person. The article writes the
/// last word of such a name in small letters, too.
pub fn is_subject(name: &str, article: &str) -> bool {
    const SUBJECTS: &str = "affairs security aid rights peace relations policy development health climate environment justice crime society culture trade economy energy defence defense diplomacy education science technology travel finance migration refugees humanitarian conflict elections government parliament markets industry agriculture religion history borders women children youth";
    let words: Vec<String> = tokens(name).into_iter().map(|token| token.term).collect();
    let Some(last) = words.last() else { return false };
    let joined = matches!(words.as_slice(), [_, and, _] if and == "and" || name.contains('&'));
    let printed_small = || {
        let small = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
        tokens(article).iter().any(|token| article[token.start..token.end] == small)
    };
    joined || SUBJECTS.split(' ').any(|subject| subject == last) || printed_small()
}

/// "Mexico City", "Port Amber", "San Telmo": words by which two capitalised words are a place.
pub fn is_named_as_place(name: &str) -> bool {
    const FIRST: &str = "port fort cape mount saint st san santa sao new north south east west lake puerto ciudad villa nueva los las rio bad";
    const LAST: &str = "city town bay island islands beach falls springs harbour harbor valley heights";
    let words: Vec<String> = tokens(name).into_iter().map(|token| token.term).collect();
    let has = |list: &str, word: Option<&String>| {
        word.is_some_and(|word| list.split(' ').any(|known| known == word))
    };
    words.len() <= 3 && (has(FIRST, words.first()) || has(LAST, words.last()))
}

/// Names of two and more words in a line of the head: authors, the paper.
pub fn capitalised_runs(line: &str) -> Vec<String> {
    let mut runs = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for word in line.split_whitespace().chain(["."]) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.starts_with(char::is_uppercase) {
            run.push(bare);
        }
        if !bare.starts_with(char::is_uppercase) || bare.len() < word.len() && !word.ends_with(bare) {
            if run.len() > 1 {
                runs.push(run.join(" "));
            }
            run.clear();
        }
    }
    runs
}

/// "Foreign Editor", "Staff Writer".
pub fn is_office(text: &str) -> bool {
    const OFFICES: &str = "editor reporter correspondent writer journalist analyst columnist staff bureau desk chief contributor agency news diplomatic political foreign senior";
    tokens(text).iter().any(|token| OFFICES.split(' ').any(|office| office == token.term))
}

/// Accounts and desks that write nothing themselves.
pub const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "editors",
    "editorial",
    "staff",
    "webmaster",
    "newsroom",
    "newsdesk",
    "news desk",
    "staff reporter",
    "staff writer",
    "our correspondent",
    "our reporter",
    "web desk",
    "webdesk",
    "user",
    "guest",
    "root",
    "author",
    "agencies",
    "agency",
    "desk",
    "redaction",
    "redaktion",
    "redaccion",
    "editorial team",
    "editorial staff",
    "editorial board",
    "the newsroom",
    "online desk",
    "digital desk",
    "web team",
    "moderator",
    "unknown",
    "anonymous",
    "superuser",
    "test",
    "wp admin",
    "wpadmin",
    "siteadmin",
    "site admin",
    "content team",
    "press",
];

pub fn is_site_word(word: &str) -> bool {
    matches!(
        fold(word).as_str(),
        "us" | "the"
            | "news"
            | "world"
            | "home"
            | "politics"
            | "latest"
            | "breaking"
            | "read"
            | "more"
            | "photo"
            | "file"
            | "image"
            | "share"
            | "this"
            | "our"
            | "minutes"
            | "europe"
            | "asia"
            | "africa"
            | "press"
            | "release"
            | "statement"
            | "issue"
            | "policy"
            | "brief"
            | "accessibility"
            | "site"
            | "map"
            | "rss"
            | "newsletter"
            | "menu"
            | "office"
            | "page"
            | "subscribe"
            | "engine"
    )
}

/// A full sentence of some length rather than a name with a full stop.
pub fn ends_sentence_of_prose(line: &str, words: usize) -> bool {
    words > 6 && ends_sentence(line)
}
