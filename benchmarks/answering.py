"""Whether the server still answers, whatever is dropped: the real program, a browser, and the worst files.

Part of ``python -m benchmarks.any_sheet`` (``--server``: this part alone). Dropped are the spreadsheets of
the shared data that are refused, those over 5 MB, the bombs under 60 MB, and every sixtieth of the others.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page, sync_playwright

from benchmarks.hostile_files import BOMBS
from benchmarks.measure import line
from data_io.incoming.files.reading import Unreadable, read_book
from tests.conftest import BROWSERS
from tests.e2e.program import running

LARGE: Final = 5 << 20
"""Bytes from which a good file is dropped as well."""
LARGEST_BOMB: Final = 60 << 20
EVERY: Final = 60
"""One of so many good files is dropped."""
SETTLED: Final = 90.0
"""Seconds after which a page counts as one that says nothing."""
PROMPT: Final = 2.0
"""Seconds in which the server has to answer."""
_READING: Final = """() => {
  const texts = place =>
    [...document.querySelectorAll(`[data-testid=${place}]`)].map(each => each.innerText.trim());
  const app = document.querySelector("[data-testid=stApp]");
  return {
    resting: app?.dataset.testScriptState === "notRunning",
    said: texts("stAlert"),
    broken: texts("stException").length,
    planned: document.querySelector(".st-key-store-import") !== null,
  };
}"""
"""What stands on the page, in one look."""
_OUR_FAULT: Final = "Something went wrong here"
"""Begins the sentence that stands in the place of a traceback."""


def run(spreadsheets: Sequence[Path], refused: Iterable[Path] | None = None) -> None:
    """Drop the files into the running program one by one; print what its page said, and how it answered.

    ``refused``: those that are known to be refused; found out here where it is None.
    """
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        print("No browser is installed: the server was not tried.")
        return
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        address = stack.enter_context(running(folder))
        playwright = stack.enter_context(sync_playwright())
        page = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"]).new_page()
        hostile = refused_of(spreadsheets) if refused is None else list(refused)
        for path in chain(chosen(spreadsheets, hostile), bombs(folder)):
            outcome = drop(page, address, path)
            seconds = answer_seconds(address)
            outcomes[outcome.partition(":")[0]] += 1
            outcomes["late"] += seconds > PROMPT
            slowest = max(slowest, seconds)
            if seconds > PROMPT or outcome.startswith(("broken", "silent")):
                print(f"  {path.name}: {outcome} (the server answered in {seconds:.1f} s)", flush=True)
    show(outcomes, slowest)


def show(outcomes: Counter[str], slowest: float) -> None:
    """Print the figures."""
    line("dropped into the running program", f"{sum(outcomes.values()) - outcomes['late']:,}")
    line("shown what would happen", f"{outcomes['planned']:,}")
    line("a clear sentence on the page", f"{outcomes['said']:,}")
    line("an error or a traceback on the page", f"{outcomes['broken']:,}", "0")
    line("nothing said", f"{outcomes['silent']:,}", "0")
    line(f"server not answering within {PROMPT:.0f} s", f"{outcomes['late']:,}", "0")
    line("slowest answer", f"{slowest:.2f} s")


def chosen(spreadsheets: Sequence[Path], refused: Sequence[Path]) -> list[Path]:
    """Give the refused files, the large ones, and every sixtieth of the others."""
    worst = [path for path in spreadsheets if path in set(refused) or path.stat().st_size > LARGE]
    others = [path for path in spreadsheets if path not in set(worst)]
    return [*worst, *others[::EVERY]]


def bombs(folder: Path) -> Iterator[Path]:
    """Make the bombs one by one, each gone when the next is asked for."""
    for name, make in BOMBS.items():
        path = folder / name
        path.write_bytes(make())
        if path.stat().st_size < LARGEST_BOMB:
            yield path
        path.unlink()


def drop(page: Page, address: str, path: Path) -> str:
    """Drop a file into the drop zone of a new session.

    Gives "planned", "said: sentence", "broken: what the page shows", or "silent: what is missing".
    """
    try:
        page.goto(f"{address}/bring-in")
        page.locator("input[type=file]").first.set_input_files(path, timeout=60_000)
        return _outcome(page)
    except BrowserError as error:
        return f"broken: {error.message.partition(chr(10))[0]}"


def _outcome(page: Page) -> str:
    ends = time.monotonic() + SETTLED
    while time.monotonic() < ends:
        seen = page.evaluate(_READING)
        told = " ".join(seen["said"])
        if seen["broken"] or _OUR_FAULT in told:
            return f"broken: {told}"
        if seen["resting"] and seen["planned"]:
            return "planned"
        if seen["resting"] and told:
            return f"said: {told}" if told.endswith(".") else f"silent: no sentence in “{told}”"
        page.wait_for_timeout(100)
    return f"silent: nothing after {SETTLED:.0f} s"


def answer_seconds(address: str) -> float:
    """Give the seconds until the server says that it is well; infinity where it does not."""
    begun = time.monotonic()
    try:
        with urlopen(f"{address}/_stcore/health", timeout=5 * PROMPT) as answer:  # noqa: S310
            return time.monotonic() - begun if answer.status == 200 else float("inf")
    except (URLError, OSError):
        return float("inf")


def refused_of(spreadsheets: Sequence[Path]) -> list[Path]:
    """Give the files that are refused. Reading guards itself: each in a process of its own."""
    with ThreadPoolExecutor(os.cpu_count()) as readers:
        return [
            path
            for path, is_read in zip(spreadsheets, readers.map(_is_read, spreadsheets), strict=True)
            if not is_read
        ]


def _is_read(path: Path) -> bool:
    try:
        read_book(path, path.name)
    except Unreadable:
        return False
    return True
