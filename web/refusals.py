"""What the door says to those who stay outside: no script, nothing of what is inside, no word of theirs."""

from __future__ import annotations

from typing import Final

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
_PAGE: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">{more}
<title>Regulars</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1.05rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem }}
h1 {{ font-size: 1.5rem }}
</style>
</head>
<body>
<h1>{title}</h1>
{words}
</body>
</html>
"""


def _page(title: str, *paragraphs: str, more: str = "") -> bytes:
    words = "\n".join(f"<p>{each}</p>" for each in paragraphs)
    return _PAGE.format(title=title, words=words, more=more).encode()


HOW_TO_COME_IN: Final = _page("This browser has not been let in yet", _HOW, _ONCE)
"""For a browser without the key."""
TRY_AGAIN: Final = _page("One moment", OUT_OF_REACH, more='\n<meta http-equiv="refresh" content="5">')
"""For a browser that comes while the database cannot say who may come in."""
