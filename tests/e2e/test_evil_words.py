"""Words that would do harm were they more than words do nothing, on any page, in any field (Chromium).

A shop is filled in which each field that holds words holds thirty such texts (``evil_words``), own columns,
their headings, labels of steps and the business among them. Each page is opened, everything on it that opens
is opened, and the mouse is moved over its charts. Nothing may run, ask another host, or become a link, an
element or a mark; each text stands there as it was typed. The pages are opened without the policy that
forbids browsers to run such things (``bypass_csp``), so that the program alone is tried; then some with it,
where the browser may not even have something to refuse.

There is no merged mail yet, so there is no preview of one: what there is of mail is tried, which is the link
that opens the owner's own mail program, and the messages of campaigns.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, unquote

import openpyxl
import pytest
from playwright.sync_api import Browser, FilePayload, ViewportSize

from data_io.outgoing.file_names import file_name
from tests.e2e.evil_shop import fill
from tests.e2e.evil_watch import LOOK, NOBODY, Watch
from tests.e2e.evil_words import ALL_IN_ONE, WORDS
from tests.e2e.program import running
from ui import menu

TALL: ViewportSize = {"width": 1280, "height": 2400}
OPEN_AT = (56, 50)
"""Where the first row of a grid has its "Open", in pixels from the grid's corner."""
TOKENS = {f"evil{place:02}" for place in range(1, len(WORDS) + 1)}
VIEWS = (
    "/revenue?split=Product&time=All&by=Year",
    "/habits?show=Bought together",
    "/habits?show=Wanted next",
    "/troubles?by=Product&time=All",
    f"/complaints?complaint-group=All&by=product_category&word={quote(ALL_IN_ONE)}",
    f"/returns?by=sales_channel&word={quote(ALL_IN_ONE)}",
    "/revenue?" + "&".join(f"only-category={quote(text)}" for text in WORDS),
    f"/customers?search={quote(ALL_IN_ONE)}&group={quote(ALL_IN_ONE)}&page={quote(ALL_IN_ONE)}",
    f"/products?product-find={quote(ALL_IN_ONE)}&product-page={quote(ALL_IN_ONE)}",
    f"/customer?id={quote(ALL_IN_ONE)}",
    "/customer?id=18&only=purchases",
)
"""Other views of the pages, and links that somebody evil made."""
AS_MARKUP = tuple(text for text in WORDS if "<" in text and "{{" not in text and "->" not in text)


@pytest.fixture(scope="module")
def evil_address(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[str]:
    """Return the address of the program with the evil shop."""
    folder = tmp_path_factory.mktemp("evil")
    fill(folder, f"sqlite:///{folder / 'regulars.db'}")
    with running(folder) as address:
        yield address


@pytest.fixture(scope="module")
def bare(browser: Browser, evil_address: str) -> Iterator[Watch]:
    """Return who looks without the policy that forbids browsers to run what is not ours."""
    with browser.new_context(
        viewport=TALL, bypass_csp=True, accept_downloads=True, reduced_motion="reduce", proxy=NOBODY
    ) as context:
        yield Watch(context, evil_address)


@pytest.fixture(scope="module")
def protected(browser: Browser, evil_address: str) -> Iterator[Watch]:
    """Return who looks with the policy."""
    with browser.new_context(viewport=TALL, reduced_motion="reduce", proxy=NOBODY) as context:
        yield Watch(context, evil_address)


@pytest.fixture
def watch(bare: Watch) -> Iterator[Watch]:
    """Return who looks, having seen nothing yet; what they found fails the test."""
    with looking(bare):
        yield bare


@contextmanager
def looking(watch: Watch) -> Iterator[None]:
    """Begin with nothing seen or found; fail if something is found."""
    watch.found.clear()
    watch.seen.clear()
    yield
    assert not watch.found, "\n".join(watch.found)


def test_who_looks_sees_each_text_that_comes_to_life(browser: Browser, evil_address: str) -> None:
    """Without this the other tests would prove nothing."""
    bare_words = [f"<p>evil{place:02}</p>" for place in range(1, len(WORDS) + 1)]  # as if marks were read
    with browser.new_context(bypass_csp=True, proxy=NOBODY) as context:
        watch = Watch(context, evil_address)
        watch.page.goto(f"{evil_address}/favicon.png")
        found = watch.page.evaluate(
            f"(texts) => texts.map((text) => {{ document.body.innerHTML = text; return {LOOK}.found; }})",
            [*AS_MARKUP, *bare_words],
        )
        dead = [text for text, told in zip([*AS_MARKUP, *bare_words], found, strict=True) if not told]
        assert not dead


def test_who_looks_sees_scripts_calls_to_others_and_new_windows(browser: Browser, evil_address: str) -> None:
    with browser.new_context(bypass_csp=True, proxy=NOBODY) as context:
        watch = Watch(context, evil_address)
        watch.page.goto(f"{evil_address}/favicon.png")
        watch.page.evaluate("(text) => { document.body.innerHTML = text; }", WORDS[1] + WORDS[10])
        watch.page.wait_for_function("window.pwned.length")
        watch.look()
        with context.expect_page():
            watch.page.evaluate("document.body.innerHTML = '<a href=/ target=_blank>x</a>'")
            watch.page.get_by_text("x").click()
        said = " ".join(watch.found)
        for each in ("alert 2", "asked http://outside.example/11", "another window", "a handler", "code"):
            assert each in said


@pytest.mark.parametrize("screen", menu.SCREENS, ids=lambda screen: screen.path)
def test_nothing_happens_on_a_page(watch: Watch, screen: menu.Screen) -> None:
    watch.open(screen.address)
    watch.point()
    if screen.entities and screen.entities != ("customer",):  # of a customer there is a page
        _look_at_forms(watch)
    watch.open_all()


def _look_at_forms(watch: Watch) -> None:
    """Open the first record of a list, and the form for a new one."""
    page = watch.page
    grid = page.get_by_test_id("stDataFrame").first
    dialog = page.get_by_role("dialog")
    grid.click(position={"x": OPEN_AT[0], "y": OPEN_AT[1]})
    watch.look_at_dialog()
    dialog.get_by_role("tab", name="History").click()
    watch.ready()
    watch.look()
    watch.close_dialog()


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: unquote(path)[:40])
def test_nothing_happens_in_another_view_or_by_an_evil_link(watch: Watch, path: str) -> None:
    watch.open(path)
    watch.point()
    watch.look()


