"""Who is worth what: groups in plain names, what each customer is likely to bring, and how they pay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.charts.spans import value_spans
from crm.insights import retention_sentences as sentences
from crm.insights.calendar import shifted
from crm.insights.cards import NOTHING, Card
from crm.insights.concentration import FEW, Concentration, concentration
from crm.insights.segments import NAMES, SEGMENTS, Segments, segments
from crm.insights.value import Value, lifetime_value
from ui import behind, cards, charts, follow_up, people, picks, references, tables, take_away, theme
from ui.downloads import Put
from ui.follow_up import Todo
from ui.outlook import Outlook, frame, once
from ui.past import Past, looks_back, past
from ui.people import People
from ui.session import Session
from ui.words import Tone, badge, plain, soft

DRAWN: Final = 8
"""Customers whose bounds are drawn; the list has all."""
_YEAR: Final = 12
TONES: Final = (
    Tone.GOOD, Tone.GOOD, Tone.GOOD, Tone.NOTE, Tone.BAD, Tone.CARE, Tone.CARE, Tone.QUIET, Tone.QUIET,
)  # fmt: skip
"""Of each of ``SEGMENTS``."""
TODOS: Final = {
    "Best": Todo("Thank them, and ask what is missing"),
    "Loyal": Todo("Show them what goes with what they buy", "write"),
    "Promising": Todo("Give them a reason for the next visit", "write"),
    "New": Todo("Welcome them, and ask how it was"),
    "Best, slipping away": Todo("Ask whether something went wrong"),
    "Slipping away": Todo("Remind them of what they like", "write"),
    "Nearly lost": Todo("Make them one good offer to come back", "write"),
    "Came once": Todo("Send a friendly letter", "write"),
    "Lost": Todo("Ask why they left, and note the reason"),
}
MOST_PRESSING: Final = ("Best, slipping away", "Slipping away", "Best")


@dataclass(frozen=True)
class Worth:
    """What is known of who is worth what."""

    past: Past
    segments: Segments
    concentration: Concentration


def worth(reader: Session, outlook: Outlook) -> Worth:
    """Work out who is worth what, once for each revision, reader and day."""

    def work() -> Worth:
        known = past(reader, outlook)
        return Worth(
            past=known,
            segments=segments(known.lines, known.returned, today=known.as_of, days=known.days),
            concentration=concentration(
                known.lines,
                known.returned,
                frame(reader, "product"),
                frame(reader, "customer"),
                today=known.as_of,
            ),
        )

    return once(reader, "who is worth what", outlook.today, work)


def words(found: Worth, outlook: Outlook) -> str:
    """Say who the best are and who is slipping away, in a sentence or two of Markdown."""
    said = sentences.segments_sentence(found.segments, outlook.currency)
    few = ""
    if found.past.buyers < FEW:
        few = f"{wording.count_in_words(found.past.buyers, 'customer has', 'customers have')} bought so far"
        few = wording.sentence(f"only {few}: shares say little yet")
    return " ".join(part for part in (said, few, looks_back(found.past, outlook)) if part)


def show_figures(found: Worth) -> None:
    """Draw whom the money rests on, each figure with what it rests on itself."""
    rests = found.concentration
    buyers = wording.count(rests.buyers, "buyer")
    year = f"{buyers}, 12 months"
    figures = [
        _share_card("The best fifth brings", rests.best_fifth_share, f"of {year}"),
        Card(
            "Customers who bring half",
            NOTHING if rests.half_from is None else wording.number(rests.half_from),
            proof=f"of {year}; {wording.count(rests.sales, 'sale')}",
        ),
        _share_card(
            "The largest customer",
            rests.largest_share,
            "a risk of their own" if rests.is_risky else f"of {year}",
            tone="red" if rests.is_risky else "green",
        ),
        Card(
            "Cost more than they bring",
            wording.number(rests.losing),
            proof=f"of {wording.count(len(rests.customers), 'customer')}, 12 months",
        ),
    ]
    cards.show_figures(figures)


def show_behind(reader: Session, found: Worth, outlook: Outlook, put: Put) -> None:
    """Draw what opens the sales and the returns of the twelve months that the figures rest on."""
    until = found.concentration.as_of
    since = shifted(until, -_YEAR) + timedelta(days=1)
    figures = {
        "Sold in these twelve months": behind.of_days(reader, "sale", since, until),
        "Given back in them": behind.of_days(reader, "return", since, until),
    }
    behind.show(reader, outlook, put, "worth", figures)


def _share_card(label: str, share: float | None, proof: str, tone: str = "green") -> Card:
    return Card(label, NOTHING if share is None else wording.percent(share), proof=proof, tone=tone)


def show_segments(reader: Session, found: Worth, outlook: Outlook, put: Put) -> None:
    """Draw the groups with their number, money and what to do, and the customers of one of them."""
    groups = found.segments.groups
    with cards.card("segments", "Everybody in one group", _ranking(found), fill=False):
        names = [str(each) for each in groups["segment"]]
        tables.show_table(
            {
                "Group": [badge(each, TONES[NAMES.index(each)]) for each in names],
                "Customers": [wording.number(each) for each in groups["customers"]],
                "Brought": [plain(outlook.money(round(each))) for each in groups["money"]],
                "Of all": [
                    wording.percent(each) if wording.is_known(each) else NOTHING
                    for each in groups["money_share"]
                ],
            },
            alt="Groups of customers with their number and their money",
            right=["Customers", "Brought", "Of all"],
        )
        _offer_groups(reader, groups, put)
        first = next((each for each in MOST_PRESSING if each in names), names[0])
        name = picks.pick(
            "Show the customers of", names, key="group", default=first, labelled=True, pills=True
        )
        _show_group(reader, found, name, outlook, put)


def _offer_groups(reader: Session, groups: pd.DataFrame, put: Put) -> None:
    table = pd.DataFrame(
        {
            "Group": groups["segment"].astype("str"),
            "Customers": groups["customers"],
            "Brought": groups["money"].round(2),
            "Of all %": (100 * groups["money_share"]).round(1),
            "Who they are": groups["sentence"],
            "What to do": groups["todo"],
        }
    )
    take_away.show_menu(reader, put, "groups", "Groups of customers", lambda: table, rows=len(table))


def _ranking(found: Worth) -> str:
    return "" if found.segments.ranked else "too few come again to rank them by money"


def _show_group(reader: Session, found: Worth, name: str, outlook: Outlook, put: Put) -> None:
    of_group = found.segments.customers
    chosen = of_group[(of_group["segment"] == name).to_numpy()].sort_values(
        "money", ascending=False, kind="stable"
    )
    group = SEGMENTS[NAMES.index(name)]
    st.markdown(f"{plain(group.sentence)} **{plain(group.todo)}**")
    table = pd.DataFrame(
        {
            "Last purchase": chosen["last_on"],
            "Days ago": chosen["days_since"],
            "Usually every … days": chosen["usual_gap"].where(chosen["own_rhythm"]),
            "Came": chosen["purchase_days"],
            "Brought": chosen["money"].round(2),
        }
    ).set_index(chosen["customer"])
    formats = {"Last purchase": "date", "Usually every … days": "%.0f", "Brought": "money"}
    listed = People("segment", f"Customers, {name.lower()}", table, formats, version=name)
    people.show(reader, listed, outlook)
    follow_up.show(reader, listed, TODOS[name], outlook, put)


def value(reader: Session, outlook: Outlook) -> Value:
    """Estimate what each customer brings in twelve months; remembered while the sales stay the same."""

    def work() -> Value:
        known = past(reader, outlook)
        return lifetime_value(
            known.lines, known.returned, frame(reader, "product"), today=known.as_of, days=known.days
        )

    return once(reader, "lifetime value", outlook.today, work)


def show_value(reader: Session, outlook: Outlook, put: Put) -> None:
    """Draw what customers are likely to bring in twelve months, the bounds, and how far to trust it."""
    with cards.card("value", "What they are likely to bring in the next twelve months", fill=False):
        found = value(reader, outlook)
        cards.say(sentences.value_sentence(found, outlook.currency), key="say-value")
        if not found.enough:
            return
        st.markdown(soft(_rests_on(found)))
        likely = found.customers
        best = likely.head(DRAWN)
        titles = references.titles(reader, "customer", best["customer"])
        named = best.assign(name=[titles.get(int(each), "") for each in best["customer"]])
        figure = value_spans(named, currency=outlook.currency, dark=theme.is_dark())
        charts.show(
            figure,
            "value-spans",
            "The customers likely to bring most, each with the bounds that hold 8 times of 10.",
            int(figure.layout.height),
        )
        again = likely["purchase_days"] > 1
        table = pd.DataFrame(
            {
                "Likely to bring": likely["value"].round(2),
                "At least": likely["value_low"].round(2),
                "At most": likely["value_high"].round(2),
                "Purchases to come": likely["expected_purchases"].round(1),
                "Still a customer %": (100 * likely["alive"]).where(again).round(),
                "Came": likely["purchase_days"],
                "Last purchase": likely["last_on"],
            }
        ).set_index(likely["customer"])
        money = dict.fromkeys(("Likely to bring", "At least", "At most"), "money")
        formats = money | {"Still a customer %": "%.0f", "Purchases to come": "%.1f", "Last purchase": "date"}
        listed = People("value", "What customers are likely to bring", table, formats)
        people.show(reader, listed, outlook)
        follow_up.show(reader, listed, TODOS["Best"], outlook, put)


def _rests_on(found: Value) -> str:
    again = f"{wording.number(found.returning)} of {wording.count(found.buyers, 'customer')} came again"
    costs = "returns and costs are" if found.kept.after_costs else "returns are"
    kept = f"{costs} taken off as in the twelve months before ({wording.percent(found.kept.share)} is kept)"
    alone = "Of who came once nothing tells whether they will come again: that is left blank."
    return f"{wording.sentence(f'learned from {again}; {kept}')} {alone}"
