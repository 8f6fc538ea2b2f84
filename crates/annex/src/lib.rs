//! Where the program for browsers is cut in two.
//!
//! What no reader needs before the first list of results is the annex of the program, a file of its own that is loaded behind
//! it. A function inside [`in_annex!`] is there, with all that only such functions use; nothing else has to be said of that.
//! Where the program is not to be cut, natively or in a plain `trunk build`, it is a function like any other.

use std::ops::Deref;

/// Puts a function into the annex, told from the others there by a hexadecimal digit. Whoever calls it sees to it that the annex is there;
/// the program stops where it is not.
///
/// An import and an export by these names are what the splitting tool looks for (`tools/src/split.rs`). That they are unsafe to
/// write is why they are written here.
#[macro_export]
macro_rules! in_annex {
    ($number:literal, $(#[$meta:meta])* $vis:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) $body:block) => {
        $crate::in_annex! { $number, $(#[$meta])* $vis fn $name($($argument: $type),*) -> () $body }
    };
    ($number:literal, $(#[$meta:meta])* $vis:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) -> $out:ty $body:block) => {
        $(#[$meta])*
        $vis fn $name($($argument: $type),*) -> $out {
            #[cfg(not(split))]
            return $body;
            #[cfg(split)]
            {
                #[link(wasm_import_module = "__wasm_split_placeholder__")]
                #[allow(improper_ctypes)]
                unsafe extern "C" {
                    #[link_name = concat!("__wasm_split_00annex00_import_0000000000000000000000000000000", $number)]
                    safe fn cut($($argument: $type),*) -> $out;
                }
                #[allow(improper_ctypes_definitions)]
                #[unsafe(export_name = concat!("__wasm_split_00annex00_export_0000000000000000000000000000000", $number))]
                extern "C" fn behind($($argument: $type),*) -> $out $body
                cut($($argument),*)
            }
        }
    };
}

/// A value of a type that only the annex knows well. Whoever only hands it on, or drops it, needs nothing of that type: what
/// takes such a value away comes with it. In an enum of boxes each type would bring that to where the enum is dropped.
pub struct Apart<T>(Box<dyn Held<T>>);

trait Held<T>: Send + Sync {
    fn held(&self) -> &T;
}

impl<T: Send + Sync> Held<T> for T {
    fn held(&self) -> &T {
        self
    }
}

impl<T: Send + Sync + 'static> Apart<T> {
    /// Takes the value; to be called from the annex.
    pub fn new(value: T) -> Self {
        Self(Box::new(value))
    }
}

impl<T> Deref for Apart<T> {
    type Target = T;

    fn deref(&self) -> &T {
        (*self.0).held()
    }
}

#[cfg(test)]
mod tests {
    use super::Apart;
    use std::sync::Arc;

    #[test]
    fn what_is_apart_is_there_and_goes() {
        let value = Arc::new(5);
        let apart = Apart::new(value.clone());
        assert_eq!((**apart, Arc::strong_count(&value)), (5, 2));
        drop(apart);
        assert_eq!(Arc::strong_count(&value), 1);
    }
}
