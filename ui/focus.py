"""What the figures of a page are about: chosen by the reader, kept in the link and from page to page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np
import streamlit as st

from crm import wording
from crm.insights.calendar import Ints
from crm.insights.focus import DIMENSIONS, NOT_KNOWN, OF_CUSTOMERS, Focus, Narrowing, in_segments
from crm.insights.line_words import OF_PRODUCT, PLACES
from crm.insights.segments import NAMES
from data_io.store.links.limits import DAYS, SINCE, UNTIL, Filters
from ui import messages
from ui.outlook import Outlook, frame, once
from ui.past import past
from ui.session import Session
from ui.words import bold, soft

MOST_WORDS: Final = 500
"""Words of a dimension to choose from; the most frequent of them."""
LABELS: Final = DIMENSIONS | OF_CUSTOMERS
_KEPT: Final = "looked at"
"""Where a session keeps what it looks at, from page to page."""


def choose(reader: Session, outlook: Outlook, *, without: Collection[str] = ()) -> Session:
    """Draw what can be chosen, and give the reader who looks at only that.

    The page stops here, with a word about it, where nothing was sold within what was chosen. Each choice
    stands in the link as ``only-category=Cheese``, and holds on every page that asks this. ``without``:
    dimensions by which the page does not ask here. A guest whose link has filters chooses nothing: the store
    gives no more than these leave, and the page says so.
    """
    if reader.access.filters:
        _tell_guest(reader)
        return reader
    options_of = {key: options for key, options in words(reader, outlook).items() if key not in without}
    if not options_of:
        return reader
    _recall(options_of)
    line = st.container(horizontal=True, vertical_alignment="center", gap="small")
    active = sum(bool(st.session_state.get(_key(key))) for key in options_of)
    with line, st.popover(f"Filter · {active}" if active else "Filter", icon=":material/filter_list:"):
        chosen = {
            key: st.multiselect(LABELS[key], options, key=_key(key), placeholder="All of them")
            for key, options in options_of.items()
        }
    _keep(chosen)
    focus = Focus.of(chosen)
    if not focus:
        return reader
    narrowing = once(reader, f"focus {focus}", outlook.today, lambda: _narrowing(reader, outlook, focus))
    narrowed = replace(reader, narrowing=narrowing)
    few, all_ = len(frame(narrowed, "sale")), len(frame(reader, "sale"))
    with line:
        share = f"· {few:,} of {wording.count(all_, 'line')} sold"
        st.markdown(f"Only {_said(focus)} {soft(share)}")
        st.button("Show everything", type="tertiary", icon=":material/close:", on_click=_clear)
    if not few:
        messages.show_empty(
            "Nothing was sold within this", "Choose more, or show everything.", icon="filter_list_off"
        )
        st.stop()
    return narrowed


def _tell_guest(reader: Session) -> None:
    """Say what part of the business was shared; the page stops where nothing was sold within it."""
    st.markdown(f"{bold(said(reader.access.filters))} {soft('· this part was shared with you')}")
    if frame(reader, "sale").empty:
        messages.show_empty("Nothing was sold within this", "Ask whoever shared it.", icon="filter_list_off")
        st.stop()


def said(filters: Filters) -> str:
    """Say what part of the business the filters of a link leave; plain text, blank where all."""
    days = {key: date.fromisoformat(word) for key, word in filters if key in DAYS}
    words = ", ".join(word for key, word in filters if key not in DAYS)
    stretch = [
        f"{name} {wording.day(days[key])} {days[key].year}"
        for key, name in ((SINCE, "from"), (UNTIL, "up to"))
        if key in days
    ]
    return wording.sentence(" ".join(filter(None, [f"only {words}" if words else "", *stretch]))).rstrip(".")


def _key(dimension: str) -> str:
    """Name a dimension as the link does."""
    return f"only-{dimension.removeprefix('sales_')}"


def _recall(words: Mapping[str, Sequence[str]]) -> None:
    """Choose what the link says if it is new, else what was chosen on the page before.

    Not by ``bind``: what a link held does not stay in the link of the next page.
    """
    kept: Mapping[str, list[str]] | None = st.session_state.get(_KEPT)
    linked = {
        each: [word for word in st.query_params.get_all(_key(each)) if word in known]
        for each, known in words.items()
    }
    if kept is None or (any(linked.values()) and any(linked[each] != kept.get(each, []) for each in words)):
        chosen = linked
    else:
        chosen = {each: st.session_state.get(_key(each), kept.get(each, [])) for each in words}
    for each in words:
        st.session_state[_key(each)] = chosen[each]


def _keep(chosen: Mapping[str, list[str]]) -> None:
    """Keep what is chosen for the next page, and write it into the link."""
    st.session_state[_KEPT] = {**st.session_state.get(_KEPT, {}), **chosen}
    for each, words in chosen.items():
        if words:
            st.query_params[_key(each)] = words
        elif _key(each) in st.query_params:
            del st.query_params[_key(each)]


def _clear() -> None:
    for dimension in LABELS:
        st.session_state[_key(dimension)] = []


def _said(focus: Focus) -> str:
    """Say what is looked at, in Markdown: ``**Cheese** or **Bread**, **France**``."""
    return ", ".join(" or ".join(map(bold, words)) for _, words in focus.chosen)


def words(reader: Session, outlook: Outlook) -> dict[str, Sequence[str]]:
    """Give the words that one can choose from, of every dimension that has at least two."""
    return once(reader, "words to look at", outlook.today, lambda: _words(reader, outlook))


def _words(reader: Session, outlook: Outlook) -> dict[str, Sequence[str]]:
    found: dict[str, Sequence[str]] = {key: _known(reader, key) for key in DIMENSIONS}
    if past(reader, outlook).buyers:
        found["segment"] = [str(each) for each in NAMES]
        found["group"] = [word for word, _ in Counter(_groups(reader)[1]).most_common(MOST_WORDS)]
    return {key: words for key, words in found.items() if len(words) > 1}


def _known(reader: Session, key: str) -> list[str]:
    """Give the words of a dimension in order, those that are told most where there are too many."""
    entities = ["product" if key in OF_PRODUCT else "sale", *(["customer"] if key in PLACES else [])]
    told: Counter[str] = Counter()
    for entity in entities:
        counts = frame(reader, entity)[key].value_counts()
        told.update({str(word): int(count) for word, count in counts[counts > 0].head(MOST_WORDS).items()})
    words = sorted(word for word, _ in told.most_common(MOST_WORDS))
    return [*words, NOT_KNOWN] if words else []


def _narrowing(reader: Session, outlook: Outlook, focus: Focus) -> Narrowing:
    members: dict[str, Ints] = {}
    for key, words in focus.chosen:
        if key == "segment":
            known = past(reader, outlook)
            members[key] = in_segments(words, known.lines, known.returned, known.days, known.as_of)
        elif key == "group":
            ids, groups = _groups(reader)
            members[key] = np.unique(ids[np.isin(np.array(groups, dtype=str), words)])
    return Narrowing(
        focus, frame(reader, "sale"), frame(reader, "product"), frame(reader, "customer"), members
    )


def _groups(reader: Session) -> tuple[Ints, list[str]]:
    """Give each membership of a group that the owner made: the customer's id, and the group's name."""
    told = reader.store.records("customer", reader.access, fields=["groups"])["groups"].dropna()
    lists = {text: json.loads(text) for text in told.unique()}
    each = told.map(lists).explode().dropna()
    return each.index.to_numpy(dtype="int64"), each.astype(str).tolist()
