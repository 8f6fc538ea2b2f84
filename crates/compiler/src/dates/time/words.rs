//! The words that dates are made of and stand among, in English. Lists only, and how they are looked up.

use crate::dates::grammar;
use crate::english::lexicon::RUNNING_TEXT;
pub(super) use corpus::text::NUMBERS;
use corpus::token::Token;
use foldhash::HashSet;
use std::sync::LazyLock;

pub(super) const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

pub(super) const SEASONS: &[&str] = &["spring", "summer", "autumn", "fall", "winter"];

pub(super) const DAY_PARTS: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "noon",
    "midday",
    "midnight",
    "dawn",
    "dusk",
    "lunchtime",
    "early",
    "late",
];

/// Words that a date follows: a month, weekday or year alone behind one of them is a date.
pub(super) static BEFORE_A_DATE: Words = Words::new(|| {
    words_of(
        "in on since by until till before after during from to of for through throughout between early \
     late mid around circa last next this past and or as at end beginning start earlier later en im \
     am le el il vom seit desde depuis dal du",
    )
});

/// Prepositions that belong to the words that a reader marks.
pub(super) const MARKED: &[&str] = &["on", "in", "since", "by", "until", "till", "during"];

/// Prepositions that a number of people or tonnes does not follow: "in 2023", against "of 2000 troops".
pub(super) const BEFORE_A_YEAR: &[&str] = &[
    "in",
    "since",
    "during",
    "until",
    "till",
    "throughout",
    "circa",
    "en",
    "early",
    "late",
    "mid",
    "before",
    "unlike",
    "founded",
    "born",
    "established",
];

/// What may follow a number that is no year.
pub(super) static COUNTED: Words = Words::new(|| {
    words_of(
        "people troops soldiers men women children civilians prisoners hostages detainees refugees \
     families houses homes police policemen officers peacekeepers fighters tonnes tons kg kilograms \
     kilometres kilometers km metres meters miles feet hectares acres litres barrels square cubic \
     percent per cent dollars euros pounds roubles rubles cases deaths dead wounded injured votes \
     voters seats pages points times hours days weeks months years million billion thousand hundred \
     vehicles tanks drones missiles shells jobs workers members residents villagers passengers \
     students gigawatts gw mw am pm gmt utc",
    )
});

/// What a year before it dates: "the 2020 war". Not a map or a model: those are only as old as that.
pub(super) static DATED: Words = Words::new(|| {
    words_of(
        "accord accords act agreement agreements annexation armistice attack attacks blockade ceasefire \
     census clashes collapse conference conflict congress convention coup crisis deal declaration \
     decree disaster drought earthquake election elections famine fighting flood floods harvest \
     hostilities invasion massacre meeting memorandum negotiations offensive pact peace poll polls \
     protest protests protocol protocols raid referendum revolution round ruling season settlement \
     siege statement strike strikes summit talks treaty truce truces uprising verdict vote war wars \
     withdrawal decision judgment judgement law resolution visit exchange swap handover closure \
     mutiny assassination bombing shelling evacuation deportation expulsion split inauguration \
     opening launch victory defeat final draw tournament championship championships cup draft \
     proposal plan version framework roadmap compact charter amendment campaign mandate border \
     breakdown constitution killings mission operation outbreak purge rebellion sanctions spill \
     tariffs takeover walkout edition game games olympics accession amendments earnings sales results \
     profit profits losses revenue revenues crash budget bill laws raids riots convictions levels period \
     quarter projection forecast forecasts estimates",
    )
});

/// What a day in its name makes of words behind it: "the 9 November Square" is a place, not a day.
pub(super) const NAMED_FOR_A_DAY: &[&str] = &[
    "square",
    "street",
    "avenue",
    "boulevard",
    "bridge",
    "park",
    "airport",
    "stadium",
    "university",
    "movement",
    "brigade",
    "hospital",
    "road",
    "station",
    "district",
    "factory",
    "mosque",
    "school",
    "coalition",
    "alliance",
    "foundation",
    "prison",
    "cathedral",
    "plaza",
    "metro",
];

