//! What the furniture of a news page says: the phrases that give a line away, and the kind of each.
//!
//! Two mechanisms. Cues are phrases that hardly any article holds ("leave a reply"). Address is a tone: a line
//! that speaks to the visitor about the site ("sign up for our newsletter") is furniture whatever its words.
//! Both see one line at a time; what its neighbours say is `split`'s business.

use corpus::FurnitureKind::{
    self, Advertisement, AiNotice, AuthorBox, Caption, Category, CommentForm, CookieNotice, Copyright,
    EditorNote, Menu, Other, ShareBar, SourceUrl, Subscription, Teaser,
};
use corpus::token::tokens;

/// What a line gives away by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What it is.
    pub kind: FurnitureKind,
    /// It heads a list of such lines: what follows may belong to it.
    pub opens: bool,
    /// The article goes on behind a paywall here.
    pub cut: bool,
}

impl Cue {
    const fn of(kind: FurnitureKind) -> Self {
        Self { kind, opens: false, cut: false }
    }
}

/// How a phrase has to stand in the line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is the line.
    Whole,
    /// The line begins with it.
    Start,
    /// The line begins with it and a colon or another separator, or is it.
    Label,
    /// The line begins with it, has hardly more words, and is no sentence: it heads a list.
    Heads,
    /// The line begins with it in capitals and a colon, and is no sentence.
    Capitals,
    /// Anywhere.
    Anywhere,
}
use Place::{Anywhere, Capitals, Heads, Label, Start, Whole};

