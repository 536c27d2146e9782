"""What is said when the program starts: the link by which its owner comes in, opened in the browser.

The link is not handed to the browser's command line, which every user of the machine can read, but lies in a
small page that only its owner can.
"""

from __future__ import annotations

import html
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from streamlit import cli_util, config
from streamlit.web.server import server_util

from crm.errors import CrmError
from web.entrance import Entrance, Stands, say
from web.key import Key, write_private

_BY_STREAMLIT: Final = frozenset({"starlette-app", "starlette-app-direct"})
"""How ``streamlit run app.py`` and ``python app.py`` serve; another server tells nobody its port."""
_OPENER: Final = """<!DOCTYPE html>
<meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={link}">
<title>Regulars</title><a href="{link}">Open Regulars</a>
"""


@contextmanager
def invited(
    key: Key | None, hosts: Sequence[str] = (), *, entrance: Entrance | None = None
) -> Iterator[None]:
    """Say how to come in, and open the browser where there is one.

    What lies about for it goes at the end.
    """
    base = address()
    stands = _stands(key, entrance)
    needed = key if stands is Stands.KEY else None
    _say(stands, needed, base, hosts)
    if entrance is not None and stands is Stands.SET_UP:
        entrance.print_code()
    opener = _open(needed, base) if base is not None and not config.get_option("server.headless") else None
    try:
        yield
    finally:
        if opener is not None:
            opener.unlink(missing_ok=True)
        if entrance is not None:
            entrance.drop_code()


def _stands(key: Key | None, entrance: Entrance | None) -> Stands:
    """Say how the door stands; where the records cannot be reached, say so, and what it is to begin with."""
    by_key = Stands.OPEN if key is None else Stands.KEY
    try:
        return by_key if entrance is None else entrance.stands_now()
    except CrmError as error:
        say("The records cannot be reached yet.", error.message)
        return Stands.ACCOUNTS if key is None else by_key


def address() -> str | None:
    """Give the address of the program as a browser here writes it; None where its server has not told it."""
    if getattr(config, "_server_mode", None) not in _BY_STREAMLIT:
        return None
    named = (
        config.get_option("browser.serverAddress") if config.is_manually_set("browser.serverAddress") else ""
    )
    bound = config.get_option("server.address") or "localhost"
    return server_util.get_url(named or server_util.get_display_address(bound))


def _say(stands: Stands, key: Key | None, base: str | None, hosts: Sequence[str]) -> None:
    """Print how to come in."""
    place = base or "the address of its server"
    if key is not None:
        lines = ["Regulars is running. It lets in whoever opens this link; keep it to yourself:", ""]
        lines += [f"{base or '(the address of its server)'}{key.link}", ""]
        lines += [f"Under {host} it is the same behind the name: {key.link}" for host in hosts]
        if not key.is_kept:
            lines += [f"{key.file} cannot be written: browsers have to come in anew after each start."]
    elif stands is Stands.OPEN:
        lines = [
            f"Regulars is running at {place}",
            "REGULARS_SIGN_IN is off: whoever reaches this address sees and changes everything.",
        ]
    else:
        lines = [f"Regulars is running at {place}", "People sign in there with their accounts."]
    say(*lines)


def _open(key: Key | None, base: str) -> Path | None:
    """Open the browser; give the page that lies about for it, if there is one."""
    if key is None or os.name == "nt":  # Windows shows command lines to their owner only
        _show(base + (key.link if key is not None else ""))
        return None
    opener = key.file.with_name(f"{key.file.stem}-open.html").resolve()
    try:
        write_private(opener, _OPENER.format(link=html.escape(base + key.link)))
    except OSError:
        return None  # the link stands on the console
    _show(opener.as_uri())
    return opener


def _show(place: str) -> None:
    """Hand a place to the browser without waiting for it."""
    threading.Thread(
        target=cli_util.open_browser, args=(place,), name="open the browser", daemon=True
    ).start()
