"""A team: the owner makes an account, lets somebody in, who sees what they may; ended, they are out.

Each person in a browser of their own; one comes in by a provider that knows them already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.program import LOG, running
from tests.web.stranger import strange_provider

PASSWORD = "a horse that eats staples"  # noqa: S105 - it opens nothing


@pytest.fixture(scope="module")
def stranger() -> Iterator[str]:
    with strange_provider() as issuer:
        yield issuer


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("program")


@pytest.fixture(scope="module")
def address(folder: Path, stranger: str, chromium_path: str) -> Iterator[str]:
    """The address of a program that asks who is there, and knows a provider."""
    with running(
        folder,
        "auto",
        REGULARS_OIDC_HOUSE_ISSUER=stranger,
        REGULARS_OIDC_HOUSE_CLIENT_ID="regulars",
        REGULARS_OIDC_HOUSE_CLIENT_SECRET="hush",
    ) as found:
        yield found


def another(browser: Browser, address: str) -> Visit:
    """Somebody in a browser of their own."""
    return Visit(browser.new_context(viewport={"width": 1280, "height": 800}).new_page(), address)


def sign_in(page: Page, name: str) -> None:
    page.get_by_label("E-mail or name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def invite(owner: Visit, shown: str, name: str) -> str:
    """Invite somebody as staff; give the link."""
    owner.open("/people", "Invite somebody")
    form = owner.page.locator(".st-key-card-invite")
    form.get_by_label("Name", exact=True).fill(shown)
    form.get_by_role("textbox", name=re.compile("^E-mail")).fill(name)
    form.get_by_role("button", name="Make the link").click()
    owner.ready("Hand this link to")
    return owner.page.locator(".st-key-card-people-link code").inner_text().strip()


def test_a_team_is_let_in_and_let_go(
    visit: Visit, browser: Browser, address: str, folder: Path, stranger: str
) -> None:
    page = visit.page
    come_in = re.search(r"/come-in\?key=\S+", (folder / LOG).read_text())
    assert come_in is not None
    visit.open(come_in[0], "Bring in")

    visit.open("/people", "Your own account")
    for label, value in {"Your name": "Olga", "Your e-mail": "olga@shop.example"}.items():
        page.get_by_role("textbox", name=re.compile(f"^{label}")).fill(value)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    visit.ready("everybody signs in here")
    page.get_by_role("link", name="Sign in").click()
    sign_in(page, "OLGA@shop.example")
    visit.ready("Bring in")

    link = invite(visit, "Sam", "sam")
    sam = another(browser, address)
    sam.page.goto(link)
    sam.page.get_by_label("Choose a password").fill(PASSWORD)
    sam.page.get_by_role("button", name="Come in").click()
    sam.ready("Service")
    expect(sam.page.get_by_text("Sheets", exact=True)).to_be_visible()
    sam.open("/people", "Service")
    expect(sam.page.locator(".st-key-card-invite")).to_have_count(0)
    sam.open("/account", "Where you are signed in")
    expect(sam.page.get_by_text("this browser")).to_be_visible()

    visit.open("/people", "Sam")
    page.get_by_text("Sam", exact=True).click()
    page.get_by_role("button", name="End access").click()
    page.get_by_role("button", name="End access now").click()
    visit.ready("can come in no more")
    sam.page.get_by_role("button", name="Sign out everywhere else").click()
    sam.ready("You are not signed in here")
    sam.page.goto(address)
    expect(sam.page).to_have_url(re.compile("/sign-in"))
    assert not sam.complaints, sam.complaints
    sam.page.context.close()


def test_somebody_comes_in_by_a_provider_that_knows_them(
    visit: Visit, browser: Browser, address: str, stranger: str
) -> None:
    visit.page.goto(address)
    sign_in(visit.page, "olga@shop.example")
    visit.ready("Bring in")
    invite(visit, "Kim", "kim@shop.example")
    httpx2.put(f"{stranger}/users/kim", json={"email": "kim@shop.example", "email_verified": True})
    kim = another(browser, address)

    kim.page.goto(address)
    kim.page.get_by_role("link", name="Sign in with House").click()
    kim.page.get_by_placeholder("sub").fill("kim")
    kim.page.get_by_role("button", name="Authorize").click()

    kim.ready("Service")
    kim.open("/account", "You sign in by another account")
    kim.page.locator(".st-key-sign-out button").click()
    kim.ready("You are not signed in here")
    kim.page.context.close()
