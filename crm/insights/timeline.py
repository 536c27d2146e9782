"""One customer's timeline: every touch, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.entities import CHANNELS, ENTITIES
from crm.insights.complaints import are_open
from crm.insights.lines import SaleLines
from crm.insights.returns import returned_lines
from crm.wording import MINUS, number

COLUMNS: Final = ("at", "kind", "title", "detail", "amount", "entity", "id", "tone", "note")
LABELS: Final = {choice.code: choice.label for choice in CHANNELS}
Frames = Mapping[str, pd.DataFrame]


def timeline(
    frames: Frames, products: pd.DataFrame, *, campaigns: pd.DataFrame | None = None
) -> pd.DataFrame:
    """List every touch with a customer, from ``crm.insights.customer.customer_frames``.

    One row per touch (the sales of one order are one), newest first; those without a day come last. Columns:
    at (moment; midnight: no time known), kind (sales, service, contact or tasks), title, detail, note (plain
    text), amount (account currency, NaN where there is none; refunds below zero), entity, id (of the record;
    of the first line of an order), tone (green, blue, orange, red or gray).
    """
    names = products["name"].astype(object)
    parts = [
        _sales(frames, names),
        _payments(frames["payment"]),
        _returns(frames, names),
        _complaints(frames["complaint"]),
        _interactions(frames["interaction"]),
        _feedback(frames["feedback"]),
        _opportunities(frames["opportunity"]),
        _tasks(frames["task"]),
        _messages(frames["message"], campaigns),
    ]
    filled = [part for part in parts if len(part)] or parts[:1]
    table = pd.concat(filled, ignore_index=True)[list(COLUMNS)]
    return table.sort_values("at", ascending=False, kind="stable", na_position="last", ignore_index=True)


def _touches(  # noqa: PLR0913 - the columns of a timeline
    records: pd.DataFrame,
    *,
    kind: str,
    entity: str,
    at: pd.Series[Any],
    title: Any,  # noqa: ANN401 - one text, or one for each record
    detail: Any = "",  # noqa: ANN401
    amount: Any = np.nan,  # noqa: ANN401
    tone: Any = "gray",  # noqa: ANN401
    note: Any = "",  # noqa: ANN401
) -> pd.DataFrame:
    touches = pd.DataFrame({"at": at.astype("datetime64[s]")}, index=records.index)
    touches = touches.assign(
        kind=kind,
        title=title,
        detail=detail,
        amount=amount,
        entity=entity,
        tone=tone,
        note=note,
        id=records.index,
    )
    words = ["kind", "title", "detail", "entity", "tone", "note"]
    touches[words] = touches[words].astype(object)
    return touches.astype({"amount": "float64", "id": "int64"})


def _text(column: pd.Series[Any], before: str = "") -> pd.Series[Any]:
    """Give a column as text, blanks empty, ``before`` put in front of what is not blank."""
    text = column.astype(object)
    return (before + text.astype("str")).where(text.notna(), "").astype(object)


def _joined(*parts: pd.Series[Any]) -> pd.Series[Any]:
    """Put parts beside each other, those that are empty left out."""
    together = parts[0]
    for part in parts[1:]:
        comma = pd.Series(np.where((together != "") & (part != ""), ", ", ""), index=part.index, dtype=object)
        together = together + comma + part
    return together


def _sales(frames: Frames, names: pd.Series[Any]) -> pd.DataFrame:
    sales = frames["sale"]
    lines = SaleLines(sales)
    order = np.where(lines.order < 0, -1 - np.arange(len(sales)), lines.order)
    sold = pd.DataFrame(
        {
            "id": sales.index,
            "at": sales["sold_at"].to_numpy(),
            "amount": lines.amount,
            "name": names.reindex(lines.product).to_numpy(),
        }
    )
    dearest = (
        sold.sort_values("amount", ascending=False, kind="stable")
        .groupby(order[_by_amount(sold)])["name"]
        .first()
    )
    orders = sold.groupby(order).agg(
        id=("id", "min"), at=("at", "min"), amount=("amount", "sum"), lines=("id", "size")
    )
    orders["name"] = dearest.reindex(orders.index)
    orders = orders.set_index("id")
    counted = orders["lines"].map(lambda lines: f"{number(lines)} lines")
    with_name = _text(orders["name"], "with ")
    only = _text(orders["name"]).where(orders["name"].notna(), "1 line")
    detail = _joined(counted.astype(object), with_name).where(orders["lines"] > 1, only)
    return _touches(
        orders,
        kind="sales",
        entity="sale",
        at=orders["at"],
        title="Sale",
        detail=detail,
        amount=orders["amount"],
        tone="green",
    )


def _by_amount(sold: pd.DataFrame) -> Any:  # noqa: ANN401 - an array of places
    return np.argsort(-sold["amount"].to_numpy(), kind="stable")


def _payments(payments: pd.DataFrame) -> pd.DataFrame:
    detail = _joined(_text(payments["method"]), _text(payments["order_number"], "for order "))
    return _touches(
        payments,
        kind="sales",
        entity="payment",
        at=payments["paid_on"],
        title="Payment",
        detail=detail,
        amount=payments["amount"],
        tone="blue",
    )


def _returns(frames: Frames, names: pd.Series[Any]) -> pd.DataFrame:
    returns = frames["return"]
    lines = returned_lines(returns, frames["sale"])
    sums = lines.groupby("return_id").agg(
        at=("returned_on", "min"), refund=("refund", "sum"), count=("refund", "size")
    )
    sums = sums.reindex(returns.index)
    named = _text(pd.Series(names.reindex(returns["product"]).to_numpy(), index=returns.index))
    pieces = (
        returns["quantity"]
        .map(lambda quantity: "" if np.isnan(quantity) else _pieces(quantity))
        .astype(object)
    )
    whole = (
        sums["count"]
        .map(lambda count: f"the whole order, {number(count)} lines" if count > 1 else "")
        .astype(object)
    )
    detail = _joined(whole, named, pieces.where(named != "", ""), _text(returns["reason"]))
    return _touches(
        returns,
        kind="sales",
        entity="return",
        at=sums["at"],
        title="Return",
        detail=detail,
        amount=-sums["refund"],
        tone="orange",
    )


def _pieces(quantity: float) -> str:
    return f"{number(quantity, 0 if float(quantity).is_integer() else 2)}".removeprefix(MINUS)


def _complaints(complaints: pd.DataFrame) -> pd.DataFrame:
    still = are_open(complaints)
    subject = _text(complaints["subject"])
    detail = subject.where(subject != "", _text(complaints["category"]))
    due = complaints["due_at"].dt.strftime("promised for %d %b").astype(object)
    note = due.where(still & due.notna().to_numpy(), np.where(still, "open", "resolved"))
    return _touches(
        complaints,
        kind="service",
        entity="complaint",
        at=complaints["opened_at"],
        title="Complaint",
        detail=detail,
        tone=np.where(still, "red", "gray"),
        note=note,
    )


def _interactions(interactions: pd.DataFrame) -> pd.DataFrame:
    by = _text(interactions["channel"].astype(object).map(LABELS)).replace("", "Contact")
    way = _text(interactions["direction"].astype(object), " ")
    labels = _labels("interaction", "response", interactions["response"])
    note = _text(interactions["by"], "by ")
    return _touches(
        interactions,
        kind="contact",
        entity="interaction",
        at=interactions["happened_at"],
        title=by + way,
        detail=_text(interactions["subject"]),
        tone="blue",
        note=labels.where(labels != "", note),
    )


def _feedback(feedback: pd.DataFrame) -> pd.DataFrame:
    of = np.where(feedback["kind"].isin(("csat", "stars")), 5, 10)
    score = (
        feedback["score"].map(lambda score: f"{score:g}").astype(object)
        + " of "
        + pd.Series(of, index=feedback.index).astype("str").astype(object)
    )
    low = (feedback["score"] <= np.where(of == 5, 2, 6)).to_numpy()  # noqa: PLR2004
    return _touches(
        feedback,
        kind="contact",
        entity="feedback",
        at=feedback["given_on"],
        title="Review",
        detail=_joined(score, _text(feedback["comment"])),
        tone=np.where(low, "orange", "green"),
        note=_text(feedback["source"]),
    )


def _opportunities(deals: pd.DataFrame) -> pd.DataFrame:
    return _touches(
        deals,
        kind="sales",
        entity="opportunity",
        at=deals["closed_on"].fillna(deals["expected_close"]),
        title="Opportunity",
        detail=_text(deals["title"]),
        amount=deals["value"],
        tone="blue",
        note=_labels("opportunity", "stage", deals["stage"]),
    )


def _tasks(tasks: pd.DataFrame) -> pd.DataFrame:
    done = tasks["done_at"].notna()
    return _touches(
        tasks,
        kind="tasks",
        entity="task",
        at=tasks["done_at"].fillna(tasks["due_on"]),
        title="Task",
        detail=_text(tasks["title"]),
        tone=np.where(done, "gray", "orange"),
        note=np.where(done, "done", "to do"),
    )


def _messages(messages: pd.DataFrame, campaigns: pd.DataFrame | None) -> pd.DataFrame:
    names = pd.Series(dtype=object) if campaigns is None else campaigns["name"].astype(object)
    name = pd.Series(names.reindex(messages["campaign"]).to_numpy(), index=messages.index, dtype=object)
    return _touches(
        messages,
        kind="contact",
        entity="message",
        at=messages["sent_at"],
        title="Campaign",
        detail=_text(name),
        tone="blue",
        note=_labels("message", "response", messages["response"]),
    )


def _labels(entity: str, name: str, codes: pd.Series[Any]) -> pd.Series[Any]:
    """Give the labels of choices, lower case, empty where blank."""
    labels: Mapping[str, str] = {
        choice.code: choice.label.lower() for choice in ENTITIES[entity][name].choices
    }
    return _text(codes.astype(object).map(labels))
