"""The pages of the sign-in behind their guard: what they say, what they set, what they stand."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import httpx2
import pyotp
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from crm.access import Access, Role
from crm.clock import utc_now
from data_io.settings import Provider, SignIn
from data_io.store import Store, StoreMissing
from data_io.store.accounts.cookies import browser_cookie, visit_cookie
from tests.web.provider import listening
from web import sign_in
from web.entrance import Entrance
from web.forms import LARGEST
from web.guard import Guard, page_rules
from web.sign_in import SigningIn, own_path

PASSWORD = "quiet lemon staircase 41"  # noqa: S105 - opens nothing
OTHER = "seven brown umbrellas fly"
HTML = {"accept": "text/html"}
NAME = '<b>&"Olga</b>'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'shop.db'}") as opened:
        yield opened


@pytest.fixture
def owner(store: Store) -> Access:
    return Access(NAME, Role.OWNER, person=store.accounts.found("olga@example.com", NAME, PASSWORD))


@pytest.fixture
def place(store: Store, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of the pages and of one page behind them."""
    settings = getattr(request, "param", {})
    entrance = Entrance(settings.get("sign_in", SignIn.AUTO), lambda: store)

    async def inside(_: Request) -> PlainTextResponse:
        return PlainTextResponse("inside")

    pages = [Route(path, inside) for path in ("/", "/customers")]
    signing_in = SigningIn(entrance, settings.get("providers", ()), settings.get("address", ""))
    app = Starlette(routes=[*signing_in.routes(), *pages])
    rules = (*sign_in.RULES, *page_rules(["/", "/customers"]))
    with listening(Guard(app, rules=rules, key=None, entrance=entrance)) as address:
        yield address


@pytest.fixture
def browser(place: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=place, headers=HTML | {"origin": place}, timeout=60) as opened:
        yield opened


def post(browser: httpx2.Client, path: str = "/sign-in", **fields: str) -> httpx2.Response:
    return browser.post(path, data=fields)


def said(answer: httpx2.Response) -> str:
    found = re.search(r'role="alert">([^<]*)', answer.text)
    return found.group(1) if found else ""


def test_the_form_is_for_people_and_for_what_keeps_their_passwords(
    browser: httpx2.Client, owner: Access
) -> None:
    text = browser.get("/sign-in").text
    for needed in (
        '<html lang="en">',
        'name="viewport"',
        '<label for="name">',
        '<label for="password">',
        'autocomplete="username"',
        'autocomplete="current-password"',
        "color-scheme: light dark",
    ):
        assert needed in text
    assert "<script" not in text


def test_the_right_password_leads_to_where_one_wanted(
    browser: httpx2.Client, store: Store, owner: Access
) -> None:
    led = browser.get("/customers?id=7")
    assert (led.status_code, led.headers["location"]) == (303, "/sign-in?to=/customers%3Fid%3D7")
    asked = browser.get(led.headers["location"])
    assert 'name="to" value="/customers?id=7"' in asked.text
    answer = post(browser, name="OLGA@example.com", password=PASSWORD, to="/customers?id=7")
    assert (answer.status_code, answer.headers["location"]) == (303, "/customers?id=7")
    set_here = answer.headers.get_list("set-cookie")
    assert [each.partition("=")[0] for each in set_here] == [
        visit_cookie(store.identity, secure=False),
        browser_cookie(store.identity, secure=False),
    ]
    assert all("HttpOnly; SameSite=Lax" in each and "Path=/;" in each for each in set_here)
    assert browser.get("/customers").text == "inside"
    assert browser.get("/sign-in?to=/customers").headers["location"] == "/customers"


@pytest.mark.parametrize("place", [{"address": "https://crm.example"}], indirect=True)
def test_by_https_the_cookies_are_for_https_and_this_host_alone(
    browser: httpx2.Client, store: Store, owner: Access
) -> None:
    answer = post(browser, name="olga@example.com", password=PASSWORD)
    for each in answer.headers.get_list("set-cookie"):
        assert each.startswith("__Host-regulars_")
        assert each.endswith("; Secure")


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "/sign-out",
        "/sign-in?to=/",
        "/%2f%2fevil.example",
        "/.evil",
        "/customers#x",
        "/a\r\nset-cookie: x=1",
        "/" + "a" * 600,
        "evil",
        "",
    ],
)
def test_nobody_is_led_elsewhere(wanted: str) -> None:
    assert own_path(wanted) == "/"


@pytest.mark.parametrize("wanted", ["/", "/customers", "/customer?id=12&tab=orders", "/a/b-c_d.e?x=%C3%A4"])
def test_everybody_is_led_back(wanted: str) -> None:
    assert own_path(wanted) == wanted


