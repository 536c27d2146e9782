"""Make the pictures in docs/images from the sample shop: ``python -m docs.make_screenshots``.

Needs what the tests need, a browser too.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import BROWSERS
from tests.e2e.program import READY, ROOT, running

IMAGES = ROOT / "docs" / "images"
SHOP = ROOT / "sample_data" / "greengrocer.xlsx"
PAGES = {"overview": "/", "customers": "/customers", "profile": "/customer?id=1", "orders": "/orders"}
SETTLE_MS = 2_500


def main() -> None:
    """Bring the sample shop into a program of its own and take its pictures."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        database = f"sqlite:///{folder / 'regulars.db'}"
        command = [sys.executable, "-m", "data_io", "import", str(SHOP), "--database", database]
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        with running(folder) as address, sync_playwright() as playwright:
            chromium = next(filter(None, map(shutil.which, BROWSERS)))
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
            for name, path in PAGES.items():
                page.goto(address + path)
                page.locator(READY).wait_for()
                page.wait_for_timeout(SETTLE_MS)
                page.screenshot(path=IMAGES / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
