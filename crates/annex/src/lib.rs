//! Where the program for browsers is cut in two.
//!
//! What no reader needs before the first list of results is the annex of the program, a file of its own that is loaded behind
//! it. A function inside [`in_annex!`] is there, with all that only such functions use; nothing else has to be said of that.
//! Where the program is not to be cut, natively or in a plain `trunk build`, it is a function like any other.

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
