//! The words that make a statement: verbs of saying, asking, stance, with what each can carry.
//!
//! English is a list here: every form of every verb is looked up, none is derived. A form that is a noun as well
//! ("claims", "demands") is marked, so that whoever reads it asks its neighbours. What it does not know: who speaks.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What a verb carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A quotation, or a clause with or without "that": say, state, announce.
    Say,
    /// A hearer first, then the words: tell, assure, inform.
    Tell,
    /// A quotation only: smile, sigh, continue.
    Manner,
    /// An act of speech whose object or infinitive is its content: urge, deny, accuse, reject, welcome.
    Act,
    /// A view that the text gives as somebody's position: believe, consider, argue's quiet relatives.
    Hold,
    /// A position that the page itself tells: oppose, want, favour.
    Stance,
}

/// Which form of the verb stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// say
    Base,
    /// says
    Third,
    /// said
    Past,
    /// said, where it differs from the past: spoken, written
    Participle,
    /// saying
    Ing,
}

/// A form of a cue verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What the verb carries.
    pub kind: Kind,
    /// Which form.
    pub form: Form,
    /// The same letters are also a noun or an adjective.
    pub noun: bool,
}

/// The verb form that a folded word is, if it is one of a cue verb.
pub fn of(term: &str) -> Option<Cue> {
    static TABLE: OnceLock<HashMap<&'static str, Cue>> = OnceLock::new();
    TABLE.get_or_init(table).get(term).copied()
}

/// A verb that is one of saying only with its particle: "pointed out", "summed up".
pub fn particle(term: &str, next: &str) -> Option<Cue> {
    let form = match (term, next) {
        ("point", "out") | ("sum", "up") => Form::Base,
        ("points", "out") | ("sums", "up") => Form::Third,
        ("pointed", "out") | ("summed", "up") => Form::Past,
        ("pointing", "out") | ("summing", "up") => Form::Ing,
        _ => return None,
    };
    Some(Cue { kind: Kind::Say, form, noun: matches!(form, Form::Base | Form::Third) })
}

/// Nouns of what is said, which do not speak themselves: "a charge his office rejected".
pub fn is_saying(term: &str) -> bool {
    [
        "charge",
        "claim",
        "accusation",
        "allegation",
        "phrase",
        "remark",
        "term",
        "word",
        "description",
        "line",
        "view",
        "position",
        "demand",
        "reference",
        "notion",
        "idea",
        "promise",
        "slogan",
        "expression",
        "formula",
        "comment",
        "assertion",
        "suggestion",
        "move",
        "step",
        "decision",
    ]
    .contains(&term)
}

/// Nouns of "in X's words", "in his view".
pub fn is_view(term: &str) -> bool {
    ["words", "view", "opinion", "judgment", "judgement", "estimation", "assessment"].contains(&term)
}

/// Forms with which one quotes another: "Interfax quotes X as saying".
pub fn is_quoting(term: &str) -> bool {
    ["quoted", "quotes", "quoting", "cited", "cites", "citing"].contains(&term)
}

fn table() -> HashMap<&'static str, Cue> {
    let mut table = HashMap::new();
    for (kind, verbs) in [
        (Kind::Say, SAY),
        (Kind::Tell, TELL),
        (Kind::Act, ACT),
        (Kind::Hold, HOLD),
        (Kind::Stance, STANCE),
        (Kind::Manner, MANNER),
    ] {
        for verb in verbs.split(',') {
            let forms = [Form::Base, Form::Third, Form::Past, Form::Ing, Form::Participle];
            for (word, form) in verb.split_whitespace().zip(forms) {
                let is_noun = word.ends_with('*');
                let cue = Cue { kind, form, noun: is_noun };
                table.entry(word.trim_end_matches('*')).or_insert(cue);
            }
        }
    }
    table
}

// Base, third person, past, -ing, and the participle where it is another word. A star: also a noun or adjective.

