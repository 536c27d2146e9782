"""The monthly report: what ``crm.insights.monthly`` found, as words, figures, tables and series."""

from __future__ import annotations

import math
from typing import Final

import pandas as pd

from crm import wording
from crm.insights.cards import DOWN, UP, Card
from crm.insights.figures import Figures as Headline
from crm.insights.intervals import differs, rate
from crm.insights.monthly import Monthly, Stretch
from crm.insights.monthly_actions import worth_doing
from crm.insights.monthly_sections import ahead, owing, quiet
from crm.insights.product_sentences import defect_sentence
from crm.insights.report import (
    Beside,
    Column,
    Figures,
    Line,
    Part,
    Points,
    Report,
    Section,
    Series,
    Shape,
    Table,
    Words,
    month_labels,
    rows_of,
)
from crm.insights.sentences import strong

SHOWN: Final = 7
"""Rows of each list; the pages of the program show all."""
FEW: Final = 30
"""A month of fewer sales tells little."""
NONE: Final = "–"


def monthly_report(found: Monthly, *, business: str | None = None, currency: str | None = None) -> Report:
    """Put a month's figures into words, tables and series."""
    sections = [Section("The month in short", _in_short(found, currency))]
    to_do = worth_doing(found, currency)
    if to_do:
        sections.append(Section("Worth doing now", (Points(to_do),)))
    if found.now.sale_lines:
        sections.append(Section("What sold", _sold(found, currency)))
    sections += [
        Section("Returns and complaints", _troubles(found, currency)),
        Section("Who went quiet", quiet(found, currency)),
        Section("Who owes", owing(found, currency)),
        Section("What comes next", ahead(found, currency)),
    ]
    return Report(
        title=f"{wording.month(found.days.since)}{'' if found.whole else ' so far'}",
        said=_said(found),
        business=business or "",
        made_on=found.today,
        sections=tuple(sections),
    )


def _said(found: Monthly) -> str:
    until = found.days.until
    day = f"{wording.day(until)} {until.year}"
    if not found.whole:
        return f"Monthly report of an unfinished month, up to {day}; compared with as many days before."
    last = found.now.last_sale_on
    ends = f" Your sheets end on {wording.day(last)} {last.year}." if last and last < until else ""
    return f"Monthly report, as things stood on {day}.{ends}"


def _in_short(found: Monthly, currency: str | None) -> tuple[Part, ...]:
    parts: list[Part] = [Words(month_sentence(found, currency))]
    if found.now.sale_lines:
        parts += [Figures(_cards(found, currency)), _headline(found, currency)]
    parts.append(_revenue_series(found, currency))
    return tuple(parts)


def month_sentence(found: Monthly, currency: str | None = None) -> str:
    """Say what the month brought against the year and the month before, and who bought."""
    now = found.now
    name = wording.month(found.days.since)
    if not now.sale_lines:
        return f"Nothing was sold in {name}, as far as your sheets tell."
    said = (
        f"{name} {'brought' if found.whole else 'has brought'} {strong(wording.money(now.revenue, currency))}"
    )
    against = [
        f"{strong(_change_in_words(now.revenue, before.revenue))} {_than(then, found)}"
        for before, then in ((found.year_before, found.then[1]), (found.month_before, found.then[0]))
        if before is not None and before.revenue > 0
    ]
    said += f", {wording.listed(against)}" if against else ""
    best = found.months["revenue"].to_numpy()
    if found.whole and len(best) > 2 and (best[:-1] > 0).all() and best[-1] > best[:-1].max():  # noqa: PLR2004
        said += "; the best month of the last thirteen"
    buyers = strong(wording.count(now.buyers, "customer"))
    first = (
        f", {strong(wording.number(found.first_buyers))} of them for the first time"
        if found.first_buyers
        else ""
    )
    who = f"{buyers} bought{first}" if now.buyers else ""
    few = f"these are few: {wording.count(now.sale_lines, 'sale')}" if now.sale_lines < FEW else ""
    return " ".join(wording.sentence(each) for each in (said, who, few) if each)


def _than(then: Stretch, found: Monthly) -> str:
    name = wording.month(then.since)
    return f"than {name}" if found.whole else f"than {then.since.day}–{then.until.day} {name}"


def _change_in_words(now: float, before: float) -> str:
    share = now / before - 1
    return f"{wording.percent(abs(share))} {'more' if share >= 0 else 'less'}"


def _change(now: float | None, before: float | None) -> str:
    """Write a change as ``▲ 14 %``; a dash where there is nothing to compare."""
    if now is None or before is None or math.isnan(before) or before <= 0:
        return NONE
    share = now / before - 1
    return "=" if not round(share, 2) else f"{UP if share > 0 else DOWN} {wording.percent(abs(share))}"


