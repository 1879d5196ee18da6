"""Tries web sites in Chromium.

    walk.py SITES TOOLS [IMAGES]

SITES holds sites opened as files: `sv` and `en` of the registry that comes with the program, `hostile`, and `many`, in which
"åtgärd" finds 115 agreements and "atgard" 230. TOOLS is what `install` made; pages as they are
printed are left in TOOLS/screens. With IMAGES, the pictures that the documentation shows are written there, and pictures of every
kind of page are left in TOOLS/screens too: to be looked at. Prints, as JSON, what each check has seen, how long it took, and
what was wrong.
"""

import base64
import io
import json
import shutil
import sys
import time
import traceback
import unicodedata
from pathlib import Path

from PIL import Image
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

# Seconds that something may take on a machine that is busy with other things.
PATIENCE = 30
# Of every kind of page one, in the registry that comes with the program.
PAGES = [
    "index.html",
    "register.html",
    "timeline.html",
    "calendar.html",
    "parties.html",
    "bodies.html",
    "agreements/barn-unga-dalarna-2022.html",
    "agreements/samverkansstruktur.html",
    "parties/are-kommun.html",
    "bodies/svom.html",
]
# A screen, one that is hardly wide enough for tables, and one that is made larger to 400 %.
WIDE, MIDDLE, NARROW = 1280, 801, 320


