//! Phrases that hardly any article holds, by kind and by how they have to stand in the line.

use super::address_to_reader::reports_speech;
use super::{Cue, Folded};
use crate::english::sentence::ends_sentence;
use Place::{Anywhere, Capitals, End, Heads, Label, Start, Whole};
use corpus::FurnitureKind::{
    self, Advertisement, AuthorBox, Caption, Category, CommentForm, CookieNotice, Copyright, EditorNote,
    Menu, Other, ShareBar, Subscription, Teaser,
};
use corpus::token::fold;
use foldhash::HashMap;
use std::sync::LazyLock;

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
    /// A short line ends with it behind a colon or dash, and is no sentence: it heads a list.
    End,
    /// Anywhere.
    Anywhere,
}

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
    (Menu, Start, "search this|search our|skip to|toggle navigation|toggle menu|back to top|scroll to top|return to top|back to home|you are here|main menu|jump to|go to homepage|log in register|sign in register|login register|sign in subscribe|search for|page # of|loading|please enable javascript|enable javascript|this page requires javascript|listen to this|listen to the|reading time|estimated reading time|text size|font size|change language|select language|choose language|switch edition|switch language"),
    (Other, Anywhere, "page you are looking for|page you were looking for|page you requested|page not found|page cannot be found|page could not be found|this page does not exist|page no longer exists|page has moved|access denied|access to this page|verify you are human|verify that you are human|checking your browser|are you a robot|temporarily unavailable|error 404|404 not found|service unavailable"),
    (Menu, Whole, "home|menu|search|close|x|log in|login|sign in|sign up|register|about|about us|contact|contact us|privacy policy|privacy|terms of use|terms of service|terms|terms & conditions|terms and conditions|advertise|advertise with us|sitemap|site map|rss|rss feed|newsletters|my account|\
        english|language|languages|next page|previous page|next|previous|navigation|show more|load more|more|view all|see all|imprint|impressum|careers|jobs|faq|help|accessibility|disclaimer|open menu|close menu|listen|# min read|# minute read|# minutes read|a a a|enlarge|enlarge image|play|play video|gallery|photos|video|videos|live|breaking news|breaking|\
        opinion|politics|business|sport|sports|culture|world|news|economy|weather|edition|international edition|all topics|sections|section|inicio|startseite|accueil|главная|anasayfa|back|top|start|end|top of page|e paper|epaper|podcasts|radio|tv|live tv|watch live|archive|archives|advanced search|go|expand|collapse|hide|show|toggle|view gallery|view comments|corrections|complaints|editorial policy|staff|our team"),
    (Category, Label, "categories|category|tags|tag|tagged|tagged with|filed under|filed in|posted in|topics|topic|keywords|key words|in this story|section|sections|subjects|labels|etiquetas|schlagworter|schlagworte|mots cles|метки|теги|themen|temas|etiketler|hashtags|issues|regions|region|countries"),
    (Category, Start, "filed under|posted in|tagged with|this entry was posted|this entry was tagged"),
    (Subscription, Start, "subscribe to|subscribe now|subscribe today|subscribe for|sign up for|sign up to|join our mailing list|get our newsletter|get the newsletter|get our daily|get our weekly|become a member|become a supporter|become a subscriber|support our|support independent|\
        already a subscriber|already a member|already have an account|this article is for subscribers|this story is for subscribers|this content is for|subscriber only|subscribers only|start your free trial|start a free trial|start your subscription|unlock this|unlock the|\
        to continue reading|continue reading with|continue reading by|continue reading the|continue reading this|continue reading for|continue reading on|read the full|read the rest|to read the full|to read the rest|to keep reading|you have # free|you have reached your|you've reached your|you have read|you've read|this is a premium|register for free|register to continue|register to read|log in to read|log in to continue|sign in to continue|sign in to read|subscribe and|make a donation|donate to|donate today|make a contribution"),
    (Subscription, Whole, "continue reading|subscribe|newsletter|our newsletter|sign up|donate|donate now|support us|support our work|membership|premium|premium content|subscribers only|for subscribers only|members only|register now|log in to read more|enter your email|enter your email address|your email address|email address|join now|contribute|unsubscribe|give now"),
    (Subscription, Anywhere, "unsubscribe at any time|cancel at any time|cancel anytime|by signing up you agree|by subscribing you agree|straight to your inbox|in your inbox|to your inbox"),
    (Advertisement, Whole, "advertisement|advertisements|ad|ads|advert|adverts|sponsored|sponsored content|sponsored links|sponsored post|paid content|paid post|promoted|promoted content|promoted stories|promotion|partner content|from our partners|from our sponsors|advertorial|ads by google|publicidad|werbung|anzeige|publicite|pubblicita|reklam|реклама|advertisement close|close ad|skip ad|remove ads|ad feedback|content from our partners"),
    (Advertisement, Start, "advertisement scroll|advertisement continue|advertisement story|story continues below|story continues after|article continues below|article continues after|continue reading below|scroll to continue|scroll down to continue|paid for by|sponsored by|presented by|in partnership with|brought to you by|hide ad"),
    (Copyright, Anywhere, "all rights reserved|subject to copyright|protected by copyright|may not be reproduced|without prior written|without written permission|reproduction in whole or|rechte vorbehalten|derechos reservados|direitos reservados|droits reserves|diritti riservati|права защищены|haklari saklidir|creative commons"),
    (Copyright, Start, "copyright|(c) #"),
    (Copyright, Anywhere, "reproduction meme partielle|reproduction interdite|toute reproduction|prohibida su reproduccion|prohibida la reproduccion|reproduccion total o parcial|nachdruck verboten|riproduzione riservata|reproducao proibida|любое использование материалов"),
        (Other, Label, "from|to|cc|reply to|sent"),
    (Other, Start, "press release|media release|news release|for immediate release|communique de presse|nota de prensa|pressemitteilung"),
    (EditorNote, Label, "disclosure|full disclosure|disclaimer|conflict of interest|transparency|erratum|errata|clarifications|corrections|put right|amendment|fe de errores|fe de erratas|rectificatif|korrektur|errata corrige"),
    (EditorNote, Start, "reposted from|cross posted from|crossposted from|reblogged from|syndicated from|suggested citation|our version of a story"),
    (EditorNote, Anywhere, "was published first in|was published first by|was published first on|are those of its authors|are those of the author|are those of their authors|are solely those of"),
    (Advertisement, Anywhere, "affiliate links|affiliate commission|earn a commission"),
    (Advertisement, Start, "advertisement your story|advertisement your article|advertisement the story|advertisement the article"),
    (EditorNote, Whole, "from our correspondent|from our correspondents|by our correspondent|from our wire services|from wire services|news desk|by our own correspondent|from our own correspondent|by staff and agencies|wire services|from news agencies"),
    (Copyright, Anywhere, "is published by|registered office|registered in england|company number|issn|site is operated by|website is operated by|not responsible for the content|responsible for the content of"),
    (EditorNote, Label, "source|sources|original source|editor's note|editors' note|editors note|note from the editor|note from the editors|note of the editors|a note from the editor|a note from the editors|editor's update|correction|corrections|clarification|note to readers|update|a correction"),
    (EditorNote, Start, "this article was originally|this article was first|this article first appeared|this article originally appeared|this article appeared|this story was originally|this story was first|this story first appeared|this story originally appeared|this piece was first|this piece was originally|\
        this article was amended|this article was corrected|this article was updated|this article has been|this story was updated|this story was corrected|this story has been|this report was updated|this report has been|this page was|this post was|this post originally|an earlier version of|a previous version of|\
        originally published|from our partner|from our partners|from our media partner|this is an agency report|first published in|first published by|first published on|republished from|republished with|reprinted from|reprinted with|additional reporting|reporting by|with reporting by|with files from|editing by|edited by|translated by|translated from|translation by|compiled by|the views expressed|views expressed|the opinions expressed|opinions expressed|this is a developing story|this is a breaking|this story is developing|fact checked|did you spot|have you spotted|spotted a mistake|spotted an error|found a mistake|found an error|report a mistake|report an error|report an issue"),
    (EditorNote, Anywhere, "did not write this|was not written by our|has not been edited by|cannot answer for its contents|has not edited this|originally published by|originally published in|originally published on|originally appeared in|originally appeared on|appeared first on|apparu en premier sur|aparecio primero en|erschien zuerst auf|apareceu primeiro em|apparso per primo su|proviene da|republished from|republished with permission|read the original"),
    (EditorNote, Anywhere, "contributed to this report|contributed to this story|contributed to this article|contributed reporting|an earlier version of this|a previous version of this|version of this article appears|version of this article appeared|version of this story appears|version of this story appeared|is a member of the press council|press complaints|corrections and clarifications|in this article are the|in this article are those|author's own|authors' own|do not necessarily reflect|does not necessarily reflect|not necessarily those of"),
    (EditorNote, Whole, "more details soon|more soon|more to follow|more to come|details to follow|more details to follow|developing|developing story|story developing|this is a developing story|with agencies|with agency inputs|agencies|from agencies|with inputs from agencies|staff and agencies|with news agencies"),
    (EditorNote, Start, "this article is part of|this story is part of|this piece is part of|this report is part of|this article was written|this text has been|this text was shortened|this interview has been|this interview was edited|this transcript|this story will be updated|this article will be updated|this page will be updated|this video|this video can|correction,|part of our series|with inputs from|with reporting from|reporting from|contributed by|suggest a correction|submit a correction|request a correction|our standards|read our policy|letters to the editor|letters may be|see our corrections|check back|refresh for|last edited by"),
    (CommentForm, Start, "this comment|comments are moderated|comments may be|comments will be|comments are open|comments are now closed|comments have been|please be civil|please keep comments|please keep your|please be respectful|please read our|our community guidelines|community guidelines|loading comments|most liked|what do you think|tell us what you think|let us know|find this story|find this article|tell us about|we want to hear|we'd love to hear|we would love to hear|share your thoughts|share your view|share your views|share your opinion|share your story|share your experience|write to us|write to the editor|email the editor|send us your|send your letters|have an opinion|have something to say|have your say|got something to|was this|how useful was|how helpful was|did you find this|did you enjoy|did you like this|rate this|how would you rate|vote now|agree or disagree"),
    (CommentForm, Anywhere, "are talking about this|are reading this now|people are reading"),
    (CookieNotice, Start, "by continuing to|by clicking|by using this|by staying on|by accepting|we have updated our privacy|we've updated our privacy|manage choices|your privacy choices|your privacy matters|your choices regarding"),
    (CookieNotice, Anywhere, "recaptcha|google privacy policy"),
    (CookieNotice, Whole, "manage choices|learn more|more information|understood|agree|disagree|consent|do not consent|save settings|save preferences|necessary|statistics|marketing|necessary preferences statistics marketing"),
    (Subscription, Start, "sign up here|sign up now|sign up today|sign up and|don't miss out|don't miss a|never miss|stay up to date|stay up to speed|stay informed|stay tuned|stay updated|stay connected|stay ahead|stay in touch|be the first to|become a friend|become a patron|become a backer|become a subscriber|chip in|help us keep|help keep|help us stay|want the news|want more|want to read|want to know more|want to stay|want to support|turn on notifications|get notified|enable notifications|get alerts|by providing your|by submitting your|by entering your|by signing up|by subscribing|by registering|subscribe from|already have an account|your subscription|give once|give monthly|join our|join us on|join us at|get unlimited|try it free|try free|no thanks|maybe later|we never share your|thank you for registering|thanks for reading|thank you for reading|thank you for your support|please consider supporting|please consider donating|consider supporting|consider donating|consider subscribing|if you value our|if you enjoyed this|if you liked this|enjoyed this|enjoying this|like this article|like what you"),
    (Advertisement, Start, "promo code|use code|use the code|discount code|special offer|book now|book your|win two|win tickets|win a|order now|shop now|buy now|limited offer|download our|download the app|get the app|get our app|open in app|available on the app|scan the qr|play now|apply now"),
    (Advertisement, Label, "hiring|we are hiring|we're hiring|job|vacancy|event|events|upcoming event|webinar|competition|giveaway|offer|deal of the day|sponsored|promoted|paid content|paid post|ad|advert|partner content|from our sponsor|advertiser content|sponsor message"),
    (Copyright, Start, "powered by|designed by|developed by|built by|hosted by|website by|site by|unauthorised copying|unauthorized copying|unauthorised use|unauthorized use|unauthorised reproduction|unauthorized reproduction|unauthorised redistribution|unauthorized redistribution|no part of this|reproduction of this|reproduction is|reproduction without|copying is|this material may not|content may not be|no reproduction|all content is|all content copyright"),
    (Copyright, Whole, "terms apply|conditions apply|terms and conditions apply|terms & conditions apply|t&cs apply|all prices in"),
    (Menu, Start, "also available in|available in other languages|read this article in|read this in|read this story in|read in|translate this|tap to|swipe|scroll for|scroll to|click to enlarge|click on|dark mode|light mode|please refresh|to play this video|your browser does not|sorry this video|video unavailable|media playback is|copied to clipboard|contact the newsroom|editor in chief|published by|managing editor|print edition|today's paper|view in browser|add us as|add as a preferred|choose your|change region|select your"),
    (Menu, Whole, "best of the week|best of|get in touch|shop|games|horoscope|horoscopes|crossword|crosswords|puzzles|obituaries|classifieds|weather forecast|top|turn off|turn on|show caption|hide caption|toggle caption|mute|unmute|fullscreen|full screen|pause|replay|auto|off|on|reading mode|listen now|story highlights|tv guide|tv schedule|live updates|the latest|latest updates|most recent"),
    (Teaser, Whole, "poll|quiz|survey|reader poll|readers' poll|poll of the day|daily poll|your vote"),
    (Caption, Label, "photo|photos|photograph|image|images|picture|pictures|foto|fotos|bild|photo credit|image credit|photo by|image by|picture by|photo courtesy|photograph by|credit|file photo|caption|illustration|infographic|graphic|getty images|video|map"),
        (Caption, Start, "image caption|image source|image credit|photo caption|media caption"),
    (Caption, Anywhere, "getty images|file photo|photo courtesy|archive photo|stock photo|handout photo|ap photo|photo illustration|foto archivio"),
    (AuthorBox, Whole, "about the author|about author|about the authors|author|the author|more from this author|more by this author|our correspondent|meet the author|contributors|contributor"),
    (AuthorBox, Start, "view all posts by|all posts by|more posts by|more by|more articles by|more stories by|see author's posts|view author|read more by|follow the author|contact the author|email the author|the author is|the writer is|author bio"),
    (Teaser, Label, "other news|other news of the section|other news in this section|passend dazu|zum thema|siehe auch|mehr dazu|lesetipp|auch lesenswert|a relire|a voir aussi|voir aussi|pour aller plus loin|notre dossier|ilgili haber|haberin devami|bunlara da bakabilirsiniz|bunlar da ilginizi ceker|siradaki haber|veja tambem|confira tambem|saiba mais|noticia relacionada|vedi anche|per approfondire|zie ook|lees meer|przeczytaj tez|смотрите также|подробнее|еще по теме|материалы по теме|читать также|przeczytaj takze|olvassa el|read further|dig deeper|go deeper|more coverage|more on the subject|more on this subject|more on the topic|from the same notebook|from the same author|how others report it|what others report|what others write|press review|must watch|must hear|must see|elsewhere on the web"),
    (Teaser, Heads, "other news|more on the|what others report|how others report|what other papers|what others write|more coverage"),
    (Teaser, End, "more coverage|full coverage|our coverage|complete coverage|latest updates|all the coverage|more stories"),
    (Advertisement, Anywhere, "bet responsibly|gamble responsibly|gambling can be addictive|play responsibly|begambleaware|when the fun stops"),
    (Advertisement, Start, "you can skip this ad|skip this ad|this ad will end"),
    (Subscription, Anywhere, "free or paid subscriber|paid or free subscriber|support my work|reader supported publication|the rest of this text|the rest of this article|the rest of this story|you have been granted access|while we verify access|verifying your access|exit and log into|your free articles|free articles left"),
    (Subscription, Start, "type your email|want all of|try the e edition|try our|get the e edition|readers pay for|pay what you can|for less than the price|for the price of"),
    (CookieNotice, Start, "if you choose to accept|if you choose to reject|you can change your mind|you can change your choice|you can withdraw your"),
    (Menu, Start, "download the full|download the report|download this|download as|download pdf|cite this|cite as|how to cite|printed from|print version|close window|for assistance with closed"),
    (Other, Start, "for interviews please contact|for interviews contact|media contact|media contacts|press contact|press contacts|press enquiries|media enquiries|media inquiries|press inquiries|for media inquiries|for media enquiries|for further information|for more information contact|for more information please|notes to editors|end of transcript"),
    (Other, Whole, "ends|end of press release|end of statement|end|for immediate release|embargoed"),
    (Copyright, Anywhere, "registered charity|charity no|is a registered trademark|is a registered title|hyperlink to|when using material|when quoting material|citing is obligatory|reference to the source is"),
    (EditorNote, Start, "this report also appears|this article also appears|this story also appears|this article appears in|this story appears in|the original appeared|published in the"),
];

