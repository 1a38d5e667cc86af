//! The README's console blocks are run, in a copy of the plans it speaks of.

use std::fs;

use crate::support::{copy_files, copy_of, root, words};

/// Returns the console blocks of a text.
fn blocks(text: &str) -> Vec<&str> {
    let opened = text.split("```console\n").skip(1);
    opened.map(|rest| rest.split("```").next().unwrap_or_default()).collect()
}

#[test]
fn every_console_block_prints_what_the_readme_says() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let plan = copy_of("tests/plans/dourdannais").today("2026-11-01");
    let example = "examples/val-dormance/actions";
    copy_files(&root().join(example), &plan.path().join(example));
    let blocks = blocks(&readme);
    assert!(blocks.len() >= 4, "the README shows what it says");
    for block in blocks {
        let mut said = String::new();
        for line in block.lines().filter_map(|line| line.strip_prefix("$ pcaet ")) {
            let ran = plan.run_words(&words(line));
            said += &format!("$ pcaet {line}\n{}{}", ran.stdout, ran.stderr);
        }
        assert_eq!(said, block);
    }
}

#[test]
fn the_two_commands_are_those_that_ci_runs() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let ci = fs::read_to_string(root().join(".ci/run")).unwrap();
    for command in ["cargo run --release -- show 4.5", "cargo test"] {
        assert!(readme.contains(&format!("\n{command}\n")), "the README lacks {command}");
        assert!(ci.contains(command), ".ci/run lacks {command}");
    }
}

#[test]
fn the_format_page_names_every_key_the_decoder_knows() {
    let page = fs::read_to_string(root().join("docs/format.md")).unwrap();
    for source in crate::tidy::sources().iter().filter(|source| source.path.starts_with("workspace/decode/"))
    {
        for macro_call in source.code.split("fields!(").skip(1) {
            let body = macro_call.split("});").next().unwrap_or_default();
            let keys = body.split("\" =>").map(|before| before.rsplit('"').next().unwrap_or_default());
            for key in keys.filter(|key| key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')) {
                assert!(page.contains(key), "docs/format.md lacks {key}");
            }
        }
    }
}
