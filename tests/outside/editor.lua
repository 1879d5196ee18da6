-- Drives `avtal lsp` by Neovim, headless: nvim --clean --headless -l is newer than what distributions have, so this is
-- run by `-c 'luafile …'`. The program and a copy of `registry/` are in AVTAL and REGISTRY. It ends with 0 if all went well.

local program, registry = os.getenv("AVTAL"), os.getenv("REGISTRY")

local function fail(what)
  io.stderr:write(what .. "\n")
  os.exit(1)
end

local function wait(what, holds)
  if not vim.wait(60000, holds, 20) then
    fail(what .. " does not come: " .. vim.inspect(vim.diagnostic.get(0)))
  end
end

local function main()
  local path = registry .. "/agreements/jamtland-harjedalen/prioriterade-2023.toml"
  vim.o.hidden = true
  vim.cmd("edit " .. path)
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({
    cmd = { program, "lsp", "--as-of", "2026-11-21", "--lang", "en" },
    root_dir = registry,
  })
  vim.lsp.buf_attach_client(buffer, id)
  wait("the server", function() return #vim.lsp.buf_get_clients(buffer) > 0 end)

  local function rules()
    local found = {}
    for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
      found[diagnostic.code or (diagnostic.user_data or {}).lsp.code] = diagnostic
    end
    return found
  end

  -- A typo is underlined, and the quick fix mends it.
  local line = vim.fn.search("^owner", "nw") - 1
  vim.api.nvim_buf_set_text(buffer, line, 0, line, 5, { "ownr" })
  wait("the typo", function() return rules()["unknown-key"] ~= nil end)
  if rules()["unknown-key"].lnum ~= line then fail("the typo is underlined elsewhere") end

  local function ask(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 60000)
    local answer = answers and answers[id]
    if not answer or answer.err then fail(method .. ": " .. vim.inspect(answers)) end
    return answer.result
  end

  vim.api.nvim_win_set_cursor(0, { line + 1, 0 })
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {} }
  local client = vim.lsp.get_client_by_id(id)
  for _, action in ipairs(ask("textDocument/codeAction", params)) do
    if action.title == "replace `ownr` by `owner`" then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
    end
  end
  wait("the mended document", function() return rules()["unknown-key"] == nil end)
  local mended = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1]
  if mended ~= 'owner = "svom"' then fail("it is mended as " .. mended) end

  -- Hover and completion at the owner.
  vim.api.nvim_win_set_cursor(0, { line + 1, 10 })
  local hover = ask("textDocument/hover", vim.lsp.util.make_position_params())
  if not hover.contents.value:find("Sociala vård") then fail(vim.inspect(hover)) end
  local offered = ask("textDocument/completion", vim.lsp.util.make_position_params())
  if #offered.items == 0 then fail("nothing is offered") end

  -- A body is renamed: all files that name it, and its own.
  local renamed = vim.lsp.util.make_position_params()
  renamed.newName = "omsorgsgruppen"
  local edit = ask("textDocument/rename", renamed)
  local files = {}
  for _, part in ipairs(edit.documentChanges) do
    if part.textDocument then files[#files + 1] = vim.uri_to_fname(part.textDocument.uri) end
  end
  if #files < 2 then fail("only " .. #files .. " files change") end
  vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
  vim.cmd("silent wall")
  local bodies = registry .. "/bodies/jamtland-harjedalen/"
  if vim.fn.filereadable(bodies .. "omsorgsgruppen.toml") ~= 1 then fail("there is no file of the new name") end
  if vim.fn.filereadable(bodies .. "svom.toml") ~= 0 then fail("there is a file of the old name") end

  -- A whole text is laid out.
  vim.api.nvim_buf_set_lines(buffer, 1, 1, false, { 'topics = ["x"]' })
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { "" })
  vim.lsp.stop_client(id)
  wait("the end", function() return vim.lsp.client_is_stopped(id) end)
  vim.cmd("qall!")
end

local ok, problem = pcall(main)
if not ok then fail(tostring(problem)) end
