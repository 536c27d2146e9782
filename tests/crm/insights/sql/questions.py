"""What is asked of our analyses, each under the name of the file of SQL that asks the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Final

import pandas as pd

from crm.insights.baskets import LEAST_TOGETHER, baskets, orders_of, together
from crm.insights.best import best_customers, best_products, last_year
from crm.insights.comebacks import comebacks
from crm.insights.complaints import rates_by_month, time_to_first_answer
from crm.insights.concentration import concentration
from crm.insights.consents import CONSENTS, agreed
from crm.insights.credit import open_orders, owed_by_age, owed_by_customer
from crm.insights.figures import headline_figures
from crm.insights.lines import SaleLines, lines_of
from crm.insights.lost import Lost, lost_customers
from crm.insights.overview import recent_figures
from crm.insights.paying import paying_habits
from crm.insights.periods import Period, profit_by_period, revenue_by_period
from crm.insights.profit import profit_by
from crm.insights.retention import cohorts, customers_by_month, kept_by_age, silences_of
from crm.insights.returns import returned_lines, returns_by_month, returns_by_product, returns_by_reason
from crm.insights.revenue import revenue_by, revenue_by_month
from crm.insights.rhythm import gone_quiet, purchase_days
from crm.insights.seasons import seasons
from crm.insights.segments import segments
from crm.insights.settling import SPLITS, cost, settling, settling_by
from crm.insights.trouble_rates import COMPLAINT_KEYS, RETURN_KEYS, complaints_by, returns_by
from tests.crm.insights.sql.database import Shop

Question = Callable[[Shop], pd.DataFrame]

WORDS_OF_REVENUE: Final = (
    "category",
    "brand",
    "sales_channel",
    "salesperson",
    "payment_method",
    "city",
    "country",
)


def _lines(shop: Shop) -> SaleLines:
    return lines_of(shop.frames["sale"], shop.frames["product"])


def _back(shop: Shop) -> pd.DataFrame:
    return returned_lines(shop.frames["return"], shop.frames["sale"])


def _of_each(key: str, answers: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Put answers below each other, each with its name in a column."""
    return pd.concat([answer.assign(**{key: name}) for name, answer in answers.items()], ignore_index=True)


def _revenue_by_month(shop: Shop) -> pd.DataFrame:
    return revenue_by_month(_lines(shop), _back(shop), today=shop.today)


def _revenue_by_period(shop: Shop) -> pd.DataFrame:
    lines, days = _lines(shop), {"since": shop.since, "until": shop.until}
    return _of_each("period", {each.name.lower(): revenue_by_period(lines, each, **days) for each in Period})


def _profit_by_period(shop: Shop) -> pd.DataFrame:
    months = {"since": shop.since, "until": shop.until}
    days = revenue_by_period(_lines(shop), Period.MONTH, **months)
    return profit_by_period(_lines(shop), _back(shop), Period.MONTH, **months).assign(start=days["start"])


def _revenue_by(shop: Shop) -> pd.DataFrame:
    lines, frames = _lines(shop), shop.frames
    return _of_each("key", {
        key: revenue_by(
            lines, key, products=frames["product"], customers=frames["customer"],
            since=shop.since, until=shop.until,
        )
        for key in ("name", *WORDS_OF_REVENUE)
    })  # fmt: skip


def _profit_by(shop: Shop) -> pd.DataFrame:
    lines, back, frames = _lines(shop), _back(shop), shop.frames
    return _of_each("key", {
        key: profit_by(
            lines, key, back, customers=frames["customer"], campaigns=frames["campaign"],
            since=shop.since, until=shop.until,
        )
        for key in ("name", *WORDS_OF_REVENUE, "campaign", "buyer")
    })  # fmt: skip


def _headline_figures(shop: Shop) -> pd.DataFrame:
    frames = [shop.frames[name] for name in ("return", "complaint", "customer")]
    lines = _lines(shop)
    some = headline_figures(lines, *frames, since=shop.since, until=shop.until, as_of=shop.today)
    told = {"all": headline_figures(lines, *frames, as_of=shop.today), "some": some}
    return pd.DataFrame([asdict(figures) | {"name": name} for name, figures in told.items()])


def _time_to_first_answer(shop: Shop) -> pd.DataFrame:
    return pd.DataFrame([asdict(time_to_first_answer(shop.frames["complaint"]))])


def _complaints_by(shop: Shop) -> pd.DataFrame:
    frames, lines = shop.frames, _lines(shop)
    return _of_each(
        "key",
        {key: complaints_by(key, frames["complaint"], lines, frames["product"]) for key in COMPLAINT_KEYS},
    )