const SAY: &str = "say says said saying, state* states* stated stating, declare declares declared declaring, \
add adds added adding, note* notes* noted noting, stress* stresses* stressed stressing, \
announce announces announced announcing, claim* claims* claimed claiming, insist insists insisted insisting, \
argue argues argued arguing, explain explains explained explaining, admit admits admitted admitting, \
acknowledge acknowledges acknowledged acknowledging, affirm affirms affirmed affirming, \
reaffirm reaffirms reaffirmed reaffirming, confirm confirms confirmed confirming, \
emphasize emphasizes emphasized emphasizing, emphasise emphasises emphasised emphasising, \
underline underlines underlined underlining, underscore underscores underscored underscoring, \
highlight* highlights* highlighted highlighting, reiterate reiterates reiterated reiterating, \
repeat* repeats* repeated* repeating, maintain maintains maintained maintaining, assert asserts asserted asserting, \
contend contends contended contending, allege alleges alleged* alleging, report* reports* reported* reporting, \
comment* comments* commented commenting, remark* remarks* remarked remarking, observe observes observed observing, \
conclude concludes concluded concluding, predict predicts predicted predicting, estimate* estimates* estimated* estimating, \
suggest suggests suggested suggesting, reply* replies* replied replying, respond responds responded responding, \
answer* answers* answered answering, counter* counters* countered countering, concede concedes conceded conceding, \
caution* cautions* cautioned cautioning, warn warns warned warning*, recall* recalls* recalled recalling, \
write writes wrote writing* written, tweet* tweets* tweeted tweeting, post* posts* posted posting*, \
disclose discloses disclosed disclosing, reveal reveals revealed revealing*, clarify clarifies clarified clarifying, \
complain complains complained complaining, boast boasts boasted boasting, joke* jokes* joked joking, \
quip quips quipped quipping, proclaim proclaims proclaimed proclaiming, testify testifies testified testifying, \
specify specifies specified specifying, indicate indicates indicated indicating, vow* vows* vowed vowing, \
pledge* pledges* pledged pledging, promise* promises* promised promising*, threaten threatens threatened threatening*, \
swear swears swore swearing sworn, remember remembers remembered remembering, interject interjects interjected interjecting, \
retort retorts retorted retorting, recount recounts recounted recounting, express expresses expressed expressing, \
voice* voices* voiced voicing, mention* mentions* mentioned mentioning, describe describes described describing, \
elaborate elaborates elaborated elaborating, stipulate stipulates stipulated stipulating, \
thunder* thunders* thundered thundering, fret frets fretted fretting, scoff scoffs scoffed scoffing, \
object* objects* objected objecting, ask asks asked asking, quote* quotes* quoted* quoting, read reads read reading*, opine opines opined opining, \
lament laments lamented lamenting, speak speaks spoke speaking spoken, hint* hints* hinted hinting, cite cites cited citing";

const TELL: &str = "tell tells told telling, assure assures assured assuring, inform informs informed informing, \
remind reminds reminded reminding, notify notifies notified notifying, brief* briefs* briefed briefing*, \
convince convinces convinced convincing*";

const ACT: &str = "invoke invokes invoked invoking, commend commends commended commending, encourage encourages encouraged encouraging, \
deny denies denied denying, reject rejects rejected rejecting, dismiss dismisses dismissed dismissing, \
accuse accuses accused* accusing, blame* blames* blamed blaming, urge* urges* urged urging, \
demand* demands* demanded demanding*, request* requests* requested requesting, condemn condemns condemned condemning, \
denounce denounces denounced denouncing, criticize criticizes criticized criticizing, \
criticise criticises criticised criticising, praise* praises* praised praising, welcome* welcomes* welcomed welcoming*, \
hail hails hailed hailing, thank thanks* thanked thanking, refuse* refuses* refused refusing, \
offer* offers* offered offering*, propose proposes proposed* proposing, agree agrees agreed* agreeing, \
disagree disagrees disagreed disagreeing, call* calls* called calling*, appeal* appeals* appealed appealing*, \
dispute* disputes* disputed* disputing, refute refutes refuted refuting, recommend recommends recommended recommending, \
propound propounds propounded propounding, protest* protests* protested protesting, label* labels* labelled labelling, \
brand* brands* branded branding, characterize characterizes characterized characterizing, \
characterise characterises characterised characterising, define defines defined defining, \
dub dubs dubbed dubbing, term* terms* termed terming, apologize apologizes apologized apologizing, \
apologise apologises apologised apologising, congratulate congratulates congratulated congratulating, \
slam* slams* slammed slamming, blast* blasts* blasted blasting, \
decry decries decried decrying, deplore deplores deplored deploring, ridicule* ridicules ridiculed ridiculing, \
endorse endorses endorsed endorsing, refer refers referred referring, put puts put putting, raise* raises* raised raising";

