"""What is wrong with the journal, or with the history that it proves: a plain sentence each."""

# ruff: noqa: S608 - our own names of columns

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import orjson
from sqlalchemy import Connection

from data_io.store.engines import run
from data_io.store.journal.cells import read_digests
from data_io.store.journal.chain import ENTRY_COLUMNS, FIRST, Entry, digest_of, link, links
from data_io.store.journal.entries import What
from data_io.store.journal.erasure import ENTRIES, STEPS
from data_io.store.journal.steps import CHANGE_COLUMNS, ERASED, PART_COLUMNS, covers_of, value_of
from data_io.store.journal.triggers import missing_triggers

ASLEEP: Final = "The database no longer refuses to change what was written down; start the program anew."
CELLS_AT_ONCE: Final = 200_000


def find_journal_faults(connection: Connection) -> list[str]:
    """Give a sentence for each thing that was changed, taken away or put in past the program."""
    rows = run(connection, f"SELECT {', '.join(ENTRY_COLUMNS)}, chain FROM journal ORDER BY seq")
    entries = [Entry(*row[:-1]) for row in rows]
    values, faults = _values(connection, entries)
    faults = [*_chain_faults(entries, [row[-1] for row in rows]), *faults]
    faults += _erasure_faults(connection, entries, values)
    faults += _step_faults(connection, entries, values)
    if missing_triggers(connection):
        faults.append(ASLEEP)
    return faults


def _named(entry: Entry) -> str:
    day = entry.at[:16].replace("T", " ")
    return f"Journal: entry {entry.seq} ({entry.what}, {entry.who}, {day} UTC)"


def _chain_faults(entries: Sequence[Entry], chain: Sequence[str]) -> Iterator[str]:
    """Walk from one link that does not fit to the next; in between all are computed at once."""
    before = [FIRST, *chain][: len(chain)]
    shift = 0  # by how many the numbers are higher than they were when they were linked
    place = 0
    while True:
        broken = _first_broken(entries, before, chain, place, shift)
        if broken is None:
            return
        entry = entries[broken]
        gap = entry.seq - (entries[broken - 1].seq if broken else 0)
        if gap > 1:
            yield _missing(entry.seq - gap + 1, entry.seq - 1)
            place = broken + 1
        elif broken and _fits(entries[broken], before[broken - 1], chain[broken], shift + 1):
            yield f"{_named(entries[broken - 1])} was put in between."
            place, shift = broken + 1, shift + 1
        elif broken + 1 < len(entries) and _fits(
            entries[broken + 1], before[broken], chain[broken + 1], shift + 1
        ):
            yield f"{_named(entry)} was put in between."
            place, shift = broken + 2, shift + 1
        elif broken + 1 < len(entries) and _fits(
            entries[broken + 1], chain[broken], chain[broken + 1], shift - 1
        ):
            yield f"Journal: an entry before number {entry.seq} is missing; the rest was numbered anew."
            place, shift = broken + 1, shift - 1
        else:
            yield f"{_named(entry)} was changed, or put in the place of another."
            mended = link(before[broken], _numbered(entry, shift))
            follows = broken + 1 < len(entries) and _fits(
                entries[broken + 1], mended, chain[broken + 1], shift
            )
            place = broken + (2 if follows else 1)  # only its link was changed: the next one is sound


def _missing(first: int, last: int) -> str:
    which = f"entry {first} is" if first == last else f"entries {first} to {last} are"
    return f"Journal: {which} missing."


def _numbered(entry: Entry, shift: int) -> Entry:
    return entry._replace(seq=entry.seq - shift)


def _fits(entry: Entry, previous: str, chain: str, shift: int) -> bool:
    return link(previous, _numbered(entry, shift)) == chain


def _first_broken(
    entries: Sequence[Entry], before: Sequence[str], chain: Sequence[str], place: int, shift: int
) -> int | None:
    """Find the first entry from a place on whose link does not follow."""
    rest = entries[place:] if not shift else [_numbered(each, shift) for each in entries[place:]]
    found = links(before[place:], rest)
    return next((at for at, each in enumerate(found, place) if each != chain[at]), None)


def _values(connection: Connection, entries: Sequence[Entry]) -> tuple[dict[int, dict[str, Any]], list[str]]:
    """Give what the entries tell, by number; with the faults of those that do not tell it any more."""
    faults = []
    stored = {row[0]: row[1:] for row in run(connection, "SELECT seq, salt, value FROM journal_value")}
    values: dict[int, dict[str, Any]] = {}
    for entry in entries:
        salt, value = stored.pop(entry.seq, (None, None))
        if value is None:
            continue
        if digest_of(salt, value) == entry.digest:
            values[entry.seq] = orjson.loads(value)
        else:
            values[entry.seq] = {}
            faults.append(f"{_named(entry)}: what it tells was changed.")
    faults += [f"Journal: what is told as entry {seq} belongs to no entry." for seq in sorted(stored)]
    return values, faults


def _told(entries: Sequence[Entry], values: Mapping[int, dict[str, Any]], what: What, key: str) -> set[int]:
    return {
        each for entry in entries if entry.what == what for each in values.get(entry.seq, {}).get(key, [])
    }


