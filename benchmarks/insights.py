"""What every page of figures costs: ``python -m benchmarks.insights``.

Pages are run whole, as for a browser (Streamlit's AppTest: the script, all figures, every element that it
sends; only the browser itself is left out), over the sample shop in a SQLite store, each page in a process of
its own. All figures are CPU seconds. The store has read its records before, as the program does once.

- cold: nothing is worked out yet; nobody has looked at anything
- warm: the same page for another reader, at the same revision
- filtered: another reader opens the page by a link with a filter, or with other days, not chosen before
- edited: the page after the amount of one sale was changed

``--keep FOLDER`` keeps the stores there for the next time; ``--only WORD`` measures pages with that in their
name; ``--lines 1000000`` measures only so large a shop.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import pandas as pd

from benchmarks.large_shop import fill_store
from benchmarks.measure import measured
from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store
from sample_data.make import make_shop

SIZES: Final = (250_000, 500_000, 1_000_000)
LINES_A_CUSTOMER: Final = 20
WARM: Final = 0.3
FILTERED: Final = 1.5
"""The aims, in CPU seconds."""
TIMES: Final = 3
"""Warm runs of which the middle one counts."""
Params = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class View:
    """What is measured: a page by its path, the link to it, and links by which nobody has looked yet."""

    path: str
    params: Params = field(default_factory=dict)
    filters: Mapping[str, Params] = field(default_factory=dict)


FOCUS: Final[Mapping[str, Params]] = {
    "category": {"only-category": "Cheese"},
    "city": {"only-city": "Brightwater"},
    "segment": {"only-segment": "Loyal"},
}
TIME: Final[Mapping[str, Params]] = {"other days": {"time": "Last year"}}
VIEWS: Final[Mapping[str, View]] = {
    "Today": View("overview"),
    "Revenue": View("revenue", {}, {**FOCUS, **TIME}),
    "What comes next": View("forecast", {}, FOCUS),
    "What goes wrong": View("troubles", {}, {**FOCUS, **TIME}),
    "Who stays": View("who-stays", {}, FOCUS),
    "Who is worth what": View("worth", {}, FOCUS),
    "Who owes": View("owed"),
    "Habits: seasons": View("habits", {}, {"category": {"category": "Cheese"}}),
    "Habits: bought together": View(
        "habits", {"show": "Bought together"}, {"category": {"show": "Bought together", "category": "Cheese"}}
    ),
    "Habits: wanted next": View(
        "habits", {"show": "Wanted next"}, {"category": {"show": "Wanted next", "category": "Cheese"}}
    ),
    "A customer": View("customer", {"id": "7"}, {"another one": {"id": "4242"}}),
    "Monthly report": View("report", {}, {"another month": {"month": "2026-05"}}),
}


def main() -> None:
    """Print all figures."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.insights", allow_abbrev=False)
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--only", default="")
    asked.add_argument("--lines", type=int, nargs="*", default=SIZES)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder: Path = given.keep or Path(made)
        costs = {
            lines: _print_costs(lines, _database(folder, lines), given.only) for lines in sorted(given.lines)
        }
    if len(costs) > 1:
        _print_growth(costs)


def _print_costs(lines: int, url: str, only: str) -> dict[str, dict[str, Any]]:
    """Measure the pages with ``only`` in their name and print what each costs."""
    print(f"{lines:,} lines, {lines // LINES_A_CUSTOMER:,} customers; CPU seconds of a whole page")
    print(f"{'page':<26}{'cold':>8}{'warm':>8}{'edited':>8}  filtered")
    costs = {}
    for name in VIEWS:
        if only.lower() not in name.lower():
            continue
        costs[name] = cost = _in_a_process(name, url)
        filters = ", ".join(f"{what} {_told(each, FILTERED)}" for what, each in cost["filtered"].items())
        warm = _told(cost["warm"], WARM)
        print(f"{name:<26}{cost['cold']:>8.2f}{warm:>8}{cost['edited']:>8.2f}  {filters}", flush=True)
    print(f"Aims: warm at most {WARM}, filtered at most {FILTERED}; what is above is marked with !\n")
    return costs


