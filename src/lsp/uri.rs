//! Files as URIs, and back.

use std::path::{Component, Path, PathBuf};

/// The path of a `file:` URI. None for any other.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let rest = rest.split(['?', '#']).next()?;
    let (host, path) = rest.split_at_checked(rest.find('/')?)?;
    let path = decoded(path)?;
    let is_local = host.is_empty() || host == "localhost";
    if cfg!(windows) {
        // `/c:/x`, or a share: `//host/x`.
        let path = if is_local { path.trim_start_matches('/').to_owned() } else { format!("//{host}{path}") };
        return Some(PathBuf::from(path.replace('/', "\\")));
    }
    is_local.then(|| PathBuf::from(path))
}

/// The `file:` URI of an absolute path.
pub(super) fn uri_of(path: &Path) -> String {
    let mut uri = String::from("file://");
    for component in path.components() {
        match component {
            Component::Prefix(prefix) => {
                uri.push('/');
                let prefix = prefix.as_os_str().to_string_lossy();
                encode(prefix.trim_start_matches(r"\\?\"), &mut uri);
            }
            Component::RootDir => {}
            Component::CurDir | Component::ParentDir | Component::Normal(_) => {
                uri.push('/');
                encode(&component.as_os_str().to_string_lossy(), &mut uri);
            }
        }
    }
    if uri.len() == "file://".len() {
        uri.push('/');
    }
    uri
}

fn encode(part: &str, uri: &mut String) {
    for byte in part.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
}

/// The text with each `%xx` as its byte. None if that is not UTF-8, or has a zero byte.
fn decoded(text: &str) -> Option<String> {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text.bytes());
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            0 => return None,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_back() {
        for path in ["/a/b.toml", "/å ä/ö%.toml", "/a/#x?y", "/"] {
            assert_eq!(path_of(&uri_of(Path::new(path))).as_deref(), Some(Path::new(path)), "{path}");
        }
        assert_eq!(uri_of(Path::new("/å b/c.toml")), "file:///%C3%A5%20b/c.toml");
    }

    #[test]
    fn clients_may_encode_otherwise() {
        assert_eq!(path_of("file:///a/%62.toml"), Some(PathBuf::from("/a/b.toml")));
        assert_eq!(path_of("file://localhost/a"), Some(PathBuf::from("/a")));
        for odd in
            ["untitled:1", "file:///%", "file:///%zz", "file:///%ff", "file:///%00", "file://", "http://x/a"]
        {
            assert_eq!(path_of(odd), None, "{odd}");
        }
    }
}