/// Words a listed cue may have in front of or behind it before the line counts as a sentence of the article.
const CUE_LINE_WORDS: usize = 60;

pub(super) fn listed(line: &str, folded: &Folded) -> Option<Cue> {
    if folded.words.len() > CUE_LINE_WORDS {
        return None;
    }
    // Of the phrases that fit, the first in the list decides.
    let mut start = 0;
    let mut best: Option<&Phrase> = None;
    for (at, word) in folded.words.iter().enumerate() {
        for phrase in CUES_BY_FIRST.get(word.as_str()).into_iter().flatten() {
            if best.is_none_or(|best| phrase.order < best.order) && phrase.fits(line, folded, at, start) {
                best = Some(phrase);
            }
        }
        start += word.len() + 1;
    }
    best.map(|phrase| {
        // "LIVE" or "Video" alone is a section's name, not the head of a list.
        let heads =
            matches!(phrase.place, Heads | End) || phrase.place != Capitals && folded.joined == phrase.text;
        // "Share your thoughts" asks for comments; below "Comments" they stand.
        let lists = ["comment", "repl", "respon", "discuss", "conversation", "debate", "коммент"];
        let opens = heads
            && match phrase.kind {
                Teaser | AuthorBox => true,
                CommentForm => lists.iter().any(|word| phrase.text.contains(word)),
                _ => false,
            };
        Cue { opens, ..Cue::of(phrase.kind) }
    })
}

