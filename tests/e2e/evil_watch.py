"""Somebody who looks at pages in a browser and notes what happened there that should not."""

from __future__ import annotations

import json
from typing import Final

from playwright.sync_api import BrowserContext, Dialog, Page, ProxySettings

from tests.e2e.evil_words import BEFORE, OUTSIDE, befores
from tests.e2e.program import READY

PATIENCE_MS: Final = 60_000
LOOKS: Final = 60
SETTLE_MS: Final = 250
"""For what is drawn after the page has run: charts, grids, what was opened."""
HOVERED: Final = 4
"""So many points of a chart are pointed at."""
OPENERS: Final = ("details:not([open]) > summary", "[data-testid=stPopover] button")

WATCH: Final = """
window.pwned = [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
  window[name] = (...what) => { window.pwned.push(name + ' ' + what.join(' ')); };
}
"""
"""Runs before anything else on every page: what the texts would call is kept in ``window.pwned``."""

LOOK = (
    "(() => { const befores = "
    + json.dumps(befores())
    + f", outside = {json.dumps(OUTSIDE)}, most = {BEFORE};"
    + r"""
  const found = [...window.pwned];
  const hidden = /[\s\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff]+/g;
  const seen = (text) => text.replace(hidden, '').toLowerCase();
  const bad = /^[\s\x00-\x1f]*(javascript|vbscript|data:text)/i;
  const away = (value) => {
    try { return new URL(value, location.href).host === outside; } catch { return false; }
  };
  const say = (what, node) => found.push(what + ': ' + node.outerHTML.slice(0, 300));
  const look = (root) => {
    for (const node of root.querySelectorAll('*')) {
      for (const {name, value} of node.attributes) {
        if (name.startsWith('on')) say('a handler', node);
        if (/^(href|src|action|formaction|xlink:href|data|poster)$/.test(name)
            && (bad.test(value) || away(value))) say('a link', node);
        if (/^(style|srcset|srcdoc|background)$/.test(name) && value.includes(outside)) say('a style', node);
      }
      if (/^(iframe|object|embed|base|math|marquee)$/i.test(node.localName)) say('an element', node);
      if (/^(script|style|title)$/i.test(node.localName)) {
        const code = node.localName === 'title' ? '' : node.textContent;
        if (/evil\d\d|alert\(\d/.test(code) || code.includes(outside)) say('code', node);
      }
      if (node.localName === 'meta' && /refresh/i.test(node.httpEquiv || '')) say('an element', node);
      if (/(^| )(katex|katex-mathml)( |$)/.test(node.getAttribute('class') || '')) say('a formula', node);
      if (node.shadowRoot) look(node.shadowRoot);
    }
  };
  look(document);
  const told = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const blocks = new Set();
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    if (/evil\d\d/i.test(walker.currentNode.data) && !at.closest('script, style')) {
      blocks.add(at.closest('p, li, td, th, h1, h2, h3, text, label, button, summary, div') || at);
    }
  }
  for (const block of blocks) {
    const text = seen(block.textContent);
    for (const match of text.matchAll(/evil\d\d/g)) {
      const wanted = befores[match[0]];
      if (wanted === undefined) continue;
      told.add(match[0]);
      const given = text.slice(Math.max(0, match.index - most), match.index);
      if (!given.endsWith(wanted)) say(match[0] + ' is not shown as it stands', block);
    }
  }
  return {found, told: [...told]};
})()
"""
)
"""Gives what of the texts did something on a page (``found``), and which of them it shows (``told``)."""


NOBODY: Final[ProxySettings] = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}
"""For whoever looks: the way to every other host, where nobody is, so that what is asked there fails at once.

To take it off on the way (``route``) would also make the browser fetch and read the screen's script anew for
each page: that is half of what a page costs.
"""


class Watch:
    """Somebody who looks at pages and notes what happened that should not."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.seen: set[str] = set()
        self.found: list[str] = []
        self.saves = False
        """Whether a file was saved: its link opens a blank window, which is told of some time later."""
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(WATCH)
        context.on("request", lambda request: self._asked(request.url))
        context.on("dialog", self._asked_back)
        self.page: Page = context.new_page()
        context.on("page", lambda page: self._opened(page.url))
        self.page.on("console", lambda message: self._said(message.type, message.text))
        self.page.on("pageerror", lambda error: self.found.append(f"a script broke: {error}"))

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self.address}/", "data:", f"blob:{self.address}/", "about:")):
            self.found.append(f"asked {url}")

    def _opened(self, url: str) -> None:
        if url or not self.saves:
            self.found.append(f"another window: {url}")

    def _asked_back(self, dialog: Dialog) -> None:
        self.found.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _said(self, kind: str, text: str) -> None:
        # Streamlit's screen tries out at which depth of the address its server answers.
        if kind == "error" and "Failed to load resource" not in text:
            self.found.append(f"the browser says: {text}")

    def open(self, path: str) -> None:
        """Open a page and wait until it is drawn."""
        self.page.goto(f"{self.address}{path}")
        self.page.get_by_text("Settings").first.wait_for()  # the menu: it comes before the page
        self.ready()

    def ready(self) -> None:
        """Wait until the page has run and what comes after is drawn."""
        self.page.wait_for_timeout(SETTLE_MS)
        self.page.locator(READY).wait_for()

    def look(self) -> None:
        """Look at everything on the page."""
        shown = self.page.evaluate(LOOK)
        self.found += shown["found"]
        self.seen |= set(shown["told"])

    def look_until(self, seen: set[str]) -> None:
        """Look until all of these have been seen, or nothing more can be expected to come."""
        for _ in range(LOOKS):
            self.look()
            if self.seen >= seen:
                return
            self.page.wait_for_timeout(SETTLE_MS)

    def open_all(self, within: str = "") -> None:
        """Open all that opens on the page, or within a part of it, and look."""
        what = ", ".join(f"{within} {opener}" for opener in OPENERS)
        opened = self.page.evaluate(
            "(what) => { const all = document.querySelectorAll(what); all.forEach((each) => each.click());"
            " return all.length; }",
            what,
        )
        if opened:
            self.ready()
        self.look()

    def point(self) -> None:
        """Point at some parts of each chart, and look at what the chart says then."""
        places = self.page.evaluate(
            """(most) => [...document.querySelectorAll('.js-plotly-plot')].flatMap((chart) => {
              const parts = [...chart.querySelectorAll('.point path, .points path, .slice path, .hm image')];
              const step = Math.max(1, Math.floor(parts.length / most));
              return parts.filter((_, at) => at % step === 0).slice(0, most).map((part) => {
                const box = part.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
              });
            })""",
            HOVERED,
        )
        for x, y in places:
            self.page.mouse.move(x, y)
            self.page.wait_for_timeout(60)
            self.look()

    def look_at_dialog(self) -> None:
        """Look at the dialog that is coming, with all that opens in it."""
        self.page.get_by_role("dialog").first.wait_for()
        self.ready()
        self.open_all("[role=dialog]")

    def close_dialog(self) -> None:
        """Close it again."""
        self.page.get_by_role("dialog").get_by_role("button", name="Close", exact=True).click()
        self.page.get_by_role("dialog").wait_for(state="detached")
