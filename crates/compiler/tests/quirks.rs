//! Pages as sites of many kinds print them, each with a quirk or two, line by line with what a careful reader says of
//! each: `a ` article, `f ` furniture, `n ` furniture that a reader may call either (headline, byline, date, caption,
//! link, subheading): it is no paragraph, but nothing more is asked. `@` stands for three paragraphs with blank lines
//! between them, `=` for the same three without. All names and outlets are invented.

mod hostile;

use compiler::folder::{Folder, SourceFile};
use corpus::{Document, Stated};

/// A page: its name, its lines, and title, date, byline and publisher ("-" where it states none, "?" not asked).
type Case = (&'static str, &'static str, [&'static str; 4]);

const ARTICLE: [&str; 3] = [
    "Negotiators from Velland and Ostmark failed on Tuesday to agree on how to share the water of the Lenn river, and the talks in Port Saint will go on next week.",
    "“We have moved closer on the lower dam, but not on the upper one,” said Velland’s minister of water, Hanna Brock, after nine hours of talks with the delegation of Ostmark.",
    "Ostmark wants the treaty of 1974 to stay in force, while Velland says that the river has lost a fifth of its water since then and that the shares in the treaty must change.",
];

/// The page as scraped, and what is said of each line.
fn unfold(lines: &str) -> (String, Vec<char>) {
    let mut page: Vec<&str> = Vec::new();
    let mut classes = Vec::new();
    for line in lines.lines().map(str::trim_start) {
        let paragraphs = match line {
            "@" => vec![ARTICLE[0], "", ARTICLE[1], "", ARTICLE[2]],
            "=" => ARTICLE.to_vec(),
            _ => Vec::new(),
        };
        for paragraph in &paragraphs {
            page.push(paragraph);
            classes.push(if paragraph.is_empty() { ' ' } else { 'a' });
        }
        if paragraphs.is_empty() {
            page.push(line.get(2..).unwrap_or_default());
            classes.push(line.chars().next().unwrap_or(' '));
        }
    }
    (page.join("\n"), classes)
}

fn read(page: &str) -> Document {
    let file =
        SourceFile { name: "page.txt".into(), path: "page.txt".into(), bytes: page.as_bytes().to_vec() };
    let folder = Folder { name: "pages".into(), files: vec![file], ..Folder::default() };
    hostile::sound::compile(&folder).expect("a page of text compiles").documents.remove(0)
}

/// What is wrong with a page, in words.
fn wrong(&(name, lines, expected): &Case) -> Vec<String> {
    let (page, classes) = unfold(lines);
    let document = read(&page);
    let mut wrong = Vec::new();
    let article = |line: u32| {
        document.passages.iter().find(|passage| (passage.first_line..=passage.last_line).contains(&line))
    };
    for ((line, text), class) in (1..).zip(page.lines()).zip(&classes) {
        let kind =
            document.furniture.iter().find(|piece| piece.line == line).map_or("", |piece| piece.kind.id());
        match (class, article(line)) {
            ('a', None) => wrong.push(format!("{name}: article taken for {kind}: {text}")),
            ('f', Some(_)) => wrong.push(format!("{name}: furniture taken for article: {text}")),
            ('n', Some(passage)) if !passage.heading => {
                wrong.push(format!("{name}: taken for a paragraph: {text}"));
            }
            _ => {}
        }
    }
    let value =
        |stated: &Option<Stated>| stated.as_ref().map_or("-".to_owned(), |stated| stated.value.clone());
    let found = [&document.title, &document.date, &document.byline, &document.publisher].map(value);
    for (field, (found, expected)) in
        ["title", "date", "byline", "publisher"].iter().zip(found.iter().zip(expected))
    {
        if expected != "?" && found != expected {
            wrong.push(format!("{name}: {field} is {expected}, not {found}"));
        }
    }
    wrong
}

const TITLE: &str = "Water talks end without a deal";

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("byline in words", "n Water talks end without a deal\nn Words: Mira Toll\n\n@", [TITLE, "-", "Mira Toll", "-"]),
    ("byline with place", "n Water talks end without a deal\nn By Mira Toll, Port Saint\nn 12 March 2024\n\n@", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("byline with reports from", "n Water talks end without a deal\nn Mira Toll reports from Port Saint\nn March 12, 2024\n\n@", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("byline in place", "n Water talks end without a deal\nn Mira Toll in Port Saint\nn 12 Mar 2024 09.15 GMT\n\n@", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("byline with office and place", "n Water talks end without a deal\nn Mira Toll, Diplomatic Correspondent\nn Tuesday 12 March 2024\n\n@", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("reporting and editing credits", "n Water talks end without a deal\nn March 12, 2024 4:05 PM UTC\n\n@\n\nf (Reporting by Mira Toll; Editing by Jon Pale)", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("reporting credit without brackets", "n Water talks end without a deal\nn 12.03.2024\n\n@\n\nf Reporting by Mira Toll in Port Saint and Ivo Renn in Lenn; editing by Jon Pale", [TITLE, "2024-03-12", "?", "-"]),
    ("two authors", "n Water talks end without a deal\nn By Mira Toll and Jon Pale\nn Published March 12, 2024\n\n@", [TITLE, "2024-03-12", "Mira Toll and Jon Pale", "-"]),
    ("two authors with an ampersand", "n Water talks end without a deal\nn By Mira Toll & Jon Pale | March 12, 2024\n\n@", [TITLE, "2024-03-12", "Mira Toll & Jon Pale", "-"]),
    ("capitals", "n WATER TALKS END WITHOUT A DEAL\nn BY MIRA TOLL\nn MARCH 12, 2024\n\n@", ["WATER TALKS END WITHOUT A DEAL", "2024-03-12", "MIRA TOLL", "-"]),
    ("staff writer under the name", "n Water talks end without a deal\nn Mira Toll\nn Staff Writer\nn March 12, 2024 | 5:40 p.m.\n\n@", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("staff writer alone", "n Water talks end without a deal\nn By Staff Writer\nn March 12, 2024\n\n@", [TITLE, "2024-03-12", "-", "-"]),
    ("byline with handle", "n Water talks end without a deal\nn By Mira Toll @miratoll\nn 12 March 2024\n\n@", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("byline with mail address", "n Water talks end without a deal\nn By Mira Toll mtoll@lennpost.example\nn 12 March 2024\n\n@", [TITLE, "2024-03-12", "Mira Toll", "?"]),
    ("agency byline", "n Water talks end without a deal\nn By Agence Lenn Presse\nn 12 March 2024\n\n@", [TITLE, "2024-03-12", "Agence Lenn Presse", "-"]),
    ("byline behind the text with a dash", "n Water talks end without a deal\nn 12 March 2024\n\n@\n\nn — Mira Toll", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("name behind the text", "n Water talks end without a deal\nn 12 March 2024\n\n@\n\nn Mira Toll, Port Saint", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("from our correspondent", "n Water talks end without a deal\nn From Mira Toll in Port Saint\nn 12 March 2024\n\n@", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("posted by and on", "n Water talks end without a deal\nn Posted on March 12, 2024 by Mira Toll\n\n@\n\nf Posted in World | Tagged Lenn, water", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("written by with reading time", "n Water talks end without a deal\nn Written by Mira Toll · 3 min read · Mar 12, 2024\n\n@", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("text and photos", "n Water talks end without a deal\nn Text and photos: Mira Toll\nn 12.3.2024\n\n@", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("german byline and date", "f Startseite › Politik\nn Water talks end without a deal\nn Von Mira Toll, Port Saint\nn Stand: 12.03.2024, 18:32 Uhr\n\n@\n\nf Mehr zum Thema", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("french byline and date", "f Accueil > Monde\nn Water talks end without a deal\nn Par Mira Toll\nn Publié le 12 mars 2024 à 18h32, modifié le 13 mars 2024 à 09h10\n\n@\n\nf Lire aussi : La pluie revient sur la côte", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("spanish byline and date", "f Inicio / Mundo\nn Water talks end without a deal\nn Por Mira Toll\nn 12 de marzo de 2024, 18:32\n\n@\n\nf Te puede interesar: La lluvia vuelve a la costa", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("turkish furniture", "f Anasayfa\nn Water talks end without a deal\nn Giriş Tarihi: 12.03.2024 18:32 Güncelleme: 13.03.2024 09:10\n\n@\n\nf İlgili Haberler\nf Sahilde yağmur geri döndü", [TITLE, "2024-03-12", "-", "-"]),
    ("russian furniture", "f Главная » Политика\nn Water talks end without a deal\nn 12 марта 2024, 18:32\n\n@\n\nf Читайте также: Дожди вернулись на побережье\nf Подписывайтесь на наш канал в Telegram", [TITLE, "2024-03-12", "-", "-"]),
    ("published and updated", "n Water talks end without a deal\nn PUBLISHED: 12 Mar 2024 at 10:00 | UPDATED: 14 Mar 2024 at 11:30\nn Mira Toll\n\n@", [TITLE, "2024-03-12", "Mira Toll", "-"]),
    ("updated before published", "n Water talks end without a deal\nn Updated March 14, 2024\nn Published March 12, 2024\n\n@", [TITLE, "2024-03-12", "-", "-"]),
    ("last modified at the end", "n Water talks end without a deal\n\n@\n\nn Last modified on Tue 12 Mar 2024 21.12 GMT", [TITLE, "2024-03-12", "-", "-"]),
    ("first published at the end", "n Water talks end without a deal\n\n@\n\nn First published: 12 March 2024, 10:05", [TITLE, "2024-03-12", "-", "-"]),
    ("relative date", "n Water talks end without a deal\nn 2 hours ago\n\n@", [TITLE, "-", "-", "-"]),
    ("date with time zone", "n Water talks end without a deal\nn Tue, Mar 12, 2024, 10:05 AM GMT+4\n\n@", [TITLE, "2024-03-12", "-", "-"]),
    ("iso date", "n Water talks end without a deal\nn 2024-03-12 10:05:33\n\n@", [TITLE, "2024-03-12", "-", "-"]),
    ("json-ld remnants", "n Water talks end without a deal\nn \"datePublished\": \"2024-03-12T10:05:00+04:00\",\nn \"author\": {\"@type\": \"Person\", \"name\": \"Mira Toll\"},\n\n@", [TITLE, "2024-03-12", "?", "-"]),
    ("og remnants", "n og:title: Water talks end without a deal\nn og:site_name: Lenn Post\nn article:published_time: 2024-03-12T10:05:00Z\nf og:description: Nine hours were not enough.\n\nn Water talks end without a deal\n\n@", ["?", "2024-03-12", "-", "Lenn Post"]),
    ("today's date above the headline", "f Lenn Post\nf Thursday, March 14, 2024\nn Water talks end without a deal\nn March 12, 2024\n\n@\n\nf © Lenn Post", [TITLE, "2024-03-12", "-", "Lenn Post"]),
    ("copyright with years", "n Water talks end without a deal\n\n@\n\nf © 1998–2024 Lenn Post Media Ltd. All rights reserved.", [TITLE, "-", "-", "Lenn Post Media"]),
    ("copyright in words", "n Water talks end without a deal\n\n@\n\nf Copyright © 2024 by The Lenn Post. All Rights Reserved.", [TITLE, "-", "-", "The Lenn Post"]),
    ("title with site behind a bar", "n Water talks end without a deal | Lenn Post\n\nf Lenn Post\nf News | World | Sport | Weather\nn Water talks end without a deal\n\n@", [TITLE, "-", "-", "Lenn Post"]),
    ("title with site behind a dash", "n Water talks end without a deal - Lenn Post\n\n@\n\nf Contact Lenn Post", [TITLE, "-", "-", "Lenn Post"]),
    ("logo alt text", "f Lenn Post logo\nf Menu\nf Search\nn Water talks end without a deal\nn 12 March 2024\n\n@\n\nf About Lenn Post\nf Contact us", [TITLE, "2024-03-12", "-", "Lenn Post"]),
    ("read more on", "n Water talks end without a deal\nn 12 March 2024\n\n@\n\nf Read more on Lenn Post\nf Download the Lenn Post app", [TITLE, "2024-03-12", "-", "Lenn Post"]),
    ("kicker above the headline", "f RIVERS\nn Talks on the Lenn river treaty end in Port Saint\na Nine hours of talks bring the sides no closer on the upper dam\nn Mira Toll | 12 March 2024\n\n@", ["Talks on the Lenn river treaty end in Port Saint", "2024-03-12", "Mira Toll", "-"]),
    ("question as headline", "f Analysis\nn Can the Lenn treaty be saved?\nn By Mira Toll\n\n@", ["Can the Lenn treaty be saved?", "-", "Mira Toll", "-"]),
    ("quotation as headline", "n ‘Closer on the lower dam’: water talks go on\nn By Mira Toll\n\n@", ["‘Closer on the lower dam’: water talks go on", "-", "Mira Toll", "-"]),
    ("also read inside", "n Water talks end without a deal\n\na Negotiators from Velland and Ostmark failed on Tuesday to agree on how to share the water of the Lenn river, and the talks will go on next week.\nf ALSO READ | Rain returns to the coast after a dry spring\na “We have moved closer on the lower dam,” said Velland’s minister of water, Hanna Brock, after nine hours of talks with the delegation of Ostmark.\nf READ MORE: Five charts on the price of bread\na Ostmark wants the treaty of 1974 to stay in force, while Velland says that the river has lost a fifth of its water since then.", [TITLE, "-", "-", "-"]),
    ("more on this story behind", "n Water talks end without a deal\n\n@\n\nf More on this story\nf Rain returns to the coast\nf 3 March 2024\nf Bread prices rise for a third month\nf 28 February 2024", [TITLE, "-", "-", "-"]),
    ("related with dates", "n Water talks end without a deal\nn 12 March 2024\n\n@\n\nf RELATED ARTICLES\nf Rain returns to the coast\nf March 3, 2024\nf Bread prices rise for a third month\nf March 1, 2024", [TITLE, "2024-03-12", "-", "-"]),
    ("photo credits", "n Water talks end without a deal\nn Hanna Brock arrives for the talks. Photo: Ivo Renn/LNA\n\n@", [TITLE, "-", "-", "-"]),
    ("agency photo in brackets", "n Water talks end without a deal\nn Hanna Brock, center, arrives for talks in Port Saint, Tuesday, March 12, 2024. (LN Photo/Ivo Renn)\n\n@", [TITLE, "?", "-", "-"]),
    ("picture with source", "n Water talks end without a deal\nn The upper dam in spring [Ivo Renn/LNA]\n\n@", [TITLE, "-", "-", "-"]),
    ("image credit lines", "n Water talks end without a deal\nn Image source, LNA\nn Image caption, The upper dam in spring\n\n@", [TITLE, "-", "-", "-"]),
    ("newsletter inside", "n Water talks end without a deal\n\na Negotiators from Velland and Ostmark failed on Tuesday to agree on how to share the water of the Lenn river.\n\nf Get the Morning Brief\nf The stories that matter, in your inbox every weekday at six.\nf Sign Up\nf By providing your email you agree to our terms.\n\na “We have moved closer on the lower dam,” said Velland’s minister of water, Hanna Brock, after nine hours of talks with the delegation of Ostmark.\n\na Ostmark wants the treaty of 1974 to stay in force, while Velland says that the river has lost a fifth of its water since then.", [TITLE, "-", "-", "-"]),
    ("donation appeal", "n Water talks end without a deal\n\n@\n\nf Before you go: the Lenn Post has no owner and no paywall. If everyone who reads us gave the price of a coffee, we could keep a reporter on the river all year.\nf Give once\nf Give monthly", [TITLE, "-", "-", "?"]),
    ("comments", "n Water talks end without a deal\n\n@\n\nf Comments (3)\nf Sort by: Newest | Oldest | Top\nf riverrat\nf 2 days ago\nf They should have built the third dam in the sixties, everybody knows it.\nf Reply 4 Share\nf Old Gauge\nf 1 day ago\nf And who would have paid?", [TITLE, "-", "-", "-"]),
    ("social counters", "n Water talks end without a deal\nf 1.2K Shares\nf 34 Comments\nf Facebook 812 | X 301 | Email\n\n@\n\nf 👍 12  👎 3", [TITLE, "-", "-", "-"]),
    ("cookie banner on top", "f We and our 842 partners store and access information on your device.\nf Accept all\nf Manage choices\n\nn Water talks end without a deal\n\n@", [TITLE, "-", "-", "-"]),
    ("live blog", "n Water talks: as it happened\nn 12 March 2024\n\nn 18:40\na The talks in Port Saint have ended for the day, the delegation of Ostmark says.\n\nn 17:05\na Velland’s minister of water, Hanna Brock, has left the building without a word to the press.\n\nn 14.30\na Negotiators from Velland and Ostmark have gone back to the table after lunch, a spokesman says.\n\nf Share this update", ["Water talks: as it happened", "2024-03-12", "-", "-"]),
    ("fact box", "n Water talks end without a deal\n\n@\n\nn The Lenn treaty\na • Signed in 1974 by Velland and Ostmark.\na • Gives Ostmark three fifths of the water of the Lenn.\na • Expires in 2026.", [TITLE, "-", "-", "-"]),
    ("tags", "n Water talks end without a deal\n\n@\n\nf Topics: Lenn river, Velland, Ostmark\nf #water #treaty", [TITLE, "-", "-", "-"]),
    ("advertisements inside", "n Water talks end without a deal\n\na Negotiators from Velland and Ostmark failed on Tuesday to agree on how to share the water of the Lenn river.\nf ADVERTISEMENT - CONTINUE READING BELOW\na “We have moved closer on the lower dam,” said Velland’s minister of water, Hanna Brock, after nine hours of talks.\nf Advertisement\na Ostmark wants the treaty of 1974 to stay in force, while Velland says that the river has lost a fifth of its water.\nf Article continues after this advertisement\na The talks will go on next week in Port Saint, the mediator said.", [TITLE, "-", "-", "-"]),
    ("reading time and audio", "n Water talks end without a deal\nf 3 min read\nf Listen to this story\nf 0:00 / 4:12\nf 1x\n\n@", [TITLE, "-", "-", "-"]),
    ("paywall", "n Water talks end without a deal\n\n@\n\nf Subscribe to continue reading\nf Get unlimited access from €1 a week\nf Already have an account? Log in", [TITLE, "-", "-", "-"]),
    ("correction", "n Water talks end without a deal\n\n@\n\nf Correction, 13 March: An earlier version of this article gave a wrong year for the treaty. It was signed in 1974.", [TITLE, "-", "-", "-"]),
    ("pagination", "n Water talks end without a deal\n\n@\n\nf Page 1 of 3\nf 1 2 3 Next »", [TITLE, "-", "-", "-"]),
    ("print and mail buttons", "n Water talks end without a deal\nf Print | E-mail | A- A A+\n\n@\n\nf Print this page\nf E-mail to a friend", [TITLE, "-", "-", "-"]),
    ("accessibility links", "f Accessibility links\nf Skip to content\nf Accessibility help\nf Your account\nn Water talks end without a deal\n\n@\n\nf Terms of use  Privacy policy  Cookies  Contact", [TITLE, "-", "-", "-"]),
    ("follow on networks", "n Water talks end without a deal\n\n@\n\nf Follow Lenn Post on Telegram, WhatsApp and Google News.\nf Find this story interesting? Send it to a friend.", [TITLE, "-", "-", "Lenn Post"]),
    ("tip line", "n Water talks end without a deal\n\n@\n\nf Do you have information about this story? Write to tips@lennpost.example.\nf Got a tip? Call our newsdesk.", [TITLE, "-", "-", "?"]),
    ("developing story", "n Water talks end without a deal\nf This is a breaking news story. Check back for updates.\n\n@", [TITLE, "-", "-", "-"]),
    ("what to read next inside", "n Water talks end without a deal\n\na Negotiators from Velland and Ostmark failed on Tuesday to agree on how to share the water of the Lenn river.\n\nf Recommended\nf Rain returns to the coast\nf Bread prices rise for a third month\n\na “We have moved closer on the lower dam,” said Velland’s minister of water, Hanna Brock, after nine hours of talks with the delegation of Ostmark.\n\na Ostmark wants the treaty of 1974 to stay in force, while Velland says that the river has lost a fifth of its water since then.", [TITLE, "-", "-", "-"]),
    ("author box", "n Water talks end without a deal\nn By Mira Toll\n\n@\n\nf Mira Toll\nf Mira Toll covers rivers and borders for the Lenn Post. She lives in Port Saint.\nf Follow Mira on X", [TITLE, "-", "Mira Toll", "?"]),
    ("unspaced page with foot", "n Water talks end without a deal\nn By Mira Toll\n=\nf Share\nf Tweet\nf Most read\nf 1 Rain returns to the coast\nf 2 Bread prices rise for a third month\nf 3 The last ferry of the year\nf Privacy · Imprint · Jobs", [TITLE, "-", "Mira Toll", "-"]),
    ("view disclaimer", "n Water talks end without a deal\n\n@\n\nf The views expressed in this article are the author’s own and do not necessarily reflect Lenn Post’s editorial policy.", [TITLE, "-", "-", "?"]),
    ("app promotion", "n Water talks end without a deal\n\n@\n\nf Open in app\nf Get the app\nf Available on the App Store and Google Play", [TITLE, "-", "-", "-"]),
    ("poll", "n Water talks end without a deal\n\n@\n\nf Poll\nf Should the treaty be renewed?\nf Yes\nf No\nf Vote\nf View results", [TITLE, "-", "-", "-"]),
    ("weather and markets in the head", "f Port Saint 14°C\nf EUR 1.08 ▲ GOLD 2,160 ▼\nf Thu, 14 Mar\nn Water talks end without a deal\nn 12 March 2024\n\n@", [TITLE, "2024-03-12", "-", "-"]),
    ("breaking ticker", "f BREAKING: Storm closes the harbour of Reed\nf LIVE\nn Water talks end without a deal\nn 12 March 2024\n\n@", [TITLE, "2024-03-12", "-", "-"]),
    ("pull quote repeated", "n Water talks end without a deal\n\na Negotiators from Velland and Ostmark failed on Tuesday to agree on how to share the water of the Lenn river.\n\nf “We have moved closer on the lower dam”\n\na “We have moved closer on the lower dam, but not on the upper one,” said Velland’s minister of water, Hanna Brock, after nine hours of talks.\n\na Ostmark wants the treaty of 1974 to stay in force, while Velland says that the river has lost a fifth of its water.", [TITLE, "-", "-", "-"]),
];

/// Pages whose furniture is made of paragraphs, or whose parts stand in an unusual order.
#[rustfmt::skip]
const STRUCTURES: &[Case] = &[
    ("comments on the same subject", "n Velland and Ostmark fail to share the Lenn river\nn By Mira Toll\n\n@\n\nf 4 comments\n\nf riverrat says:\n\nf The minister of water should have taken the offer of Ostmark on the lower dam while the talks in Port Saint were still open.\n\nf Old Gauge says:\n\nf Velland has broken the treaty of 1974 for years and everybody on the river knows it, so why would Ostmark sign another one now.\n\nf tollkeeper says:\n\nf The delegation of Ostmark will never agree on the upper dam because the water of the Lenn is all that they have left.\n\nf riverrat says:\n\nf Nine hours of talks about the shares in the river and nothing to show for it, as in every year.", ["Velland and Ostmark fail to share the Lenn river", "-", "Mira Toll", "-"]),
    ("biography of two paragraphs", "n Velland and Ostmark fail to share the Lenn river\nn By Mira Toll\n\n@\n\nf About the author\n\nf Mira Toll is a reporter in Port Saint who writes about rivers, borders and the people who live along them.\n\nf Before that she worked for a radio station in the north and taught history at a school for sailors.", ["Velland and Ostmark fail to share the Lenn river", "-", "Mira Toll", "-"]),
    ("stories with excerpts only", "n Velland and Ostmark fail to share the Lenn river\n\n@\n\nf Latest stories\n\nf The bakers of Reed have won the first prize at the autumn fair for the third time in a row.\n\nf A storm with waves of up to four metres closed the harbour of Amber for most of Sunday.\n\nf The national choir will sing in the old market hall until the opera has a new roof.\n\nf Two hundred pupils planted trees along the motorway in the hope of a quieter school yard.", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "-"]),
    ("stories with headline and excerpt inside", "n Velland and Ostmark fail to share the Lenn river\n\na Negotiators from Velland and Ostmark failed on Tuesday to agree on how to share the water of the Lenn river, and the talks will go on next week.\n\nf Most read\n\nf Bakers of Reed win first prize\n\nf The bakers have won the first prize at the autumn fair for the third time in a row.\n\nf Storm closes harbour of Amber\n\na “We have moved closer on the lower dam,” said Velland’s minister of water, Hanna Brock, after nine hours of talks with the delegation of Ostmark.\n\na Ostmark wants the treaty of 1974 to stay in force, while Velland says that the river has lost a fifth of its water since then.", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "-"]),
    ("a second article behind the first", "n Velland and Ostmark fail to share the Lenn river\nn By Mira Toll\nn 12 March 2024\n\n@\n\nf Bakers of Reed win first prize\nn By Jon Pale\nn 11 March 2024\n\nf The bakers of Reed have won the first prize at the autumn fair for the third time in a row, to nobody’s surprise.\n\nf The jury praised the crust and the crumb, and asked the guild to open its ovens to visitors on the last Sunday of each month.\n\nf Last year the prize had gone to a pastry cook from the coast, whose almond rolls are sold in every station.", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "Mira Toll", "-"]),
    ("a second article without a byline", "n Velland and Ostmark fail to share the Lenn river\nn By Mira Toll\nn 12 March 2024\n\n@\n\nf Share this story\n\nf Bakers of Reed win first prize\n\nf The bakers of Reed have won the first prize at the autumn fair for the third time in a row, to nobody’s surprise.\n\nf The jury praised the crust and the crumb, and asked the guild to open its ovens to visitors on the last Sunday of each month.\n\nf Last year the prize had gone to a pastry cook from the coast, whose almond rolls are sold in every station.", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "Mira Toll", "-"]),
    ("long consent text above", "f We and our 842 technology partners ask you to consent to the use of cookies to store and access personal data on your device. This can include the use of unique identifiers and information about your browsing patterns to create the best possible user experience on this website.\nf Accept and continue\nf More options\nn Velland and Ostmark fail to share the Lenn river\nn By Mira Toll\n\n@", ["Velland and Ostmark fail to share the Lenn river", "-", "Mira Toll", "-"]),
    ("the paper presents itself above", "f Lenn Post\nf Independent news from both banks of the river since 1911\nf Welcome to our new site. Something not working? Let us know.\nn Velland and Ostmark fail to share the Lenn river\nn 12 March 2024\n\n@\n\nf About Lenn Post", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "-", "Lenn Post"]),
    ("masthead alone", "f The Lenn Courier\nf Rivers\nn Velland and Ostmark fail to share the Lenn river\nn 12 March 2024\n\n@", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "-", "The Lenn Courier"]),
    ("sections are no mastheads", "f World News\nf Latest News\nf Daily News\nf Press Review\nn Velland and Ostmark fail to share the Lenn river\nn 12 March 2024\n\n@", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "-", "-"]),
    ("numbered list of other stories", "n Velland and Ostmark fail to share the Lenn river\n\n@\n\nf Most viewed\nf 1. Bakers of Reed win first prize\nf 2. Storm closes harbour of Amber\nf 3. Choir sings in market hall", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "-"]),
    ("list of other stories without a head", "n Velland and Ostmark fail to share the Lenn river\n\n@\n\nf Bakers of Reed win first prize\nf 3 hours ago\nf Storm closes harbour of Amber\nf 5 hours ago\nf Choir sings in market hall\nf 1 day ago", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "-"]),
    ("appeal of several paragraphs", "n Velland and Ostmark fail to share the Lenn river\n\n@\n\nf A note to our readers\n\nf Reporting from the river costs money. Boats, translators and long nights in hotels are not free.\n\nf Nobody owns us and nobody tells us what to write.\n\nf If you can, please support the Lenn Post with a small monthly gift. It takes one minute.\n\nf Yes, I want to help", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "?"]),
    ("newsletter box of several lines inside", "n Velland and Ostmark fail to share the Lenn river\n\na Negotiators from Velland and Ostmark failed on Tuesday to agree on how to share the water of the Lenn river, and the talks will go on next week.\n\nf THE RIVER LETTER\nf Once a week, our correspondents explain what moves the two banks.\nf Your email address\nf Subscribe\nf You can unsubscribe whenever you like.\n\na “We have moved closer on the lower dam,” said Velland’s minister of water, Hanna Brock, after nine hours of talks with the delegation of Ostmark.\n\na Ostmark wants the treaty of 1974 to stay in force, while Velland says that the river has lost a fifth of its water since then.", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "-"]),
    ("menu lines without bars", "f Front\nf Rivers\nf Both banks\nf Opinion\nf Help us\nn Velland and Ostmark fail to share the Lenn river\nn Mira Toll | Lenn Post | 12 March 2024\n\n@", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "Mira Toll", "Lenn Post"]),
    ("editor's appendix with links", "n Velland and Ostmark fail to share the Lenn river\n\n@\n\nf The Lenn Post did not write this report and cannot answer for its contents.\nf Local news is paid for by local people. Become a Friend of the Post from 3 a month.\nf What do you think? Tell us in 100 words or fewer.", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "The Lenn Post"]),
    ("table of contents", "n Velland and Ostmark fail to share the Lenn river\nf In this article\nf What the treaty says\nf What Velland wants\nf What Ostmark wants\n\n@", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "-"]),
    ("jobs and events", "n Velland and Ostmark fail to share the Lenn river\n\n@\n\nf Events\nf 20 March: Reading in the city library, 7 pm\nf 22 March: Concert of the national choir\nf Jobs", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "-"]),
    ("site name with slogan", "f LENN POST – news from both banks\nf Home | Rivers | Borders | People\nn Velland and Ostmark fail to share the Lenn river\nn March 12, 2024\n\n@\n\nf Lenn Post is published by Post & Sons.", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "-", "?"]),
    ("standfirst between headline and byline", "n Velland and Ostmark fail to share the Lenn river\na The lower dam is almost settled, the upper one is not, and the mediator has until spring to find out who can pay for it all\nn Dr Mira Toll, Senior Fellow, and Jon Pale, Research Associate\nn 12 March 2024\nf Download the full paper (PDF, 2 MB)\nf Cite this publication\n\n@", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "Mira Toll", "-"]),
    ("special envoy", "n Velland and Ostmark fail to share the Lenn river\na The lower dam is almost settled, the upper one is not, and the mediator has until spring to find out who pays\nn Mira Toll, envoyée spéciale\nn Mardi 12 mars 2024\nn Une rue de Lenn sans éclairage. © É. Noël\n\n@\n\nf © La Dépêche du Lenn, société coopérative.", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "Mira Toll", "La Dépêche du Lenn"]),
    ("name, date and reading time in one line", "n Velland and Ostmark fail to share the Lenn river\nn Mira Toll | 18.08.2024, 19:35 | Reading time 2 min\n\n@", ["Velland and Ostmark fail to share the Lenn river", "2024-08-18", "Mira Toll", "-"]),
    ("from our reporter", "n Velland and Ostmark fail to share the Lenn river\nn From our reporter at the lower dam, Mira Toll\nn 12 March 2024\n\n@", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "Mira Toll", "-"]),
    ("wire copy", "f LNW0417 4 I RIVER-TALKS\nn VELLAND AND OSTMARK FAIL TO SHARE THE LENN RIVER\n\na PORT SAINT, March 12 (Lenn Wire) -- Negotiators from Velland and Ostmark failed on Tuesday to agree on how to share the water of the Lenn river, officials said.\n\n@\n\nf -- Lenn Wire copy desk, reporting by Mira Toll; +000 555 0142\nf 13-03-24 1421ET", ["VELLAND AND OSTMARK FAIL TO SHARE THE LENN RIVER", "2024-03-13", "Mira Toll", "Lenn Wire"]),
    ("player above the headline", "f PLAY VIDEO\nf NOW PLAYING\nf 03:47\nn Velland and Ostmark fail to share the Lenn river\nn Published: 5:58 PM Mar 12, 2024\nn Mira Toll\nn Reporter\n\n@", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "Mira Toll", "-"]),
    ("what other papers write, in a box", "n Velland and Ostmark fail to share the Lenn river\n\n@\n\nf How others report it\nf Surin Morning: Generals climb 88 steps together\nf Amber Dispatch: No boots on our stones, says governor. He thanked the choir.\nf Reed Wire: Temple sellers lose 40 million in …\n\na Velland’s delegation left Port Saint on Tuesday night, and the mediator said that the talks on the Lenn river go on next week.", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "-"]),
    ("appeal in a box", "n Velland and Ostmark fail to share the Lenn river\n\n@\n\nf TAKE ACTION\nf Write to your minister. It takes two minutes, and we have prepared the letter for you.\nf I want to help\n\na Velland’s delegation left Port Saint on Tuesday night, and the mediator said that the talks on the Lenn river go on next week.", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "-"]),
    ("list that ends at a blank line", "n Velland and Ostmark fail to share the Lenn river\n\n@\n\nf More on the subject\nf What travellers need to know\nf Identity card, passport, patience: which documents are checked, and where the queues will be longest. more\n\na The mediator of the talks on the Lenn river has asked both delegations for new figures on the water of the lower dam.", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "-"]),
    ("voices behind the text", "n Velland and Ostmark fail to share the Lenn river\n\n@\n\nf Gauge Gary: eighty quid for a permit?\nf Visitor_1904: best ferry I ever saw", ["Velland and Ostmark fail to share the Lenn river", "-", "-", "-"]),
    ("press release", "f Go to content   Go to main menu\nf Ministry of Foreign Affairs of the Republic of Velland\nf Press releases\nn Velland and Ostmark fail to share the Lenn river\nn Press release No. 188/2024, 12 March 2024\nn https://mfa.velland.example/en/news/2024-188\n\n@\n\nf ENDS", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "-", "Ministry of Foreign Affairs of the Republic of Velland"]),
    ("page that is refused", "f Before you continue to The Cape Sable Chronicle\nf We use cookies and data to deliver our services.\nf You can change your mind at any time.\nf 451: Due to legal reasons this page is not available to visitors from your area.\nf Today on the front\nf Ferry back in service after eleven days\nf The engineers found a spoon in the gearbox. Nobody has claimed it.\nf © 2025 The Cape Sable Chronicle", ["-", "-", "-", "The Cape Sable Chronicle"]),
    ("printed from the web", "f Close window | Print this page\nf Printed from the website of Lenn Weekly on 11/19/2024\nn Velland and Ostmark fail to share the Lenn river\nn Sunday, 17 March 2024 - 22:16\n\n@\n\nf (C) Lenn Weekly Ltd. For personal use only.", ["Velland and Ostmark fail to share the Lenn river", "2024-03-17", "-", "Lenn Weekly"]),
    ("fan-owned paper", "n Velland and Ostmark fail to share the Lenn river\nn 12 March 2024\n\n@\n\nf North Bank Sport, the fan-owned paper. Find us at gate 9.", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "-", "North Bank Sport"]),
    ("daily of a press", "n Velland and Ostmark fail to share the Lenn river\nn 12 March 2024\n\n@\n\nf Tollgate ® is a daily of the Harbour Press.", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "-", "Tollgate"]),
    ("authors of an essay", "n Velland and Ostmark fail to share the Lenn river\na One of us lost a house on the river, the other a boat. We disagree about almost everything except the gauge\nn Mira Toll & Jon Pale\nn 12 March 2024\n\n@\n\nf Mira Toll is a lawyer. Her book of short stories is out in paperback.\nf Jon Pale teaches ethnography and grows figs.", ["Velland and Ostmark fail to share the Lenn river", "2024-03-12", "Mira Toll & Jon Pale", "-"]),
    ("film without an article", "n Minister arrives for treaty ceremony – video\nn 18 Apr 2024\nf This clip cannot be shown in your region.\nf Kanal Ostmark", ["Minister arrives for treaty ceremony – video", "2024-04-18", "-", "Kanal Ostmark"]),
    ("link of an author is no link of the page", "n Velland and Ostmark fail to share the Lenn river\nn By Mira Toll\n\n@\n\nf About the author\nf https://miratoll.example", ["Velland and Ostmark fail to share the Lenn river", "-", "Mira Toll", "?"]),
];

