"""The pages for those who are not in yet: plain HTML, no script, nothing loaded."""

from __future__ import annotations

import html
from typing import Final

from starlette.responses import HTMLResponse

STYLE: Final = """
:root { color-scheme: light dark; --ink: #22303c; --soft: #5b6975; --paper: #fbfaf7; --card: #fff;
  --line: #e7e3da; --box: #c3c8c4; --deed: #1f6f54; --brand: #1f6f54;
  --wrong: #b23a2e; --wrong-paper: #fbe6e3 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ec; --soft: #a9b4bd; --paper: #14191d; --card: #1c2328; --line: #303a42; --box: #55616b;
    --deed: #308266; --brand: #6cc5a2; --wrong: #f2998c; --wrong-paper: #43251f } }
* { box-sizing: border-box }
body { font: 1rem/1.5 Inter, system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0 }
.brand { display: flex; align-items: center; justify-content: center; gap: .5rem; margin: 11vh 0 1.5rem;
  font-size: 1.6rem; font-weight: 700; letter-spacing: -.02em; line-height: 1; color: var(--brand) }
.brand svg { width: 1.7rem; height: 1.7rem }
main { max-width: 26rem; margin: 0 auto 3rem; padding: 1.75rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .9rem }
@media (max-width: 30rem) { .brand { margin-top: 2.5rem } main { margin: 0 .9rem 2rem; padding: 1.25rem } }
h1 { font-size: 1.35rem; line-height: 1.25; letter-spacing: -.01em; margin: 0 0 .75rem }
p { margin: 0 0 1rem }
main > :last-child, form > :last-child { margin-bottom: 0 }
.soft { color: var(--soft); font-size: .93rem; margin-top: 1rem }
label { display: block; font-weight: 600; font-size: .93rem; margin: 1rem 0 .3rem }
input { font: inherit; width: 100%; padding: .6rem .75rem; border: 1px solid var(--box);
  border-radius: .55rem; color: inherit; background: transparent }
input[readonly] { color: var(--soft) }
button, .button { font: inherit; font-weight: 600; display: block; width: 100%; margin: 1.25rem 0;
  padding: .65rem; border: 1px solid var(--deed); border-radius: .55rem; color: #fff;
  background: var(--deed); cursor: pointer; text-align: center; text-decoration: none }
.button { color: var(--brand); border-color: var(--box); background: transparent }
:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px }
.wrong { color: var(--wrong); background: var(--wrong-paper); padding: .65rem .75rem; border-radius: .55rem }
a { color: var(--brand) }
"""
"""The colours are those of ``.streamlit/config.toml``, which a stranger may not ask for."""
_MARK: Final = (
    '<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true">'
    '<circle cx="10" cy="10" r="8.6"/>'
    '<path d="M10 1.4v17.2M6.3 2.3v15.4M13.7 2.3v15.4M3.1 5v10M16.9 5v10" stroke-width="1.3"/></svg>'
)
_PAGE: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">{more}
<title>{title} · Regulars</title>
<style>{style}</style>
</head>
<body>
<div class="brand">{mark}Regulars</div>
<main>
<h1>{title}</h1>
{body}
</main></body>
</html>
"""


def document(title: str, body: str, *, more: str = "") -> str:
    """Give a whole page; ``title`` is text, ``body`` and ``more`` (for its head) are HTML of ours."""
    return _PAGE.format(title=html.escape(title), style=STYLE, mark=_MARK, body=body, more=more)


def page(title: str, body: str, *, wrong: str = "", status: int = 200) -> HTMLResponse:
    """Make a page: ``title`` and ``wrong`` (what went wrong) are text, ``body`` is HTML of ours."""
    told = f'<p class="wrong" role="alert">{html.escape(wrong)}</p>\n' if wrong else ""
    return HTMLResponse(
        document(title, told + body), status_code=status, headers={"cache-control": "no-store"}
    )


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
