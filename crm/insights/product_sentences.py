"""What a person would say about products: Markdown, the figures in bold; nothing for nothing."""

from __future__ import annotations

from datetime import date
from typing import Final

import pandas as pd

from crm import wording
from crm.insights.baskets import Baskets
from crm.insights.defects import DefectReport
from crm.insights.seasons import Seasons
from crm.insights.themes import Themes

NAMED: Final = 3
"""So many are named in a sentence; the list below has all."""
TEN: Final = 10
"""From so many times on, tenths say nothing more."""


def _strong(figure: str) -> str:
    escaped = figure.replace("$", r"\$")
    return f"**{escaped}**"


def defect_sentence(report: DefectReport, currency: str | None = None) -> str:
    """Name the probably defective products, since when and what they cost; say where none stands out."""
    alarms = report.alarms
    if not report.records:
        return ""
    if alarms.empty:
        troubles = wording.count(report.records, "return or complaint", "returns and complaints")
        return f"No product stands out from its peers, by {_strong(troubles)}."
    parts = [_defect(row, currency) for _, row in alarms.head(NAMED).iterrows()]
    more = len(alarms) - len(parts)
    if more:
        parts.append(
            f"{wording.count_in_words(more, 'more product')} "
            f"{wording.plural(more, 'stands', 'stand')} out too"
        )
    return " ".join(map(wording.sentence, parts))


def _defect(row: pd.Series, currency: str | None) -> str:
    batch = pd.notna(row["since"])
    troubles, sold = (row["batch_troubles"], row["batch_sales"]) if batch else (row["troubles"], row["sales"])
    share = _strong(f"{wording.number(troubles)} of {wording.number(sold)}")
    peers = "products like it" if row["of_category"] else "others"
    customers = wording.count(int(row["customers"]), "customer")
    cost = f", it has cost {_strong(wording.money(row['cost'], currency))}" if row["cost"] > 0 else ""
    return (
        f"{wording.bold(row['name'])}: {share}{_batch(row) if batch else ''} came back or were complained "
        f"about, {_strong(times(troubles / sold, row['usual_rate'] / 100))} as often as {peers}"
        f"{_mostly(row)}; {customers} in all{cost}"
    )


def times(rate: float, usual: float) -> str:
    """Say how many times as often: ``4 times``, ``2.5 times``; rates near none count as one in 1,000."""
    much = rate / max(usual, 0.001)
    return f"{wording.number(much, 0 if much >= TEN else 1).removesuffix('.0')} times"


def _batch(row: pd.Series) -> str:
    first, after = row["since"], row["until"]
    if pd.isna(after):
        return f" sold since {wording.month(first.date())}"
    last = after - pd.Timedelta(days=1)
    if (first.year, first.month) == (last.year, last.month):
        return f" sold in {wording.month(first.date())}"
    return f" sold from {wording.month(first.date(), today=last.date())} to {wording.month(last.date())}"


def _mostly(row: pd.Series) -> str:
    if pd.isna(row["days_since"]):
        return ""
    days = between(row["days_since"].date(), row["days_until"].date())
    of = f"{wording.number(row['days_troubles'])} of {wording.number(row['days_sales'])}"
    return f", mostly those sold {_strong(days)} ({of})"


def between(first: date, last: date) -> str:
    """Write a stretch of days: ``3–20 March``, ``28 February–3 March``; one day as ``on 3 March``."""
    ends = [f"{each.day} {wording.MONTHS[each.month - 1]}" for each in (first, last)]
    if first == last:
        return f"on {ends[0]}"
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.day}–{ends[1]}" if same else " – ".join(ends)


def theme_sentence(found: Themes) -> str:
    """Say what most is about, and what is said more often than before."""
    if found.themes.empty:
        return ""
    first = found.themes.iloc[0]
    words = wording.listed(wording.bold(word) for word in first["words"][:NAMED])
    said = f"most is about {words}: {_strong(f'{first.texts} of {wording.number(found.texts)}')}"
    few = "; these are few, so read them yourself" if found.few else ""
    rising = found.themes[found.themes["rising"]]
    more = [wording.bold(row["words"][0]) for _, row in rising.head(NAMED).iterrows()]
    risen = f"more often than before: {wording.listed(more)}" if more else ""
    return " ".join(map(wording.sentence, filter(None, (said + few, risen))))


def season_sentence(found: Seasons, currency: str | None = None) -> str:
    """Name the surest habits that customers keep."""
    kept = found.products[found.products["customers"] > 0]
    return " ".join(wording.sentence(_habit(row, currency)) for _, row in kept.head(NAMED).iterrows())


def _habit(row: pd.Series, currency: str | None) -> str:
    people = wording.count(int(row["customers"]), "customer")
    buys = wording.plural(int(row["customers"]), "buys", "buy")
    average = _strong(wording.money(row["average"], currency))
    month = wording.MONTHS[int(row["month"]) - 1]
    return (
        f"in {month} {_strong(people)} {buys} {wording.bold(row['name'])}, {average} on average, "
        f"{row['years']} years of {row['of_years']}"
    )


def basket_sentence(found: Baskets) -> str:
    """Name the pairs that go together most."""
    parts = [
        f"who buys {wording.bold(row['name'])} buys {wording.bold(row['other_name'])} with it "
        f"{_strong(wording.number(100 * row['confidence']))} times of 100, {wording.number(row['lift'], 1)} "
        f"times as often as by chance"
        for _, row in found.pairs.head(NAMED).iterrows()
    ]
    return " ".join(map(wording.sentence, parts))
