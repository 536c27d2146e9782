"""The receipt of an import: what became of every row, and that rows and sums are accounted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from crm import wording
from crm.entities import ENTITIES
from crm.wording import count, listed, number
from data_io.incoming.report import label_of
from data_io.outgoing.rejects import Rejected
from ui import tables
from ui.words import bold, plain, soft

SUMMED: Final = frozenset(
    {
        "sale.amount",
        "payment.amount",
        "return.refund",
        "complaint.refund",
        "opportunity.value",
        "campaign.cost",
    }
)
"""Columns of which a person would check the sum; a sum of prices says nothing."""
AMOUNT: Final = "sale.amount"
_SUMS: Final = {"In the file": "file", "Stored": "stored", "Handed back": "rejected", "Left out": "skipped"}
_STORED: Final = ("created", "updated", "unchanged")
_NONE: Final = ":gray[–]"


@dataclass(frozen=True)
class Stored:
    """An import that was stored: its name, the step's number, the report of each sheet, rows handed back."""

    name: str
    revision: int
    sheets: Sequence[Mapping[str, Any]]
    handed_back: Sequence[Rejected]
    deleted: Mapping[str, int] = field(default_factory=dict)
    """How many records of each entity were deleted."""
    new_customers: Sequence[int] = ()
    """The ids of the customers that it made."""

    @property
    def rejected(self) -> int:
        """How many rows are handed back."""
        return sum(sheet["rejected"] for sheet in self.sheets)


def say(sheets: Sequence[Mapping[str, Any]], deleted: Mapping[str, int] | None = None) -> str:
    """Say what became of an import: “1,204 new sales, 31 changed; 7 rows handed back”; plain text."""
    made: dict[str, list[int]] = {}
    for sheet in sheets:
        for entity, counts in sheet["per_entity"].items():
            both = made.setdefault(entity, [0, 0])
            both[0] += counts["created"]
            both[1] += counts["updated"]
    parts = [words for entity, (new, changed) in made.items() if (words := _of_entity(entity, new, changed))]
    for entity, how_many in (deleted or {}).items():
        parts.append(f"{number(how_many)} {plural_of(entity, how_many)} deleted")
    rejected = sum(sheet["rejected"] for sheet in sheets)
    if rejected:
        parts.append(f"{count(rejected, 'row')} handed back")
    return "; ".join(parts) or "nothing new"


def _of_entity(entity: str, new: int, changed: int) -> str:
    """Give “1,204 new sales, 31 changed”; "" where nothing happened."""
    words = plural_of(entity, new or changed)
    if new:
        return f"{number(new)} new {words}" + (f", {number(changed)} changed" if changed else "")
    return f"{number(changed)} {words} changed" if changed else ""


def plural_of(entity: str, how_many: int = 2) -> str:
    """Give the word for so many records of an entity: “sale”, “sales”."""
    known = ENTITIES.get(entity)
    return (known.label if how_many == 1 else known.plural).lower() if known else entity


def became(sheet: str, entity: str | None) -> str:
    """Say what a sheet's rows become, to stand behind its name: “→ sales”; "" where its name says so."""
    if not entity:
        return "· not brought in"
    words = plural_of(entity)
    return "" if sheet.strip().casefold() == words.casefold() else f"→ {words}"


def reconciliation(sheets: Sequence[Mapping[str, Any]]) -> str:
    """Say that rows and sums of the file are those stored and handed back; Markdown."""
    read = sum(sheet["rows_read"] for sheet in sheets)
    stored = sum(sheet[status] for sheet in sheets for status in _STORED)
    rejected, skipped = (sum(sheet[status] for sheet in sheets) for status in ("rejected", "skipped"))
    parts = [f"{number(stored)} kept"]
    parts += [f"{number(rejected)} handed back"] if rejected else []
    parts += [f"{number(skipped)} left out"] if skipped else []
    told = f"**{count(read, 'row')}** in the file = {' + '.join(parts)}"
    sums = [
        sheet["sums"][AMOUNT] for sheet in sheets if sheet["entity"] == "sale" and AMOUNT in sheet["sums"]
    ]
    whole, kept, back, left = (
        round(sum(each.get(name, 0.0) for each in sums), 4)
        for name in ("file", "stored", "rejected", "skipped")
    )
    if not whole:
        return f"{told}."
    money = f"**{number(whole, 2)}** of sales = {number(kept, 2)} stored"
    money += f" + {number(back, 2)} handed back" if back else ""
    money += f" + {number(left, 2)} left out" if left else ""
    return f"{told}; {money}{', to the cent' if round(whole - kept - back - left, 4) == 0 else ''}."


def show_sheets(sheets: Sequence[Mapping[str, Any]]) -> None:
    """Draw what became of each sheet's rows, and the sums that must come out."""
    columns: dict[str, list[str]] = {
        name: [] for name in ("Sheet", "Rows", "New", "Changed", "The same", "Handed back", "Left out")
    }
    for sheet in sheets:
        name = f"{bold(sheet['sheet'])} {soft(became(sheet['sheet'], sheet['entity']))}".strip()
        cells = [name, number(sheet["rows_read"])]
        cells += [_figure(sheet[name]) for name in ("created", "updated", "unchanged", "rejected", "skipped")]
        for column, cell in zip(columns.values(), cells, strict=True):
            column.append(cell)
    columns = {name: cells for name, cells in columns.items() if set(cells) != {_NONE}}
    tables.show_table(columns, "What became of the rows of each sheet", right=list(columns)[1:])
    sums = _sums(sheets)
    if sums["Sum"]:
        if not any(sheet["sums"][path].get("skipped") for sheet in sheets for path in sheet["sums"]):
            del sums["Left out"]
        tables.show_table(
            sums, "Sums of the file against what was stored", right=[name for name in _SUMS if name in sums]
        )


def _figure(value: int) -> str:
    return number(value) if value else _NONE


def _sums(sheets: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in ("Sum", *_SUMS, " ")}
    for sheet in sheets:
        for path, sums in sheet["sums"].items():
            if path not in SUMMED or not path.startswith(f"{sheet['entity']}."):
                continue
            left = sums.get("skipped", 0.0)  # receipts from before left-out rows were told apart have none
            exact = round(sums["file"] - sums["stored"] - sums["rejected"] - left, 4) == 0
            found["Sum"].append(plain(f"{sheet['sheet']}: {label_of(path).lower()}"))
            for name, key in _SUMS.items():
                found[name].append(wording.number(sums.get(key, 0.0), 2))
            found[" "].append(":green[to the cent]" if exact else ":red[does not come out]")
    return found


def touched(sheets: Sequence[Mapping[str, Any]]) -> list[str]:
    """Give the entities of which an import made or changed records."""
    return list(
        dict.fromkeys(
            name for sheet in sheets for name, counts in sheet["per_entity"].items() if any(counts.values())
        )
    )


def entities_in_words(sheets: Sequence[Mapping[str, Any]]) -> str:
    """Give “customers, products and sales”."""
    return listed(plural_of(name) for name in touched(sheets))
