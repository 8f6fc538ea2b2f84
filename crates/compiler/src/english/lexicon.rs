//! The words that say what a name is: titles, offices, head words of bodies and places, months, nationalities.
//!
//! All lists are the language's, written folded (see `corpus::token::fold`); none names anybody. What a word is in
//! one place it need not be in another ("Union", "state"): a word may stand in several classes.

use corpus::token::fold;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The classes of a word, one bit each.
pub type Classes = u32;

/// "Mr", "Señora": a person follows, and nothing else does.
pub const HONORIFIC: Classes = 1;
/// "minister", "spokeswoman", "analyst": what a person is.
pub const OFFICE: Classes = 1 << 1;
/// "former", "deputy", "chief": stands before an office.
pub const OFFICE_ADJECTIVE: Classes = 1 << 2;
/// "Foreign", "Defence", "Justice": what a ministry or minister is for.
pub const PORTFOLIO: Classes = 1 << 3;
/// "Ministry", "Council": the head of a body's name.
pub const BODY: Classes = 1 << 4;
/// "Ministère", "Osservatorio": the same, standing first.
pub const BODY_FIRST: Classes = 1 << 5;
/// "National", "Supreme": does not make a body one of its kind.
pub const GENERAL: Classes = 1 << 6;
/// "River", "Corridor": the head of a place's name, last.
pub const PLACE_LAST: Classes = 1 << 7;
/// "Lake", "Port": the head of a place's name, first.
pub const PLACE_FIRST: Classes = 1 << 8;
/// "city", "province": stands before "of" and a place, or small after it.
pub const PLACE_NOUN: Classes = 1 << 9;
/// "Treaty", "Accord".
pub const AGREEMENT: Classes = 1 << 10;
/// Months and days of the week.
pub const CALENDAR: Classes = 1 << 11;
/// "Armenian", "Turks".
pub const DEMONYM: Classes = 1 << 12;
/// "said", "told": verbs of saying.
pub const SPEECH: Classes = 1 << 13;
/// Words that begin sentences and are never part of a name.
pub const OPENER: Classes = 1 << 14;
/// "van", "bin": small words inside a person's name.
pub const PARTICLE: Classes = 1 << 15;
/// Given names common in some part of the world.
pub const GIVEN: Classes = 1 << 16;
/// "North", "Western", "New": stands before the name of a place.
pub const DIRECTION: Classes = 1 << 17;
/// What belongs to a state: "government", "delegation".
pub const STATE_NOUN: Classes = 1 << 18;
/// Determiners and possessive pronouns.
pub const DETERMINER: Classes = 1 << 19;
/// Abbreviations that are no names.
pub const ABBREVIATION: Classes = 1 << 20;
/// Capitalised words that are no names: languages, religions, feasts, words of pages and of sport.
pub const NO_NAME: Classes = 1 << 21;
/// What a human being does in a report besides saying.
pub const ACTION: Classes = 1 << 22;
/// Ends a description: verbs and conjunctions.
pub const ENDS_ROLE: Classes = 1 << 23;

