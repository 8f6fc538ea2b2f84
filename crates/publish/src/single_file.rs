//! A whole site in one HTML file, which opens from disk: the program and the corpus stand in it, packed. It asks no server for
//! anything, and its policy lets it ask none.

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use concordance_app::screen::Screen;
use corpus::Corpus;
use html_escape::encode_text;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::error::Error;
use crate::head::Head;
use crate::site::{Options, Site};

/// What unpacks the program; it stands behind the program's own script, in one module with it.
const UNPACK: &str = concat!(include_str!("lzma.js"), include_str!("single_file.js"));

/// Makes the whole site of a corpus one HTML file.
pub fn single_file(corpus: Corpus, app: &App, options: &Options) -> Result<String, Error> {
    let app = &*app.fitting(&corpus);
    page(&Site::new(corpus, app, options)?, app)
}

fn page(site: &Site, app: &App) -> Result<String, Error> {
    let template = app.text("index.html")?;
    let (_, style) = app.named(".css")?;
    let (_, glue) = app.named(".js")?;
    let (_, wasm) = app.bytes_named("_bg.wasm")?;
    // A program that was not cut in two has none.
    let annex = app.bytes_named("_annex.wasm").ok().map(|(_, annex)| packed("annex", annex)).transpose()?;
    let (style, boot, module) = (style.trim(), app.text("boot.js")?.trim(), module(glue)?);
    for (text, end) in [(style, "</style"), (boot, "</script"), (&*module, "</script")] {
        if text.to_ascii_lowercase().contains(end) {
            return Err(Error::App(format!("found {end} in a file that stands in the page")));
        }
    }

    // The program is here as soon as the page: drawn beforehand, the overview would be a tenth of the file, and lead nowhere.
    let corpus = site.corpus();
    let shown = format!(
        "<main class=\"overview\"><h1>{}</h1><p>{}</p><noscript><p>All of it is in this file and is shown by a program in it: \
         please let this page run scripts. Nothing that you read or type leaves your machine.</p></noscript></main>",
        encode_text(&corpus.title),
        encode_text(&corpus.description)
    );
    let head = Head {
        title: &corpus.title,
        screen: &Screen::default(),
        shown: None,
        engine: site.engine,
        site: site.address,
        has_feed: false,
        file: "",
        picture: None,
    };
    // What of the app's own page stays: all but what asks for other files.
    let (before, rest) = parted(template, "<meta http-equiv=\"Content-Security-Policy\"")?;
    let (_, rest) = parted(rest, ">")?;
    let (plain, rest) = parted(rest, "<!-- head -->")?;
    let (_, rest) = parted(rest, "</head>")?;
    let (body, _) = parted(rest, "<!-- page -->")?;
    let (_, body) = parted(body, "</noscript>")?;
    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash(boot),
        hash(&module),
        hash(style)
    );
    // Its words come from there, and its terms travel with them.
    let licence = format!("<!--\n{}\n-->\n", app.text("LICENSE-WordNet.txt")?.replace("--", "- -"));
    let parts = [
        before,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"",
        &policy,
        "\">",
        plain,
        &head.html(),
        "<style>",
        style,
        "</style>\n<script>",
        boot,
        "</script>\n</head>",
        body,
        "<div id=\"app\" class=\"page\" data-screen=\"?\" data-alone>",
        &shown,
        "</div>\n",
        &packed("wasm", wasm)?,
        &annex.unwrap_or_default(),
        &packed("corpus", site.columns.as_bytes())?,
        "<script type=\"module\">",
        &module,
        "</script>\n</body>\n</html>\n",
        &licence,
    ];
    Ok(parts.concat())
}

/// The program's script with what unpacks the program behind it, by the names that it gives away.
fn module(glue: &str) -> Result<String, Error> {
    let missing = || Error::App("its script gives nothing away by the names `default` and `open`".to_owned());
    let (script, exports) =
        glue.rsplit_once("export{").or_else(|| glue.rsplit_once("export {")).ok_or_else(missing)?;
    let (exports, _) = exports.split_once('}').ok_or_else(missing)?;
    let name = |wanted: &str| {
        let pair = |one: &'_ str| {
            let (own, given) = one.trim().split_once(" as ").unwrap_or((one.trim(), one.trim()));
            (given == wanted).then(|| own.to_owned())
        };
        exports.split(',').find_map(pair).ok_or_else(missing)
    };
    let shared = name("shared").unwrap_or_else(|_| "undefined".to_owned());
    let unpack = UNPACK.trim().replace("START", &name("default")?).replace("OPEN", &name("open")?);
    Ok([script.trim_end(), "\n", &unpack.replace("SHARED", &shared)].concat())
}

fn parted<'t>(text: &'t str, at: &str) -> Result<(&'t str, &'t str), Error> {
    text.split_once(at).ok_or_else(|| Error::App(format!("expected {at} in index.html; build the app anew")))
}

/// How a policy names the script or style with this text.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}

/// Bytes as an element of the page whose text the script unpacks.
fn packed(id: &str, bytes: &[u8]) -> Result<String, Error> {
    let packed = lzma(bytes).map_err(|error| Error::App(format!("it cannot be packed: {error}")))?;
    Ok(format!("<script type=\"text/plain\" id=\"{id}\">{}</script>\n", letters(&packed)))
}

/// Bytes as text that may stand in a script: two letters for thirteen bits, a thirteenth less than Base64.
fn letters(bytes: &[u8]) -> String {
    let letter = |digit: u32| char::from_u32(digit + if digit < 25 { 35 } else { 36 }).unwrap_or_default();
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let (mut held, mut bits) = (0, 0);
    // What is left at the end is filled up with zeros.
    for byte in bytes.iter().chain(&[0, 0]) {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits >= 13 {
            bits -= 13;
            let number = held >> bits;
            text.extend([letter(number / 91), letter(number % 91)]);
            held &= (1 << bits) - 1;
        }
    }
    text
}

/// Bytes as LZMA packs them, their number in front.
fn lzma(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let options = LzmaOptions { lc: 4, pb: 0, nice_len: 273, ..LzmaOptions::with_preset(9) };
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    writer.finish()
}