/// Phrases by kind and place, as words in folded form; `#` is any number.
#[rustfmt::skip]
const CUES: &[(FurnitureKind, Place, &str)] = &[
    (CommentForm, Start, "leave a reply|leave a comment|leave a response|your email address will not be published|required fields are marked|\
        save my name|you must be logged in|you must be signed in|log in to comment|login to comment|sign in to comment|log in to post|be the first to comment|\
        comments powered by|blog comments powered|this site uses akismet|notify me of|logged in as|comments are closed|commenting is closed|\
        comments on this|comments for this|join the conversation|join the discussion|join the debate|add your comment|write a comment|post your comment|post a comment|\
        deja un comentario|schreibe einen kommentar|laisser un commentaire|lascia un commento|оставить комментарий|view all comments|\
        view comments|show comments|load more comments|characters remaining|report this comment|sort by newest|sort by oldest|oldest newest"),
    (CommentForm, Whole, "comments|# comments|comments #|# comments #|comments # comments|comment|# comment|no comments|no comments yet|add a comment|add comment|reader comments|readers comments|readers' comments|your comments|\
        have your say|responses|# responses|cancel reply|post comment|submit comment|submit|name|email|website|reply|name email website|your name|your email|\
        comentarios|kommentare|commentaires|commenti|комментарии|discussion|conversation|# replies|like reply|reply like|reply share|reply report"),
    (CommentForm, Anywhere, "comment data is processed|will not be published required fields"),
    (CookieNotice, Anywhere, "uses cookies|use cookies|use of cookies|using cookies|cookie policy|cookie settings|cookie preferences|accept cookies|accept all cookies|\
        and similar technologies|store and or access information|store and access information|utiliza cookies|usa cookies|utilizamos cookies|verwendet cookies|verwenden cookies|\
        utilise des cookies|utilizza i cookie|utilizza cookie|manage consent|consent preferences|legitimate interest|we value your privacy"),
    (CookieNotice, Whole, "accept|accept all|reject all|decline|reject|accept reject|accept decline|accept all reject all|manage preferences|manage options|privacy & cookies policy|privacy cookies policy|i agree|i accept|got it|ok|cookies|privacy settings"),
    (Teaser, Label, "read also|also read|see also|read more|read next|read on|related|related article|related articles|related story|related stories|related posts|related news|\
        related content|related coverage|related links|related reading|related topics|more on this|more on this story|more on this topic|more about this|more stories|more news|more like this|more from|more in|more on|\
        more to read|most read|most popular|most viewed|most shared|trending|trending now|trending stories|popular|popular now|popular stories|recommended|recommended for you|recommended reading|recommended stories|you may also like|you might also like|\
        you may like|you might like|you may be interested in|you might be interested in|you may also be interested in|you could be interested in|you could also like|check also|don't miss|dont miss|in case you missed it|icymi|latest|latest news|latest stories|latest headlines|latest posts|recent posts|recent news|recent articles|recent stories|\
        editor's picks|editors' picks|editors picks|editor's choice|editor's pick|top stories|top news|next article|previous article|next story|previous story|next post|previous post|next|previous|prev|up next|\
        in other news|elsewhere on|elsewhere|watch also|watch|listen also|explore more|keep reading|what to read next|must read|also in this section|also in the news|also on|from our archive|from the archive|from the archives|from around the web|around the web|from the web|similar articles|similar stories|\
        today's headlines|headlines|today's top stories|in this section|in pictures|in depth|background reading|further reading|earlier|earlier story|more headlines|other news|other stories|other articles|stories you may like|people also read|readers also read|others also read|our coverage|full coverage|special coverage|dossier|\
        lea tambien|leer tambien|le puede interesar|te puede interesar|noticias relacionadas|mas noticias|mas leidas|lo mas leido|lesen sie auch|lesen sie mehr|mehr zum thema|auch interessant|meistgelesen|das konnte sie auch interessieren|\
        lire aussi|a lire aussi|a lire|sur le meme sujet|les plus lus|articles lies|leggi anche|potrebbe interessarti|articoli correlati|leia tambem|leia mais|mais lidas|читайте также|по теме|похожие статьи|смотрите также|самое читаемое|ayrica okuyun|ilgili haberler|lees ook|czytaj takze|zobacz takze"),
    (Teaser, Heads, "more from|more in|more on|latest in|latest from|latest on|most read|most viewed|most popular|also in|also on|what others are|what others read|what people are reading|what readers|popular in|popular on|trending in|top stories|other stories|recommended|related|stories from|news from|explore|elsewhere in|in other"),
    (Teaser, Capitals, "read|watch|gallery|listen|explainer|explained|opinion|analysis|related|video|live|podcast|quiz|photos|in pictures|exclusive|profile|timeline|graphic|more|fact check|factbox|interview|feature|long read"),
    (Teaser, Label, "les ogsa|lue myos|las ocksa|laes ogsa|also see|see more|dont miss|in this article|ver tambien|vea tambien|mira tambien|explained|explainer"),
    (Teaser, Start, "see also|read also|also read|lire aussi|leggi anche|lea tambien|lesen sie auch|читайте также|leia tambem|lees ook|click here to read|click to read|you may also like|you might also like|in case you missed it"),
    (ShareBar, Start, "share this|share on|share via|share the article|share the story|follow us|find us on|join us on|like us on|tweet this|copy link|print this|email this|send this|share article|share story|compartir|teilen|partager|condividi|поделиться|paylas|save this article|spread the word"),
    (ShareBar, Whole, "share|tweet|print|email|copy|save|bookmark|follow|# shares|# share|shares|share #|send|send by email|print friendly|print article|save article|share save|link copied|views|# views|# likes|# reads|gift article|gift this article"),
    (Menu, Start, "skip to|toggle navigation|toggle menu|back to top|scroll to top|return to top|back to home|you are here|main menu|jump to|go to homepage|log in register|sign in register|login register|sign in subscribe|search for|page # of|loading|please enable javascript|enable javascript|this page requires javascript|listen to this article|reading time|estimated reading time|text size|font size|change language|select language|choose language|switch edition|switch language"),
    (Other, Anywhere, "page you are looking for|page you were looking for|page you requested|page not found|page cannot be found|page could not be found|this page does not exist|page no longer exists|page has moved|access denied|access to this page|verify you are human|verify that you are human|checking your browser|are you a robot|temporarily unavailable|error 404|404 not found|service unavailable"),
    (Menu, Whole, "home|menu|search|close|x|log in|login|sign in|sign up|register|about|about us|contact|contact us|privacy policy|privacy|terms of use|terms of service|terms|terms & conditions|terms and conditions|advertise|advertise with us|sitemap|site map|rss|rss feed|newsletters|my account|\
        english|language|languages|next page|previous page|next|previous|navigation|show more|load more|more|view all|see all|imprint|impressum|careers|jobs|faq|help|accessibility|disclaimer|open menu|close menu|listen|# min read|# minute read|# minutes read|a a a|enlarge|enlarge image|play|play video|gallery|photos|video|videos|live|breaking news|breaking|\
        opinion|politics|business|sport|sports|culture|world|news|economy|weather|edition|international edition|all topics|sections|section|inicio|startseite|accueil|главная|anasayfa|back|top|start|end|top of page|e paper|epaper|podcasts|radio|tv|live tv|watch live|archive|archives|advanced search|go|expand|collapse|hide|show|toggle|view gallery|view comments|corrections|complaints|editorial policy|staff|our team"),
    (Category, Label, "categories|category|tags|tag|tagged|tagged with|filed under|filed in|posted in|topics|topic|keywords|key words|in this story|section|sections|subjects|labels|etiquetas|schlagworter|schlagworte|mots cles|метки|теги|themen|temas|etiketler|hashtags|issues|regions|region|countries"),
    (Category, Start, "filed under|posted in|tagged with"),
    (Subscription, Start, "subscribe to|subscribe now|subscribe today|subscribe for|sign up for|sign up to|join our mailing list|get our newsletter|get the newsletter|get our daily|get our weekly|become a member|become a supporter|become a subscriber|support our|support independent|\
        already a subscriber|already a member|already have an account|this article is for subscribers|this story is for subscribers|this content is for|subscriber only|subscribers only|start your free trial|start a free trial|start your subscription|unlock this|unlock the|\
        to continue reading|continue reading with|continue reading by|continue reading the|continue reading this|continue reading for|continue reading on|read the full|read the rest|to read the full|to read the rest|to keep reading|you have # free|you have reached your|you've reached your|you have read|you've read|this is a premium|register for free|register to continue|register to read|log in to read|log in to continue|sign in to continue|sign in to read|subscribe and|make a donation|donate to|donate today|make a contribution"),
    (Subscription, Whole, "continue reading|subscribe|newsletter|our newsletter|sign up|donate|donate now|support us|support our work|membership|premium|premium content|subscribers only|for subscribers only|members only|register now|log in to read more|enter your email|enter your email address|your email address|email address|join now|contribute|unsubscribe|give now"),
    (Subscription, Anywhere, "unsubscribe at any time|cancel at any time|cancel anytime|by signing up you agree|by subscribing you agree|straight to your inbox|in your inbox|to your inbox"),
    (Advertisement, Whole, "advertisement|advertisements|ad|ads|advert|adverts|sponsored|sponsored content|sponsored links|sponsored post|paid content|paid post|promoted|promoted content|promoted stories|promotion|partner content|from our partners|from our sponsors|advertorial|ads by google|publicidad|werbung|anzeige|publicite|pubblicita|reklam|реклама|advertisement close|close ad|skip ad|remove ads|ad feedback|content from our partners"),
    (Advertisement, Start, "advertisement scroll|advertisement continue|advertisement story|story continues below|story continues after|article continues below|article continues after|continue reading below|scroll to continue|scroll down to continue|paid for by|sponsored by|presented by|in partnership with|brought to you by|hide ad"),
    (Copyright, Anywhere, "all rights reserved|may not be reproduced|without prior written|without written permission|reproduction in whole or|rechte vorbehalten|derechos reservados|direitos reservados|droits reserves|diritti riservati|права защищены|haklari saklidir|creative commons"),
    (Copyright, Start, "copyright|(c) #"),
    (Copyright, Anywhere, "is published by|registered office|registered in england|company number|issn|site is operated by|website is operated by|not responsible for the content|responsible for the content of"),
    (EditorNote, Label, "source|sources|original source|editor's note|editors' note|editors note|note from the editor|note from the editors|note of the editors|a note from the editor|a note from the editors|editor's update|correction|corrections|clarification|note to readers|update|a correction"),
    (EditorNote, Start, "this article was originally|this article was first|this article first appeared|this article originally appeared|this article appeared|this story was originally|this story was first|this story first appeared|this story originally appeared|this piece was first|this piece was originally|\
        this article was amended|this article was corrected|this article was updated|this article has been|this story was updated|this story was corrected|this story has been|this report was updated|this report has been|this page was|this post was|this post originally|an earlier version of|a previous version of|\
        originally published|first published in|first published by|first published on|republished from|republished with|reprinted from|reprinted with|additional reporting|reporting by|with reporting by|with files from|editing by|edited by|translated by|translated from|translation by|compiled by|the views expressed|views expressed|the opinions expressed|opinions expressed|this is a developing story|this is a breaking|this story is developing|fact checked|did you spot|have you spotted|spotted a mistake|spotted an error|found a mistake|found an error|report a mistake|report an error|report an issue"),
    (Caption, Label, "photo|photos|photograph|image|images|picture|pictures|foto|fotos|bild|photo credit|image credit|photo by|image by|picture by|photo courtesy|photograph by|credit|file photo|caption|illustration|infographic|graphic|getty images|video|map"),
    (Caption, Anywhere, "getty images|file photo|photo courtesy|archive photo|stock photo|handout photo|ap photo|photo illustration|foto archivio"),
    (AuthorBox, Whole, "about the author|about author|about the authors|author|the author|more from this author|more by this author|our correspondent|meet the author|contributors|contributor"),
    (AuthorBox, Start, "view all posts by|all posts by|more posts by|more by|more articles by|more stories by|see author's posts|view author|read more by|follow the author|contact the author|email the author|the author is|the writer is|author bio"),
];

