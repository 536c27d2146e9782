"""What is wanted next: who is likely to want a product, what customers may want, and how good that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from crm import wording
from crm.insights import habit_sentences as sentences
from crm.insights.calendar import Ints
from crm.insights.cards import Card
from crm.insights.intervals import Rate
from crm.insights.likely_buyers import Visitors, likely_buyers, visitors_of
from crm.insights.next_purchase import Shelf, next_products, shelf_of
from crm.insights.offer_trial import COUNT, OfferTrial, try_offers
from ui import cards, follow_up, people, picks
from ui.downloads import Put
from ui.follow_up import Todo
from ui.habits import Asked, name_of
from ui.outlook import Outlook, frame, once
from ui.past import Past, past
from ui.people import People
from ui.session import Session
from ui.words import plain, soft

PRODUCT, CUSTOMERS = "Who wants a product", "What customers want"
EVERYBODY, NEW = "Everybody", "Never bought it"
OFFERED: Final = 200
"""Of so many customers, the latest to come, the suggestions are listed."""
NAMED: Final = 3
"""So many suggestions stand in a row."""
_MOST_PRODUCTS: Final = 2_000
_LATELY: Final = 365


@dataclass(frozen=True)
class Wanted:
    """What suggestions rest on, and how good they were on the shop's own last months."""

    past: Past
    shelf: Shelf
    visitors: Visitors
    trial: OfferTrial


def wanted(reader: Session, outlook: Outlook) -> Wanted:
    """Prepare the suggestions, once for each revision, reader and day."""

    def work() -> Wanted:
        known = past(reader, outlook)
        shelf = shelf_of(known.lines, today=known.as_of)
        visitors = known.lines.memory.recall("visitors", (shelf,), lambda: visitors_of(shelf))
        return Wanted(known, shelf, visitors, try_offers(known.lines, today=known.as_of))

    return once(reader, "wanted next", outlook.today, work)


def say_first(found: Wanted) -> None:
    """Say how good the suggestions are."""
    cards.say(sentences.offers_sentence(found.trial))


def show_figures(found: Wanted) -> None:
    """Draw how often one of five was bought, beside the two plain ways of guessing."""
    trial = found.trial
    if not trial.enough:
        return
    ours, last, sellers = (_card(name, each) for name, each in (
        ("Of our five, one or more", trial.ours),
        ("Of the five bought last", trial.last),
        ("Of the five best sellers", trial.sellers),
    ))  # fmt: skip
    came = wording.number(trial.ours.of)
    five = Card(
        "Of five suggested, bought",
        wording.number(COUNT * trial.of_five, 1),
        proof=f"{came} customers, {wording.count(trial.months, 'month')}",
    )
    cards.show_figures([ours, last, sellers, five])


def _card(label: str, found: Rate) -> Card:
    sure = f"{found.low or 0:.0f}–{found.high or 0:.0f}"
    proof = f"{wording.number(found.count)} of {wording.number(found.of)}; {sure}"
    return Card(label, f"{wording.number(found.per_100 or 0)} of 100", proof=proof)


def show_lists(reader: Session, found: Wanted, asked: Asked, outlook: Outlook, put: Put) -> None:
    """Draw who wants a product, or what customers want, as chosen; kept in the link."""
    with cards.card("wanted", "Who may want what next", fill=False):
        by = picks.pick("By", [PRODUCT, CUSTOMERS], key="by", default=PRODUCT)
        if by == PRODUCT:
            _show_buyers(reader, found, asked, outlook, put)
        else:
            _show_offers(reader, found, asked, outlook, put)


def _sold(found: Wanted, asked: Asked, products: pd.DataFrame) -> pd.Series:
    """Give the names of the products sold within a year, by id, those that most customers buy first."""
    habits = found.shelf.habits
    lately = habits.last > found.shelf.today - _LATELY
    buyers = np.bincount(habits.column[lately], minlength=len(found.shelf.ids))
    order = np.argsort(-buyers, kind="stable")
    order = order[buyers[order] > 0]
    names = products["name"].astype(object).reindex(found.shelf.ids[order])
    listed = pd.DataFrame({"name": names, "product": names.index})
    return asked.of_category(listed, "product", products)["name"].head(_MOST_PRODUCTS)


