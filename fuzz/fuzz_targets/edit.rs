//! Any bytes, edited.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(broken) = laws::edit(bytes) {
        panic!("{broken}");
    }
});
