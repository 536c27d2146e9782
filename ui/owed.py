"""What customers owe: how much, for how long, who, and how each of them pays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.charts.bars import best_bars
from crm.insights import retention_sentences as sentences
from crm.insights.cards import NOTHING, Card
from crm.insights.credit import open_orders, owed_by_age, owed_by_customer
from crm.insights.paying import paying_habits
from ui import cards, charts, follow_up, people, take_away, theme
from ui.downloads import Put
from ui.follow_up import Todo
from ui.outlook import Outlook, frame, once
from ui.past import past
from ui.people import People
from ui.session import Session
from ui.words import bold, plain, soft

REMIND: Final = Todo("Remind them of what they owe", "chase")
AGREE_ON_PAYING: Final = Todo("Agree on when they pay", "chase")


@dataclass(frozen=True)
class Owed:
    """What is owed; see the functions of ``crm.insights.credit`` and ``paying`` that the frames are of."""

    orders: pd.DataFrame
    customers: pd.DataFrame
    ages: pd.DataFrame
    habits: pd.DataFrame
    on_credit: int
    """Lines of sales that were on credit."""

    @property
    def owed(self) -> float:
        """All that is owed, account currency."""
        return float(self.orders["owed"].sum())

    @property
    def overdue(self) -> float:
        """What of it is due for longer than agreed."""
        return float(self.orders.loc[self.orders["overdue"], "owed"].sum())


def owed(reader: Session, outlook: Outlook) -> Owed:
    """Work out what is owed, once for each revision, reader and day."""

    def work() -> Owed:
        known = past(reader, outlook)
        payments = frame(reader, "payment")
        orders = open_orders(known.lines, payments, known.returned, today=outlook.today)
        return Owed(
            orders=orders,
            customers=owed_by_customer(orders),
            ages=owed_by_age(orders),
            habits=paying_habits(known.lines, payments),
            on_credit=int(known.lines.sales["due_on"].notna().sum()),
        )

    return once(reader, "who owes", outlook.today, work)


def words(found: Owed, outlook: Outlook) -> str:
    """Say what is owed, what of it is late, and who owes most, in Markdown."""
    if not len(found.orders):
        return "Nobody owes you anything: all that was sold on credit is paid."
    orders = wording.count(len(found.orders), "order")
    said = f"**{plain(outlook.money(found.owed))}** is owed for {orders}"
    late = found.orders[found.orders["overdue"]]
    if late.empty:
        return f"{said}; none of it is late."
    longest = int(late["days_overdue"].max())
    said += f", **{plain(outlook.money(found.overdue))}** of it is late, the longest for"
    return f"{said} {bold(wording.count(longest, 'day'))}."


def show_figures(found: Owed, outlook: Outlook) -> None:
    """Draw what is owed and late, and how long customers take, each with what it rests on."""
    late = found.orders[found.orders["overdue"]]
    owing = wording.count(int((found.customers["owed"] > 0).sum()), "customer")
    known = found.habits["days_to_pay"].dropna()
    mostly = found.habits[~found.habits["few"] & (found.habits["late_low"] >= sentences.MOSTLY)]
    paid = wording.count(int(found.habits["orders"].sum()), "paid order")
    share = found.overdue / found.owed if found.owed else 0.0
    cards.show_figures(
        [
            Card(
                "Owed",
                outlook.money(found.owed),
                proof=f"{wording.count(len(found.orders), 'order')}, {owing}",
            ),
            Card(
                "Late",
                outlook.money(found.overdue),
                proof=f"{wording.percent(share)} of it; {wording.count(len(late), 'order')}",
                tone="red" if len(late) else "green",
            ),
            Card(
                "Days to pay",
                wording.number(float(known.median())) if len(known) else NOTHING,
                proof=f"the middle customer; {paid}",
            ),
            Card("Mostly pay late", wording.number(len(mostly)), proof=f"of {len(found.habits):,} who paid"),
        ]
    )


def show_ages(reader: Session, found: Owed, outlook: Outlook, put: Put) -> None:
    """Draw what is owed by how long it has been due."""
    with cards.card("ages", "For how long it has been due", fill=False):
        figure = best_bars(
            found.ages.rename(columns={"age": "name"}),
            value="owed",
            currency=outlook.currency,
            dark=theme.is_dark(),
        )
        charts.show(
            figure,
            "ages",
            "What is owed by how long it has been due, the youngest first.",
            int(figure.layout.height),
        )
        table = pd.DataFrame(
            {
                "Due": found.ages["age"],
                "Owed": found.ages["owed"].round(2),
                "Of all %": (100 * found.ages["share"]).round(1),
                "Orders": found.ages["orders"],
                "Customers": found.ages["customers"],
            }
        )
        formats = {"Owed": outlook.money_format, "Of all %": "%.1f"}
        take_away.show_figures(reader, put, "ages-table", "Owed by age", table, formats)


def show_customers(reader: Session, found: Owed, outlook: Outlook, put: Put) -> None:
    """Draw who owes, the longest first, and what can be done about it."""
    owing = found.customers
    if owing.empty:
        return
    with cards.card("owing", "Who owes", "the longest first", fill=False):
        table = pd.DataFrame(
            {
                "Owes": owing["owed"].round(2),
                "Late": owing["overdue"].where(owing["overdue"] > 0).round(2),
                "Late orders": owing["orders"].where(owing["orders"] > 0),
                "Due since": owing["due_on"],
                "Days late": owing["days_overdue"].where(owing["days_overdue"] > 0),
            }
        ).set_index(owing["customer"])
        formats = {
            "Owes": "money", "Late": "money", "Due since": "date",
            "Late orders": "%.0f", "Days late": "%.0f",
        }  # fmt: skip
        listed = People("owing", "Customers who owe", table, formats)
        people.show(reader, listed, outlook)
        follow_up.show(reader, listed, REMIND, outlook, put)


def show_paying(reader: Session, habits: pd.DataFrame, outlook: Outlook, put: Put) -> None:
    """Draw how customers pay for what they bought on credit, the latest first."""
    if habits.empty:
        return
    note = f"{wording.count(int(habits['orders'].sum()), 'order')} on credit, paid in full"
    with cards.card("paying", "How they pay", note, fill=False):
        cards.say(sentences.paying_sentence(habits), key="say-paying")
        table = pd.DataFrame(
            {
                "Paid orders": habits["orders"],
                "Days to pay": habits["days_to_pay"],
                "Days after it was due": habits["days_late"],
                "Late": habits["late"],
                "Late %": (100 * habits["late_share"]).round(),
                "Surely above %": (100 * habits["late_low"]).round(),
                "Few": habits["few"].map({True: "few", False: None}),
            }
        ).set_index(habits["customer"])
        whole = ("Days to pay", "Days after it was due", "Late %", "Surely above %")
        listed = People("paying", "How customers pay", table, dict.fromkeys(whole, "%.0f"))
        people.show(reader, listed, outlook)
        st.markdown(
            soft("Days are those of the middle order; below 0 is early. Few: fewer than 5 paid orders.")
        )
        follow_up.show(reader, listed, AGREE_ON_PAYING, outlook, put)
