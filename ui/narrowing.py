"""A list narrowed by its link: the records that a figure of another page counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import streamlit as st

from crm import wording
from crm.entities import ENTITIES
from crm.insights.trouble_rates import COMPLAINT_KEYS, RETURN_KEYS, complaint_ids, return_ids
from ui import menu, references
from ui.outlook import Outlook, frame, once
from ui.past import past
from ui.session import Session
from ui.words import bold, soft

KEYS: Final = {"complaint": COMPLAINT_KEYS, "return": RETURN_KEYS}
_NAMES: Final = {"product_category": "Category", "sales_channel": "Sold by", "product": "Product"}
_ASKED: Final = ("by", "word", "since", "until")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which records: those with a ``word`` (product id, blank: not known) by a ``key``, of some days."""

    key: str = ""
    word: str = ""
    since: date | None = None
    until: date | None = None


def go(entity: str, asked: Narrowed) -> None:
    """Go to the list of complaints or returns, narrowed."""
    menu.go(menu.screen_of(entity).path, params(entity, asked))


def link(entity: str, label: str, asked: Narrowed, icon: str | None = None) -> None:
    """Draw a link to the list of complaints or returns, narrowed; ``label`` is Markdown."""
    menu.link(menu.screen_of(entity).path, label, params(entity, asked), icon)


def params(entity: str, asked: Narrowed) -> dict[str, str | int]:
    """Give what the link holds; all groups of the list are shown."""
    told: dict[str, str | int] = {"complaint-group": "All"} if entity == "complaint" else {}
    if asked.key:
        told |= {"by": asked.key, "word": asked.word}
    if asked.since and asked.until:
        told |= {"since": asked.since.isoformat(), "until": asked.until.isoformat()}
    return told


def from_link(entity: str) -> Narrowed | None:
    """Read what the link asks for; None where it asks for nothing that is known."""
    asked = {name: str(st.query_params.get(name, "")) for name in _ASKED}
    key = asked["by"] if asked["by"] in KEYS.get(entity, ()) else ""
    since, until = (_day(asked[name]) for name in ("since", "until"))
    if key or (since and until and entity in KEYS):
        both = since is not None and until is not None
        return Narrowed(key, asked["word"] if key else "", since if both else None, until if both else None)
    return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def narrow(reader: Session, entity: str, day: Outlook, where: Mapping[str, Any]) -> Mapping[str, Any]:
    """Add to the conditions of a list what its link asks for, say so, and offer to show everything."""
    asked = from_link(entity)
    if asked is None:
        return where
    ids = once(reader, f"{entity} {asked}", day.today, lambda: _ids(reader, entity, asked, day))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{entity}-only"):
        counted = wording.count(len(ids), ENTITIES[entity].label.lower())
        st.markdown(f"Only {_said(reader, entity, asked)} {soft('· ' + counted)}", width="content")
        if st.button("Show everything", type="tertiary", icon=":material/close:", key=f"{entity}-everything"):
            for name in _ASKED:
                st.query_params.pop(name, None)
            st.rerun()
    among = where.get("id")
    return {**where, "id": ids if among is None else sorted(set(ids) & set(among))}


def _ids(reader: Session, entity: str, asked: Narrowed, day: Outlook) -> list[int]:
    known = past(reader, day)
    products = frame(reader, "product")
    days: Any = {"since": asked.since, "until": asked.until}
    if entity == "complaint":
        return complaint_ids(asked.key, asked.word, frame(reader, "complaint"), known.lines, products, **days)
    returns = frame(reader, "return")
    return return_ids(asked.key, asked.word, returns, known.returned, known.lines, products, **days)


def _said(reader: Session, entity: str, asked: Narrowed) -> str:
    """Say in Markdown which records are shown."""
    parts = []
    if asked.key:
        name = _NAMES.get(asked.key) or ENTITIES[entity][asked.key].label
        parts.append(f"{soft(name)} {bold(_word(reader, entity, asked))}")
    if asked.since and asked.until:
        parts.append(soft(stretch(asked.since, asked.until)))
    return " ".join(parts)


def _word(reader: Session, entity: str, asked: Narrowed) -> str:
    if not asked.word:
        return "not known"
    if asked.key == "product":
        title = references.titles(reader, "product", [int(asked.word)] if asked.word.isdecimal() else [])
        return next(iter(title.values()), "not known")
    if asked.key in _NAMES:
        return asked.word
    return {each.code: each.label for each in ENTITIES[entity][asked.key].choices}.get(asked.word, asked.word)


def stretch(since: date, until: date) -> str:
    """Write some days: ``from 1 Dec 2025 to 22 Nov 2026``."""
    return f"from {wording.day(since)} {since.year} to {wording.day(until)} {until.year}"
