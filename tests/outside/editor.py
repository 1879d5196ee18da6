"""Drives `avtal lsp` by a client of others, pygls, which takes apart every message by the types of the protocol.

Given the program and a copy of `registry/`, it walks through a session as a person would, and fails at the first thing that is
not as it was meant.
"""

import asyncio
import sys
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

PROGRAM, REGISTRY = sys.argv[1], Path(sys.argv[2])
AGREEMENT = REGISTRY / "agreements/jamtland-harjedalen/prioriterade-2023.toml"
PATIENCE = 60


def same(what, one, other):
    if one != other:
        sys.exit(f"{what}:\n  {one!r}\n  {other!r}")


class Editor:
    def __init__(self):
        self.client = LanguageClient("editor", "1")
        self.told = {}
        self.changed = asyncio.Event()
        client = self.client

        @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: lsp.PublishDiagnosticsParams):
            self.told[params.uri] = params
            self.changed.set()

        @client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
        def registered(params: lsp.RegistrationParams):
            same("what is watched", [of.method for of in params.registrations], ["workspace/didChangeWatchedFiles"])

        @client.feature(lsp.WINDOW_LOG_MESSAGE)
        def logged(params: lsp.LogMessageParams):
            sys.exit(f"in the log: {params.message}")

    def rules(self, path):
        params = self.told.get(path.as_uri())
        return [found.code for found in params.diagnostics] if params else []

    async def until(self, what, holds):
        async def wait():
            while not holds():
                self.changed.clear()
                await self.changed.wait()

        try:
            await asyncio.wait_for(wait(), PATIENCE)
        except asyncio.TimeoutError:
            sys.exit(f"{what} does not come")


