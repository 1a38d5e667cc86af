//! Any bytes, laid out.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(broken) = laws::lay_out(bytes) {
        panic!("{broken}");
    }
});