def _left(figures: Headline) -> float | None:
    """Give the profit after what was given back."""
    return None if figures.profit is None else figures.profit - figures.refunds


def _cards(found: Monthly, currency: str | None) -> tuple[Card, ...]:
    now, before = found.now, found.year_before
    told: list[tuple[str, float | None, float | None, bool, str]] = [
        ("Revenue", now.revenue, None if before is None else before.revenue, True, ""),
        ("Orders", now.orders, None if before is None else before.orders, False, ""),
        ("Average order", now.average_order, None if before is None else before.average_order, True, ""),
        ("Profit", _left(now), None if before is None else _left(before), True, "")
        if now.profit is not None
        else ("Customers who bought", now.buyers, None if before is None else before.buyers, False, ""),
    ]
    cards = []
    for label, value, then, money, _ in told:
        change = _change(value, then)
        tone = {UP: "green", DOWN: "red"}.get(change[0], "gray")
        text = wording.money(value or 0.0, currency) if money else wording.number(value or 0)
        proof = f"on {_short(found.then[1])}" if tone != "gray" else ""
        cards.append(Card(label, text, change if proof else "", tone, proof))
    return tuple(cards)


def _headline(found: Monthly, currency: str | None) -> Table:
    """Give the figures beside those of the month before and of the year before."""
    columns = (found.now, found.month_before, found.year_before)
    days = [(each.until - each.since).days + 1 for each in (found.days, *found.then)]

    def row(label: str, values: list[float | None], *, money: bool, digits: int = 0) -> tuple[str, ...]:
        def written(value: float | None) -> str:
            if value is None:
                return NONE
            return wording.money(value, currency) if money else wording.number(value, digits)

        now, month, year = values
        return (label, written(now), written(month), _change(now, month), written(year), _change(now, year))

    def each(name: str) -> list[float | None]:
        return [None if one is None else getattr(one, name) for one in columns]

    a_day = [None if one is None else one.revenue / length for one, length in zip(columns, days, strict=True)]
    rows = [
        row("Revenue", each("revenue"), money=True),
        row("Revenue a day", a_day, money=True),
        row("Orders", each("orders"), money=False),
        row("Average order", each("average_order"), money=True),
        row("Customers who bought", each("buyers"), money=False),
        row("Given back", each("refunds"), money=True),
    ]
    if found.now.profit is not None:
        profit = [None if one is None else _left(one) for one in columns]
        rows.append(row("Profit, after costs and returns", profit, money=True))
    names = [_short(each) for each in (found.days, *found.then)]
    headings = ("", names[0], names[1], "Change", names[2], "Change")
    note = _profit_note(found.now)
    return Table(
        tuple(Column(each, right=at > 0) for at, each in enumerate(headings)), tuple(rows), note=note
    )


def _profit_note(now: Headline) -> str:
    rests = f"Rests on {wording.count(now.sale_lines, 'line')} of sale"
    if now.profit is None or now.costed_lines == now.sale_lines:
        return f"{rests}."
    costed = wording.number(now.costed_lines)
    return f"{rests}; the cost of {costed} of them is known, of which the profit is told."


def _short(days: Stretch) -> str:
    return f"{wording.MONTHS[days.since.month - 1][:3]} {days.since.year}"


def _revenue_series(found: Monthly, currency: str | None) -> Series:
    months = found.months
    lines = [Line("this year", tuple(months["revenue"].tolist()))]
    if months["before"].notna().any():
        lines.append(Line("the year before", tuple(months["before"].tolist())))
    unfinished = bool(months["unfinished"].iloc[-1]) if len(months) else False
    return Series(
        "Revenue by month",
        month_labels(months["start"]),
        tuple(lines),
        money=True,
        currency=currency,
        open_from=len(months) - 1 if unfinished else None,
    )


def _sold(found: Monthly, currency: str | None) -> tuple[Part, ...]:
    parts: list[Part] = []
    if found.categories["value"].notna().any():
        parts.append(_split(found.categories, "Best categories", "Category", currency))
    parts.append(
        Beside(
            _split(found.products, "Best products", "Product", currency, narrow=True),
            _customers(found, currency),
        )
    )
    return tuple(parts)


def _split(
    split: pd.DataFrame, title: str, label: str, currency: str | None, *, narrow: bool = False
) -> Table:
    shown = split.head(SHOWN)
    rows = []
    for row in rows_of(shown):
        name = "not known" if pd.isna(row.value) else str(row.value)
        told = (name, wording.money(row.revenue, currency))
        wide = (wording.percent(row.share), wording.number(row.orders))
        rows.append((*told, *(() if narrow else wide), _change(row.revenue, row.before)))
    names = [label, "Revenue", *(() if narrow else ("Share", "Orders")), "On year before"]
    columns = tuple(Column(each, right=at > 0) for at, each in enumerate(names))
    return Table(columns, tuple(rows), title, note=_rest(len(split) - len(shown)))


