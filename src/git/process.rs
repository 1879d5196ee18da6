//! Runs git as a child process, never through a shell.

use std::ffi::OsStr;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::discover::Located;
use super::object::ObjectId;
use crate::text::display_safe;
use crate::text::message::{Message, message};

/// Settings that a repository's configuration must not change: its location, programs that it names, and the format of
/// output.
const SETTINGS: [&str; 11] = [
    "safe.bareRepository=explicit",
    "protocol.allow=never",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "diff.orderFile=/dev/null",
    "diff.relative=false",
    "log.follow=false",
    "log.mailmap=false",
    "log.showRoot=true",
    "log.showSignature=false",
];

/// The first version that can read a partial clone without fetching.
const READS_PARTIAL: (u32, u32) = (2, 45);

/// The command that completes a partial clone.
pub(crate) const COMPLETE: &str = "git fetch --refetch --no-filter";

/// Why git failed.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// It cannot be run.
    NotInstalled(#[source] io::Error),
    /// There is no repository.
    NoRepository(PathBuf),
    /// The repository belongs to another user.
    Foreign(PathBuf),
    /// It cannot be a revision.
    NotARevision(String),
    /// The repository has no such commit.
    NoRevision {
        /// The revision as given.
        revision: String,
        /// Whether the repository lacks older history.
        is_shallow: bool,
    },
    /// It names an object other than a commit.
    NotACommit(String),
    /// The day lies before the beginning of the clone's reflog.
    BeforeReflog(String),
    /// There is no registry at the revision.
    NoRegistry {
        /// The expected folder, relative to the root of the repository.
        folder: String,
        /// The commit.
        commit: String,
        /// Another folder that has a registry, if any.
        instead: Option<String>,
    },
    /// The repository is a partial clone, and this version of git would fetch missing objects.
    TooOld {
        /// Its version.
        version: String,
    },
    /// A partial clone lacks a requested object.
    MissingObjects {
        /// The subcommand.
        command: String,
    },
    /// git failed, or its output was invalid.
    Failed {
        /// The subcommand.
        command: String,
        /// The last line of its error output.
        message: String,
    },
}

/// What git says in English, for programs and logs.
impl Display for GitError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl GitError {
    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            GitError::NotInstalled(error) => message!("git-not-installed", why = error.to_string()),
            GitError::NoRepository(folder) => message!("git-no-repository", folder = shown(folder)),
            GitError::Foreign(folder) => message!("git-foreign", folder = shown(folder)),
            GitError::NotARevision(revision) => {
                message!("git-not-a-revision", revision = display_safe(revision))
            }
            GitError::NoRevision { revision, .. } => {
                message!("git-no-revision", revision = display_safe(revision))
            }
            GitError::NotACommit(revision) => message!("git-not-a-commit", revision = display_safe(revision)),
            GitError::BeforeReflog(revision) => {
                message!("git-before-reflog", revision = display_safe(revision))
            }
            GitError::NoRegistry { folder, commit, .. } => {
                message!("git-no-registry", folder = folder.as_str(), commit = commit.as_str())
            }
            GitError::TooOld { version } => message!("git-too-old", version = version.as_str()),
            GitError::MissingObjects { command } => {
                message!("git-missing-objects", command = command.as_str())
            }
            GitError::Failed { command, message } => {
                message!("git-failed", command = command.as_str(), said = message.as_str())
            }
        }
    }

    /// A suggestion for the user, if any.
    #[must_use]
    pub fn help(&self) -> Option<Message> {
        Some(match self {
            GitError::NotInstalled(_) => message!("git-install"),
            GitError::NoRepository(_) => message!("git-only-in-git"),
            GitError::Foreign(folder) => message!("git-trust", folder = shown(folder)),
            GitError::NotARevision(_) => message!("git-name-revision"),
            GitError::NoRevision { is_shallow: true, .. } => message!("git-unshallow"),
            GitError::NoRevision { is_shallow: false, .. } => message!("git-list-revisions"),
            GitError::NotACommit(_) => message!("git-name-commit"),
            GitError::BeforeReflog(revision) => {
                let (branch, day) = revision.split_once("@{").unwrap_or((revision, ""));
                let branch = if branch.is_empty() { "HEAD" } else { branch };
                let day = day.trim_end_matches('}');
                message!("git-last-commit", day = day, branch = branch)
            }
            GitError::NoRegistry { instead: Some(instead), .. } => {
                message!("git-registry-at", folder = instead.as_str())
            }
            GitError::NoRegistry { instead: None, .. } => message!("git-registry-elsewhere"),
            GitError::TooOld { .. } => {
                let (major, minor) = READS_PARTIAL;
                message!("git-newer", version = format!("{major}.{minor}"), command = COMPLETE)
            }
            GitError::MissingObjects { .. } => message!("git-complete", command = COMPLETE),
            GitError::Failed { .. } => return None,
        })
    }

    /// Whether the user asked for something that does not exist, as opposed to a fault in the environment.
    #[must_use]
    pub fn is_wrong_use(&self) -> bool {
        match self {
            GitError::NoRepository(_)
            | GitError::NotARevision(_)
            | GitError::NoRevision { .. }
            | GitError::NotACommit(_)
            | GitError::BeforeReflog(_)
            | GitError::NoRegistry { .. } => true,
            GitError::NotInstalled(_)
            | GitError::Foreign(_)
            | GitError::TooOld { .. }
            | GitError::MissingObjects { .. }
            | GitError::Failed { .. } => false,
        }
    }

    pub(crate) fn failed(command: &str, message: &str) -> Self {
        GitError::Failed { command: command.to_owned(), message: message.to_owned() }
    }
}

