"""What a person would say about what went wrong: Markdown, the figures in bold; nothing for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from crm import wording
from crm.insights.intervals import Rate, differs
from crm.insights.sentences import strong
from crm.insights.settling import Cost, Settling

WHO: Final = {
    "complained": "customers who complained",
    "satisfied": "those who were satisfied afterwards",
    "unsatisfied": "those who were not satisfied",
    "returned": "customers who brought something back",
}


def rates_sentence(
    complaints: Rate, returns: Rate, complaints_before: Rate | None, returns_before: Rate | None, when: str
) -> str:
    """Say how often things went wrong, and whether that is more than a year before; ``when``: the days."""
    pairs = [
        (complaints, complaints_before, "complaint"),
        (returns, returns_before, "return"),
    ]
    told = [(now, before, word) for now, before, word in pairs if now.count]
    if not told:
        return wording.sentence(f"nothing went wrong {when}, as far as your sheets tell")
    counted = wording.listed(strong(wording.count(now.count, word)) for now, _, word in told)
    said = f"{counted} {when}"
    rates = [strong(wording.number(now.per_100, 1)) for now, _, _ in told if now.per_100 is not None]
    if rates:
        said += f": {wording.listed(rates)} for every hundred sales"
    changes = [_change(now, before, word) for now, before, word in told]
    return " ".join([wording.sentence(said), *(wording.sentence(each) for each in changes if each)])


def _change(now: Rate, before: Rate | None, word: str) -> str:
    if before is None or now.per_100 is None or before.per_100 is None or not differs(now, before):
        return ""
    more = "more" if now.per_100 > before.per_100 else "fewer"
    was = wording.number(before.per_100, 1)
    return f"that is {more} {word}s than in the same days a year before ({was}), beyond chance"


def settling_sentence(found: Settling) -> str:
    """Say how fast complaints were answered and settled, whether as promised, and what people said then."""
    parts = []
    if found.answer_hours is not None:
        answer = f"half of the complaints were answered within {strong(wording.hours(found.answer_hours))}"
        settled = ""
        if found.settled_hours is not None:
            settled = f" and settled within {strong(wording.hours(found.settled_hours))}"
        parts.append(answer + settled)
    elif found.settled_hours is not None:
        parts.append(
            f"half of the complaints were settled within {strong(wording.hours(found.settled_hours))}"
        )
    promise, happy = found.promise, found.satisfied
    if promise.of:
        kept = f"{wording.number(promise.count)} of {wording.count(promise.of, 'promise')}"
        parts.append(f"{strong(kept)} {wording.plural(promise.count, 'was', 'were')} kept")
    if happy.of:
        said = f"{wording.number(happy.count)} of {wording.number(happy.of)}"
        parts.append(f"{strong(said)} who were asked said that they were satisfied")
    if found.late:
        verb = wording.plural(found.late, "is", "are")
        promise_of = wording.plural(found.late, "its", "their")
        parts.append(
            f"{strong(wording.count_in_words(found.late, 'complaint'))} {verb} past {promise_of} promise"
        )
    return " ".join(map(wording.sentence, parts))


def cost_sentence(found: Cost, currency: str | None = None) -> str:
    """Say what it all cost, and of what that is made up; nothing where no cost is known."""
    if not found.total:
        return ""
    parts = [
        (found.refunds, "given back for returns"),
        (found.paid - found.twice, "paid for complaints"),
        (found.goods, "for goods that could not be sold again"),
    ]
    told = [f"{_safe(wording.money(money, currency))} {what}" for money, what in parts if money > 0]
    made_up = f": {wording.listed(told)}" if len(told) > 1 else f", {told[0].split(' ', 1)[1]}"
    return wording.sentence(f"that cost {strong(wording.money(found.total, currency))}{made_up}")


def _safe(amount: str) -> str:
    """Give an amount of our own for Markdown; a dollar sign would begin a formula."""
    return amount.replace("$", r"\$")


def after_sentences(table: pd.DataFrame, currency: str | None = None) -> str:
    """Say what those to whom something happened spent in the year after, against their like.

    ``table``: ``crm.insights.before_and_after``.
    """
    told = [row for row in table.to_dict("records") if row["customers"] and not row["few"]]
    chosen = [row for row in told if row["kind"] in ("complained", "returned") or row["beyond_chance"]]
    return " ".join(wording.sentence(_after(row, currency)) for row in chosen)


def _after(row: Mapping[Any, Any], currency: str | None) -> str:
    who = f"{strong(wording.number(row['customers']))} {WHO[row['kind']]}"
    much, like = (wording.money(round(row[name]), currency) for name in ("after", "like_after"))
    share = row["after"] / row["like_after"] - 1 if row["like_after"] else 0.0
    if not row["beyond_chance"]:
        return (
            f"{who} spent {strong(much)} on average in the year after, customers like them {strong(like)}: "
            "no more than chance"
        )
    word = "more" if share > 0 else "less"
    return (
        f"{who} spent {strong(wording.percent(abs(share)))} {word} in the year after than customers "
        f"like them ({_safe(much)} against {_safe(like)} on average), beyond chance"
    )