const HOLD: &str = "believe believes believed believing, think thinks thought* thinking*, consider considers considered considering, \
expect expects expected* expecting, hope* hopes* hoped hoping, fear* fears* feared feared, doubt* doubts* doubted doubting, \
view* views* viewed viewing, regard regards regarded regarding*";

const STANCE: &str = "oppose opposes opposed* opposing*, support* supports* supported supporting*, favor* favors* favored favoring, \
favour* favours* favoured favouring, back* backs* backed backing*, want wants wanted wanting, \
seek seeks sought seeking, resist resists resisted resisting, advocate* advocates* advocated advocating, \
prefer prefers preferred* preferring, focus* focuses focused* focusing";

const MANNER: &str = "continue continues continued continuing, smile* smiles* smiled smiling, laugh* laughs* laughed laughing, \
shrug* shrugs* shrugged shrugging, sigh* sighs* sighed sighing, nod* nods* nodded nodding, cry* cries* cried crying, \
shout* shouts* shouted shouting, whisper* whispers* whispered whispering, murmur* murmurs* murmured murmuring, \
mutter mutters muttered muttering, exclaim exclaims exclaimed exclaiming, begin begins began beginning*, \
go goes went going, finish finishes finished finishing, sing sings sang singing, chant chants chanted chanting, \
plead pleads pleaded pleading, snap snaps snapped snapping, wonder wonders wondered wondering, \
muse muses mused musing, venture ventures ventured venturing, summarise summarises summarised summarising, \
summarize summarizes summarized summarizing, enthuse enthuses enthused enthusing, fume fumes fumed fuming, \
reflect reflects reflected reflecting, snort* snorts* snorted snorting, grin* grins* grinned grinning, \
rage* rages* raged raging, storm* storms* stormed storming, chuckle* chuckles* chuckled chuckling, \
growl growls growled growling, groan groans groaned groaning, gasp gasps gasped gasping, beam beams beamed beaming, \
interrupt interrupts interrupted interrupting, insinuate insinuates insinuated insinuating, ring rings rang ringing";

/// Whether a verb has a preposition of its own that begins its content: "insist on", "call for".
pub fn takes(verb: &str, preposition: &str) -> bool {
    const PAIRS: &[(&str, &[&str])] = &[
        ("insist", &["on"]),
        ("hint", &["at"]),
        ("call", &["for", "on", "upon"]),
        ("ask", &["for"]),
        ("appeal", &["for", "to"]),
        ("complain", &["of", "about"]),
        ("warn", &["of", "against"]),
        ("caution", &["against"]),
        ("boast", &["of"]),
        ("speak", &["of"]),
        ("spoke", &["of"]),
        ("argu", &["for", "against"]),
        ("focus", &["on", "only"]),
        ("promis", &["to"]),
        ("vow", &["to"]),
        ("pledg", &["to"]),
        ("threaten", &["to"]),
        ("swear", &["to"]),
        ("swore", &["to"]),
    ];
    PAIRS.iter().any(|(stem, own)| verb.starts_with(stem) && own.contains(&preposition))
}

/// Adjectives of a position, behind a form of "be" and before "to": "Baku is unwilling to".
pub fn is_position(term: &str) -> bool {
    ["willing", "unwilling", "ready", "reluctant", "prepared", "determined", "opposed", "unprepared"]
        .contains(&term)
}

