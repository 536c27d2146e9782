"""What is bought together: the pairs, the orders behind one, and to whom the other product can be offered."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.charts.pairs import pair_lines
from crm.insights import habit_sentences as sentences
from crm.insights.baskets import LARGEST, LEAST_TOGETHER, Baskets, baskets
from crm.insights.cards import NOTHING, Card
from crm.insights.pair_orders import half_buyers, pair_orders
from ui import cards, charts, follow_up, menu, people, references, take_away, theme
from ui.downloads import Put
from ui.follow_up import Todo
from ui.habits import Asked, name_of
from ui.outlook import Outlook, frame, once
from ui.past import past
from ui.people import People
from ui.session import Session
from ui.words import plain, soft

DRAWN: Final = 8
"""Pairs that are drawn; the list has all."""
_MOST: Final = 200
_LATEST: Final = 50
_ROW: Final = 36


def together(reader: Session, asked: Asked, outlook: Outlook) -> Baskets:
    """Find what is bought together, once for each revision and reader; give the pairs of the category."""
    products = frame(reader, "product")

    def work() -> Baskets:
        return baskets(past(reader, outlook).lines, products)

    found = once(reader, "bought together", outlook.today, work)
    of_one = asked.of_category(found.pairs, "product", products).index
    of_other = asked.of_category(found.pairs, "other", products).index
    pairs = found.pairs.loc[of_one.union(of_other)]
    return Baskets(pairs, found.orders, found.too_large, found.tested)


def say_first(found: Baskets) -> None:
    """Say what goes together most, or why nothing can be told."""
    said = sentences.pairs_sentence(found)
    if not said:
        orders = wording.count(found.orders, "order")
        said = f"Nothing is bought together more often than chance gives, by {orders}."
        if not found.orders:
            said = (
                "No order holds products yet: pairs are found in orders with a number and a product a line."
            )
    cards.say(said)


def show_figures(found: Baskets) -> None:
    """Draw what the pairs rest on."""
    most = found.pairs.iloc[int(found.pairs["together"].to_numpy().argmax())] if len(found.pairs) else None
    left = wording.count(found.too_large, "order")
    figures = [
        Card("Pairs", wording.number(len(found.pairs)), proof=f"of {wording.number(found.tested)} tested"),
        Card(
            "Orders",
            wording.number(found.orders),
            proof=f"{left} of over {LARGEST} products left out" if found.too_large else "that hold products",
        ),
        Card(
            "Together most often",
            NOTHING if most is None else wording.count(int(most["together"]), "order"),
            proof="" if most is None else f"{name_of(most['name'])} + {name_of(most['other_name'])}",
        ),
    ]
    cards.show_figures(figures)


def show_pairs(reader: Session, found: Baskets, put: Put) -> None:
    """Draw the pairs with the most orders beyond chance, and the figures of all."""
    if found.pairs.empty:
        return
    with cards.card("pairs", "How often they go together", fill=False):
        st.markdown(
            f":green[●] {soft('in orders with the first product')} :gray[○] {soft('in all orders')} "
            f"{soft('· on the right: times as often')}"
        )
        figure = pair_lines(found.pairs.head(DRAWN), orders=found.orders, dark=theme.is_dark())
        charts.show(
            figure,
            "pairs",
            "Pairs of products: share of orders with the second, with the first one and in all orders.",
            int(figure.layout.height),
        )
        st.markdown(
            soft(
                f"Only pairs in {LEAST_TOGETHER} orders or more, and beyond what chance gives when large "
                "orders are allowed for: at most 1 in 20 of them is chance."
            )
        )
        table = pd.DataFrame(
            {
                "Product": [name_of(each) for each in found.pairs["name"]],
                "Goes with": [name_of(each) for each in found.pairs["other_name"]],
                "Orders with both": found.pairs["together"],
                "Of all orders %": (100 * found.pairs["support"]).round(2),
                "Of orders with the first %": (100 * found.pairs["confidence"]).round(1),
                "Times the usual": found.pairs["lift"].round(2),
                "At least": found.pairs["low"].round(2),
                "At most": found.pairs["high"].round(2),
            }
        )
        version = len(found.pairs)
        take_away.show_figures(reader, put, "pairs-table", "Bought together", table, {}, version=version)


def show_pair(reader: Session, found: Baskets, outlook: Outlook, put: Put) -> None:
    """Draw one pair, chosen from all: whom to offer the other product, and the orders that hold both."""
    if found.pairs.empty:
        return
    names = _labels(found.pairs)
    with cards.card("pair", "What to do with a pair", fill=False):
        chosen = st.selectbox(
            "Pair",
            names[:_MOST],
            key="pair",
            bind="query-params",
            label_visibility="collapsed",
            width=520,
        )
        pair = found.pairs.iloc[names.index(str(chosen))]
        cards.say(sentences.pair_sentence(pair, found.orders), key="say-pair")
        with st.container(horizontal=True, gap="small"):
            for name in ("name", "other_name"):
                title = name_of(pair[name])
                menu.link("products", plain(title), {"product-find": title}, icon=":material/inventory_2:")
        _show_half_buyers(reader, pair, outlook, put)
        _show_orders(reader, pair, outlook, put)


def _labels(pairs: pd.DataFrame) -> list[str]:
    named = [
        f"{name_of(one)} + {name_of(other)}"
        for one, other in zip(pairs["name"], pairs["other_name"], strict=True)
    ]
    shared = pd.Series(named, dtype=object).duplicated(keep=False).tolist()
    return [
        f"{name} (#{one} + #{other})" if twice else name
        for name, twice, one, other in zip(named, shared, pairs["product"], pairs["other"], strict=True)
    ]


def _show_half_buyers(reader: Session, pair: pd.Series, outlook: Outlook, put: Put) -> None:
    known = past(reader, outlook)
    found = half_buyers(known.lines, int(pair["product"]), int(pair["other"]), today=known.as_of)
    one, other = name_of(pair["name"]), name_of(pair["other_name"])
    if found.empty:
        st.markdown(soft(f"Everybody who bought {one} in the last twelve months has bought {other} too."))
        return
    who = wording.count(len(found), "customer")
    st.markdown(
        f"**{who}** bought {plain(one)} in the last twelve months and never {plain(other)}: show it to them."
    )
    table = pd.DataFrame(
        {
            "Days bought": found["times"],
            "Last time": found["last_on"],
            "Spent on it": found["spent"].round(2),
        }
    ).set_index(found["customer"])
    version = (int(pair["product"]), int(pair["other"]))
    listed = People(
        "half", f"{one} without {other}", table, {"Last time": "date", "Spent on it": "money"}, version
    )
    people.show(reader, listed, outlook)
    follow_up.show(reader, listed, Todo(f"Show them {other}: it goes with {one}", "write"), outlook, put)


def _show_orders(reader: Session, pair: pd.Series, outlook: Outlook, put: Put) -> None:
    """Draw the orders that hold both, the latest first; a click on one opens its lines."""
    opened = st.expander(
        f"The {wording.count(int(pair['together']), 'order')} with both",
        type="compact",
        on_change="rerun",
        key="pair-orders-open",
    )
    if not opened.open:
        return
    orders = pair_orders(past(reader, outlook).lines, int(pair["product"]), int(pair["other"]))
    version = (int(pair["product"]), int(pair["other"]))

    def named(rows: pd.DataFrame) -> pd.DataFrame:
        titles = references.titles(reader, "customer", rows.loc[rows["customer"] > 0, "customer"])
        return pd.DataFrame(
            {
                "Order": rows["order_number"].astype("str"),
                "Day": rows["day"],
                "Customer": [titles.get(int(each), "") for each in rows["customer"]],
                "Amount of both": rows["amount"].round(2),
            }
        )

    with opened:
        shown = named(orders.head(_LATEST))
        state = st.dataframe(
            shown,
            key=f"pair-orders-{version}-{reader.revision}",
            hide_index=True,
            height=_ROW * (min(len(shown), 8) + 1) + 2,
            row_height=_ROW,
            placeholder="",
            column_config=take_away.configured({"Day": "date", "Amount of both": outlook.money_format}),
            on_select="rerun",
            selection_mode="single-cell",
            alt="Orders that hold both products; a click opens one",
        )
        if len(orders) > _LATEST:
            st.markdown(soft(f"The latest {_LATEST} of {len(orders):,}; what you take away holds them all."))
        name = f"Orders with {name_of(pair['name'])} and {name_of(pair['other_name'])}"
        take_away.show_menu(
            reader, put, "pair-orders", name, lambda: named(orders), rows=len(orders), version=version
        )
    cells = state["selection"]["cells"]
    if cells:
        menu.go("orders", {"sale-find": str(shown["Order"].iloc[int(cells[0][0])])})
