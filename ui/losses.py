"""Who was lost: why and to whom, who stays away without a word, and what brings them back."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.entities import CHANNELS
from crm.insights import retention_sentences as sentences
from crm.insights.comebacks import FEW as FEW_TOUCHES
from crm.insights.comebacks import WITHIN
from crm.insights.lost import Lost
from ui import cards, follow_up, people, tables, take_away
from ui.downloads import Put
from ui.follow_up import Todo
from ui.outlook import Outlook
from ui.people import People
from ui.session import Session
from ui.staying import Staying
from ui.words import plain, soft

MOST_WAYS: Final = 8
ASK_WHY: Final = Todo("Ask whether something went wrong")
WIN_BACK: Final = Todo("Ask what it would take to win them back")
_SPENT: Final = {"Spent in their last year": "money"}


def show_reasons(reader: Session, found: Staying, outlook: Outlook, put: Put) -> None:
    """Draw why customers and deals were lost and to whom."""
    lost = found.lost
    if lost.reasons.empty and lost.competitors.empty and lost.customers.empty:
        return
    rests = [wording.count(len(lost.customers), "customer"), wording.count(lost.deals, "deal")]
    with cards.card(
        "lost", "Why they were lost, and to whom", f"{wording.listed(rests)} marked as lost", fill=False
    ):
        said = sentences.lost_sentence(replace(lost, silent=lost.silent.head(0)))  # they have their own card
        if said:
            cards.say(said, key="say-lost")
        with st.grid(2, min_column_width=300):
            for frame_of, word, heading in (
                (lost.reasons, "reason", "Why"),
                (lost.competitors, "competitor", "To whom"),
            ):
                if len(frame_of):
                    with st.container():
                        _show_words(frame_of, word, heading, outlook)
                        _offer_words(reader, frame_of, word, heading, put)
        if len(lost.customers):
            listed = People("marked", "Lost customers", _marked(lost), _SPENT | {"Lost on": "date"})
            people.show(reader, listed, outlook)
            follow_up.show(reader, listed, WIN_BACK, outlook, put)


def _marked(lost: Lost) -> pd.DataFrame:
    gone = lost.customers
    return pd.DataFrame(
        {
            "Lost on": gone["lost_on"],
            "Why": gone["lost_reason"],
            "To whom": gone["lost_to"],
            "Spent in their last year": gone["spent"].round(2),
        }
    ).set_index(gone["customer"])


def _show_words(words_of: pd.DataFrame, word: str, heading: str, outlook: Outlook) -> None:
    shown = words_of.head(MOST_WAYS)
    tables.show_table(
        {
            heading: tables.name_cells(shown[word]),
            "Lost": [
                plain(_losses(int(people_lost), int(deals)))
                for people_lost, deals in zip(shown["customers"], shown["deals"], strict=True)
            ],
            "Worth": [plain(outlook.money(round(each))) for each in shown["money"]],
            "Share": [wording.percent(each) for each in shown["share"]],
        },
        alt=f"{heading} customers and deals were lost",
        right=["Worth", "Share"],
    )


def _offer_words(reader: Session, words_of: pd.DataFrame, word: str, heading: str, put: Put) -> None:
    table = pd.DataFrame(
        {
            heading: words_of[word],
            "Customers": words_of["customers"],
            "Deals": words_of["deals"],
            "Worth": words_of["money"].round(2),
            "Share %": (100 * words_of["share"]).round(1),
        }
    )
    name = f"Lost, {heading.lower()}"
    take_away.show_menu(reader, put, f"lost-{word}", name, lambda: table, rows=len(table))


def _losses(customers: int, deals: int) -> str:
    said = [
        wording.count(customers, "customer") if customers else "",
        wording.count(deals, "deal") if deals else "",
    ]
    return wording.listed(said)


def show_silent(reader: Session, found: Staying, outlook: Outlook, put: Put) -> None:
    """Draw who stays away without a word, with what can be done about it."""
    silent = found.lost.silent
    if silent.empty:
        return
    note = "those who brought most in their last year first"
    with cards.card("silent", "They stay away without a word", note, fill=False):
        people_said = f"**{wording.count_in_words(len(silent), 'customer')}**"
        verb = wording.plural(len(silent), "has", "have")
        said = f"{people_said} who came three times or more {verb} been silent for longer than usual"
        cards.say(
            f"{wording.sentence(said)} A call to a few of them tells you more than any figure.",
            key="say-silent",
        )
        days = found.past.days
        last = pd.Series(days.last, days.ids).reindex(silent["customer"]).to_numpy(dtype="int64")
        table = pd.DataFrame(
            {
                "Last purchase": last.astype("datetime64[D]").astype("datetime64[s]"),
                "Too long since": silent["since"].to_numpy(),
                "Spent in their last year": silent["spent"].round(2).to_numpy(),
            },
            index=silent["customer"],
        )
        formats = _SPENT | {"Last purchase": "date", "Too long since": "date"}
        listed = People("silent", "Silent customers", table, formats)
        people.show(reader, listed, outlook)
        follow_up.show(reader, listed, ASK_WHY, outlook, put)


def show_comebacks(reader: Session, found: Staying, put: Put) -> None:
    """Draw what brings silent customers back, against leaving them alone."""
    said = sentences.comebacks_sentence(found.comebacks)
    if not said:
        return
    with cards.card("comebacks", "What brings them back", fill=False):
        cards.say(said, key="say-comebacks")
        ways = found.comebacks.ways
        if ways.empty:
            st.markdown(
                soft("Note your calls and letters here, and this tells which of them bring customers back.")
            )
            return
        table = _ways(ways)
        shown = table.head(MOST_WAYS)
        tables.show_table(
            {name: tables.name_cells(shown[name]) for name in shown.columns},
            alt="Ways of reaching silent customers, and how many came within 30 days",
            right=[f"Came within {WITHIN} days", "Came by themselves"],
        )
        st.markdown(
            soft("You choose whom you write to, so more is a sign, not yet a proof. “Few” says nothing yet.")
        )
        take_away.show_menu(reader, put, "ways", "What brings customers back", lambda: table, rows=len(table))


def _ways(ways: pd.DataFrame) -> pd.DataFrame:
    labels = {each.code: each.label for each in CHANNELS}
    rows = ways.to_dict("records")
    return pd.DataFrame(
        {
            "How they were reached": [
                labels.get(each["way"], each["way"]) if each["kind"] == "contact" else each["way"]
                for each in rows
            ],
            f"Came within {WITHIN} days": [_answered(each["came"], each["touched"]) for each in rows],
            "Came by themselves": [wording.percent(each["without"]) for each in rows],
            "So": [_verdict(each["beyond_chance"], each["touched"]) for each in rows],
        }
    )


def _answered(came: int, touched: int) -> str:
    said = f"{came:,} of {touched:,}"
    return said if touched < FEW_TOUCHES else f"{said}, {wording.percent(came / touched)}"


def _verdict(beyond_chance: bool, touched: int) -> str:  # noqa: FBT001 - a row's own words
    if touched < FEW_TOUCHES:
        return "few"
    return "brings more back" if beyond_chance else "no more than chance"
