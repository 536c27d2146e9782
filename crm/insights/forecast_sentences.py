"""What a person would say about the months to come: Markdown, the figures in bold; nothing for nothing."""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from crm import wording
from crm.insights.forecast import LEAST_MONTHS, NEAR, SEASONED, Forecast
from crm.insights.retention_sentences import OUT_OF_TEN
from crm.insights.sentences import strong

REMARKABLE: Final = 0.1
"""A month is called more or less than another from this share on."""
SAME: Final = 0.01
"""Closer than this, two misses are the same."""
WAYS: Final = {
    "several": "the mean of several ways to carry the past on",
    "smoothed": "the level of the last months",
    "theta": "the level of the last months and half the slope of the whole past",
    "damped_trend": "level and trend of the last months, the trend fading away",
    "mean_of_a_year": "the mean of the last twelve months",
    "as_last_month": "the last month as it was",
    "last_year_and_growth": "last year’s months, moved by half of how the shop has grown since",
    "same_month_last_year": "last year’s months as they were",
}
"""The methods of ``crm.insights.forecast_methods.METHODS`` in words."""


def forecast_sentence(found: Forecast, months: int = NEAR, currency: str | None = None) -> str:
    """Say what the next months are likely to bring, why, and how far to trust it; or what is missing."""
    if not found.enough:
        return missing_sentence(found)
    months = min(months, found.farthest)
    said = (_total(found, months, currency), _reason(found, months), _trust(found, months), _short(found))
    return " ".join(wording.sentence(part) for part in said if part)


def missing_sentence(found: Forecast) -> str:
    """Say what a forecast still needs."""
    if found.whole_months >= LEAST_MONTHS:
        return "Your sales carry no amounts, so there is nothing to look ahead with."
    known = wording.count_in_words(found.whole_months, "whole month")
    missing = wording.count_in_words(LEAST_MONTHS - found.whole_months, "more", "more")
    verb = wording.plural(found.whole_months, "is", "are")
    lacking = wording.plural(LEAST_MONTHS - found.whole_months, "is", "are")
    return wording.sentence(
        f"too little to look ahead: {known} of sales {verb} known, and {missing} {lacking} needed "
        "(the first and the present month rarely count as whole)"
    )


def rests_on(found: Forecast) -> str:
    """Say by which method it is reckoned, and of how much."""
    if not found.enough:
        return ""
    seasons = "" if not found.seasonal else ", with what each month of the year usually brings"
    rests = f"rests on {wording.count(found.whole_months, 'whole month')}"
    return wording.sentence(f"{rests}; reckoned by {WAYS[found.method]}{seasons}")


def about(amount: float, width: float, currency: str | None = None) -> str:
    """Write an amount no more exactly than it is known: ``width`` is how far apart its bounds are."""
    step = 10.0 ** max(math.floor(math.log10(width / 10)), 0) if width > 10 else 1.0  # noqa: PLR2004
    return wording.money(round(amount / step) * step, currency)


def _total(found: Forecast, months: int, currency: str | None) -> str:
    row = found.totals.iloc[months - 1]
    width = float(row["high"] - row["low"])
    likely, low, high = (about(float(row[name]), width, currency) for name in ("likely", "low", "high"))
    when = _span(found, months)
    before = ""
    if wording.is_known(row["before"]):
        brought = _escaped(about(float(row["before"]), width, currency))
        before = f"; the same months a year before brought {brought}"
    bounds = f"{OUT_OF_TEN} between {strong(low)} and {strong(high)}"
    return f"{when} {wording.plural(months, 'is', 'are')} likely to bring {strong(likely)}, {bounds}{before}"


def _span(found: Forecast, months: int) -> str:
    ahead = found.coming["month"].tolist()[found.begun :][:months]
    if months == 1:
        return wording.month(ahead[0].date())
    first, last = ahead[0], ahead[-1]
    begins = wording.month(first.date(), today=last.date())
    number = wording.count_in_words(months, "month")
    return f"the next {number} ({begins} to {wording.month(last.date())})"


def _reason(found: Forecast, months: int) -> str:
    """Say which month brings more than the one before it, and in how many years that was so."""
    if not found.seasonal:
        return (
            "No month of the year stands out beyond chance so far, so the months ahead look alike"
            if found.whole_months >= SEASONED
            else ""
        )
    told = found.months.iloc[: found.whole_months + found.begun + months]
    likely = told["likely"].to_numpy()[found.whole_months :]
    steps = [
        (abs(math.log(after / before)), place)
        for place, (before, after) in enumerate(pairwise(likely), start=1)
        if before > 0 and after > 0 and place > found.begun
    ]
    for size, place in sorted(steps, reverse=True):
        if size < math.log(1 + REMARKABLE):
            break
        more = bool(likely[place] > likely[place - 1])
        times, years = _years(found.months, found.whole_months + place, more=more)
        if years > 1 and 2 * times > years:
            this, other = (told["month"].iloc[found.whole_months + at].date() for at in (place, place - 1))
            names = (strong(wording.MONTHS[each.month - 1]) for each in (this, other))
            much = "more" if more else "less"
            compared = f"{next(names)} is likely to bring {much} than {next(names)}"
            return f"{compared}: it did in {times} years of {years}"
    return ""


def _years(months: pd.DataFrame, at: int, *, more: bool) -> tuple[int, int]:
    """Count the years before in which the month brought more (less) than the one before it, and all."""
    came = np.where(months["whole"], months["revenue"], np.nan)
    places = np.arange(at - 12, 0, -12)
    rise = came[places] - came[places - 1]
    rise = rise[~np.isnan(rise)]
    return int(((rise > 0) == more).sum()), len(rise)


def _trust(found: Forecast, months: int) -> str:
    row = found.tried.iloc[months + found.begun - 1]
    if not row["trials"] or not wording.is_known(row["off"]):
        return ""
    tried = wording.count_in_words(int(row["trials"]), "time")
    off = strong(wording.percent(row["off"]))
    said = f"tried {tried} on your own past, single months were {off} off on average"
    if not wording.is_known(row["last_year_off"]):
        return said
    last_year = wording.percent(row["last_year_off"])
    if abs(row["off"] - row["last_year_off"]) < SAME:
        return f"{said}, as was the same month of the year before"
    return f"{said}; the same month of the year before was {last_year} off"


def _short(found: Forecast) -> str:
    if found.whole_months >= SEASONED:
        return ""
    known = wording.count_in_words(found.whole_months, "whole month")
    return (
        f"only {known} are known: which months of the year are strong shows after {SEASONED}, "
        f"so this looks {wording.SMALL[NEAR]} months ahead at most, without seasons"
    )


def ends_sentence(found: Forecast, today: date) -> str:
    """Say where the records end, if they do before today."""
    if found.known_until >= today:
        return ""
    on = f"{wording.day(found.known_until)} {found.known_until.year}"
    return wording.sentence(f"your sheets end on {on}; the months ahead are those after it")


def _escaped(text: str) -> str:
    return text.replace("$", r"\$")
