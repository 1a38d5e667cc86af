//! The commands, through the real binary.

mod agenda;
mod commit;
mod edit;
mod explain;
mod fmt;
mod history;
mod indicator_add;
mod indicator_import;
mod indicator_import_together;
mod indicator_import_xlsx;
mod indicator_set;
mod indicator_show;
mod init;
mod list;
mod merge_file;
mod new;
mod rename;
mod set;
mod show;
mod status;
mod summary;
mod validate;
mod validate_fix;
mod validate_formats;
mod validate_levels;
mod views;