async def main():
    editor = Editor()
    client = editor.client
    await client.start_io(PROGRAM, "lsp", "--as-of", "2026-11-21", "--lang", "en")
    edits = lsp.WorkspaceEditClientCapabilities(
        document_changes=True,
        resource_operations=[lsp.ResourceOperationKind.Create, lsp.ResourceOperationKind.Rename],
    )
    watched = lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    capabilities = lsp.ClientCapabilities(
        workspace=lsp.WorkspaceClientCapabilities(workspace_edit=edits, did_change_watched_files=watched),
        text_document=lsp.TextDocumentClientCapabilities(
            document_symbol=lsp.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True)
        ),
    )
    answer = await client.initialize_async(
        lsp.InitializeParams(capabilities=capabilities, root_uri=REGISTRY.as_uri())
    )
    same("the server", answer.server_info.name, "avtal")
    client.initialized(lsp.InitializedParams())

    text = AGREEMENT.read_text(encoding="utf-8")
    lines = text.split("\n")
    here = lsp.TextDocumentIdentifier(AGREEMENT.as_uri())
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(here.uri, "toml", 1, text))
    )
    await editor.until("the open document", lambda: here.uri in editor.told)
    same("the version", editor.told[here.uri].version, 1)

    def place(word, further=0):
        line = next(number for number, line in enumerate(lines) if word in line)
        return lsp.Position(line, lines[line].index(word) + further)

    def at(word, further=0):
        return {"text_document": here, "position": place(word, further)}

    # A typo is underlined while it is typed, and the quick fix mends it.
    owner = place("owner")
    typo = lsp.Range(lsp.Position(owner.line, 2), lsp.Position(owner.line, 3))
    change = lsp.TextDocumentContentChangePartial(range=typo, text="")
    version = lsp.VersionedTextDocumentIdentifier(uri=here.uri, version=2)
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(version, [change]))
    await editor.until("the typo", lambda: "unknown-key" in editor.rules(AGREEMENT))
    found = next(of for of in editor.told[here.uri].diagnostics if of.code == "unknown-key")
    context = lsp.CodeActionContext(diagnostics=[found], only=[lsp.CodeActionKind.QuickFix])
    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(here, found.range, context)
    )
    same("the fixes", [action.title for action in actions], ["replace `ower` by `owner`"])
    edit = actions[0].edit.document_changes[0].edits[0]
    same("the fix", (edit.range.start.line, edit.new_text), (owner.line, "n"))
    change = lsp.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text)
    version = lsp.VersionedTextDocumentIdentifier(uri=here.uri, version=3)
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(version, [change]))
    await editor.until("the mended document", lambda: editor.told[here.uri].version == 3)
    same("no typo", [rule for rule in editor.rules(AGREEMENT) if rule == "unknown-key"], [])

    # What is known of an id, and who may be the owner.
    hover = await client.text_document_hover_async(lsp.HoverParams(**at("prioriterade-2019", 1)))
    if "State" not in hover.contents.value:
        sys.exit(f"no state in {hover.contents.value}")
    offered = await client.text_document_completion_async(lsp.CompletionParams(**at('owner = "', 9)))
    names = {item.label: item.detail for item in offered.items}
    same("bodies by name", names["svom"], "Sociala vård- och omsorgsgruppen")

    # Every request of the kind has an answer by its types.
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(len(lines), 0))
    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(here))
    same("the first symbol", (type(symbols[0]), symbols[0].name), (lsp.DocumentSymbol, "title"))
    folds = await client.text_document_folding_range_async(lsp.FoldingRangeParams(here))
    hints = await client.text_document_inlay_hint_async(lsp.InlayHintParams(here, whole))
    grown = await client.text_document_selection_range_async(
        lsp.SelectionRangeParams(here, [place("2026")])
    )
    if not (folds and hints and grown and grown[0].parent):
        sys.exit(f"{folds} {hints} {grown}")
    await client.text_document_code_lens_async(lsp.CodeLensParams(here))
    options = lsp.FormattingOptions(2, True)
    edits = await client.text_document_formatting_async(lsp.DocumentFormattingParams(here, options))
    same("laid out already", len(edits), 0)
    await client.text_document_range_formatting_async(
        lsp.DocumentRangeFormattingParams(here, whole, options))
    target = await client.text_document_definition_async(lsp.DefinitionParams(**at("svom", 1)))
    same("the body", target.uri.rsplit("/", 1)[1], "svom.toml")
    marks = await client.text_document_document_highlight_async(
        lsp.DocumentHighlightParams(**at("prioriterade-2019", 1)))
    same("the places here", len(marks), 1)
    found = await client.workspace_symbol_async(lsp.WorkspaceSymbolParams("psykiska funktionsned"))
    if not found:
        sys.exit("nothing is found by a title")
    can = await client.text_document_prepare_rename_async(
        lsp.PrepareRenameParams(**at("prioriterade-2019", 1)))
    same("what would be renamed", can.placeholder, "prioriterade-2019")

    # A new id: every file that names it, and the name of its own.
    references = await client.text_document_references_async(
        lsp.ReferenceParams(lsp.ReferenceContext(False), **at("svom", 1)))
    files = {reference.uri for reference in references}
    edit = await client.text_document_rename_async(lsp.RenameParams(new_name="omsorgsgruppen", **at("svom", 1)))
    touched = {part.text_document.uri for part in edit.document_changes if isinstance(part, lsp.TextDocumentEdit)}
    same("the files that change", touched, files)
    renamed = [part for part in edit.document_changes if isinstance(part, lsp.RenameFile)]
    same("the file", [part.new_uri.rsplit("/", 1)[1] for part in renamed], ["omsorgsgruppen.toml"])

    # Another file says something else when this one changes: its owner has ceased to be.
    body = REGISTRY / "bodies/jamtland-harjedalen/svom.toml"
    text = body.read_text(encoding="utf-8")
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(body.as_uri(), "toml", 1, text)))
    lines = [line for line in text.split("\n") if not line.startswith("until")]
    change = lsp.TextDocumentContentChangeWholeDocument("\n".join(lines[:2] + ["until = 2020-12-31"] + lines[2:]))
    version = lsp.VersionedTextDocumentIdentifier(uri=body.as_uri(), version=2)
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(version, [change]))
    await editor.until("another file", lambda: "owner-to-come" in editor.rules(AGREEMENT))
    client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(body.as_uri())))
    await editor.until("what is on disk", lambda: "owner-to-come" not in editor.rules(AGREEMENT))

    # A file deleted outside is noticed.
    body.unlink()
    event = lsp.FileEvent(body.as_uri(), lsp.FileChangeType.Deleted)
    client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
    await editor.until("the missing body", lambda: "unknown-body" in editor.rules(AGREEMENT))

    await client.shutdown_async(None)
    client.exit(None)
    same("the end", await asyncio.wait_for(client._server.wait(), PATIENCE), 0)


asyncio.run(main())
print("ok")
