"""Reports of what is stored: the month, and the whole file of a customer; made here, written by ``paper``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from crm.access import Access
from crm.entities import ENTITIES
from crm.errors import CrmError
from crm.insights.customer import customer_figures, customer_frames
from crm.insights.customer_report import CustomerFile, customer_report
from crm.insights.customer_seasons import customer_seasons
from crm.insights.customer_wants import customer_wants
from crm.insights.directory import customer_directory
from crm.insights.introduction import Loss, introduce
from crm.insights.lines import SaleLines
from crm.insights.monthly import last_finished_month, monthly
from crm.insights.monthly_report import monthly_report
from crm.insights.next_purchase import shelf_of
from crm.insights.overview import day_to_look_back_from
from crm.insights.record_words import Titles, Writer
from crm.insights.report import Report
from crm.insights.timeline import timeline
from crm.schema import Kind
from data_io.store import Store


class NoSuchReport(CrmError):
    """What a report is asked of is not there."""


def report_of_month(store: Store, access: Access, month: date | None, *, today: date) -> Report:
    """Make the report of the month of that day; of the last finished one without it."""
    frames = {name: store.load(name, access) for name in ENTITIES}
    chosen = month or last_finished_month(frames["sale"], today)
    if chosen.replace(day=1) > today:
        raise NoSuchReport(f"{chosen:%Y-%m} is yet to come: there is nothing to report of it.")
    business = store.business()
    found = monthly(frames, chosen, today=today)
    return monthly_report(found, business=business["name"], currency=business["currency"])


def report_of_customer(store: Store, access: Access, customer: int, *, today: date) -> Report:
    """Make the report of one customer: everything that is kept of them."""
    file = store.customer_file(customer, access)
    if file["customer"].empty:
        raise NoSuchReport(f"There is no customer with the number {customer}. They may have been deleted.")
    names = ("sale", "return", "payment", "customer", "product")
    sales, returns, payments, customers, products = (store.load(name, access) for name in names)
    until = day_to_look_back_from(sales, today)
    listed = customer_directory(sales, returns, payments, customers, products, today=until)
    rank = listed["rank"].get(customer)
    frames, business = customer_frames(file), store.business()
    record = {str(name): value for name, value in file["customer"].iloc[0].items() if name != "revision"}
    figures = customer_figures(
        frames,
        products,
        today=until,
        rank=None if rank is None or pd.isna(rank) else int(rank),
        ranked=int(listed["rank"].count()),
        payments_kept=len(payments) > 0,
    )
    lines = SaleLines(sales, products)
    told = CustomerFile(
        name=_title("customer", file["customer"])[customer],
        said=introduce(
            figures,
            today=until,
            currency=business["currency"],
            seasons=customer_seasons(lines, products, customer, today=until),
            wants=customer_wants(shelf_of(lines, today=until), products, customer),
            loss=_loss(record),
        ),
        record=record,
        records=file,
        figures=figures,
        touches=timeline(frames, products, campaigns=store.load("campaign", access)),
        until=until,
        today=today,
    )
    writer = Writer(business["currency"], _titles(store, access, file))
    return customer_report(told, writer, business=business["name"])


def _loss(record: Mapping[str, Any]) -> Loss | None:
    """Say when, why and to whom a customer was lost, where they are marked as lost."""
    if record.get("stage") != "lost":
        return None
    on, to, why = (record.get(f"lost_{each}") for each in ("on", "to", "reason"))
    return Loss(date.fromisoformat(on) if on else None, to or "", why or "")


def _titles(store: Store, access: Access, file: Mapping[str, pd.DataFrame]) -> Titles:
    """Name the records that those of a customer point to."""
    wanted: dict[str, set[int]] = {}
    for entity, records in file.items():
        for field in ENTITIES[entity].references:
            if field.name in records:
                ids = records[field.name].dropna().astype("int64")
                wanted.setdefault(str(field.refers_to), set()).update(ids.tolist())
    return {
        entity: _title(entity, store.records(entity, access, ids=sorted(ids), fields=ENTITIES[entity].title))
        for entity, ids in wanted.items()
    }


def _title(entity: str, records: pd.DataFrame) -> dict[int, str]:
    """Name records by the first of their naming fields that is filled, else by their number."""
    named: dict[int, str] = {}
    names = [each for each in ENTITIES[entity].title if ENTITIES[entity][each].kind is not Kind.REFERENCE]
    for id_, record in zip(records.index, records[names].to_dict("records"), strict=True):
        filled = (str(value) for value in record.values() if value is not None and not pd.isna(value))
        named[int(id_)] = next(filled, f"#{id_}")
    return named