def _told(seconds: float, aim: float) -> str:
    return f"{seconds:.2f}{'!' if seconds > aim else ''}"


def _print_growth(costs: Mapping[int, Mapping[str, Mapping[str, Any]]]) -> None:
    """Print the cold costs by size, and by how much the last is more than n log n from the first."""
    first, *_, last = costs
    expected = last * math.log(last) / (first * math.log(first))
    print(f"Growth of the cold figures; n log n would be {expected:.2f} times")
    print(f"{'page':<26}" + "".join(f"{lines:>11,}" for lines in costs) + f"{'times':>8}")
    for name in costs[last]:
        cold = [pages[name]["cold"] for pages in costs.values()]
        seconds = "".join(f"{each:>11.2f}" for each in cold)
        print(f"{name:<26}{seconds}{_told(cold[-1] / cold[0], expected):>8}", flush=True)


def _database(folder: Path, lines: int) -> str:
    """Give the URL of a store with so many lines of sales, made where it is not there."""
    path = folder / f"{lines}.db"
    url = f"sqlite:///{path}"
    if not path.exists():
        shop = make_shop(customers=lines // LINES_A_CUSTOMER, sales_lines=lines)
        with Store.open(url) as store:
            fill_store(store, shop, tuple(shop))
    return url


def _in_a_process(name: str, url: str) -> dict[str, Any]:
    """Measure a page in a process of its own."""
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.insights", "--one", name],
        env={**os.environ, "DATABASE_URL": url}, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    costs: dict[str, Any] = json.loads(told.stdout)
    return costs


def one_view(name: str) -> None:
    """Measure one page over the store of ``DATABASE_URL``, and print its costs as JSON."""
    from streamlit.logger import set_log_level

    from ui import session
    from ui.menu import SCREENS

    set_log_level("ERROR")  # it wonders at there being no browser
    view = VIEWS[name]
    store = session.open_store(os.environ["DATABASE_URL"])
    for entity in dict.fromkeys(each for screen in SCREENS for each in screen.entities):
        store.load(entity, LOCAL_OWNER)
    _open("business", {})  # what the frame around every page costs once
    gc.collect()
    gc.freeze()  # as the program does at its start
    cold = _open(view.path, view.params)
    warm = sorted(_open(view.path, view.params) for _ in range(TIMES))[TIMES // 2]
    filtered = {what: _open(view.path, params) for what, params in view.filters.items()}
    _edit(store)
    edited = _open(view.path, view.params)
    print(json.dumps({"cold": cold, "warm": warm, "filtered": filtered, "edited": edited}))


def _open(path: str, params: Params) -> float:
    """Open a page as another reader does, and give what it cost; the frame stands already."""
    from streamlit.testing.v1 import AppTest

    from ui import menu

    _look_through_packages_once()
    shell = menu.PAGES.parent / "ui" / "shell.py"
    page = AppTest.from_file(shell, default_timeout=600)
    page.switch_page(os.path.relpath(menu.PAGES / "settings" / "business.py", shell.parent))
    page.run()  # a page without figures: from here on the others are known
    page.switch_page(os.path.relpath(menu.PAGES / menu.screen(path).file, shell.parent))
    for name, value in params.items():
        page.query_params[name] = value
    with measured() as cost:
        page.run()
    if page.exception:
        raise RuntimeError(page.exception[0].value)
    return cost.seconds


@cache
def _look_through_packages_once() -> None:
    """Let Streamlit look for components of other packages once, as the program does at its start."""
    from streamlit.components.v2 import manifest_scanner

    once = cache(manifest_scanner.scan_component_manifests)
    manifest_scanner.scan_component_manifests = once


def _edit(store: Store) -> None:
    """Change the amount of one sale."""
    record = store.count("sale", LOCAL_OWNER) // 2
    before = store.records("sale", LOCAL_OWNER, ids=[record])["amount"].iloc[0]
    cells = {"id": [record], "field": ["amount"], "before": [before], "after": [before + 10_000]}
    part = EntityChanges("sale", updates=pd.DataFrame(cells))
    store.apply(ChangeSet(Source.EDIT, "benchmark", (part,)), LOCAL_OWNER)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one_view(sys.argv[2])
    else:
        main()