def _returns_by(shop: Shop) -> pd.DataFrame:
    frames, lines, back = shop.frames, _lines(shop), _back(shop)
    return _of_each(
        "key", {key: returns_by(key, frames["return"], back, lines, frames["product"]) for key in RETURN_KEYS}
    )


def _settling_by(shop: Shop) -> pd.DataFrame:
    complaints = shop.frames["complaint"]
    split = {key: settling_by(key, complaints, today=shop.today) for key in SPLITS}
    whole = settling(complaints, today=shop.today)
    split["all"] = pd.DataFrame(
        [
            asdict(whole)
            | {
                "value": "all", "kept": whole.promise.count, "promised": whole.promise.of,
                "satisfied": whole.satisfied.count, "said": whole.satisfied.of, "open": whole.still_open,
            }
        ]
    )  # fmt: skip
    return _of_each("key", split if len(complaints) else {"all": split["all"][:0]})


def _cost(shop: Shop) -> pd.DataFrame:
    frames = shop.frames
    return pd.DataFrame(
        [asdict(cost(frames["complaint"], frames["return"], _back(shop), _lines(shop), frames["product"]))]
    )


def _best_customers(shop: Shop) -> pd.DataFrame:
    year = last_year(_lines(shop), _back(shop), shop.frames["product"], today=shop.today)
    return best_customers(year, shop.frames["customer"], count=None)


def _best_products(shop: Shop) -> pd.DataFrame:
    return best_products(
        last_year(_lines(shop), _back(shop), shop.frames["product"], today=shop.today), count=None
    )


def _silences(shop: Shop) -> pd.DataFrame:
    found = silences_of(purchase_days(_lines(shop)), today=shop.today)
    back = pd.Series(found.back.astype("datetime64[D]").astype("datetime64[s]"))
    return pd.DataFrame({
        "customer": found.customer,
        "lost_on": found.lost.astype("datetime64[D]").astype("datetime64[s]"),
        "back_on": back.where(found.ended),
    })  # fmt: skip


def _concentration_customers(shop: Shop) -> pd.DataFrame:
    frames = shop.frames
    return concentration(
        _lines(shop), _back(shop), frames["product"], frames["customer"], today=shop.today
    ).customers


def _consents(shop: Shop) -> pd.DataFrame:
    customers, messages = shop.frames["customer"], shop.frames["message"]
    return _of_each(
        "way",
        {
            way: pd.DataFrame({"customer": customers.index[agreed(customers, messages, way)]})
            for way in CONSENTS
        },
    )


def _open_orders(shop: Shop) -> pd.DataFrame:
    return open_orders(_lines(shop), shop.frames["payment"], _back(shop), today=shop.today)


def _concentration(shop: Shop) -> pd.DataFrame:
    frames = shop.frames
    found = concentration(_lines(shop), _back(shop), frames["product"], frames["customer"], today=shop.today)
    return pd.DataFrame(
        [{name: told for name, told in vars(found).items() if not isinstance(told, pd.DataFrame)}]
    )


def _lost(shop: Shop) -> Lost:
    return lost_customers(shop.frames["customer"], shop.frames["opportunity"], _lines(shop), today=shop.today)


def _lost_reasons(shop: Shop) -> pd.DataFrame:
    found = _lost(shop)
    words = {
        "reason": found.reasons.rename(columns={"reason": "word"}),
        "competitor": found.competitors.rename(columns={"competitor": "word"}),
    }
    return _of_each("told", words)


def _baskets(shop: Shop) -> pd.DataFrame:
    found = baskets(_lines(shop), shop.frames["product"])
    return found.pairs.head(200).assign(all_orders=found.orders, too_large=found.too_large)


def _bought_together(shop: Shop) -> pd.DataFrame:
    orders = orders_of(_lines(shop))
    both = together(orders).tocoo()
    chosen = (both.col > both.row) & (both.data >= LEAST_TOGETHER)
    ids = orders.ids
    return pd.DataFrame(
        {
            "product": ids[both.row[chosen]],
            "other": ids[both.col[chosen]],
            "together": both.data[chosen].astype("int64"),
        }
    )


def _recent_figures(shop: Shop) -> pd.DataFrame:
    lines = _lines(shop)
    found = recent_figures(
        lines, _back(shop), shop.frames["complaint"], purchase_days(lines), as_of=shop.today
    )
    before = found.returns_before
    counts = {"returns": found.returns.count, "returns_before": before and before.count}
    return pd.DataFrame([asdict(found) | counts | {"complaints": found.complaints.count}])


def _comebacks(shop: Shop) -> pd.DataFrame:
    frames = [shop.frames[name] for name in ("interaction", "message", "campaign")]
    found = comebacks(_lines(shop), *frames, today=shop.today)
    return found.ways.assign(silences=found.silences, came_back=found.came_back)