/// Words that may stand between a subject and its verb.
pub fn is_between(term: &str) -> bool {
    const WORDS: &[&str] = &[
        "has",
        "have",
        "had",
        "also",
        "later",
        "then",
        "even",
        "now",
        "still",
        "once",
        "again",
        "further",
        "just",
        "only",
        "today",
        "yesterday",
        "earlier",
        "meanwhile",
        "however",
        "too",
        "will",
        "thus",
        "always",
        "often",
        "already",
        "immediately",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "be",
        "soon",
        "himself",
        "herself",
        "itself",
        "themselves",
        "both",
        "all",
        "much",
        "long",
        "since",
        "did",
        "does",
        "do",
        "going",
        "'s",
        "appears",
        "appear",
        "remains",
        "remain",
        "seems",
    ];
    WORDS.contains(&term)
        || (term.len() > 4
            && term.ends_with("ly")
            && !["family", "assembly", "italy", "ally", "july"].contains(&term))
}

/// Auxiliaries, negations and verbs of hearsay: words that belong to the verb behind them and say whether, or how surely,
/// it holds. "to" is one behind another of them.
pub fn is_verb_part(term: &str) -> bool {
    const WORDS: &[&str] = &[
        "has",
        "have",
        "had",
        "having",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "do",
        "does",
        "did",
        "will",
        "to",
        "said",
        "reported",
        "believed",
        "thought",
        "understood",
        "expected",
        "known",
        "seen",
        "heard",
        "alleged",
        "rumoured",
        "rumored",
        "supposed",
        "likely",
        "unlikely",
        "appears",
        "appear",
        "appeared",
        "seems",
        "seem",
        "seemed",
        "refused",
        "refuses",
        "failed",
        "fails",
        "declined",
        "declines",
        "used",
        "going",
        "hardly",
        "barely",
        "no",
        "longer",
        "reportedly",
        "allegedly",
        "apparently",
        "supposedly",
        "purportedly",
        "'s",
    ];
    WORDS.contains(&term) || is_negation(term) || is_conditional(term)
}

/// Adverbs that may stand inside a verb: "has so far also refused".
pub fn is_adverb(term: &str) -> bool {
    ["so", "far", "yet", "ever"].contains(&term) || is_between(term) && !is_verb_part(term)
}

/// Words that turn a verb into something not said.
pub fn is_negation(term: &str) -> bool {
    const WORDS: &[&str] = &["not", "never", "without", "neither", "nor", "nobody", "none", "cannot"];
    WORDS.contains(&term) || term.ends_with("n't")
}

/// Verbs before a verb that leave it open whether anything was said.
pub fn is_conditional(term: &str) -> bool {
    ["would", "could", "should", "might", "may", "must", "can", "shall"].contains(&term)
}

/// Prepositions: what follows them is not a subject.
pub fn is_preposition(term: &str) -> bool {
    const WORDS: &[&str] = &[
        "of",
        "for",
        "from",
        "in",
        "at",
        "on",
        "to",
        "with",
        "by",
        "near",
        "into",
        "about",
        "after",
        "before",
        "during",
        "under",
        "over",
        "between",
        "among",
        "against",
        "through",
        "without",
        "within",
        "following",
        "until",
        "since",
        "despite",
        "behind",
        "towards",
        "toward",
        "across",
        "around",
        "along",
        "amid",
        "via",
        "per",
        "upon",
        "outside",
        "inside",
        "like",
        "alongside",
        "besides",
        "regarding",
        "concerning",
        "including",
        "throughout",
        "beyond",
    ];
    WORDS.contains(&term)
}

/// Words that begin a clause of their own: no subject reaches over them.
pub fn begins_clause(term: &str) -> bool {
    const WORDS: &[&str] = &[
        "that", "because", "while", "when", "although", "though", "but", "as", "if", "whether", "where",
        "unless", "so", "which", "who", "whom", "whose", "what", "how", "why", "than", "whereas", "once",
        "yet", "or", "nor",
    ];
    WORDS.contains(&term)
}

