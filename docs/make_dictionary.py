"""Write ``docs/data-dictionary.md`` from the one declaration of every fact (``crm/entities.py``).

``python -m docs.make_dictionary`` writes it; with ``--check`` it only says whether the file is up to date
(exit 1 if it is not).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from crm.entities import BUSINESS, ENTITIES
from crm.schema import Entity, Field, Kind

ROOT: Final = Path(__file__).resolve().parent.parent
DICTIONARY: Final = ROOT / "docs" / "data-dictionary.md"
KINDS: Final[dict[Kind, str]] = {
    Kind.TEXT: "text, one line",
    Kind.LONG_TEXT: "text, several lines",
    Kind.TERM: "a word of your own",
    Kind.CHOICE: "one of a list",
    Kind.EMAIL: "e-mail address",
    Kind.PHONE: "phone number",
    Kind.URL: "web address",
    Kind.LIST: "several words, `;` between them",
    Kind.INTEGER: "whole number",
    Kind.NUMBER: "number",
    Kind.MONEY: "money, to four decimals",
    Kind.SHARE: "percentage",
    Kind.DATE: "date",
    Kind.MOMENT: "date, with the time where it is known",
    Kind.BOOLEAN: "yes or no",
    Kind.REFERENCE: "a record of another sheet",
}
"""By kind: what may stand in a field, in plain words."""
OPENING: Final = """\
# Data dictionary

Every fact that Regulars keeps. Written by `python -m docs.make_dictionary` from `crm/entities.py`; change it
there.

A blank is never a zero: it means that nobody knows. Columns of your own are kept beside these under their own
names. The path of a field (`customer.city`) is its name on the command line and in the program. **Personal**
fields are hidden from guests and erased on request.
"""


def dictionary() -> str:
    """The whole document."""
    lines = [OPENING, "| sheet | what a row is | fields |", "|---|---|---|"]
    lines += [
        f"| [{entity.plural}](#{_anchor(entity)}) | {entity.help} | {len(entity.fields)} |"
        for entity in ENTITIES.values()
    ]
    for entity in (*ENTITIES.values(), BUSINESS):
        lines += ["", *_section(entity)]
    return "\n".join(lines) + "\n"


def _anchor(entity: Entity) -> str:
    return entity.plural.lower().replace(" ", "-")


def _section(entity: Entity) -> Iterator[str]:
    yield f"## {entity.plural}"
    yield ""
    yield f"{entity.help} (`{entity.name}`)"
    if entity.keys:
        ways = [" and ".join(_labels(entity, key)) for key in entity.keys]
        yield ""
        yield (
            "Two rows are the same record when they agree, none of it blank, in: " + "; or ".join(ways) + "."
        )
    if entity.one_of:
        yield ""
        yield "At least one of these must be filled in: " + ", ".join(_labels(entity, entity.one_of)) + "."
    yield ""
    yield "| field | path | what stands in it | |"
    yield "|---|---|---|---|"
    for field in entity.fields:
        path = f"{entity.name}.{field.name}"
        yield f"| {field.label} | `{path}` | {_content(field)} | {_cell(_remarks(field))} |"


def _labels(entity: Entity, names: Sequence[str]) -> list[str]:
    return [entity[name].label.lower() for name in names]


def _content(field: Field) -> str:
    if field.refers_to:
        return f"one of the {ENTITIES[field.refers_to].plural.lower()}"
    if field.choices:
        return _cell("; ".join(choice.label for choice in field.choices))
    return _cell(KINDS[field.kind] + _bounds(field))


def _bounds(field: Field) -> str:
    if field.low is not None and field.high is not None:
        return f", {_bound(field, field.low)} to {_bound(field, field.high)}"
    if field.low is not None:
        return f", {_bound(field, field.low)} or more"
    return f", at most {_bound(field, field.high)}" if field.high is not None else ""


def _bound(field: Field, bound: float) -> str:
    return f"{bound:.0%}" if field.kind is Kind.SHARE else f"{bound:g}"


def _remarks(field: Field) -> str:
    remarks = [
        field.help,
        "**Must be filled in.**" if field.required else "",
        "Different in each record." if field.unique else "",
        f"New records: {_default(field)}." if field.default is not None else "",
        "Personal." if field.personal else "",
    ]
    return " ".join(filter(None, remarks))


def _default(field: Field) -> str:
    return next(
        (choice.label for choice in field.choices if choice.code == field.default), str(field.default)
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> int:
    """Write the file, or check it."""
    text = dictionary()
    if "--check" not in sys.argv[1:]:
        DICTIONARY.write_text(text, encoding="utf-8")
        return 0
    current = DICTIONARY.exists() and DICTIONARY.read_text(encoding="utf-8") == text
    if not current:
        print("docs/data-dictionary.md is out of date: run python -m docs.make_dictionary", file=sys.stderr)
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main())