const LISTS: &[(Classes, &str)] = &[
    (
        HONORIFIC,
        "mr mrs ms miss mx messrs dr prof sir lord lady dame rev reverend fr sr sra srta senor senora senorita don \
         dona doctora licenciado monsieur madame mademoiselle mme mlle herr frau signor signora signore dott \
         avv onorevole gospodin gospozha pan pani bay bayan bey hanim sayin sheikh sheik imam ayatollah mullah rabbi \
         pastor pope gen lt col maj capt sgt brig adm cmdr supt insp hon sen rep gov \
         господин госпожа",
    ),
    (
        OFFICE,
        "president vice-president premier minister prime-minister chancellor king queen prince princess emperor \
         sultan emir pope patriarch catholicos archbishop bishop cardinal governor mayor senator deputy \
         congressman congresswoman representative lawmaker legislator mp mep parliamentarian councillor \
         councilor speaker secretary undersecretary under-secretary commissioner ombudsman ombudswoman ambassador \
         envoy consul diplomat negotiator mediator delegate attache spokesman spokeswoman spokesperson spokespeople \
         spokesmen chairman chairwoman chairperson chair head chief leader director \
         director-general manager coach captain boss executive ceo founder co-founder owner general colonel major lieutenant \
         captain sergeant brigadier admiral commander marshal commandant judge justice prosecutor attorney \
         lawyer barrister solicitor magistrate sheriff detective inspector professor lecturer scholar historian \
         economist analyst expert researcher scientist political-scientist sociologist fellow adviser advisor aide assistant \
         counsellor counselor editor journalist reporter correspondent columnist commentator author writer poet \
         activist campaigner organiser organizer coordinator co-ordinator president-elect doctor physician surgeon nurse \
         engineer officer official member fm pm doctor teacher farmer fisherman grower resident shopkeeper \
         banker trader businessman businesswoman entrepreneur warlord rebel treasurer rector dean principal \
         interpreter translator monitor observer rapporteur facilitator arbitrator host moderator witness \
         secretary-general commander-in-chief superintendent conciliator legislator cm ruler dictator veteran striker goalkeeper midfielder \
         defender forward winger referee skipper scorer pilot driver baker miner refugee survivor pensioner student \
         presidente ministro ministra primer-ministro canciller portavoz diputado diputada senadora embajador \
         embajadora jefe jefa director directora alcalde alcaldesa gobernador gobernadora \
         ministre president presidente porte-parole depute deputee ambassadeur directeur directrice maire \
         prasident prasidentin ministerprasident aussenminister ministerin kanzler kanzlerin sprecher sprecherin \
         botschafter burgermeister presidentessa portavoce ambasciatore sindaco onorevole deputato deputata \
         cumhurbaskani basbakan bakan bakani sozcu sozcusu milletvekili buyukelci \
         президент министр премьер депутат посол генерал полковник секретарь представитель глава",
    ),
    (
        OFFICE_ADJECTIVE,
        "former ex deputy vice acting interim chief senior first second top special prime incoming outgoing \
         retired late lead assistant permanent honorary then-president lieutenant major brigadier rear \
         field attorney inspector associate executive managing general political military opposition rebel \
         veteran newly re-elected joint principal press regional local national independent exiled",
    ),
    (
        PORTFOLIO,
        "foreign affairs external internal interior home defence defense security finance economy economic \
         trade commerce industry justice information communications culture education health labour labor \
         agriculture fisheries fishery forestry water environment energy oil transport transportation infrastructure \
         tourism sports youth planning treasury state development integration emergency emergencies territorial social \
         welfare housing immigration migration science technology digital production mines mining \
         natural resources climate research women family religious parliamentary legal press media human rights \
         reconciliation reintegration exterior relations",
    ),
    (
        BODY,
        "ministry council court party commonwealth committee union army agency institute university bank front movement \
         commission office parliament assembly organization organisation authority forces force group watch \
         association federation confederation league society foundation fund trust board bureau cabinet senate \
         congress chamber duma knesset majlis bundestag department directorate service services administration \
         corporation company ltd inc plc gmbh corps brigade battalion regiment division navy guard guards police \
         militia network coalition alliance bloc center centre college school academy hospital museum observatory observatorio \
         press news newspaper times post herald tribune gazette ledger dispatch wire courier observer telegraph \
         review journal magazine radio television tv broadcasting club rovers wanderers athletic united fc \
         initiative platform mission secretariat tribunal embassy consulate presidency \
         command staff team crescent cooperative co-operative consortium exchange airlines airways railways \
         motors industries holdings morcha sabha samiti sangh parishad bhawan bhavan community international programme program taskforce syndicate contingent",
    ),
    (
        BODY_FIRST,
        "ministerio ministere ministero ministerium ministerstvo camara consejo conseil consiglio \
         tribunal corte cour comision comite comitato osservatorio observatorio observatoire banco banque banca \
         universidad universite universita universitat instituto institut istituto asociacion associazione \
         federacion federazione partido parti partito union unione asamblea assemblee assemblea congreso bundesamt \
         agence agencia agenzia fondation fundacion fondazione mouvement movimiento movimento министерство совет",
    ),
    (
        GENERAL,
        "national supreme constitutional central high general federal state public main regional local municipal provincial \
         joint special armed permanent the armed royal republican government presidential border election electoral \
         grand peoples people's people appeal appeals criminal civil district city town military ruling opposition investigative",
    ),
    (
        PLACE_LAST,
        "river sea ocean valley mountains mountain island islands corridor peninsula province region oblast \
         district county lake bay gulf strait straits canal pass hills desert delta street square airport dam \
         bridge highway basin plateau highlands lowlands coast city town village township airfield harbour harbor \
         crossing forest plain steppe republic kingdom emirate territory territories heights reservoir \
         falls creek avenue boulevard road square lane park stadium arena palace prefecture governorate raion canton states emirates \
         isles shire voivodeship sound cove ridge ranges range massif glacier",
    ),
    (
        PLACE_FIRST,
        "lake mount port cape fort isle saint st san santa santo gulf bay strait sea river puerto rio ciudad \
         villa monte lago isla ile val mt new el los las la le bad",
    ),
    (
        PLACE_NOUN,
        "city town village province district region county capital port island peninsula state republic \
         kingdom territory enclave exclave valley river lake border crossing delta dam reservoir hills \
         mountains desert strait gulf coast suburb neighbourhood neighborhood municipality settlement camp \
         prefecture governorate oblast hamlet outpost resort port gauge corridor bridge basin pass \
         highlands area areas harbour airport",
    ),
    (
        AGREEMENT,
        "agreement agreements treaty accord accords convention protocol protocols declaration pact charter memorandum armistice compact \
         covenant truce ceasefire acuerdo tratado traite accordo trattato abkommen vertrag",
    ),
    (
        CALENDAR,
        "january february march april may june july august september october november december jan feb mar apr \
         jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed \
         thu fri sat sun christmas easter ramadan nowruz novruz eid gmt utc am pm est edt cet",
    ),
    (
        SPEECH,
        "said says say saying told tells tell added adds stated states claimed claims argued argues insisted \
         insists noted notes warned warns explained explains announced announces declared declares asserted \
         asserts accused accuses replied replies responded responds asked asks wrote writes stressed stresses \
         emphasized emphasised emphasizes emphasises urged urges denied denies confirmed confirms admitted admits \
         acknowledged acknowledges recalled recalls remarked remarks observed observes commented comments \
         complained complains concluded concludes promised promises vowed vows pledged pledges suggested \
         suggests called calls predicted predicts repeated repeats quipped joked jokes believes thinks thought \
         assured assures maintained maintains tweeted posted quoted answered answers demanded demands \
         criticised criticized condemned praised thanked thanks hailed reiterated reaffirmed underlined \
         spoke speaks continued continues conceded cautioned countered contended lamented interrupted interjected",
    ),
    (
        ACTION,
        "met meets led leads heads headed chairs chaired runs visited arrived left signed smiled laughed \
         nodded shrugged writes wrote lives lived works worked joined resigned travelled traveled showed carried \
         carries learnt learned grew walked blamed thanked wants hopes has had is was who whose scored \
         returned died won lost celebrates refused rejected agreed instructed",
    ),
    (
        OPENER,
        "according accompanying yesterday today tomorrow tonight yet still meanwhile moreover furthermore however additionally besides \
         also although though despite since following given earlier later now perhaps maybe thus hence therefore \
         nevertheless nonetheless instead indeed finally eventually recently currently previously elsewhere else \
         overall likewise similarly ironically among amid amidst across along alongside around behind beneath beside \
         beyond concerning considering except inside like near onto opposite outside past per regarding \
         throughout toward towards unlike unless upon via within without whether whatever whenever wherever \
         whoever neither either none nobody nothing everybody everyone everything somebody someone something \
         anybody anyone anything another each every many much several various few fewer less least enough plenty \
         one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions \
         first second third fourth fifth last next previous final early late half most more some \
         yes no not never always often sometimes usually rarely soon already again once twice so then there here \
         let please thanks thank sorry hello welcome dear greetings good well oh ah read see look watch listen \
         asked told speaking talking citing quoting referring addressing responding answering writing including \
         citing based born officials government police sources source analysts experts critics observers residents witnesses \
         negotiators diplomats mediators rebels soldiers troops protesters farmers fishermen relatives voters ministers \
         leaders delegates lawmakers reporters journalists talks negotiations tensions clashes fighting shelling \
         photo picture image video file editing reporting additional related updated published copyright share \
         tags category categories comments comment home news world sport sports politics business opinion culture \
         interview exclusive breaking analysis summary update live key points why how what when where who which whose",
    ),
    (
        PARTICLE,
        "de del della di da das do dos du des van von der den ter ten zu zur bin ibn ben bint al el ul ur as ad an \
         ar la le af av y e",
    ),
    (
        DIRECTION,
        "north south east west northern southern eastern western central upper lower inner outer new old \
         greater northwest northeast southwest southeast northwestern northeastern southwestern southeastern mid",
    ),
    (
        STATE_NOUN,
        "government president prime foreign parliament army military delegation authorities leadership leader capital \
         constitution territory sovereignty ambassador embassy negotiator negotiators minister ministry economy \
         borders border forces troops people population independence neighbours neighbors opposition cabinet king queen \
         side position coast exports imports chief commissioner demands demand exclave bid currency central defence defense \
         finance interior trade water fisheries ruling premier envoy team",
    ),
    (DETERMINER, "the a an its his her their our my your this that these those some any every each no"),
    (
        ABBREVIATION,
        "ai tv pm fm am id pr mp mps ceo cfo cto gdp vat ngo ngos pdf url rss html faq diy sms gps it hr phd ma ba \
         ok dna hiv aids covid km kg mw gw kw usd eur gbp cv pdf app ios www http https am gmt utc est cet msk eat bst \
         st nd rd th ii iii iv vi vii viii ix xi xii xiii xiv xv xx xxi mou sos vip wwi wwii cop faqs sim atm idp idps pow pows \
         read related gallery watch video photo live more update breaking also see menu news",
    ),
    (
        NO_NAME,
        "english language internet god christian christians muslim muslims islamic islam catholic orthodox jewish jews jew sunni \
         shia shiite kurdish kurd kurds arab arabs arabic european europeans asian asians african africans western westerner \
         westerners latin farsi mandarin hindi urdu twitter facebook youtube whatsapp telegram instagram \
         linkedin google wikipedia cookie cookies policy privacy terms subscribe newsletter i mr mrs ms covid \
         olympic olympics championship cup match round article chapter section part page figure table \
         bilateral multilateral eurasian transatlantic caucasian balkan baltic nordic arctic antarctic marxist communist \
         democratic republican republicans democrats liberal conservative labour socialist nazi \
         internet parliament president minister ministers government state congress",
    ),
    (
        ENDS_ROLE,
        "said says told who whose which that was were is are has had have will would and but when while where as \
         to by with because after before says whom",
    ),
    (
        GIVEN,
        "adam adrian agnes ahmad ahmed aida aisha alan albert alejandro aleksandar aleksander aleksandr alex alexander alexandra alexei \
         alexey alfred ali alice alicia alina ally amanda amina amir amy ana anahit anastasia andre andrea andreas andrei \
         andrew andrey andrzej angela ani anita ann anna anne annette anthony anton antoni antonio antony ara arayik arman \
         armen arsen artur arthur ashot astrid aung ayse barbara beatriz ben benjamin bernard bernd bill birgit bob boris brian \
         bruno carl carla carlos carmen carol carolina caroline catherine cecilia charles charlotte chen chris christian christina \
         christine christoph christopher clara claudia claudio clemens colin craig cristina dan daniel daniela daria david davit \
         dean deborah denis dennis diana diego dieter dimitri dina dmitri dmitry dominic donald dora edgar eduard eduardo edward \
         elena eleni elin elizabeth ella elena elsa emil emily emma emmanuel enrique eric erik ernest esther ethan eva evgeny \
         fahad faisal farid fatima felix fernando filip fiona florian francesca francesco francis francisco francois frank \
         frederic friedrich gabriel gabriela gagik garry gary george georg georges gerard gerda gerhard giorgi giorgio giovanni giulia \
         giuseppe gloria gordon graham grace grant greg gregory grigory guido guillermo gunter gustavo hakan halina hamid hans harold \
         harry hasan hassan heather heinz helen helena helga henri henrik henry hikmet hugo hussein ian ibrahim idris igor ilham \
         ilya imran ines ingrid ioan ion irina iris isabel isabella ismail ivan ivo jack jacob jacques jakob jakub james jan jana jane \
         janet janos javier jean jeff jennifer jens jeremy jerzy jessica jesus jeyhun jim joan joao joe joel johan johann johannes john jon \
         jonas jonathan jorge jose josef joseph josep juan judith julia julian julie juliette julio jurgen justin kamal karen karim \
         karin karl karla kate katarina katerina katherine kathleen katja kelly kenneth kevin khalid khalil kim kirill klaus konstantin \
         kristina kurt lars laura laurent lena leo leon leonid levon liam lidia lilit lina linda lisa li liu liz lorena louis louise lucas \
         lucia lucy luis luisa luiz lukas maciej mahmoud malik manuel manuela marc marcel marcin marco marcos margaret maria mariam mariana \
         marie marina mario marion marit marius mark marko markus marta martha martin martina mary maryam matteo matthew matthias maurice max maxim \
         mehmet mehdi melissa michael michel michele miguel mihail mikael mikayel mikhail milan milos mira miriam mohamed mohammad \
         mohammed monica monika murat mustafa nadia nancy natalia natalie natasha nathan naira neil nelson nicholas nick nicola nicolae \
         nicolas nicole niels nikol nikola nikolai nikolay nils nina nino noah nora norbert nuno olaf oleg oleh oleksandr olga oliver olivia \
         olivier omar oscar oskar osman otto pablo pamela paola paolo pascal patricia patrick paul paula pavel pavle pawel pedro per peter \
         petra petr philip philippe pierre piotr rachel radek rafael rahim rainer ralph ramin ramon raul rebecca reinhard renate \
         rene reto ricardo richard rita robert roberto robin rodrigo roger roland roman ronald rosa rosemary ruben rudolf ruslan \
         russell ruth ruzanna ryan sabine salim salma sally sam samir samuel samvel sandra sara sarah sasha scott sean sebastian selim \
         serge sergei sergey sergio serhiy seyran sharon sheila shushan simon simone sofia sonia sophia sophie stefan stefano stefanos \
         stephan stephane stephanie stephen steve steven stuart sultan susan susanne svetlana sven sylvia tamar tamara tariq tatiana \
         tatyana teresa theodor theresa thierry thomas tigran tim timothy tina tom tomas tomasz tony tunde ulrich umar ursula vahan vahe \
         valentina valeria valery vanessa vartan vasily vera veronica victor victoria viktor vincent vitaly vladimir volodymyr wade walter wang \
         werner wilhelm william wolfgang xavier yana yasmin yelena yevgeny yuri yusuf yves zahra zara zeynep zhang zoe zoran zohrab \
         gareth luis tobias celestine sanja corinne odhiambo livia thandiwe kwame kofi amara chidi ngozi abebe haile \
         priya rahul rajesh sanjay anil sunil amit arjun deepak vijay ravi narendra indira imelda ferdinand hiroshi kenji \
         yuki takeshi satoshi haruki min-jun jin hyun nguyen tran pham le thi somchai aroon siti nur budi dewi joko \
         иван владимир сергей александр мария никол ильхам",
    ),
];