def _labels(names: pd.Series) -> dict[str, int]:
    """Name products, each differently though two may share a name; gives their ids."""
    shared = names.duplicated(keep=False)
    return {
        f"{name_of(name)} #{product}" if twice else name_of(name): int(product)
        for product, name, twice in zip(names.index.tolist(), names, shared, strict=True)
    }


def _show_buyers(reader: Session, found: Wanted, asked: Asked, outlook: Outlook, put: Put) -> None:
    products = frame(reader, "product")
    options = _labels(_sold(found, asked, products))
    if not options:
        st.markdown(soft("Nothing of this was sold in the last twelve months."))
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        name = str(
            st.selectbox(
                "Product",
                list(options),
                key="product",
                bind="query-params",
                label_visibility="collapsed",
                width=360,
            )
        )
        new = picks.pick("Of whom", [EVERYBODY, NEW], key="whom", default=EVERYBODY) == NEW
    product = options[name]
    likely = once(
        reader,
        f"likely buyers {product} {new}",
        outlook.today,
        lambda: likely_buyers(found.shelf, found.visitors, products, product, new_to_it=new),
    )
    if likely.empty:
        st.markdown(soft("Nobody who came in the last twelve months gives a sign of wanting it."))
        return
    due = int(likely["reason"].str.contains("due").sum())
    count = wording.count(len(likely), "customer")
    of = wording.number(len(found.visitors.ids))
    st.markdown(
        f"The **{count}** of {of} who came in the last twelve months that are likeliest to want "
        f"{plain(name)} next, the likeliest first"
        + (f"; for **{due}** it is due by their own rhythm." if due else ".")
    )
    table = pd.DataFrame(
        {
            "Why": likely["reason"],
            "Days bought": likely["times"].where(likely["times"] > 0),
            "Last time": likely["last_on"],
        }
    ).set_index(likely["customer"])
    listed = People(
        "likely",
        f"Likely to want {name}",
        table,
        {"Last time": "date", "Days bought": "%.0f"},
        (product, new),
    )
    people.show(reader, listed, outlook)
    follow_up.show(reader, listed, Todo(f"Offer them {name}", "write"), outlook, put)


def _show_offers(reader: Session, found: Wanted, asked: Asked, outlook: Outlook, put: Put) -> None:
    products = frame(reader, "product")
    among = asked.of_category(pd.DataFrame({"product": products.index}), "product", products)["product"]
    ids = among.to_numpy("int64")
    shown = once(
        reader,
        f"offers {asked.category}",
        outlook.today,
        lambda: _offers(found, latest(found), products, ids),
    )
    if shown.empty:
        st.markdown(soft("Nothing can be suggested yet."))
        return
    count = wording.count(len(shown), "customer")
    st.markdown(
        f"What the **{count}** who came last are likely to want next, and why the first of it. "
        + soft("The file of a customer is one click away.")
    )
    listed = People("offers", "What customers may want next", shown, {"Last came": "date"}, asked.category)
    people.show(reader, listed, outlook)
    todo = Todo("Show them what they may want next", "write")
    follow_up.show(reader, listed, todo, outlook, put)


def latest(found: Wanted) -> Ints:
    """Give the customers who came last, the latest first."""
    days = found.past.days
    order = np.argsort(-days.last, kind="stable")[:OFFERED]
    ids: Ints = days.ids[order].astype("int64")
    return ids


def _offers(found: Wanted, customers: Ints, products: pd.DataFrame, among: Ints) -> pd.DataFrame:
    """Give one row per customer: what they may want next, and why the first of it."""
    offers = next_products(found.shelf, products, customers, count=NAMED, among=among)
    if offers.empty:
        return pd.DataFrame()
    place = offers.groupby("customer").cumcount()
    named = offers.assign(name=[name_of(each) for each in offers["name"]])
    wide = named.pivot_table(index="customer", columns=place, values="name", aggfunc="first")
    first = named[place == 0].set_index("customer")
    days = found.past.days
    last = pd.Series(days.last, days.ids).reindex(customers).to_numpy("int64")
    table = pd.DataFrame(
        {
            "Most likely": wide[0],
            "Why": first["reason"],
            "Second": wide.get(1),
            "Third": wide.get(2),
        }
    ).reindex(customers)
    table["Last came"] = last.astype("datetime64[D]").astype("datetime64[s]")
    return table
