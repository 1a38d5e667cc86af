//! The plan's folder on disk: what is listed, what is read, who may write, and what a failed write leaves.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use pcaet::fs::{Encoding, Lock, LockError, ReadError, StrayKind, WriteError, read, walk};
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(20);

/// A plan's folder with some files in it.
fn actions(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn lock(folder: &TempDir) -> Lock {
    Lock::acquire(folder.path(), "pcaet test", PATIENCE).unwrap()
}

/// The names in the folder of the lock, sorted.
fn store(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.path().join(".pcaet"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

fn names(paths: &[PathBuf]) -> Vec<&str> {
    paths.iter().map(|path| name(path)).collect()
}

#[test]
fn walk_tells_fiches_from_what_only_looks_like_one() {
    let folder = actions(&[
        ("4.9.yaml", ""),
        ("4.10.yaml", ""),
        ("plan.yaml", ""),
        ("4.11.yml", ""),
        ("4.12.YAML", ""),
        (".4.5.yaml", ""),
        ("4.5.yaml~", ""),
        ("LISEZMOI.md", ""),
        ("axe 2/sources/2.1.yml", ""),
        ("images/logo.png", ""),
        ("1.1.yaml/note.txt", ""),
        (".pcaet/.pcaet-Xq3R7b.yaml", ""),
    ]);
    let listing = walk(folder.path()).unwrap();
    assert_eq!(names(&listing.fiches), ["4.10.yaml", "4.9.yaml"]);
    assert_eq!(listing.plan, Some(folder.path().join("plan.yaml")));
    let strays: Vec<_> = listing.strays.iter().map(|stray| (name(&stray.path), stray.kind)).collect();
    assert_eq!(
        strays,
        [
            ("1.1.yaml", StrayKind::Directory),
            ("4.11.yml", StrayKind::WrongExtension),
            ("4.12.YAML", StrayKind::WrongExtension),
            ("axe 2", StrayKind::Subfolder),
        ]
    );
    assert!(walk(&folder.path().join("absent")).is_err());
}

#[test]
fn read_says_why_a_file_gives_no_text() {
    let folder = actions(&[("4.5.yaml", "titre: Démarche\n"), ("empty.yaml", "")]);
    let at = |name: &str| folder.path().join(name);
    assert_eq!(read(&at("4.5.yaml")).unwrap(), "titre: Démarche\n");
    assert_eq!(read(&at("empty.yaml")).unwrap(), "");
    assert!(matches!(read(&at("absent.yaml")), Err(ReadError::Missing)));
    assert!(matches!(read(folder.path()), Err(ReadError::Directory)));

    fs::write(at("latin.yaml"), b"titre: D\xe9marche d'\xe9cologie\n").unwrap();
    assert!(matches!(
        read(&at("latin.yaml")),
        Err(ReadError::NotUtf8 { byte: 8, looks_like: Encoding::Latin1 })
    ));
    fs::write(at("utf16.yaml"), b"\xff\xfet\0i\0t\0r\0e\0:\0").unwrap();
    assert!(matches!(
        read(&at("utf16.yaml")),
        Err(ReadError::NotUtf8 { byte: 0, looks_like: Encoding::Utf16 })
    ));

    // A sparse file: 50 MB that cost nothing, unless they are read.
    fs::File::create(at("big.yaml")).unwrap().set_len(50 << 20).unwrap();
    assert!(
        matches!(read(&at("big.yaml")), Err(ReadError::TooBig { bytes, max }) if bytes == 50 << 20 && max == 1 << 20)
    );
    fs::write(at("full.yaml"), "a".repeat(1 << 20)).unwrap();
    assert_eq!(read(&at("full.yaml")).unwrap().len(), 1 << 20);
}

#[test]
fn replace_keeps_nothing_but_the_text() {
    let folder = actions(&[("4.5.yaml", "avant\n")]);
    let lock = lock(&folder);
    lock.replace(&folder.path().join("4.5.yaml"), "après\n").unwrap();
    lock.replace(&folder.path().join("4.6.yaml"), "neuve\n").unwrap();
    assert_eq!(read(&folder.path().join("4.5.yaml")).unwrap(), "après\n");
    assert_eq!(read(&folder.path().join("4.6.yaml")).unwrap(), "neuve\n");
    assert_eq!(store(&folder), [".gitignore", "lock"]);
    assert_eq!(fs::read_to_string(folder.path().join(".pcaet/.gitignore")).unwrap(), "*\n");
}

#[test]
fn several_files_are_staged_before_any_is_replaced() {
    let folder = actions(&[("1.1.yaml", "un\n"), ("1.2.yaml", "deux\n")]);
    let lock = lock(&folder);
    let [one, two, none] = ["1.1.yaml", "1.2.yaml", "sub/1.3.yaml"].map(|name| folder.path().join(name));
    let staged = vec![lock.stage(&one, "UN\n").unwrap(), lock.stage(&two, "DEUX\n").unwrap()];
    assert!(lock.stage(&none, "TROIS\n").is_err());
    assert_eq!((read(&one).unwrap().as_str(), read(&two).unwrap().as_str()), ("un\n", "deux\n"));
    lock.commit(staged).unwrap();
    assert_eq!((read(&one).unwrap().as_str(), read(&two).unwrap().as_str()), ("UN\n", "DEUX\n"));

    drop(lock.stage(&one, "jamais\n").unwrap());
    assert_eq!(read(&one).unwrap(), "UN\n");
    assert_eq!(store(&folder), [".gitignore", "lock"]);

    lock.remove(&one).unwrap();
    assert!(matches!(read(&one), Err(ReadError::Missing)));
}

#[test]
fn what_changed_since_it_was_read_is_not_replaced_nor_are_the_others() {
    let folder = actions(&[("1.1.yaml", "un\n"), ("1.2.yaml", "deux\n")]);
    let lock = lock(&folder);
    let [one, two, new] = ["1.1.yaml", "1.2.yaml", "1.3.yaml"].map(|name| folder.path().join(name));
    let stage = |path, before, after| lock.stage(path, after).unwrap().in_place_of(before);
    let staged =
        vec![stage(&one, "un\n", "UN\n"), stage(&two, "deux\n", "DEUX\n"), stage(&new, "", "TROIS\n")];
    // An editor, which knows of no lock, writes between the reading and the writing.
    fs::write(&two, "de l’éditeur\n").unwrap();
    let refused = lock.commit(staged).unwrap_err();
    assert!(matches!(refused, WriteError::Changed { path } if path.ends_with("1.2.yaml")));
    assert_eq!((read(&one).unwrap().as_str(), read(&two).unwrap().as_str()), ("un\n", "de l’éditeur\n"));
    assert!(matches!(read(&new), Err(ReadError::Missing)));
    assert_eq!(store(&folder), [".gitignore", "lock"]);
    for (path, before) in [(&one, ""), (&new, "trois\n")] {
        assert!(lock.commit(vec![stage(path, before, "x\n")]).is_err());
    }
    lock.commit(vec![stage(&one, "un\n", "UN\n"), stage(&new, "", "TROIS\n")]).unwrap();
    assert_eq!((read(&one).unwrap().as_str(), read(&new).unwrap().as_str()), ("UN\n", "TROIS\n"));
}

#[test]
fn only_files_of_the_locked_folder_are_written() {
    let folder = actions(&[("4.5.yaml", ""), ("sub/1.1.yaml", "")]);
    let lock = lock(&folder);
    for name in ["../4.5.yaml", "sub/1.1.yaml", ".pcaet/lock", ".gitignore", "sub/..", ".pcaet"] {
        let path = folder.path().join(name);
        assert!(matches!(lock.replace(&path, "texte"), Err(WriteError::Outside { .. })), "{name}");
    }
    assert!(matches!(lock.replace(&folder.path().join("sub"), "texte"), Err(WriteError::NotAFile { .. })));
    // Another way of naming the same folder.
    lock.replace(&folder.path().join("sub/../4.5.yaml"), "texte\n").unwrap();
    assert_eq!(read(&folder.path().join("4.5.yaml")).unwrap(), "texte\n");
}

#[test]
fn the_lock_sweeps_what_a_killed_process_left() {
    let folder = actions(&[
        (".pcaet/.pcaet-Xq3R7b.tmp", "moitié"),
        (".pcaet/notes.tmp", "pas à nous"),
        (".pcaet/.gitignore", ""),
    ]);
    let lock = lock(&folder);
    assert_eq!(store(&folder), [".gitignore", "lock", "notes.tmp"]);
    assert!(lock.was_begun("moitié"));
    assert!(!lock.was_begun("pas à nous"));
    assert_eq!(fs::read_to_string(folder.path().join(".pcaet/.gitignore")).unwrap(), "*\n");
}

#[test]
fn who_waits_is_told_who_holds_the_lock() {
    let folder = actions(&[]);
    let held = Lock::acquire(folder.path(), "pcaet set 4.5 statut=realise", PATIENCE).unwrap();
    let start = Instant::now();
    let error = Lock::acquire(folder.path(), "pcaet fmt", Duration::from_millis(60)).unwrap_err();
    assert!((60..2_000).contains(&start.elapsed().as_millis()), "{:?}", start.elapsed());
    let LockError::Held { pid, command } = error else { panic!("{error}") };
    assert_eq!(pid, Some(std::process::id()));
    assert_eq!(command.as_deref(), Some("pcaet set 4.5 statut=realise"));

    drop(held);
    assert_eq!(fs::read_to_string(folder.path().join(".pcaet/lock")).unwrap(), "");
    // A program that another test starts meanwhile may have taken the open file along for a moment.
    Lock::acquire(folder.path(), "pcaet fmt", PATIENCE).unwrap();
}

#[test]
fn fifty_threads_lose_no_update() {
    let folder = actions(&[("4.5.yaml", "0")]);
    let path = folder.path().join("4.5.yaml");
    std::thread::scope(|scope| {
        for _ in 0..50 {
            scope.spawn(|| {
                let lock = lock(&folder);
                let count: u32 = read(&path).unwrap().parse().unwrap();
                lock.replace(&path, &(count + 1).to_string()).unwrap();
            });
        }
    });
    assert_eq!(read(&path).unwrap(), "50");
}

/// What the tests below run in a process of their own, this same program started again.
#[test]
fn helper() {
    let (Ok(role), Ok(folder)) = (std::env::var("PCAET_TEST_ROLE"), std::env::var("PCAET_TEST_FOLDER"))
    else {
        return;
    };
    let lock = Lock::acquire(Path::new(&folder), "pcaet helper", PATIENCE).unwrap();
    match role.as_str() {
        "hold" => {
            println!("\nheld");
            std::thread::sleep(PATIENCE);
        }
        "write" => {
            let result = lock.replace(&Path::new(&folder).join("4.5.yaml"), &"a".repeat(500_000));
            println!("\n{result:?}");
        }
        other => panic!("{other}"),
    }
}

/// Starts the helper by a shell that first runs `prelude`.
pub fn start_helper(role: &str, folder: &Path, prelude: &str) -> Child {
    Command::new("sh")
        .args(["-c", &format!("{prelude}exec \"$0\" --exact fs::helper --nocapture")])
        .arg(std::env::current_exe().unwrap())
        .env("PCAET_TEST_ROLE", role)
        .env("PCAET_TEST_FOLDER", folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o7777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    fn mkfifo(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    #[test]
    fn a_link_is_followed_and_stays_a_link() {
        let elsewhere = actions(&[("fiche.yaml", "avant\n")]);
        let folder = actions(&[]);
        let link = folder.path().join("4.5.yaml");
        symlink(elsewhere.path().join("fiche.yaml"), &link).unwrap();
        symlink("nulle-part", folder.path().join("4.6.yaml")).unwrap();
        symlink("4.7.yaml", folder.path().join("4.7.yaml")).unwrap();
        symlink("nulle-part", folder.path().join("notes.txt")).unwrap();
        symlink(elsewhere.path(), folder.path().join("autres")).unwrap();

        let listing = walk(folder.path()).unwrap();
        assert_eq!(names(&listing.fiches), ["4.5.yaml"]);
        let strays: Vec<_> = listing.strays.iter().map(|stray| stray.kind).collect();
        assert_eq!(strays, [StrayKind::Dangling, StrayKind::Dangling, StrayKind::Subfolder]);
        assert!(matches!(read(&folder.path().join("4.6.yaml")), Err(ReadError::Missing)));
        assert!(matches!(read(&folder.path().join("4.7.yaml")), Err(ReadError::Io(_))));

        let lock = lock(&folder);
        lock.replace(&link, "après\n").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(elsewhere.path().join("fiche.yaml")).unwrap(), "après\n");
        assert!(matches!(lock.replace(&folder.path().join("4.6.yaml"), ""), Err(WriteError::Io { .. })));
        lock.remove(&link).unwrap();
        assert_eq!(fs::read_to_string(elsewhere.path().join("fiche.yaml")).unwrap(), "après\n");
    }

    #[test]
    fn a_link_to_another_disk_is_written_over_there() {
        let folder = actions(&[]);
        let Ok(elsewhere) = TempDir::new_in("/dev/shm") else { return };
        let target = elsewhere.path().join("fiche.yaml");
        fs::write(&target, "avant\n").unwrap();
        let link = folder.path().join("4.5.yaml");
        symlink(&target, &link).unwrap();
        lock(&folder).replace(&link, "après\n").unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "après\n");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
    }

    #[test]
    fn mode_and_owner_are_kept_and_a_new_file_is_like_any_other() {
        let folder = actions(&[("4.5.yaml", "")]);
        let path = folder.path().join("4.5.yaml");
        let lock = lock(&folder);
        for bits in [0o600, 0o664, 0o755] {
            set_mode(&path, bits);
            lock.replace(&path, "texte\n").unwrap();
            assert_eq!(mode(&path), bits);
        }
        // Only root may give a file to somebody else.
        if std::os::unix::fs::chown(&path, Some(4321), Some(4321)).is_ok() {
            lock.replace(&path, "texte\n").unwrap();
            let metadata = fs::metadata(&path).unwrap();
            assert_eq!((metadata.uid(), metadata.gid()), (4321, 4321));
        }
        lock.replace(&folder.path().join("4.6.yaml"), "").unwrap();
        fs::write(folder.path().join("any"), "").unwrap();
        assert_eq!(mode(&folder.path().join("4.6.yaml")), mode(&folder.path().join("any")));
    }

    #[test]
    fn a_read_only_file_is_refused_even_to_root() {
        let folder = actions(&[("4.5.yaml", "avant\n")]);
        let path = folder.path().join("4.5.yaml");
        set_mode(&path, 0o444);
        assert!(matches!(lock(&folder).replace(&path, "après\n"), Err(WriteError::ReadOnly { .. })));
        assert_eq!(read(&path).unwrap(), "avant\n");
        assert_eq!(store(&folder), [".gitignore", "lock"]);
    }

    #[test]
    fn what_is_not_a_file_is_neither_read_nor_replaced() {
        let folder = actions(&[]);
        let path = folder.path().join("4.5.yaml");
        mkfifo(&path);
        symlink("/dev/zero", folder.path().join("4.6.yaml")).unwrap();
        // A fiche to the eye: it is read, and the reading says what is wrong.
        assert_eq!(names(&walk(folder.path()).unwrap().fiches), ["4.5.yaml", "4.6.yaml"]);
        let lock = lock(&folder);
        for name in ["4.5.yaml", "4.6.yaml"] {
            let path = folder.path().join(name);
            assert!(matches!(read(&path), Err(ReadError::NotAFile)), "{name}");
            assert!(matches!(lock.replace(&path, ""), Err(WriteError::NotAFile { .. })), "{name}");
        }
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("4.7.yaml")).unwrap();
        assert!(matches!(read(&folder.path().join("4.7.yaml")), Err(ReadError::NotAFile)));
    }

    #[test]
    fn a_repository_cannot_lead_the_lock_elsewhere() {
        let elsewhere = actions(&[("victim", "précieux")]);
        let folder = actions(&[]);
        symlink(elsewhere.path(), folder.path().join(".pcaet")).unwrap();
        assert!(matches!(Lock::acquire(folder.path(), "", PATIENCE), Err(LockError::Io { .. })));
        fs::remove_file(folder.path().join(".pcaet")).unwrap();
        fs::create_dir(folder.path().join(".pcaet")).unwrap();
        symlink(elsewhere.path().join("victim"), folder.path().join(".pcaet/lock")).unwrap();
        assert!(matches!(Lock::acquire(folder.path(), "", PATIENCE), Err(LockError::Io { .. })));
        assert_eq!(fs::read_to_string(elsewhere.path().join("victim")).unwrap(), "précieux");
    }

    #[test]
    fn a_lock_whose_file_was_deleted_holds_the_new_one() {
        let folder = actions(&[]);
        std::thread::scope(|scope| {
            let first = lock(&folder);
            // A waiter has the file open when `git clean -x` deletes it.
            let waiter = scope.spawn(|| lock(&folder));
            std::thread::sleep(Duration::from_millis(50));
            fs::remove_file(folder.path().join(".pcaet/lock")).unwrap();
            drop(first);
            let _second = waiter.join().unwrap();
            assert!(matches!(Lock::acquire(folder.path(), "", Duration::ZERO), Err(LockError::Held { .. })));
        });
    }

    #[test]
    fn another_process_is_named_and_its_death_frees_the_lock() {
        let folder = actions(&[]);
        let mut helper = start_helper("hold", folder.path(), "");
        let mut lines = BufReader::new(helper.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap() == "held"));
        let error = Lock::acquire(folder.path(), "pcaet test", Duration::ZERO).unwrap_err();
        assert_eq!(error.to_string(), format!("locked by process {}: pcaet helper", helper.id()));
        helper.kill().unwrap();
        helper.wait().unwrap();
        lock(&folder);
    }

    #[test]
    fn a_full_disk_leaves_the_file_as_it_was() {
        let folder = actions(&[("4.5.yaml", "avant\n")]);
        // No file may grow beyond 100 blocks, and the signal that says so is ignored: writes fail as on a full disk.
        let helper = start_helper("write", folder.path(), "trap '' XFSZ; ulimit -f 100; ");
        let output = helper.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains("Err(Io { path: "), "{said}");
        assert!(said.contains("FileTooLarge"), "{said}");
        assert_eq!(read(&folder.path().join("4.5.yaml")).unwrap(), "avant\n");
        assert_eq!(store(&folder), [".gitignore", "lock"]);
    }

    #[test]
    fn a_folder_one_may_not_write_in_is_refused_with_its_name() {
        let folder = actions(&[("4.5.yaml", "avant\n")]);
        set_mode(folder.path(), 0o555);
        let result = Lock::acquire(folder.path(), "pcaet test", PATIENCE);
        set_mode(folder.path(), 0o755);
        // Root is not held back by a mode.
        if let Err(error) = result {
            assert!(matches!(&error, LockError::Io { path, .. } if path.ends_with(".pcaet")), "{error}");
        }
        assert_eq!(read(&folder.path().join("4.5.yaml")).unwrap(), "avant\n");
    }
}