/// A state with its other names, its capitals and its adjectives.
pub struct Country {
    /// The name to show first, then others.
    pub names: Vec<&'static str>,
    /// The capital, by every name.
    pub capitals: Vec<&'static str>,
    /// Adjectives and words for the people.
    pub demonyms: Vec<&'static str>,
}

/// The states of the world.
pub static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    records(include_str!("../../data/countries.txt"))
        .map(|record| {
            let mut fields = record.split('|').map(names);
            let mut field = || fields.next().unwrap_or_default();
            Country { names: field(), capitals: field(), demonyms: field() }
        })
        .collect()
});

/// International bodies, each by all its names.
pub static ORGANISATIONS: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| records(include_str!("../../data/organisations.txt")).map(names).collect());

fn records(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn names(field: &'static str) -> Vec<&'static str> {
    field.split(';').map(str::trim).filter(|name| !name.is_empty()).collect()
}

static CLASSES: LazyLock<HashMap<String, Classes>> = LazyLock::new(|| {
    let mut classes: HashMap<String, Classes> = HashMap::new();
    for (class, list) in LISTS {
        for word in list.split_whitespace() {
            *classes.entry(fold(word)).or_default() |= class;
        }
    }
    let adjectives = COUNTRIES.iter().flat_map(|country| &country.demonyms);
    for adjective in adjectives.filter(|adjective| !adjective.contains(' ')) {
        let term = fold(adjective);
        *classes.entry(format!("{term}s")).or_default() |= DEMONYM;
        *classes.entry(term).or_default() |= DEMONYM;
    }
    classes
});

/// The country that an adjective or a country's own name means, by its first name.
pub static COUNTRY_OF: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut countries = HashMap::new();
    for country in COUNTRIES.iter() {
        for name in country.names.iter().chain(&country.demonyms) {
            countries.entry(fold(name)).or_insert(country.names[0]);
        }
    }
    countries
});

