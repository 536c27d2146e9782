"""What a person would say about who stays, who is worth what, and whom the money rests on."""

from __future__ import annotations

from typing import Final

import pandas as pd

from crm import wording
from crm.insights.comebacks import Comebacks
from crm.insights.concentration import Concentration
from crm.insights.lost import Lost
from crm.insights.segments import Segments
from crm.insights.sentences import strong
from crm.insights.value import Value

CAVEAT: Final = (
    "Nobody here has signed a contract and nobody says goodbye, so this is a likelihood, not a promise; "
    "new customers are not in it."
)
REGULAR: Final = (
    "Your customers come far more regularly than this reckoning takes for granted (subscriptions, weekly "
    "rounds): trust “gone quiet” more than these figures."
)
BURSTS: Final = (
    "Your customers buy in bursts, with long pauses between: these figures take some for gone who only pause."
)
OUT_OF_TEN: Final = "8 times of 10"
MOSTLY: Final = 0.5
"""Mostly late is whose share of late orders is surely, by its interval, above this."""


def value_sentence(value: Value, currency: str | None = None) -> str:
    """Say what the customers are likely to bring, how sure that is, and where to distrust it."""
    if value.buying is None:
        again = wording.count_in_words(value.returning, "customer")
        came = (
            f"only {again} of {wording.number(value.buyers)} came again"
            if value.buyers
            else "nobody has bought"
        )
        return wording.sentence(f"too few to tell what customers will bring: {came} so far")
    after = "after returns and costs" if value.kept.after_costs else "after returns"
    low, high = (wording.money(each, currency) for each in (value.total_low, value.total_high))
    said = (
        f"your {wording.count(value.buyers, 'customer')} are likely to bring "
        f"{strong(wording.money(value.total, currency))} {after} over the next twelve months, "
        f"{OUT_OF_TEN} between {strong(low)} and {strong(high)}"
    )
    doubt = REGULAR if value.regularity.is_regular else BURSTS if value.regularity.in_bursts else ""
    return " ".join(part for part in (wording.sentence(said), CAVEAT, doubt) if part)


def segments_sentence(found: Segments, currency: str | None = None) -> str:
    """Say who the best are and what they bring, and how many are slipping away."""
    groups = found.groups.assign(segment=found.groups["segment"].astype("str"))
    parts = []
    for best in groups[(groups["segment"] == "Best") & groups["money_share"].notna()].to_dict("records"):
        people = strong(wording.count(best["customers"], "customer"))
        parts.append(
            f"your best {people} brought {strong(wording.percent(best['money_share']))} of all money"
        )
    away = groups[groups["segment"].isin(["Slipping away", "Best, slipping away", "Nearly lost"])]
    if len(away):
        count = int(away["customers"].sum())
        worth = strong(wording.money(float(away["money"].sum()), currency))
        verb = wording.plural(count, "is", "are")
        parts.append(
            f"{strong(wording.count_in_words(count, 'customer'))} who brought {worth} {verb} slipping away"
        )
    return " ".join(wording.sentence(part) for part in parts)


def retention_sentence(kept: pd.DataFrame, months: pd.DataFrame) -> str:
    """Say how many come again, and who came and went in the last finished month.

    ``kept``: ``kept_by_age``; ``months``: ``customers_by_month``.
    """
    parts = []
    first = kept[kept["months_since"] == 1]
    later = kept[kept["months_since"].isin([6, 12])].tail(1)
    if len(first):
        row = first.iloc[0]
        share = strong(wording.percent(row["customers_share"]))
        text = f"of {wording.number(row['size'])} new customers {share} bought again the month after"
        if len(later):
            old = later.iloc[0]
            text += (
                f", and {strong(wording.percent(old['customers_share']))} in month {int(old['months_since'])}"
            )
        parts.append(text)
    finished = months[~months["unfinished"]]
    if len(finished):
        last = finished.iloc[-1]
        name = wording.month(last["month"].date())
        counted = [f"{strong(wording.number(last[key]))} {word}" for key, word in _FLOWS if last[key]]
        parts.append(f"in {name}: {wording.listed(counted)}" if counted else "")
    return " ".join(wording.sentence(part) for part in parts if part)