/// Nouns of people or bodies that speak for somebody.
pub fn is_speaker_noun(term: &str) -> bool {
    const BODIES_AND_GROUPS: &[&str] = &[
        "ministers",
        "spokespeople",
        "officials",
        "ministry",
        "government",
        "authorities",
        "leaders",
        "leadership",
        "negotiators",
        "diplomats",
        "mediators",
        "chair",
        "head",
        "analysts",
        "experts",
        "sources",
        "residents",
        "delegation",
        "side",
        "sides",
        "army",
        "police",
        "parliament",
        "court",
        "council",
        "commission",
        "committee",
        "union",
        "agency",
        "agencies",
        "office",
        "organisation",
        "organization",
        "group",
        "party",
        "parties",
        "lawmakers",
        "farmers",
        "witnesses",
        "observers",
        "scientists",
        "advisers",
        "representatives",
        "institute",
        "association",
        "company",
        "bank",
        "fund",
        "foundation",
        "centre",
        "center",
        "people",
        "critics",
        "opponents",
        "relatives",
        "neighbours",
        "participants",
        "journalists",
        "reporters",
        "activists",
        "negotiation",
        "presidency",
        "administration",
        "kremlin",
        "newspaper",
        "text",
        "draft",
        "agreement",
        "treaty",
        "accord",
        "constitution",
        "members",
        "farmer's",
        "captain's",
        "soldiers",
        "chairs",
        "congress",
        "cabinet",
        "opposition",
        "coalition",
        "league",
        "chamber",
        "federation",
        "embassy",
        "forces",
        "rebels",
        "troops",
        "military",
        "defence",
        "defense",
        "television",
        "radio",
        "broadcaster",
        "channel",
        "media",
        "press",
        "service",
        "bishops",
        "unions",
        "workers",
        "fishers",
        "skippers",
        "villagers",
        "insiders",
        "companies",
        "ministries",
        "governments",
        "aides",
        "delegations",
        "delegates",
        "one",
        "others",
        "some",
        "many",
        "both",
        "community",
    ];
    BODIES_AND_GROUPS.contains(&term) || is_human_noun(term) || is_text_noun(term)
}

/// Titles that a full stop makes shorter, folded; no sentence ends behind them.
pub fn is_shortened_title(term: &str) -> bool {
    const WORDS: &[&str] = &[
        "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "capt", "sgt", "brig", "adm", "sen",
        "rep", "gov", "rev", "hon", "st", "messrs", "supt", "sr", "sra", "retd",
    ];
    WORDS.contains(&term)
}

