//! Any bytes, read as files of a plan.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(broken) = laws::read(bytes) {
        panic!("{broken}");
    }
});
