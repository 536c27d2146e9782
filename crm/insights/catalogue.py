"""Every analysis by its name, asked in one way: frames in, figures out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

import pandas as pd

from crm.insights.best import best_customers, best_products, last_year
from crm.insights.complaints import complaints_by_month, rates_by_month, time_to_first_answer
from crm.insights.credit import open_orders, owed_by_age, owed_by_customer
from crm.insights.customer_analyses import CUSTOMER_ANALYSES
from crm.insights.forecast import forecast
from crm.insights.forecast_sentences import forecast_sentence, rests_on
from crm.insights.lines import lines_of
from crm.insights.morning import morning_list
from crm.insights.product_analyses import PRODUCT_ANALYSES
from crm.insights.profit import SPLIT_BY, profit_by
from crm.insights.returns import return_rate, returned_lines, returns_by_product, returns_by_reason
from crm.insights.revenue import revenue_by_month
from crm.insights.rhythm import gone_quiet
from crm.insights.trouble_analyses import TROUBLE_ANALYSES

Frames = Mapping[str, pd.DataFrame]
Answer = dict[str, Any]


def _revenue(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"], frames["product"])
    returned = returned_lines(frames["return"], lines)
    customers, campaigns = frames["customer"], frames["campaign"]
    return {
        "months": revenue_by_month(lines, returned, today=today),
        "by": {
            word: profit_by(lines, word, returned, customers=customers, campaigns=campaigns)
            for word in SPLIT_BY
        },
    }


def _returns(frames: Frames, today: date) -> Answer:  # noqa: ARG001 - all analyses are asked alike
    lines = lines_of(frames["sale"], frames["product"])
    returned = returned_lines(frames["return"], lines)
    return {
        "rate": return_rate(frames["return"], lines),
        "products": returns_by_product(returned, lines, frames["product"]),
        "reasons": returns_by_reason(returned),
    }


def _complaints(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"])
    returned = returned_lines(frames["return"], lines)
    return {
        "first_answer": time_to_first_answer(frames["complaint"]),
        "months": complaints_by_month(lines, frames["complaint"], today=today),
        "rates": rates_by_month(lines, returned, frames["complaint"], today=today),
    }


def _best(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"], frames["product"])
    year = last_year(lines, returned_lines(frames["return"], lines), frames["product"], today=today)
    return {"customers": best_customers(year, frames["customer"]), "products": best_products(year)}


def _credit(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"])
    orders = open_orders(lines, frames["payment"], returned_lines(frames["return"], lines), today=today)
    ages, customers = owed_by_age(orders), owed_by_customer(orders)
    return {"open_orders": orders, "customers": customers, "ages": ages}


def _rhythm(frames: Frames, today: date) -> Answer:
    return {"gone_quiet": gone_quiet(frames["sale"], today=today)}


def _morning(frames: Frames, today: date) -> Answer:
    owed = _credit(frames, today)["customers"]
    quiet = gone_quiet(frames["sale"], today=today)
    listed = morning_list(frames["customer"], frames["complaint"], frames["task"], owed, quiet, today=today)
    return {"list": listed}


def _forecast(frames: Frames, today: date) -> Answer:
    found = forecast(frames["sale"], today=today)
    said = {"sentence": forecast_sentence(found), "rests_on": rests_on(found), "enough": found.enough}
    return said | {name: getattr(found, name) for name in found.__dataclass_fields__}


ANALYSES: Final[dict[str, Callable[[Frames, date], Answer]]] = {
    "revenue": _revenue,
    "returns": _returns,
    "complaints": _complaints,
    "best": _best,
    "credit": _credit,
    "rhythm": _rhythm,
    "morning": _morning,
    "forecast": _forecast,
    **CUSTOMER_ANALYSES,
    **PRODUCT_ANALYSES,
    **TROUBLE_ANALYSES,
}
"""By name of their module: takes the frames as the store loads them and the day that counts as today; gives
named parts, each a frame, a dataclass or a figure."""