_FLOWS: Final = (
    ("new", "new"),
    ("returning", "came again"),
    ("back", "came back after a long silence"),
    ("lost", "lost"),
)


def concentration_sentence(found: Concentration) -> str:
    """Say how much hangs on how few."""
    if found.largest_share is None or found.best_fifth_share is None or found.half_from is None:
        return ""
    names = found.customers.set_index("customer")["name"]
    name = names.get(found.largest)
    who = wording.bold(name) if isinstance(name, str) else "one customer"
    largest = f"{who} brings {strong(wording.percent(found.largest_share))} of the money"
    if found.few:
        return wording.sentence(
            f"{largest}; {wording.count(found.buyers, 'customer is', 'customers are')} too few to say more"
        )
    half = wording.count(found.half_from, "customer brings", "customers bring")
    share = strong(wording.percent(found.best_fifth_share))
    parts = [f"the best fifth of your customers brings {share} of the money, and {strong(half)} half of it"]
    parts.append(f"{largest}: losing them would hurt" if found.is_risky else largest)
    return " ".join(wording.sentence(part) for part in parts)


def lost_sentence(found: Lost) -> str:
    """Say why customers and deals were lost and to whom, and who could still be asked."""
    parts = []
    if len(found.reasons):
        top = found.reasons.iloc[0]
        share = wording.percent(top["share"])
        few = ", of few that are known" if found.few else ""
        parts.append(f"most are lost for {wording.bold(top['reason'])} ({share} of the known reasons{few})")
    if len(found.competitors):
        top = found.competitors.iloc[0]
        times = wording.count(int(top["customers"] + top["deals"]), "time")
        parts.append(f"{wording.bold(top['competitor'])} won {strong(times)} against you")
    if len(found.silent):
        people = strong(wording.count_in_words(len(found.silent), "customer"))
        verb = wording.plural(len(found.silent), "stays", "stay")
        parts.append(f"{people} {verb} away without a word: ask a few of them why")
    return " ".join(wording.sentence(part) for part in parts)


def comebacks_sentence(found: Comebacks) -> str:
    """Say what brings silent customers back, or that nothing is seen to."""
    if not found.silences:
        return ""
    back = wording.percent(found.came_back / found.silences)
    parts = [f"of {wording.count(found.silences, 'long silence')} {strong(back)} ended with a purchase"]
    sure = found.ways[found.ways["beyond_chance"]]
    for row in sure.head(2).to_dict("records"):
        share, without = (wording.percent(row[name]) for name in ("share", "without"))
        way = wording.bold(row["way"])
        against = f"against {without} of those left alone: more than chance"
        parts.append(f"after {way} {strong(share)} came within 30 days, {against}")
    if sure.empty and len(found.ways):
        parts.append("no way of reaching them is yet seen to bring more back than come by themselves")
    return " ".join(wording.sentence(part) for part in parts)


def paying_sentence(habits: pd.DataFrame) -> str:
    """Say how long customers take to pay, and how many mostly pay late.

    ``habits``: ``crm.insights.paying.paying_habits``.
    """
    known = habits["days_to_pay"].dropna()
    parts = []
    if len(known):
        took = strong(wording.count(round(float(known.median())), "day"))
        parts.append(f"the middle customer pays after {took}")
    enough = habits[~habits["few"]]
    if enough.empty:
        parts.append("nobody has paid often enough to tell a habit yet")
    elif late := int((enough["late_low"] >= MOSTLY).sum()):
        people = strong(wording.count_in_words(late, "customer"))
        parts.append(
            f"{people} of {wording.number(len(enough))} {wording.plural(late, 'pays', 'pay')} mostly late"
        )
    else:
        parts.append(f"none of {wording.count(len(enough), 'customer')} pays mostly late")
    return " ".join(wording.sentence(part) for part in parts)
