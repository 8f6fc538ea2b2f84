//! What the furniture of a news page says: the phrases that give a line away, and the kind of each.
//!
//! Two mechanisms. Cues are phrases that hardly any article holds ("leave a reply"). Address is a tone: a line
//! that speaks to the visitor about the site ("sign up for our newsletter") is furniture whatever its words.
//! Both see one line at a time; what its neighbours say is `split`'s business.

use crate::author::is_byline;
use crate::date;
use crate::language::words;
use corpus::FurnitureKind::{
    self, Advertisement, AiNotice, AuthorBox, Caption, Category, CommentForm, CookieNotice, Copyright,
    EditorNote, Menu, Other, ShareBar, SourceUrl, Subscription, Teaser,
};
use corpus::token::{Token, fold, tokens};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

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
    /// A short line ends with it behind a colon or dash, and is no sentence: it heads a list.
    End,
    /// Anywhere.
    Anywhere,
}
use Place::{Anywhere, Capitals, End, Heads, Label, Start, Whole};

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
        originally published|from our partner|from our partners|from our media partner|this is an agency report|first published in|first published by|first published on|republished from|republished with|reprinted from|reprinted with|additional reporting|reporting by|with reporting by|with files from|editing by|edited by|translated by|translated from|translation by|compiled by|the views expressed|views expressed|the opinions expressed|opinions expressed|this is a developing story|this is a breaking|this story is developing|fact checked|did you spot|have you spotted|spotted a mistake|spotted an error|found a mistake|found an error|report a mistake|report an error|report an issue"),
    (EditorNote, Anywhere, "did not write this|was not written by our|has not been edited by|cannot answer for its contents|has not edited this|originally published by|originally published in|originally published on|originally appeared in|originally appeared on|appeared first on|republished from|republished with permission|read the original"),
    (EditorNote, Anywhere, "contributed to this report|contributed to this story|contributed to this article|contributed reporting|an earlier version of this|a previous version of this|version of this article appears|version of this article appeared|version of this story appears|version of this story appeared|is a member of the press council|press complaints|corrections and clarifications|in this article are the|in this article are those|author's own|authors' own|do not necessarily reflect|does not necessarily reflect|not necessarily those of"),
    (EditorNote, Whole, "more details soon|more soon|more to follow|more to come|details to follow|more details to follow|developing|developing story|story developing|this is a developing story|with agencies|with agency inputs|agencies|from agencies|with inputs from agencies|staff and agencies|with news agencies"),
    (EditorNote, Start, "this article is part of|this story is part of|this piece is part of|this report is part of|this article was written|this text has been|this text was shortened|this interview has been|this interview was edited|this transcript|this story will be updated|this article will be updated|this page will be updated|this video|this video can|correction,|part of our series|with inputs from|with reporting from|reporting from|contributed by|suggest a correction|submit a correction|request a correction|our standards|read our policy|letters to the editor|letters may be|see our corrections|check back|refresh for|last edited by"),
    (CommentForm, Start, "this comment|comments are moderated|comments may be|comments will be|comments are open|comments are now closed|comments have been|please be civil|please keep comments|please keep your|please be respectful|please read our|our community guidelines|community guidelines|loading comments|most liked|what do you think|tell us what you think|let us know|find this story|find this article|tell us about|we want to hear|we'd love to hear|we would love to hear|share your thoughts|share your views|share your opinion|share your story|share your experience|write to us|write to the editor|email the editor|send us your|send your letters|have an opinion|have something to say|have your say|got something to|was this|how useful was|how helpful was|did you find this|did you enjoy|did you like this|rate this|how would you rate|vote now|agree or disagree"),
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
    (Menu, Whole, "best of the week|best of|get in touch|shop|games|horoscope|horoscopes|crossword|crosswords|puzzles|obituaries|classifieds|weather forecast|top|turn off|turn on|show caption|hide caption|toggle caption|mute|unmute|fullscreen|full screen|pause|replay|auto|off|on|reading mode|listen now|story highlights|highlights|tv guide|tv schedule|live updates|the latest|latest updates|most recent"),
    (Teaser, Whole, "poll|quiz|survey|reader poll|readers' poll|poll of the day|daily poll|your vote"),
    (Caption, Label, "photo|photos|photograph|image|images|picture|pictures|foto|fotos|bild|photo credit|image credit|photo by|image by|picture by|photo courtesy|photograph by|credit|file photo|caption|illustration|infographic|graphic|getty images|video|map"),
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
    ("briefing", Subscription, 1),
    ("letter", Subscription, 1),
    ("correspondents", Subscription, 2),
    ("reporters", Subscription, 1),
    ("reporting", Subscription, 2),
    ("free", Subscription, 1),
    ("friend", Subscription, 1),
    ("supporter", Subscription, 2),
    ("supporters", Subscription, 1),
    ("contribution", Subscription, 1),
    ("email", Subscription, 2),
    ("trackers", CookieNotice, 3),
    ("device", CookieNotice, 2),
    ("files", CookieNotice, 1),
    ("notice", CookieNotice, 2),
    ("tickets", Advertisement, 1),
    ("offer", Advertisement, 1),
    ("hiring", Advertisement, 2),
    ("paywall", Subscription, 3),
    ("account", Subscription, 2),
    ("access", Subscription, 1),
    ("donate", Subscription, 2),
    ("donation", Subscription, 2),
    ("donations", Subscription, 1),
    ("membership", Subscription, 1),
    ("journalism", Subscription, 3),
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
    chip win book visit browse explore learn manage choose submit contact become start continue unlock find have like tap scroll install print never receive apply give add report";

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
}