/// Words of share bars; a line of nothing else that names a network or says "share" is one.
const SHARE_WORDS: &str = "share this article story post page on via to facebook twitter x whatsapp telegram linkedin email e mail print copy link url pinterest reddit tweet pin it messenger \
    viber vk tumblr instagram youtube threads bluesky mastodon flipboard pocket save bookmark more friend a with your friends us follow like subscribe rss signal line weibo wechat xing snapchat tiktok click opens in new window whats app twitter/x sms text pass spread word tell mail";
const NETWORKS: &str = "share facebook twitter whatsapp telegram linkedin pinterest reddit tweet messenger viber vk tumblr instagram youtube threads bluesky mastodon flipboard xing tiktok";

/// Words that sites use of themselves and their visitors, with the kind of notice and their weight.
const SITE_WORDS: &[(&str, FurnitureKind, u8)] = &[
    ("cookies", CookieNotice, 4),
    ("cookie", CookieNotice, 4),
    ("gdpr", CookieNotice, 3),
    ("privacy", CookieNotice, 2),
    ("consent", CookieNotice, 1),
    ("newsletter", Subscription, 3),
    ("newsletters", Subscription, 3),
    ("subscribe", Subscription, 3),
    ("subscriber", Subscription, 2),
    ("subscribers", Subscription, 2),
    ("subscription", Subscription, 3),
    ("subscriptions", Subscription, 3),
    ("unsubscribe", Subscription, 4),
    ("inbox", Subscription, 3),
    ("paywall", Subscription, 3),
    ("donate", Subscription, 2),
    ("donation", Subscription, 2),
    ("donations", Subscription, 1),
    ("membership", Subscription, 1),
    ("journalism", Subscription, 2),
    ("readers", Subscription, 1),
    ("alerts", Subscription, 2),
    ("readership", Advertisement, 2),
    ("comments", CommentForm, 2),
    ("commenting", CommentForm, 2),
    ("commenters", CommentForm, 3),
    ("moderated", CommentForm, 3),
    ("moderators", CommentForm, 2),
    ("moderation", CommentForm, 2),
    ("screened", CommentForm, 1),
    ("advertisement", Advertisement, 2),
    ("advertisements", Advertisement, 2),
    ("advertise", Advertisement, 2),
    ("advertisers", Advertisement, 2),
    ("sponsored", Advertisement, 2),
    ("discount", Advertisement, 2),
    ("coupon", Advertisement, 3),
    ("voucher", Advertisement, 2),
    ("vacancy", Advertisement, 2),
    ("vacancies", Advertisement, 2),
    ("cv", Advertisement, 3),
    ("remuneration", Advertisement, 2),
    ("webinar", Advertisement, 2),
    ("javascript", Menu, 4),
    ("browser", Menu, 3),
    ("website", Menu, 2),
    ("site", Menu, 1),
    ("login", Menu, 2),
    ("password", Menu, 3),
    ("app", Menu, 2),
    ("podcast", Menu, 2),
    ("tap", Menu, 1),
    ("click", Menu, 3),
    ("download", Menu, 2),
    ("copyright", Copyright, 3),
    ("republish", Copyright, 2),
    ("reproduce", Copyright, 2),
    ("reproduced", Copyright, 2),
    ("reproduction", Copyright, 1),
    ("facebook", ShareBar, 1),
    ("twitter", ShareBar, 1),
    ("whatsapp", ShareBar, 1),
    ("telegram", ShareBar, 1),
    ("instagram", ShareBar, 1),
    ("youtube", ShareBar, 1),
    ("linkedin", ShareBar, 1),
];