#[test]
fn furniture_made_of_paragraphs_is_told_from_the_article() {
    let wrong: Vec<String> = STRUCTURES.iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn pages_of_many_sites_are_read_as_a_careful_reader_reads_them() {
    let wrong: Vec<String> = CASES.iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Lines that sites print behind an article, none of them its own; each is tried alone, and between paragraphs where
/// it may stand there.
const FURNITURE: &[&str] = &[
    "Our Standards: The Lenn Post Code of Conduct.",
    "Thank you for registering",
    "Please refresh the page or navigate to another page on the site to be automatically logged in",
    "This video can not be played",
    "To play this video you need to enable JavaScript in your browser.",
    "More details soon…",
    "More to follow.",
    "Have an opinion? Email letters@lennpost.example.",
    "Join our Telegram channel",
    "Join our WhatsApp channel for the latest from the river.",
    "This article is part of our series on rivers and borders.",
    "A version of this article appears in print on March 13, 2024, Section A, Page 4 of the national edition.",
    "1 of 12",
    "View all photos (12)",
    "Load more",
    "Sponsored: Seven tricks that your bank hides from you",
    "You won’t believe what this fisherman found in his net",
    "Today's paper",
    "Crossword",
    "Suggest a correction",
    "Report an error",
    "Was this article helpful?",
    "How useful was this page?",
    "Rate this article",
    "Watch: Rain returns to the coast (2:14)",
    "The Associated Lenn Press contributed to this report.",
    "Reuters contributed to this report.",
    "With agencies",
    "mt/jp (LNA, Reuters)",
    "Edited by: Jon Pale",
    "Keywords: water, river, treaty",
    "← Older post | Newer post →",
    "Previous: Rain returns to the coast",
    "You have 2 free articles left this month.",
    "Loading comments…",
    "This comment has been removed by a moderator.",
    "Please be civil. Read our community guidelines.",
    "Sign up here.",
    "Stay up to date with our daily briefing.",
    "Never miss a story",
    "Don’t miss out on the latest news from the region.",
    "Our work is free to read because readers pay for it. Chip in from €3.",
    "Local journalism needs local readers. Become a Friend of the Post from 3 a month.",
    "Independent reporting is expensive. If you value it, please give what you can.",
    "We rely on people like you to keep our reporting open to all.",
    "Sign up for The Brief, our weekly letter on rivers and borders.",
    "Want the news in five minutes? The Brief arrives every weekday at six.",
    "Tell us what you think in 100 words or fewer.",
    "What do you think? Write to the editor.",
    "Letters to the editor may be shortened.",
    "Comments are moderated and may take a while to appear.",
    "Please keep comments respectful and on topic.",
    "Three readers are talking about this",
    "Be the first to know",
    "Turn on notifications",
    "We use small files on your device to remember you. OK?",
    "By continuing to browse you accept our use of trackers.",
    "We have updated our privacy notice.",
    "Content may not be reproduced without consent.",
    "Unauthorised copying is prohibited.",
    "All content © its owners.",
    "This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.",
    "The Lenn Post is a member of the Press Council of Velland.",
    "The Lenn Post is not responsible for the content of external sites.",
    "The opinions in this article are the author’s own.",
    "This text has been shortened.",
    "This story was updated at 18:30 to add a comment of the ministry.",
    "This article was amended on 13 March to correct the spelling of a name.",
    "Clarification: the treaty was signed in 1974, not in 1976.",
    "Readers’ favourites",
    "Stories you may have missed",
    "Best of the week",
    "Also in World",
    "More World news",
    "Top of the page",
    "Scroll for more",
    "Swipe left for more pictures",
    "Tap to unmute",
    "Show caption",
    "Hide caption",
    "toggle caption",
    "Subscribe from 1 € a week",
    "Special offer: three months for the price of one",
    "Book now: river cruises with up to 30 per cent off",
    "Win two tickets for the river festival!",
    "Promo code LENN10 gives readers ten per cent off.",
    "Hiring: Lenn Post is looking for a night editor. Apply by 1 April.",
    "Event: on 20 March our reporters answer questions at the city library.",
    "Shop",
    "Games",
    "Horoscopes",
    "Obituaries",
    "Classifieds",
    "Email this article to a friend",
    "Share your thoughts",
    "Share on:",
    "Link copied!",
    "Bookmark this article",
    "Save for later",
    "Listen to the podcast",
    "Voiced by an automatic reader",
    "Font size: A A A",
    "Dark mode",
    "Read this article in Ostmarkish",
    "Also available in: Français | Deutsch",
    "Translate this page",
    "Get in touch",
    "Contact the newsroom: +44 20 0000 0000",
    "Lenn Post, 5 River Street, Port Saint",
    "Editor-in-chief: Jon Pale",
    "Powered by NewsPress",
    "Designed by Studio Lenn",
    "RSS | Sitemap | Archive",
    "Back to index",
    "Terms apply.",
    "Bet responsibly. 18+",
    "18+ | Please gamble responsibly | T&Cs apply",
    "Podcast: The ferryman who said no (34 min)",
    "Watch: The last ferry of the year (3:05)",
    "More from the coast: Bakers of Reed win first prize.",
    "Read: Explainer – how many ferries are there, and who pays for them?",
    "Editorial: A bridge is not a plan. It is time that somebody paid for one.",
    "The full report of the auditors (PDF, 1.4 MB)",
    "Amended on 14 March 2024: the villages of Amber are towns.",
    "Corrected (18:30): the choir sang in Reed, not in Amber.",
    "Lenn Post Live: an evening with bakers. Amber, 14 November. Members go free.",
    "The Lenn Post is a registered title.",
    "Passend dazu: Wanderweg wegen Steinschlag gesperrt",
    "À relire : « Le dernier tramway », notre grand format",
    "¿Te gustó? Recíbelo cada mañana en tu correo.",
    "Recevez l’essentiel de l’actualité régionale à 7 h 30. Désinscription à tout moment.",
    "Подписаться на рассылку: каждое утро в вашей почте",
    "Читайте также: Сколько стоит краб",
    "Want all of the Post? Subscribe.",
    "Thank you for your patience while we verify access.",
    "The rest of this text is seen by members.",
    "When using material, a hyperlink to the Lenn Post is obligatory.",
    "This transcript was made in a hurry and may differ from what was said on air.",
    "For assistance with closed captioning, call 000-0909.",
    "Registered charity no. 000-417",
    "The bakers of Reed: full coverage",
];

#[test]
fn lines_that_sites_print_are_not_the_article() {
    let mut wrong = Vec::new();
    for line in FURNITURE {
        let [a, b, c] = ARTICLE;
        let behind = format!("{TITLE}\n\n{a}\n\n{b}\n\n{c}\n\n{line}\n");
        if read(&behind).passages.len() != 3 {
            wrong.push(format!("behind: {line}"));
        }
        let close = format!("{TITLE}\n{a}\n{b}\n{c}\n{line}\nLatest news\nRain returns to the coast\n");
        if read(&close).passages.len() != 3 {
            wrong.push(format!("close: {line}"));
        }
        let inside = format!("{TITLE}\n\n{a}\n\n{line}\n\n{b}\n\n{c}\n");
        let inside = read(&inside);
        if inside.passages.len() != 3 || inside.passages[1].first_line != 7 {
            wrong.push(format!("inside: {line}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Sentences that end articles or stand in them though they look like something else.
const SENTENCES: &[&str] = &[
    "The next round is set for 19 March.",
    "She did not elaborate.",
    "Neither ministry answered questions by Tuesday night.",
    "“We will see,” she said.",
    "“You know where to find us,” Brock told the reporters of both countries.",
    "A spokesman for Ostmark declined to comment.",
    "The ministry did not respond to a request for comment.",
    "Velland joined the union in 1998.",
    "Read out in parliament, the letter drew applause.",
    "Share prices of both power companies fell after the talks.",
    "Follow-up talks between experts begin on Monday.",
    "More than 300,000 farmers depend on the river.",
    "Watch towers still stand on the Ostmark bank.",
    "The newspaper of Ostmark’s ruling party printed the draft in full.",
    "Comments by the envoy were broadcast on state television.",
    "Listening to both sides, the mediator took notes for hours.",
    "Subscribers of the state water company will pay a tenth more from May.",
    "In print, the treaty fills nine pages.",
    "Sign-ups for the ferry have doubled since the bridge closed.",
    "Join us or stand aside, the mayor of Lenn told the provinces.",
    "Editors of three Ostmark papers were summoned to the ministry on Monday.",
    "It was the first meeting since the flood.",
    "The army, the police and the fire brigade sent 1,200 men.",
    "Then the lights went out.",
    "(c) a review in March, with consequences for whoever has opened nothing.",
    "More from the river was promised, and less was delivered, officials said.",
    "The ferry to Lenn takes four minutes (it used to take nine).",
    "The mayor of Lenn, who is 81, asked for a road of 14 kilometres to be opened.",
    "Amended drafts of the treaty were exchanged on 4 October.",
    "He is a daily guest at the gauge, his deputy said.",
    "Adults of 18 and older may vote on the treaty in May.",
    "Once, the archive of the commission was open to all; the rest of it was burnt, he said.",
    "Kommersant is read in both capitals, the envoy said.",
    "Hanna Brock: “We are not done.”",
];

#[test]
fn sentences_of_an_article_stay() {
    let mut wrong = Vec::new();
    for line in SENTENCES {
        let [a, b, c] = ARTICLE;
        if read(&format!("{TITLE}\n\n{a}\n\n{b}\n\n{c}\n\n{line}\n")).passages.len() != 4 {
            wrong.push(format!("behind: {line}"));
        }
        if read(&format!("{TITLE}\n\n{a}\n\n{line}\n\n{b}\n\n{c}\n")).passages.len() != 4 {
            wrong.push(format!("inside: {line}"));
        }
        if read(&format!("{TITLE}\n{a}\n{b}\n{line}\n{c}\n© Lenn Post\n")).passages.len() != 4 {
            wrong.push(format!("close: {line}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