/// Words a listed cue may have in front of or behind it before the line counts as a sentence of the article.
const CUE_LINE_WORDS: usize = 60;

fn listed(line: &str, folded: &Folded) -> Option<Cue> {
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
        let heads = matches!(phrase.place, Heads | End) || folded.joined == phrase.text;
        // "Share your thoughts" asks for comments; below "Comments" they stand.
        let lists = ["comment", "repl", "respon", "discuss", "conversation", "debate", "коммент"];
        let opens = heads
            && match phrase.kind {
                Teaser | AuthorBox => true,
                CommentForm => lists.iter().any(|word| phrase.text.contains(word)),
                _ => false,
            };
        Cue { kind: phrase.kind, opens, cut: false }
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
    let mut by_first: HashMap<String, Vec<Phrase>> = HashMap::new();
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

/// Lines that their signs give away rather than their words.
fn shape(line: &str, folded: &Folded) -> Option<Cue> {
    let kind = if is_picture_of_somebody(line) {
        Caption
    } else if line.contains('©') || is_bracketed_c(line) {
        Copyright
    } else if is_media_item(line, folded) || is_more_from(line, folded) {
        Teaser
    } else if is_file(line) {
        Menu
    } else if line.contains("18+") && folded.words.len() <= 12 && !reports_speech(line) {
        Advertisement
    } else if is_amended(line, folded) {
        EditorNote
    } else if is_listed_event(line) {
        Advertisement
    } else if meta_tag(line).is_some() {
        Other
    } else if line.starts_with(['→', '►', '▶', '▸', '➜', '➤', '☰', '⟶'])
        || line.starts_with(">>")
        || line.ends_with(['→', '↓', '►', '▸', '➜', '⟶', '▾'])
        || line.ends_with(">>")
    {
        Teaser
    } else if is_ticker(line, folded) {
        Menu
    } else if follows_networks(line, folded) {
        ShareBar
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
    } else if is_credited_picture(line) || has_credit_behind(line) {
        Caption
    } else if is_contact(line, folded) {
        Other
    } else {
        return None;
    };
    Some(Cue::of(kind))
}

/// "(c) The Paper 2024", not "(c) a third point".
fn is_bracketed_c(line: &str) -> bool {
    let rest = line.strip_prefix("(c) ").or_else(|| line.strip_prefix("(C) "));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        && (!ends_sentence(line) || line.contains(|c: char| c.is_ascii_digit()) || line.starts_with("(C)"))
}

/// "A street without light. © É. Noël": a picture's words before the sign, and a name behind it.
fn is_picture_of_somebody(line: &str) -> bool {
    let Some((before, behind)) = line.split_once('©') else { return false };
    let words = behind.split_whitespace().count();
    before.split_whitespace().count() >= 3
        && (1..=4).contains(&words)
        && behind.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '/'))
        && !line.contains(|c: char| c.is_ascii_digit())
        && !behind.to_lowercase().contains("right")
}

