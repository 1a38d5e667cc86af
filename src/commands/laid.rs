//! What a command tells that lays files out anew, or mends them: which change, and which are left.

use anyhow::Result;

use crate::interop::json::{Laid, LaidFile, Left};
use crate::render::{diff, paint, refused};
use crate::workspace::{Folder, Rewrites};

use super::Context;
use super::failure::say_error;

/// Files rewritten, and what was asked of the telling.
pub struct Rewritten<'f> {
    /// The folder of the plan.
    pub folder: &'f Folder,
    /// The files, each before and after, or why it is left.
    pub rewrites: Rewrites,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Whether the lines that change are asked for.
    pub diff: bool,
    /// The commit made of them.
    pub commit: Option<String>,
}

impl Rewritten<'_> {
    /// Returns how many files change.
    pub fn changed(&self) -> usize {
        self.texts().count()
    }

    /// Returns how many files are left for what is wrong in them.
    pub fn left(&self) -> usize {
        self.rewrites.iter().filter(|(_, rewrite)| rewrite.is_err()).count()
    }

    /// Returns the answer that programs read.
    pub fn answer(&self, ctx: &Context) -> Laid<'_> {
        let files: Vec<LaidFile<'_>> =
            self.texts().map(|(path, before, after)| LaidFile { path, before, after }).collect();
        let left = self.rewrites.iter().filter_map(|(path, rewrite)| {
            let obstacle = rewrite.as_ref().err()?;
            let (message, hint) = refused::sentence(obstacle, ctx.catalogue());
            Some(Left { path: self.folder.show(path), code: obstacle.row().code, message, hint })
        });
        let (changed, left) = (!files.is_empty(), left.collect());
        Laid { changed, files, left, dry_run: self.dry_run, commit: self.commit.clone() }
    }

    /// Names the files that change, or shows their lines.
    pub fn print(&self, ctx: &Context) -> Result<()> {
        for (path, before, after) in self.texts() {
            if self.diff {
                ctx.print(&diff::unified(&path, before, after))?;
            } else {
                ctx.print(&format!("{}\n", paint::clean(&path)))?;
            }
        }
        Ok(())
    }

    /// Says beside the answer why files are left, and how many change, or would.
    pub fn tell(self, ctx: &Context) {
        let (key, changed) = self.count();
        for obstacle in self.rewrites.into_iter().filter_map(|(_, rewrite)| rewrite.err()) {
            say_error(&obstacle.into(), ctx.catalogue(), false);
        }
        ctx.tell(&ctx.catalogue().say(key, &[("n", changed.into())]));
    }

    /// Says how many files change, where a check that follows tells of those that are left.
    pub fn tell_count(&self, ctx: &Context) {
        let (key, changed) = self.count();
        ctx.tell(&ctx.catalogue().say(key, &[("n", changed.into())]));
    }

    fn count(&self) -> (&'static str, usize) {
        (if self.dry_run { "fmt-a-changer" } else { "fmt-change" }, self.changed())
    }

    /// Returns the files that change: their paths, as they are shown, and their texts before and after.
    fn texts(&self) -> impl Iterator<Item = (String, &str, &str)> {
        let read = self.rewrites.iter().filter_map(|(path, rewrite)| Some((path, rewrite.as_ref().ok()?)));
        read.filter(|(_, rewrite)| rewrite.before != rewrite.after)
            .map(|(path, rewrite)| (self.folder.show(path), &*rewrite.before, &*rewrite.after))
    }
}
