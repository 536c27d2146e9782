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

_HOW: Final = "Start Regulars anew, or open the link that it printed where it was started."
_LATER: Final = (
    "<p>Signing in with a name and a password is set here, but it comes with a later version. "
    "Until then only that link lets people in.</p>"
)
_PAGE: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Regulars</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1.05rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem }}
h1 {{ font-size: 1.5rem }}
</style>
</head>
<body>
<h1>This browser has not been let in yet</h1>
<p>{how}</p>
<p>That is done once; from then on this browser stays in.</p>
{later}</body>
</html>
"""


def how_to_come_in(*, accounts_wanted: bool) -> bytes:
    """Give the page for a browser without the key; ``accounts_wanted``: REGULARS_SIGN_IN is on."""
    return _PAGE.format(how=_HOW, later=_LATER if accounts_wanted else "").encode()