class Browser:
    """Chromium without a window, and what it has been up to."""

    def __init__(self):
        options = webdriver.ChromeOptions()
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--hide-scrollbars",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-gpu",
        ]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option("perfLoggingPrefs", {"enableNetwork": True, "enablePage": False})
        # A dialog that a text of the registry opens stays open, so that whatever comes next fails.
        options.set_capability("unhandledPromptBehavior", "ignore")
        options.binary_location = shutil.which("chromium")
        service = webdriver.ChromeService(shutil.which("chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)
        self.requests = 0
        self.noise = []
        self.screen(WIDE)

    def open(self, path, fragment=""):
        """Opens a page anew, also where only the fragment is another."""
        if fragment:
            self.driver.get("about:blank")
        self.driver.get(path.as_uri() + fragment)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def until(self, script, *arguments):
        """Waits until a script gives what counts as true, and gives that."""
        return WebDriverWait(self.driver, PATIENCE, 0.02).until(lambda _: self.run(script, *arguments), script)

    def tell(self, command, **arguments):
        return self.driver.execute_cdp_cmd(command, arguments)

    def screen(self, width, height=800, scheme="light", medium=""):
        self.tell(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )
        scheme = {"name": "prefers-color-scheme", "value": scheme}
        # Nothing that moves is waited for.
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.tell("Emulation.setEmulatedMedia", media=medium, features=[scheme, still])

    def keys(self, *keys):
        """Presses keys where the focus is, one after the other."""
        chain = ActionChains(self.driver, duration=0)
        for key in keys:
            chain.send_keys(key)
        chain.perform()

    def type(self, text):
        """Puts in a text as it is, also one that no keyboard has."""
        self.tell("Input.insertText", text=text)

    def picture(self, path, height=None):
        """A picture of the screen, or of the page down to that height."""
        options = {"format": "png"}
        if height:
            width = self.run("return innerWidth")
            options |= {"captureBeyondViewport": True, "clip": dict(x=0, y=0, width=width, height=height, scale=1)}
        path.write_bytes(base64.b64decode(self.tell("Page.captureScreenshot", **options)["data"]))

    def listen(self):
        """Takes down what the console said and which requests were made since the last time."""
        self.noise += [f"console: {entry['message']}" for entry in self.driver.get_log("browser")]
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self.requests += 1
                url = message["params"]["request"]["url"]
                if not url.startswith(("file://", "data:,")):
                    self.noise.append(f"request: {url}")


def pages(site):
    return sorted(site.rglob("*.html"))


def kinds(site):
    """A page of each kind; what changed has one only where git knows of it."""
    changes = [site / "changes.html"] if (site / "changes.html").exists() else []
    return [site / page for page in PAGES] + changes


# The checks. Each gives, for everything that it looks at, what is wrong with it, or None.


def axe(browser, sites, tools):
    """The rules of WCAG 2.2 AA, and good practice: by day and by night, wide and narrow."""
    library = (tools / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    for path in [*kinds(sites / "sv"), sites / "many/register-2.html", sites / "hostile/register.html"]:
        browser.open(path)
        if path.name.startswith("register"):
            load(browser)
        browser.run(library)
        for width, scheme in [(WIDE, "light"), (NARROW, "light"), (WIDE, "dark"), (NARROW, "dark")]:
            browser.screen(width, scheme=scheme)
            for violation in judged(browser, scheme):
                yield f"{path.name} at {width}, {scheme}: {violation}"
            yield None
    browser.screen(WIDE)


def judged(browser, scheme):
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    if scheme == "dark":
        # By night only the colours are others.
        rules = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
    # It would ask for the style sheet once more, which the page's policy forbids.
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    result = browser.driver.execute_async_script(
        "const [options, done] = arguments; axe.run(document, options).then(done, (error) => done({error: String(error)}));",
        options,
    )
    if "error" in result:
        return [result["error"]]
    if len(result["passes"]) < (1 if scheme == "dark" else 15):
        return ["hardly any rule was applied"]
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"][:5]
    ]


def width(browser, sites, _):
    """Nobody has to scroll sideways, also not at 400 %, which is a screen 320 wide."""
    for path in [*kinds(sites / "sv"), *kinds(sites / "en"), *pages(sites / "hostile")]:
        browser.open(path)
        for width in [WIDE, MIDDLE, NARROW]:
            browser.screen(width)
            reach = browser.run("return document.documentElement.scrollWidth")
            yield None if reach <= width else f"{path} at {width}: {reach} wide"
    browser.screen(WIDE)


def length(browser, sites, _):
    """The overview is no longer than three screens, and a phone has a timeline of its own, which begins today."""
    browser.open(sites / "sv/index.html")
    height = browser.run("return document.documentElement.scrollHeight")
    yield None if height <= 3 * 800 else f"the overview is {height} high"
    browser.open(sites / "sv/timeline.html")
    for width, wanted in [(WIDE, [True, False]), (480, [False, True]), (NARROW, [False, True])]:
        browser.screen(width)
        shown = "return ['wide', 'narrow'].map((of) => document.querySelector(`.${of}-screen svg`).getClientRects().length > 0)"
        yield same(f"the timeline at {width}", browser.run(shown), wanted)
        box = browser.run("const picture = document.querySelector('.narrow-screen .picture'); return [picture.scrollWidth, picture.clientWidth]")
        yield None if box[0] <= box[1] else f"the timeline at {width} is {box} wide"
    browser.screen(WIDE)
    # By topic and by folder, as the records have them.
    browser.open(sites / "sv/register.html")
    load(browser)
    for name in ["topic", "folder", "stage"]:
        choose = "const field = document.getElementById(arguments[0]); field.value = field.options[1].value; field.dispatchEvent(new Event('input', {bubbles: true})); return field.value"
        value = browser.run(choose, name)
        yield None if value and 0 < int(said(browser).split()[0]) < 45 else f"by {name} {value}: {said(browser)}"
        yield same("in the address", f"{name}=" in browser.run("return location.hash"), True)
        browser.run("document.querySelector('button[type=reset]').click()")
        browser.until("return document.getElementById('shown').textContent === ''")


# Notes down each element that gets the focus, and whether it shows.
WATCH_FOCUS = """
    window.walked = [];
    document.addEventListener("focusin", ({target}) => {
        const style = getComputedStyle(target);
        const box = target.getBoundingClientRect();
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        const within = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
        window.walked.push([target, outlined, within]);
    });
"""
# What can be reached but was not, was reached out of turn, or does not show; and how much can be reached.
JUDGE_FOCUS = """
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
        .filter((element) => element.getClientRects().length > 0);
    const name = (element) => element ? element.outerHTML.slice(0, 120) : "nothing";
    const faults = [];
    for (const [element, outlined, within] of window.walked) {
        if (!outlined) faults.push(`no outline: ${name(element)}`);
        if (!within) faults.push(`out of sight: ${name(element)}`);
    }
    all.forEach((element, at) => {
        const reached = window.walked[at]?.[0];
        if (reached !== element) faults.push(`reached ${name(reached)} for ${name(element)}`);
    });
    return [faults.slice(0, 5), all.length];
"""


def keyboard(browser, sites, _):
    """From the top with Tab: everything in turn, and it shows where one is."""
    for path in kinds(sites / "sv"):
        # What there is to reach is the same on narrow screens; that it is in sight is looked at where there is most of it.
        for width in [WIDE, NARROW] if path.stem in ("index", "register") else [WIDE]:
            browser.screen(width)
            browser.open(path)
            browser.run(WATCH_FOCUS)
            _, count = browser.run(JUDGE_FOCUS)
            browser.keys(*[Keys.TAB] * count)
            faults, count = browser.run(JUDGE_FOCUS)
            yield from (f"{path.name} at {width}: {fault}" for fault in faults)
            yield from [None] * count
        browser.open(path)
        browser.keys(Keys.TAB)
        box = browser.run("return document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().left")
        yield None if box == 0 else f"{path.name}: the way past the links is first, and shows: {box}"
        browser.keys(Keys.ENTER)
        yield None if browser.until("return document.activeElement.id === 'main'") else "unreached"
        browser.keys(Keys.TAB)
        inside = browser.run("return document.activeElement.closest('main, footer') !== null")
        yield None if inside else f"{path.name}: what is reached after the skip link is before it"
    browser.screen(WIDE)


def load(browser):
    """Waits until the register can be searched."""
    browser.until("document.getElementById('q').focus(); return document.getElementById('state').options.length > 1")


def rows(browser):
    return browser.run(
        "return [...document.querySelectorAll('#register tbody tr')].map((row) => row.querySelector('a').textContent)"
    )


def said(browser):
    return browser.run("return document.getElementById('shown').textContent")


def sorts(browser):
    return browser.run("return [...document.querySelectorAll('#register th')].map((cell) => cell.getAttribute('aria-sort'))")


def same(what, found, wanted):
    return None if found == wanted else f"{what}: {found!r} is not {wanted!r}"


def register(browser, sites, _):
    """Search, filter and sort by keyboard alone."""
    browser.open(sites / "many/register.html")
    yield same("the form is there", browser.run("return document.getElementById('filter').hidden"), False)
    yield same("what is found is told", browser.run("return document.getElementById('shown').getAttribute('role')"), "status")
    first = rows(browser)
    yield same("rows before", len(first), 100)
    browser.run("document.querySelector('main').focus()")
    browser.keys(Keys.TAB)
    yield same("the search is first", browser.run("return document.activeElement.id"), "q")
    browser.keys(*"atgard")
    browser.until("return document.getElementById('shown').textContent.startsWith('230 ')")
    yield same("who types a means å too", said(browser), "230 of 230 agreements")
    yield same("pages of the whole register", browser.run("return document.querySelector('.pager').getClientRects().length"), 0)
    clear(browser)
    yield same("rows after", rows(browser), first)
    yield same("nothing to tell", said(browser), "")
    for text in ["åtgärd", unicodedata.normalize("NFD", "ÅTGÄRD"), " åtgärd  ÅTG"]:
        browser.type(text)
        yield same(f"{text} means å", said(browser), "115 of 230 agreements")
        clear(browser)
    browser.type("åtgärd")
    shown = rows(browser)
    yield same("a part of them", (len(shown), {row.split()[0] for row in shown}), (50, {"Åtgärd"}))
    browser.run("document.getElementById('more').focus()")
    browser.keys(Keys.ENTER)
    focus = "return document.activeElement.closest('tr') && [...document.querySelectorAll('#register tbody tr')].indexOf(document.activeElement.closest('tr'))"
    yield same("the focus is on the first that came", browser.run(focus), 50)
    browser.run("document.getElementById('more').click()")
    shown = rows(browser)
    yield same("all of them", (len(shown), len(set(shown))), (115, 115))
    yield same("no more", browser.run("return document.getElementById('more').getClientRects().length"), 0)
    clear(browser)

    # By the keyboard from field to field.
    browser.keys(Keys.TAB)
    yield same("then states", browser.run("return document.activeElement.id"), "state")
    chosen = "return document.activeElement.selectedOptions[0].textContent"
    browser.keys(*"lapsed")
    state = browser.run(chosen)
    yield same("by its name", state, "lapsed")
    states = "return [...new Set([...document.querySelectorAll('#register tbody .state')].map((state) => state.textContent))]"
    yield same("only those", browser.run(states), [state])
    lapsed = said(browser)
    browser.keys(Keys.TAB, "P")
    yield same("then kinds", browser.run("return document.activeElement.id"), "kind")
    yield same("a kind", browser.run(chosen).lower(), "plan")
    yield same("fewer", int(said(browser).split()[0]) < int(lapsed.split()[0]), True)
    for field in ["stage", "owner", "party", "statutory", "attention"]:
        browser.keys(Keys.TAB)
        yield same("the order of the fields", browser.run("return document.activeElement.id"), field)
    before = said(browser)
    browser.run("document.getElementById('statutory').focus()")
    browser.keys(Keys.SPACE)
    yield same("nothing that a law requires", (rows(browser), said(browser)[:12]), ([], "No agreement"))
    browser.keys(Keys.SPACE)
    yield same("and back", said(browser), before)
    browser.run("document.querySelector('button[type=reset]').focus()")
    browser.keys(Keys.ENTER)
    browser.until("return document.getElementById('shown').textContent === ''")
    yield same("all is as it was", rows(browser), first)
    yield same("also the address", browser.run("return location.hash"), "")

    # Sorted by its headings.
    by_title = list(first)
    for page in ["register-2.html", "register-3.html"]:
        browser.open(sites / "many" / page)
        by_title += rows(browser)
    yield same("all of them, over the pages", len(set(by_title)), 230)
    yield same("by title, as it is", sorts(browser), ["ascending", None, None, None, None])
    browser.run("document.querySelector('#register th button').focus()")
    for order, wanted in [("descending", by_title[::-1][:50]), ("ascending", by_title[200:])]:
        browser.keys(Keys.ENTER)
        browser.until("return document.querySelector('#register th').getAttribute('aria-sort') === arguments[0]", order)
        browser.until("return document.querySelector('#register tbody a').textContent === arguments[0]", wanted[0])
        yield same(f"sorted {order}", rows(browser), wanted)
        yield same("the focus stays", browser.run("return document.activeElement.closest('th') !== null"), True)
    browser.run("document.querySelectorAll('#register th button')[2].focus()")
    browser.keys(Keys.SPACE)
    browser.until("return document.querySelectorAll('#register tbody tr').length === 50")
    yield same("another heading", sorts(browser), [None, None, "ascending", None, None])
    days = browser.run("return [...document.querySelectorAll('#register tbody tr')].map((row) => row.cells[2].textContent)")
    yield same("by day", days, sorted(days))


    hidden = "return ['part', 'topic', 'folder'].map((name) => document.getElementById(name).getClientRects().length)"
    yield same("no filter without a choice", browser.run(hidden), [0, 0, 0])

    # As a file: what is found, and only that.
    browser.run("""
        window.made = [];
        URL.createObjectURL = (blob) => { window.made.push(blob); return "data:,"; };
        HTMLAnchorElement.prototype.click = () => {};
    """)
    browser.run("document.getElementById('q').focus()")
    browser.type("åtgärd")
    told = said(browser)
    browser.run("document.getElementById('download').focus()")
    browser.keys(Keys.ENTER)
    browser.until("return window.made.length > 0")
    text = browser.driver.execute_async_script("const done = arguments[0]; window.made[0].text().then(done)")
    lines = text.split("\r\n")
    yield same("a line for each that is found", (told, len(lines)), ("115 of 230 agreements", 117))
    whole = (sites / "many/data/register.csv").read_bytes().decode().split("\r\n")
    yield same("the same header", lines[0], whole[0])
    yield same("the same lines", set(lines) - set(whole), set())


def clear(browser):
    """Escape in the search field takes away what was typed."""
    browser.run("document.getElementById('q').focus()")
    browser.keys(Keys.ESCAPE)
    browser.until("return document.getElementById('shown').textContent === ''")


def address(browser, sites, _):
    """What is filtered by is kept over a reload, can be linked to, and gone back from."""
    path = sites / "sv/register.html"
    browser.open(path)
    load(browser)
    browser.type("barn")
    browser.run("document.getElementById('state').focus()")
    browser.keys(*"gäller")
    filtered, told = rows(browser), said(browser)
    yield same("some are found", 0 < len(filtered) < 45, True)
    browser.driver.refresh()
    browser.until("return document.getElementById('shown').textContent === arguments[0]", told)
    yield same("as before", rows(browser), filtered)
    values = browser.run("return ['q', 'state'].map((name) => document.getElementById(name).value)")
    yield same("the fields too", values, ["barn", "in-force"])

    browser.open(sites / "sv/index.html")
    href = "return document.querySelector('a[href$=\"#state=in-force\"]')"
    count = browser.run(href + ".closest('tr').cells[1].textContent")
    browser.run(href + ".focus()")
    browser.keys(Keys.ENTER)
    browser.until("return location.pathname.endsWith('/register.html') && document.readyState === 'complete'")
    browser.until("return document.getElementById('shown')?.textContent !== ''")
    yield same("as many as were promised", said(browser), f"{count} av 45 avtal")

    browser.run("location.hash = '#q=zzzz'")
    browser.until("return document.querySelectorAll('#register tbody tr').length === 0")
    browser.driver.back()
    browser.until("return document.querySelectorAll('#register tbody tr').length > 0")
    yield same("back", said(browser), f"{count} av 45 avtal")
    for hostile in ["#state=zz&kind=__proto__&sort=zz&owner=%3Cb%3E&x=1", "#q=%", "#sort=constructor"]:
        browser.open(path, hostile)
        load(browser)
        found = len(rows(browser))
        yield same(f"{hostile} is no filter", found, 0 if hostile == "#q=%" else 45)


def scriptless(browser, sites, tools):
    """Without its script there is a table, and pages of it."""
    browser.tell("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(sites / "many/register.html")
        boxes = "return arguments[0].map((of) => document.querySelector(of).getClientRects().length > 0)"
        shown = browser.run(boxes, ["#filter", "#more", "#register", ".pager"])
        yield same("what shows", shown, [False, False, True, True])
        yield same("rows", len(rows(browser)), 100)
        browser.run("document.querySelector('.pager li:last-child a').focus()")
        browser.keys(Keys.ENTER)
        browser.until("return location.pathname.endsWith('/register-3.html') && document.readyState === 'complete'")
        yield same("the last page", len(rows(browser)), 30)
    finally:
        browser.tell("Emulation.setScriptExecutionDisabled", value=False)


# The elements that the program itself makes.
KNOWN = set(
    "html head meta title link script body a header p nav ul ol li main footer h1 h2 h3 section table caption thead tbody tr th td"
    " span strong small div dl dt dd form label input select option button code time"
    " svg g defs pattern path rect circle line text tspan desc linearGradient stop polygon polyline marker clipPath use".split()
)
# What a text has made where it should not: elements, handlers, links that run something; text that turns the reading direction.
MADE = """
    const faults = [];
    const known = new Set(arguments[0]);
    for (const element of document.querySelectorAll("*")) {
        if (!known.has(element.localName)) faults.push(`element ${element.localName}`);
        for (const {name, value} of element.attributes) {
            if (name.startsWith("on") || name === "style" || name === "autofocus") faults.push(`attribute ${name}=${value}`);
        }
        const address = element.getAttribute("href") ?? element.getAttribute("src");
        if (address !== null && !/^(file:|https?:|data:,)/.test(new URL(address, location))) faults.push(`address ${address}`);
    }
    const scripts = [...document.scripts].filter((script) => script.type !== "application/ld+json").map((script) => script.src.replace(/.*\\//, "")).join();
    if (!["", "site.js", "site.js,register.js"].includes(scripts)) faults.push(`scripts ${scripts}`);
    const text = document.documentElement.textContent + document.title;
    const turned = text.match(/[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029\\ufeff]/);
    if (turned) faults.push(`direction ${turned[0].codePointAt().toString(16)} in ${text.substr(turned.index - 30, 60)}`);
    return [[...new Set(faults)].slice(0, 5), document.documentElement.textContent];
"""


def hostile(browser, sites, _):
    """Whatever a text says, it is read, and does nothing."""
    read = set()
    for path in pages(sites / "hostile"):
        browser.open(path)
        if path.name == "register.html":
            # Once as it was written, and once more as the script makes it anew.
            yield from made(browser, path, read)
            load(browser)
            browser.run("document.querySelector('#register th button').click()")
            yield same("all are shown anew", browser.run("return document.querySelectorAll('#register tbody tr').length"), 15)
        yield from made(browser, path, read)
    browser.open(sites / "hostile/index.html")
    yield same("the name of the registry", browser.run("return document.title"), "</title><script>alert('zz')</script>")
    for text in ["</title><script>alert('zz')</script>", "onerror=alert('zz')>", "javascript:alert('zz')", "<!-- zz ]]>", "W" * 300]:
        yield None if any(text in page for page in read) else f"{text} is read nowhere"


def made(browser, path, read):
    faults, text = browser.run(MADE, sorted(KNOWN))
    read.add(text)
    yield from (f"{path.name}: {fault}" for fault in faults)
    yield None


def paper(browser, sites, tools):
    """On A4 everything is within the margins, in black on white, without what nobody can press on."""
    # A4 less margins of 1.5 cm, in CSS pixels.
    width = round((21 - 3) / 2.54 * 96)
    for path in kinds(sites / "sv"):
        browser.open(path)
        browser.screen(width, medium="print", scheme="dark")
        reach = browser.run(
            "return Math.max(...[...document.body.querySelectorAll('*')].map((element) => element.getBoundingClientRect().right))"
        )
        yield None if reach <= width + 1 else f"{path.name}: {reach} of {width} wide"
        shown = browser.run(
            "return [...document.querySelectorAll('header nav, form, .skip, .pager, button')]"
            ".filter((element) => element.getClientRects().length && !element.closest('th')).map((element) => element.outerHTML.slice(0, 100))"
        )
        yield same(f"{path.name} on paper", shown, [])
        colours = browser.run("const {color, backgroundColor} = getComputedStyle(document.body); return [color, backgroundColor]")
        yield same(f"{path.name} on paper", colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"])
        pictures = browser.run("return [...document.querySelectorAll('svg .paper')].map((paper) => getComputedStyle(paper).fill)")
        yield same(f"pictures of {path.name} on paper", set(pictures) - {"rgb(255, 255, 255)"}, set())
        # Margins are in inches.
        side = dict(marginLeft=0.59, marginRight=0.59, marginTop=0.59, marginBottom=0.59)
        pdf = browser.tell("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, **side)
        (tools / f"screens/{path.stem}.pdf").write_bytes(base64.b64decode(pdf["data"]))
    browser.screen(WIDE)


def screens(browser, sites, folder):
    """Pictures of every kind of page: by day, by night, on a phone, on paper."""
    looks = [
        ("light", dict(width=WIDE, height=900)),
        ("dark", dict(width=WIDE, height=900, scheme="dark")),
        ("phone", dict(width=390, height=844)),
        ("paper", dict(width=680, height=962, medium="print")),
    ]
    for path in kinds(sites / "sv"):
        browser.open(path)
        for look, screen in looks:
            browser.screen(**screen)
            browser.picture(folder / f"{path.stem}-{look}.png")
    browser.screen(WIDE)


def images(browser, sites, folder):
    """The pictures that the documentation shows, with no more colours than a small file has room for."""
    for name, page, height in [
        ("overview", "index.html", 900),
        ("timeline", "timeline.html", 1250),
        ("agreement", "agreements/barn-unga-dalarna-2022.html", 1000),
    ]:
        browser.open(sites / "sv" / page)
        browser.picture(folder / f"{name}.png", height)
        picture = Image.open(io.BytesIO((folder / f"{name}.png").read_bytes())).convert("RGB")
        picture.quantize(256, dither=Image.Dither.NONE).save(folder / f"{name}.png", optimize=True)


def silence(browser, *_):
    yield from browser.noise
    yield from [None] * browser.requests


CHECKS = {
    "axe": axe,
    "width": width,
    "length": length,
    "keyboard": keyboard,
    "register": register,
    "address": address,
    "scriptless": scriptless,
    "hostile": hostile,
    "print": paper,
    # Last, as it is about all of them.
    "silence": silence,
}


def main():
    sites, tools = Path(sys.argv[1]), Path(sys.argv[2])
    (tools / "screens").mkdir(exist_ok=True)
    only = sys.argv[4:] or CHECKS
    browser = Browser()
    try:
        report = {}
        for name, check in CHECKS.items():
            if name not in only:
                continue
            start, found = time.monotonic(), []
            try:
                found.extend(check(browser, sites, tools))
            except Exception:
                found.append(traceback.format_exc())
            if name != "silence":
                browser.listen()
            faults = [fault for fault in found if fault is not None]
            report[name] = {"seen": len(found), "faults": faults, "seconds": round(time.monotonic() - start, 1)}
        if len(sys.argv) > 3 and sys.argv[3]:
            screens(browser, sites, tools / "screens")
            images(browser, sites, Path(sys.argv[3]))
        print(json.dumps(report))
    finally:
        browser.driver.quit()


main()