/// A path as it is shown.
fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// git in an explicitly named repository: neither the environment nor files of a registry decide which one it reads.
#[derive(Debug, Clone)]
pub(crate) struct Git {
    top: PathBuf,
    is_bare: bool,
    /// Whether the clone lacks older history.
    is_shallow: bool,
    /// Whether it is a partial clone, which deliberately lacks objects that could be fetched.
    is_partial: bool,
}

impl Git {
    /// git in the repository that was found, after git has confirmed that it trusts it.
    pub(crate) fn within(found: &Located) -> Result<Self, GitError> {
        let (top, is_bare) = (found.top.clone(), found.is_bare);
        let mut git = Git { top, is_bare, is_shallow: false, is_partial: false };
        git.is_shallow = git.ensure_trusted(&found.inner)?;
        let partial = r"^(extensions\.partialclone|remote\..*\.promisor)$";
        git.is_partial = git.ask("config", ["--get-regexp", partial])?.status.success();
        if git.is_partial {
            git.ensure_fetches_nothing()?;
        }
        Ok(git)
    }

    /// The root of the work tree. For a bare repository, its folder.
    pub(crate) fn top(&self) -> &Path {
        &self.top
    }

    pub(crate) fn is_bare(&self) -> bool {
        self.is_bare
    }

    /// Whether the clone lacks older history.
    pub(crate) fn is_shallow(&self) -> bool {
        self.is_shallow
    }

    /// Whether it is a partial clone, which deliberately lacks objects that could be fetched.
    pub(crate) fn is_partial(&self) -> bool {
        self.is_partial
    }

    /// git checks the owner of a repository only if it finds it by itself, so that is done once. Returns whether the
    /// clone is shallow.
    fn ensure_trusted(&self, inner: &Path) -> Result<bool, GitError> {
        let mut command = self.bearings();
        if self.is_bare {
            command.args(["-c", "safe.bareRepository=all"]);
        }
        command.args(["rev-parse", "--is-shallow-repository", "--absolute-git-dir"]).stdin(Stdio::null());
        let output = command.output().map_err(GitError::NotInstalled)?;
        let nowhere = || GitError::NoRepository(self.top.clone());
        if !output.status.success() {
            let is_none = String::from_utf8_lossy(&output.stderr).contains("not a git repository");
            return Err(if is_none { nowhere() } else { self.refused("rev-parse", &output) });
        }
        let output = String::from_utf8_lossy(output.stdout.trim_ascii_end()).into_owned();
        let (is_shallow, read) = output.split_once('\n').ok_or_else(nowhere)?;
        let is_same =
            dunce::canonicalize(read).is_ok_and(|read| dunce::canonicalize(inner).is_ok_and(|i| i == read));
        if is_same { Ok(is_shallow == "true") } else { Err(nowhere()) }
    }