/// One phrase of [`CUES`].
struct Phrase {
    /// Its position in the list.
    order: usize,
    kind: FurnitureKind,
    place: Place,
    text: String,
}

/// The phrases by their first word: a line is compared only with those whose first word it has.
static CUES_BY_FIRST: LazyLock<HashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut by_first: HashMap<String, Vec<Phrase>> = HashMap::default();
    let phrases = CUES.iter().flat_map(|&(kind, place, phrases)| {
        phrases.split('|').map(move |phrase| (kind, place, phrase.trim()))
    });
    for (order, (kind, place, text)) in phrases.enumerate() {
        // The tokenizer folds letters that the list writes as people do ("й").
        let folded = |word: &str| if word.is_ascii() { word.to_owned() } else { fold(word) };
        let text = text.split(' ').map(folded).collect::<Vec<_>>().join(" ");
        let first = text.split(' ').next().unwrap_or_default().to_owned();
        by_first.entry(first).or_default().push(Phrase { order, kind, place, text });
    }
    by_first
});

impl Phrase {
    /// Whether it stands in the line as it must; `at` is a word that it begins with, `start` that word's first byte.
    fn fits(&self, line: &str, folded: &Folded, at: usize, start: usize) -> bool {
        let stands = folded.joined[start..]
            .strip_prefix(self.text.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        if !stands || self.place == Anywhere {
            return stands;
        }
        if self.place == End {
            let before = at.checked_sub(1).map_or(0, |before| folded.ends[before]);
            return stands
                && folded.joined.len() == start + self.text.len()
                && folded.words.len() <= 12
                && (at == 0 || line[before..].trim_start().starts_with([':', '–', '—', '-', '|']));
        }
        let end = || folded.ends[self.text.split(' ').count() - 1];
        at == 0
            && (folded.joined == self.text
                || match self.place {
                    Whole => false,
                    // "Join us or stand aside, the mayor told them" is somebody's word, not the site's.
                    Start => self.kind == Teaser || !reports_speech(line),
                    Anywhere | End => true,
                    Label => is_label(line, folded, &self.text),
                    Heads => folded.words.len() <= 6 && !ends_sentence(line),
                    Capitals => {
                        !line[..end()].contains(char::is_lowercase)
                            && line[end()..].trim_start().starts_with([':', '|'])
                    }
                })
    }
}

/// Whether what follows the label's words sets it off from the rest: a colon, a bar, an arrow, a dash.
fn is_label(line: &str, folded: &Folded, phrase: &str) -> bool {
    let words = phrase.split(' ').count();
    let rest = line[folded.ends[words - 1]..].trim_start();
    rest.starts_with([':', '|', '»', '›', '>', '→', '—', '–', '…', '/', '•', '·', '：'])
        || rest.starts_with("- ")
}
