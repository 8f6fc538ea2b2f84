//! An app for sites that nobody will open.

/// As much of the app as a site is made from.
pub(crate) const FILES: &[(&str, &str)] = &[
    (
        "index.html",
        "<!doctype html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><!-- head -->\
         <link rel=\"manifest\" href=\"site.webmanifest\"><script src=\"boot.js\"></script></head><body><!-- page -->\
         <!-- corpus --></body></html>",
    ),
    ("boot.js", "start()"),
    ("sw.js", "const FILES = [\"__FILES__\"];"),
];
