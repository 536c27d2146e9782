"""What the door says to those who stay outside: no script, nothing of what is inside, no word of theirs."""

from __future__ import annotations

from typing import Final

from web.pages import document, words

PLAIN: Final = {
    401: b"",
    403: b"",
    404: b"There is nothing here.",
    421: b"Regulars does not answer to this name. Whoever runs it can allow it: the setting REGULARS_HOSTS.",
}
ELSEWHERE: Final = b"This request came from another site."
FAILED: Final = (
    "Something went wrong here, and it is our fault, not yours. What was saved before is still there. "
    "Try once more; if it happens again, report it with the number {}."
)

OUT_OF_REACH: Final = (
    "Regulars cannot reach its records just now. Nothing is lost; this page tries again by itself."
)
_HOW: Final = "Start Regulars anew, or open the link that it printed where it was started."
_ONCE: Final = "That is done once; from then on this browser stays in."


def _page(title: str, *paragraphs: str, more: str = "") -> bytes:
    return document(title, "\n".join(words(each) for each in paragraphs), more=more).encode()


HOW_TO_COME_IN: Final = _page("This browser has not been let in yet", _HOW, _ONCE)
"""For a browser without the key."""
NO_SUCH_PAGE: Final = document(
    "There is no such page",
    words("Perhaps the address was cut short.") + '<p><a href="/">Go to the first page</a></p>',
).encode()
"""For somebody who is in, and mistyped or kept an old address."""
TRY_AGAIN: Final = _page("One moment", OUT_OF_REACH, more='\n<meta http-equiv="refresh" content="5">')
"""For a browser that comes while the database cannot say who may come in."""
