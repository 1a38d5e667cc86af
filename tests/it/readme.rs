//! The README's console blocks are run, in a copy of the plans it speaks of.

use std::fs;

use serde_yaml::Value;

use crate::support::{copy_files, copy_of, root, words};

/// Returns the blocks of a text that are in some language.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let opened = text.split("```").skip(1).step_by(2);
    opened.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n')).collect()
}

#[test]
fn every_console_block_prints_what_the_readme_says() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let plan = copy_of("tests/plans/dourdannais").today("2026-11-01");
    let example = "examples/val-dormance/actions";
    copy_files(&root().join(example), &plan.path().join(example));
    copy_files(&root().join("tests/pages"), &plan.path().join("tests/pages"));
    let blocks = blocks(&readme, "console");
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
fn the_action_and_the_hooks_are_used_as_they_are_declared() {
    let read = |name: &str| fs::read_to_string(root().join(name)).unwrap();
    let yaml = |text: &str| serde_yaml::from_str::<Value>(text).unwrap();
    let readme = read("README.md");
    let [action, hooks] = *blocks(&readme, "yaml") else { panic!("one block a kind") };
    let inputs = yaml(&read("action.yml"))["inputs"].clone();
    for input in yaml(action)[0]["with"].as_mapping().unwrap().keys() {
        assert!(inputs.get(input).is_some(), "no input {input:?}");
    }
    let declared = yaml(&read(".pre-commit-hooks.yaml"));
    let used = yaml(hooks)["repos"][0]["hooks"].clone();
    let ids = |hooks: &Value| {
        hooks.as_sequence().unwrap().iter().map(|hook| hook["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&used), ids(&declared));
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