    /// A version of git without `GIT_NO_LAZY_FETCH` would run whatever the clone configures for fetching.
    fn ensure_fetches_nothing(&self) -> Result<(), GitError> {
        let output = self.tell("version", [""; 0])?;
        let output = String::from_utf8_lossy(&output);
        let version = output.trim().trim_start_matches("git version ").to_owned();
        let mut numbers = version.split('.').map_while(|number| number.parse::<u32>().ok());
        let is_known = numbers.next().zip(numbers.next()).is_some_and(|version| version >= READS_PARTIAL);
        if is_known { Ok(()) } else { Err(GitError::TooOld { version }) }
    }

    /// git at the root of the repository, which reads only what is requested, takes no locks, never prompts, fetches
    /// nothing and runs no other programs.
    fn bearings(&self) -> Command {
        let mut git = Command::new("git");
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"GIT_") {
                git.env_remove(name);
            }
        }
        git.env_remove("LANGUAGE").env("LC_ALL", "C");
        // No protocol is allowed, even if settings allow some.
        git.env("GIT_ALLOW_PROTOCOL", "").env("GIT_NO_LAZY_FETCH", "1").env("GIT_NO_REPLACE_OBJECTS", "1");
        git.env("GIT_GRAFT_FILE", "/dev/null");
        git.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
        git.current_dir(&self.top).args(["--no-pager", "--literal-pathspecs"]);
        for setting in SETTINGS {
            git.args(["-c", setting]);
        }
        git
    }

    /// A subcommand in the repository, with no output but its result.
    pub(crate) fn command(&self, subcommand: &str) -> Command {
        let mut git = self.bearings();
        git.args(if self.is_bare { &["--git-dir=."][..] } else { &["--git-dir=.git", "--work-tree=."] });
        git.arg(subcommand).stdin(Stdio::null()).stderr(Stdio::null());
        git
    }

    /// The output of a subcommand, whether or not it succeeds.
    pub(crate) fn ask<S: AsRef<OsStr>>(
        &self,
        subcommand: &str,
        arguments: impl IntoIterator<Item = S>,
    ) -> Result<Output, GitError> {
        let mut command = self.command(subcommand);
        command.args(arguments).stderr(Stdio::piped()).output().map_err(GitError::NotInstalled)
    }

    /// The standard output of a subcommand, which must succeed.
    pub(crate) fn tell<S: AsRef<OsStr>>(
        &self,
        subcommand: &str,
        arguments: impl IntoIterator<Item = S>,
    ) -> Result<Vec<u8>, GitError> {
        let output = self.ask(subcommand, arguments)?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(self.refused(subcommand, &output))
    }

    /// Interprets a failure of git.
    pub(crate) fn refused(&self, subcommand: &str, output: &Output) -> GitError {
        let stderr = String::from_utf8_lossy(&output.stderr);
        if stderr.contains("dubious ownership") {
            let named = stderr.split_once(" at '").and_then(|(_, rest)| rest.split_once('\''));
            return GitError::Foreign(named.map_or_else(|| self.top.clone(), |(path, _)| path.into()));
        }
        let last = stderr.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default();
        let last = last.trim_start_matches("fatal: ").trim_start_matches("error: ");
        self.broken(subcommand, if last.is_empty() { "it did not say why" } else { last })
    }

    /// An error for a failure of git, attributed to the partial clone if it is one.
    pub(crate) fn broken(&self, subcommand: &str, message: &str) -> GitError {
        if self.is_partial {
            return GitError::MissingObjects { command: subcommand.to_owned() };
        }
        GitError::failed(subcommand, message)
    }

    /// The object that an expression resolves to, if any.
    pub(crate) fn object(&self, expression: &OsStr) -> Result<Option<ObjectId>, GitError> {
        let quietly = ["--verify", "--quiet", "--end-of-options"].map(OsStr::new);
        let output = self.ask("rev-parse", quietly.into_iter().chain([expression]))?;
        Ok(ObjectId::parse(output.stdout.trim_ascii_end()).filter(|_| output.status.success()))
    }
}
