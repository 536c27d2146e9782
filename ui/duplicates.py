"""The same person twice: what is found, cached; and how a question is put, answered and taken back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.access import Action
from crm.entities import ENTITIES
from crm.insights.duplicates import LIKELY, POSSIBLE, likely_duplicates, to_review, without_distinct
from crm.wording import count, number
from data_io.merging import CARRIED, Merge, customer_records, latest_first, title_of
from ui import menu, messages
from ui.outlook import frame, once
from ui.session import Session
from ui.words import bold

AT_ONCE: Final = 5_000
"""So many customers are looked through within half a second: on the way, without being asked."""
IN_PASSING: Final = 2_500
"""So many in a quarter of a second: on a profile, which is there for other things."""
NEW_AT_ONCE: Final = 2_000
"""So many new customers are compared with 50,000 known ones in about two seconds."""
_ADDRESS: Final = re.compile(r"[0-9]{1,15}(-[0-9]{1,15}){1,8}")
_LATER: Final = "duplicates-later"
_FIELDS: Final = (
    "name", "first_name", "last_name", "company", "kind", "email", "other_emails", "phone", "mobile",
    "other_phones", "street", "city", "postcode", "birthday",
)  # fmt: skip
"""What the search looks at."""
_FOREVER: Final = date.min
"""Who is alike does not depend on the day."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question: are these one.

    ``ids``: customers, the one that is best kept first; ``score`` 0-1; ``reasons`` in words.
    """

    ids: tuple[int, ...]
    score: float
    reasons: str

    @property
    def is_sure(self) -> bool:
        """Whether they are almost certainly one."""
        return self.score >= LIKELY

    @property
    def key(self) -> str:
        """Give what names it in the address and in keys of widgets."""
        return "-".join(str(each) for each in sorted(self.ids))


def questions(reader: Session) -> list[Question]:
    """Give what is to be asked about all customers, the surest first, those put off last."""
    pairs = without_distinct(_pairs(reader), reader.store.kept_apart())
    found = _questions(reader, pairs)
    put_off = later()
    return sorted(found, key=lambda each: each.key in put_off)  # a stable sort: the surest stay first


def among_new(reader: Session, ids: Sequence[int]) -> list[Question] | None:
    """Give the questions that customers just brought in raise; None where it takes long to look."""
    if not ids:
        return []
    if reader.store.count("customer", reader.access) <= AT_ONCE:
        new = set(ids)
        return [each for each in questions(reader) if new & set(each.ids)]
    if len(ids) > NEW_AT_ONCE:
        return None
    pairs = once(reader, f"duplicates of {min(ids)} to {max(ids)}", _FOREVER, lambda: _search(reader, ids))
    return _questions(reader, without_distinct(pairs, reader.store.kept_apart()))


def of_customer(reader: Session, customer: int) -> list[Question]:
    """Give the questions about one customer, where that is quick."""
    if reader.store.count("customer", reader.access) > IN_PASSING:
        return []
    return [each for each in questions(reader) if customer in each.ids]


def asked_for(reader: Session, text: str | None) -> Question | None:
    """Give the question that an address names (``3-17``), found alike or not; None for nonsense."""
    if not _ADDRESS.fullmatch(text or ""):
        return None
    ids = tuple(sorted({int(each) for each in str(text).split("-")}))
    there = reader.store.records("customer", reader.access, ids=ids, fields=["name"])
    if len(ids) == 1 or len(there) < len(ids):
        return None
    found = [each for each in questions_at_once(reader) if set(each.ids) == set(ids)]
    return found[0] if found else _ordered(reader, [Question(ids, 0.0, "")])[0]


def questions_at_once(reader: Session) -> list[Question]:
    """Give the questions where finding them is quick, else none."""
    return questions(reader) if reader.store.count("customer", reader.access) <= AT_ONCE else []


def _pairs(reader: Session) -> pd.DataFrame:
    """Find the pairs, once for each change of customers."""
    as_of = replace(reader, revision=_touched(reader))
    return once(as_of, "duplicates", _FOREVER, lambda: _search(reader))


def _touched(reader: Session) -> int:
    """Give the last step that touched a customer: other steps change nothing of who is alike."""
    steps = reader.store.history(reader.access, limit=1, entity="customer")
    return int(steps["revision"].iloc[0]) if len(steps) else 0


def _search(reader: Session, among: Iterable[int] | None = None) -> pd.DataFrame:
    customers = reader.store.records("customer", reader.access, fields=list(_FIELDS))
    return likely_duplicates(customers, threshold=POSSIBLE, among=among)


def _questions(reader: Session, pairs: pd.DataFrame) -> list[Question]:
    found = to_review(pairs)
    plain = [
        Question(ids, float(score), reasons)
        for ids, score, reasons in zip(found["ids"], found["score"], found["reasons"], strict=True)
    ]
    return _ordered(reader, plain)


def _ordered(reader: Session, found: Sequence[Question]) -> list[Question]:
    """Put that customer first who is best kept: with most orders, then known the longest."""
    if not found:
        return []
    lines = frame(reader, "sale")["customer"].value_counts()
    return [
        replace(each, ids=tuple(sorted(each.ids, key=lambda record: (-int(lines.get(record, 0)), record))))
        for each in found
    ]


def say(found: Sequence[Question]) -> str:
    """Say how many questions there are, in Markdown."""
    sure = sum(each.is_sure for each in found)
    if not found:
        return "Nobody seems to stand here twice."
    one = len(found) == 1
    pairs = all(len(each.ids) == 2 for each in found)  # noqa: PLR2004 - two are a pair
    what = f"**{count(len(found), 'pair' if pairs else 'group')}** {'looks' if one else 'look'}"
    looks = f"{what} like one person or firm{'' if one or pairs else ' each'}"
    if sure == len(found):
        return f"{looks}; {'it is' if one else 'all are'} almost certain."
    some = f"**{number(sure)}** {'is' if sure == 1 else 'are'}" if sure else "none is"
    return f"{looks}; {some} almost certain."


def later() -> set[str]:
    """Give the questions that were put off in this session."""
    found: set[str] = st.session_state.setdefault(_LATER, set())
    return found


def may_merge(reader: Session) -> bool:
    """Whether this reader may make customers one."""
    access = reader.access
    return access.personal and access.may(Action.UPDATE) and access.may(Action.DELETE)


def hint(reader: Session, new: Sequence[int]) -> None:
    """Say after an import how many of the customers it made look like ones there are, and lead there."""
    with st.spinner("Looking whether somebody stands here twice …"):
        found = among_new(reader, new)
    if found is None:
        menu.link("duplicates", "See whether somebody stands here twice", icon=":material/merge:")
    elif found:
        known = set(new)
        how_many = sum(each in known for each in {one for question in found for one in question.ids})
        looks = "looks like one that you have" if how_many == 1 else "look like ones that you have"
        who = f"{number(how_many)} of the new customers {looks}: review"
        menu.link("duplicates", who, {"ids": found[0].key}, icon=":material/merge:")


def keep_apart(reader: Session, ids: Sequence[int]) -> None:
    """Remember that these are not the same, each from each."""
    pairs = [(one, other) for place, one in enumerate(ids) for other in ids[place + 1 :]]
    reader.store.keep_apart(pairs, reader.access)
    messages.keep("Remembered: they are not the same. You are not asked again.")


def merges_of(found: Sequence[Question]) -> list[Merge]:
    """Give the merges that answer yes to questions; a customer stands in the first that names them."""
    taken: set[int] = set()
    merges = []
    for each in found:
        if not taken & set(each.ids):
            taken |= set(each.ids)
            merges.append(Merge(each.ids[0], each.ids[1:]))
    return merges


def records_of(reader: Session, question: Question) -> tuple[dict[int, dict[str, Any]], list[int]]:
    """Give the records of a question in stored form, and their ids by when they last bought."""
    records = customer_records(reader.store, reader.access, question.ids)
    return records, latest_first(reader.store, reader.access, question.ids)


def buys(reader: Session, ids: Sequence[int], money: Callable[[float], str], today: date) -> dict[int, str]:
    """Say of each record what hangs on it: orders, the last purchase, their sum; plain text."""
    sales = frame(reader, "sale")
    ours = sales[sales["customer"].isin(ids)].groupby("customer")
    orders, last, total = ours["order_number"].nunique(), ours["sold_at"].max(), ours["amount"].sum()
    said = {}
    for each in ids:
        if each not in orders.index:
            said[each] = "Nothing bought yet"
            continue
        parts = [count(int(orders.loc[each]) or 1, "order")]
        if pd.notna(last.loc[each]):
            parts.append(f"last {wording.day(last.loc[each].date(), today=today)}")
        said[each] = " · ".join([*parts, money(float(total.loc[each]))])
    return said


def merged_into(reader: Session, customer: int) -> str:
    """Say which records a customer was made of, when, and what they brought; Markdown, "" for none."""
    if reader.access.is_limited:
        return ""
    gone = once(reader, "merged customers", _FOREVER, lambda: reader.store.merged(reader.access))
    ours = gone[gone["into"] == customer]
    if ours.empty:
        return ""
    names = wording.listed(bold(title_of(record)) for record in _as_records(ours))
    brought: Counter[str] = Counter()
    for revision in ours["revision"].unique():
        details = reader.store.receipt_details(int(revision), reader.access)
        for survivor, counts in details.get(CARRIED, {}).items():
            if int(survivor) == customer:
                brought.update(counts)
    kinds = [f"{number(each)} {_word(entity, each)}" for entity, each in brought.items()]
    return f"Made one with {names}{', who brought ' + wording.listed(kinds) if kinds else ''}."


def _as_records(customers: pd.DataFrame) -> list[dict[str, Any]]:
    rows = customers.to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def _word(entity: str, how_many: int) -> str:
    known = ENTITIES[entity]
    return (known.label if how_many == 1 else known.plural).lower()