/// Nouns of one human being: somebody who can be "he" or "she", and whom "the ..." can mean again.
pub fn is_human_noun(term: &str) -> bool {
    const WORDS: &[&str] = &[
        "minister",
        "president",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "leader",
        "negotiator",
        "envoy",
        "ambassador",
        "diplomat",
        "mediator",
        "secretary",
        "commissioner",
        "chairman",
        "chairwoman",
        "chairperson",
        "director",
        "chief",
        "analyst",
        "expert",
        "resident",
        "judge",
        "general",
        "colonel",
        "captain",
        "coach",
        "manager",
        "lawyer",
        "prosecutor",
        "governor",
        "mayor",
        "senator",
        "lawmaker",
        "legislator",
        "parliamentarian",
        "deputy",
        "doctor",
        "farmer",
        "witness",
        "observer",
        "scientist",
        "adviser",
        "advisor",
        "representative",
        "premier",
        "chancellor",
        "king",
        "queen",
        "commander",
        "member",
        "friend",
        "colleague",
        "grower",
        "fisherman",
        "soldier",
        "teacher",
        "mother",
        "father",
        "woman",
        "man",
        "economist",
        "professor",
        "historian",
        "researcher",
        "neighbour",
        "neighbor",
        "daughter",
        "son",
        "wife",
        "husband",
        "brother",
        "sister",
        "grandmother",
        "grandfather",
        "uncle",
        "aunt",
        "cousin",
        "daughter-in-law",
        "son-in-law",
        "mother-in-law",
        "father-in-law",
        "boy",
        "girl",
        "widow",
        "driver",
        "trader",
        "vendor",
        "shopkeeper",
        "fisher",
        "skipper",
        "sailor",
        "pilot",
        "worker",
        "nurse",
        "student",
        "pupil",
        "pensioner",
        "businessman",
        "businesswoman",
        "entrepreneur",
        "counterpart",
        "predecessor",
        "successor",
        "aide",
        "delegate",
        "politician",
        "candidate",
        "veteran",
        "striker",
        "midfielder",
        "defender",
        "goalkeeper",
        "winger",
        "forward",
        "substitute",
        "referee",
        "player",
        "teenager",
        "activist",
        "campaigner",
        "insider",
        "onlooker",
        "passenger",
        "villager",
        "elder",
        "bishop",
        "archbishop",
        "cardinal",
        "patriarch",
        "imam",
        "sheikh",
        "prince",
        "princess",
        "brigadier",
        "marshal",
        "priest",
        "pastor",
        "author",
        "writer",
        "poet",
        "artist",
        "engineer",
        "officer",
        "guard",
        "policeman",
        "sergeant",
        "lieutenant",
        "admiral",
        "speaker",
        "moderator",
        "consultant",
        "banker",
        "broker",
        "strategist",
        "hydrologist",
        "geologist",
        "biologist",
        "owner",
        "boss",
        "founder",
        "mp",
        "cm",
        "pm",
        "fm",
        "ceo",
        "conciliator",
        "arbitrator",
        "facilitator",
        "scholar",
        "academic",
        "academician",
        "politologist",
        "columnist",
        "correspondent",
        "editor",
        "survivor",
        "refugee",
        "rebel",
        "fighter",
        "source",
        "stranger",
        "visitor",
        "tourist",
        "baker",
        "miner",
        "prelate",
        "cleric",
        "clergyman",
        "monk",
        "nun",
        "rabbi",
        "mullah",
        "ayatollah",
        "pope",
        "pontiff",
        "abbot",
        "chaplain",
    ];
    WORDS.contains(&term)
}

/// Nouns of texts: who wrote it speaks, and stands behind "by", "from" or "of".
pub fn is_text_noun(term: &str) -> bool {
    const WORDS: &[&str] = &[
        "statement",
        "communique",
        "release",
        "report",
        "letter",
        "declaration",
        "note",
        "message",
        "post",
        "tweet",
        "resolution",
        "document",
        "interview",
        "speech",
        "article",
        "commentary",
        "readout",
        "comment",
    ];
    WORDS.contains(&term)
}

/// Bodies that are their country when they speak: "the Belvari delegation".
pub fn is_metonym_noun(term: &str) -> bool {
    ["side", "government", "delegation", "negotiators", "cabinet"].contains(&term)
}

/// Nouns of whoever governs a place: "the authorities in X".
pub fn is_governing_noun(term: &str) -> bool {
    ["authorities", "leadership", "government"].contains(&term)
}

/// Words that take certainty from what is said, one or more words each.
pub const HEDGES: &[&[&str]] = &[
    &["may", "have"],
    &["might", "have"],
    &["could", "have"],
    &["may"],
    &["might"],
    &["reportedly"],
    &["allegedly"],
    &["apparently"],
    &["purportedly"],
    &["supposedly"],
    &["seemingly"],
    &["presumably"],
    &["appears", "to"],
    &["appear", "to"],
    &["seems", "to"],
    &["seem", "to"],
    &["is", "said", "to"],
    &["are", "said", "to"],
    &["is", "believed", "to"],
    &["according", "to", "some", "media"],
    &["according", "to", "media"],
    &["according", "to", "media", "reports"],
    &["according", "to", "some", "reports"],
    &["according", "to", "unconfirmed", "reports"],
    &["according", "to", "reports"],
    &["according", "to", "some", "sources"],
    &["according", "to", "sources"],
    &["perhaps"],
    &["possibly"],
    &["probably"],
    &["rumoured"],
    &["rumored"],
    &["unconfirmed"],
];
