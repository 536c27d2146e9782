"""Make a picture of every page, wide and narrow, light and dark.

``python -m tests.e2e.screens``, into ``screens/``.

With addresses (``python -m tests.e2e.screens /customers /orders``) only of those; ``--at URL`` asks a running
program.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import BROWSERS
from tests.e2e.program import READY, ROOT, running
from ui import menu

SIZES = {"wide": (1280, 800), "narrow": (390, 844)}
LOOKS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SETTLE_MS = 1500
"""Charts and grids are drawn after the page has run; nothing in the page says when."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the pictures; the program runs on an empty database of its own unless ``--at`` names one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("addresses", nargs="*", default=[screen.address for screen in menu.SCREENS])
    parser.add_argument("--at", help="address of a program that runs already (REGULARS_SIGN_IN=off)")
    asked = parser.parse_args(arguments)
    folder = ROOT / "screens"
    folder.mkdir(exist_ok=True)
    chromium = next(filter(None, map(shutil.which, BROWSERS)))
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        base = asked.at or stack.enter_context(running(scratch))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for size in SIZES:
            for look in LOOKS:
                take(browser, base, asked.addresses, folder, size, look)


def take(
    browser: Browser,
    base: str,
    addresses: Sequence[str],
    folder: Path,
    size: str,
    look: Literal["light", "dark"],
) -> None:
    """Take the pictures of all pages in one size and one look."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=look)
    page = context.new_page()
    for address in addresses:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{base}{address}")
        page.locator(READY).wait_for(timeout=60_000)
        page.wait_for_timeout(SETTLE_MS)
        page.set_viewport_size({"width": width, "height": max(height, whole_height(page))})
        page.wait_for_timeout(SETTLE_MS // 3)
        name = address.strip("/").replace("?", "-").replace("=", "-") or menu.SCREENS[0].path
        file = folder / f"{name}-{size}-{look}.png"
        page.screenshot(path=file)
        print(file.relative_to(ROOT))
    context.close()


def whole_height(page: Page) -> int:
    """Measure how high the page is that scrolls inside the window."""
    return int(page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight"))


if __name__ == "__main__":
    main()
