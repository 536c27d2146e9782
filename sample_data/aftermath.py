"""What follows a sale: payments on credit, returns, complaints, reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from sample_data import words
from sample_data.catalogue import COOKIES
from sample_data.draws import (
    days_to_times,
    draw_words,
    number_texts,
    opening_minutes,
    spread_over_days,
    take_words,
)
from sample_data.lines import BATCH_DAYS

if TYPE_CHECKING:
    from sample_data.plan import Plan

OPEN_COMPLAINTS: Final = 6
"""So many complaints are open today; of the first two the promise has passed."""


def make_payments(plan: Plan, days: int) -> pd.DataFrame:
    """Make the payments, whole or in halves, for what was bought on credit, as they come in within ``days``.

    One row per payment, columns: the canonical fields of ``payment``.
    """
    lines, traits, rng = plan.lines, plan.traits, plan.rngs["payments"]
    bought = (
        lines[lines["terms"] > 0]
        .groupby("order")[["customer", "day", "terms", "amount_cents"]]
        .agg({"customer": "first", "day": "first", "terms": "first", "amount_cents": "sum"})
        .reset_index()
    )
    rows = len(bought)
    late = traits["late_days"].to_numpy()[bought["customer"]] + rng.integers(-2, 4, rows)
    bought["paid"] = np.maximum(bought["day"] + 1, bought["day"] + bought["terms"] + late)
    halves = rng.random(rows) < 0.06
    first = bought.assign(cents=np.where(halves, bought["amount_cents"] // 2, bought["amount_cents"]))
    second = bought.assign(cents=bought["amount_cents"] - first["cents"], paid=bought["paid"] + 10)[halves]
    paid = pd.concat([first, second]).sort_values(["paid", "order"], kind="stable", ignore_index=True)
    paid = paid[(paid["paid"] < days) & (paid["cents"] > 0)].reset_index(drop=True)
    return pd.DataFrame(
        {
            "paid_on": days_to_times(plan.window.start, paid["paid"].to_numpy()),
            "customer": take_words(plan.codes, paid["customer"].to_numpy()),
            "order_number": number_orders(paid["order"].to_numpy()),
            "amount": paid["cents"] / 100,
            "method": draw_words(rng, ("Bank transfer", "Bank transfer", "Card", "Cheque"), len(paid)),
            "reference": number_texts("P-", np.arange(1, len(paid) + 1), 5),
        }
    )


def number_orders(orders: np.ndarray) -> pd.Series:
    """Give the order numbers of orders that are counted from 0."""
    return number_texts("B-", orders + 10_001, 5)


def is_bad_batch(plan: Plan) -> np.ndarray:
    """Tell which lines are oat cookies of the bad batch."""
    back = plan.window.days - 1 - plan.lines["day"].to_numpy()
    cookies = (plan.products["name"] == COOKIES).to_numpy()[plan.lines["product"]]
    return np.asarray(cookies & (back <= BATCH_DAYS[0]) & (back >= BATCH_DAYS[1]))


def make_returns(plan: Plan) -> pd.DataFrame:
    """Make the returns: about one line in eighty, of the bad batch every second.

    One row per return, columns: the canonical fields of ``return``.
    """
    window, lines, rng = plan.window, plan.lines, plan.rngs["returns"]
    bad = is_bad_batch(plan)
    taken = rng.random(len(lines)) < np.where(bad, 0.5, 0.012)
    back, bad = lines[taken].copy(), bad[taken]
    rows = len(back)
    back["on"] = np.minimum(back["day"] + rng.integers(1, 8, rows), window.days - 1)
    part = (rng.random(rows) < 0.2) & (back["halves"] >= 4) & ~bad
    halves = np.where(part, back["halves"] // 4 * 2, back["halves"])
    resolution = np.where(bad, 0, rng.choice(3, rows, p=[0.6, 0.25, 0.15]))
    cents = np.where(resolution == 1, 0, np.rint(back["amount_cents"] * halves / back["halves"]))
    returns = pd.DataFrame(
        {
            "returned_on": days_to_times(window.start, back["on"].to_numpy(), opening_minutes(rng, rows)),
            "order_number": number_orders(back["order"].to_numpy()),
            "customer": take_words(plan.codes, back["customer"].to_numpy()),
            "product": take_words(plan.products["sku"], back["product"].to_numpy()),
            "quantity": halves / 2,
            "refund": cents / 100,
            "reason": draw_words(rng, words.RETURN_REASONS, rows).mask(bad, words.BAD_BATCH_REASON),
            "condition": take_words(
                ("damaged", "used", "new"), np.where(bad, 1, rng.choice(3, rows, p=[0.5, 0.2, 0.3]))
            ),
            "resolution": take_words(("refund", "exchange", "voucher"), resolution),
        }
    ).sort_values("returned_on", kind="stable", ignore_index=True)
    returns.insert(0, "number", number_texts("R-", np.arange(1, rows + 1), 4))
    returns.insert(1, "line", 1)
    return returns


def choose_complaints(plan: Plan, rng: np.random.Generator) -> pd.DataFrame:
    """Choose the lines that somebody complained about, the open ones last.

    Columns of ``lines`` and: bad (batch), opened, minute, promised (days of the window), state (0 resolved, 1
    answered, 2 open).
    """
    window, lines, bad = plan.window, plan.lines, is_bad_batch(plan)
    settled = (rng.random(len(lines)) < np.where(bad, 0.35, 0.007)) & (
        lines["day"].to_numpy() < window.days - 14
    )
    old = lines[settled].assign(bad=bad[settled], state=0)
    old["opened"] = old["day"] + rng.integers(0, 5, len(old))
    old["promised"] = old["opened"] + 3
    fortnight = int(np.searchsorted(lines["day"].to_numpy(), window.days - 10))
    late = lines.iloc[[fortnight - 9, fortnight - 1]].assign(bad=False, state=[2, 1])
    late["opened"] = late["day"] + 1
    late["promised"] = late["opened"] + 4
    recent = lines.iloc[-7 * (OPEN_COMPLAINTS - 2) :: 7].assign(bad=False, state=[2, 1, 2, 2])
    recent["opened"] = np.minimum(recent["day"] + 1, window.days - 1)
    recent["promised"] = window.days + np.arange(1, OPEN_COMPLAINTS - 1)
    chosen = pd.concat([old.sort_values("opened", kind="stable"), late, recent], ignore_index=True)
    after_noon = np.where(chosen["opened"] == chosen["day"], chosen["minute"] + 5, 0)
    return chosen.assign(minute=np.maximum(opening_minutes(rng, len(chosen)), after_noon))


def make_complaints(plan: Plan) -> pd.DataFrame:
    """Make the complaints. One row per complaint, columns: the canonical fields of ``complaint``."""
    rng, start = plan.rngs["complaints"], plan.window.start
    chosen = choose_complaints(plan, rng)
    rows = len(chosen)
    opened, minute, state = (chosen[name].to_numpy() for name in ("opened", "minute", "state"))
    bad = chosen["bad"].to_numpy()
    about = np.where(bad, 0, rng.choice(len(words.COMPLAINT_SUBJECTS), rows, p=[0.4, 0.2, 0.2, 0.1, 0.1]))
    category, subject, said = (list(column) for column in zip(*words.COMPLAINT_SUBJECTS, strict=True))
    opened_at = days_to_times(start, opened, minute)
    answered = opened_at + pd.to_timedelta(rng.integers(10, 600, rows), unit="m")
    resolved = opened_at + pd.to_timedelta(
        (rng.gamma(2, 0.8, rows).clip(0.5, 8) * 1440).astype("int64"), unit="m"
    )
    settled = draw_words(rng, words.SETTLEMENTS, rows).where(state == 0)
    money_back = settled == words.SETTLEMENTS[1]
    return pd.DataFrame(
        {
            "number": number_texts("T-", np.arange(1, rows + 1), 4),
            "opened_at": opened_at,
            "channel": draw_words(rng, ("phone", "email", "visit", "web"), rows),
            "customer": take_words(plan.codes, chosen["customer"].to_numpy()),
            "product": take_words(
                plan.products["sku"], np.where(np.isin(about, [0, 2]), chosen["product"], -1)
            ),
            "order_number": number_orders(chosen["order"].to_numpy()),
            "category": take_words(category, about),
            "severity": take_words(
                ("low", "medium", "high"), np.where(bad, 2, rng.choice(3, rows, p=[0.4, 0.45, 0.15]))
            ),
            "subject": take_words(subject, about).mask(bad, words.BAD_BATCH_REASON),
            "description": take_words(said, about).mask(bad, words.BAD_BATCH_WORDS),
            "status": take_words(("resolved", "answered", "open"), state),
            "assigned_to": draw_words(rng, words.STAFF, rows),
            "due_at": days_to_times(start, chosen["promised"].to_numpy(), 18 * 60),
            "first_response_at": answered.mask(state == 2).where(
                answered < plan.window.today + pd.Timedelta(days=1)
            ),
            "resolved_at": resolved.where(state == 0),
            "resolution": settled,
            "refund": (chosen["amount_cents"] / 100).where(money_back),
            "satisfaction": draw_words(rng, ("yes", "yes", "partly", "no"), rows, 0.8).where(state == 0),
        }
    )


def make_feedback(plan: Plan, annoyed: pd.Series) -> pd.DataFrame:
    """Make reviews and answers to surveys, three to a hundred lines; who complained or left scores lower.

    One row per answer, columns: the canonical fields of ``feedback``.
    """
    window, lines, cast, rng = plan.window, plan.lines, plan.cast, plan.rngs["feedback"]
    asked = lines[rng.random(len(lines)) < 0.03]
    rows = len(asked)
    customer = take_words(plan.codes, asked["customer"].to_numpy())
    unhappy = customer.isin(set(annoyed)).to_numpy() | np.isin(
        asked["customer"], np.concatenate([cast.gone_quiet, cast.lost])
    )
    mood = np.clip(rng.normal(np.where(unhappy, 0.62, 0.86), 0.17, rows), 0, 1)
    kind = rng.integers(0, 3, rows)
    score = np.where(kind == 0, np.rint(mood * 10), 1 + np.rint(mood * 4))
    given = np.minimum(asked["day"] + spread_over_days(rng, 1, 10, rows), window.days - 1).to_numpy()
    tone = np.where(mood > 0.8, 0, np.where(mood > 0.55, 1, 2))
    said = np.choose(
        tone, [rng.integers(0, 4, rows), 4 + rng.integers(0, 3, rows), 7 + rng.integers(0, 3, rows)]
    )
    comments = [*words.GOOD_COMMENTS, *words.FAIR_COMMENTS, *words.BAD_COMMENTS]
    feedback = pd.DataFrame(
        {
            "given_on": days_to_times(window.start, given, opening_minutes(rng, rows)),
            "customer": customer,
            "product": take_words(plan.products["sku"], np.where(kind == 2, asked["product"], -1)),
            "source": take_words(("Survey by e-mail", "Card at the till", "Review site"), kind),
            "kind": take_words(("nps", "csat", "stars"), kind),
            "score": score,
            "comment": take_words(comments, np.where(rng.random(rows) < 0.5, said, -1)),
        }
    )
    return feedback.sort_values("given_on", kind="stable", ignore_index=True)