/// Behind these a weekday is the name of a day of its own, or of somebody: "Black Friday".
pub(super) const NAMED_DAYS: &[&str] = &[
    "ash",
    "big",
    "black",
    "bloody",
    "cyber",
    "easter",
    "fat",
    "giving",
    "good",
    "happy",
    "holy",
    "joe",
    "maundy",
    "palm",
    "pancake",
    "ruby",
    "sheffield",
    "shrove",
    "super",
    "whit",
];

/// A text with one of these is about business, or the state's: it counts in quarters.
pub(super) static BUSINESS: Words = Words::new(|| {
    words_of(
        "billion budget companies company customers deficit dividend dividends earned earnings economic economy economists exports \
     fiscal gdp gnp growth imports income industry inflation inventories investors loan loans loss losses million orders percent profit profits \
     quarterly revenue revenues sales sector shareholders shares shipments spending stock",
    )
});

/// A text with one of these is about a match, which has quarters and halves of its own.
pub(super) static GAMES: Words = Words::new(|| {
    words_of(
        "coach goal goals halftime innings kickoff midfielder possession quarterback rebounds scored striker touchdown \
     touchdowns yard yards",
    )
});

/// What goes on until now behind "has been" or "has": "in place", "without power", "lasted".
pub(super) static GOES_ON: Words = Words::new(|| {
    words_of(
        "in on at under without out off behind away lasted continued remained stood stayed persisted endured raged \
     dragged gone waited lived held",
    )
});

/// States that go on behind "has been". Not "jailed", "suspended" or "postponed": for how long may be what was decided.
pub(super) static STATES: Words = Words::new(|| {
    words_of(
        "closed shut sealed blocked blockaded besieged encircled occupied cut detained stranded trapped displaced divided \
     stalled frozen deadlocked missing vacant empty",
    )
});

/// Labels of a profile or a page behind which a date is no part of what is told: "Joined: 02/11/2009".
pub(super) const LABELS: &[&str] = &[
    "joined",
    "registered",
    "since",
    "seen",
    "login",
    "updated",
    "published",
    "posted",
    "accessed",
    "retrieved",
    "modified",
    "created",
    "expires",
    "printed",
];

/// Verbs behind which "from Monday to Friday" is a day moved, not a stretch of days.
pub(super) const MOVED: &[&str] =
    &["moved", "postponed", "rescheduled", "delayed", "shifted", "changed", "brought", "pushed"];

/// A list of words, looked up at once.
pub(super) type Words = LazyLock<HashSet<&'static str>>;

pub(super) fn words_of(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// What a date expression may begin with, besides digits, months and weekdays: most words of a text are none of these,
/// and are not looked at again.
pub(super) static OPENERS: Words = Words::new(|| {
    let more = words_of(
        "from between the early late mid end start beginning middle close turn course last final latter q1 q2 q3 q4 h1 h2 \
         today tonight yesterday half tomorrow earlier later this next coming a an thirty forty fifty that thirtieth primo \
         premier primero fiscal latest current previous prior following year years eighteen nineteen boxing christmas halloween labor memorial new thanksgiving valentine veterans past fifties sixties \
         seventies eighties nineties comparable corresponding",
    );
    more.into_iter().chain(SEASONS.iter().copied()).chain(ORDINALS).chain(NUMBERS).collect()
});

/// The weekday of a word in running text, Monday 1.
pub(super) fn weekday(term: &str) -> Option<i8> {
    grammar::weekday(term, RUNNING_TEXT)
}

/// Whether words are of business and not of a match, in a text that counts in quarters, halves or months.
pub(super) fn is_business(words: &[Token]) -> bool {
    let any = |fits: fn(&str) -> bool| words.iter().any(|word| fits(&word.term));
    any(|term| matches!(term, "quarter" | "half" | "months" | "period" | "ago" | "earlier"))
        && any(|term| BUSINESS.contains(term))
        && !any(|term| GAMES.contains(term))
}
