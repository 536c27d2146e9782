"""Thirty texts that do harm wherever they are taken for more than text, and what shows that they were.

Each holds its own word (``evil01`` to ``evil30``). Were it taken for HTML, a script, Markdown, a directive of
Streamlit's, a formula or a header, it would call ``alert``, ask another host for something, or its word would
stand on the screen without what stands before it.
"""

from __future__ import annotations

import re
from typing import Final

OUTSIDE: Final = "outside.example"
"""A host that is not ours; nothing here may ever ask it for anything."""

WORDS: Final = (
    "<script>alert(1)</script>evil01",
    "<img src=x onerror=alert(2)>evil02",
    "\"'><svg/onload=alert(3)>evil03",
    "<math><mtext></mtext><a xlink:href=javascript:alert(4)>evil04</a></math>",
    '<iframe srcdoc="<script>parent.alert(5)</script>"></iframe>evil05',
    f"<meta http-equiv=refresh content='0;url=http://{OUTSIDE}/6'>evil06",
    f"<base href=http://{OUTSIDE}/7/>evil07",
    f"<link rel=prefetch href=http://{OUTSIDE}/8>evil08",
    "</title></textarea></style><body onload=alert(9)>evil09",
    "<details open ontoggle=alert(10)>evil10</details>",
    f"<style>@import url(http://{OUTSIDE}/11);*{{background:url(http://{OUTSIDE}/11.png)}}</style>evil11",
    "[evil12](javascript:alert(12))",
    f"![evil13](http://{OUTSIDE}/13.png)",
    f"[evil14](http://{OUTSIDE}/14 'title') [x]: http://{OUTSIDE}/14",
    "<javascript:alert(15)> evil15 [x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxNSk8L3NjcmlwdD4=)",
    r"$\href{javascript:alert(16)}{evil16}$ $$\includegraphics{http://outside.example/16.png}$$",
    ":material/skull: :smile: :red[evil17] :blue-badge[x]",
    "**evil18** ~~x~~ `code` # * | --- |",
    ':button[x]{onclick="alert(19)"} :streamlit: -> <- -- >= evil19',
    f'=HYPERLINK("http://{OUTSIDE}/20","evil20")',
    f"@SUM(1+1)*cmd|' /C calc'!A0 evil21 +1 http://{OUTSIDE}/21 www.{OUTSIDE}",
    f'<a href="http://{OUTSIDE}/22" target="_blank"><b>evil22</b></a><br><i>x</i><extra></extra>',
    "{{7*7}}${7*7}#{7*7}<%= 7*7 %>%{customdata} evil23",
    f'" style="background:url(http://{OUTSIDE}/24)" onmouseover="alert(24)" x="evil24',
    "\u202efdp.exe\u202c\u200b\u200devil25\ufeff\u2028\u2029",
    "\x1b[31m\x07\x0b\x08\x7fevil26\r\nSet-Cookie: evil=1\r\n\r\n<script>alert(26)</script>",
    f"../../..\\evil27/CON|NUL:{'a' * 220}",
    "null NaN None undefined true -0 [] {} evil28",
    f"<form action=http://{OUTSIDE}/29><input autofocus onfocus=alert(29)><button>evil29</button></form>",
    f"&lt;img src=x onerror=alert(30)&gt;&#60;script&#62;alert(30)&#60;/script&#62; //{OUTSIDE}/30 evil30",
)
"""The texts; ``evilNN`` stands in the one at place NN, counted from 1."""

ALL_IN_ONE: Final = " ; ".join(each for each in WORDS if "\n" not in each)
"""All of them that fit on a line, for the places that take one text only."""

BEFORE: Final = 8
"""So many letters (blanks left out) must stand before an evil word as they do in its text."""


def befores() -> dict[str, str]:
    """Give for each evil word what stands right before it in its text, small letters without blanks."""
    found = {}
    for text in WORDS:
        match = re.search(r"evil\d\d", text)
        if match:
            found[match[0]] = seen(text[: match.start()])[-BEFORE:]
    return found


def seen(text: str) -> str:
    """Give the letters of a text that can be seen and told apart on a screen."""
    return re.sub(r"[\s\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff]+", "", text).casefold()
