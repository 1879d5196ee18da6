#!/usr/bin/env python3
"""How fast the language server answers, and how much memory it takes.

    benches/lsp.py target/release/avtal                     1,000 and 10,000 records
    benches/lsp.py target/release/avtal --records 10000 --edits 10000

For each size: the time from the start to the findings of the open document; from a keystroke to the findings of its own
document, and to those of another that follow from it (medians and percentiles of what an editor sees, the pipe counted); and
the resident memory after 10 edits and after all of them. Every edit writes an id that has not been there before. Between what
an edit leads to and the next one lie 0.1 s, as if somebody typed fast; `--pause 0` leaves none.
"""

import argparse
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Editor:
    def __init__(self, program, registry):
        self.server = subprocess.Popen(
            [program, "lsp", "--as-of", "2026-11-21", "--lang", "en"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.messages = queue.Queue()
        self.told = {}
        threading.Thread(target=self.read, daemon=True).start()
        self.send({"id": 1, "method": "initialize", "params": {
            "processId": None, "rootUri": registry.as_uri(), "capabilities": {}}})
        while self.messages.get().get("id") != 1:
            pass
        self.notify("initialized", {})

    def read(self):
        out = self.server.stdout
        while line := out.readline():
            length = int(line.split(b":")[1])
            out.readline()
            self.messages.put(json.loads(out.read(length)))

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def open(self, path):
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": path.as_uri(), "languageId": "toml", "version": 1, "text": path.read_text()}})

    def write(self, path, version, text):
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": path.as_uri(), "version": version}, "contentChanges": [{"text": text}]})

    def until(self, holds):
        while True:
            message = self.messages.get(timeout=120)
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                self.told[params["uri"]] = params
                if holds(params):
                    return

    def settle(self, seconds=1.0):
        while True:
            try:
                message = self.messages.get(timeout=seconds)
            except queue.Empty:
                return
            if message.get("method") == "textDocument/publishDiagnostics":
                self.told[message["params"]["uri"]] = message["params"]

    def memory(self):
        """Of the server and of those it started, in MB."""
        total, open_ = 0, [self.server.pid]
        while open_:
            process = open_.pop()
            status = Path(f"/proc/{process}/status").read_text()
            total += int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])
            for task in Path(f"/proc/{process}/task").iterdir():
                open_ += [int(child) for child in (task / "children").read_text().split()]
        return total / 1024

    def end(self):
        self.send({"id": 2, "method": "shutdown"})
        while self.messages.get().get("id") != 2:
            pass
        self.notify("exit", None)
        self.server.wait(10)


def percentiles(times):
    times = sorted(times)
    at = lambda share: times[min(len(times) - 1, int(len(times) * share))] * 1000
    return f"p50 {at(0.5):6.1f} ms   p95 {at(0.95):6.1f} ms   p99 {at(0.99):6.1f} ms"


def measure(program, records, edits, pause):
    with tempfile.TemporaryDirectory() as folder:
        registry = Path(folder).resolve()
        subprocess.run([sys.executable, HERE / "corpus.py", registry, "--n", str(records)], check=True, stdout=subprocess.DEVNULL)
        old, new = registry / "agreements/prov-gammal.toml", registry / "agreements/prov-ny.toml"
        first = sorted((registry / "agreements").rglob("*.toml"))[0].read_text()
        parties = next(line for line in first.splitlines() if line.startswith("parties"))
        head = f"title = \"Prov\"\nkind = \"agreement\"\n{parties}\n"
        old.write_text(head + "[validity]\nfrom = 2020-01-01\nuntil = 2025-12-31\n")
        text = head + "related = [\"{}\"]\n[validity]\nfrom = 2026-01-01\nuntil = 2030-12-31\n[[replaces]]\nid = \"{}\"\n"
        new.write_text(text.format("prov-gammal", "prov-gammal"))

        start = time.perf_counter()
        editor = Editor(program, registry)
        editor.open(new)
        editor.until(lambda told: told["uri"] == new.as_uri() and told.get("version") == 1)
        print(f"{records:6} records: start to the first findings {(time.perf_counter() - start) * 1000:.0f} ms")
        editor.settle()
        own, other, after_ten = [], [], None
        for edit in range(edits):
            version = edit + 2
            time.sleep(pause)
            is_replaced = edit % 2 == 1
            before = time.perf_counter()
            editor.write(new, version, text.format(f"okand-{edit}", "prov-gammal" if is_replaced else "prov-gamma"))
            editor.until(lambda told: told["uri"] == new.as_uri() and told.get("version") == version)
            own.append(time.perf_counter() - before)
            lapsed = lambda told: any(found["code"] == "lapsed" for found in told["diagnostics"])
            editor.until(lambda told: told["uri"] == old.as_uri() and lapsed(told) != is_replaced)
            other.append(time.perf_counter() - before)
            if edit == 9:
                after_ten = editor.memory()
        print(f"        its own document  {percentiles(own)}")
        print(f"        another document  {percentiles(other)}")
        print(f"        memory after 10 edits {after_ten:.1f} MB, after {edits:,} {editor.memory():.1f} MB")
        editor.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("--records", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--pause", type=float, default=0.1, help="seconds between edits")
    arguments = parser.parse_args()
    for records in arguments.records:
        measure(arguments.program, records, arguments.edits, arguments.pause)


if __name__ == "__main__":
    main()
