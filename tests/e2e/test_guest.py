"""A guest comes by a link, sees what it shares and no more, and is out one click after it was taken back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.program import LOG, ROOT, running

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the browser is a script of the shell here")

SHEET = ROOT / "sample_data" / "greengrocer.xlsx"
OUT = "You are not signed in here, or no longer"


@dataclass
class Shop:
    """A running program with the sample shop, its owner's browser, and a guest's."""

    address: str
    folder: Path
    owner: Visit
    guest: Visit
    context: BrowserContext

    def share(self, title: str, *pages: str, password: str = "", part: str = "") -> str:
        """Make a link on the page; give its address."""
        visit, page = self.owner, self.owner.page
        visit.open("/links", "A new link")
        if part:
            page.get_by_text("Only a part of the business").click()
            page.get_by_role("combobox", name=re.compile("Category")).click()
            page.get_by_role("option", name=part, exact=True).click()
            page.keyboard.press("Escape")
        for each in pages:
            page.get_by_test_id("stPills").or_(page.get_by_test_id("stButtonGroup")).get_by_role(
                "button", name=each, exact=True
            ).click()
        expect(page.get_by_role("button", name="Make the link")).to_be_enabled()
        field(page, "What is it called?").fill(title)
        field(page, "Password, if you like").fill(password)
        page.get_by_role("button", name="Make the link").click()
        visit.ready("Your new link")
        told = page.get_by_test_id("stCode").inner_text().strip()
        page.get_by_role("button", name="Done", exact=True).click()
        expect(page.get_by_test_id("stCode")).to_have_count(0)
        return told

    def come_in(self, link: str, word: str) -> Page:
        page = self.guest.page
        page.goto(link)
        page.get_by_role("button", name="Open").click()
        self.guest.ready(word)
        return page


def field(page: Page, label: str) -> Locator:
    return page.locator(f"input[aria-label='{label}']")


@pytest.fixture
def shop(browser: Browser, tmp_path: Path) -> Iterator[Shop]:
    """A program that lets in by its key; its link opens the owner's browser."""
    command = [sys.executable, "-m", "data_io", "--database", f"sqlite:///{tmp_path / 'regulars.db'}"]
    subprocess.run([*command, "import", str(SHEET)], cwd=ROOT, check=True, capture_output=True)
    with running(tmp_path, "auto") as address:
        contexts = [browser.new_context(viewport={"width": 1280, "height": 900}) for _ in range(2)]
        owner, guest = (Visit(context.new_page(), address) for context in contexts)
        [key] = re.findall(r"^ *(http\S+)$", (tmp_path / LOG).read_text("utf-8"), re.MULTILINE)
        owner.page.goto(key)
        yield Shop(address, tmp_path, owner, guest, contexts[1])
        for context in contexts:
            context.close()
    assert not owner.complaints + guest.complaints, owner.complaints + guest.complaints


def test_a_guest_sees_what_was_shared_and_is_out_when_it_is_taken_back(shop: Shop) -> None:
    link = shop.share("For the accountant", "Revenue", "Orders")
    token = link.partition("token=")[2]
    asked: list[tuple[str, str | None]] = []
    shop.context.on("request", lambda request: asked.append((request.url, request.headers.get("referer"))))

    page = shop.guest.page
    page.goto(link)
    assert page.url == f"{shop.address}/share"
    page = shop.come_in(link, "For the accountant")

    # No token is left in the address, in what the browser can go back to, in a Referer, or in our log.
    assert urlsplit(page.url).path == "/orders"
    page.go_back()
    assert token not in page.url
    page.goto(f"{shop.address}/orders")
    shop.guest.ready("12,000 sales")
    assert [referer for _, referer in asked if referer and token in referer] == []
    assert [url for url, _ in asked if token in url] == [link, link]
    assert token not in (shop.folder / LOG).read_text("utf-8")

    # Nothing to change, to take out, to search; nothing that was not shared.
    for name in ("Add", "Take away", "Excel", "Edit", "Delete", "Find anyone", "Save"):
        expect(page.get_by_role("button", name=re.compile(name))).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_have_count(0)
    for path in ("customers", "bring-in", "links", "history", "business"):
        answer = shop.context.request.get(f"{shop.address}/{path}", max_redirects=0)
        assert answer.status in (303, 401, 403), path

    # The owner sees the use, and takes the link back: the next click of the guest finds nothing.
    shop.owner.open("/links", "opened 1 time")
    shop.owner.page.get_by_role("button", name="Take back").click()
    shop.owner.ready("opens nothing any more")
    page.get_by_role("button").filter(has_text=re.compile("^2$")).first.click()
    shop.guest.ready(OUT)
    expect(page.get_by_text("12,000 sales")).to_have_count(0)
    assert shop.context.request.get(f"{shop.address}/orders", max_redirects=0).status == 403
    assert shop.context.request.get(f"{shop.address}/media/x", max_redirects=0).status == 403
    page.goto(link)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("alert")).to_contain_text("Ask whoever sent it")


def test_a_part_with_a_password_stays_a_part(shop: Shop) -> None:
    link = shop.share("Cheese only", "Revenue", password="open sesame", part="Cheese")
    page = shop.guest.page
    page.goto(link)
    page.get_by_role("button", name="Open").click()
    page.get_by_label("Password").fill("open barley")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("alert")).to_contain_text("not with this password")
    page.get_by_label("Password").fill("open sesame")
    page.get_by_role("button", name="Open").click()
    shop.guest.ready("Only Cheese")
    expect(page.get_by_role("button", name="Filter")).to_have_count(0)
    # What the address asks for besides changes nothing.
    page.goto(f"{shop.address}/revenue?only-category=Fruit")
    shop.guest.ready("Only Cheese")
    page.get_by_text("Who and what brought it").wait_for()
    expect(page.get_by_text("Fruit")).to_have_count(0)
    page.get_by_role("link", name="Leave").wait_for()
    assert shop.context.request.get(f"{shop.address}/share/leave").ok
    page.get_by_text("30 days", exact=True).click()
    shop.guest.ready(OUT)