def test_whatever_was_wrong_is_answered_alike(browser: httpx2.Client, store: Store, owner: Access) -> None:
    store.accounts.invite(owner, "ann", "Ann", Role.STAFF)
    begun, heard = time.monotonic(), []
    for name, password in (("olga@example.com", "wrong"), ("nobody", "wrong"), ("ann", ""), ("", "")):
        answer = post(browser, name=name, password=password)
        heard.append((answer.status_code, answer.text, sorted(answer.headers)))
    assert heard == heard[:1] * 4
    assert heard[0][0] == 401
    assert time.monotonic() - begun > 4 * sign_in.REFUSED_SECONDS
    assert "set-cookie" not in heard[0][2]


def test_delays_are_told_with_when_to_try_again(browser: httpx2.Client, owner: Access) -> None:
    for _ in range(5):
        assert post(browser, name="olga@example.com", password="wrong").status_code == 401
    answer = post(browser, name="olga@example.com", password=PASSWORD)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) < 10
    assert "went wrong too often" in said(answer)


def test_a_browser_that_is_known_is_not_delayed_by_strangers(
    place: str, browser: httpx2.Client, owner: Access
) -> None:
    post(browser, name="olga@example.com", password=PASSWORD)
    with httpx2.Client(base_url=place, timeout=60) as stranger:
        for _ in range(5):
            post(stranger, name="olga@example.com", password="wrong")
        assert post(stranger, name="olga@example.com", password=PASSWORD).status_code == 429
    assert post(browser, name="olga@example.com", password=PASSWORD).status_code == 303


def test_a_visit_is_new_at_each_sign_in_and_the_one_before_ends(
    browser: httpx2.Client, store: Store, owner: Access
) -> None:
    name = visit_cookie(store.identity, secure=False)
    planted = "p" * 43
    browser.cookies.set(name, planted)
    post(browser, name="olga@example.com", password=PASSWORD)
    first = [each.value for each in browser.cookies.jar if each.name == name and each.value != planted]
    post(browser, name="olga@example.com", password=PASSWORD)
    assert store.accounts.visit(planted) is None
    assert [store.accounts.visit(str(token)) for token in first] == [None]
    assert len(store.accounts.visits(int(owner.person or 0), by=owner)) == 1


def test_the_one_time_code_is_asked_for_on_a_page_of_its_own(
    browser: httpx2.Client, store: Store, owner: Access
) -> None:
    number = int(owner.person or 0)
    begun = store.accounts.begin_codes(number, by=owner)
    telephone = pyotp.TOTP(begun.secret)
    store.accounts.confirm_codes(number, telephone.at(utc_now() - timedelta(seconds=30)), by=owner)
    asked = post(browser, name="olga@example.com", password=PASSWORD, to="/customers")
    assert asked.status_code == 200
    assert 'autocomplete="one-time-code"' in asked.text
    assert PASSWORD not in asked.text
    assert browser.get("/customers").status_code == 303, "the password alone lets nobody in"
    ticket = re.findall(r'name="ticket" value="([^"]+)"', asked.text)[0]
    wrong = post(browser, ticket=ticket, code="abc", to="/customers")
    assert wrong.status_code == 401
    assert ticket in wrong.text
    answer = post(browser, ticket=ticket, code=telephone.at(utc_now()), to="/customers")
    assert (answer.status_code, answer.headers["location"]) == (303, "/customers")


def test_signing_out_takes_a_button_and_ends_the_visit(
    browser: httpx2.Client, store: Store, owner: Access
) -> None:
    post(browser, name="olga@example.com", password=PASSWORD)
    [token] = [
        each.value for each in browser.cookies.jar if each.name == visit_cookie(store.identity, secure=False)
    ]
    asked = browser.get("/sign-out")
    assert "<button>Sign out" in asked.text
    assert store.accounts.visit(str(token)) is not None
    answer = post(browser, "/sign-out")
    assert answer.headers["location"] == "/sign-in"
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert answer.headers["clear-site-data"] == '"cache", "storage"', "not the cookies of other programs"
    assert store.accounts.visit(str(token)) is None
    assert browser.get("/customers").status_code == 303


def test_a_browser_whose_visit_ended_on_a_page_forgets_it_at_the_sign_in_once(
    browser: httpx2.Client, store: Store, owner: Access
) -> None:
    assert "clear-site-data" not in browser.get("/sign-in").headers, "nobody was in here"
    post(browser, name="olga@example.com", password=PASSWORD)
    store.accounts.end_visits(int(owner.person or 0), by=owner)
    answer = browser.get("/sign-in?to=/customers")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert "Max-Age=0" in answer.headers["set-cookie"]
    again = browser.get("/sign-in?to=/customers").headers
    assert "clear-site-data" not in again
    assert "set-cookie" not in again


