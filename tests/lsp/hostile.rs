//! Clients that do not keep to the protocol, and texts that were made to harm.

use std::time::Duration;

use serde_json::{Value, json};

use crate::editor::{Editor, capabilities, uri};
use crate::folder::Folder;

const VALIDITY: &str = "from = 2026-01-01\nuntil = 2030-12-31\n";

fn frame(body: &[u8]) -> Vec<u8> {
    [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
}

/// The code of the next error.
fn error(editor: &mut Editor) -> i64 {
    let end = std::time::Instant::now() + Duration::from_secs(60);
    loop {
        let message = editor.receive(end).expect("an answer");
        if let Some(code) = message.pointer("/error/code").and_then(Value::as_i64) {
            return code;
        }
    }
}

#[test]
fn headers_that_are_none_end_the_session_with_an_error() {
    let folder = Folder::of_agreement("", VALIDITY);
    for bytes in [
        &b"GET / HTTP/1.1\r\n\r\n"[..],
        b"Content-Length: many\r\n\r\n",
        b"Content-Length: -1\r\n\r\n{}",
        b"Content-Length: 18446744073709551616\r\n\r\n",
        b"Content-Length: 9999999999\r\n\r\n",
        b"Content-Type: x\r\n\r\n{}",
        "x".repeat(1 << 20).as_bytes(),
    ] {
        let mut editor = Editor::of(folder.path());
        editor.send_bytes(bytes);
        assert_eq!(error(&mut editor), -32700);
        assert_eq!(editor.wait_for_end(), 1);
    }
}

#[test]
fn a_client_that_goes_away_ends_the_session() {
    let folder = Folder::of_agreement("", VALIDITY);
    for bytes in [&b""[..], b"Content-Length: 100\r\n\r\n{", b"Content-Le"] {
        let mut editor = Editor::of(folder.path());
        editor.send_bytes(bytes);
        editor.hang_up();
        assert_eq!(editor.wait_for_end(), 1);
    }
    // Without asking to shut down, and in the middle of work.
    for begins in [false, true] {
        let mut editor = Editor::start(folder.path(), &[]);
        if begins {
            editor.initialize(&[folder.path().to_owned()], capabilities());
            editor.ask("workspace/symbol", json!({ "query": "" }));
        }
        editor.notify("exit", Value::Null);
        assert_eq!(editor.wait_for_end(), 1);
    }
}

#[test]
fn what_is_no_message_is_an_error_and_the_session_goes_on() {
    let folder = Folder::of_agreement("", VALIDITY);
    let mut editor = Editor::of(folder.path());
    for (body, code) in [
        (&b"{"[..], -32700),
        (b"", -32700),
        (b"{\"a\":\"\xff\xfe\"}", -32700),
        (br#"{"jsonrpc":"2.0","id":1,"method":"\ud800"}"#, -32700),
        ("[".repeat(200_000).as_bytes(), -32700),
        (b"[]", -32600),
        (b"3", -32600),
        (b"{}", -32600),
        (br#"{"jsonrpc":"2.0","id":[1],"method":"shutdown"}"#, -32600),
        (br#"{"jsonrpc":"2.0","id":9,"method":7}"#, -32600),
        (br#"{"jsonrpc":"2.0","id":"x","method":"no/such"}"#, -32601),
        (br#"{"jsonrpc":"2.0","id":1.5,"method":"textDocument/hover","params":[]}"#, -32602),
        (br#"{"jsonrpc":"2.0","id":99999999999999999999,"method":"textDocument/hover"}"#, -32602),
        (br#"{"jsonrpc":"2.0","id":2,"method":"initialize","params":{}}"#, -32600),
    ] {
        editor.send_bytes(&frame(body));
        assert_eq!(error(&mut editor), code, "{}", String::from_utf8_lossy(body));
    }
    // An answer to nothing, and notifications of all sorts, are passed over or put into the log.
    editor.send(&json!({ "jsonrpc": "2.0", "id": "avtal-77", "result": {} }));
    editor.notify("no/such", json!(3));
    editor.notify("$/no/such", json!(3));
    editor.notify("textDocument/didChange", json!({ "textDocument": 3 }));
    editor.notify("textDocument/didOpen", json!(null));
    editor.notify("$/cancelRequest", json!({ "id": 12345 }));
    editor.notify("$/cancelRequest", json!([]));
    let nowhere = folder.path().join("agreements/annat.toml");
    editor.change(&nowhere, 3, json!([{ "text": "x" }]));
    editor.close(&nowhere);
    editor.until("it is in the log", |editor| {
        editor.asked.iter().filter(|of| of["method"] == "window/logMessage").count() == 3
    });
    assert_eq!(editor.end(), 0);
}

#[test]
fn nothing_is_done_before_the_session_begins_or_after_it_is_to_end() {
    let folder = Folder::of_agreement("", VALIDITY);
    let mut editor = Editor::start(folder.path(), &[]);
    editor.open(&folder.path().join("agreements/avtal.toml"), "x");
    assert_eq!(editor.refused("textDocument/hover", json!({})).0, -32002);
    assert_eq!(editor.refused("shutdown", json!({})).0, -32002);
    editor.initialize(&[folder.path().to_owned()], json!({ "workspace": 3, "textDocument": [] }));
    editor.request("shutdown", Value::Null);
    assert_eq!(editor.refused("textDocument/hover", json!({})).0, -32600);
    editor.notify("exit", Value::Null);
    assert_eq!(editor.wait_for_end(), 0);
}

/// Every request about a place, at places that there are not.
#[test]
fn places_outside_and_documents_that_are_not_there_are_answered() {
    let text = "title = \"å𝄞\"\r\nowner = \"styr\u{feff}\n[[decision]]\rby = [{ id = \"\n\n";
    let folder = Folder::of_agreement("", VALIDITY);
    let path = folder.path().join("agreements/avtal.toml");
    let (yaml, settings) = (folder.path().join("agreements/y.yaml"), folder.path().join("registry.toml"));
    let mut editor = Editor::of(folder.path());
    editor.open(&path, text);
    editor.open(&yaml, "title: \"å𝄞\nparties:\n- a\n  - {b: [\n\t&x *x");
    editor.open(&settings, "[kinds.agreement]\n[rules\n");
    let most = u64::from(u32::MAX);
    for path in [&path, &yaml, &settings] {
        for (line, character) in
            [(0, 0), (0, 10), (0, most), (1, 13), (2, 3), (3, 14), (4, 0), (most, 0), (most, most)]
        {
            let position = json!({ "line": line, "character": character });
            let range = json!({ "start": position, "end": { "line": 0, "character": 0 } });
            let document = json!({ "uri": uri(path) });
            for (method, more) in [
                ("hover", json!({})),
                ("completion", json!({})),
                ("definition", json!({})),
                ("references", json!({ "context": { "includeDeclaration": true } })),
                ("documentHighlight", json!({})),
                ("prepareRename", json!({})),
                ("documentSymbol", json!({})),
                ("codeAction", json!({ "range": range, "context": { "diagnostics": [] } })),
                ("codeLens", json!({})),
                ("foldingRange", json!({})),
                ("inlayHint", json!({ "range": range })),
                ("selectionRange", json!({ "positions": [position] })),
            ] {
                let mut params = json!({ "textDocument": document, "position": position });
                params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
                editor.request(&format!("textDocument/{method}"), params);
            }
            let params = json!({ "textDocument": document, "position": position, "newName": "../x" });
            assert_eq!(editor.refused("textDocument/rename", params).0, -32803);
        }
        let params = json!({ "textDocument": { "uri": uri(path) }, "options": {} });
        let (code, _) = editor.refused("textDocument/formatting", params);
        assert_eq!(code, -32803, "broken syntax is left as it is");
    }
    for uri in ["file:///nowhere/x.toml", "untitled:1", "file:///%ff", "http://x.example/", "", "file://"] {
        let params = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 0 } });
        assert_eq!(editor.refused("textDocument/hover", params.clone()).0, -32602, "{uri}");
        let document = json!({ "uri": uri, "languageId": "toml", "version": 1, "text": "" });
        editor.notify("textDocument/didOpen", json!({ "textDocument": document }));
        editor.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
        editor.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri, "type": 3 }] }));
    }
    let params = json!({ "textDocument": { "uri": uri(&path) }, "position": { "line": -1, "character": 0 } });
    assert_eq!(editor.refused("textDocument/hover", params).0, -32602);
    assert_eq!(editor.end(), 0);
}

