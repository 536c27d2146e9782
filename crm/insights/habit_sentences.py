"""What a person would say about habits and suggestions: Markdown, figures in bold; nothing for nothing."""

from __future__ import annotations

from datetime import date
from math import floor
from typing import Final

import pandas as pd

from crm import wording
from crm.insights.baskets import Baskets
from crm.insights.offer_trial import COUNT, OfferTrial
from crm.insights.season_customers import MayBring, Trial
from crm.insights.seasons import Seasons

NAMED: Final = 3
"""So many are named in a sentence."""
SHORT: Final = 24
"""With fewer months most months of the year were seen but once."""
FEW: Final = 10
CERTAIN: Final = 0.001
"""Below this share of false findings more figures say no more."""


def _strong(figure: str) -> str:
    escaped = figure.replace("$", r"\$")
    return f"**{escaped}**"


def month_name(month: int) -> str:
    """Name a month of the year (1 to 12)."""
    return wording.MONTHS[int(month) - 1]


def between(low: float, high: float, currency: str | None) -> str:
    """Write what may come between two bounds: ``$107 to $163``; plain text."""
    ends = [wording.money(round(each), currency) for each in (low, high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def soon_sentence(soon: pd.DataFrame, *, today: date) -> str:
    """Say which habits begin soon, and from when to write; ``soon``: ``crm.insights.seasons.coming_up``."""
    begin = soon[~(soon["under_way"] & (soon["waiting"] > 0))]
    parts = []
    if len(begin):
        first = begin.iloc[0]
        named = [
            f"{wording.bold(row['name'])} {wording.near_day(row['next_on'].date(), today=today)}"
            for _, row in begin.head(NAMED).iterrows()
        ]
        more = len(begin) - len(named)
        also = [f"{wording.count_in_words(more, 'more')}"] if more else []
        write = first["write_on"].date()
        now = "now is the time to write" if write <= today else f"write from {wording.day(write)} on"
        seasons_begin = (
            f"{wording.count_in_words(len(begin), 'season')} {wording.plural(len(begin), 'begins', 'begin')}"
        )
        parts.append(f"{seasons_begin} in the next six weeks: {wording.listed([*named, *also])}; {now}")
    now_on = soon[soon["under_way"] & (soon["waiting"] > 0)]
    for _, row in now_on.head(NAMED).iterrows():
        still = wording.count(int(row["waiting"]), "customer")
        parts.append(
            f"{month_name(row['month'])} is under way, and {_strong(still)} who usually buy "
            f"{wording.bold(row['name'])} then have not come yet"
        )
    return " ".join(map(wording.sentence, parts))


def history_sentence(found: Seasons, months: int) -> str:
    """Say plainly where the sales do not reach back far enough, or hold no habit."""
    if found.tested and len(found.products):
        return ""
    if months < SHORT or not found.tested:
        known = wording.count(months, "month")
        return (
            "A season must show in two years before it is believed. "
            f"Your sales reach back {_strong(known)}: too little yet to tell one. "
            "What is bought together, and what may be wanted next, can be told earlier."
        )
    tested = wording.number(found.tested)
    return f"No product stands out in any month of the year beyond chance ({_strong(tested)} months tested)."


def habit_sentence(habit: pd.Series, currency: str | None) -> str:
    """Say who keeps a habit, and how far its month is from what would be usual."""
    month, name = month_name(habit["month"]), wording.bold(habit["name"])
    people = int(habit["customers"])
    said = []
    if people:
        who = _strong(wording.count(people, "customer"))
        buys = wording.plural(people, "buys", "buy")
        average = _strong(wording.money(habit["average"], currency))
        said.append(
            f"in {month} {who} {buys} {name} in two years or more, {average} on average; "
            f"the month stood out in {habit['years']} years of {habit['of_years']}"
        )
    buyers, usual = _few(habit["buyers"]), _few(habit["usual"])
    bought = "it" if people else name
    said.append(
        f"in all, {buyers} customers a year buy {bought} in {month}: "
        f"{_strong(wording.number(habit['times_usual'], 1) + ' times')} as many as would be usual ({usual}) "
        "in a month as busy as that"
    )
    return " ".join(map(wording.sentence, said))


def _few(people: float) -> str:
    """Write an average of people, with one digit more where they are few: ``12``, ``2.6``, ``6``."""
    return wording.number(people, 1 if people < FEW and round(people, 1) % 1 else 0)


def sure_sentence(habit: pd.Series, tested: int) -> str:
    """Say how sure a habit is; plain text."""
    tests = f"{wording.number(tested)} months of all products were tested"
    if habit["q"] < CERTAIN:
        return f"As good as certain: of habits this clear, fewer than 1 in 1,000 is chance ({tests})."
    return f"How sure: of habits this clear, at most 1 in {floor(1 / habit['q'])} is chance ({tests})."


def bring_sentence(
    habit: pd.Series, ever: MayBring, steady: MayBring, currency: str | None, *, today: date
) -> str:
    """Say when to write, and what the customers may bring: all who ever bought then, and the steady ones."""
    first = wording.near_day(habit["next_on"].date(), today=today)
    write = habit["write_on"].date()
    when = "now" if write <= today else wording.near_day(write, today=today)
    said = [f"the first of them usually comes {first}: write to them {_strong(when)}"]
    if ever.expected > 0:
        people = wording.count(int(habit["ever"]), "customer")
        sum_of = _strong(between(ever.low, ever.high, currency))
        more = ""
        if 0 < habit["customers"] < habit["ever"]:
            these = between(steady.low, steady.high, currency).replace("$", r"\$")
            one = habit["customers"] == 1
            who = "the one" if one else f"the {int(habit['customers']):,}"
            more = f", {who} of two years or more {these} of it"
        said.append(f"the {people} who ever bought it then may bring {sum_of}{more}")
    return " ".join(map(wording.sentence, said))


def trial_sentence(trial: Trial) -> str:
    """Say how the bounds of what may come were set; plain text."""
    if not trial.habits:
        return "The bounds should hold 8 times of 10; there is no full year yet to try them on."
    came = wording.percent(trial.ratio)
    return (
        f"The bounds should hold 8 times of 10: they were set by the last year, in which {came} "
        f"came of what would have been expected ({wording.count(trial.habits, 'habit')})."
    )


def pairs_sentence(found: Baskets) -> str:
    """Say what goes together most."""
    return " ".join(pair_sentence(row, found.orders) for _, row in found.pairs.head(2).iterrows())


def pair_sentence(pair: pd.Series, orders: int) -> str:
    """Say how often two products are bought together, against how often that would be usual."""
    of_all = 100 * pair["other_orders"] / max(orders, 1)
    return wording.sentence(
        f"of 100 who buy {wording.bold(pair['name'])}, "
        f"{_strong(wording.number(100 * pair['confidence']))} take "
        f"{wording.bold(pair['other_name'])} with it "
        f"(of all orders {wording.number(of_all, 0 if of_all >= 1 else 1)} in 100), "
        f"{_strong(wording.number(pair['lift'], 1) + ' times')} as often as usual; "
        f"{wording.count(int(pair['together']), 'order')}"
    )


def offers_sentence(trial: OfferTrial) -> str:
    """Say how good the suggestions were on the shop's own last months."""
    ours, last, sellers = (
        wording.number(each.per_100 or 0) for each in (trial.ours, trial.last, trial.sellers)
    )
    if not trial.enough:
        return (
            "Too few customers came again in your last months to try the suggestions on them: "
            "take them as ideas, not as knowledge."
        )
    best = max(trial.last.per_100 or 0, trial.sellers.per_100 or 0)
    better = (trial.ours.low or 0) > best
    months, five = wording.count_in_words(trial.months, "month"), wording.SMALL[COUNT]
    said = (
        f"tried on your own last {months}: of {five} suggestions one or more was bought the month after "
        f"by {_strong(f'{ours} of 100')} who came; of the {five} things that they bought last by {last}, "
        f"of the {five} best sellers by {sellers}"
    )
    doubt = "" if better else " The difference may be chance."
    return f"{wording.sentence(said)}{doubt}"