@pytest.mark.parametrize("place", [{"sign_in": SignIn.ON}], indirect=True)
def test_the_first_owner_comes_by_the_code_on_the_console(
    browser: httpx2.Client, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert browser.get("/customers").headers["location"] == "/set-up"
    assert "Set-up code" in browser.get("/set-up").text
    [code] = re.findall(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}", capsys.readouterr().out)
    fields = {"name": "olga", "shown": NAME, "password": PASSWORD}
    wrong = post(browser, "/set-up", code="AAAA", **fields)
    assert wrong.status_code == 400
    assert "&lt;b&gt;&amp;&quot;Olga" in wrong.text
    assert PASSWORD not in wrong.text
    weak = post(browser, "/set-up", code=code, **(fields | {"password": "password12"}))
    assert "soon guessed" in said(weak)
    answer = post(browser, "/set-up", code=code, **fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.get("/customers").text == "inside"
    assert post(browser, "/set-up", code=code, **fields).status_code == 303
    assert [each.name for each in store.accounts.people(Access("x", Role.OWNER))] == ["olga"]


def test_an_invitation_is_a_page_to_choose_a_password(
    browser: httpx2.Client, store: Store, owner: Access
) -> None:
    token = store.accounts.invite(owner, "ann@example.com", "Ann <i>", Role.STAFF)
    asked = browser.get(f"/join?token={token}")
    assert "Welcome, Ann &lt;i&gt;" in asked.text
    assert 'value="ann@example.com" readonly' in asked.text
    assert 'autocomplete="new-password"' in asked.text
    weak = post(browser, "/join", token=token, password="ann@example.com")
    assert weak.status_code == 400
    answer = post(browser, "/join", token=token, password=OTHER)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.get("/customers").text == "inside"
    for path in (f"/join?token={token}", "/join", "/join?token=x"):
        over = browser.get(path)
        assert (over.status_code, "no longer good" in said(over)) == (404, True)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"name=" + b"x" * LARGEST, "application/x-www-form-urlencoded", 413),
        (b"{}", "application/json", 415),
        (b"--x--", "multipart/form-data; boundary=x", 415),
        (b"name=\xff\xfe", "application/x-www-form-urlencoded", 400),
        (b"&".join([b"a=b"] * 50), "application/x-www-form-urlencoded", 400),
        (b"name=%00%ff%F0&password=%00", "application/x-www-form-urlencoded", 401),
    ],
)
def test_only_small_forms_are_read(
    browser: httpx2.Client, owner: Access, body: bytes, kind: str, status: int
) -> None:
    answer = browser.post("/sign-in", content=body, headers={"content-type": kind})
    assert answer.status_code == status


def test_a_form_that_has_no_end_is_not_read_to_it(browser: httpx2.Client, owner: Access) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(1_000):
            yield b"x" * 1_024

    kind = {"content-type": "application/x-www-form-urlencoded"}
    with suppress(httpx2.HTTPError):  # it may hang up while more is being sent
        assert browser.post("/sign-in", content=endless(), headers=kind).status_code == 413


def test_a_flood_of_sign_ins_is_sent_away_at_once_and_people_still_come_in(
    place: str, browser: httpx2.Client, owner: Access
) -> None:
    post(browser, name="olga@example.com", password=PASSWORD)
    heard: list[int] = []

    def stranger(at: int) -> None:
        with httpx2.Client(base_url=place, timeout=60) as client:
            heard.append(post(client, name=f"name {at}", password="wrong").status_code)

    with ThreadPoolExecutor(60) as crowd:
        for at in range(60):
            crowd.submit(stranger, at)
        assert post(browser, name="olga@example.com", password=PASSWORD).status_code == 303
    assert set(heard) <= {401, 429}
    assert heard.count(429) > 20


@pytest.mark.parametrize(
    "place",
    [{"providers": [Provider("google", "https://accounts.google.com", "id", "secret")]}],
    indirect=True,
)
def test_who_else_proves_who_somebody_is_stands_below(browser: httpx2.Client, owner: Access) -> None:
    assert 'href="/sign-in/with/google"' in browser.get("/sign-in").text


def test_records_out_of_reach_are_told() -> None:
    def away() -> Store:
        raise StoreMissing("The folder is gone.")

    app = Starlette(routes=SigningIn(Entrance(SignIn.AUTO, away)).routes())
    with listening(app) as address, httpx2.Client(base_url=address) as client:
        answer = client.get("/sign-in")
    assert answer.status_code == 503
    assert "cannot be reached" in said(answer)
    assert "folder" not in answer.text
