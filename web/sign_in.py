"""Signing in and out, the first owner, and coming in by an invitation: plain pages before the program.

The guard has seen to it that a form comes from a page of ours. What is typed is read with limits, and few
passwords are worked out at a time; whoever comes in a browser that is known has a queue of their own.
"""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import Final

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from crm.errors import CrmError
from data_io.settings import Provider
from data_io.store.accounts import Caller, CodeWanted, NotLetIn, Wait
from web import oidc
from web.cookies import browser_header, browser_tokens, is_secure, visit_header, visit_tokens
from web.entrance import Entrance, Stands
from web.forms import Full, NoForm, Turns, read_form
from web.guard import Rule
from web.headers import CLEARED
from web.pages import field, form, page, words

SIGN_IN: Final = "/sign-in"
SIGN_OUT: Final = "/sign-out"
SET_UP: Final = "/set-up"
JOIN: Final = "/join"
_READ_AND_SENT: Final = frozenset({"GET", "HEAD", "POST"})
RULES: Final = (
    Rule(_READ_AND_SENT, SIGN_IN, at=frozenset({Stands.ACCOUNTS}), plain=True),
    Rule(_READ_AND_SENT, JOIN, at=frozenset({Stands.ACCOUNTS}), plain=True),
    Rule(_READ_AND_SENT, SET_UP, at=frozenset({Stands.SET_UP}), plain=True),
    Rule(_READ_AND_SENT, SIGN_OUT, plain=True),
)
"""What the guard lets pass for it, and how the door must stand for it."""
REFUSED_SECONDS: Final = 0.4
"""A refusal is not told earlier, so that its time tells nothing of what lies in the database."""
BUSY: Final = "Very many people are signing in just now. Wait a moment, then try again."
UNREADABLE: Final = "That could not be read. Go back, and send the form again."
NOT_REACHED: Final = "The records cannot be reached just now. Nothing is lost; try again in a moment."
_OWN: Final = re.compile(
    r"/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*)?(?:\?[A-Za-z0-9._~%=&+,:-]*)?"
)
_LONGEST: Final = 500
_OURS: Final = (SIGN_IN, SIGN_OUT, SET_UP, JOIN)


def own_path(wanted: str) -> str:
    """Give an address of this program to go on to; "/" for whatever else was wanted."""
    plain = len(wanted) <= _LONGEST and _OWN.fullmatch(wanted)
    return wanted if plain and wanted.partition("?")[0] not in _OURS else "/"


