//! The commands, through the real binary.

mod explain;
mod fmt;
mod indicator_import;
mod indicator_import_together;
mod indicator_import_xlsx;
mod indicator_set;
mod init;
mod list;
mod new;
mod show;
mod validate;
mod validate_fix;
mod validate_formats;
mod validate_levels;