/// Words of the English dictionary, as far as it has synonyms for them: where a sentence begins with one, its capital
/// says nothing.
static DICTIONARY: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/synonyms.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split(' ').next())
        .map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()))
        .collect()
});

/// Whether the folded word, or its singular, is an ordinary English word.
pub fn is_english_word(term: &str) -> bool {
    let singular = term.strip_suffix('s').filter(|_| !term.ends_with("ss"));
    DICTIONARY.contains(term) || singular.is_some_and(|word| DICTIONARY.contains(word))
}

/// Words that end like "farmer" and "activist" and are nobody.
const NOBODY: &str = "water river winter summer after over under never other rather whether number order border \
    power paper former together later further however ever another either neither latter matter letter offer answer \
    corner center computer chapter quarter cover danger dinner finger silver soccer copper butter weather shoulder \
    tower shower thunder timber layer driver's remember consider november december october september major minor \
    senior junior color colour honor honour harbor harbour floor door poor labor labour favor favour error terror \
    horror mirror factor sector motor humor humour vapor tumor interior exterior superior prior anterior for or nor \
    russian iranian asian plan than can man human woman german roman african american european nation christian \
    importance important significant constant instant distant giant grant plant relevant want restaurant \
    list exist least best most last past east west first against mist twist fist just must cost post host test \
    her per super upper lower inner outer newer older younger higher larger smaller greater better earlier counter \
    discover deliver enter differ prefer refer suffer transfer wander ladder hammer anger hunger shelter theater \
    centimeter kilometer meter liter fiber wafer cancer fever liver bitter proper sober clever slender tender gender \
    longer stronger closer cheaper deeper wider easier harder faster sooner register semester chamber member \
    december quicker slower whatever whoever wherever whichever forever consist resist insist persist assist exist \
    her here there where october monster disaster master poster easter cluster filter winter";

static NOBODIES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| NOBODY.split_whitespace().collect());

/// Whether a small word ends like those for what people do: "beekeeper", "biologist", "schoolteacher".
pub fn is_occupation(term: &str) -> bool {
    const ENDINGS: &[&str] =
        &["er", "or", "ist", "man", "woman", "eer", "ologian", "ician", "herd", "smith", "grapher", "warden"];
    term.len() > 5 && ENDINGS.iter().any(|ending| term.ends_with(ending)) && !NOBODIES.contains(term)
}

/// The classes of a folded word.
pub fn classes(term: &str) -> Classes {
    const COMPOUND: &[&str] = &[
        "minister",
        "ministerin",
        "prasident",
        "prasidentin",
        "sprecher",
        "sprecherin",
        "kanzler",
        "kanzlerin",
    ];
    let known = CLASSES.get(term).copied().unwrap_or_default();
    let is_compound = known == 0 && COMPOUND.iter().any(|ending| term.ends_with(ending));
    if is_compound { OFFICE } else { known }
}
