//! The file that lets CI check a new registry.

use std::path::Path;

use crate::commands::Failure;
use crate::text::message::message;

/// Where CI runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ci {
    /// GitHub Actions.
    Github,
    /// GitLab CI/CD.
    Gitlab,
}

/// What the jobs in `docs/ci/` say of the registry.
const REGISTRY: &str = "AVTAL_REGISTRY: registry\n";

impl Ci {
    /// Its path in the repository.
    pub(super) fn path(self) -> &'static str {
        match self {
            Ci::Github => ".github/workflows/avtal.yml",
            Ci::Gitlab => ".gitlab-ci.yml",
        }
    }

    /// The job for the registry in a folder of the repository. Empty for the root.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if the folder has a name that the job could take for something else.
    pub(super) fn job(self, registry: &Path) -> Result<String, Failure> {
        let job = match self {
            Ci::Github => include_str!("../../../docs/ci/github.yml"),
            Ci::Gitlab => include_str!("../../../docs/ci/gitlab.yml"),
        };
        let parts: Option<Vec<&str>> = registry.iter().map(|part| part.to_str()).collect();
        let folder =
            parts.map(|parts| parts.join("/")).filter(|folder| is_plain(folder)).ok_or_else(|| {
                let message = message!("ci-folder", path = registry.display().to_string());
                Failure::usage(message, message!("plain-folder"))
            })?;
        let folder = if folder.is_empty() { "." } else { &folder };
        Ok(job.replace(REGISTRY, &format!("AVTAL_REGISTRY: \"{folder}\"\n")))
    }
}

/// Whether neither YAML nor a runner gives a meaning to any of its characters, in quotes.
fn is_plain(folder: &str) -> bool {
    folder.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_names_the_folder_of_the_registry() {
        for ci in [Ci::Github, Ci::Gitlab] {
            let of = |folder: &str| ci.job(Path::new(folder)).ok();
            assert!(of("").unwrap().contains("AVTAL_REGISTRY: \".\"\n"));
            assert!(of("lan/avtal").unwrap().contains("AVTAL_REGISTRY: \"lan/avtal\"\n"));
            assert!(of("en mapp").is_none() && of("${{ x }}").is_none() && of("a\"b").is_none());
        }
    }
}
