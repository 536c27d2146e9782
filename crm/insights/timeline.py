"""One customer's timeline: every touch, newest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.entities import CHANNELS, ENTITIES
from crm.insights.calendar import Ints
from crm.insights.complaints import are_open
from crm.insights.lines import SaleLines, grouped
from crm.insights.returns import returned_lines
from crm.wording import MINUS, number

COLUMNS: Final = ("at", "kind", "title", "detail", "amount", "entity", "id", "tone", "note")
LABELS: Final = {choice.code: choice.label for choice in CHANNELS}
KINDS: Final = {
    "sale": "purchases",
    "payment": "payments",
    "return": "returns",
    "complaint": "complaints",
    "interaction": "contacts",
    "feedback": "reviews",
    "message": "campaigns",
    "opportunity": "deals",
    "task": "tasks",
}
"""What touches are called together, by the entity that they are records of."""
Frames = Mapping[str, pd.DataFrame]
Touches = dict[str, np.ndarray[Any, Any]]
"""The columns of a timeline by name."""


def timeline(
    frames: Frames, products: pd.DataFrame, *, campaigns: pd.DataFrame | None = None
) -> pd.DataFrame:
    """List every touch with a customer, from ``crm.insights.customer.customer_frames``.

    One row per touch (the sales of one order are one), newest first; those without a day come last. Columns:
    at (moment; midnight: no time known), kind (one of ``KINDS``), title, detail, note (plain
    text), amount (account currency, NaN where there is none; refunds below zero), entity, id (of the record;
    of the first line of an order), tone (green, blue, orange, red or gray).
    """
    names = products["name"].astype(object)
    makers: dict[str, Callable[[], Touches]] = {
        "sale": lambda: _sales(frames, names),
        "payment": lambda: _payments(frames["payment"]),
        "return": lambda: _returns(frames, names),
        "complaint": lambda: _complaints(frames["complaint"]),
        "interaction": lambda: _interactions(frames["interaction"]),
        "feedback": lambda: _feedback(frames["feedback"]),
        "opportunity": lambda: _opportunities(frames["opportunity"]),
        "task": lambda: _tasks(frames["task"]),
        "message": lambda: _messages(frames["message"], campaigns),
    }
    # Most customers have records of few sorts; the others would cost as much as if they had some.
    parts = [make() for entity, make in makers.items() if len(frames[entity])] or [
        _payments(frames["payment"])
    ]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in COLUMNS}
    seconds = columns["at"].view("int64")
    newest = np.argsort(np.where(np.isnat(columns["at"]), np.iinfo("int64").max, -seconds), kind="stable")
    return pd.DataFrame(
        {name: pd.Series(values[newest], dtype=values.dtype) for name, values in columns.items()}
    )


def _touches(  # noqa: PLR0913 - the columns of a timeline
    records: pd.DataFrame,
    *,
    entity: str,
    at: pd.Series[Any],
    title: Any,  # noqa: ANN401 - one text, or one for each record
    detail: Any = "",  # noqa: ANN401
    amount: Any = np.nan,  # noqa: ANN401
    tone: Any = "gray",  # noqa: ANN401
    note: Any = "",  # noqa: ANN401
) -> Touches:
    """Give the columns of a timeline for some records, as arrays: frames would cost many times as much."""
    words = {
        "kind": KINDS[entity],
        "title": title,
        "detail": detail,
        "entity": entity,
        "tone": tone,
        "note": note,
    }
    touches: Touches = {
        "at": at.to_numpy(dtype="datetime64[s]"),
        "amount": np.broadcast_to(np.asarray(amount, dtype="float64"), len(records)),
        "id": records.index.to_numpy(dtype="int64"),
    }
    for name, values in words.items():
        touches[name] = np.empty(len(records), dtype=object)
        touches[name][:] = values
    return touches


def _text(column: pd.Series[Any], before: str = "") -> pd.Series[Any]:
    """Give a column as text, blanks empty, ``before`` put in front of what is not blank."""
    values, blank = column.astype(object).to_numpy(), column.isna().to_numpy()
    text = np.empty(len(values), dtype=object)
    text[:] = ["" if none else f"{before}{value}" for value, none in zip(values, blank, strict=True)]
    return pd.Series(text, index=column.index, dtype=object)


def _joined(*parts: pd.Series[Any]) -> pd.Series[Any]:
    """Put parts beside each other, those that are empty left out."""
    together = parts[0]
    for part in parts[1:]:
        comma = pd.Series(np.where((together != "") & (part != ""), ", ", ""), index=part.index, dtype=object)
        together = together + comma + part
    return together


def _sales(frames: Frames, names: pd.Series[Any]) -> Touches:
    lines = SaleLines(frames["sale"])
    ids = lines.sales.index.to_numpy(dtype="int64")
    order = lines.order.astype("int64")
    _, where, each = grouped(np.where(order < 0, -1 - np.arange(len(order)), order))
    count = len(each)
    first = np.full(count, np.iinfo("int64").max)
    np.minimum.at(first, where, ids)
    at = np.full(count, np.datetime64("NaT"), dtype="datetime64[s]")
    np.fmin.at(at, where, lines.sales["sold_at"].to_numpy(dtype="datetime64[s]"))
    counts = np.bincount(where, minlength=count)
    dearest = _dearest(lines, where, count, names)
    detail = _order_details(dearest, counts)
    orders = pd.DataFrame(index=pd.Index(first, name="id"))
    return _touches(
        orders,
        entity="sale",
        at=pd.Series(at),
        title="Sale",
        detail=detail,
        amount=np.bincount(where, weights=lines.amount, minlength=count),
        tone="green",
    )


def _dearest(lines: SaleLines, where: Ints, count: int, names: pd.Series[Any]) -> pd.Series[Any]:
    """Name the product that brought most of each order; blank where none is known."""
    named = names.reindex(lines.product).to_numpy()
    known = np.flatnonzero(pd.notna(named))
    cheapest_first = known[np.argsort(-lines.amount[known], kind="stable")][::-1]
    dearest = np.full(count, None, dtype=object)
    dearest[where[cheapest_first]] = named[cheapest_first]  # what is put last stays
    return pd.Series(dearest, dtype=object)


def _order_details(dearest: pd.Series[Any], counts: Ints) -> pd.Series[Any]:
    several = pd.Series(counts).map(lambda lines: f"{number(lines)} lines").astype(object)
    only = _text(dearest).where(dearest.notna(), "1 line")
    return _joined(several, _text(dearest, "with ")).where(counts > 1, only)


def _payments(payments: pd.DataFrame) -> Touches:
    detail = _joined(_text(payments["method"]), _text(payments["order_number"], "for order "))
    return _touches(
        payments,
        entity="payment",
        at=payments["paid_on"],
        title="Payment",
        detail=detail,
        amount=payments["amount"],
        tone="blue",
    )


def _returns(frames: Frames, names: pd.Series[Any]) -> Touches:
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
        entity="return",
        at=sums["at"],
        title="Return",
        detail=detail,
        amount=-sums["refund"],
        tone="orange",
    )


def _pieces(quantity: float) -> str:
    return f"{number(quantity, 0 if float(quantity).is_integer() else 2)}".removeprefix(MINUS)


def _complaints(complaints: pd.DataFrame) -> Touches:
    still = are_open(complaints)
    subject = _text(complaints["subject"])
    detail = subject.where(subject != "", _text(complaints["category"]))
    due = complaints["due_at"].dt.strftime("promised for %d %b").astype(object)
    note = due.where(still & due.notna().to_numpy(), np.where(still, "open", "resolved"))
    return _touches(
        complaints,
        entity="complaint",
        at=complaints["opened_at"],
        title="Complaint",
        detail=detail,
        tone=np.where(still, "red", "gray"),
        note=note,
    )


def _interactions(interactions: pd.DataFrame) -> Touches:
    by = _text(interactions["channel"].astype(object).map(LABELS)).replace("", "Contact")
    way = _text(interactions["direction"].astype(object), " ")
    labels = _labels("interaction", "response", interactions["response"])
    note = _text(interactions["by"], "by ")
    return _touches(
        interactions,
        entity="interaction",
        at=interactions["happened_at"],
        title=by + way,
        detail=_text(interactions["subject"]),
        tone="blue",
        note=labels.where(labels != "", note),
    )


def _feedback(feedback: pd.DataFrame) -> Touches:
    of = np.where(feedback["kind"].isin(("csat", "stars")), 5, 10)
    score = (
        feedback["score"].map(lambda score: f"{score:g}").astype(object)
        + " of "
        + pd.Series(of, index=feedback.index).astype("str").astype(object)
    )
    low = (feedback["score"] <= np.where(of == 5, 2, 6)).to_numpy()  # noqa: PLR2004
    return _touches(
        feedback,
        entity="feedback",
        at=feedback["given_on"],
        title="Review",
        detail=_joined(score, _text(feedback["comment"])),
        tone=np.where(low, "orange", "green"),
        note=_text(feedback["source"]),
    )


def _opportunities(deals: pd.DataFrame) -> Touches:
    return _touches(
        deals,
        entity="opportunity",
        at=deals["closed_on"].fillna(deals["expected_close"]),
        title="Opportunity",
        detail=_text(deals["title"]),
        amount=deals["value"],
        tone="blue",
        note=_joined(
            _labels("opportunity", "stage", deals["stage"]),
            _text(deals["closed_on"].isna().map({True: "expected then", False: ""})),
        ),
    )


def _tasks(tasks: pd.DataFrame) -> Touches:
    done = tasks["done_at"].notna()
    return _touches(
        tasks,
        entity="task",
        at=tasks["done_at"].fillna(tasks["due_on"]),
        title="Task",
        detail=_text(tasks["title"]),
        tone=np.where(done, "gray", "orange"),
        note=np.where(done, "done", "to do"),
    )


def _messages(messages: pd.DataFrame, campaigns: pd.DataFrame | None) -> Touches:
    names = pd.Series(dtype=object) if campaigns is None else campaigns["name"].astype(object)
    name = pd.Series(names.reindex(messages["campaign"]).to_numpy(), index=messages.index, dtype=object)
    return _touches(
        messages,
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
