"""The analyses of products, by name, as the catalogue asks them: frames in, figures out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

import pandas as pd

from crm.insights.baskets import baskets
from crm.insights.defects import defects
from crm.insights.lines import distinct, lines_of
from crm.insights.next_purchase import next_products, shelf_of
from crm.insights.offer_trial import try_offers
from crm.insights.overview import day_to_look_back_from
from crm.insights.product_sentences import basket_sentence, defect_sentence, season_sentence, theme_sentence
from crm.insights.season_purchases import LEAST_YEARS
from crm.insights.seasons import seasons
from crm.insights.themes import themes

Frames = Mapping[str, pd.DataFrame]
Answer = dict[str, Any]
SHOWN: Final = 100
"""Of so many customers, the latest to buy, the next products are named; a profile asks for its own."""


def _defects(frames: Frames, today: date) -> Answer:  # noqa: ARG001 - all analyses are asked alike
    lines = lines_of(frames["sale"], frames["product"])
    report = defects(lines, frames["return"], frames["complaint"], frames["product"])
    return {"sentence": defect_sentence(report), **vars(report)}


def _themes(frames: Frames, today: date) -> Answer:
    complaints, returns = frames["complaint"], frames["return"]
    said = {
        "complaints": complaints.rename(columns={"subject": "text", "opened_at": "day"}),
        "returns": returns.rename(columns={"reason": "text", "returned_on": "day"}),
    }
    as_of = day_to_look_back_from(lines_of(frames["sale"]), today)
    found = {name: themes(each[["text", "day"]], today=as_of) for name, each in said.items()}
    return {"as_of": as_of, "sentence": theme_sentence(found["complaints"]), **found}


def _seasons(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"], frames["product"])
    as_of = day_to_look_back_from(lines, today)
    found = seasons(lines, frames["product"], today=as_of)
    people = found.customers[found.customers["years"] >= LEAST_YEARS].drop(columns=["spread", "stays_away"])
    people = people.sort_values(["product", "month", "years"], ascending=[True, True, False], kind="stable")
    parts = vars(found) | {"customers": people.reset_index(drop=True)}
    return {"as_of": as_of, "sentence": season_sentence(found), **parts}


def _baskets(frames: Frames, today: date) -> Answer:  # noqa: ARG001 - all analyses are asked alike
    found = baskets(frames["sale"], frames["product"])
    return {"sentence": basket_sentence(found), **vars(found)}


def _next_purchase(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"])
    as_of = day_to_look_back_from(lines, today)
    shelf = shelf_of(lines, today=as_of)
    latest = lines.customer[lines.heads][::-1]
    known = pd.unique(latest[latest > 0])[:SHOWN]
    return {
        "as_of": as_of,
        "trial": try_offers(lines, today=as_of),
        "customers": next_products(shelf, frames["product"], distinct(known)),
    }


PRODUCT_ANALYSES: Final[dict[str, Callable[[Frames, date], Answer]]] = {
    "defects": _defects,
    "themes": _themes,
    "seasons": _seasons,
    "baskets": _baskets,
    "next_purchase": _next_purchase,
}
"""As ``crm.insights.catalogue.ANALYSES``, of which they are a part."""