/// Verbs with which a site tells its visitor to do something.
const ORDERS: &str = "click sign subscribe follow download accept log enter support donate join read share register get stay want help send enjoy try buy discover watch listen check see please \
    visit browse explore learn manage choose submit contact become start continue unlock find have like tap scroll install print never receive apply give add report";

/// Weight at which a line that addresses the visitor is furniture.
const ADDRESS_AT: u8 = 6;

/// Looks at one line (its clean text, tags removed).
pub fn recognise(line: &str) -> Option<Cue> {
    let folded = Folded::new(line);
    if folded.words.is_empty() {
        return Some(Cue::of(Other));
    }
    let cue = machine_notice(&folded)
        .or_else(|| listed(line, &folded))
        .or_else(|| shape(line, &folded))
        .or_else(|| address(line));
    cue.map(|mut cue| {
        cue.cut = is_cut(&folded.joined);
        cue
    })
}

/// A line as its folded words, numbers as `#`.
struct Folded {
    words: Vec<String>,
    joined: String,
    /// How many bytes of the line the first n words take, for looking at what follows a label.
    ends: Vec<usize>,
}

impl Folded {
    fn new(line: &str) -> Self {
        let tokens = tokens(line);
        let ends = tokens.iter().map(|token| token.end).collect();
        let words: Vec<String> = tokens
            .into_iter()
            .map(
                |token| {
                    if token.term.bytes().all(|b| b.is_ascii_digit()) { "#".to_owned() } else { token.term }
                },
            )
            .collect();
        Self { joined: words.join(" "), words, ends }
    }

