//! Pages of a line or two, and the dates that they tell.

use super::*;
use corpus::{Event, Passage, Stated};

fn page(date: &str, text: &str) -> Document {
    let passage = |text: &str| Passage { text: text.to_owned(), ..Passage::default() };
    Document {
        file: "page.txt".to_owned(),
        date: (!date.is_empty()).then(|| Stated { value: date.to_owned(), line: 1, basis: String::new() }),
        passages: text.split('\n').map(passage).collect(),
        ..Document::default()
    }
}

/// `words|value|precision basis` of each event, with `;` between them.
fn told(document: &Document) -> String {
    let one = |event: &Event| {
        let date = &event.date;
        let value = date.value.as_deref().unwrap_or("-");
        let precision = &date.precision.id()[..1];
        format!("{}|{value}|{precision}{}", event.place.of(document), &date.basis.id()[..1])
    };
    document.events.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn check(date: &str, text: &str, expected: &str) -> Option<String> {
    let mut documents = [page(date, text)];
    find(&mut documents);
    let found = told(&documents[0]);
    (found != expected).then(|| format!("{date} {text}\n   found {found}\nexpected {expected}"))
}

#[test]
fn a_weekday_beside_another_date_tells_the_order_of_the_pages_own() {
    let mut documents = [page("2024", "Earlier, on Sunday (01/12/2024), it met. It said so on Monday.")];
    let line = "02/12/2024 - 11:47".to_owned();
    documents[0].furniture.push(corpus::Furniture { line: 1, text: line, ..furniture() });
    find(&mut documents);
    assert_eq!(documents[0].date.as_ref().map(|date| &*date.value), Some("2024-12-02"));
    assert!(told(&documents[0]).ends_with("on Monday|2024-12-02|dc"), "{}", told(&documents[0]));
    // Without it, the order stays open.
    let mut documents = [page("2024", "It said so on Monday.")];
    documents[0].furniture.push(corpus::Furniture { line: 1, text: "02/12/2024".to_owned(), ..furniture() });
    find(&mut documents);
    assert_eq!(told(&documents[0]), "on Monday|-|dc");
}

fn furniture() -> corpus::Furniture {
    corpus::Furniture { line: 1, kind: corpus::FurnitureKind::Dateline, text: String::new(), next: 0 }
}

/// The page's date, its text, and the events.
const TABLE: &[(&str, &str, &str)] = &[
    // Printed in full.
    ("", "It was signed on Dec 29 2023.", "on Dec 29 2023|2023-12-29|ds"),
    ("", "It was signed on December 29th, 2023, in Baku.", "on December 29th, 2023|2023-12-29|ds"),
    ("", "It was signed on 29 December 2023.", "on 29 December 2023|2023-12-29|ds"),
    ("", "It was signed on the 29th of December 2023.", "on the 29th of December 2023|2023-12-29|ds"),
    ("", "Signed 29/06/2023 in Oslo.", "29/06/2023|2023-06-29|ds"),
    ("", "Signed 06/29/2023 in Oslo.", "06/29/2023|2023-06-29|ds"),
    ("", "Signed 29.06.2023 in Oslo.", "29.06.2023|2023-06-29|ds"),
    ("", "Signed 03.04.2023 in Bonn.", "03.04.2023|2023-04-03|ds"),
    ("", "Signed 2023-06-29 in Oslo.", "2023-06-29|2023-06-29|ds"),
    ("", "Signed 2023-06-29T23:30:00Z in Oslo.", "2023-06-29T23|2023-06-29|ds"),
    ("", "Signed 12.III.2024 in Lviv.", "12.III.2024|2024-03-12|ds"),
    ("", "Signed on 12 XI 2023 in Lviv.", "on 12 XI 2023|2023-11-12|ds"),
    ("", "Signed on Thursday, 29 June 2023.", "on Thursday, 29 June 2023|2023-06-29|ds"),
    ("", "Signed on Sept. 19, 2023.", "on Sept. 19, 2023|2023-09-19|ds"),
    ("", "On 4&nbsp;November&nbsp;2024 it began.", "On 4&nbsp;November&nbsp;2024|2024-11-04|ds"),
    // The order of numbers is settled by evidence alone.
    ("", "Signed 03/04/2024 in Oslo.", "03/04/2024|2024|ys"),
    ("", "Signed 03/04/2024, and again 25/04/2024.", "03/04/2024|2024-04-03|di; 25/04/2024|2024-04-25|ds"),
    ("", "Signed 03/04/2024, and again 04/25/2024.", "03/04/2024|2024-03-04|di; 04/25/2024|2024-04-25|ds"),
    ("", "Signed 04/04/2024 in Oslo.", "04/04/2024|2024-04-04|ds"),
    // No year, no date of the page.
    ("", "They met on March 1.", "on March 1|XXXX-03-01|ds"),
    ("", "On 5 March, two soldiers were killed.", "On 5 March|XXXX-03-05|ds"),
    ("", "In December, an agreement was reached.", "In December|XXXX-12|ms"),
    ("", "They met on Thursday.", "on Thursday|-|ds"),
    ("", "They met last week.", "last week|-|ws"),
    ("", "In a March 7 statement, the ministry threatened.", "March 7|XXXX-03-07|ds"),
    ("", "the November 2020 ceasefire declaration", "November 2020|2020-11|ms"),
    ("", "Of 29 February nobody spoke.", "29 February|XXXX-02-29|ds"),
    // Counted from the page's date, backwards.
    ("2023-03-10", "On 5 March they met.", "On 5 March|2023-03-05|dc"),
    ("2023-03-10", "They met on 12 March in Oslo.", "on 12 March|2022-03-12|dc"),
    ("2023-12-29", "The actions in Karabakh in September led to changes.", "in September|2023-09|mc"),
    ("2024-03-12", "It has been open since September.", "since September|2023-09|mc"),
    ("2024-03-12", "The draft of January was longer.", "January|2024-01|mc"),
    ("2024-03-03", "They signed it on Sunday.", "on Sunday|2024-03-03|dc"),
    ("2024-03-03", "They signed it on Saturday night.", "on Saturday night|2024-03-02|dc"),
    ("2025-02-11", "She told parliament on Thursday that it had.", "on Thursday|2025-02-06|dc"),
    ("2024-06-14", "She said Wednesday that it had.", "Wednesday|2024-06-12|dc"),
    ("2024-06-14", "Monday's meeting ended early.", "Monday|2024-06-10|dc"),
    ("2024-06-14", "He left last Thursday.", "last Thursday|-|dc"),
    ("2024-06-14", "He left yesterday evening.", "yesterday evening|2024-06-13|dc"),
    ("2024-06-14", "He left last night.", "last night|2024-06-13|dc"),
    ("2024-06-14", "He left earlier today.", "earlier today|2024-06-14|dc"),
    ("2024-06-14", "He left the day before yesterday.", "the day before yesterday|2024-06-12|dc"),
    ("2024-06-14", "He left last week.", "last week|2024-W23|wc"),
    ("2024-06-14", "He left last weekend.", "last weekend|2024-06-08/2024-06-09|ic"),
    ("2024-01-15", "He left last month.", "last month|2023-12|mc"),
    ("2024-06-14", "He left last year.", "last year|2023|yc"),
    ("2024-06-14", "He left three weeks ago.", "three weeks ago|2024-W21|wc"),
    // A Friday.
    ("2024-06-14", "A week ago Wednesday he left.", "A week ago Wednesday|2024-06-05|dc"),
    ("2024-06-14", "He left a week ago Thursday.", "a week ago Thursday|2024-06-06|dc"),
    ("2024-06-14", "He left a week ago Friday.", "a week ago Friday|-|dc"),
    // Other languages' days and months in what a machine left behind.
    ("2024-07-19", "It lost six percent until the close on 18.07.", "on 18.07|2024-07-18|dc"),
    ("2024-07-19", "The price rose to 18.07.", ""),
    ("2024-11-19", "He accuses them: w październiku it was two ships.", "październiku|2024-10|mc"),
    // Most of a year away the other way round: the verb tells of something else.
    ("2025-02-26", "The House was to vote on 13 February and did not.", "on 13 February|2025-02-13|dc"),
    ("2023-09-21", "He has confirmed the meeting of 5 October.", "5 October|2023-10-05|dc"),
    ("2023-09-21", "After the failure of 14 September they resume.", "14 September|2023-09-14|dc"),
    ("2023-09-21", "It happened on 5 October.", "on 5 October|2022-10-05|dc"),
    ("2024-05-17", "They agreed to extend the truce until November 17.", "until November 17|2024-11-17|dc"),
    ("2024-07-19", "The next figures follow on Thursday.", "on Thursday|2024-07-25|dc"),
    // A Saturday.
    ("2024-03-30", "They led with an hour to go on Saturday.", "on Saturday|2024-03-30|dc"),
    ("2024-06-14", "He left 3 days ago.", "3 days ago|2024-06-11|dc"),
    ("2024-06-14", "He left two months ago.", "two months ago|2024-04|mc"),
    ("2024-06-14", "He left ten years ago.", "ten years ago|2014|yc"),
    ("2024-06-14", "He left more than ten years ago.", "ten years ago|-|yc"),
    ("2024-06-14", "He left in May this year.", "in May this year|2024-05|mc"),
    ("2024-06-14", "He left in October last year.", "in October last year|2023-10|mc"),
    (
        "2024-03-03",
        "Two truces, in May and October of last year, failed.",
        "May|2023-05|mc; October of last year|2023-10|mc",
    ),
    ("2024-06-14", "He left on Thursday last week.", "on Thursday last week|2024-06-06|dc"),
    ("2024-06-14", "He left late last year.", "late last year|2023|yc"),
    ("2024-06-14", "It is the worst this year.", "this year|2024|yc"),
    ("2024-06-14", "He left last May.", "last May|2024-05|mc"),
    ("2024-03", "He left in September.", "in September|2023-09|mc"),
    ("2024", "He left in September.", "in September|XXXX-09|ms"),
    ("2024", "He left last year.", "last year|2023|yc"),
    // Forwards, where the words say so.
    ("2024-03-03", "It takes effect at midnight on Tuesday.", "on Tuesday|2024-03-05|dc"),
    ("2024-03-03", "The first should leave on Wednesday morning.", "on Wednesday morning|2024-03-06|dc"),
    ("2024-03-03", "Donors meet in Oslo on March 21.", "on March 21|2024-03-21|dc"),
    ("2024-11-20", "It would announce a quota by 13 December.", "by 13 December|2024-12-13|dc"),
    ("2025-01-15", "A second exchange is foreseen for March.", "March|2025-03|mc"),
    ("2024-02-29", "They will return tomorrow at nine.", "tomorrow|2024-03-01|dc"),
    ("2024-11-20", "It will meet next year.", "next year|2025|yc"),
    ("2024-11-20", "It will meet next month.", "next month|2024-12|mc"),
    ("2024-11-20", "It will meet next Monday.", "next Monday|2024-11-25|dc"),
    ("2024-11-18", "It will meet next Friday.", "next Friday|-|dc"),
    ("2024-11-20", "It will meet on Wednesday.", "on Wednesday|-|dc"),
    ("2024-11-20", "It will meet in January.", "in January|2025-01|mc"),
    ("2024-11-20", "It will meet in two weeks' time.", "in two weeks' time|2024-W49|wc"),
    ("2024-03-12", "They could sign before the end of the month.", "the end of the month|2024-03|mc"),
    ("2024-11-20", "The truce was extended until 5 January.", "until 5 January|2025-01-05|dc"),
    ("2024-02-29", "They agree to meet for the first time since October.", "since October|2023-10|mc"),
    // Stretches.
    ("", "From 3 to 5 April 2023 they met.", "From 3 to 5 April 2023|2023-04-03/2023-04-05|is"),
    ("", "They met on 5-6 March.", "on 5-6 March|XXXX-03-05/XXXX-03-06|is"),
    ("", "They met on March 5–6, 2023.", "on March 5–6, 2023|2023-03-05/2023-03-06|is"),
    ("", "They met on 5 and 6 March 2023.", "5|2023-03-05|ds; 6 March 2023|2023-03-06|ds"),
    ("", "It fell on the night of 19-20 September.", "19-20 September|XXXX-09-19/XXXX-09-20|is"),
    ("", "It lasted from 19 to 20 September 2023.", "from 19 to 20 September 2023|2023-09-19/2023-09-20|is"),
    (
        "",
        "It lasted from 30 September to 2 October 2023.",
        "from 30 September to 2 October 2023|2023-09-30/2023-10-02|is",
    ),
    ("", "It lasted between December and March 2023.", "between December and March 2023|2022-12/2023-03|is"),
    ("", "It lasted between March and June.", "between March and June|XXXX-03/XXXX-06|is"),
    ("2024-03-12", "It lasted from November to January.", "from November to January|2023-11/2024-01|ic"),
    ("2024-03-12", "It lasted from 2019 to 2021.", "from 2019 to 2021|2019/2021|is"),
    ("", "In the war of 2020-2023 many fled.", "2020-2023|2020/2023|is"),
    ("2024-06-14", "They met from Monday to Wednesday.", "from Monday to Wednesday|2024-06-10/2024-06-12|ic"),
    ("", "In 2021 and 2022 it brokered two.", "2021|2021|ys; 2022|2022|ys"),
    // Years, decades and parts of them.
    ("", "It was annulled in 2021.", "in 2021|2021|ys"),
    ("", "It has been closed since 1988.", "since 1988|1988|ys"),
    ("", "The round of 2018 began so.", "2018|2018|ys"),
    ("", "It ended as 2023 draws to a close.", "2023|2023|ys"),
    ("", "It began in the 1990s.", "in the 1990s|1990/1999|is"),
    ("", "It began in early 2024.", "in early 2024|2024|ys"),
    ("", "It began in late September 2023.", "in late September 2023|2023-09|ms"),
    ("", "It began in mid-May.", "in mid-May|XXXX-05|ms"),
    ("", "It began in the second half of 2023.", "in the second half of 2023|2023-07/2023-12|is"),
    ("", "It began in the first quarter of 2023.", "in the first quarter of 2023|2023-01/2023-03|is"),
    ("", "It began in spring 2024.", "in spring 2024|2024|ys"),
    ("2024-06-14", "It ends by the end of the year.", "by the end of the year|2024|yc"),
    ("", "By the end of 2023 it was over.", "By the end of 2023|2023|ys"),
    ("", "The 2020 war changed all.", "2020|2020|ys"),
    // From the date told before.
    (
        "",
        "On 1 March 2023 they met. Two days later they fought.",
        "On 1 March 2023|2023-03-01|ds; Two days later|2023-03-03|dc",
    ),
    (
        "",
        "On 1 March they met. The following day they fought.",
        "On 1 March|XXXX-03-01|ds; The following day|XXXX-03-02|dc",
    ),
    (
        "",
        "On 28 February they met. The next day they fought.",
        "On 28 February|XXXX-02-28|ds; The next day|-|ds",
    ),
    (
        "",
        "On 8 March 2023 they met. A week earlier they fought.",
        "On 8 March 2023|2023-03-08|ds; A week earlier|2023-W09|wc",
    ),
    (
        "2025-02-11",
        "It began on 4 November 2024, a week after Pelagia had raised it.",
        "on 4 November 2024|2024-11-04|ds; a week after|2024-W44|wc",
    ),
    ("", "One year after the 2020 war they met.", "One year after|2021|yc; 2020|2020|ys"),
    ("", "They met two days after the vote.", "two days after|-|ds"),
    ("", "In 2020 it began. The following year it ended.", "In 2020|2020|ys; The following year|2021|yc"),
    (
        "2024-06-14",
        "In 2020, fighting broke out on 27 September.",
        "In 2020|2020|ys; on 27 September|2020-09-27|dc",
    ),
    ("", "In 2020 they met in May of the same year.", "In 2020|2020|ys; in May of the same year|2020-05|mc"),
    ("", "They met. That day all was quiet.", ""),
    // Midnight and zones move nothing.
    ("2023-05-10", "It began at 14:00 GMT on 3 May.", "on 3 May|2023-05-03|dc"),
    ("2023-05-10", "It began at 23:30 May 3 in Oslo.", "May 3|2023-05-03|dc"),
    // Other languages.
    ("2024-03-12", "In the round of the 29 de febrero, they parted.", "29 de febrero|2024-02-29|dc"),
    ("", "Bastille, le 14 juillet 2023", "14 juillet 2023|2023-07-14|ds"),
    ("", "Встреча 12 марта 2024 г.", "12 марта 2024|2024-03-12|ds"),
    ("", "[i colloqui del primo marzo] were hit.", "primo marzo|XXXX-03-01|ds"),
    ("", "Bonn, Treffen am 3. Oktober 2023", "3. Oktober 2023|2023-10-03|ds"),
    ("2024-06-10", "He left last Thursday.", "last Thursday|2024-06-06|dc"),
    ("2024-06-10", "He left over the weekend.", "the weekend|2024-06-08/2024-06-09|ic"),
    ("2024-06-14", "He will leave this weekend.", "this weekend|2024-06-15/2024-06-16|ic"),
    ("2024-03-14", "He left last autumn.", "last autumn|2023|yc"),
    ("2024-03-14", "He left last winter.", "last winter|-|yc"),
    (
        "2024-06-14",
        "It was signed on 12 August 2022 and broken on 3 September.",
        "on 12 August 2022|2022-08-12|ds; on 3 September|2022-09-03|dc",
    ),
    ("2024-06-14", "Updated: 4 March 2024, 07:15 GMT", ""),
    ("2024-06-14", "Thursday, 4 March 2024 07:15", ""),
    ("2024-06-14", "The 2015 Geneva agreement is dead.", "2015|2015|ys"),
    ("2024-06-14", "The May talks failed.", "May|2024-05|mc"),
    (
        "2024-06-14",
        "In mid-2023 and at the start of 2024 they met.",
        "In mid-2023|2023|ys; the start of 2024|2024|ys",
    ),
    ("2024-06-14", "They met on Oct. 14-16.", "on Oct. 14-16|2023-10-14/2023-10-16|ic"),
    ("2024-06-14", "They must submit it no later than Friday week.", "Friday|-|dc"),
    // Sport and other prose.
    (
        "2024-10-05",
        "They host Weir on Saturday, having lost on Tuesday.",
        "on Saturday|-|dc; on Tuesday|2024-10-01|dc",
    ),
    ("2024-10-05", "The second leg is on 19 October.", "on 19 October|2024-10-19|dc"),
    ("2024-10-05", "They have not won at home since 1998.", "since 1998|1998|ys"),
    ("2024-10-05", "He has scored nine this season, up from four last season.", ""),
    ("2024-10-05", "The side travel to Oslo next Saturday.", "next Saturday|2024-10-12|dc"),
    ("2024-10-05", "The final will be played on 1 June at Weir Lane.", "on 1 June|2025-06-01|dc"),
    ("2024-10-05", "Ministers are due to meet again in Geneva on 20 October.", "on 20 October|2024-10-20|dc"),
    ("2024-10-05", "The talks are set to resume in Vienna in November.", "in November|2024-11|mc"),
    ("2024-10-05", "The ministers are meeting in Vienna this week.", "this week|2024-W40|wc"),
    ("2024-10-05", "A vote on the deal is expected before Christmas.", "Christmas|2024-12-25|dc"),
    (
        "2024-10-05",
        "Talks broke down in August 2022 and resumed in April this year.",
        "in August 2022|2022-08|ms; in April this year|2024-04|mc",
    ),
    ("2024-10-05", "The pact was signed on July 12, 2019.", "on July 12, 2019|2019-07-12|ds"),
    ("2024-10-05", "The deadline is Friday.", "Friday|2024-10-11|dc"),
    ("2024-10-05", "The deadline, 31 December, was set by the court.", "31 December|2024-12-31|dc"),
    ("2024-10-05", "The ceasefire expires on 15 October.", "on 15 October|2024-10-15|dc"),
    (
        "2024-10-05",
        "The ceasefire, which expires at midnight on Monday, has held.",
        "on Monday|2024-10-07|dc",
    ),
    ("2024-10-05", "Under the plan, troops leave by 1 November.", "by 1 November|2024-11-01|dc"),
    ("2024-10-05", "The parliament is to vote on Thursday.", "on Thursday|2024-10-10|dc"),
    (
        "2024-10-05",
        "Talks, which started on Monday, are to continue until Thursday.",
        "on Monday|2024-09-30|dc; until Thursday|2024-10-10|dc",
    ),
    (
        "2024-10-05",
        "“We will be back on Monday,” he said on Friday.",
        "on Monday|2024-10-07|dc; on Friday|2024-10-04|dc",
    ),
    ("2024-10-05", "He was born in 1961 in Oslo.", "in 1961|1961|ys"),
    ("2024-10-05", "The treaty of 1972 is dead.", "1972|1972|ys"),
    ("2024-10-05", "A 1994 ceasefire ended it.", "1994|1994|ys"),
    ("2024-10-05", "By 2030 it will be gone.", "By 2030|2030|ys"),
    (
        "2024-10-05",
        "The first round was held on 2 and 3 September in Bonn.",
        "2|2024-09-02|dc; 3 September|2024-09-03|dc",
    ),
    ("2024-10-05", "It was held on Monday and Tuesday.", "Monday|2024-09-30|dc; Tuesday|2024-10-01|dc"),
    (
        "2024-10-05",
        "It lasted from 28 December to 3 January.",
        "from 28 December to 3 January|2023-12-28/2024-01-03|ic",
    ),
    ("2024-10-05", "OSLO, Oct 5 (Wire) - They met.", "Oct 5|2024-10-05|dc"),
    ("2024-10-05", "OSLO, 5 October. They met.", "5 October|2024-10-05|dc"),
    ("2024-10-05", "It fell in the summer of 2021.", "in the summer of 2021|2021|ys"),
    (
        "2024-10-05",
        "The strike, now in its third week, began on September 16.",
        "on September 16|2024-09-16|dc",
    ),
    ("2024-10-05", "It will last through the end of October.", "the end of October|2024-10|mc"),
    ("2024-10-05", "It was the first since the war of August 2008.", "August 2008|2008-08|ms"),
    ("2024-10-05", "In the early hours of Friday they left.", "Friday|2024-10-04|dc"),
    ("2024-10-05", "On the morning of 3 October they left.", "3 October|2024-10-03|dc"),
    ("2024-10-05", "The fourth round is scheduled for the week of 14 October.", "14 October|2024-W42|wc"),
    (
        "2024-10-05",
        "The fourth round starts in the second week of November.",
        "in the second week of November|2024-11|mc",
    ),
    ("2024-10-05", "Until Friday's vote nothing moves.", "Until Friday|2024-10-11|dc"),
    ("2024-10-05", "The talks had been scheduled for September 20.", "September 20|2024-09-20|dc"),
    // Quarters, halves and years of companies.
    ("2024-10-30", "The mill posted a third-quarter loss of $3 million.", "third-quarter|2024-07/2024-09|ic"),
    ("2024-10-30", "It expects a charge on fourth-quarter profit.", "fourth-quarter|2024-10/2024-12|ic"),
    ("2024-10-30", "It expects a profit in the first quarter.", "in the first quarter|2025-01/2025-03|ic"),
    ("2024-10-30", "He scored in the second half and led in the third quarter.", ""),
    (
        "2024-10-30",
        "Sales fell in last year's second quarter.",
        "in last year's second quarter|2023-04/2023-06|ic",
    ),
    ("2024-10-30", "Sales fell in the 2022 first half.", "in the 2022 first half|2022-01/2022-06|is"),
    (
        "2024-10-30",
        "It lost $3 million in the first nine months of 2024.",
        "in the first nine months of 2024|2024-01/2024-09|is",
    ),
    (
        "2024-10-30",
        "Third-quarter sales fell. In the year-ago quarter it earned $2 million, and in the latest quarter it lost $1 million.",
        "Third-quarter|2024-07/2024-09|ic; In the year-ago quarter|2023-07/2023-09|ic; in the latest quarter|2024-07/2024-09|ic",
    ),
    (
        "2024-10-30",
        "Third-quarter profit was $3 million, up from $2 million a year earlier.",
        "Third-quarter|2024-07/2024-09|ic; a year earlier|2023-07/2023-09|ic",
    ),
    (
        "2024-10-30",
        "In the quarter ended Sept. 30 it lost $2 million.",
        "In the quarter|2024-07/2024-09|ic; Sept. 30|2024-09-30|dc",
    ),
    ("2024-10-30", "In fiscal 2022 it lost $2 million.", "In fiscal 2022|2022|ys"),
    ("2024-10-30", "It closes by year-end.", "by year-end|2024|yc"),
    // Years in words, before nouns and with two digits.
    ("1998-02-27", "The gauge was set in nineteen ninety-six.", "in nineteen ninety-six|1996|ys"),
    (
        "1998-02-27",
        "It began in January nineteen ninety-seven.",
        "in January nineteen ninety-seven|1997-01|ms",
    ),
    ("1998-02-27", "It ends in the year two thousand.", "two thousand|2000|ys"),
    ("1998-02-27", "They paid nineteen fifty-dollar notes and two thousand people.", ""),
    ("2024-06-14", "That 1978 resolution and their 1996 law hold.", "1978|1978|ys; 1996|1996|ys"),
    ("2024-06-14", "The 1950 rooms and its 1998 workers are cold.", ""),
    ("2024-06-14", "They met in '98 and through the nineties.", "98|1998|ys; the nineties|1990/1999|is"),
    (
        "2024-06-14",
        "It was struck from the log of 19-Nov-12 and on 3/23/21.",
        "19-Nov-12|2012-11-19|ds; on 3/23/21|2021-03-23|ds",
    ),
    // Weekdays that stand alone.
    (
        "2024-06-14",
        "Monitors left Upper Kesh Wednesday. Also Thursday, they returned.",
        "Wednesday|2024-06-12|dc; Thursday|2024-06-13|dc",
    ),
    ("2024-06-14", "Mayor Olaf Brenner Wednesday denied it.", "Wednesday|2024-06-12|dc"),
    ("2024-06-14", "They left a Thursday night service in Kesh.", "Thursday night|2024-06-13|dc"),
    (
        "2024-06-14",
        "It wrote in an editorial on Saturday, June 15: stay.",
        "on Saturday, June 15|2024-06-15|dc",
    ),
    (
        "2024-03-04",
        "The hall is booked for Monday 22, Tuesday 23 and Friday 26 April.",
        "Monday 22|2024-04-22|dc; Tuesday 23|2024-04-23|dc; Friday 26 April|2024-04-26|dc",
    ),
    // Counted from the date that they lean on.
    (
        "2024-06-14",
        "It fell on 5 June from the previous Friday.",
        "on 5 June|2024-06-05|dc; the previous Friday|2024-05-31|dc",
    ),
    ("2024-06-14", "It fell from the previous Friday.", "the previous Friday|-|dc"),
    (
        "2024-06-14",
        "On 3 June they met. Later in the day they left.",
        "On 3 June|2024-06-03|dc; Later in the day|2024-06-03|dc",
    ),
    (
        "2024-06-14",
        "They left half a year later and a year and a half ago.",
        "half a year later|-|mc; a year and a half ago|2022-12|mc",
    ),
    ("2024-06-14", "They left last Oct. 23 and last fall.", "last Oct. 23|2023-10-23|dc; last fall|2023|yc"),
    ("2024-06-14", "They met on Christmas Day.", "on Christmas Day|2023-12-25|dc"),
    ("2023-03-01", "The road has been closed for 87 days.", "87 days|2022-12-04/2023-03-01|ic"),
    (
        "2024-06-14",
        "They met on May 3, 10 and 12 in Kesh.",
        "on May 3|2024-05-03|dc; 10|2024-05-10|dc; 12|2024-05-12|dc",
    ),
    (
        "2024-06-14",
        "On May 3, 4 soldiers left, and on May 6 and 10 herders left.",
        "On May 3|2024-05-03|dc; on May 6|2024-05-06|dc",
    ),
    (
        "2024-06-14",
        "They met the week before last. They left a fortnight ago.",
        "the week before last|2024-W22|wc; a fortnight ago|2024-W22|wc",
    ),
    (
        "2024-06-14",
        "It is in force through Sunday. She would not say on Tuesday why.",
        "Sunday|2024-06-16|dc; on Tuesday|2024-06-11|dc",
    ),
    (
        "2024-06-14",
        "“We leave tomorrow,” he said on Wednesday.",
        "tomorrow|2024-06-13|dc; on Wednesday|2024-06-12|dc",
    ),
    // No day of its own.
    ("2024-06-14", "In today's world he spoke on This Week of the people of tomorrow.", ""),
    // The direction of a date's own clause.
    ("2021-11-02", "She set a Jan. 14 deadline for the banks.", "Jan. 14|2022-01-14|dc"),
    ("2024-06-12", "The text will replace the pact of 5 June.", "5 June|2024-06-05|dc"),
    ("2021-11-20", "They missed the Nov. 14 deadline.", "Nov. 14|2021-11-14|dc"),
    (
        "2021-10-27",
        "They approved a refund, payable Dec. 7 to those of record Nov. 22.",
        "Dec. 7|2021-12-07|dc; Nov. 22|2021-11-22|dc",
    ),
    ("2022-01-07", "They would look for ways around Wednesday's ruling.", "Wednesday|2022-01-05|dc"),
    ("2022-01-06", "Neither he nor his deputy could be found Wednesday.", "Wednesday|2022-01-05|dc"),
    ("2022-01-06", "They will sell ten preferred shares on Jan. 20.", "on Jan. 20|2022-01-20|dc"),
    ("2022-01-06", "They told buyers of a cut in supply in February.", "in February|2022-02|mc"),
    ("2022-01-06", "The rally in Oslo Tuesday will please her.", "Tuesday|2022-01-04|dc"),
    // Chinese, Japanese and Korean.
    (
        "2024-06-14",
        "双方于2024年3月5日签署，4月1日生效。",
        "2024年3月5日|2024-03-05|ds; 4月1日|2024-04-01|dc",
    ),
    // So many units from a day that is named. A Friday.
    ("2024-06-14", "The mill burned down a year ago today.", "a year ago today|2023-06-14|dc"),
    ("2024-06-14", "The mill burned down five years ago this month.", "five years ago this month|2019-06|mc"),
    ("2024-06-14", "The trial starts a week from today.", "a week from today|2024-06-21|dc"),
    ("2024-06-14", "The trial starts a week from Monday.", "a week from Monday|2024-06-24|dc"),
    ("2024-06-14", "The talks began three weeks ago Monday.", "three weeks ago Monday|2024-05-20|dc"),
    ("2024-06-14", "Two Sundays ago the bridge fell.", "Two Sundays ago|2024-06-02|dc"),
    ("2024-06-14", "Two nights ago the bridge fell.", "Two nights ago|2024-06-12|dc"),
    ("2024-06-14", "The bridge fell last week on Tuesday.", "last week on Tuesday|2024-06-04|dc"),
    ("2024-06-14", "The bridge fell last evening.", "last evening|2024-06-13|dc"),
    (
        "2024-06-14",
        "They voted on May 5; that same day the clerk resigned.",
        "on May 5|2024-05-05|dc; that same day|2024-05-05|dc",
    ),
    (
        "2024-06-14",
        "There were 30 fires last year and 28 the year before.",
        "last year|2023|yc; the year before|2022|yc",
    ),
    (
        "2024-06-14",
        "The fair opened on May 3 and ends on the 20th.",
        "on May 3|2024-05-03|dc; on the 20th|2024-05-20|dc",
    ),
    // A count that is not exact is a year where all that it may be lies in one.
    ("2024-06-14", "The mill burned down nearly four years ago.", "four years ago|2020|yc"),
    ("2024-06-14", "The mill burned down more than four years ago.", "four years ago|2020|yc"),
    ("2024-06-14", "The mill burned down more than eight years ago.", "eight years ago|-|yc"),
    ("2024-11-14", "The mill burned down nearly four years ago.", "four years ago|-|yc"),
    ("2024-06-14", "Prices are lower than a year ago.", "a year ago|2023|yc"),
    // Weekends, halves and years of companies, seasons of two years.
    ("2024-06-14", "The fair was held over the weekend of 11-12 May.", "11-12 May|2024-05-11/2024-05-12|ic"),
    ("2024-06-14", "The fair was held the weekend of May 12.", "May 12|2024-05-11/2024-05-12|ic"),
    (
        "2024-06-14",
        "Sales in H1 2023 and in FY2022 were flat.",
        "in H1 2023|2023-01/2023-06|is; in FY2022|2022|ys",
    ),
    ("2024-06-14", "He scored 12 goals in the 2021/22 season.", "2021/22|2021/2022|is"),
    ("2024-06-14", "The 2005-06 budget was cut.", "2005-06|2005/2006|is"),
    ("2024-11-04", "It played for the full year.", ""),
    ("2024-11-04", "The mill's quarterly profit fell, and it expects a loss for the full year.", ""),
    ("2024-11-04", "The bell was pushed back to October 29 to mend the tower.", "October 29|XXXX-10-29|dc"),
    // Days with a name.
    ("2024-06-14", "The beaches close on Labor Day.", "on Labor Day|2024-09-02|dc"),
    (
        "2024-06-14",
        "They marched on May Day and on Memorial Day.",
        "on May Day|2024-05-01|dc; on Memorial Day|2024-05-27|dc",
    ),
    ("2024-06-14", "He fled after 9/11.", "9/11|2001-09-11|ds"),
    ("2024-06-14", "He fled after the Sept. 11 attacks.", "Sept. 11|2001-09-11|ds"),
    ("2024-06-14", "They won 9/11 of the votes under the Christmas tree in Halloween costumes.", ""),
    // Lists of years, and years that others bound.
    ("2024-06-14", "The years 1994, 1995, and 1996 were dry.", "1994|1994|ys; 1995|1995|ys; 1996|1996|ys"),
    ("2024-06-14", "In 1994, 1900 boats left.", "In 1994|1994|ys"),
    ("2024-06-14", "The post-1989 years were lean.", "1989|1989|ys"),
    ("2024-06-14", "It is on hold until at least 2027.", "2027|2027|ys"),
    ("2024-06-14", "The bank (founded 1872) is the oldest.", "1872|1872|ys"),
    ("2024-06-14", "It was the 1994 Freedom of Passage Act.", "1994|1994|ys"),
    // Days on which somebody is named or calls for something; days on which it happens again and again.
    ("2024-06-14", "Two clerks were named Thursday in a notice.", "Thursday|2024-06-13|dc"),
    ("2024-06-14", "They called Thursday for a vote.", "Thursday|2024-06-13|dc"),
    ("2024-06-14", "His man named Friday left on Monday nights and every year in May.", ""),
    (
        "2024-06-14",
        "She spoke of a July NATO summit and of her March comment.",
        "July|2024-07|mc; March|2024-03|mc",
    ),
    ("2024-06-14", "From Monday the fare will be 3 euros.", "Monday|2024-06-17|dc"),
    ("2024-06-14", "As early as Monday the fare may rise.", "Monday|2024-06-17|dc"),
    (
        "2024-06-12",
        "The match was postponed to June 20 from June 15.",
        "June 20|2024-06-20|dc; June 15|2024-06-15|dc",
    ),
    // What is no date.
    ("2024-06-14", "1,200 troops and 2020 people came.", ""),
    ("2024-06-14", "Resolution 2024 was passed by 12 votes.", ""),
    ("2024-06-14", "They took Route 1915 to the 1975 Soviet maps.", ""),
    ("2024-06-14", "It may end; they march on.", ""),
    ("2024-06-14", "Theresa May said so. It was signed by May.", ""),
    ("2024-06-14", "The Sun shone and he sat for a second.", ""),
    ("2024-06-14", "They won 3-1 and met in the 3+3 format 24/7.", ""),
    ("2024-06-14", "Call 555-12-2024 or 01/2/34.", ""),
    ("2024-06-14", "It is open every Monday, said the Sunday Times of Black Friday.", ""),
    ("2024-06-14", "Played 4-4-2, the 34-year-old ran for 87 days.", ""),
    ("2024-06-14", "Article 12 and article 2023 of the code.", ""),
    ("2024-06-14", "Nr. 5/2024 costs 2024 euros.", ""),
    ("2024-06-14", "Reports on Russia Today said so.", ""),
    ("2024-06-14", "It rose to 2000 tonnes of 1950 square metres.", ""),
    ("2024-06-14", "On 31 February they met.", ""),
    ("2024-06-14", "In the last week of talks nothing moved.", ""), // Days and nights told from other days.
    ("2024-06-14", "They met the day before.", "the day before|-|dc"),
    (
        "2024-06-14",
        "On 5 June they met. The previous evening they had quarrelled.",
        "On 5 June|2024-06-05|dc; The previous evening|2024-06-04|dc",
    ),
    (
        "2024-06-14",
        "On 3 June they met. On the following day they left.",
        "On 3 June|2024-06-03|dc; On the following day|2024-06-04|dc",
    ),
    (
        "2024-06-14",
        "On 3 June they met. The same day they left.",
        "On 3 June|2024-06-03|dc; The same day|2024-06-03|dc",
    ),
    (
        "2024-06-14",
        "On 3 June they met. That day they left.",
        "On 3 June|2024-06-03|dc; That day|2024-06-03|dc",
    ),
    (
        "2024-06-14",
        "On 3 June they met. That night they left.",
        "On 3 June|2024-06-03|dc; That night|2024-06-03|dc",
    ),
    (
        "2024-06-14",
        "On 3 June they met. The next morning they left.",
        "On 3 June|2024-06-03|dc; The next morning|2024-06-04|dc",
    ),
    (
        "2024-06-14",
        "On 3 June they met. Three days earlier they had not.",
        "On 3 June|2024-06-03|dc; Three days earlier|2024-05-31|dc",
    ),
    (
        "2024-06-14",
        "On 3 June 2024 they met. Two weeks later they left.",
        "On 3 June 2024|2024-06-03|ds; Two weeks later|2024-W25|wc",
    ),
    (
        "2024-06-14",
        "Two days after the talks of 3 June they left.",
        "Two days after|2024-06-05|dc; 3 June|2024-06-03|dc",
    ),
    ("2024-06-14", "They met at the weekend.", "the weekend|2024-06-08/2024-06-09|ic"),
    ("2024-06-14", "They met on the weekend.", "on the weekend|2024-06-08/2024-06-09|ic"),
    // A day whose month the words leave out.
    ("2024-06-14", "We meet on the 24th. I have names.", "on the 24th|2024-06-24|dc"),
    ("2024-06-14", "They met on the 24th.", "on the 24th|2024-05-24|dc"),
    ("2024-06-14", "They met on the 4th and left.", "on the 4th|2024-06-04|dc"),
    ("", "They met on the 4th.", "on the 4th|-|ds"),
    ("2024-06-14", "They met on the 24th floor.", ""),
    ("2024-06-14", "They met on the 30th anniversary.", ""),
    // Months, years and parts of them.
    ("2024-06-14", "It was signed earlier this month.", "earlier this month|2024-06|mc"),
    ("2024-06-14", "It was signed in mid-June.", "in mid-June|2024-06|mc"),
    ("2024-06-14", "They met in April and May.", "April|2024-04|mc; May|2024-05|mc"),
    ("2024-06-14", "They met in May or June 2022.", "May|2022-05|ms; June 2022|2022-06|ms"),
    ("2024-06-14", "It was so in the summer of 2019.", "in the summer of 2019|2019|ys"),
    (
        "2024-06-14",
        "Trade will grow in the second half of the year.",
        "in the second half of the year|2024-07/2024-12|ic",
    ),
    (
        "2024-06-14",
        "Trade will grow in the third quarter of the year.",
        "in the third quarter of the year|2024-07/2024-09|ic",
    ),
    (
        "2024-06-14",
        "They met in the late 1980s and early 1990s.",
        "the late 1980s|1980/1989|is; early 1990s|1990/1999|is",
    ),
    ("2024-06-14", "They met in the '90s.", "90s|1990/1999|is"),
    ("2024-06-14", "The 1990'lar were hard.", "The 1990'lar|1990/1999|is"),
    ("2024-06-14", "It was so four years ago.", "four years ago|2020|yc"),
    ("2024-06-14", "It was so a decade ago.", "a decade ago|-|yc"),
    ("2024-06-14", "They met half a year ago.", "half a year ago|2023-12|mc"),
    ("2024-06-14", "The 24th round is in the week of 17 June.", "17 June|2024-W25|wc"),
    (
        "2024-06-14",
        "The court will rule on the first Monday of July.",
        "on the first Monday of July|2024-07-01|dc",
    ),
    ("2024-06-14", "The court ruled on the last Friday in May.", "on the last Friday in May|2024-05-31|dc"),
    (
        "",
        "The court ruled on the second Tuesday of March 2023.",
        "on the second Tuesday of March 2023|2023-03-14|ds",
    ),
    ("", "The court ruled on the second Tuesday of March.", "on the second Tuesday of March|-|ds"),
    // Stretches and lists.
    ("2024-06-14", "They met between 3 and 7 June.", "between 3 and 7 June|2024-06-03/2024-06-07|ic"),
    ("2024-06-14", "They fought in the night of 12 to 13 May.", "12 to 13 May|2024-05-12/2024-05-13|ic"),
    ("2024-06-14", "They fought on the night of May 12-13.", "May 12-13|2024-05-12/2024-05-13|ic"),
    ("2024-06-14", "It lasted from March to May 2022.", "from March to May 2022|2022-03/2022-05|is"),
    ("2024-06-14", "They met on June 13-14.", "on June 13-14|2024-06-13/2024-06-14|ic"),
    (
        "2024-06-14",
        "They met on 3, 4 and 5 June.",
        "on 3|2024-06-03|dc; 4|2024-06-04|dc; 5 June|2024-06-05|dc",
    ),
    ("2024-06-14", "They met on 3 and 17 May 2023.", "3|2023-05-03|ds; 17 May 2023|2023-05-17|ds"),
    (
        "2024-06-14",
        "They met on 3, 10 and 17 May.",
        "on 3|2024-05-03|dc; 10|2024-05-10|dc; 17 May|2024-05-17|dc",
    ),
    ("2024-06-14", "They met June 2023 - August 2023.", "June 2023 - August 2023|2023-06/2023-08|is"),
    // Weekdays with more.
    ("2024-06-14", "On Thursday (13 June) they met.", "On Thursday (13 June)|2024-06-13|dc"),
    ("2024-06-13", "They left on Thursday 13 (June).", "on Thursday 13 (June)|2024-06-13|dc"),
    ("2024-06-14", "They left on Friday, June 7.", "on Friday, June 7|2024-06-07|dc"),
    ("2024-06-14", "They left on Friday 13 June.", "on Friday 13 June|XXXX-06-13|dc"),
    ("2024-06-14", "It began on Thursday at 11:30 p.m. (Yerevan time).", "on Thursday|2024-06-13|dc"),
    ("2024-06-14", "It began at 11:30 p.m. Yerevan time on 12 June.", "on 12 June|2024-06-12|dc"),
    ("2024-06-14", "In a Thursday statement they protested.", "Thursday|2024-06-13|dc"),
    ("2024-06-14", "The plates were exchanged on a Sunday night in the rain.", ""),
    ("2024-06-14", "They met on a Monday.", ""),
    ("2024-06-14", "Lists go out on the first Monday of each term.", ""),
    (
        "2024-03-14",
        "They spent Wednesday arguing. It is there since last Wednesday.",
        "Wednesday|2024-03-13|dc; since last Wednesday|2024-03-06|dc",
    ),
    ("2024-03-14", "It is there since last Wednesday.", "since last Wednesday|-|dc"),
    (
        "2023-12-12",
        "And on Thursday? On Thursday the presidents sit down.",
        "on Thursday|2023-12-14|dc; On Thursday|2023-12-14|dc",
    ),
    // Other languages, and what a translation left of them.
    ("2024-06-14", "On 14 de mayo they met.", "On 14 de mayo|2024-05-14|dc"),
    ("2024-06-14", "Они встретились 5 марта в Москве.", "5 марта|2024-03-05|dc"),
    ("2024-06-14", "Le 3 mars, ils.", "3 mars|2024-03-03|dc"),
    ("2024-06-14", "Sie trafen sich am 4. Juni in Bonn.", "4. Juni|2024-06-04|dc"),
    ("2024-06-14", "They left on 12 Haziran.", "on 12 Haziran|2024-06-12|dc"),
    (
        "2024-12-11",
        "They met in Temmuz and in August. The third, in Eylül, failed.",
        "in Temmuz|2024-07|mc; in August|2024-08|mc; in Eylül|2024-09|mc",
    ),
    ("2023-10-27", "Already in Juli was an exchange planned.", "in Juli|2023-07|mc"),
    // Numbers: what settles their order.
    ("", "They met on Tuesday, 02/06/2009, in Hallin.", "on Tuesday, 02/06/2009|2009-06-02|ds"),
    ("2024-06-14", "They signed on 03/11/2024 in Hallin.", "on 03/11/2024|2024-03-11|di"),
    ("2024-06-14", "They will sign on 03/07/2024 in Hallin.", "on 03/07/2024|2024-07-03|di"),
    ("2024-12-14", "They signed on 03/11/2024 in Hallin.", "on 03/11/2024|2024|ys"),
    ("2024-06-14", "It was signed on 12.03.24 in Bonn.", "on 12.03.24|2024-03-12|ds"),
    ("2024-06-14", "It was sent 2024-06-13T10:22:00+04:00 in Baku.", "2024-06-13T10|2024-06-13|ds"),
    // Ahead.
    ("2024-06-14", "She will meet him on Thursday.", "on Thursday|2024-06-20|dc"),
    ("2024-06-14", "The two are to meet on Thursday.", "on Thursday|2024-06-20|dc"),
    ("2024-06-14", "They sparred ahead of Thursday's talks.", "Thursday|2024-06-20|dc"),
    (
        "2024-06-14",
        "Crews, who may not dredge there before 1 October, accuse them.",
        "1 October|2024-10-01|dc",
    ),
    ("2024-06-14", "They must leave no later than 15 July.", "15 July|2024-07-15|dc"),
    ("2024-06-14", "Both parties want a vote before 30 June.", "30 June|2024-06-30|dc"),
    ("2024-06-14", "They announced a meeting in Jeddah on July 3.", "on July 3|2024-07-03|dc"),
    ("2024-06-14", "The elections are marked for the day 9 of October.", "9 of October|2024-10-09|dc"),
    ("2024-06-14", "It is now promised for August.", "August|2024-08|mc"),
    ("2024-06-14", "Ask me again in January.", "in January|2025-01|mc"),
    (
        "2024-06-14",
        "They gave both sides until Friday of next week.",
        "until Friday of next week|2024-06-21|dc",
    ),
    (
        "2024-06-14",
        "He was elected in May last year and will retire next May.",
        "in May last year|2023-05|mc; next May|2025-05|mc",
    ),
    // The page itself, its notes and its readers.
    ("2024-06-14", "Spud_uncle, Joined: 02/11/2009, Posts: 7,318", ""),
    ("2024-06-14", "Reposted from Common Water, 30 Sep 2023, under its licence.", ""),
    ("2024-06-14", "This article was first published on 3 June 2023.", ""),
    ("2024-06-14", "[1] Remarks to the press, Velia, 21 October 2023.", ""),
    ("2024-06-14", "On 6 August we turn sixty: send us your songs.", ""),
    ("2024-06-14", "“On 6 May they came to tell us all,” he said.", "On 6 May|2024-05-06|dc"),
    ("2024-06-14", "Free Vorana, published in exile since 2010.", ""),
    ("2024-06-14", "The paper has been published since 2010.", "since 2010|2010|ys"),
    // More that is no date.
    ("2024-06-14", "UN Security Council resolution 1325 (2000) says so.", ""),
    ("2024-06-14", "2,024 people left.", ""),
    ("2024-06-14", "See page 2024 of 3.", ""),
    ("2024-06-14", "Call +374 10 2024 or 0800 2023.", ""),
    ("2024-06-14", "They won 3-1 (2-0) and 21-19.", ""),
    ("2024-06-14", "They march in the square. The march was long.", ""),
    ("2024-06-14", "April Jones met June Smith and August Wilson.", ""),
    ("2024-06-14", "Sun, Sat and Mon were cold.", ""),
    ("2024-06-14", "A second later, for a second time, they left.", ""),
    ("2024-06-14", "At 2000 GMT they left room 1995.", ""),
    ("2024-06-14", "On Thursdays they meet.", ""),
    ("2024-06-14", "The 9 November Square and the 26 May Street are closed.", ""),
    ("2024-06-14", "They must leave within 30 days.", ""),
    ("2024-06-14", "He was held for over 87 days.", ""),
    // What still goes on began on one side of a day.
    ("2023-03-01", "The road has been closed for over 87 days.", "over 87 days|../2022-12-04|ic"),
    (
        "2024-06-14",
        "The valley, which has been without power for more than two weeks, froze.",
        "more than two weeks|../2024-05-31|ic",
    ),
    ("2024-06-14", "They have been waiting for at least 40 days.", "at least 40 days|../2024-05-05|ic"),
    ("2024-06-14", "The truce has now lasted for nearly a month.", "nearly a month|2024-05-14/..|ic"),
    ("2024-06-14", "It has stood empty for less than three years.", "less than three years|2021-06-14/..|ic"),
    (
        "2024-03",
        "The bridge has effectively been closed for over ten days.",
        "over ten days|../2024-03-21|ic",
    ),
    ("", "The road has been closed for over 87 days.", ""),
    // What is over, supposed, decided, counted from another day or said by somebody else did not.
    ("2024-06-14", "The road had been closed for over 87 days.", ""),
    ("2024-06-14", "The road would have been closed for over 87 days.", ""),
    ("2024-06-14", "The road has been closed for ten days.", ""),
    ("2024-06-14", "The road has been closed for about ten days.", ""),
    ("2024-06-14", "The school has been closed for at least two weeks.", ""),
    ("2024-06-14", "He has been jailed for over two years.", ""),
    ("2024-06-14", "It has been closed and they walked for over ten days.", ""),
    ("2024-06-14", "“The road has been closed for over ten days,” he said.", ""),
    ("2024-06-14", "On 3 May the road has been closed for over ten days.", "On 3 May|2024-05-03|dc"),
];

#[test]
fn every_row_of_the_table_holds() {
    let failures: Vec<String> =
        TABLE.iter().filter_map(|(date, text, expected)| check(date, text, expected)).collect();
    assert!(failures.is_empty(), "{} of {}\n{}", failures.len(), TABLE.len(), failures.join("\n"));
}

#[test]
fn a_weekday_and_its_date_give_an_undated_page_its_week() {
    let text = "They met on Thursday.\nIn a tweet later on June 29 he was glad.\nBayramov said last month that it was so.";
    let mut documents = [page("2023-12-29", "It began in 2020."), page("", text)];
    find(&mut documents);
    assert_eq!(
        told(&documents[1]),
        "on Thursday|2023-06-29|di; on June 29|2023-06-29|di; last month|2023-05/2023-06|mi"
    );
    let window = documents[1].window.as_ref().expect("a window");
    assert_eq!(window.earliest.as_deref(), Some("2023-06-29"));
    assert_eq!(window.latest.as_deref(), Some("2023-07-05"));
    assert!(
        window.reason.contains("“on Thursday”") && window.reason.contains("2020 to 2023"),
        "{}",
        window.reason
    );
}

/// The text of an undated page, and its window.
#[test]
fn a_window_has_the_ends_that_follow() {
    for (text, expected) in [
        // A year in passing closes nothing, whatever its sentence tells of.
        ("It was retaken in 2023.", "none"),
        ("They won seats from 2003 to 2005.", "none"),
        ("They will rebuild it from 2027 to 2028.", "none"),
        ("They met on 1 March 2024 and will meet in June 2028.", "none"),
        ("They met in January, as in 2008.", ".. XXXX-01/.."),
        // What is over for an unknown time says nothing by itself; a day with its weekday does.
        ("They met on Sunday, 5 March 2023, as in 2021.", "2023-03-05.."),
        ("They met on 5 March. It began in November 2012, before the vote of 2016.", ".. XXXX-03-05/.."),
        ("They met in 2021 and on 5 March 2023.", "none"),
        ("They will meet on 5 March 2024.", "..2024-03-05"),
        ("They met on 1 March 2024 and will meet on 5 March 2024.", "2024-03-01..2024-03-05"),
        ("They will meet on 5 March 2023. They met on 1 March 2024.", "none"),
        ("They agreed on a target for 2030.", "none"),
        ("Nothing.", "none"),
        // Days without a year: the last that is over, the first that is to come, where they lie close together.
        ("They met on 5 March.", ".. XXXX-03-05/.."),
        ("They met on 1 March and on 7 March. It fell on 5 March.", ".. XXXX-03-07/.."),
        ("They met on 30 December and on 2 January.", ".. XXXX-01-02/.."),
        ("They met in October, as in 2023.", "2023-01-01.. XXXX-10/.."),
        ("They met on 1 March and on 20 October.", "none"),
        ("In December, a truce was agreed on.", ".. XXXX-12/.."),
        ("Also, on March 7, the mayor said so.", ".. XXXX-03-07/.."),
        ("The talks marked the second meeting of Amber and Reed in October.", ".. XXXX-10/.."),
        // What is to come, or of something else than the verb, is none.
        ("They met on 5 March and will meet on 9 March.", ".. XXXX-03-05/.."),
        ("They will meet on 9 March.", "none"),
        ("He asked for votes before the poll on 9 March.", "none"),
        ("She looked to the March 9 vote.", "none"),
        ("It threatened to stop the fair in July.", "none"),
        ("The valleys that vote in March are poor, he said.", "none"),
        ("VORANA, March 9: The mayor said so.", "none"),
        ("He stayed in the valley and will vote at a contested fair in July.", "none"),
        ("It will be told apart from the 2008 vote.", "none"),
        ("They met on 5 March. It was signed on 7 March 2023.", "2023-03-07.."),
        // What is of recent days, by the one day that the page tells of it.
        ("The fire of recent days is out. Two died in a fire on 5 March 2023.", "2023-03-05..2023-04-05"),
        (
            "The fire of the last few days is out. They met on 7 March. Two died in a fire on 5 March.",
            ".. XXXX-03-07/XXXX-04-05",
        ),
        (
            "The fire of recent days is out. There was a fire on 5 March and a fire on 9 March.",
            ".. XXXX-03-09/..",
        ),
        ("The talks of recent days are over. Two died in a fire on 5 March.", ".. XXXX-03-05/.."),
        // Two ends without a year and one with it leave some years out, and two with it may leave one.
        (
            "The fire of recent days is out. Two died in a fire on 5 March. It began in November 2020.",
            "2021-03-05.. XXXX-03-05/XXXX-04-05",
        ),
        (
            "The fire of recent days is out. Two died in a fire on 5 March. It began in November 2020 and they will meet in May 2021.",
            "2021-03-05..2021-04-05",
        ),
        // The latest of what is over and the earliest of what is to come.
        (
            "They met on 1 May 2023. It ended in June 2023. They will meet in July 2023.",
            "2023-06-01..2023-07-31",
        ),
        ("They will meet on 9 May 2023 and again on 1 May 2023.", "..2023-05-01"),
        ("It was so in the 1990s.", "none"),
        ("They fought from 3 to 5 April 2023, and will meet on 9 April 2023.", "2023-04-03..2023-04-09"),
        ("They may not return before 30 June 2024.", "..2024-06-30"),
        // Neither what was planned nor what has no year bounds anything.
        ("The vote had been scheduled for 3 May 2023.", "none"),
        ("They met yesterday, and last week.", "none"),
        ("They will meet on Thursday.", "none"),
        // A weekday beside its date is evidence only where the corpus names years.
        ("They met on Thursday, June 29.", ".. XXXX-06-29/.."),
        ("In 2023 they met on Thursday, June 29.", "2023-06-29.."),
        // What a note or the site itself says is not what the page tells.
        ("[1] Remarks to the press, 21 October 2023.", "none"),
        ("Free Vorana, published in exile since 2010.", "none"),
    ] {
        let mut documents = [page("", text)];
        find(&mut documents);
        let found = documents[0].window.as_ref().map_or("none".to_owned(), |window| {
            let end = |end: &Option<String>| end.clone().unwrap_or_default();
            let season = window.season.as_ref().map(|season| format!(" {season}")).unwrap_or_default();
            format!("{}..{}{season}", end(&window.earliest), end(&window.latest))
        });
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_window_says_all_that_bounds_it() {
    let text = "The fire of recent days is out. They met on 7 March. Two died in a fire on 5 March. It began in November 2020.";
    let mut documents = [page("", text)];
    find(&mut documents);
    assert_eq!(
        documents[0].window.as_ref().map(|window| &*window.reason),
        Some(
            "year unknown, but not before 7 March, since it looks back at “on 7 March”, and not after 5 April, since \
             “fire of recent days” is told of “on 5 March”; not before 7 March 2021, since it looks back at “in November \
             2020”, and such days come next then"
        )
    );
}

#[test]
fn what_goes_on_by_a_page_of_any_year_began_on_a_day_of_any_year() {
    for (text, expected) in [
        ("over 87 days", "over 87 days|../XXXX-01-09|ii"),
        ("nearly 87 days", "nearly 87 days|XXXX-12-10/..|ii"),
    ] {
        let frame = "The fire of recent days is out. They met on 7 March. Two died in a fire on 5 March.";
        let mut documents = [page("", &format!("{frame}\nThe road has been closed for {text}."))];
        find(&mut documents);
        assert!(told(&documents[0]).ends_with(expected), "{}", told(&documents[0]));
        assert_eq!(
            documents[0].events.last().map(|event| event.date.reason.clone()),
            Some(format!(
                "“{text}”, counted back from the page, which was published between 7 March and 5 April of a year that is not known"
            ))
        );
    }
}

#[test]
fn a_dated_page_has_no_window() {
    let mut documents = [page("2024-01-01", "They met on 1 March 2023 and will meet on 5 March 2024.")];
    find(&mut documents);
    assert_eq!(documents[0].window, None);
}

#[test]
fn an_address_with_a_month_is_a_window() {
    let mut documents = [page("", "They met on 5 March.")];
    documents[0].url =
        Some(Stated { value: "https://a.example/2024/03/talks".to_owned(), line: 1, basis: String::new() });
    find(&mut documents);
    let window = documents[0].window.clone().expect("a window");
    assert_eq!(
        (window.earliest.as_deref(), window.latest.as_deref()),
        (Some("2024-03-01"), Some("2024-03-31"))
    );
    assert!(window.reason.contains("2024/03"));
    // From the first of the month it would be last year's March, from its last day this year's.
    assert_eq!(told(&documents[0]), "on 5 March|XXXX-03-05|ds");
}

#[test]
fn an_undated_page_takes_a_date_from_the_same_sentence_of_a_dated_one() {
    let sentence = "The exchange of all prisoners was agreed on 9 December in Vaduz after talks.";
    let mut documents = [page("2025-01-15", sentence), page("", sentence)];
    find(&mut documents);
    assert_eq!(told(&documents[1]), "on 9 December|2024-12-09|di");
    assert!(documents[1].events[0].date.reason.contains("the same sentence stands in “page.txt”"));
}

#[test]
fn the_order_of_numbers_may_come_from_another_page_of_the_site() {
    let mut documents = [page("", "Signed 03/04/2024 in Oslo."), page("", "Signed 25/04/2024 in Oslo.")];
    for document in &mut documents {
        document.publisher = Some(Stated { value: "Post".to_owned(), line: 1, basis: String::new() });
    }
    find(&mut documents);
    assert_eq!(told(&documents[0]), "03/04/2024|2024-04-03|di");
}

#[test]
fn a_reason_quotes_the_words() {
    let mut documents = [page("2023-03-10", "On 5 March they met.")];
    find(&mut documents);
    assert_eq!(
        documents[0].events[0].date.reason,
        "“On 5 March”, counted from the page's date, 2023-03-10, looking back"
    );
}

#[test]
fn the_sentence_holds_the_whole_date() {
    let text = "They met. It was on Sept. 19. They left.";
    let mut documents = [page("2023-12-01", text)];
    find(&mut documents);
    assert_eq!(documents[0].events[0].sentence.of(text), "It was on Sept. 19.");
}

proptest::proptest! {
    #[test]
    fn any_page_has_its_events_inside(date in "(|2024|2024-02|2024-02-29|9999-12-31|0000-00-00|1-1-1)", text in proptest::collection::vec(
        "(on|Thursday|later|June|29|2023|last|next|week|999|years|ago|from|to|the|following|day|will|meet|met|In|[.]|\n|after|a|Feb|9999|year|spring|weekend|over|has been in place for over 87 days|the fire of recent days|nearly)", 0..30))
    {
        let mut documents = [page(&date, &text.join(" ")), page("", &text.join(" "))];
        find(&mut documents);
        for document in &documents {
            for event in &document.events {
                proptest::prop_assert!(!event.place.of(document).is_empty());
                let (place, sentence) = (event.place.span, event.sentence);
                proptest::prop_assert!(sentence.start <= place.start && place.end <= sentence.end);
                proptest::prop_assert!(!sentence.of(&document.passages[event.place.passage as usize].text).is_empty());
            }
        }
    }
}

/// A page of which only bounds are known: what both of its ends give is known, all else stays open.
#[test]
fn a_page_between_two_days_gives_what_both_days_give() {
    for (text, expected) in [
        ("They left in March.", "in March|2024-03|mi"),
        ("They left in January.", "in January|2024-01|mi"),
        ("They left last year.", "last year|2023|yi"),
        // Of what lies between two days not too far apart, the two days are known.
        ("They left yesterday.", "yesterday|2024-03-03/2024-03-19|di"),
        ("They left on Thursday.", "on Thursday|2024-02-29/2024-03-14|di"),
        ("They left on 6 March.", "on 6 March|XXXX-03-06|ds"),
        ("They left last month.", "last month|2024-02|mi"),
        ("They left this week.", "this week|2024-W10/2024-W12|wi"),
        ("The road has been closed for over 20 days.", "over 20 days|../2024-02-29|ii"),
        ("The road has been closed for nearly 20 days.", "nearly 20 days|2024-02-13/..|ii"),
    ] {
        let frame = format!("They met on 4 March 2024 and will meet on 20 March 2024.\n{text}");
        let mut documents = [page("", &frame)];
        find(&mut documents);
        assert!(told(&documents[0]).ends_with(&format!("; {expected}")), "{text}: {}", told(&documents[0]));
        let window = documents[0].window.as_ref().expect("a window");
        assert_eq!(
            (window.earliest.as_deref(), window.latest.as_deref()),
            (Some("2024-03-04"), Some("2024-03-20"))
        );
        assert!(
            window.reason.contains("it looks back at “on 4 March 2024”")
                && window.reason.contains("“on 20 March 2024” is still ahead"),
            "{}",
            window.reason
        );
    }
}

#[test]
fn an_event_never_dates_the_page_that_tells_it() {
    let mut documents = [page("", "It was signed on 5 March 2023.")];
    find(&mut documents);
    assert_eq!(documents[0].date, None);
    assert_eq!(documents[0].window.as_ref().and_then(|window| window.latest.as_deref()), None);
}
