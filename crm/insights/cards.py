"""The figures at the head of a page, each with its proof: how many records, how sure, against what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from crm import wording
from crm.insights.customer import CustomerFigures
from crm.insights.intervals import differs
from crm.insights.overview import Overview
from crm.insights.sentences import every

UP, DOWN = "▲", "▼"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Card:
    """One figure in plain text: its label and value, how it changed, its proof, and its last months."""

    label: str
    value: str
    change: str = ""
    change_tone: str = "gray"
    proof: str = ""
    trend: tuple[float, ...] = ()
    tone: str = "green"


def overview_cards(overview: Overview, currency: str | None = None) -> tuple[Card, ...]:
    """Give the four figures of the overview."""
    return (_revenue(overview, currency), _buyers(overview), _returns(overview), _complaints(overview))


def _arrow(difference: float, text: str, *, more_is_good: bool = True) -> tuple[str, str]:
    """Write a change with its arrow, and say its tone."""
    if not difference:
        return "", "gray"
    good = (difference > 0) == more_is_good
    return f"{UP if difference > 0 else DOWN} {text}", "green" if good else "red"


def _trend(overview: Overview, column: str) -> tuple[float, ...]:
    frame = overview.trend if column in overview.trend.columns else overview.rates_trend
    return tuple(float(value) for value in np.nan_to_num(frame[column].to_numpy(dtype="float64")))


def _revenue(overview: Overview, currency: str | None) -> Card:
    recent = overview.recent
    change, tone = "", "gray"
    if recent.revenue_before:
        share = recent.revenue / recent.revenue_before - 1
        change, tone = _arrow(round(share, 2), wording.percent(abs(share)))
    return Card(
        "Revenue, last 30 days" if not overview.is_stale else "Revenue, last 30 days of sales",
        wording.money(recent.revenue, currency),
        change,
        tone,
        wording.count(recent.sales, "sale"),
        _trend(overview, "revenue"),
    )


def _buyers(overview: Overview) -> Card:
    recent = overview.recent
    more = 0 if recent.buyers_before is None else recent.buyers - recent.buyers_before
    change, tone = _arrow(more, wording.number(abs(more)))
    first = f"{wording.number(recent.first_buyers)} for the first time" if recent.first_buyers else ""
    return Card(
        "Customers who bought", wording.number(recent.buyers), change, tone, first, _trend(overview, "buyers")
    )


def _returns(overview: Overview) -> Card:
    rate, before = overview.recent.returns, overview.recent.returns_before
    if rate.per_100 is None:
        return Card("Returns per 100 sales", NOTHING, tone="orange")
    change, tone = "", "gray"
    if before is not None and before.per_100 is not None:
        more = round(rate.per_100 - before.per_100, 1)
        change, tone = _arrow(more, wording.number(abs(more), 1), more_is_good=False)
        if not differs(rate, before):
            tone = "gray"  # may well be chance
    proof = (
        f"{wording.number(rate.count)} of {wording.number(rate.of)}; ±{wording.number(rate.margin or 0, 1)}"
    )
    value = wording.number(rate.per_100, 1)
    return Card(
        "Returns per 100 sales", value, change, tone, proof, _trend(overview, "return_rate"), "orange"
    )


def _complaints(overview: Overview) -> Card:
    figures, answer = overview.figures, overview.recent.answer_time
    late = figures.complaints_past_promise
    change = f"{wording.number(late)} past {wording.plural(late, 'its', 'their')} promise" if late else ""
    proof = f"answered in {wording.hours(answer.median_hours)}" if answer.median_hours is not None else ""
    trend = _trend(overview, "complaints")
    return Card(
        "Open complaints", wording.number(figures.open_complaints), change, "red", proof, trend, "red"
    )


def profile_cards(figures: CustomerFigures, *, today: date, currency: str | None = None) -> tuple[Card, ...]:
    """Give the figures at the head of a customer's profile; those of which nothing is known show a dash."""
    return (
        Card(
            "Spent, 12 months",
            wording.money(figures.spent_12_months, currency),
            proof=_orders(figures, currency),
        ),
        _last_seen(figures, today),
        _next_visit(figures, today),
        _owes(figures, currency, today),
        _satisfied(figures),
    )


def _orders(figures: CustomerFigures, currency: str | None) -> str:
    """Count the orders of twelve months; of several, with what one brought on average."""
    counted = wording.count(figures.orders_12_months, "order")
    if figures.orders_12_months <= 1:
        return counted
    average = wording.money(figures.spent_12_months / figures.orders_12_months, currency)
    return f"{counted}, {average} on average"


def _last_seen(figures: CustomerFigures, today: date) -> Card:
    if figures.last_on is None or figures.days_since is None:
        return Card("Last seen", NOTHING)
    gap = f"comes {every(figures.usual_gap)}" if figures.usual_gap is not None and figures.next_on else ""
    ago = "today" if not figures.days_since else f"{wording.days(figures.days_since)} ago"
    return Card(
        "Last seen",
        wording.day(figures.last_on, today=today),
        proof=gap or ago,
        tone="orange" if figures.is_quiet else "green",
    )


def _next_visit(figures: CustomerFigures, today: date) -> Card:
    if figures.next_on is None or figures.next_from is None or figures.next_until is None:
        return Card("Next visit likely", NOTHING, proof="too few visits to tell")
    if figures.next_until < today:
        late = wording.days((today - figures.next_on).days)
        return Card(
            "Next visit likely",
            wording.day(figures.next_on, today=today),
            proof=f"{late} late",
            tone="orange",
        )
    first, last = (wording.day(each, today=today) for each in (figures.next_from, figures.next_until))
    window = f"{first} to {last}, 8 of 10"
    return Card("Next visit likely", wording.day(max(figures.next_on, today), today=today), proof=window)


def _owes(figures: CustomerFigures, currency: str | None, today: date) -> Card:
    proof = ""
    if figures.overdue and figures.overdue_since is not None:
        proof = f"overdue since {wording.day(figures.overdue_since, today=today)}"
    elif figures.credit_orders:
        late = figures.paid_late
        proof = (
            f"{wording.number(late)} of {wording.number(figures.credit_orders)} paid late"
            if late
            else "always paid on time"
        )
    return Card(
        "Owes", wording.money(figures.owes, currency), proof=proof, tone="red" if figures.overdue else "green"
    )


def _satisfied(figures: CustomerFigures) -> Card:
    if figures.satisfaction is None:
        return Card("Satisfied", NOTHING, proof="not asked yet")
    value = wording.number(figures.satisfaction, 0 if figures.satisfaction.is_integer() else 1)
    answers = wording.count(figures.satisfaction_answers, "answer")
    return Card("Satisfied", f"{value} of {figures.satisfaction_of}", proof=answers)