    fn starts(&self, phrase: &str) -> bool {
        self.joined.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }

    fn has(&self, phrase: &str) -> bool {
        let mut from = 0;
        while let Some(at) = self.joined[from..].find(phrase) {
            let (start, end) = (from + at, from + at + phrase.len());
            let bytes = self.joined.as_bytes();
            if (start == 0 || bytes[start - 1] == b' ') && (end == bytes.len() || bytes[end] == b' ') {
                return true;
            }
            from = end;
        }
        false
    }
}

/// Words a listed cue may have in front of or behind it before the line counts as a sentence of the article.
const CUE_LINE_WORDS: usize = 60;

fn listed(line: &str, folded: &Folded) -> Option<Cue> {
    if folded.words.len() > CUE_LINE_WORDS {
        return None;
    }
    for &(kind, place, phrases) in CUES {
        for phrase in phrases.split('|') {
            let phrase = phrase.trim();
            let whole = folded.joined == phrase;
            let fits = whole
                || match place {
                    Whole => false,
                    Start => folded.starts(phrase),
                    Label => folded.starts(phrase) && is_label(line, folded, phrase),
                    Heads => folded.starts(phrase) && folded.words.len() <= 6 && !ends_sentence(line),
                    Capitals => {
                        folded.starts(phrase)
                            && !line[..folded.ends[phrase.split(' ').count() - 1]]
                                .contains(char::is_lowercase)
                            && line[folded.ends[phrase.split(' ').count() - 1]..]
                                .trim_start()
                                .starts_with([':', '|'])
                    }
                    Anywhere => folded.has(phrase),
                };
            if fits {
                let heads = whole || place == Heads;
                let opens = heads && matches!(kind, Teaser | CommentForm | AuthorBox);
                return Some(Cue { kind, opens, cut: false });
            }
        }
    }
    None
}

/// Whether what follows the label's words sets it off from the rest: a colon, a bar, an arrow, a dash.
fn is_label(line: &str, folded: &Folded, phrase: &str) -> bool {
    let words = phrase.split(' ').count();
    let rest = line[folded.ends[words - 1]..].trim_start();
    rest.starts_with([':', '|', '»', '›', '>', '→', '—', '–', '…', '/', '•', '·', '：'])
        || rest.starts_with("- ")
}

/// Lines that their signs give away rather than their words.
fn shape(line: &str, folded: &Folded) -> Option<Cue> {
    let kind = if line.contains('©') || line.starts_with("(c) ") || line.starts_with("(C) ") {
        Copyright
    } else if meta_tag(line).is_some() {
        Other
    } else if line.starts_with(['→', '►', '▶', '▸', '➜', '➤', '☰', '⟶'])
        || line.starts_with(">>")
        || line.ends_with(['→', '↓', '►', '▸', '➜', '⟶', '▾'])
        || line.ends_with(">>")
    {
        Teaser
    } else if is_url(line) {
        SourceUrl
    } else if is_share_bar(folded) {
        ShareBar
    } else if line.split_whitespace().filter(|word| word.starts_with('#')).count() > 1 && !ends_sentence(line)
    {
        Category
    } else if is_breadcrumb(line) {
        Menu
    } else if is_list_of_names(line) {
        Category
    } else if is_offer_to_read(line, folded) {
        return Some(Cue { kind: Teaser, opens: true, cut: false });
    } else if is_about_somebody(line) {
        AuthorBox
    } else if is_credited_picture(line) {
        Caption
    } else {
        return None;
    };
    Some(Cue::of(kind))
}

