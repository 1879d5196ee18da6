//! `--dialect` of the commands that print CSV.

use clap::Args;

use super::failure::Failure;
use crate::render::csv::Dialect;
use crate::text::message::message;

/// In which dialect to print CSV.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct DialectArgument {
    /// With --format csv, for which reader the file is [default: rfc4180]
    #[arg(long, value_name = "DIALECT")]
    dialect: Option<Dialect>,
}

impl DialectArgument {
    /// The dialect.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if one is named and the format is not CSV.
    pub(super) fn resolve(self, is_csv: bool) -> Result<Dialect, Failure> {
        if self.dialect.is_some() && !is_csv {
            return Err(Failure::usage(message!("dialect-without-csv"), message!("dialect-needs-csv")));
        }
        Ok(self.dialect.unwrap_or_default())
    }
}
