"""What a person would say about products: Markdown, the figures in bold; nothing for nothing."""

from __future__ import annotations

from typing import Final

import pandas as pd

from crm import wording
from crm.insights.baskets import Baskets
from crm.insights.defects import DefectReport
from crm.insights.seasons import Seasons
from crm.insights.themes import Themes

NAMED: Final = 3
"""So many are named in a sentence; the list below has all."""


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
    when = ""
    if batch:
        first = wording.month(row["since"].date())
        last = row["until"]
        until = "" if pd.isna(last) else f" until {wording.month((last - pd.Timedelta(days=1)).date())}"
        when = f" sold in {first}" if until == f" until {first}" else f" sold from {first}{until or ' on'}"
    cost = f"; they cost {_strong(wording.money(row['cost'], currency))}" if row["cost"] > 0 else ""
    share = _strong(f"{wording.number(troubles)} of {wording.number(sold)}")
    return (
        f"{wording.bold(row['name'])}: {share}{when} "
        f"came back or were complained about, by {wording.count(int(row['customers']), 'customer')} in all "
        f"(usual is {wording.number(row['usual_rate'], 1)} of 100){cost}"
    )


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