#[test]
fn what_is_cancelled_while_it_waits_is_not_done() {
    let folder = Folder::of_agreement("", VALIDITY);
    let mut editor = Editor::of(folder.path());
    // All in one piece: when the first is dealt with, the rest has come.
    let mut bytes = Vec::new();
    for id in 100..140 {
        let body =
            json!({ "jsonrpc": "2.0", "id": id, "method": "workspace/symbol", "params": { "query": "" } });
        bytes.extend(frame(body.to_string().as_bytes()));
    }
    let body = json!({ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": 139 } });
    bytes.extend(frame(body.to_string().as_bytes()));
    editor.send_bytes(&bytes);
    let answer = editor.answer(139);
    let is_answered = answer.get("result").is_some() || answer.pointer("/error/code") == Some(&json!(-32800));
    assert!(is_answered, "{answer}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn large_documents_and_hostile_texts_do_no_harm() {
    let folder = Folder::of_agreement("", VALIDITY);
    let path = folder.path().join("agreements/avtal.toml");
    let mut editor = Editor::of(folder.path());
    editor.open(&path, "");
    let evil = "title = \"<script>alert(1)</script> [x](http://evil.example) \\u202E `**_\"\n\
                kind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"kommunerna\"]\n[validity]\nfrom = 2026-01-01\n";
    let texts = [
        "a = ".repeat(300_000),
        "[".repeat(100_000),
        "{a: ".repeat(50_000),
        format!("related = [{}]", "\"x\", ".repeat(2_000)),
        "é\u{301}".repeat(400_000),
        "\0\u{1b}[31m\u{202e}".to_owned(),
    ];
    for (version, text) in (2..).zip(&texts) {
        editor.write(&path, version, text);
        editor.until("it is looked at", |editor| {
            editor.diagnostics.get(&uri(&path)).is_some_and(|told| told["version"] == version)
        });
        for method in ["documentSymbol", "foldingRange", "codeLens"] {
            editor
                .request(&format!("textDocument/{method}"), json!({ "textDocument": { "uri": uri(&path) } }));
        }
        let end = json!({ "line": 0, "character": u32::MAX });
        let params = json!({ "textDocument": { "uri": uri(&path) }, "position": end });
        editor.request("textDocument/completion", params);
    }
    editor.write(&path, 99, evil);
    let params = json!({ "textDocument": { "uri": uri(&path) }, "position": { "line": 0, "character": 12 } });
    let hover = editor.request("textDocument/hover", params)["contents"]["value"].to_string();
    assert!(hover.contains("script") && !hover.contains("<script>") && !hover.contains("[x]"), "{hover}");
    for bad in ["\\u001b", "\u{1b}", "\u{202e}"] {
        assert!(!hover.contains(bad), "{hover}");
    }
    assert_eq!(editor.end(), 0);
}