QUESTIONS: Final[dict[str, Question]] = {
    "returned_lines": _back,
    "revenue_by_month": _revenue_by_month,
    "revenue_by_period": _revenue_by_period,
    "profit_by_period": _profit_by_period,
    "revenue_by": _revenue_by,
    "profit_by": _profit_by,
    "headline_figures": _headline_figures,
    "returns_by_product": lambda shop: returns_by_product(_back(shop), _lines(shop), shop.frames["product"]),
    "returns_by_reason": lambda shop: returns_by_reason(_back(shop)),
    "returns_by_month": lambda shop: returns_by_month(_back(shop)),
    "time_to_first_answer": _time_to_first_answer,
    "rates_by_month": lambda shop: rates_by_month(
        _lines(shop), _back(shop), shop.frames["complaint"], today=shop.today
    ),
    "complaints_by": _complaints_by,
    "returns_by": _returns_by,
    "settling_by": _settling_by,
    "cost": _cost,
    "best_customers": _best_customers,
    "best_products": _best_products,
    "gone_quiet": lambda shop: gone_quiet(_lines(shop), today=shop.today),
    "cohorts": lambda shop: cohorts(_lines(shop), today=shop.today),
    "kept_by_age": lambda shop: kept_by_age(cohorts(_lines(shop), today=shop.today)),
    "silences_told": _silences,
    "customers_by_month": lambda shop: customers_by_month(_lines(shop), today=shop.today),
    "segments": lambda shop: segments(_lines(shop), _back(shop), today=shop.today).customers,
    "concentration_customers": _concentration_customers,
    "consents": _consents,
    "concentration": _concentration,
    "lost_customers": lambda shop: _lost(shop).customers,
    "lost_reasons": _lost_reasons,
    "lost_silent": lambda shop: _lost(shop).silent,
    "baskets": _baskets,
    "bought_together": _bought_together,
    "seasons": lambda shop: seasons(_lines(shop), shop.frames["product"], today=shop.today).products,
    "season_customers": lambda shop: (
        seasons(_lines(shop), shop.frames["product"], today=shop.today).customers
    ),
    "recent_figures": _recent_figures,
    "comebacks": _comebacks,
    "open_orders": _open_orders,
    "owed_by_customer": lambda shop: owed_by_customer(_open_orders(shop)),
    "owed_by_age": lambda shop: owed_by_age(_open_orders(shop)),
    "paying_habits": lambda shop: paying_habits(_lines(shop), shop.frames["payment"]),
}

ASKED: Final[dict[str, tuple[str, ...]]] = {
    "revenue": ("revenue_by_month", "revenue_by_period", "profit_by_period", "revenue_by", "profit_by"),
    "returns": ("returned_lines", "returns_by_product", "returns_by_reason", "returns_by_month"),
    "complaints": ("time_to_first_answer", "rates_by_month"),
    "best": ("best_customers", "best_products"),
    "credit": ("open_orders", "owed_by_customer", "owed_by_age"),
    "rhythm": ("gone_quiet",),
    "retention": ("cohorts", "kept_by_age", "silences_told", "customers_by_month"),
    "segments": ("segments",),
    "concentration": ("concentration", "concentration_customers"),
    "lost": ("lost_customers", "lost_reasons", "lost_silent"),
    "comebacks": ("comebacks",),
    "paying": ("paying_habits",),
    "seasons": ("seasons", "season_customers"),
    "baskets": ("baskets", "bought_together"),
    "trouble_rates": ("complaints_by", "returns_by"),
    "settling": ("settling_by", "cost"),
}
"""The analyses of the catalogue, and by which questions they are held against SQL. Of what statistics find
(habits, pairs) SQL tells the counts and the money, not which are beyond chance."""
BEYOND_SQL: Final = {
    "morning": "a list of words; what it is made of is held under credit, rhythm and complaints",
    "forecast": "models chosen by how they did in the past; its sales are those of revenue",
    "value": "models fitted by likelihood; held against published results of CDNOW",
    "defects": "beta-binomial rates of words and batches; held against simulated shops",
    "themes": "words of complaints grouped by likeness",
    "next_purchase": "likeness of products by what goes before; held against best sellers on held-out months",
    "before_and_after": "customers matched to their like; held against simulated shops",
}
"""Analyses that SQL cannot express, and why."""
REAL: Final = (
    "returned_lines", "revenue_by_month", "headline_figures", "returns_by_product", "returns_by_month",
    "best_customers", "best_products", "gone_quiet", "cohorts", "kept_by_age", "silences_told",
    "customers_by_month", "segments", "concentration", "baskets", "recent_figures",
)  # fmt: skip
"""What half a million lines are asked: the rest takes SQL too long, and is asked of smaller shops."""
