//! From the JSON in the page to the [`Corpus`].
//!
//! serde's derived reader of the model writes code for every way each struct could arrive (ARCHITECTURE.md has the
//! figures). What stands in the page is instead a list of texts, the corpus as [`columns`].

use core::fmt;

use corpus::{Corpus, columns};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Reads a corpus; of broken JSON it says where, and of broken columns which.
pub fn corpus(json: &str) -> Result<Corpus, String> {
    let place = |error: serde_json::Error| ["broken JSON at byte ", &error.column().to_string()].concat();
    let mut texts = Vec::new();
    let mut json = serde_json::Deserializer::from_str(json);
    Texts(&mut texts).deserialize(&mut json).and_then(|()| json.end()).map_err(place)?;
    columns::read(&texts).map_err(|at| ["broken column ", &at.to_string()].concat())
}

/// Gathers the texts of a list. The reader of a `Vec<String>` weighs 8 KB, nearly all of it to describe in an error
/// what came instead; here whatever else comes is left out, and then the columns are too few.
struct Texts<'t>(&'t mut Vec<String>);

impl<'de> DeserializeSeed<'de> for Texts<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Texts<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("columns")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.push(text.to_owned());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Texts(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    // serde_json finds that the fields are not read, and says where.
    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use corpus::columns;

    use crate::sample;

    #[test]
    fn a_corpus_comes_back() {
        for corpus in [sample::corpus(), sample::empty()] {
            let json = serde_json::to_string(&columns::write(&corpus)).expect("texts serialise");
            assert_eq!(super::corpus(&json), Ok(corpus));
        }
    }

    #[test]
    fn broken_json_is_told_with_its_place() {
        assert_eq!(super::corpus("[1,"), Err("broken JSON at byte 3".into()));
        assert!(super::corpus("").is_err() && super::corpus("{}{").is_err());
    }

    #[test]
    fn json_that_is_no_list_of_texts_is_told() {
        for json in ["{}", "[]", "7", "-7.5e3", "null", "[true]", "\"|\"", r#"["|","0"]"#, r#"[{"|":"0"}]"#] {
            assert!(super::corpus(json).is_err(), "{json}");
        }
    }
}