class SigningIn:
    """The pages. ``providers``: who else proves who somebody is; ``address``: REGULARS_ADDRESS, or ""."""

    def __init__(self, entrance: Entrance, providers: Iterable[Provider] = (), address: str = "") -> None:
        self._entrance = entrance
        self._others = oidc.buttons(providers)
        self._address = address
        self._turns = {known: Turns() for known in (False, True)}

    def routes(self) -> tuple[Route, ...]:
        """Give what the program answers for it."""
        answers = {SIGN_IN: self._sign_in, SIGN_OUT: self._sign_out, SET_UP: self._set_up, JOIN: self._join}
        return tuple(Route(path, _told(answer), methods=["GET", "POST"]) for path, answer in answers.items())

    async def _sign_in(self, request: Request) -> Response:
        """Show the form, or let somebody in."""
        if await self._entrance.stands() is not Stands.ACCOUNTS:
            return _on("/")
        if request.method != "POST":
            to = own_path(request.query_params.get("to", ""))
            signed_in = await self._entrance.ask(lambda: self._entrance.visit(request.scope))
            return _on(to) if signed_in else await self._gone(request, self._ask(to))
        begun = time.monotonic()
        given = await read_form(request)
        to, caller = own_path(given.get("to", "")), await self._caller(request)
        try:
            token = await self._tried(caller, lambda: self._admit(given, caller))
        except CodeWanted as wanted:
            return _ask_code(to, wanted.ticket)
        except NotLetIn as error:
            await anyio.sleep(max(0.0, REFUSED_SECONDS - (time.monotonic() - begun)))
            return self._refused(given, to, error.message, 401)
        except Wait as wait:
            answer = self._refused(given, to, wait.message, 429)
            answer.headers["retry-after"] = str(wait.seconds)
            return answer
        return await self._let_in(request, token, to)

    def _admit(self, given: dict[str, str], caller: Caller) -> str:
        accounts = self._entrance.accounts
        if "ticket" in given:
            return accounts.finish_sign_in(given["ticket"], given.get("code", ""), caller)
        return accounts.sign_in(
            given.get("name", ""),
            given.get("password", ""),
            agent=caller.agent,
            address=caller.address,
            browser=caller.browser,
        )

    def _refused(self, given: dict[str, str], to: str, why: str, status: int) -> Response:
        if "ticket" in given:
            return _ask_code(to, given["ticket"], why, status)
        return self._ask(to, why, status)

    def _ask(self, to: str, wrong: str = "", status: int = 200) -> Response:
        asked = form(
            SIGN_IN,
            field("name", "E-mail or name", "username", more="autofocus"),
            field("password", "Password", "current-password", kind="password"),
            button="Sign in",
            to=to,
        )
        forgotten = words("Forgotten the password? The owner can give you a new link.", "soft")
        return page("Sign in", f"{asked}\n{self._others}\n{forgotten}", wrong=wrong, status=status)

    async def _sign_out(self, request: Request) -> Response:
        """Ask once more, for a link must not sign anybody out; then end the visit."""
        if request.method != "POST":
            stay = '<p><a href="/">Stay signed in</a></p>'
            return page("Sign out", form(SIGN_OUT, button="Sign out of this browser") + stay)

        def end() -> None:
            token = self._entrance.visit(request.scope)
            if token is not None:
                self._entrance.accounts.sign_out(token)

        await self._entrance.ask(end)
        return await self._gone(request, _on(SIGN_IN))

    async def _gone(self, request: Request, answer: Response) -> Response:
        """Let a browser forget a visit that has ended, here or on a page of the program."""
        identity = await self._entrance.ask(lambda: self._entrance.identity)
        if visit_tokens(request.scope, identity):
            secure = is_secure(request.scope, self._address)
            answer.headers.append("set-cookie", visit_header(identity, "", secure=secure))
            answer.headers.update(CLEARED)
        return answer

    async def _set_up(self, request: Request) -> Response:
        """Make the first owner, for whoever reads the console."""
        await self._entrance.ask(self._entrance.print_code)
        if await self._entrance.stands() is not Stands.SET_UP:
            return _on("/")
        if request.method != "POST":
            return _ask_owner({})
        given, caller = await read_form(request), await self._caller(request)

        def found() -> str:
            accounts = self._entrance.accounts
            code, name, shown = (given.get(each, "") for each in ("code", "name", "shown"))
            number = accounts.set_up(code, name, shown, given.get("password", ""), caller)
            return accounts.begin_visit(number, "set-up code", caller.agent)

        try:
            token = await self._tried(caller, found)
        except CrmError as error:
            return _ask_owner(given, error.message, _status(error))
        return await self._let_in(request, token, "/")

    async def _join(self, request: Request) -> Response:
        """Let somebody choose a password who was invited, or reset."""
        if await self._entrance.stands() is not Stands.ACCOUNTS:
            return _on("/")
        posted = request.method == "POST"
        given = await read_form(request) if posted else dict(request.query_params)
        ticket, caller = given.get("token", ""), await self._caller(request)
        try:
            there = await self._entrance.ask(lambda: self._entrance.accounts.expected(ticket))
        except CrmError as error:
            return page(
                "This link has ended",
                '<p><a href="/sign-in">Sign in</a></p>',
                wrong=error.message,
                status=404,
            )
        if not posted:
            return _ask_password(there.name, there.shown, ticket, others=self._others)

        def join() -> str:
            accounts = self._entrance.accounts
            number = accounts.join(ticket, given.get("password", ""))
            return accounts.begin_visit(number, "link", caller.agent)

        try:
            token = await self._tried(caller, join)
        except CrmError as error:
            wrong, status = error.message, _status(error)
            return _ask_password(there.name, there.shown, ticket, wrong, status, others=self._others)
        return await self._let_in(request, token, "/")

    async def _tried(self, caller: Caller, work: Callable[[], str]) -> str:
        """Work out what takes long, in one's turn."""
        async with self._turns[bool(caller.browser)].turn():
            return await self._entrance.ask(work)

    async def _caller(self, request: Request) -> Caller:
        """Say who tries, and whether somebody has signed in before in that browser."""

        def known() -> list[str]:
            tokens = browser_tokens(request.scope, self._entrance.identity)
            return [each for each in tokens if self._entrance.accounts.knows_browser(each)]

        tokens = await self._entrance.ask(known)
        address = request.client.host if request.client else ""
        return Caller(request.headers.get("user-agent", ""), address, tokens[0] if tokens else "")

    async def _let_in(self, request: Request, token: str, to: str) -> Response:
        """Give a browser its cookies; the visit that it had before ends."""
        secure = is_secure(request.scope, self._address)

        def begin() -> list[str]:
            accounts, identity = self._entrance.accounts, self._entrance.identity
            earlier = self._entrance.visit(request.scope)
            if earlier is not None:
                accounts.sign_out(earlier)
            headers = [visit_header(identity, token, secure=secure)]
            known = accounts.know_browser(token)
            return [*headers, browser_header(identity, known, secure=secure)] if known else headers

        answer = _on(to)
        for header in await self._entrance.ask(begin):
            answer.headers.append("set-cookie", header)
        return answer


