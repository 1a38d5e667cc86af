//! From a folder to a plan with all that is wrong in it, and from one change to one edited file.

pub mod assign;
pub mod decode;
pub mod difference;
pub mod edition;
pub mod editor;
pub mod encode;
mod folder;
pub mod git;
pub mod ignore;
mod load;
pub mod mend;
pub mod merge;
mod progress;
pub mod rename;
mod save;
pub mod series;
mod stream;

pub use folder::{Folder, Named};
pub use ignore::Ignore;
pub use load::{Checks, Loaded, Opened, load, locate, open, open_plan, unknown_fiche};
pub use progress::Progress;
pub use save::{
    Hold, Place, Rewrite, Rewrites, carry_out, create, put_together, read_if_there, reads_the_same, refused,
    replace, rewrite, rewrite_all, rewrite_together,
};
pub use stream::Reading;
