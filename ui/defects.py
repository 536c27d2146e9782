"""Probably defective products: which, how sure that is, since when, what they cost, and whom they concern."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.insights.defect_cases import Cases, cases
from crm.insights.defects import LEAST_CUSTOMERS, LEAST_SALES, DefectReport
from crm.insights.product_sentences import between, times
from ui import cards, follow_up, narrowing, people, tables, take_away
from ui.downloads import Put
from ui.follow_up import Todo
from ui.narrowing import Narrowed
from ui.outlook import Outlook, frame, once
from ui.people import People
from ui.session import Session
from ui.troubles import Troubles
from ui.words import plain, soft

MOST: Final = 12
"""Products that can be chosen; the list to take away has all."""
HAD, SILENT = "Had trouble", "Bought it then, said nothing"
MAKE_GOOD: Final = Todo("Say sorry, and make it good")
WARN: Final = Todo("Tell them about it before they find out", "write")


def show_defects(reader: Session, found: Troubles, outlook: Outlook, put: Put) -> None:
    """Draw the products that are probably defective, and of one of them what happened to whom."""
    report = found.defects
    if report.products.empty and not report.records:
        return
    with cards.card("defects", "Probably defective products", _rests_on(report), fill=False):
        alarms = report.alarms
        if alarms.empty:
            cards.say(_nothing(report), key="say-defects")
        else:
            _show_table(alarms, outlook)
            st.markdown(soft(_explained()))
        take_away.show_menu(
            reader,
            put,
            "defects-list",
            "Products and their troubles",
            lambda: as_listed(report),
            rows=len(report.products),
        )
        if not alarms.empty:
            _show_one(reader, found, alarms, outlook, put)


def _rests_on(report: DefectReport) -> str:
    judged = wording.count(len(report.products), "product")
    by = wording.count(report.records, "return or complaint", "returns and complaints")
    return f"all of your past; {judged} judged by {by} that name one"


def _nothing(report: DefectReport) -> str:
    """Say plainly that nothing stands out, or that there is too little to tell."""
    if not report.records:
        return "No complaint or return names a product, so none can be told to be defective."
    if report.products.empty:
        return f"No product was sold {LEAST_SALES} times yet: too little to tell."
    left = ""
    if report.too_few:
        verb = wording.plural(report.too_few, "was", "were")
        few = wording.count(report.too_few, "product")
        left = f" {few} {verb} sold fewer than {LEAST_SALES} times and cannot be judged yet."
    return f"**Nothing stands out**: no product goes wrong beyond what is usual and chance.{left}"


def _explained() -> str:
    return (
        f"Named is what at least {LEAST_CUSTOMERS} customers had trouble with, beyond chance; of all that is "
        "named at most one in twenty is chance. How sure: that it goes wrong at least half as often again "
        "as usual."
    )


def _show_table(alarms: pd.DataFrame, outlook: Outlook) -> None:
    shown = alarms.head(MOST)
    rows = shown.to_dict("records")
    tables.show_table(
        {
            "Product": tables.name_cells(shown["name"]),
            "Per 100 sales": [_bounded(row["rate"], row["low"], row["high"]) for row in rows],
            "Usual": [
                tables.unbroken(
                    f"{wording.number(row['usual_rate'], 1)}, {times(row['rate'], row['usual_rate'])}"
                )
                for row in rows
            ],
            "How sure": [_sure(row["certainty"]) for row in rows],
            "Sold": [plain(_since(row["since"], row["until"])) for row in rows],
            "Customers": [wording.number(row["customers"]) for row in rows],
            "Has cost": [plain(outlook.money(row["cost"])) if row["cost"] else "" for row in rows],
        },
        alt="Products that are probably defective",
        right=["Per 100 sales", "Customers", "Has cost"],
    )


def _bounded(rate: float, low: float, high: float) -> str:
    return tables.unbroken(f"{wording.number(rate, 1)} ({wording.number(low, 1)}–{wording.number(high, 1)})")


def _sure(certainty: float) -> str:
    return tables.unbroken("over 99 %") if certainty > 0.99 else wording.percent(certainty)  # noqa: PLR2004 - never "100 %"


def _since(since: Any, until: Any) -> str:  # noqa: ANN401 - a day, or none
    if pd.isna(since):
        return "always"
    if pd.isna(until):
        return f"since {wording.month(since.date())}"
    last = (until - pd.Timedelta(days=1)).date()
    first = since.date()
    if (first.year, first.month) == (last.year, last.month):
        return f"in {wording.month(first)}"
    return f"{wording.month(first, today=last)} to {wording.month(last)}"


def as_listed(report: DefectReport) -> pd.DataFrame:
    """Give all products judged, as a file holds them."""
    products = report.products
    return pd.DataFrame(
        {
            "Product": products["name"],
            "Category": products["category"],
            "Probably defective": products["alarm"].map({True: "yes", False: None}),
            "Sales": products["sales"],
            "Troubles": products["troubles"],
            "Customers": products["customers"],
            "Per 100 sales": products["rate"].round(2),
            "At least": products["low"].round(2),
            "At most": products["high"].round(2),
            "Usual": products["usual_rate"].round(2),
            "How sure %": (100 * products["certainty"]).round(1),
            "Sold from": products["since"],
            "Sold before": products["until"],
            "Mostly from": products["days_since"],
            "Mostly to": products["days_until"],
            "Has cost": products["cost"].round(2),
        }
    )


def _show_one(reader: Session, found: Troubles, alarms: pd.DataFrame, outlook: Outlook, put: Put) -> None:
    """Draw what happened with one product, and who had or may have trouble with it."""
    names = {int(row["product"]): str(row["name"]) for row in alarms.head(MOST).to_dict("records")}
    product = int(
        st.pills(
            "Show what happened with",
            list(names),
            default=next(iter(names)),
            required=True,
            format_func=lambda each: plain(names[each]),
            key="defect",
        )
    )
    row = alarms[alarms["product"] == product].iloc[0]
    since, until = _days(row)
    known = _cases(reader, found, product, since, until, outlook)
    _link_to_records(known, product)
    who = st.segmented_control(
        "Whom",
        [HAD, SILENT],
        default=HAD,
        required=True,
        format_func=lambda each: f"{each} {len(known.customers if each == HAD else known.silent):,}",
        key="whom",
        label_visibility="collapsed",
    )
    listed = _who(known, names[product], product, silent=who == SILENT)
    if not listed.ids:
        st.markdown(soft("Nobody is known."))
        return
    if who == SILENT:
        st.markdown(soft(f"Sold {_when(since, until)} to them; no complaint and no return of it is known."))
    people.show(reader, listed, outlook)
    follow_up.show(reader, listed, WARN if who == SILENT else MAKE_GOOD, outlook, put)


def _days(row: pd.Series) -> tuple[date | None, date | None]:
    """Give the days of which a product's bad ones are: the named ones, else its batch, else all."""
    if not pd.isna(row["days_since"]):
        return row["days_since"].date(), row["days_until"].date()
    until = None if pd.isna(row["until"]) else (row["until"] - pd.Timedelta(days=1)).date()
    return (None if pd.isna(row["since"]) else row["since"].date()), until


