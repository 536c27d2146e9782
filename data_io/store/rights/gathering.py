"""Everything that is known of one person, put together to be given to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection

from crm.access import Access
from crm.clock import utc_now
from crm.entities import CUSTOMER, ENTITIES
from crm.insights.consents import CONSENTS
from crm.schema import OWN_PREFIX, Kind
from crm.values import MONEY_SCALE, list_items
from data_io.store.engines import among, run
from data_io.store.rights.mentions import find_mentions
from data_io.store.rights.subjects import Subject, read_subject, title_of

CONSENT_COLUMNS: Final = ("way", "agreed", "since", "source")
HISTORY_COLUMNS: Final = ("at", "by", "entity", "id", "field", "before", "after")
MENTION_COLUMNS: Final = ("entity", "id", "field", "text")


@dataclass(frozen=True)
class Known:
    """Everything known of one person, in the words of the screen; blanks None.

    ``facts``: what is filled in the record, by label. ``consents``: way, agreed, since, source. ``records``:
    by entity what there is, one row a record, columns by label. ``former``: records that went into this one;
    ``deleted``: by entity records that were deleted and are kept in the history. ``history``: who changed
    what when (UTC). ``mentions``: texts of others in which they are named, to be looked through by a person.
    """

    customer: int
    title: str
    taken_at: str
    facts: Mapping[str, Any]
    consents: pd.DataFrame
    records: Mapping[str, pd.DataFrame]
    former: pd.DataFrame
    deleted: Mapping[str, pd.DataFrame]
    history: pd.DataFrame
    mentions: pd.DataFrame

    def frames(self) -> dict[str, pd.DataFrame]:
        """Give it as tables by name: the sheets of the workbook, the members of the JSON."""
        facts = pd.DataFrame({"fact": list(self.facts), "value": list(self.facts.values())}, dtype=object)
        tables = {"Person": facts, "Consents": self.consents}
        tables |= {ENTITIES[name].plural: frame for name, frame in self.records.items()}
        tables |= {"Merged records": self.former}
        tables |= {f"Deleted {ENTITIES[name].plural.lower()}": frame for name, frame in self.deleted.items()}
        tables |= {"What was changed": self.history, "Also mentioned in": self.mentions}
        return {name: frame for name, frame in tables.items() if len(frame) or name in ("Person", "Consents")}


def gather(connection: Connection, customer: int, by: Access) -> Known:
    """Put together what is known of a customer, also of one that was deleted."""
    subject = read_subject(connection, customer, by)
    titles = _titles(connection, subject)
    record = subject.record()
    facts = _worded(CUSTOMER.name, pd.DataFrame([record], dtype=object), titles) if record else pd.DataFrame()
    were = subject.gone.get(CUSTOMER.name, {})
    former = [each for at, each in were.items()]
    return Known(
        customer,
        title_of(subject),
        utc_now().isoformat(timespec="seconds"),
        {}
        if facts.empty
        else {str(name): value for name, value in facts.iloc[0].items() if value is not None},
        _consents(record),
        {
            name: _worded(name, frame.drop(columns="revision"), titles, numbered=True)
            for name, frame in subject.records.items()
            if name != CUSTOMER.name and len(frame)
        },
        _worded(CUSTOMER.name, pd.DataFrame(former, dtype=object), titles),
        {
            name: _worded(name, pd.DataFrame(list(kept.values()), dtype=object), titles)
            for name, kept in subject.gone.items()
            if name != CUSTOMER.name
        },
        _history(subject, titles),
        _mentions(connection, subject),
    )


def _consents(record: Mapping[str, Any]) -> pd.DataFrame:
    rows = [
        (
            way,
            None if record.get(name) is None else bool(record[name]),
            record.get(f"{name}_on"),
            record.get(f"{name}_source"),
        )
        for way, name in CONSENTS.items()
    ]
    return pd.DataFrame(rows, columns=list(CONSENT_COLUMNS), dtype=object)


def _titles(connection: Connection, subject: Subject) -> dict[str, dict[int, str]]:
    """Give what names the records that the person's records point to, by entity and id."""
    titles: dict[str, dict[int, str]] = {CUSTOMER.name: dict.fromkeys(subject.ids, title_of(subject))}
    for target in ("product", "campaign"):
        ids = {
            int(each)
            for name, frame in subject.records.items()
            for ref in ENTITIES[name].references
            if ref.refers_to == target and len(frame)
            for each in frame[ref.name].dropna()
        }
        clause, parameters = among(connection, "id", sorted(ids))
        sql = f"SELECT id, name FROM {target} WHERE {clause}"  # noqa: S608 - our own names
        titles[target] = {int(row[0]): str(row[1]) for row in run(connection, sql, parameters) if row[1]}
    return titles


def _worded(
    entity: str, records: pd.DataFrame, titles: Mapping[str, Mapping[int, str]], *, numbered: bool = False
) -> pd.DataFrame:
    """Give records with the labels of their fields, values as JSON holds them; without blank columns."""
    columns: dict[str, Any] = {"Record": records.index.tolist()} if numbered else {}
    for each in ENTITIES[entity].fields:
        if each.name in records:
            columns[each.label] = [
                _value(each.kind, value, titles.get(str(each.refers_to))) for value in records[each.name]
            ]
    for name in map(str, records):
        if name.startswith(OWN_PREFIX):
            columns[name.removeprefix(OWN_PREFIX)] = [_value(None, value) for value in records[name]]
    filled = {name: values for name, values in columns.items() if any(each is not None for each in values)}
    return pd.DataFrame(filled, dtype=object)


def _value(kind: Kind | None, value: Any, titles: Mapping[int, str] | None = None) -> Any:  # noqa: ANN401 - of any kind
    """Give a stored value as it is read: money in currency units, yes and no, the names of products."""
    if value is None or value != value:  # noqa: PLR0124 - NaN
        return None
    if kind is Kind.MONEY:
        return value / MONEY_SCALE
    if kind is Kind.BOOLEAN:
        return bool(value)
    if kind is Kind.LIST:
        return "; ".join(list_items(value)) if isinstance(value, str) else value
    if kind is Kind.REFERENCE:
        return (titles or {}).get(int(value), int(value))
    return value


def _history(subject: Subject, titles: Mapping[str, Mapping[int, str]]) -> pd.DataFrame:
    """Give who changed what of all these records when, in words; the latest first."""
    cells = subject.cells[subject.cells["field"] != ""].iloc[::-1]
    rows = []
    for _, at, by, entity, record, name, *sides in cells.itertuples(index=False):
        field = ENTITIES[entity].by_name.get(name)
        known = titles.get(str(field.refers_to)) if field else None
        before, after = (_value(field.kind if field else None, side, known) for side in sides)
        label = field.label if field else name.removeprefix(OWN_PREFIX)
        rows.append((at[:19], by, ENTITIES[entity].label, record, label, before, after))
    return pd.DataFrame(rows, columns=list(HISTORY_COLUMNS), dtype=object)


def _mentions(connection: Connection, subject: Subject) -> pd.DataFrame:
    found = find_mentions(connection, subject.words, dict(subject.held()))
    labels = [
        ENTITIES[entity].by_name[name].label
        if name in ENTITIES[entity].by_name
        else name.removeprefix(OWN_PREFIX)
        for entity, name in zip(found["entity"], found["field"], strict=True)
    ]
    entities = [ENTITIES[entity].label for entity in found["entity"]]
    told = {"entity": entities, "id": found["id"].tolist(), "field": labels, "text": found["text"].tolist()}
    return pd.DataFrame(told, columns=list(MENTION_COLUMNS), dtype=object)
