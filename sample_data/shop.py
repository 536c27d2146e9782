"""The sample shop as frames: three years of a greengrocer and delicatessen that never was.

Its stories (who plays a part in them stands in ``cast_shop``): eleven customers buy red apples each November
for about $15; a batch of oat cookies was bad; some regulars went quiet; some firms pay late; a few customers
were lost to a competitor; two families live at one address; a few people were entered twice.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from sample_data import words
from sample_data.aftermath import make_complaints, make_feedback, make_payments, make_returns, number_orders
from sample_data.cast import Cast, cast_stories
from sample_data.draws import days_to_times, take_words
from sample_data.plan import Plan, Streams, plan_shop
from sample_data.touches import (
    answer_campaigns,
    make_campaigns,
    make_interactions,
    make_opportunities,
    make_tasks,
)

SEED: Final = 2026
TODAY: Final = date(2026, 11, 20)
CUSTOMERS: Final = 400
SALES_LINES: Final = 12_000
CURRENCY: Final = "USD"
PRODUCT_FIELDS: Final = ["sku", "name", "category", "subcategory", "brand", "supplier", "price", "cost"]


def make_shop(
    seed: int = SEED, today: date = TODAY, customers: int = CUSTOMERS, sales_lines: int = SALES_LINES
) -> dict[str, pd.DataFrame]:
    """Make the shop: one frame an entity (customer, product, ...), columns named as the canonical fields.

    The same arguments give the same frames. Customers are referred to by their code, products by SKU,
    campaigns by name; money is in dollars with whole cents, dates and times are datetime64, choices are their
    codes, lists are joined by commas. ``today`` is the last day; no fewer than 100 customers and ten lines a
    customer (ValueError).
    """
    return fill_shop(plan_shop(seed, today, customers, sales_lines))


def fill_shop(plan: Plan) -> dict[str, pd.DataFrame]:
    """Make the frames of all twelve entities; see ``make_shop``."""
    campaigns = make_campaigns(plan.window)
    messages, answered = answer_campaigns(plan, campaigns)
    complaints = make_complaints(plan)
    return {
        "customer": plan.people,
        "product": plan.products[PRODUCT_FIELDS],
        "sale": write_sales(plan, take_words(campaigns["name"], answered)),
        "payment": make_payments(plan, plan.window.days),
        "return": make_returns(plan),
        "complaint": complaints,
        "interaction": make_interactions(plan),
        "feedback": make_feedback(plan, complaints["customer"]),
        "opportunity": make_opportunities(plan),
        "task": make_tasks(plan),
        "campaign": campaigns,
        "message": messages,
    }


def cast_shop(seed: int = SEED, customers: int = CUSTOMERS) -> Cast:
    """Say who plays which part in the shop of that seed and size: places in its list of customers."""
    return cast_stories(Streams(seed)["cast"], customers)


def write_sales(plan: Plan, campaign: pd.Series) -> pd.DataFrame:
    """Give the lines their canonical form. One row per line, columns: the canonical fields of ``sale``."""
    lines, people, rng = plan.lines, plan.people, plan.rngs["sales"]
    order, customer, day, terms = (lines[name].to_numpy() for name in ("order", "customer", "day", "terms"))
    orders = int(order[-1]) + 1
    channel = rng.choice(4, orders, p=[0.74, 0.09, 0.11, 0.06])[order]
    method = np.where(terms > 0, 3, np.where(channel == 2, 2, rng.choice(2, orders, p=[0.3, 0.7])[order]))
    brought = np.where((channel == 1) | (channel == 2), customer, -1)
    return pd.DataFrame(
        {
            "order_number": number_orders(order),
            "line": lines["line"].to_numpy() + 1,
            "sold_at": days_to_times(plan.window.start, day, lines["minute"].to_numpy()),
            "customer": take_words(people["code"], customer),
            "product": take_words(plan.products["sku"], lines["product"].to_numpy()),
            "quantity": lines["halves"].to_numpy() / 2,
            "unit_price": lines["unit_cents"].to_numpy() / 100,
            "discount": lines["discount_cents"].to_numpy() / 100,
            "amount": lines["amount_cents"].to_numpy() / 100,
            "currency": take_words((CURRENCY,), np.zeros(len(lines), dtype="int64")),
            "cost": lines["cost_cents"].to_numpy() / 100,
            "payment_method": take_words(("Cash", "Card", "Online", "Invoice"), method),
            "sales_channel": take_words(("Shop", "Phone", "Online", "Market stall"), channel),
            "salesperson": take_words(words.STAFF, rng.integers(0, len(words.STAFF), orders)[order]),
            "campaign": campaign,
            "due_on": days_to_times(plan.window.start, np.where(terms > 0, day + terms, -1)),
            **{name: take_words(people[name], brought) for name in ("street", "postcode", "city")},
        }
    )
