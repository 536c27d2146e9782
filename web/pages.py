"""The pages of the sign-in: plain HTML, no script, nothing loaded."""

from __future__ import annotations

import html
from typing import Final

from starlette.responses import HTMLResponse

STYLE: Final = """
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --paper: #fff; --line: #c3cad3;
  --deed: #0f5f57; --on: #fff; --wrong: #a3201d; --wrong-paper: #fdecea }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecf1; --soft: #a7b1be; --paper: #12171e; --line: #46515f;
    --deed: #5cc4b6; --on: #08211e; --wrong: #ffb4ab; --wrong-paper: #3b1614 } }
* { box-sizing: border-box }
body { font: 1.05rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0 }
main { max-width: 26rem; margin: 12vh auto 3rem; padding: 0 1.25rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem }
p { margin: 0 0 1rem }
.soft { color: var(--soft); margin-top: 1rem }
label { display: block; font-weight: 600; margin: 1rem 0 .25rem }
input { font: inherit; width: 100%; padding: .65rem .75rem; border: 1px solid var(--line);
  border-radius: .5rem; color: inherit; background: transparent }
input[readonly] { color: var(--soft) }
button, .button { font: inherit; font-weight: 600; display: block; width: 100%; margin: 1.25rem 0;
  padding: .7rem; border: 1px solid var(--deed); border-radius: .5rem; color: var(--on);
  background: var(--deed); cursor: pointer; text-align: center; text-decoration: none }
.button { color: var(--deed); background: transparent }
:focus-visible { outline: 3px solid var(--deed); outline-offset: 2px }
.wrong { color: var(--wrong); background: var(--wrong-paper); padding: .65rem .75rem; border-radius: .5rem }
a { color: var(--deed) }
"""
_PAGE: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>{title} · Regulars</title>
<style>{style}</style>
</head>
<body><main>
<h1>{title}</h1>
{wrong}{body}
</main></body>
</html>
"""


def page(title: str, body: str, *, wrong: str = "", status: int = 200) -> HTMLResponse:
    """Make a page: ``title`` and ``wrong`` (what went wrong) are text, ``body`` is HTML of ours."""
    told = f'<p class="wrong" role="alert">{html.escape(wrong)}</p>\n' if wrong else ""
    text = _PAGE.format(title=html.escape(title), style=STYLE, wrong=told, body=body)
    return HTMLResponse(text, status_code=status, headers={"cache-control": "no-store"})


def form(action: str, *parts: str, button: str, **hidden: str) -> str:
    """Make a form that is sent to one of our addresses."""
    kept = "".join(
        f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
        for name, value in hidden.items()
    )
    sent = f"<button>{html.escape(button)}</button>"
    return "\n".join([f'<form method="post" action="{action}">', kept, *parts, sent, "</form>"])


def field(name: str, label: str, fills: str, *, kind: str = "text", value: str = "", more: str = "") -> str:
    """Make a field with its label; ``fills``: what a browser or password manager may fill in."""
    shown = f' value="{html.escape(value)}"' if value else ""
    return (
        f'<label for="{name}">{html.escape(label)}</label>\n'
        f'<input id="{name}" name="{name}" type="{kind}" autocomplete="{fills}" autocapitalize="none" '
        f'spellcheck="false" required maxlength="1000"{shown}{" " + more if more else ""}>'
    )


def words(text: str, style: str = "") -> str:
    """Make a paragraph."""
    return f"<p{f' class={chr(34)}{style}{chr(34)}' if style else ''}>{html.escape(text)}</p>"
