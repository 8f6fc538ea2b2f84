//! How pages name their authors: bylines, author boxes, and what only looks like a name.

use crate::date;
use crate::furniture::ends_sentence;
use corpus::token::{fold, tokens};

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
    let starts =
        name.starts_with(|c: char| c.is_uppercase() || c == '@') || mark.ends_with("by") && words.len() <= 3;
    // Prepositions begin other lines too: what follows must be somebody's name, and nothing but place and office.
    let is_weak = matches!(*mark, "from" | "di" | "door" | "af" | "av" | "par" | "por" | "przez");
    if is_weak && !author(name).is_some_and(|name| looks_like_name(&name)) {
        return None;
    }
    (starts && (colon || !needs_colon) && words.len() <= 16 && !ends_sentence_of_prose(line, words.len()))
        .then_some(name)
}

/// "By Jane Doe", "Words: Jane Doe", "Von Jane Doe": a byline and little else.
pub fn is_byline(line: &str) -> bool {
    byline_name(line).is_some()
}

/// The name in what stands behind "By": without date, place, office and handle; nothing for an account.
pub fn author(text: &str) -> Option<String> {
    // A mail address or a handle goes whole.
    let handle = text.find('@').map_or(text.len(), |at| text[..at].rfind(' ').map_or(0, |gap| gap + 1));
    let cut = text[..handle].split(['|', '·', '•', '(', '/', ';']).next()?.trim();
    let mut end = cut.len();
    if let Some(date) = date::printed(cut).first() {
        end = end.min(date.start);
    }
    for stop in [
        ". ",
        " in ",
        " for ",
        " at ",
        " on ",
        " – ",
        " — ",
        " - ",
        ", ",
        " Published",
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
    let words: Vec<String> = tokens(name).into_iter().map(|token| token.term).collect();
    let folded = words.join(" ");
    let nobody = NOBODY.contains(&folded.as_str())
        || words.last().is_some_and(|last| {
            matches!(last.as_str(), "desk" | "staff" | "admin" | "newsroom" | "bureau" | "team")
        });
    let capital = name.chars().next().is_some_and(char::is_uppercase);
    (!nobody && capital && !words.is_empty() && words.len() <= 10).then(|| name.to_owned())
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
    const ROLES: &str = "fellow associate professor director researcher lecturer envoye special correspondant correspondante korrespondent korrespondentin redakteur enviado especial corresponsal inviato historian lawyer economist scholar minister ambassador secretary chair president";
    let known = |word: &str| ROLES.split(' ').any(|role| role == fold(word));
    let parts = text.split([',', '&', ';']).flat_map(|part| part.split(" and "));
    let parts: Vec<&str> = parts.map(|part| part.trim().trim_start_matches("and ")).collect();
    let (mut names, mut others) = (0, 0);
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let bare = without_title(part);
        if looks_like_name(bare) && !bare.split(' ').any(known) {
            names += 1;
        } else if !(part.split(' ').count() <= 5 && (is_office(part) || part.split(' ').any(known))) {
            others += 1;
        }
    }
    names >= 1
        && others == 0
        && text.split_whitespace().count() <= 24
        && !ends_sentence(text)
        && text.split_whitespace().count() < 4 * (names + 2)
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
    (dashed.len() < text.len() && looks_like_name(dashed)) || bracketed.is_some_and(looks_like_name)
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

/// "Conversation with Jane Doe" without the words before the name.
pub fn name_behind_with(text: &str) -> &str {
    ["Conversation with ", "Interview by ", "By ", "by ", "Words by ", "Text: ", "Words: "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
        .unwrap_or(text)
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
    )
}

/// A full sentence of some length rather than a name with a full stop.
pub fn ends_sentence_of_prose(line: &str, words: usize) -> bool {
    words > 6 && ends_sentence(line)
}