/// "Podcast: The engineer who said no (34 min)", "Watch: Rain returns (2:14)": how long it takes stands behind it.
fn is_media_item(line: &str, folded: &Folded) -> bool {
    let Some((_, inside)) = line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) else {
        return false;
    };
    let digits = inside.chars().take_while(char::is_ascii_digit).count();
    let unit = inside[digits..].trim_start_matches(['.', ' ']);
    let clock = inside[digits..]
        .strip_prefix(':')
        .is_some_and(|seconds| seconds.len() == 2 && seconds.bytes().all(|byte| byte.is_ascii_digit()));
    (1..=3).contains(&digits)
        && folded.words.len() <= 20
        && !ends_sentence(line.trim_end_matches(|c| c != '('))
        && (clock || ["min", "mins", "minutes", "minute", "hr", "hour"].contains(&unit))
}

/// "More from the second division: Coach sacked": an offer with its colon further on.
fn is_more_from(line: &str, folded: &Folded) -> bool {
    const OFFERS: &[&str] = &[
        "more from",
        "more on",
        "more in",
        "also in",
        "elsewhere in",
        "earlier in",
        "read more on",
        "read more about",
        "our coverage of",
    ];
    let Some((label, _)) = line.split_once(": ") else { return false };
    OFFERS.iter().any(|offer| folded.joined.starts_with(offer))
        && label.split_whitespace().count() <= 7
        && !line.contains(['“', '"'])
}

/// "The full paper (PDF, 1.4 MB)".
fn is_file(line: &str) -> bool {
    let Some((_, inside)) = line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) else {
        return false;
    };
    let lower = inside.to_lowercase();
    let says = |list: &str| {
        lower.split(|c: char| !c.is_alphanumeric()).any(|word| list.split(' ').any(|known| known == word))
    };
    inside.split_whitespace().count() <= 4
        && line.split_whitespace().count() <= 16
        && says("pdf mb kb doc docx epub xlsx mp3")
}

/// "Amended on 4 October 2024: the villages are towns", "Updated (18:30): ...".
fn is_amended(line: &str, folded: &Folded) -> bool {
    const AMENDED: &[&str] = &["amended", "corrected", "updated", "clarified", "revised"];
    let first = folded.words.first().map_or("", String::as_str);
    let Some((label, rest)) = line.split_once(": ") else { return false };
    AMENDED.contains(&first)
        && label.split_whitespace().count() <= 7
        && label.contains(|c: char| c.is_ascii_digit())
        && rest.split_whitespace().count() >= 4
}

/// "An evening with translators. London, 14 November. Members go free.": a sentence that is only a place and a day.
fn is_listed_event(line: &str) -> bool {
    if line.split_whitespace().count() > 30 || line.contains(['“', '"']) || reports_speech(line) {
        return false;
    }
    let parts: Vec<&str> = line.split(". ").collect();
    let when = |part: &&str| {
        let words = tokens(part);
        let month = words.iter().any(|word| date::month(&word.term).is_some());
        let number = words.iter().any(|word| word.term.starts_with(|c: char| c.is_ascii_digit()));
        let names = |word: &Token| {
            part[word.start..word.end].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || matches!(word.term.as_str(), "at" | "pm" | "am" | "p.m" | "a.m")
        };
        (2..=7).contains(&words.len()) && month && number && part.contains(", ") && words.iter().all(names)
    };
    parts.len() >= 2 && parts.iter().any(|part| when(&part.trim_end_matches('.')))
}