/// Key and value of a line of the page's metadata that a scraper printed: `og:title Talks resume`.
pub fn meta_tag(line: &str) -> Option<(&str, &str)> {
    const KEYS: &[&str] = &[
        "og:",
        "twitter:",
        "article:",
        "datePublished",
        "dateModified",
        "dc.",
        "description:",
        "keywords:",
        "meta ",
        "citation_",
        "canonical:",
        "published_time",
        "modified_time",
    ];
    let known =
        KEYS.iter().any(|key| line.get(..key.len()).is_some_and(|start| start.eq_ignore_ascii_case(key)));
    let (key, value) = line.split_once(|c: char| c.is_whitespace() || c == '=').filter(|_| known)?;
    Some((
        key.trim_end_matches([':', '=']),
        value.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '"')),
    ))
}

/// A line that is a link, alone or behind a word such as "Source:".
pub fn is_url(line: &str) -> bool {
    let mut words = line.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    let label = words.next().is_none_or(|word| word.ends_with(':') || word.eq_ignore_ascii_case("at"));
    (last.starts_with("http://") || last.starts_with("https://") || last.starts_with("www."))
        && label
        && line.split_whitespace().count() <= 6
}

fn is_share_bar(folded: &Folded) -> bool {
    let known = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
    (folded.words.iter().any(|word| known(NETWORKS, word)) || folded.words.len() > 3)
        && folded.words.iter().all(|word| word == "#" || known(SHARE_WORDS, word))
}

/// `Home » World » Talks`, `World | Europe | Talks`, `Home / News / Talks`.
fn is_breadcrumb(line: &str) -> bool {
    if ends_sentence(line) {
        return false;
    }
    // «This» is a quotation, not a path.
    if line.contains('«') {
        return false;
    }
    let arrows = line.split(['»', '›', '→', '❯', '▸']).filter(|part| !part.trim().is_empty()).count();
    let spaced = |sign: &str| line.split(sign).count();
    arrows > 1 && line.contains(['»', '›', '→', '❯', '▸'])
        || spaced(" > ") > 1
        || spaced(" | ") > 3 && line.split(" | ").all(|part| part.split_whitespace().count() <= 4)
        || spaced(" | ") > 2 && segments_are_short(line, '|')
        || spaced(" · ") > 2 && segments_are_short(line, '·')
        || spaced(" • ") > 2 && segments_are_short(line, '•')
        || spaced(" – ") > 2 && segments_are_short(line, '–')
        || spaced(" — ") > 2 && segments_are_short(line, '—')
        || spaced(" / ") > 2 && line.split(" / ").any(is_home)
}

/// What the first page of a site is called in a breadcrumb.
pub fn is_home(segment: &str) -> bool {
    let words: Vec<String> = tokens(segment).into_iter().map(|token| token.term).collect();
    matches!(
        words.join(" ").as_str(),
        "home"
            | "homepage"
            | "home page"
            | "start"
            | "inicio"
            | "startseite"
            | "accueil"
            | "forside"
            | "anasayfa"
            | "главная"
            | "front page"
    )
}

fn segments_are_short(line: &str, sign: char) -> bool {
    line.split(sign)
        .all(|part| part.split_whitespace().count() <= 4 && !part.contains(|c: char| c.is_ascii_digit()))
}

/// `| News, Politics, Armenia`: a bar in front, or three or more short capitalised items and nothing else.
fn is_list_of_names(line: &str) -> bool {
    let bare = line.trim_matches(['|', ' ']);
    let items: Vec<&str> = bare.split(',').map(str::trim).collect();
    let short = |item: &&str| {
        let words = item.split_whitespace().count();
        (1..=3).contains(&words) && item.chars().next().is_some_and(|c| c.is_uppercase() || c == '#')
    };
    !ends_sentence(line)
        && items.iter().all(short)
        && (items.len() > 3 || line.starts_with('|') && items.len() > 1)
        && !bare.contains(|c: char| c.is_ascii_digit())
}

/// "You could be interested in ...", "What others read": a short line, no sentence, that offers more to read.
fn is_offer_to_read(line: &str, folded: &Folded) -> bool {
    let says = |list: &str| folded.words.iter().any(|word| list.split(' ').any(|known| known == word));
    (2..=8).contains(&folded.words.len())
        && (!ends_sentence(line) || line.ends_with(['…', '.']) && line.contains(['…']))
        && says("you others readers people")
        && says("like interested enjoy read reading missed interest love")
}

