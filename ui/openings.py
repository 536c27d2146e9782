"""What the page of each list says first: a sentence or two, and a few figures, worked out once a revision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import pandas as pd

from crm import wording
from crm.entities import ENTITIES
from crm.insights.best import best_products, last_year
from crm.insights.cards import Card
from crm.insights.complaints import are_open, are_past_promise, time_to_first_answer
from crm.insights.credit import open_orders
from crm.insights.figures import headline_figures
from crm.insights.overview import day_to_look_back_from
from crm.insights.returns import return_rate, returned_lines, returns_by_product, returns_by_reason
from ui.outlook import Outlook, frame, once
from ui.session import Session
from ui.words import plain

MONTH: Final = timedelta(days=30)
OF_TEN, OF_SIX = 9, 6
"""From here on somebody recommends the business, up to there they advise against it (the usual NPS)."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a page says first (Markdown), its figures.

    Ids of the records that the page can narrow its list to.
    """

    words: str
    figures: tuple[Card, ...] = ()
    narrowed: tuple[tuple[str, tuple[int, ...]], ...] = ()

    def ids(self, name: str) -> list[int]:
        """Give the ids of the records that are told apart under a name."""
        return list(dict(self.narrowed)[name])


def opening(reader: Session, entity: str, day: Outlook) -> Opening:
    """Give what the page of an entity says first; nothing but its name where there is nothing yet."""
    if not reader.store.count(entity, reader.access):
        return Opening(plain(ENTITIES[entity].help))
    return once(reader, f"opening {entity} {day.currency}", day.today, lambda: OPENINGS[entity](reader, day))


def _count(number_of: int, entity: str) -> str:
    known = ENTITIES[entity]
    return f"**{wording.count(number_of, known.label.lower(), known.plural.lower())}**"


def _card(label: str, value: str, proof: str = "") -> Card:
    return Card(label, value, proof=proof)


def _stamp(day: date) -> pd.Timestamp:
    return pd.Timestamp(day)


def _sales(reader: Session, day: Outlook) -> Opening:
    sales, returns = frame(reader, "sale"), frame(reader, "return")
    until = day_to_look_back_from(sales, today=day.today)
    since = (
        until.replace(year=until.year - 1)
        if (until.month, until.day) != (2, 29)
        else until - timedelta(days=365)
    )
    told = headline_figures(
        sales,
        returns,
        frame(reader, "complaint"),
        frame(reader, "customer"),
        since=since + timedelta(days=1),
        until=until,
        as_of=until,
    )
    last = "" if told.last_sale_on is None else f" The last was sold {_near(told.last_sale_on, day)}."
    return Opening(
        f"{_count(len(sales), 'sale')} in all.{last}",
        (
            _card(
                "Revenue, 12 months", day.money(told.revenue), f"until {wording.day(until, today=day.today)}"
            ),
            _card("Orders", wording.number(told.orders), wording.count(told.sale_lines, "line")),
            _card("Average order", "–" if told.average_order is None else day.money(told.average_order)),
            _card(
                "Customers who bought", wording.number(told.buyers), f"of {wording.number(told.customers)}"
            ),
        ),
    )


def _near(of: date, day: Outlook) -> str:
    return wording.near_day(of, today=day.today)


def _products(reader: Session, day: Outlook) -> Opening:
    products, sales = frame(reader, "product"), frame(reader, "sale")
    until = day_to_look_back_from(sales, today=day.today)
    returned = returned_lines(frame(reader, "return"), sales)
    best = best_products(last_year(sales, returned, products, today=until), count=None)
    back = returns_by_product(returned, sales, products)
    still = len(products) - len(best)
    words = f"{_count(len(products), 'product')}"
    words += f"; **{still}** sold nothing in the last 12 months." if still and len(best) else "."
    figures = []
    if len(best):
        first = best.iloc[0]
        figures.append(
            _card("Best in 12 months", str(first["name"]), f"{day.money(first['revenue'])} revenue")
        )
    often = back[back["sales"] >= OFTEN_SOLD]
    if len(often):
        worst = often.iloc[0]
        proof = f"{wording.number(worst['returns'])} of {wording.number(worst['sales'])} sales"
        figures.append(_card("Comes back most often", str(worst["name"]), proof))
    return Opening(words, tuple(figures))


OFTEN_SOLD: Final = 20
"""A product that was sold less often says nothing yet by its returns."""


def _payments(reader: Session, day: Outlook) -> Opening:
    payments, sales = frame(reader, "payment"), frame(reader, "sale")
    orders = open_orders(sales, payments, returned_lines(frame(reader, "return"), sales), today=day.today)
    late = orders[orders["overdue"]]
    owed, overdue = float(orders["owed"].sum()), float(late["owed"].sum())
    recent = payments["amount"][payments["paid_on"] >= _stamp(day.today - MONTH)]
    words = f"{_count(len(payments), 'payment')}."
    if len(late):
        words += (
            f" **{day.money(overdue)}** of {wording.count(len(late), 'order')} should have come in by now."
        )
    elif len(orders):
        words += f" **{day.money(owed)}** is still to come, none of it late."
    return Opening(
        words,
        (
            _card("Came in, 30 days", day.money(float(recent.sum())), wording.count(len(recent), "payment")),
            _card("Still to come", day.money(owed), wording.count(len(orders), "order")),
            _card("Late", day.money(overdue), wording.count(len(late), "order")),
        ),
    )


def _opportunities(reader: Session, _day: Outlook) -> Opening:
    found = frame(reader, "opportunity")
    won, lost = found["stage"].eq("won"), found["stage"].eq("lost")
    live = found[~won & ~lost]
    value = float(live["value"].sum())
    likely = float((live["value"] * live["probability"]).sum())
    late = live["expected_close"] < _stamp(_day.today)
    words = f"{_count(len(found), 'opportunity')}; **{len(live)}** still open, worth {_day.money(value)}."
    if late.any():
        were = wording.count_in_words(int(late.sum()), "was", "were").capitalize()
        words += f" {were} expected before today."
    decided = int(won.sum() + lost.sum())
    return Opening(
        words,
        (
            _card("Open", _day.money(value), wording.count(len(live), "opportunity", "opportunities")),
            _card("Likely to come", _day.money(likely), "value times how likely, where it is told"),
            _card(
                "Won",
                wording.percent(won.sum() / decided) if decided else "–",
                f"{int(won.sum())} of {decided} decided",
            ),
        ),
        (("late", tuple(int(each) for each in live.index[late])),),
    )


def _campaigns(reader: Session, day: Outlook) -> Opening:
    campaigns, sent = frame(reader, "campaign"), frame(reader, "message")
    today = _stamp(day.today)
    running = campaigns["starts_on"].le(today) & (
        campaigns["ends_on"].isna() | campaigns["ends_on"].ge(today)
    )
    answered = sent["response"].isin(["interested", "bought"])
    bought = sent["response"].eq("bought")
    are = wording.count_in_words(int(running.sum()), "is", "are")
    words = f"{_count(len(campaigns), 'campaign')}; {are} running."
    if not len(sent):
        return Opening(words)
    share = wording.percent(answered.mean())
    return Opening(
        words,
        (
            _card("Messages", wording.number(len(sent))),
            _card("Answered with interest", share, f"{int(answered.sum())} of {wording.number(len(sent))}"),
            _card("Bought", wording.number(int(bought.sum())), wording.percent(bought.mean())),
            _card("Opted out", wording.number(int(sent["opted_out"].fillna(value=False).sum()))),
        ),
    )


def _complaints(reader: Session, day: Outlook) -> Opening:
    found = frame(reader, "complaint")
    still, late = are_open(found), are_past_promise(found, today=day.today)
    answer = time_to_first_answer(found)
    are = wording.plural(still.sum(), "is", "are")
    words = f"{_count(len(found), 'complaint')}; **{int(still.sum())}** {are} open"
    words += (
        f", **{int(late.sum())}** past {wording.plural(late.sum(), 'its', 'their')} promise."
        if late.any()
        else "."
    )
    hours = "–" if answer.median_hours is None else wording.hours(answer.median_hours)
    asked = found["satisfaction"].dropna()
    happy = int(asked.eq("yes").sum())
    recent = int((found["opened_at"] >= _stamp(day.today - MONTH)).sum())
    return Opening(
        words,
        (
            _card("Open", wording.number(int(still.sum())), f"{int(late.sum())} past promise"),
            _card("New, 30 days", wording.number(recent)),
            _card("First answer after", hours, f"half of {answer.answered} sooner"),
            _card(
                "Satisfied",
                wording.percent(happy / len(asked)) if len(asked) else "–",
                f"{happy} of {len(asked)} who said",
            ),
        ),
        (
            ("open", tuple(int(each) for each in found.index[still])),
            ("late", tuple(int(each) for each in found.index[late])),
        ),
    )


def _returns(reader: Session, day: Outlook) -> Opening:
    returns, sales = frame(reader, "return"), frame(reader, "sale")
    lines = returned_lines(returns, sales)
    rate, reasons = return_rate(returns, sales), returns_by_reason(lines)
    reasons = reasons[reasons["reason"].notna()]
    words = f"{_count(len(returns), 'return')}"
    if rate.per_100 is not None:
        words += f", **{wording.number(rate.per_100, 1)}** for every hundred sales."
    figures = [
        _card("Refunded", day.money(float(lines["refund"].sum())), wording.count(len(lines), "line")),
    ]
    if rate.per_100 is not None and rate.margin is not None:
        proof = f"{rate.count} of {wording.number(rate.of)}; ±{wording.number(rate.margin, 1)}"
        figures.append(_card("Per 100 sales", wording.number(rate.per_100, 1), proof))
    if len(reasons):
        first = reasons.iloc[0]
        figures.append(
            _card("Most often because", str(first["reason"]), wording.count(int(first["returns"]), "line"))
        )
    return Opening(words, tuple(figures))


def _contacts(reader: Session, day: Outlook) -> Opening:
    found = frame(reader, "interaction")
    recent = found[found["happened_at"] >= _stamp(day.today - MONTH)]
    incoming = int(recent["direction"].eq("in").sum())
    words = f"{_count(len(found), 'interaction')}, **{len(recent)}** of them in the last 30 days."
    ways = recent["channel"].value_counts()
    figures = [
        _card(
            "In 30 days",
            wording.number(len(recent)),
            f"{incoming} came in, {len(recent) - incoming} went out",
        )
    ]
    labels = {choice.code: choice.label for choice in ENTITIES["interaction"]["channel"].choices}
    if len(ways) and ways.iloc[0]:
        figures.append(_card("Most by", labels[str(ways.index[0])], f"{int(ways.iloc[0])} of {len(recent)}"))
    return Opening(words, tuple(figures))


def _feedback(reader: Session, _day: Outlook) -> Opening:
    found = frame(reader, "feedback")
    figures = []
    asked = found.loc[found["kind"].eq("nps"), "score"].dropna()
    if len(asked):
        for_us, against = asked.ge(OF_TEN).mean(), asked.le(OF_SIX).mean()
        proof = f"{wording.percent(for_us)} for, {wording.percent(against)} against, of {len(asked)}"
        figures.append(_card("Would recommend us (NPS)", wording.number(100 * (for_us - against)), proof))
    for code, label in (("csat", "Satisfaction"), ("stars", "Stars")):
        given = found.loc[found["kind"].eq(code), "score"].dropna()
        if len(given):
            figures.append(
                _card(f"{label}, of 5", wording.number(given.mean(), 1), wording.count(len(given), "answer"))
            )
    return Opening(f"{_count(len(found), 'feedback')}.", tuple(figures))


def _tasks(reader: Session, day: Outlook) -> Opening:
    found = frame(reader, "task")
    waiting = found[found["done_at"].isna()]
    today = _stamp(day.today)
    late, now = int((waiting["due_on"] < today).sum()), int((waiting["due_on"] == today).sum())
    done = int((found["done_at"] >= _stamp(day.today - MONTH)).sum())
    words = f"**{len(waiting)}** to do" + (f", **{late}** of them late." if late else ".")
    return Opening(
        words,
        (
            _card("Late", wording.number(late)),
            _card("For today", wording.number(now)),
            _card("Later", wording.number(len(waiting) - late - now)),
            _card("Done, 30 days", wording.number(done)),
        ),
    )


OPENINGS: Final[dict[str, Callable[[Session, Outlook], Opening]]] = {
    "sale": _sales,
    "product": _products,
    "payment": _payments,
    "opportunity": _opportunities,
    "campaign": _campaigns,
    "complaint": _complaints,
    "return": _returns,
    "interaction": _contacts,
    "feedback": _feedback,
    "task": _tasks,
}
"""What is said first of each entity that has a list of its own."""
