//! Addresses that mail can be sent to.

/// The longest address that mail can be sent to, in octets (RFC 5321, section 4.5.3.1.3, without angle brackets).
const LONGEST_ADDRESS: usize = 254;

/// The longest part of an address before its `@`, in octets (RFC 5321, section 4.5.3.1.1).
const LONGEST_LOCAL_PART: usize = 64;

/// The longest part of a domain between dots, in octets (RFC 1035, section 2.3.4).
const LONGEST_LABEL: usize = 63;

/// Whether a text is an address that mail can be sent to.
///
/// It must be a plain `local@domain` in ASCII (RFC 5322, section 3.4.1, a dot-atom on both sides), without name,
/// comment, quotes or white space, and within the lengths of RFC 5321. An internationalised domain must be in its DNS
/// form (`xn--…`). Non-ASCII letters before the `@` are refused, as they need mail servers that support RFC 6531.
#[must_use]
pub fn is_mail_address(text: &str) -> bool {
    text.len() <= LONGEST_ADDRESS
        && text.split_once('@').is_some_and(|(local, domain)| is_local_part(local) && is_domain(domain))
}

/// Words of `atext` with single dots between them (RFC 5322, section 3.2.3).
fn is_local_part(text: &str) -> bool {
    let is_atext = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    text.len() <= LONGEST_LOCAL_PART
        && text.split('.').all(|word| !word.is_empty() && word.chars().all(is_atext))
}

/// Labels of letters, digits and inner hyphens (RFC 1123, section 2.1) with single dots between them.
fn is_domain(text: &str) -> bool {
    let is_ldh = |c: char| c.is_ascii_alphanumeric() || c == '-';
    text.split('.').all(|label| {
        (1..=LONGEST_LABEL).contains(&label.len())
            && label.chars().all(is_ldh)
            && !label.starts_with('-')
            && !label.ends_with('-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let long_label = format!("a@{}.example", "b".repeat(63));
        let long_local = format!("{}@b.example", "a".repeat(64));
        let longest = format!("{}@{}.{}.bb", "a".repeat(64), "b".repeat(63), ["c"; 61].join("."));
        assert_eq!(longest.len(), 253);
        for address in [
            "a@b.example",
            "o'neil+avtal@test.example",
            "a.b@xn--testkping-47a.example",
            "a@localhost",
            "a@123.example",
            &long_label,
            &long_local,
            &longest,
        ] {
            assert!(is_mail_address(address), "{address}");
        }
        for text in [
            "",
            "@",
            "a",
            "a@",
            "@b.example",
            "a@b@c.example",
            "a b@c.example",
            " a@b.example",
            "a@b.example ",
            "a@b.example\n",
            "a@b.example\r\nBcc: c@d.example",
            "a\u{0}@b.example",
            "<a@b.example>",
            "A <a@b.example>",
            "a@b.example,c@d.example",
            "a@b.example;c@d.example",
            "\"a\"@b.example",
            "a(comment)@b.example",
            "a\\@b.example",
            ".a@b.example",
            "a.@b.example",
            "a..b@c.example",
            "a@.example",
            "a@b..example",
            "a@b.example.",
            "a@-b.example",
            "a@b-.example",
            "a@b_c.example",
            "a@[127.0.0.1]",
            "mailto:a@b.example",
            "förnamn@test.example",
            "a@testköping.example",
            "a\u{202e}@b.example",
            &long_label.replace("bb", "bbb"),
            &long_local.replace("aa", "aaa"),
            &format!("{longest}bb"),
        ] {
            assert!(!is_mail_address(text), "{text}");
        }
    }
}
