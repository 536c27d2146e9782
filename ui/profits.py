"""Whom the money rests on."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.charts.cohorts import pareto_curve
from crm.insights import retention_sentences as sentences
from crm.insights.concentration import Concentration
from ui import cards, charts, follow_up, people, picks, tables, take_away, theme
from ui.downloads import Put
from ui.follow_up import Todo
from ui.outlook import Outlook
from ui.people import People
from ui.session import Session
from ui.worth import TODOS, Worth

LOOK_INTO: Final = Todo("Look into their prices, discounts and returns", "other")
_HIGH: Final = 260


def show_concentration(reader: Session, found: Worth, outlook: Outlook, put: Put) -> None:
    """Draw how much hangs on how few, and the most profitable customers, or those who cost money."""
    rests = found.concentration
    if rests.customers.empty:
        return
    most = "Most profitable" if rests.by_profit else "Bring most"
    with cards.card("profits", "Whom the money rests on", _rests_on(found), fill=False):
        said = sentences.concentration_sentence(rests)
        if said:
            cards.say(said, key="say-profits")
            curved, told = st.columns([1.3, 1], vertical_alignment="center")
            with curved:
                charts.show(
                    pareto_curve(rests.curve, dark=theme.is_dark()),
                    "pareto",
                    "Which share of the money comes from which share of the customers, the best first.",
                    _HIGH,
                )
            with told:
                tables.show_facts(_facts(rests), alt="How much hangs on how few")
            curve = (100 * rests.curve.dropna()).round(1)
            table = curve.rename(
                columns={"customers_share": "Of the customers %", "money_share": "Of the money %"}
            )
            take_away.show_figures(reader, put, "pareto-table", "Whom the money rests on", table, {})
        costly = f"Cost more than they bring ({rests.losing:,})"
        shown = most
        if rests.losing:
            shown = picks.pick("Show", [most, costly], key="profit", default=most, linked=False)
        listed = _profits(found, losing=shown == costly)
        people.show(reader, listed, outlook)
        follow_up.show(reader, listed, LOOK_INTO if shown == costly else TODOS["Best"], outlook, put)


def _facts(rests: Concentration) -> dict[str, str]:
    """Say in figures how much hangs on how few; Markdown."""
    return {
        "Half the money comes from": _customers(rests.half_from),
        "Eight tenths come from": _customers(rests.most_from),
        "As spread out as": _alike(rests.equal_customers),
        "Cost more than they bring": _customers(rests.losing),
    }


def _customers(number: int | None) -> str:
    return "" if number is None else wording.count(number, "customer")


def _alike(number: float | None) -> str:
    return "" if number is None else f"{wording.count(round(number), 'customer')} of the same size"


def _rests_on(found: Worth) -> str:
    rests = found.concentration
    unnamed = ""
    if rests.unnamed_share:
        unnamed = f"; {wording.percent(rests.unnamed_share)} of the revenue names no customer"
    lines = wording.count(rests.sales, "sale")
    return f"12 months, {lines}, {wording.count(rests.buyers, 'customer')}{unnamed}"


def _profits(found: Worth, *, losing: bool) -> People:
    rests = found.concentration
    customers = rests.customers
    result = customers["profit" if rests.by_profit else "net_revenue"]
    if losing:
        customers = customers[(result < 0).to_numpy()].iloc[::-1]
    table = pd.DataFrame(
        {
            "Profit": customers["profit"].round(2),
            "Revenue": customers["revenue"].round(2),
            "Given back": customers["refunds"].round(2),
            "Discount": customers["discount"].round(2),
            "Margin %": (100 * customers["margin"]).round(1),
            "Share %": (100 * customers["kept_share"]).round(1),
            "So far %": (100 * customers["so_far"]).round(1),
        }
    ).set_index(customers["customer"])
    table = table.drop(columns=[name for name in ("Given back", "Discount") if not table[name].any()])
    if losing:
        table = table.drop(columns=["Share %", "So far %"])
    formats = dict.fromkeys(("Profit", "Revenue", "Given back", "Discount"), "money")
    formats |= dict.fromkeys(("Margin %", "Share %", "So far %"), "%.1f")
    name = "Customers who cost more than they bring" if losing else "Most profitable customers"
    return People("profits", name, table, formats, version=losing)
