// Filter, search and sort of the register. Without it, the table stands as it is. The data is asked for when it is needed.
"use strict";

(() => {
  const form = document.getElementById("filter");
  const table = document.getElementById("register");
  if (!form || !table) return;

  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  const shown = document.getElementById("shown");
  const more = document.getElementById("more");
  const pager = document.querySelector(".pager");
  const whole = [...body.rows];
  // So many rows are made at once: more would make who types wait.
  const STEP = 50;
  // So many entries are made ready at once, for the same reason.
  const SLICE = 1000;
  // As the pages name them: where each value stands in the entry of an agreement.
  const [TITLE, ID, PAGE, STATE, KIND, OWNER, PARTIES, END, END_TEXT, STATUTORY, FLAGS, WORDS, STAGE, PART, TOPICS,
    FOLDER] = [...Array(16).keys()];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const fields = ["q", "state", "kind", "stage", "part", "topic", "folder", "owner", "party", "statutory", "attention"];
  const labels = headings.map((heading) => heading.textContent);
  // As the pages have it.
  const byTitle = { key: "title", down: false };

  const download = document.getElementById("download");

  let data = null;
  // Titles that several agreements have: their ids tell these apart.
  let shared = new Set();
  let asked = false;
  let sort = byTitle;
  let matching = [];
  let count = 0;

  // Letters with their marks, and the same without: who types å means å, who types a means both.
  const plain = (text) => text.normalize("NFC").toLowerCase();
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  window.avtalRegister = async (json) => {
    await new Promise((next) => setTimeout(next));
    const register = JSON.parse(json);
    const { agreements } = register;
    for (let from = 0; from < agreements.length; from += SLICE) {
      await new Promise((next) => setTimeout(next));
      for (const entry of agreements.slice(from, from + SLICE)) {
        const text = [entry[TITLE], entry[ID], ...entry[WORDS]].join("\n");
        entry.plain = plain(text);
        entry.bare = bare(text);
      }
    }
    data = register;
    const titles = new Set();
    shared = new Set(data.agreements.map((entry) => entry[TITLE]).filter((title) => titles.size === titles.add(title).size));
    const used = new Set(data.agreements.map((entry) => entry[STATE]));
    fill("state", data.states, (_, at) => used.has(at));
    fill("kind", data.kinds);
    fill("stage", data.stages, (_, at) => data.agreements.some((entry) => entry[STAGE] === at));
    fill("part", data.parts);
    fill("topic", data.topics);
    fill("folder", data.folders);
    fill("owner", data.owners);
    fill("party", data.parties);
    read();
    update();
  };

  // The choices of a filter in the order of their names.
  const fill = (name, choices, wanted = () => true) => {
    const options = choices.filter(wanted).sort((a, b) => collator.compare(a[1], b[1]));
    for (const [id, text] of options) form.elements[name].add(new Option(text, id));
    // A filter that has nothing to choose from is of no use.
    form.elements[name].closest("p").hidden = options.length === 0;
  };

  const load = () => {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = form.dataset.source;
    script.onerror = () => {
      shown.textContent = form.dataset.failed;
    };
    document.head.append(script);
  };

  const value = (name) => {
    const field = form.elements[name];
    return field.type === "checkbox" ? (field.checked ? field.value : "") : field.value;
  };

  // What is filtered by stands in the address, so that it can be kept and sent.
  const read = () => {
    const wanted = new URLSearchParams(location.hash.slice(1));
    for (const name of fields) {
      const field = form.elements[name];
      if (field.type === "checkbox") field.checked = wanted.has(name);
      else field.value = wanted.get(name) ?? "";
      if (field.selectedIndex === -1) field.selectedIndex = 0;
    }
    const [key, order] = (wanted.get("sort") ?? "").split(" ");
    sort = headings.some((heading) => heading.dataset.key === key) ? { key, down: order === "down" } : byTitle;
  };

  const isByTitle = () => sort.key === byTitle.key && !sort.down;

  const write = () => {
    const wanted = new URLSearchParams();
    for (const name of fields) if (value(name)) wanted.set(name, value(name));
    if (!isByTitle()) wanted.set("sort", sort.down ? `${sort.key} down` : sort.key);
    const hash = wanted.toString();
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  };

  const position = (list, name) => list.findIndex(([id]) => id === value(name));

  const filter = () => {
    const words = value("q").split(/\s+/).filter(Boolean);
    const tests = words.map((word) => {
      const [exact, loose] = [plain(word), bare(word)];
      return exact === loose ? (entry) => entry.bare.includes(loose) : (entry) => entry.plain.includes(exact);
    });
    const same = (name, list, at) => {
      const wanted = position(list, name);
      if (value(name)) tests.push((entry) => entry[at] === wanted);
    };
    same("state", data.states, STATE);
    same("kind", data.kinds, KIND);
    same("owner", data.owners, OWNER);
    same("stage", data.stages, STAGE);
    same("part", data.parts, PART);
    same("folder", data.folders, FOLDER);
    const among = (name, list, at) => {
      const wanted = position(list, name);
      if (value(name)) tests.push((entry) => entry[at].includes(wanted));
    };
    among("party", data.parties, PARTIES);
    among("topic", data.topics, TOPICS);
    if (value("statutory")) tests.push((entry) => entry[STATUTORY] === 1);
    if (value("attention")) tests.push((entry) => entry[FLAGS] !== null);
    return data.agreements.filter((entry) => tests.every((test) => test(entry)));
  };

  const keys = {
    state: (entry) => data.states[entry[STATE]][1],
    end: (entry) => entry[END],
    owner: (entry) => (entry[OWNER] === null ? "" : data.owners[entry[OWNER]][1]),
    flags: (entry) => (entry[FLAGS] === null ? "" : data.flags[entry[FLAGS]]),
  };

  // What is not known comes last, whichever way round. Few names are borne by many, so only those are put in order.
  const sorted = (entries) => {
    if (sort.key === "title") return sort.down ? [...entries].reverse() : entries;
    const names = [...new Set(entries.map(keys[sort.key]))];
    names.sort(sort.key === "end" ? undefined : collator.compare);
    if (sort.down) names.reverse();
    const places = new Map(names.map((name, at) => [name, name === "" ? names.length : at]));
    const keyed = entries.map((entry) => [places.get(keys[sort.key](entry)), entry]);
    return keyed.sort(([a], [b]) => a - b).map(([, entry]) => entry);
  };

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const link = (text, address) => {
    const made = element("a", text);
    made.href = address;
    return made;
  };

  const row = (entry) => {
    const made = document.createElement("tr");
    const cells = labels.map((label) => {
      const cell = made.insertCell();
      cell.dataset.label = label;
      return cell;
    });
    const [title, state, end, owner, flags] = cells;
    const words = element("span", "", "title");
    words.append(link(entry[TITLE] || entry[ID], `agreements/${entry[PAGE] ?? entry[ID]}.html`));
    if (entry[STATUTORY]) words.append(" ", element("span", data.statutory, "tag"));
    title.append(words);
    if (entry[TITLE] && shared.has(entry[TITLE])) title.append(element("span", entry[ID], "id"));
    const [name, text] = data.states[entry[STATE]];
    state.append(element("span", text, `state ${name}`));
    const last = entry[END_TEXT] ?? entry[END];
    if (last) end.append(element("span", last, "whole"));
    if (entry[OWNER] !== null) {
      const [, called, address] = data.owners[entry[OWNER]];
      owner.append(address ? link(called, address) : called);
    }
    flags.append(keys.flags(entry));
    return made;
  };

  const add = () => {
    body.append(...matching.slice(count, count + STEP).map(row));
    count = Math.min(count + STEP, matching.length);
    more.hidden = count === matching.length;
  };

  // A value for a spreadsheet: what begins like a formula is made text, as in the file of the whole register.
  const cell = (text) => {
    const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?\d+$/.test(text) ? `'${text}` : text;
    const isQuoted = /["\r\n]/.test(harmless) || harmless.includes(data.separator);
    return isQuoted ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };

  // The rows that are found, as a file like that of the whole register.
  const file = () => {
    const line = (entry) => [
      entry[ID],
      entry[TITLE],
      data.states[entry[STATE]][1],
      entry[END_TEXT] ?? entry[END],
      keys.owner(entry),
      keys.flags(entry),
    ];
    const lines = [data.header, ...matching.map(line)].map((cells) => `${cells.map(cell).join(data.separator)}\r\n`);
    return (data.marked ? "\ufeff" : "") + lines.join("");
  };

  // By what it is sorted.
  const tell = () => {
    for (const heading of headings) {
      if (heading.dataset.key === sort.key) heading.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
    }
  };

  const update = () => {
    const isAll = isByTitle() && fields.every((name) => !value(name));
    tell();
    write();
    if (pager) pager.hidden = !isAll;
    if (isAll) {
      // Not where they are there: who has gone on to one of them meanwhile would be thrown out.
      if (body.rows[0] !== whole[0]) body.replaceChildren(...whole);
      shown.textContent = "";
      more.hidden = true;
      matching = [];
      return;
    }
    matching = sorted(filter());
    count = 0;
    body.replaceChildren();
    add();
    shown.textContent = matching.length
      ? form.dataset.shown.replace("{shown}", matching.length).replace("{all}", data.agreements.length)
      : form.dataset.none;
  };

  const changed = () => {
    if (data) update();
    else load();
  };

  for (const heading of headings) {
    const button = element("button", heading.textContent);
    button.type = "button";
    button.addEventListener("click", () => {
      const { key } = heading.dataset;
      if (sort.key !== key) sort = { key, down: false };
      else if (!sort.down) sort = { key, down: true };
      else sort = byTitle;
      // Written first, as what is asked for stands in the address while the data is on its way.
      write();
      changed();
    });
    heading.replaceChildren(button);
  }

  tell();
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("focusin", load);
  form.addEventListener("input", () => {
    if (data) update();
    else {
      write();
      load();
    }
  });
  form.addEventListener("reset", () =>
    setTimeout(() => {
      sort = byTitle;
      changed();
    }),
  );
  more.addEventListener("click", () => {
    const next = body.rows.length;
    add();
    body.rows[next]?.querySelector("a")?.focus();
  });
  // Without a filter the link leads to the whole register.
  download.addEventListener("click", (event) => {
    if (shown.textContent === "" || !data) return;
    event.preventDefault();
    const address = URL.createObjectURL(new Blob([file()], { type: "text/csv" }));
    const made = link("", address);
    made.download = download.download;
    made.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
  window.addEventListener("hashchange", () => {
    if (data) {
      read();
      update();
    } else load();
  });
  if (location.hash.length > 1) load();
})();