def _rest(count: int) -> str:
    return f"and {wording.number(count)} more" if count > 0 else ""


def _customers(found: Monthly, currency: str | None) -> Table:
    shown = found.customers.head(SHOWN)
    rows = tuple(
        (str(row.name), wording.money(row.revenue, currency), _change(row.revenue, row.before))
        for row in rows_of(shown)
    )
    columns = (Column("Customer"), Column("Revenue", right=True), Column("On year before", right=True))
    return Table(columns, rows, "Best customers", note=_rest(len(found.customers) - len(shown)))


def _troubles(found: Monthly, currency: str | None) -> tuple[Part, ...]:
    parts: list[Part] = [Words(trouble_sentence(found, currency))]
    parts += [_rates_series(found)] if found.rates[["returns", "complaints"]].to_numpy().any() else []
    reasons, about = _reasons(found, currency), _about(found)
    parts += [Beside(reasons, about)] if reasons.rows and about.rows else []
    parts += [each for each in (reasons, about) if each.rows and not (reasons.rows and about.rows)]
    said = defect_sentence(found.defects, currency)
    parts += [Words(said)] if said else []
    return tuple(parts)


def _rates_series(found: Monthly) -> Series:
    """Give returns with their bounds and complaints; what is not recorded at all is no line."""
    rates = found.rates
    bounds = [_floats(rates[f"return_{name}"]) for name in ("rate", "low", "high")]
    lines = [Line("returns", *bounds)] if rates["returns"].any() else []
    lines += [Line("complaints", _floats(rates["complaint_rate"]))] if rates["complaints"].any() else []
    return Series("Per 100 sales, month by month", month_labels(rates["month"]), tuple(lines), Shape.LINES)


def _floats(column: pd.Series[float]) -> tuple[float, ...]:
    return tuple(column.astype("float64").tolist())


def trouble_sentence(found: Monthly, currency: str | None = None) -> str:
    """Say how much came back and was complained about, per 100 sales, against the year before."""
    now, before = found.now, found.year_before
    if not now.returns and not now.complaints:
        return "Nothing came back and nobody complained, as far as your sheets tell."
    parts = []
    for label, count, then in (
        (wording.count(now.returns, "return"), now.returns, None if before is None else before.returns),
        (
            wording.count(now.complaints, "complaint"),
            now.complaints,
            None if before is None else before.complaints,
        ),
    ):
        if not count and not then:
            continue
        found_rate = rate(count, now.sale_lines)
        said = strong(label)
        if found_rate.per_100 is not None:
            margin = wording.number(found_rate.margin or 0, 1)
            said += f", {strong(wording.number(found_rate.per_100, 1))} per 100 sales (±{margin})"
        if before is not None and then is not None and found_rate.per_100 is not None and before.sale_lines:
            earlier = rate(then, before.sale_lines)
            sure = "" if differs(found_rate, earlier) else ", which may be chance"
            said += f"; a year before {wording.number(earlier.per_100 or 0, 1)}{sure}"
        parts.append(said)
    back = f"{strong(wording.money(now.refunds, currency))} was given back" if now.refunds else ""
    return " ".join(wording.sentence(each) for each in (*parts, back, _answered(found)) if each)


def _answered(found: Monthly) -> str:
    if not found.now.complaints:
        return ""
    said = f"{found.resolved} of {wording.count(found.now.complaints, 'complaint')} are settled"
    if found.answer.median_hours is not None:
        said += f"; the first answer took {strong(wording.hours(found.answer.median_hours))} in the middle"
    return said


def _reasons(found: Monthly, currency: str | None) -> Table:
    rows = tuple(
        (
            "no reason given" if pd.isna(row.reason) else str(row.reason),
            wording.number(row.returns),
            wording.money(row.refund, currency),
        )
        for row in rows_of(found.reasons.head(SHOWN))
        if found.reasons["reason"].notna().any()
    )
    columns = (Column("Reason"), Column("Lines", right=True), Column("Given back", right=True))
    return Table(columns, rows, "Why things came back", note=_rest(len(found.reasons) - len(rows)))


def _about(found: Monthly) -> Table:
    rows = tuple(
        (
            "not said" if pd.isna(row.category) else str(row.category),
            wording.number(row.complaints),
            wording.number(row.resolved),
        )
        for row in rows_of(found.complained.head(SHOWN))
        if found.complained["category"].notna().any()
    )
    columns = (Column("About"), Column("Complaints", right=True), Column("Settled", right=True))
    return Table(columns, rows, "What complaints were about", note=_rest(len(found.complained) - len(rows)))