/// "Read: ...", "Podcast: ...", "Editorial: ...": inside an article such a label offers something else. At the head of
/// a page it may be the headline's own.
pub fn offers(line: &str) -> bool {
    const OFFERS: &str = "read|podcast|video|editorial|explainer|quiz|tip|gallery|photos|audio|opinion|comment|cartoon|poll|infographic|interactive|series|review|blog|newsletter|recipe|archive|longread|long read|photo essay|photo gallery|fact check|factbox|live blog|policy brief|event report|reader poll|reader question|leader";
    let Some((label, rest)) = line.split_once([':', '|']) else { return false };
    let words: Vec<String> = tokens(label).into_iter().map(|token| token.term).collect();
    let label = words.join(" ");
    OFFERS.split('|').any(|known| known == label)
        && rest.starts_with(' ')
        && (2..=35).contains(&rest.split_whitespace().count())
        && !line.contains(['“', '"', '«'])
        && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '‘')
}

/// The page says that it shows itself to nobody here.
pub fn refuses(line: &str) -> bool {
    const REFUSALS: &[&str] = &[
        "not available in your",
        "not available to visitors",
        "unavailable in your",
        "cannot be shown in your",
        "cannot be played in your",
        "unavailable for legal reasons",
        "due to legal reasons",
        "for legal reasons this",
        "unavailable due to legal",
        "blocked in your",
        "not available for readers in",
        "unavailable to readers in",
        "page not found",
        "page you are looking for",
        "page you requested",
        "access denied",
        "error 404",
        "404 not found",
        "error 451",
        "error 403",
        "verify you are human",
        "checking your browser",
    ];
    let lower = line.to_lowercase();
    line.len() < 400 && !reports_speech(line) && REFUSALS.iter().any(|refusal| lower.contains(refusal))
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
    let line = line.trim_start_matches(['"', '{', ' ', ',']);
    let known =
        KEYS.iter().any(|key| line.get(..key.len()).is_some_and(|start| start.eq_ignore_ascii_case(key)));
    let (key, value) = line.split_once(|c: char| c.is_whitespace() || c == '=').filter(|_| known)?;
    Some((
        key.trim_end_matches([':', '=', '"']),
        value.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '"' | ',')),
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
    static SHARE: LazyLock<HashSet<&str>> = LazyLock::new(|| words(SHARE_WORDS));
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| words(NETWORKS));
    folded.words.iter().all(|word| word == "#" || SHARE.contains(word.as_str()))
        && (folded.words.len() > 3 || folded.words.iter().any(|word| KNOWN.contains(word.as_str())))
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

/// A caption with its credit in brackets behind it: "The dam in spring [Ann Example/Agency]", "(AP Photo/Ann Example)".
fn has_credit_behind(line: &str) -> bool {
    let Some(open) = line.rfind(['(', '[']) else { return false };
    let inside = line[open + 1..].trim_end_matches(['.', ' ']);
    let Some(inside) = inside.strip_suffix([')', ']']) else { return false };
    let words = inside.split_whitespace().count();
    let credited = inside.split_once('/').is_some_and(|(a, b)| {
        let capital = |part: &str| part.trim().starts_with(char::is_uppercase);
        capital(a) && capital(b)
    });
    let lower = inside.to_lowercase();
    let pictured = ["photo", "picture", "image", "handout", "via "].iter().any(|word| lower.contains(word));
    words <= 8
        && (credited || pictured)
        && line.split_whitespace().count() <= 60
        && !inside.contains(['“', '"'])
}

