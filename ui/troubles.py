"""What goes wrong: how often, with how much certainty, split by a word, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.charts.rates import rates_lines
from crm.charts.spans import rate_spans
from crm.entities import ENTITIES
from crm.insights import settling
from crm.insights import trouble_sentences as sentences
from crm.insights.calendar import day_number, year_before
from crm.insights.cards import NOTHING, Card
from crm.insights.complaints import rates_by_month
from crm.insights.defects import DefectReport, defects
from crm.insights.intervals import Rate, differs
from crm.insights.periods import span_of_sales
from crm.insights.product_sentences import defect_sentence
from crm.insights.settling import Cost, Settling
from crm.insights.trouble_rates import (
    LEAST_SALES,
    OWN_SALES,
    complaint_rate,
    complaints_by,
    return_rate_between,
    returns_by,
)
from ui import cards, charts, narrowing, picks, take_away, theme
from ui.downloads import Put
from ui.narrowing import Narrowed
from ui.outlook import Outlook, frame, once
from ui.past import Past, past
from ui.revenue import Stretch
from ui.session import Session
from ui.words import soft

OF: Final = {"Complaints": "complaint", "Returns": "return"}
SPLITS: Final = {
    "complaint": {
        "About": "category", "Product": "product", "Category": "product_category", "Came by": "channel",
        "Sold by": "sales_channel", "How bad": "severity",
    },
    "return": {
        "Reason": "reason", "Product": "product", "Category": "product_category", "Sold by": "sales_channel",
        "Condition": "condition",
    },
}  # fmt: skip
"""By what complaints and returns are split: what it is called, and the key of ``trouble_rates``."""
SHOWN: Final = 10
"""Rows of a chart; its table has all."""
FEW: Final = 20
"""Fewer complaints and returns are few."""
_HIGH: Final = 280
_UNCERTAIN: Final = "%.2f"


@dataclass(frozen=True)
class Troubles:
    """What went wrong in a stretch of days, and the same days a year before (None: not known).

    ``defects`` and ``months`` (``rates_by_month``) are of all time.
    """

    past: Past
    days: Stretch
    complaints: Rate
    complaints_before: Rate | None
    returns: Rate
    returns_before: Rate | None
    settling: Settling
    cost: Cost
    defects: DefectReport
    months: pd.DataFrame

    @property
    def count(self) -> int:
        """How many complaints and returns there were in these days."""
        return self.complaints.count + self.returns.count


def span(reader: Session, outlook: Outlook) -> tuple[date, date] | None:
    """Give the first and the last day of any sale, complaint or return; None where nothing went wrong."""

    def work() -> tuple[date, date] | None:
        known = past(reader, outlook)
        days = [frame(reader, "complaint")["opened_at"], known.returned["returned_on"]]
        if not any(len(each) for each in days):
            return None
        ends = [each for series in days for each in (series.min(), series.max()) if not pd.isna(each)]
        sold = span_of_sales(known.lines)
        found = [each.date() for each in ends] + list(sold or ())
        return (min(found), max(found)) if found else (known.as_of, known.as_of)

    return once(reader, "span of troubles", outlook.today, work)


def troubles(reader: Session, outlook: Outlook, days: Stretch) -> Troubles:
    """Work out what went wrong, once for each revision, reader, day and stretch of days."""
    known = past(reader, outlook)
    every = once(reader, "defects", outlook.today, lambda: _defects(reader, known))
    months = once(
        reader,
        "rates by month",
        outlook.today,
        lambda: rates_by_month(known.lines, known.returned, frame(reader, "complaint"), today=known.as_of),
    )

    def work() -> Troubles:
        complaints, returns = frame(reader, "complaint"), frame(reader, "return")
        within = {"since": days.since, "until": days.until}
        then = {name: year_before(day) for name, day in within.items()}
        reaches = len(known.lines) > 0 and known.lines.first_day <= day_number(then["since"])
        return Troubles(
            past=known,
            days=days,
            complaints=complaint_rate(complaints, known.lines, **within),
            complaints_before=complaint_rate(complaints, known.lines, **then) if reaches else None,
            returns=return_rate_between(known.returned, known.lines, **within),
            returns_before=return_rate_between(known.returned, known.lines, **then) if reaches else None,
            settling=settling.settling(complaints, today=outlook.today, **within),
            cost=settling.cost(
                complaints, returns, known.returned, known.lines, frame(reader, "product"), **within
            ),
            defects=every,
            months=months,
        )

    return once(reader, f"troubles {days}", outlook.today, work)


def _defects(reader: Session, known: Past) -> DefectReport:
    complaints, products = frame(reader, "complaint"), frame(reader, "product")
    return defects(known.lines, frame(reader, "return"), complaints, products, returned=known.returned)


def words(found: Troubles, outlook: Outlook) -> str:
    """Say what went wrong, which products are probably defective, and what it cost; Markdown."""
    when = narrowing.stretch(found.days.since, found.days.until)
    said = [
        sentences.rates_sentence(
            found.complaints, found.returns, found.complaints_before, found.returns_before, when
        ),
        sentences.cost_sentence(found.cost, outlook.currency),
    ]
    if 0 < found.count < FEW:
        said.append("These are few: their rates may well be chance.")
    first = " ".join(filter(None, said))
    if found.defects.alarms.empty:
        return first
    return f"{first}\n\n{defect_sentence(found.defects, outlook.currency)}"


def show_figures(found: Troubles, outlook: Outlook) -> None:
    """Draw how often things went wrong and what became of it, each figure with what it rests on."""
    settled = found.settling
    cost = found.cost
    figures = [
        _rate_card("Complaints per 100 sales", found.complaints, found.complaints_before, "red"),
        _rate_card("Returns per 100 sales", found.returns, found.returns_before, "orange"),
    ]
    if settled.complaints:
        figures += [
            _share_card("Promises kept", settled.promise, "promises"),
            _share_card("Satisfied afterwards", settled.satisfied, "who were asked"),
        ]
    stated = f"{wording.number(cost.stated)} of {wording.number(cost.records)} tell an amount"
    money = outlook.money(round(cost.total, 2)) if cost.total else NOTHING
    figures.append(Card("What it cost", money, proof=stated, tone="orange"))
    cards.show_figures(figures)


def _rate_card(label: str, now: Rate, before: Rate | None, tone: str) -> Card:
    """Make a rate with its bounds and its change against the year before; gray where that may be chance."""
    if now.per_100 is None or now.low is None or now.high is None:
        return Card(label, NOTHING, proof=f"{wording.number(now.count)}, nothing was sold", tone=tone)
    change, change_tone = "", "gray"
    if before is not None and before.per_100 is not None:
        more = round(now.per_100 - before.per_100, 1)
        if more:
            change = f"{'▲' if more > 0 else '▼'} {wording.number(abs(more), 1)}"
            change_tone = "gray" if not differs(now, before) else "red" if more > 0 else "green"
    bounds = f"{wording.number(now.low, 1)}–{wording.number(now.high, 1)}"
    proof = f"{wording.number(now.count)} of {wording.number(now.of)}; {bounds}"
    return Card(label, wording.number(now.per_100, 1), change, change_tone, proof, tone=tone)


def _share_card(label: str, share: Rate, of: str) -> Card:
    if share.per_100 is None or share.low is None or share.high is None:
        return Card(label, NOTHING, proof=f"no {of}")
    bounds = f"{share.low:.0f}–{wording.percent(share.high / 100)}"
    proof = f"{wording.number(share.count)} of {wording.number(share.of)}; {bounds}"
    return Card(label, wording.percent(share.per_100 / 100), proof=proof)


def show_split(reader: Session, found: Troubles, outlook: Outlook, put: Put) -> None:
    """Draw how often things went wrong by a word, with the bounds, and the table of all."""
    names = [name for name, rate in zip(OF, (found.complaints, found.returns), strict=True) if rate.count]
    if not names:
        return
    with cards.card("split", "What it is about", narrowing.stretch(*_ends(found.days)), fill=False):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            of = _choose("Of", names, "of")
            entity = OF[of]
            by = _choose("By", _told(reader, found, entity, outlook), f"{entity}-by")
        key = SPLITS[entity][by]
        table = _split(reader, found, entity, key, outlook)
        usual = found.complaints if entity == "complaint" else found.returns
        _show_rates(entity, key, table, usual, found.days)
        label = f"Open {wording.count(usual.count, entity)}"
        narrowing.link(entity, label, Narrowed("", "", *_ends(found.days)), ":material/list:")
        _offer_rates(reader, f"{of}, {by.lower()}", table, by, put, outlook)


def _ends(days: Stretch) -> tuple[date, date]:
    return days.since, days.until


def _choose(label: str, names: list[str], key: str) -> str:
    """Draw a choice that the link keeps."""
    return picks.pick(label, names, key=key, default=names[0])


def _told(reader: Session, found: Troubles, entity: str, outlook: Outlook) -> list[str]:
    """Name the splits of which any word is known, those first whose rates rest on enough to be drawn."""

    def work() -> list[str]:
        tables = {name: _split(reader, found, entity, key, outlook) for name, key in SPLITS[entity].items()}
        names = [name for name, table in tables.items() if table["value"].notna().any()]
        drawn = {name: bool((tables[name]["rate"].notna() & ~tables[name]["few"]).any()) for name in names}
        return sorted(names, key=lambda name: not drawn[name]) or list(SPLITS[entity])[:1]

    return once(reader, f"splits of {entity} {found.days}", outlook.today, work)


def _split(reader: Session, found: Troubles, entity: str, key: str, outlook: Outlook) -> pd.DataFrame:
    """Split complaints or returns by a word; columns as of ``trouble_rates``, with name (as it is shown)."""

    def work() -> pd.DataFrame:
        known, products = found.past, frame(reader, "product")
        within = {"since": found.days.since, "until": found.days.until}
        if entity == "complaint":
            table = complaints_by(key, frame(reader, "complaint"), known.lines, products, **within)
        else:
            returns = frame(reader, "return")
            table = returns_by(key, returns, known.returned, known.lines, products, **within)
        field = {each.name: each for each in ENTITIES[entity].fields}.get(key)
        labels = {each.code: each.label for each in field.choices} if field is not None else {}
        return table.assign(name=[_label(each, labels) for each in table["value"]])

    return once(reader, f"{entity} by {key} {found.days}", outlook.today, work)


def _label(value: object, labels: dict[str, str]) -> str:
    return labels.get(value, value) if isinstance(value, str) else "not known"


def _show_rates(entity: str, key: str, table: pd.DataFrame, usual: Rate, days: Stretch) -> None:
    """Draw the rates that are known; a click on a dot opens its records."""
    known = table[table["rate"].notna()]
    shown = known[~known["few"]].head(SHOWN).reset_index(drop=True)
    if shown.empty:
        few = f"Each was sold fewer than {LEAST_SALES} times in these days: a rate of so few would be chance."
        st.markdown(soft("Your sheets do not tell this." if known.empty else few))
        return
    of_all = None  # parts of one sum cannot be held against the sum
    if key in OWN_SALES and usual.of:
        of_all = 100 * float(known["records"].sum()) / usual.of
    figure = rate_spans(shown, usual=of_all, dark=theme.is_dark())
    picked = charts.pick(
        figure,
        f"{entity}-{key}-rates",
        "Complaints or returns per hundred sales, each with its bounds, the surest first.",
        int(figure.layout.height),
    )
    several = " A return of several of these counts for each." if table["records"].sum() > usual.count else ""
    st.markdown(
        soft(
            "Per hundred sales. The line holds the true rate 95 times of 100; what goes wrong most surely "
            f"stands first.{several} A click on a dot opens what it counts."
        )
    )
    if picked is not None:
        row = shown.iloc[int(str(picked))]
        blank = not isinstance(row["value"], str)
        word = str(row["product"]) if key == "product" else "" if blank else str(row["value"])
        narrowing.go(entity, Narrowed(key, word, days.since, days.until))


def _offer_rates(
    reader: Session, name: str, table: pd.DataFrame, by: str, put: Put, outlook: Outlook
) -> None:
    what, _, _ = name.partition(",")
    figures = pd.DataFrame(
        {
            by: table["name"],
            what: table["records"],
            "Sales": table["sales"],
            "Per 100 sales": table["rate"].round(2),
            "At least": table["low"].round(2),
            "At most": table["high"].round(2),
            "Share %": (100 * table["share"]).round(1),
            "Customers": table["customers"],
            "Given back": table["money"].round(2),
            "Few": table["few"].map({True: "few", False: None}),
        }
    )
    formats = dict.fromkeys(("Per 100 sales", "At least", "At most"), _UNCERTAIN)
    formats |= {"Share %": "%.1f", "Given back": outlook.money_format}
    take_away.show_figures(reader, put, "rates-table", name, figures, formats, version=name)


def show_months(reader: Session, found: Troubles, put: Put) -> None:
    """Draw both rates month by month."""
    months = found.months
    finished = months[~months["unfinished"]]
    if not (finished["returns"].any() or finished["complaints"].any()):
        return
    with cards.card(
        "months",
        "Month by month",
        "the last twelve that are over; the shade holds the true rate 95 times of 100",
        fill=False,
    ):
        figure = rates_lines(months, bounds=True, dark=theme.is_dark(), height=_HIGH)
        charts.show(figure, "rates-months", "Returns and complaints per hundred sales by month.", _HIGH)
        table = pd.DataFrame(
            {
                "Month": months["month"],
                "Sales": months["sales"],
                "Returns": months["returns"],
                "Returns per 100": months["return_rate"].round(2),
                "Returns at least": months["return_low"].round(2),
                "Returns at most": months["return_high"].round(2),
                "Complaints": months["complaints"],
                "Complaints per 100": months["complaint_rate"].round(2),
                "Complaints at least": months["complaint_low"].round(2),
                "Complaints at most": months["complaint_high"].round(2),
                "Not over": months["unfinished"].map({True: "not over", False: None}),
            }
        )
        name = "Returns and complaints by month"
        take_away.show_figures(reader, put, "months-table", name, table, {"Month": "month"})
