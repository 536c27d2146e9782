"""What all tests may ask for: the real data, a browser, and peace from this machine's settings."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import hypothesis
import pytest
from hypothesis.internal.conjecture import providers

from tests.databases import Databases, Files, Server, missing_server, started_server

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
MAIN = sys.modules["__main__"]
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}

# A busy machine is no bug, and CI must find the same thing twice.
hypothesis.settings.register_profile("regulars", deadline=None, derandomize=IN_CI)
hypothesis.settings.load_profile("regulars")
if IN_CI:
    # Hypothesis tries the numbers and words that stand in whatever of ours is imported by then: the same test
    # alone or after others would draw otherwise. Only the draws that hang on the test itself are left.
    _no_words = providers._local_constants  # noqa: SLF001 - there is no setting for it
    providers._get_local_constants = lambda: _no_words  # noqa: SLF001


def pytest_collection_finish(session: pytest.Session) -> None:
    """Take what was imported out of the rubbish runs, as the program does at its start: one a page."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def packages_looked_through_once() -> Iterator[None]:
    """Let Streamlit look for components of other packages once, not before each page that a test opens.

    The program does so at its start; for a page of a test it is half of the time.
    """
    from streamlit.components.v2 import manifest_scanner

    once = cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """Put back what is run: a page that a test opens takes its place, and processes begun later run it."""
    sys.modules["__main__"] = MAIN
    yield
    sys.modules["__main__"] = MAIN


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them: no test may touch a real database."""
    for name in os.environ:
        if name == "DATABASE_URL" or name.startswith(("REGULARS_", "STREAMLIT_")):
            monkeypatch.delenv(name)
    # A page that a test opens comes from no browser with a key or an account: it lets everybody in.
    monkeypatch.setenv("REGULARS_SIGN_IN", "off")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real workbooks beside the checkout; skip where it is not there."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real workbooks (../shared/data) are not on this machine")
    return SHARED_DATA


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the path of the system's browser; where there is none, skip, but fail in CI."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        missing = pytest.fail if IN_CI else pytest.skip
        missing(f"no browser is installed (looked for {', '.join(BROWSERS)})")
    return found


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Start a server of PostgreSQL for the run; where there is none, skip, but fail in CI."""
    reason = missing_server()
    if reason:
        missing = pytest.fail if IN_CI else pytest.skip
        missing(reason)
    with started_server() as server:
        yield server


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Return where fresh databases come from: a test that asks for it runs on both engines."""
    if request.param == "sqlite":
        return Files()
    server: Server = request.getfixturevalue("postgresql")
    return server