def _told(answer: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Turn what stops a page into a page that says so."""

    async def told(request: Request) -> Response:
        try:
            return await answer(request)
        except NoForm as fault:
            return page("That did not work", _BACK, wrong=UNREADABLE, status=fault.status)
        except Full:
            full = page("Please wait", _BACK, wrong=BUSY, status=429)
            full.headers["retry-after"] = "5"
            return full
        except CrmError:
            return page("Please wait", _BACK, wrong=NOT_REACHED, status=503)

    return told


_BACK: Final = f'<p><a href="{SIGN_IN}">Back</a></p>'


def _status(error: CrmError) -> int:
    return 429 if isinstance(error, Wait) else 400


def _on(to: str) -> Response:
    return RedirectResponse(to, status_code=303, headers={"cache-control": "no-store"})


def _ask_code(to: str, ticket: str, wrong: str = "", status: int = 200) -> Response:
    asked = form(
        SIGN_IN,
        words("Type the six figures that your telephone shows, or one of your recovery codes."),
        field("code", "One-time code", "one-time-code", more="autofocus"),
        button="Sign in",
        to=to,
        ticket=ticket,
    )
    return page(
        "One more step", f'{asked}\n<p><a href="{SIGN_IN}">Begin anew</a></p>', wrong=wrong, status=status
    )


def _ask_owner(given: dict[str, str], wrong: str = "", status: int = 200) -> Response:
    asked = form(
        SET_UP,
        words("Nobody is the owner yet. The code stands where Regulars was started, on its console."),
        field("code", "Set-up code", "off", value=given.get("code", ""), more="autofocus"),
        field("name", "E-mail or name, to sign in with", "username", value=given.get("name", "")),
        field("shown", "Your name, as others see it", "name", value=given.get("shown", "")),
        field("password", "Password", "new-password", kind="password", more='minlength="10"'),
        words("At least 10 characters. Several words in a row are good.", "soft"),
        button="Become the owner",
    )
    return page("Set up Regulars", asked, wrong=wrong, status=status)


def _ask_password(
    name: str, shown: str, ticket: str, wrong: str = "", status: int = 200, *, others: str = ""
) -> Response:
    """Ask for a password; whoever was invited by an address that a provider knows needs none (``others``)."""
    asked = form(
        JOIN,
        field("name", "You sign in as", "username", value=name, more="readonly"),
        field(
            "password", "Choose a password", "new-password", kind="password", more='minlength="10" autofocus'
        ),
        words("At least 10 characters. Several words in a row are good.", "soft"),
        button="Come in",
        token=ticket,
    )
    return page(f"Welcome, {shown}", f"{asked}\n{others}", wrong=wrong, status=status)