def _erasure_faults(
    connection: Connection, entries: Sequence[Entry], values: Mapping[int, dict[str, Any]]
) -> list[str]:
    """What is gone must be named by an erasure."""
    named = _told(entries, values, What.ERASURE, ENTRIES)
    faults = [
        f"{_named(entry)}: what it tells is gone, and no erasure names it."
        for entry in entries
        if entry.seq not in values and entry.seq not in named
    ]
    named = _told(entries, values, What.ERASURE, STEPS)
    sql = "SELECT DISTINCT revision FROM change_cell WHERE length(seal) > 32 ORDER BY revision"
    gone = [row[0] for row in run(connection, sql)]
    return faults + [
        f"History: step {each} has emptied cells, and no erasure names it."
        for each in gone
        if each not in named
    ]


def _step_faults(
    connection: Connection, entries: Sequence[Entry], values: Mapping[int, dict[str, Any]]
) -> list[str]:
    """Compare each step as it lies with the entry that proves it."""
    proofs = {entry.revision: entry for entry in entries if entry.what == What.STEP}
    changes = run(connection, f"SELECT {CHANGE_COLUMNS} FROM change ORDER BY revision")
    parts: dict[int, list[tuple[Any, ...]]] = {}
    for part in run(
        connection, f"SELECT revision, {PART_COLUMNS} FROM change_part ORDER BY revision, entity"
    ):
        parts.setdefault(part[0], []).append(part[1:])
    faults = _undone_faults(connection)
    cells: dict[int, bytes] = {}
    for bounds in _batches(connection):
        cells |= read_digests(connection, bounds)
    for change in changes:
        proof = proofs.pop(change[0], None)
        lie = (change, parts.pop(change[0], []), cells.pop(change[0], b""))
        faults += _fault_of(lie, proof, values)
    faults += [
        f"History: the history holds cells or counts of step {each}, which is not there."
        for each in sorted(parts.keys() | cells.keys())
    ]
    went = _went_back(entries, values)
    for revision, proof in proofs.items():
        if not any(proof.seq < seq and not _among(revision, runs) for seq, runs in went):
            faults.append(f"History: step {revision} is missing ({_named(proof).removeprefix('Journal: ')}).")
    return faults


def _fault_of(
    lies: tuple[Sequence[Any], Sequence[Sequence[Any]], bytes],
    proof: Entry | None,
    values: Mapping[int, dict[str, Any]],
) -> list[str]:
    """Say what is wrong with one step, if anything; ``lies``: its row, its parts, its cells' digests."""
    change, parts, digests = lies
    if proof is None:
        return [f"History: step {change[0]} was written past the program: the journal does not know it."]
    name = f"History: step {change[0]} ({_named(proof).removeprefix('Journal: ')})"
    faults = []
    if covers_of(change, parts, digests) != proof.covers:
        faults.append(f"{name} is not as it was written: something of it was changed, removed or put in.")
    told = values.get(proof.seq)
    if told is None:
        same = change[5] == ERASED and change[6] is None
    else:
        now = value_of(change, parts)
        same = all(told.get(key) == now[key] for key in ("label", "details"))
    if not same:
        faults.append(f"{name}: its name or its details were changed.")
    return faults


def _undone_faults(connection: Connection) -> list[str]:
    """What says of a step that it was taken back must follow from the steps that took others back."""
    rows = run(connection, "SELECT revision, undoes, undone_by FROM change ORDER BY revision")
    undoes = {row[0]: row[1] for row in rows}
    expected: dict[int, int | None] = {}
    for revision, undone in undoes.items():
        taker: int | None = revision
        while undone is not None:
            expected[undone] = taker
            taker = None if taker is not None else undone
            undone = undoes.get(undone)  # noqa: PLW2901 - down the chain of undoing
    return [
        f"History: whether step {revision} was taken back was changed."
        for revision, _, undone_by in rows
        if expected.get(revision) != undone_by
    ]


def _went_back(entries: Sequence[Entry], values: Mapping[int, dict[str, Any]]) -> list[tuple[int, Any]]:
    """Give of each restore its number and the steps, as runs, that came back: those between are gone."""
    return [
        (entry.seq, values.get(entry.seq, {}).get(STEPS, []))
        for entry in entries
        if entry.what == What.RESTORE
    ]


def _among(revision: int | None, runs: Any) -> bool:  # noqa: ANN401 - as JSON gave it
    return revision is not None and any(first <= revision <= last for first, last in runs)


def _batches(connection: Connection) -> list[tuple[int, int]]:
    """Part the steps so that the cells of some of them fit into memory."""
    sql = "SELECT revision, count(*) FROM change_cell GROUP BY revision ORDER BY revision"
    batches: list[tuple[int, int]] = []
    size = 0
    for revision, count in run(connection, sql):
        if batches and size + count <= CELLS_AT_ONCE:
            batches[-1] = (batches[-1][0], revision)
            size += count
        else:
            batches.append((revision, revision))
            size = count
    return batches
