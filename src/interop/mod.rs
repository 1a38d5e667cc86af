//! In and out: the forms other programs read.

pub mod baseline;
pub mod csv;
pub mod dates;
pub mod encoding;
pub mod export;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod junit;
pub mod page;
pub mod sarif;
pub mod schema;
pub mod table;
pub mod tet;
pub mod xlsx;
