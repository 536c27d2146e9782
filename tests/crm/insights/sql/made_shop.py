"""A made shop of some thousand lines with the traps of real sheets; amounts in quarters add up exactly."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any, Final

import pandas as pd

from crm.insights.frames import empty_frame
from tests.crm.insights.conftest import as_loaded

Record = dict[str, Any]
Records = dict[str, list[Record]]

TODAY: Final = date(2025, 3, 18)
FIRST: Final = date(2022, 1, 10)
CUSTOMERS: Final = tuple(range(3, 903, 3))  # ids with gaps between them
PRODUCTS: Final = tuple(range(2, 82, 2))
OTHERS: Final = tuple(range(100, 220))  # sold in two orders that stock a shelf
ENTITIES: Final = (
    "customer", "product", "sale", "return", "complaint", "payment", "opportunity", "campaign", "message",
    "interaction",
)  # fmt: skip
CLOSED: Final = {(2022, 8), (2023, 2), (2023, 3)}  # months without any sale
HOUR: Final = timedelta(hours=1)


def made_shop(seed: int = 11) -> dict[str, pd.DataFrame]:
    """Make the frames of every entity that analyses read, as the store loads them."""
    chance = random.Random(seed)
    records: Records = {"customer": _customers(chance), "product": _products(chance)}
    records["sale"] = _sales(chance)
    records["return"] = _returns(chance, records["sale"])
    records["complaint"] = _complaints(chance, records["sale"])
    records["payment"] = _payments(chance, records["sale"])
    records["opportunity"] = _opportunities(chance)
    records["campaign"] = [{"name": f"Campaign {number}", "starts_on": _day(chance)} for number in range(4)]
    records["message"] = [_message(chance) for _ in range(300)]
    records["interaction"] = [_interaction(chance) for _ in range(400)]
    return {name: _frame(name, rows) for name, rows in records.items()}


def _frame(entity: str, rows: list[Record]) -> pd.DataFrame:
    ids = [row.get("id", number) for number, row in enumerate(rows, 1)]
    columns = pd.DataFrame(rows, index=pd.Index(ids, name="id", dtype="int64"), dtype=object)
    kinds = empty_frame(entity).dtypes
    for name in columns.columns.intersection(kinds.index):
        if kinds[name] == "datetime64[s]":
            columns[name] = pd.to_datetime(columns[name])
        elif kinds[name] in ("float64", "int64"):
            columns[name] = pd.to_numeric(columns[name])
    return as_loaded(entity, columns)


def _some(chance: random.Random, share: float, value: object) -> object:
    """Give a value now and then, else a blank."""
    return value if chance.random() < share else None


def _money(chance: random.Random, most: int = 400) -> float:
    return chance.randrange(most) / 4


def _day(chance: random.Random) -> date:
    return FIRST + timedelta(days=chance.randrange((TODAY - FIRST).days + 20))


def _moment(chance: random.Random, day: date) -> datetime:
    """Give a time of that day, midnight (not known) for half of them."""
    at = datetime(day.year, day.month, day.day)
    return at if chance.random() < 0.5 else at + timedelta(minutes=chance.randrange(1, 1440))


def _customers(chance: random.Random) -> list[Record]:
    rows: list[Record] = []
    for customer in CUSTOMERS:
        gone = chance.random() < 0.15
        row: Record = {
            "id": customer,
            "name": f"Customer {customer}",
            "city": _some(chance, 0.8, chance.choice(["Berne", "Lyon", "Turin"])),
            "country": _some(chance, 0.8, chance.choice(["CH", "FR", "IT"])),
            "stage": "lost" if gone and chance.random() < 0.6 else _some(chance, 0.5, "customer"),
            "lost_on": _some(chance, 0.6, _day(chance)) if gone else None,
            "lost_reason": _some(chance, 0.6, chance.choice(["Price", "Moved", "Quality"])) if gone else None,
            "lost_to": _some(chance, 0.4, chance.choice(["Rival", "Other"])) if gone else None,
        }
        for consent in ("email", "phone", "text", "post"):
            row[f"{consent}_consent"] = chance.choice([True, True, False, None])
            row[f"{consent}_consent_on"] = _some(chance, 0.6, _day(chance))
        rows.append(row)
    return rows


def _products(chance: random.Random) -> list[Record]:
    return [
        {
            "id": product,
            "name": f"Product {product}",
            "category": _some(chance, 0.85, chance.choice(["Fruit", "Cheese", "Bread", "Wine"])),
            "brand": _some(chance, 0.5, chance.choice(["North", "South"])),
            "cost": _some(chance, 0.9, _money(chance, 80)),
        }
        for product in (*PRODUCTS, *OTHERS)
    ]


def _sales(chance: random.Random) -> list[Record]:
    rows: list[Record] = []
    for customer in CUSTOMERS:
        day = FIRST + timedelta(days=chance.randrange(1100))
        gap = chance.choice([5, 20, 60, 200])
        for _ in range(chance.choice([1, 1, 2, 4, 8, 15])):
            if day < TODAY + timedelta(days=40):  # some are dated ahead
                rows += _order(chance, customer, day)
            day += timedelta(days=chance.randrange(1, 2 * gap))
    for customer in CUSTOMERS[::12]:  # one product in November, year after year
        for year in (2022, 2023, 2024):
            line = _line(chance, customer, date(year, 11, chance.randrange(1, 28)), f"N{customer}-{year}")
            rows.append(line | {"product": PRODUCTS[4]})
    for number in range(2):  # an order of more products than anybody buys
        day = _day(chance)
        shelf = [_line(chance, CUSTOMERS[0], day, f"BIG{number}") for _ in OTHERS]
        rows += [line | {"product": each} for line, each in zip(shelf, OTHERS, strict=True)]
    for number in range(150):  # these two go together
        day = _day(chance)
        pair = [_line(chance, CUSTOMERS[number], day, f"P{number}") for _ in range(2)]
        rows += [line | {"product": each} for line, each in zip(pair, PRODUCTS[:2], strict=True)]
    rows += [dict(row) for row in rows[::97]]  # lines that stand twice stay twice
    rows = [
        row
        for row in rows
        if row["sold_at"] is None or (row["sold_at"].year, row["sold_at"].month) not in CLOSED
    ]
    chance.shuffle(rows)
    return rows


def _order(chance: random.Random, customer: int, day: date) -> list[Record]:
    number = f"A{chance.randrange(900)}"  # so few numbers that customers and months share them
    wanted = chance.sample(PRODUCTS, chance.choice([1, 1, 2, 3, 5]))
    due = _some(chance, 0.4, day + timedelta(days=chance.choice([0, 14, 30])))
    channel = _some(chance, 0.8, chance.choice(["Web", "Shop", "Phone"]))
    return [
        _line(chance, customer, day, number) | {"product": each, "due_on": due, "sales_channel": channel}
        for each in wanted
    ]


def _line(chance: random.Random, customer: int, day: date, number: str) -> Record:
    trap = chance.random()
    amount = _money(chance)
    return {
        "order_number": None if trap < 0.03 else number,
        "sold_at": None if 0.03 < trap < 0.05 else _moment(chance, day),
        "customer": 0 if 0.05 < trap < 0.09 else customer,
        "product": 0 if 0.09 < trap < 0.12 else chance.choice(PRODUCTS),
        "quantity": None if 0.12 < trap < 0.15 else chance.randrange(1, 6),
        "amount": None
        if 0.15 < trap < 0.17
        else 0.0
        if 0.17 < trap < 0.2
        else -amount
        if 0.2 < trap < 0.23
        else amount,
        "discount": _some(chance, 0.2, _money(chance, 40)),
        "discount_share": _some(chance, 0.2, chance.choice([0.25, 0.5])),
        "cost": _some(chance, 0.3, _money(chance, 200)),
        "city": _some(chance, 0.2, chance.choice(["Berne", "Basle"])),
        "country": _some(chance, 0.2, "CH"),
        "salesperson": _some(chance, 0.7, chance.choice(["Ann", "Bob"])),
        "payment_method": _some(chance, 0.7, chance.choice(["Card", "Cash"])),
        "sales_channel": None,
        "campaign": _some(chance, 0.1, chance.randrange(1, 5)),
        "due_on": None,
    }


def _returns(chance: random.Random, sales: list[Record]) -> list[Record]:
    rows: list[Record] = []
    for _ in range(260):
        sale = chance.choice(sales)
        sold = sale["sold_at"] or datetime(2023, 5, 5)
        row: Record = {
            "order_number": sale["order_number"] if chance.random() < 0.9 else _some(chance, 0.5, "UNKNOWN"),
            "returned_on": _some(
                chance, 0.8, _moment(chance, sold.date() + timedelta(days=chance.randrange(40)))
            ),
            "customer": sale["customer"] if chance.random() < 0.5 else 0,
            "reason": _some(chance, 0.7, chance.choice(["Broken", "Too late", "Wrong one"])),
            "condition": _some(chance, 0.6, chance.choice(["new", "used", "damaged"])),
            "resolution": _some(chance, 0.5, chance.choice(["refund", "exchange", "repair", "rejected"])),
        }
        if chance.random() < 0.7:  # the others name only an order, which came back whole
            row |= {
                "product": sale["product"] if chance.random() < 0.9 else 0,
                "quantity": _some(chance, 0.5, chance.randrange(1, 4)),
                "refund": _some(chance, 0.6, _money(chance, 120)),
            }
        rows.append(row)
    return rows


def _complaints(chance: random.Random, sales: list[Record]) -> list[Record]:
    rows: list[Record] = []
    for number in range(220):
        sale = chance.choice(sales)
        opened = _moment(chance, _day(chance))
        settled = chance.random() < 0.6
        row: Record = {
            "number": str(number),
            "opened_at": opened,
            "channel": _some(chance, 0.8, chance.choice(["phone", "email"])),
            "customer": sale["customer"],
            "product": sale["product"] if chance.random() < 0.7 else 0,
            "order_number": sale["order_number"] if chance.random() < 0.6 else _some(chance, 0.3, "UNKNOWN"),
            "category": _some(chance, 0.7, chance.choice(["Quality", "Delivery"])),
            "severity": _some(chance, 0.7, chance.choice(["low", "high"])),
            "assigned_to": _some(chance, 0.7, chance.choice(["Ann", "Bob"])),
            "status": "resolved" if settled else _some(chance, 0.9, chance.choice(["open", "answered"])),
            "due_at": _some(chance, 0.6, opened + timedelta(days=chance.randrange(10))),
            "first_response_at": _some(chance, 0.7, opened + chance.randrange(-5, 200) * HOUR),
            "resolved_at": _some(chance, 0.9 if settled else 0.1, opened + chance.randrange(-5, 400) * HOUR),
            "refund": _some(chance, 0.4, _money(chance, 80)),
            "satisfaction": _some(chance, 0.5, chance.choice(["yes", "partly", "no"])),
        }
        rows.append(row)
    return rows


def _payments(chance: random.Random, sales: list[Record]) -> list[Record]:
    rows: list[Record] = []
    for sale in sales:
        if sale["due_on"] is None or chance.random() < 0.3:
            continue
        paid = sale["amount"] or 0.0
        rows.append(
            {
                "paid_on": sale["due_on"] + timedelta(days=chance.randrange(-10, 40)),
                "customer": sale["customer"] if chance.random() < 0.9 else 0,
                "order_number": sale["order_number"]
                if chance.random() < 0.7
                else _some(chance, 0.1, "UNKNOWN"),
                "amount": paid if chance.random() < 0.8 else paid / 2,
            }
        )
    return rows


def _opportunities(chance: random.Random) -> list[Record]:
    return [
        {
            "title": f"Deal {number}",
            "customer": chance.choice(CUSTOMERS),
            "stage": chance.choice(["won", "lost", "lost", "new"]),
            "value": _some(chance, 0.9, _money(chance, 4000)),
            "closed_on": _some(chance, 0.8, _day(chance)),
            "lost_reason": _some(chance, 0.6, chance.choice(["Price", "Timing"])),
            "lost_to": _some(chance, 0.4, chance.choice(["Rival", "Third"])),
        }
        for number in range(80)
    ]


def _message(chance: random.Random) -> Record:
    sent = _moment(chance, _day(chance))
    return {
        "campaign": chance.randrange(1, 5),
        "customer": chance.choice(CUSTOMERS),
        "sent_at": _some(chance, 0.8, sent),
        "responded_at": _some(chance, 0.3, sent + timedelta(days=chance.randrange(9))),
        "opted_out": chance.choice([None, False, False, True]),
    }


def _interaction(chance: random.Random) -> Record:
    return {
        "happened_at": _moment(chance, _day(chance)),
        "customer": chance.choice([0, *CUSTOMERS]),
        "channel": _some(chance, 0.9, chance.choice(["phone", "email", "letter"])),
        "direction": chance.choice(["in", "out", "out", None]),
    }
