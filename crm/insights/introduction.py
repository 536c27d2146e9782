"""Who a customer is, in at most three sentences: who they are, what they will want, what annoys or is owed.

Markdown, figures in bold; nothing for nothing, and few data are said to be few. Of several things that could
be said in a sentence the most telling are chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from crm import wording
from crm.insights.customer import CustomerFigures
from crm.insights.customer_seasons import OwnSeason
from crm.insights.customer_wants import Want
from crm.insights.rhythm import LEAST_DAYS, LONGEST_QUIET
from crm.insights.sentences import every, strong

GOOD_RANK: Final = 20
"""Up to this place a customer is called one of the best, where as many come after as before them ..."""
MANY, TENTH = 100, 0.1
"""... and in a shop of many, whoever is in the best tenth."""
LATELY: Final = 365
"""What annoyed a customer longer ago is no news, once it is settled."""
CLAUSES: Final = 2
"""So many things are said in a sentence."""
LOW_SCORE: Final = 0.4
LEAST_INVOICES: Final = 5
"""Of fewer invoices it is not said that somebody pays late."""


@dataclass(frozen=True, slots=True)
class Loss:
    """That a customer was lost, as far as it is known when, to whom and why."""

    on: date | None = None
    to: str = ""
    reason: str = ""


def introduce(
    figures: CustomerFigures,
    *,
    today: date,
    currency: str | None = None,
    seasons: Sequence[OwnSeason] = (),
    wants: Sequence[Want] = (),
    loss: Loss | None = None,
) -> str:
    """Introduce a customer; ``seasons`` and ``wants`` as their modules give them, the most telling first."""
    away = loss is not None or _is_away(figures)
    parts = (
        _who(figures, today, currency),
        _lost(loss) if loss is not None else "" if away else _next(figures, seasons, wants),
        _trouble(figures, today, currency),
    )
    return " ".join(wording.sentence(part) for part in parts if part)


def _joined(parts: Iterable[str], most: int = CLAUSES) -> str:
    return "; ".join([part for part in parts if part][:most])


def _is_away(figures: CustomerFigures) -> bool:
    return figures.is_quiet or (figures.days_since or 0) > LONGEST_QUIET


# --- who they are ---------------------------------------------------------------------------------


def _who(figures: CustomerFigures, today: date, currency: str | None) -> str:
    deals = _deals(figures, currency)
    if figures.first_on is None or figures.last_on is None:
        if deals:
            return deals
        return "has not bought anything yet" if not figures.orders else _worth(figures, currency)
    often = _often(figures, figures.first_on, figures.last_on, today)
    absence = f", not seen for {strong(wording.days(figures.days_since or 0))}" if _is_away(figures) else ""
    long = ", which is long for them" if absence and figures.is_quiet else ""
    told = often if figures.purchase_days == 1 else f"{often}{_mostly(figures)}{absence}{long}"
    return _joined([told, _worth(figures, currency), deals], CLAUSES + 1)


def _often(figures: CustomerFigures, first: date, last: date, today: date) -> str:
    """Say since when and how often they buy, or did."""
    days, gap = figures.purchase_days, figures.usual_gap
    if days == 1:
        return f"bought {strong('once')}, {wording.near_day(last, today=today)}"
    gone = (figures.days_since or 0) > LONGEST_QUIET
    between = (
        f"from {_since(first, last)} to {_since(last, first)}" if gone else f"since {_since(first, today)}"
    )
    if days >= LEAST_DAYS and gap is not None:
        if gone:
            return f"was a regular {between}, buying {strong(every(gap))}"
        return f"regular {between}, buys {strong(every(gap))}"
    few = "" if gone else ", too few to tell a rhythm"
    return f"bought on {strong(wording.count(days, 'day'))} {between}{few}"


def _since(day: date, other: date) -> str:
    """Write a year, or a month where it is the year of the other day."""
    return str(day.year) if day.year != other.year else wording.month(day)


def _mostly(figures: CustomerFigures) -> str:
    if figures.mostly:
        return f", mostly {wording.listed(wording.plain(name) for name in figures.mostly)}"
    return f", most often {wording.plain(figures.favourite)}" if figures.favourite else ""


def _worth(figures: CustomerFigures, currency: str | None) -> str:
    profit, spent = figures.profit_12_months, figures.spent_12_months
    if profit is not None and profit > 0:
        return f"worth {strong(wording.money(profit, currency))} a year after costs{_rank(figures)}"
    if spent > 0 and profit is not None and profit < 0:
        bought, lost = (strong(wording.money(amount, currency)) for amount in (spent, -profit))
        return f"spent {bought} in 12 months, a loss of {lost} after costs and returns"
    if spent > 0:
        return f"spent {strong(wording.money(spent, currency))} in 12 months{_rank(figures)}"
    return f"brought {strong(wording.money(figures.spent, currency))} in all" if figures.spent > 0 else ""


def _rank(figures: CustomerFigures) -> str:
    rank, ranked = figures.rank, figures.ranked
    if rank is None or 2 * rank > ranked:
        return ""
    if rank <= GOOD_RANK:
        return f", your {strong('best' if rank == 1 else f'{wording.ordinal(rank)} best')}"
    return ", among your best tenth" if ranked >= MANY and rank <= TENTH * ranked else ""


def _deals(figures: CustomerFigures, currency: str | None) -> str:
    """Tell the open deals, and of who never bought also those that were won."""
    said = []
    if figures.deals_won and not figures.orders:
        won = strong(wording.count(figures.deals_won, "deal"))
        said.append(f"{won} won, worth {strong(wording.money(figures.won, currency))}")
    if figures.open_deals == 1 and figures.open_deal:
        worth = f" ({wording.plain(wording.money(figures.open_deals_worth, currency))})"
        said.append(
            f"the deal {wording.bold(figures.open_deal)}{worth if figures.open_deals_worth else ''} is open"
        )
    elif figures.open_deals:
        worth = f" worth {strong(wording.money(figures.open_deals_worth, currency))}"
        open_ones = strong(wording.count(figures.open_deals, "deal"))
        verb = wording.plural(figures.open_deals, "is", "are")
        said.append(f"{open_ones}{worth if figures.open_deals_worth else ''} {verb} open")
    return _joined(said)


# --- what they will want --------------------------------------------------------------------------


def _next(figures: CustomerFigures, seasons: Sequence[OwnSeason], wants: Sequence[Want]) -> str:
    due = next((each for each in wants if each.due), None)
    want = f"may want {wording.bold(due.name)} next ({wording.plain(due.reason)})" if due else ""
    often = figures.purchase_days >= LEAST_DAYS
    return _joined([*_in_season(seasons[:CLAUSES]), want if often else ""])


def _in_season(seasons: Sequence[OwnSeason]) -> list[str]:
    """Name what is bought in which month; of two months the sooner one first, of one month together."""
    if not seasons:
        return []
    first = seasons[0]
    together = [each for each in seasons if each.month == first.month]
    names = wording.listed(wording.bold(each.name) for each in together)
    years = min(together, key=lambda each: each.years)
    proof = f" ({years.years} years of {years.of_years})"
    return [f"usually buys {names} in {wording.MONTHS[first.month - 1]}{proof}"]


def _lost(loss: Loss) -> str:
    to = f" to {wording.bold(loss.to)}" if loss.to else ""
    when = f" in {wording.month(loss.on)}" if loss.on else ""
    why = f": {wording.plain(loss.reason)}" if loss.reason else ""
    return f"lost{to}{when}{why}"


# --- what annoys them, and what is owed -----------------------------------------------------------


def _trouble(figures: CustomerFigures, today: date, currency: str | None) -> str:
    parts = (
        _open_complaints(figures, today),
        _settled_complaints(figures, today) if not figures.open_complaints else "",
        _debt(figures, today, currency) or _pays_late(figures),
        _low_score(figures, today),
    )
    return _joined(parts)


def _open_complaints(figures: CustomerFigures, today: date) -> str:
    still, late = figures.open_complaints, figures.complaints_past_promise
    if not still:
        return ""
    if still > 1 or not figures.open_subject:
        past = f", {strong(wording.number(late))} past {wording.plural(late, 'its', 'their')} promise"
        verb = wording.plural(still, "is", "are")
        counted = strong(wording.count_in_words(still, "complaint"))
        return f"{counted} {verb} still open{past if late else ''}"
    of_day = "" if figures.open_since is None else f" of {wording.day(figures.open_since, today=today)}"
    past = ", past its promise" if late else ""
    return f"the complaint{of_day} is still open{past}: {wording.bold(figures.open_subject)}"


def _settled_complaints(figures: CustomerFigures, today: date) -> str:
    on = figures.complained_on
    if not figures.complaints or on is None or (today - on).days > LATELY:
        return ""
    count = figures.complaints
    times = {1: "once", 2: "twice"}.get(count, f"{wording.number(count)} times")
    mostly = "" if count <= 2 else "mostly "  # noqa: PLR2004 - of two, more than half are both
    about = f" ({mostly}{wording.plain(figures.complained_about)})" if figures.complained_about else ""
    when = wording.month(on, today=today)
    last = f"in {when}, settled" if count == 1 else f"the last in {when} is settled"
    content = {"yes": " to their content", "no": ", but not to their content"}.get(figures.content_after, "")
    return f"complained {strong(times)}{about}{' ' if count == 1 else ', '}{last}{content}"


def _debt(figures: CustomerFigures, today: date, currency: str | None) -> str:
    if not figures.overdue or figures.overdue_since is None:
        return ""
    amount, late = wording.money(figures.overdue, currency), (today - figures.overdue_since).days
    days = strong(f"{wording.days(late)} late")
    if figures.overdue_orders > 1:
        invoices = strong(wording.count(figures.overdue_orders, "invoice"))
        return f"{invoices} are late, {strong(amount)} in all, one by {strong(wording.days(late))}"
    if not figures.overdue_order:
        return f"{strong(amount)} is {days}"
    return f"invoice {wording.plain(figures.overdue_order)} is {days} ({strong(amount)})"


def _pays_late(figures: CustomerFigures) -> str:
    late, paid = figures.paid_late, figures.credit_orders
    if paid < LEAST_INVOICES or 2 * late < paid:
        return ""
    return f"paid {strong(f'{wording.number(late)} of {wording.number(paid)}')} invoices late"


def _low_score(figures: CustomerFigures, today: date) -> str:
    score, on = figures.last_score, figures.last_scored_on
    if score is None or on is None or score > LOW_SCORE or (today - on).days > LATELY:
        return ""
    of = figures.satisfaction_of
    given = strong(f"{wording.number(score * of)} of {of}")
    return f"gave {given} when last asked, {wording.near_day(on, today=today)}"
