"""The whole file of a customer on paper: everything that is kept stands in it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pypdf import PdfReader

from crm.access import LOCAL_OWNER
from crm.entities import ENTITIES
from crm.insights.customer_report import COLUMNS
from crm.insights.record_words import Writer
from crm.schema import Kind
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.outgoing.paper.reports import write_report
from data_io.outgoing.reports import NoSuchReport, report_of_customer, report_of_month
from data_io.store import Store

TODAY = date(2026, 11, 22)
NAME = "<b>Zoë & Söhne</b>"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give a store in which every field of a customer and of each of their records is filled."""
    with Store.open(f"sqlite:///{tmp_path / 'shop.db'}") as opened:
        _put(opened, product=[{"name": "Figs"}], campaign=[{"name": "Autumn"}])
        _put(opened, customer=[_filled("customer") | {"name": NAME, "own.Shelf": "top left"}])
        for entity in COLUMNS:
            _put(opened, **{entity: [_filled(entity), _filled(entity, 1)]})
        yield opened


def _put(store: Store, **records: list[dict[str, Any]]) -> None:
    parts = [EntityChanges(name, inserts=pd.DataFrame(rows, dtype=object)) for name, rows in records.items()]
    store.apply(ChangeSet(Source.EDIT, "put by a test", tuple(parts)), LOCAL_OWNER)


def _filled(entity: str, number: int = 0) -> dict[str, Any]:
    """Give a record with every field filled, each with a value of its own."""
    values: dict[Kind, Any] = {
        Kind.INTEGER: 3, Kind.NUMBER: 2.0, Kind.MONEY: 50_000 + 10_000 * number, Kind.SHARE: 0.25,
        Kind.DATE: f"2026-09-1{number}", Kind.MOMENT: f"2026-09-1{number}T10:20:00", Kind.BOOLEAN: 1,
        Kind.REFERENCE: 1, Kind.PHONE: "+441632960163", Kind.EMAIL: "zoe@example.org",
        Kind.URL: "https://example.org/zoe",
    }  # fmt: skip
    record = {}
    for field in ENTITIES[entity].fields:
        text = f"{entity} {field.name} {number}"
        if field.kind is Kind.LIST:
            record[field.name] = json.dumps([f"{text} one"])
        elif field.kind is Kind.CHOICE:
            record[field.name] = field.choices[number % len(field.choices)].code
        else:
            record[field.name] = values.get(field.kind, text)
    return record


def test_every_fact_of_a_customer_stands_on_paper(store: Store, tmp_path: Path) -> None:
    report = report_of_customer(store, LOCAL_OWNER, 1, today=TODAY)
    write_report(report, tmp_path / "c.pdf")
    told = "".join("".join(page.extract_text() for page in PdfReader(tmp_path / "c.pdf").pages).split())
    writer = Writer(None, {"product": {1: "Figs"}, "campaign": {1: "Autumn"}, "customer": {1: NAME}})
    file = store.customer_file(1, LOCAL_OWNER)
    missing = [
        (entity, label)
        for entity, records in file.items()
        for record in records.to_dict("records")
        for label, text in writer.facts(entity, {str(name): value for name, value in record.items()}).items()
        if "".join(text.split()) not in told
    ]
    assert missing == []
    assert "topleft" in told


def test_the_report_of_nobody_says_so(store: Store) -> None:
    with pytest.raises(NoSuchReport, match="no customer with the number 9"):
        report_of_customer(store, LOCAL_OWNER, 9, today=TODAY)


def test_the_report_of_a_month_to_come_says_so(store: Store) -> None:
    with pytest.raises(NoSuchReport, match="yet to come"):
        report_of_month(store, LOCAL_OWNER, date(2026, 12, 1), today=TODAY)


def test_without_a_month_the_last_finished_one_is_told(store: Store) -> None:
    report = report_of_month(store, LOCAL_OWNER, None, today=date(2026, 10, 5))
    assert report.title == "September 2026"
    assert dataclasses.is_dataclass(report)
    assert "Best customers" in report.tables