/// "About Jane Doe": the head of an author box.
fn is_about_somebody(line: &str) -> bool {
    let Some(name) = line.strip_prefix("About ") else { return false };
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
        })
}

/// A picture's credit at the end of a line: `(Photo: ...)`, `/ AFP`, `(Reuters)` without a sentence's end.
fn is_credited_picture(line: &str) -> bool {
    let lower = line.to_lowercase();
    let words = line.split_whitespace().count();
    let marked = [
        "(photo", "[photo", "(image", "[image", "(foto", "photo:", "image:", "foto:", "photo by", "picture:",
        "(credit", "credit:", "(pool", "©",
    ];
    words <= 45 && marked.iter().any(|mark| lower.contains(mark))
        || words <= 30
            && ["/ afp", "/afp", "/ap", "/ ap", "/reuters", "/ reuters", "/epa", "/ epa"]
                .iter()
                .any(|end| lower.ends_with(end))
}

/// The page says that a machine wrote, rewrote or translated it.
fn machine_notice(folded: &Folded) -> Option<Cue> {
    (folded.words.len() <= 45 && (is_ai_notice(&folded.joined) || is_translation_notice(&folded.joined)))
        .then_some(Cue::of(AiNotice))
}

fn any_word(joined: &str, list: &str) -> bool {
    joined.split(' ').any(|word| list.split(' ').any(|known| known == word))
}

/// What a notice may call the page it stands on.
const THIS_PAGE: &str = "this article|this message|this text|this story|this summary|this content|this page|this post|this report|this news|this piece|this material|this publication|on this site|on this page|the article|the text|our article|article was|story was|content was|text was|summary was";

fn speaks_of_itself(joined: &str) -> bool {
    THIS_PAGE.split('|').any(|phrase| joined.contains(phrase))
}

/// "This message was ... rewritten by artificial intelligence", of folded words.
pub fn is_ai_notice(joined: &str) -> bool {
    let machine = joined.contains("artificial intelligence")
        || any_word(joined, "ai chatgpt gpt openai llm ki ia robot bot software")
        || joined.contains("language model")
        || joined.contains("automated system")
        || joined.contains("automatic system")
        || joined.contains("kunstlicher intelligenz")
        || joined.contains("inteligencia artificial")
        || joined.contains("intelligence artificielle")
        || joined.contains("intelligenza artificiale")
        || joined.contains("искусственн")
        || joined.contains("automatically generated")
        || joined.contains("algorithm");
    let made = any_word(
        joined,
        "rewritten generated written wrote produced created summarised summarized drafted rephrased paraphrased reworded compiled prepared assisted composed adapted edited automatically automated created erstellt geschrieben verfasst generado redactado escrito redige ecrit genere scritto generato написан создан",
    );
    let behind = any_word(joined, "by with using of from through via mit con avec por durch помощью");
    machine && made && (speaks_of_itself(joined) || behind && joined.split(' ').count() <= 14)
}

/// "Automatically translated from Spanish", of folded words.
pub fn is_translation_notice(joined: &str) -> bool {
    let machine = joined.contains("machine transl")
        || joined.contains("automatic translation")
        || joined.contains("automatically translated")
        || joined.contains("translated automatically")
        || joined.contains("google translate")
        || joined.contains("deepl")
        || joined.contains("computer translat")
        || joined.contains("automatisch ubersetzt")
        || joined.contains("maschinell ubersetzt")
        || joined.contains("maschinelle ubersetzung")
        || joined.contains("traducido automaticamente")
        || joined.contains("traduccion automatica")
        || joined.contains("traduit automatiquement")
        || joined.contains("traduction automatique")
        || joined.contains("tradotto automaticamente")
        || joined.contains("traduzione automatica")
        || joined.contains("traduzido automaticamente")
        || joined.contains("traducao automatica")
        || joined.contains("машинный перевод")
        || joined.contains("переведено автоматически")
        || (joined.contains("translated by")
            || joined.contains("translated with")
            || joined.contains("translated using")
            || joined.contains("translation by"))
            && (any_word(joined, "ai machine software algorithm computer automatic")
                || joined.contains("artificial intelligence"));
    machine && (speaks_of_itself(joined) || joined.split(' ').count() <= 16)
}