def test_a_customer_shows_each_text_as_it_stands(watch: Watch) -> None:
    watch.open("/customer?id=2")
    watch.point()
    watch.open_all()
    watch.look_until(TOKENS)
    assert watch.seen == TOKENS


def test_nothing_happens_in_the_dialogs_of_a_customer(watch: Watch) -> None:
    page = watch.page
    watch.open("/customer?id=3")
    dialog = page.get_by_role("dialog")
    for name in ("Call", "Write", "Complaint", "Task", "Edit"):
        page.get_by_role("button", name=name, exact=True).first.click()
        watch.look_at_dialog()
        if name == "Write":
            link = dialog.locator("a[href^='mailto:']").get_attribute("href")
            assert link is not None
            assert not set("?&<>\"' ") & set(link.removeprefix("mailto:"))
        watch.close_dialog()
    page.get_by_role("button", name="Note", exact=True).click()
    dialog.get_by_label("What is worth knowing").fill(ALL_IN_ONE)
    dialog.get_by_role("button", name="Note it").click()
    page.get_by_text("noted.").wait_for()
    watch.ready()
    watch.look()
    watch.open("/customer?id=3")
    watch.look()


def test_nothing_happens_in_the_search(watch: Watch) -> None:
    watch.open("/tasks")
    watch.page.get_by_role("button", name="Find anyone").click()
    field = (
        watch.page.get_by_role("dialog")
        .get_by_role("searchbox")
        .or_(watch.page.get_by_role("dialog").get_by_role("textbox"))
    )
    for text, says in ((ALL_IN_ONE, "Nothing found"), ("script", "evil01")):
        field.first.fill(text)
        watch.page.get_by_role("dialog").get_by_text(says).first.wait_for()
        watch.ready()
        watch.look()


def test_the_history_shows_each_text_as_it_stands(watch: Watch) -> None:
    watch.open("/history")
    watch.open_all()
    watch.look_until(TOKENS)
    assert watch.seen == TOKENS


def test_nothing_happens_while_an_evil_sheet_comes_in(watch: Watch) -> None:
    """Its name, its headings and cells, the names of its sheets, and the file that is handed back."""
    page = watch.page
    watch.open("/bring-in")
    page.locator("input[type=file]").first.set_input_files(
        [
            FilePayload(name=f"{WORDS[1]} {WORDS[17]}.csv", mimeType="text/csv", buffer=_sheet()),
            FilePayload(name=f"{WORDS[12]}.xlsx", mimeType="application/zip", buffer=_book()),
        ]
    )
    store = page.get_by_role("button", name="Store ")
    store.wait_for()
    watch.ready()
    watch.look()
    watch.open_all()
    page.keyboard.press("Escape")
    store.click()
    page.get_by_text("Receipt").first.wait_for()
    watch.ready()
    watch.look()
    page.get_by_role("button", name="Hand back").click()
    save = page.get_by_role("link", name="Save ")
    save.wait_for()
    watch.look()
    watch.saves = True
    with page.expect_download() as told:
        save.click()
    name = told.value.suggested_filename
    assert name == file_name(name)
    assert name.endswith("to mend.xlsx")


def _sheet() -> bytes:
    """Give a sheet of customers and evil columns, one of its dates no date."""
    headings = ["Name", "Birthday", *(text[:100] for text in WORDS)]
    rows = [[text, "1980-02-30" if at == 0 else "1980-02-03", *WORDS[at:], *WORDS[:at]]
            for at, text in enumerate(WORDS)]  # fmt: skip
    cells = ([f'"{cell}"'.replace('"', '""')[1:-1] for cell in row] for row in [headings, *rows])
    return "\r\n".join(",".join(f'"{cell[1:-1]}"' for cell in row) for row in cells).encode()


def _book() -> bytes:
    """Give a workbook whose sheets have evil names."""
    book = openpyxl.Workbook()
    for place, name in enumerate(("<img src=x onerror=alert(1)>", "~~x~~ `y` $z$ evil31")):
        sheet = book.create_sheet(name)
        sheet.append(["Order number", "Date", "Customer", "Amount"])
        for row in range(9):
            sheet.append([f"E{place}-{row}", "2026-01-05" if row else "no day", WORDS[row + 2], 10.5])
    book.remove(book.worksheets[0])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("path", ["/", "/customer?id=1", "/troubles", "/history"])
def test_with_the_policy_there_is_nothing_to_refuse(protected: Watch, path: str) -> None:
    with looking(protected):
        protected.open(path)
        protected.point()
        protected.open_all()
        assert protected.seen