def _when(since: date | None, until: date | None) -> str:
    if since and until:
        return between(since, until)
    return f"since {wording.day(since)} {since.year}" if since else "at any time"


def _cases(
    reader: Session, found: Troubles, product: int, since: date | None, until: date | None, outlook: Outlook
) -> Cases:
    def work() -> Cases:
        known = found.past
        complaints = frame(reader, "complaint")
        return cases(product, known.lines, complaints, known.returned, since=since, until=until)

    return once(reader, f"cases of {product}", outlook.today, work)


def _link_to_records(known: Cases, product: int) -> None:
    kinds = known.records.drop_duplicates(["kind", "record"])["kind"].value_counts()
    with st.container(horizontal=True, gap="small"):
        for kind, icon in (("complaint", "report"), ("return", "assignment_return")):
            count = int(kinds.get(kind, 0))
            if count:
                label = f"Its {wording.count(count, kind)}"
                narrowing.link(kind, label, Narrowed("product", str(product)), f":material/{icon}:")


def _who(known: Cases, name: str, product: int, *, silent: bool) -> People:
    if silent:
        table = known.silent.rename(
            columns={"last_on": "Bought on", "quantity": "Quantity", "spent": "Spent on it"}
        )
        formats = {"Bought on": "date", "Spent on it": "money"}
        return People("defect", f"Bought {name}, said nothing", table, formats, version=(product, silent))
    table = known.customers.rename(
        columns={"records": "Complaints and returns", "last_on": "The last", "money": "Given back"}
    )
    formats = {"The last": "date", "Given back": "money"}
    return People("defect", f"Trouble with {name}", table, formats, version=(product, silent))
