"""The whole file of one customer: sentences, figures, facts, consents, the timeline, and every record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from crm import wording
from crm.entities import ENTITIES
from crm.insights.cards import Card, profile_cards
from crm.insights.customer import CustomerFigures
from crm.insights.record_words import Writer
from crm.insights.report import Column, Figures, Part, Report, Section, Table, Words, rows_of
from crm.schema import Field, Kind

WAYS: Final = ("email", "phone", "text", "post")
ADDRESS: Final = ("street", "postcode", "city", "region", "country")
CONSENTS: Final = frozenset(f"{way}_consent{end}" for way in WAYS for end in ("", "_on", "_source"))
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "sale": ("sold_at", "order_number", "product", "quantity", "unit_price", "amount"),
    "payment": ("paid_on", "order_number", "method", "reference", "amount"),
    "return": ("returned_on", "order_number", "product", "reason", "quantity", "refund"),
    "complaint": ("opened_at", "subject", "category", "status", "resolved_at"),
    "interaction": ("happened_at", "channel", "direction", "subject", "response", "by"),
    "feedback": ("given_on", "source", "kind", "score", "comment"),
    "opportunity": ("title", "stage", "expected_close", "closed_on", "value"),
    "task": ("due_on", "title", "kind", "assigned_to", "done_at"),
    "message": ("sent_at", "campaign", "response", "responded_at"),
}
"""What stands in columns; all else that is known of a record stands in a line below it."""
MANY: Final = 3
"""Of so many records, what is the same of all is said once."""
FIGURES: Final = frozenset({Kind.MONEY, Kind.NUMBER, Kind.INTEGER, Kind.SHARE})


@dataclass(frozen=True)
class CustomerFile:
    """What a report of one customer is made of.

    ``said``: what a person would say of them, in Markdown; ``record`` and ``records`` (by entity) in stored
    form; ``touches``: ``crm.insights.timeline.timeline``; ``until``: the day that the figures are as of.
    """

    name: str
    said: str
    record: Mapping[str, Any]
    records: Mapping[str, pd.DataFrame]
    figures: CustomerFigures
    touches: pd.DataFrame
    until: date
    today: date


def customer_report(file: CustomerFile, writer: Writer, *, business: str | None = None) -> Report:
    """Put everything that is known of a customer into a report."""
    sections = [
        Section("In short", _in_short(file, writer)),
        Section("Facts", (_facts(file.record, writer),)),
        Section("What they agreed to", (_consents(file.record, writer),)),
    ]
    if len(file.touches):
        sections.append(Section("What happened, newest first", (_timeline(file.touches, writer),)))
    for entity in ENTITIES:
        records = file.records.get(entity)
        if entity != "customer" and records is not None and len(records):
            title = f"{ENTITIES[entity].plural}: {wording.number(len(records))}"
            sections.append(Section(title, (_records(entity, records, writer),)))
    as_of = "" if file.until == file.today else f", figures as of {_on(file.until)}"
    return Report(
        title=file.name,
        said=f"Customer file: all that is kept, on {_on(file.today)}{as_of}.",
        business=business or "",
        made_on=file.today,
        sections=tuple(sections),
    )


def _on(day: date) -> str:
    return f"{wording.day(day)} {day.year}"


def _in_short(file: CustomerFile, writer: Writer) -> tuple[Part, ...]:
    figures = file.figures
    since = "" if figures.first_on is None else f" since {wording.month(figures.first_on)}"
    orders = wording.count(figures.orders, "order")
    ever = Card("Spent, all time", wording.money(figures.spent, writer.currency), proof=f"{orders}{since}")
    first, *rest = profile_cards(figures, today=file.until, currency=writer.currency)
    cards = Figures((first, ever, *rest))
    return (Words(file.said), cards) if file.said else (cards,)


def _facts(record: Mapping[str, Any], writer: Writer) -> Table:
    """Give all facts that are known; the address as on an envelope, what they agreed to elsewhere."""
    told = writer.facts("customer", {name: value for name, value in record.items() if name not in CONSENTS})
    labels = {name: ENTITIES["customer"][name].label for name in ADDRESS}
    parts = {name: told.pop(labels[name], "") for name in ADDRESS}
    town = " ".join(parts[name] for name in ("postcode", "city") if parts[name])
    lines = [line for line in (parts["street"], town, parts["region"], parts["country"]) if line]
    rows = [*told.items(), *([("Address", "\n".join(lines))] if lines else [])]
    return Table((Column(""), Column("")), tuple(rows))


def _consents(record: Mapping[str, Any], writer: Writer) -> Table:
    """Say for each way of being contacted whether they agreed, since when, and where that is from."""
    customer = ENTITIES["customer"]
    rows = tuple(
        (
            customer[f"{way}_consent"].label,
            writer.written(customer[f"{way}_consent"], record.get(f"{way}_consent")) or "not asked",
            writer.written(customer[f"{way}_consent_on"], record.get(f"{way}_consent_on")),
            writer.written(customer[f"{way}_consent_source"], record.get(f"{way}_consent_source")),
        )
        for way in WAYS
    )
    return Table(tuple(map(Column, ("To be contacted", "Agreed", "Since", "Known from"))), rows)


def _timeline(touches: pd.DataFrame, writer: Writer) -> Table:
    rows = tuple(
        (
            "" if pd.isna(touch.at) else _on(touch.at.date()),
            str(touch.title),
            str(touch.detail),
            str(touch.note),
            "" if pd.isna(touch.amount) else wording.money(touch.amount, writer.currency, cents=True),
        )
        for touch in rows_of(touches)
    )
    headings = (Column("Day"), Column("What"), Column("About"), Column("Then"), Column("Amount", right=True))
    return Table(headings, rows)


def _records(entity: str, records: pd.DataFrame, writer: Writer) -> Table:
    """Give every record with all that is known of it; columns that no record fills are left out."""
    declared = ENTITIES[entity]
    filled = [name for name in COLUMNS[entity] if name in records and records[name].notna().any()]
    fields = [declared[name] for name in filled]
    every = records.to_dict("records")
    rows = tuple(tuple(writer.written(each, record[each.name]) for each in fields) for record in every)
    elsewhere = {*filled, "customer", "revision"}
    more = [
        writer.facts(entity, {str(name): value for name, value in record.items() if name not in elsewhere})
        for record in every
    ]
    alike = _alike(more)
    columns = tuple(Column(each.label, right=_is_figure(each)) for each in fields)
    said = tuple(_in_a_line({label: told[label] for label in told if label not in alike}) for told in more)
    note = f"All of them: {_in_a_line(alike)}" if alike else ""
    return Table(columns, rows, more=said, note=note)


def _alike(more: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Give what is the same of every record: it is said once. Of few records nothing is."""
    first = more[0] if len(more) >= MANY else {}
    return {label: text for label, text in first.items() if all(told.get(label) == text for told in more)}


def _in_a_line(facts: Mapping[str, str]) -> str:
    return " · ".join(f"{label}: {' '.join(text.split())}" for label, text in facts.items())


def _is_figure(each: Field) -> bool:
    return each.kind in FIGURES