/// "Port Saint 14°C", "EUR 1.08 ▲": weather and markets.
fn is_ticker(line: &str, folded: &Folded) -> bool {
    folded.words.len() <= 12 && !ends_sentence(line) && line.contains(['°', '▲', '▼', '℃', '℉'])
}

/// "Follow The Paper on Telegram."
fn follows_networks(line: &str, folded: &Folded) -> bool {
    let known = |word: &String| {
        word != "share" && word != "reddit" && NETWORKS.split_whitespace().any(|known| known == word)
    };
    let first = folded.words.first().map_or("", String::as_str);
    folded.words.len() <= 20
        && matches!(
            first,
            "follow"
                | "join"
                | "find"
                | "like"
                | "subscribe"
                | "watch"
                | "get"
                | "add"
                | "suivez"
                | "siguenos"
                | "seguici"
                | "подписывайтесь"
                | "читайте"
        )
        && (folded.words.iter().any(known)
            || folded.joined.contains("google news")
            || folded.joined.ends_with(" on x"))
        && !reports_speech(line)
}

/// A mail address to write to, a street with its number, a telephone number: where the newsroom is.
fn is_contact(line: &str, folded: &Folded) -> bool {
    const STREETS: &str =
        "street road avenue square boulevard lane st str rd ave blvd floor suite building box";
    let mail = line
        .split_whitespace()
        .any(|word| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')));
    // "5 River Street", "Main Square 2": the number stands beside the street.
    let street = |word: &String| STREETS.split(' ').any(|known| known == word);
    let number = |at: usize| folded.words.get(at).is_some_and(|word| word == "#");
    let addressed = (0..folded.words.len())
        .filter(|&at| street(&folded.words[at]))
        .any(|at| number(at + 1) || (1..=3).any(|back| at.checked_sub(back).is_some_and(number)));
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let named = line.split_whitespace().filter(|word| capital(word)).count() * 3
        >= line.split_whitespace().count() * 2;
    let phone = folded.words.iter().filter(|word| *word == "#").count() >= 3
        && folded
            .words
            .first()
            .is_some_and(|first| ["tel", "phone", "call", "fax", "телефон"].contains(&&**first));
    let quoted = line.contains(['“', '”', '"']);
    mail && folded.words.len() <= 30 && !quoted && !reports_speech(line) && !is_byline(line)
        || addressed && named && folded.words.len() <= 16
        || phone && folded.words.len() <= 14
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
    static MACHINES: LazyLock<HashSet<&str>> =
        LazyLock::new(|| words("ai chatgpt gpt openai llm ki ia robot bot software"));
    let machine = joined.contains("artificial intelligence")
        || joined.split(' ').any(|word| MACHINES.contains(word))
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
    if !machine {
        return false;
    }
    let made = any_word(
        joined,
        "rewritten generated written wrote produced created summarised summarized drafted rephrased paraphrased reworded compiled prepared assisted composed adapted edited automatically automated created erstellt geschrieben verfasst generado redactado escrito redige ecrit genere scritto generato написан создан",
    );
    let behind = any_word(joined, "by with using of from through via mit con avec por durch помощью");
    made && (speaks_of_itself(joined) || behind && joined.split(' ').count() <= 14)
}

/// "Automatically translated from Spanish", of folded words.
pub fn is_translation_notice(joined: &str) -> bool {
    // Each of the phrases below holds one of these; most lines hold none.
    if !["transl", "deepl", "ubersetz", "tradu", "tradot", "перев"].iter().any(|part| joined.contains(part))
    {
        return false;
    }
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
        unlock this|unlock the|remaining # of this|the rest of this|rest of the article|rest of this story|rest of this text|verify access|verifying your access|rest of the story|rest of the text|weiterlesen|seguir leyendo|lire la suite|continua a leggere|читать далее|full text for subscribers|the rest of this article|the full text is available";
    CUTS.split('|').any(|phrase| joined.contains(phrase.trim()))
        && !["below", "advertisement"].iter().any(|word| joined.contains(word))
}

/// Adds up how much a line speaks to the visitor about the site. Quoted words are left out: whoever is quoted
/// may say "you".
fn address(line: &str) -> Option<Cue> {
    static SITE: LazyLock<HashMap<&str, &(&str, FurnitureKind, u8)>> =
        LazyLock::new(|| SITE_WORDS.iter().rev().map(|entry| (entry.0, entry)).collect());
    let own = without_quotations(line);
    let words = tokens(&own);
    if words.is_empty() || words.len() > 120 {
        return None;
    }
    let mut weight = 0;
    let mut best = (0, Other);
    let mut counted: Vec<&str> = Vec::new();
    for word in &words {
        if let Some(&(term, kind, value)) = SITE.get(word.term.as_str()).copied()
            && !counted.contains(&term)
        {
            counted.push(term);
            weight += value;
            if value > best.0 {
                best = (value, kind);
            }
        }
    }
    let lower = own.to_lowercase();
    weight += if OFTEN.iter().any(|often| lower.contains(often)) { 2 } else { 0 };
    if has_price(&words) {
        weight += 3;
        if best.0 < 3 {
            best = (3, Subscription);
        }
    }
    if best.0 == 0 {
        return None;
    }
    let says = |list: &str| words.iter().any(|word| list.split(' ').any(|known| known == word.term));
    weight += if says("you your yours you're you'll we'll") { 3 } else { 0 };
    weight += if says("our us") { 2 } else { u8::from(says("we we're")) };
    let orders = |term: &str| ORDERS.split_whitespace().any(|order| order == term);
    let starts =
        |at: usize| at == 0 || own[words[at - 1].end..words[at].start].contains(['.', '!', '?', '…']);
    weight += if (0..words.len()).any(|at| starts(at) && orders(&words[at].term)) { 2 } else { 0 };
    weight += if says("please") && says("you your") { 2 } else { 0 };
    (weight >= ADDRESS_AT).then_some(Cue::of(best.1))
}

/// How often letters come.
const OFTEN: &[&str] = &[
    "once a week",
    "twice a week",
    "every week",
    "every weekday",
    "every morning",
    "each morning",
    "every day",
    "every evening",
    "every friday",
    "every sunday",
    "every monday",
    "once a month",
    "every month",
];

/// A price by the month: "from 3 a month", "€5 per week".
fn has_price(words: &[Token]) -> bool {
    words.windows(3).any(|window| {
        window[0].term.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && matches!(window[1].term.as_str(), "a" | "per" | "each" | "every")
            && matches!(window[2].term.as_str(), "month" | "week" | "year" | "day")
    })
}

/// Whether somebody speaks in the line, though without quotation marks: it is no word of the site to its visitor.
pub fn reports_speech(line: &str) -> bool {
    const SPEECH: &str = "said told added asked warned argued insisted replied according quoted recalled";
    let words = tokens(line);
    let passive = |at: usize| {
        at.checked_sub(1)
            .is_some_and(|before| matches!(words[before].term.as_str(), "was" | "is" | "been" | "be"))
    };
    (0..words.len()).any(|at| SPEECH.split(' ').any(|verb| verb == words[at].term) && !passive(at))
}

/// Whether the line says "you" or "we" outside quotation marks: a page that speaks to its visitor, or a talk.
pub fn addresses(line: &str) -> bool {
    static VISITOR: LazyLock<HashSet<&str>> =
        LazyLock::new(|| words("you your yours you're you've you'll we our we're we've we'll"));
    let own = without_quotations(line);
    // "US" is a country, "us" is a site's word for itself.
    tokens(&own).iter().any(|word| VISITOR.contains(word.term.as_str()) || &own[word.start..word.end] == "us")
}

/// Whether the line speaks to its visitor, rather than of those who write.
pub fn says_you(line: &str) -> bool {
    tokens(&without_quotations(line))
        .iter()
        .any(|word| matches!(word.term.as_str(), "you" | "your" | "yours"))
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
