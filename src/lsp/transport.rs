//! Messages as bytes: headers and a body.

use std::io::{self, BufRead, Read, Write};

use serde_json::Value;

/// The longest line of a header, in bytes.
const MAX_LINE: u64 = 1024;
/// How many headers a message may have.
const MAX_HEADERS: usize = 16;
/// The largest body, in bytes. A client that says that more will come is not believed.
pub(super) const MAX_BODY: usize = 64 << 20;

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// The body of a message.
    Body(Vec<u8>),
    /// The stream ended between two messages.
    End,
    /// Headers that are none: where the next message begins is not known. Why.
    Broken(String),
}

/// Reads the next message.
///
/// # Errors
///
/// As the stream; and `UnexpectedEof` if it ends within a message.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Frame> {
    let (mut length, mut headers) = (None, 0);
    loop {
        let mut line = Vec::new();
        input.by_ref().take(MAX_LINE).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return match headers {
                0 => Ok(Frame::End),
                _ => Err(io::ErrorKind::UnexpectedEof.into()),
            };
        }
        let Some(line) = line.strip_suffix(b"\n") else {
            return Ok(Frame::Broken("a header has no end".to_owned()));
        };
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        headers += 1;
        if headers > MAX_HEADERS {
            return Ok(Frame::Broken(format!("a message has more than {MAX_HEADERS} headers")));
        }
        let line = String::from_utf8_lossy(line);
        let Some((name, value)) = line.split_once(':') else {
            return Ok(Frame::Broken("a header has no colon".to_owned()));
        };
        if name.trim().eq_ignore_ascii_case("content-length") {
            match value.trim().parse::<usize>() {
                Ok(value) if value <= MAX_BODY => length = Some(value),
                Ok(value) => {
                    return Ok(Frame::Broken(format!("{value} bytes are more than {MAX_BODY}")));
                }
                Err(_) => return Ok(Frame::Broken("the length of a message is no number".to_owned())),
            }
        }
    }
    let Some(length) = length else {
        return Ok(Frame::Broken("a message has no length".to_owned()));
    };
    // It grows as bytes come: a client that promises many and sends few costs nothing.
    let mut body = Vec::new();
    input.by_ref().take(length as u64).read_to_end(&mut body)?;
    if body.len() < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Frame::Body(body))
}

/// Writes a message.
///
/// # Errors
///
/// As the stream.
pub(super) fn write(output: &mut dyn Write, message: &Value) -> io::Result<()> {
    let body = message.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(bytes: &[u8]) -> Vec<Frame> {
        let (mut input, mut frames) = (bytes, Vec::new());
        while let Ok(frame) = read(&mut input) {
            let is_last = !matches!(frame, Frame::Body(_));
            frames.push(frame);
            if is_last {
                break;
            }
        }
        frames
    }

    #[test]
    fn bodies_follow_each_other() {
        let text = b"Content-Length: 2\r\n\r\n{}content-length:3\r\nContent-Type: x\r\n\r\n[1]";
        assert_eq!(frames(text), [Frame::Body(b"{}".to_vec()), Frame::Body(b"[1]".to_vec()), Frame::End]);
    }

    #[test]
    fn what_is_no_header_ends_it() {
        for text in [
            &b"hello\r\n\r\n"[..],
            b"Content-Length: x\r\n\r\n",
            b"Content-Length: -1\r\n\r\n",
            b"Content-Length: 99999999999999999999999\r\n\r\n",
            b"Content-Length: 67108865\r\n\r\n",
            b"Content-Type: x\r\n\r\n{}",
            "x".repeat(5000).as_bytes(),
            "a: b\r\n".repeat(99).as_bytes(),
        ] {
            assert!(matches!(frames(text).as_slice(), [Frame::Broken(_)]));
        }
        for text in [&b"Content-Length: 9\r\n\r\n{}"[..], b"Content-Length: 67108864\r\n\r\n{}", b"a: b\r\n"]
        {
            assert_eq!(read(&mut &*text).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = Vec::new();
        write(&mut bytes, &serde_json::json!({"å": "ä"})).unwrap();
        assert_eq!(frames(&bytes), [Frame::Body("{\"å\":\"ä\"}".as_bytes().to_vec()), Frame::End]);
    }
}