/// The article goes on behind a subscription or on another page.
fn is_cut(joined: &str) -> bool {
    const CUTS: &str = "continue reading|to continue reading|to read the full|to read the rest|to keep reading|read the full article|read the full story|read full article|read full story|\
        this article is for subscribers|this story is for subscribers|subscribe to continue|subscribe to read|register to continue|register to read|log in to read|log in to continue|sign in to continue|sign in to read|\
        unlock this|unlock the|remaining # of this|the rest of this|rest of the article|rest of the story|rest of the text|weiterlesen|seguir leyendo|lire la suite|continua a leggere|читать далее|full text for subscribers|the rest of this article|the full text is available";
    CUTS.split('|').any(|phrase| joined.contains(phrase.trim()))
        && !["below", "advertisement"].iter().any(|word| joined.contains(word))
}

/// Adds up how much a line speaks to the visitor about the site. Quoted words are left out: whoever is quoted
/// may say "you".
fn address(line: &str) -> Option<Cue> {
    let own = without_quotations(line);
    let words = tokens(&own);
    if words.is_empty() || words.len() > 120 {
        return None;
    }
    let mut weight = 0;
    let mut best = (0, Other);
    let mut counted: Vec<&str> = Vec::new();
    for word in &words {
        if let Some(&(term, kind, value)) = SITE_WORDS.iter().find(|(term, ..)| *term == word.term)
            && !counted.contains(&term)
        {
            counted.push(term);
            weight += value;
            if value > best.0 {
                best = (value, kind);
            }
        }
    }
    if best.0 == 0 {
        return None;
    }
    let says = |list: &str| words.iter().any(|word| list.split(' ').any(|known| known == word.term));
    weight += if says("you your yours you're you'll we'll") { 3 } else { 0 };
    weight += if says("our us") { 2 } else { u8::from(says("we we're")) };
    weight += if ORDERS.split_whitespace().any(|order| order == words[0].term) { 2 } else { 0 };
    (weight >= ADDRESS_AT).then_some(Cue::of(best.1))
}

/// Whether the line says "you" or "we" outside quotation marks: a page that speaks to its visitor, or a talk.
pub fn addresses(line: &str) -> bool {
    const VISITOR: &str = "you your yours you're you've you'll we our we're we've we'll";
    let own = without_quotations(line);
    // "US" is a country, "us" is a site's word for itself.
    tokens(&own)
        .iter()
        .any(|word| VISITOR.split(' ').any(|known| known == word.term) || &own[word.start..word.end] == "us")
}

/// The line with what stands between quotation marks removed.
fn without_quotations(line: &str) -> String {
    let mut depth = 0_u32;
    let mut straight = false;
    line.chars()
        .filter(|&c| {
            match c {
                '“' | '«' | '„' => depth += 1,
                '”' | '»' => depth = depth.saturating_sub(1),
                '"' => straight = !straight,
                _ => {}
            }
            depth == 0 && !straight
        })
        .collect()
}

/// Whether the line ends as a sentence does, closing marks aside.
pub fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', '»', '«', '“', ')', ']', ' ', '*', '‘', '›']);
    bare.ends_with(['.', '!', '?', '…', '。', '؟', '।', '！', '？', '։', '۔'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(line: &str) -> Option<FurnitureKind> {
        recognise(line).map(|cue| cue.kind)
    }

    #[test]
    fn page_furniture_is_told_by_its_words() {
        for (line, expected) in [
            ("Leave a Reply", CommentForm),
            ("3 Comments", CommentForm),
            ("Read also: Talks resume", Teaser),
            ("You may also like", Teaser),
            ("Share on Facebook Twitter WhatsApp", ShareBar),
            ("Home » World » Talks", Menu),
            ("News | World | Business | Sport", Menu),
            ("| News, Politics, Armenia", Category),
            ("#peace #talks", Category),
            ("Advertisement", Advertisement),
            ("© 2024 The Paper", Copyright),
            ("This website uses cookies to improve your experience.", CookieNotice),
            ("Want more? Sign up for our weekly newsletter and never miss a story.", Subscription),
            ("This article was rewritten by artificial intelligence.", AiNotice),
            ("Automatically translated from Spanish.", AiNotice),
            ("Delegates in the hall. (Photo: City Archive)", Caption),
            ("https://example.org/a", SourceUrl),
        ] {
            assert_eq!(kind(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn sentences_of_an_article_are_not_furniture() {
        for line in [
            "Related talks on the border were held in the same week, officials said.",
            "The minister declined to comment on our questions.",
            "“You have to subscribe to our view,” she told the newsletter of the party.",
            "Artificial intelligence was among the subjects of the talks, a text written by diplomats says.",
            "Share prices fell after the announcement.",
            "More from the delegation is expected on Monday.",
            "The law on cookies was passed in 2019.",
            "In December, both sides withdrew.",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }
}
