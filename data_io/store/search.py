"""Search as one types: customers by anything that names them, orders, products, complaints.

The texts that customers and products are found by are held in memory, folded (no accents, lower case, phone
numbers also as bare digits), one text a record, and brought up to date by the rows that changed since, like
the frames. Order and complaint numbers are asked of the database by their index. Only where nothing matches,
names that sound nearly so are tried.
"""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

import threading
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection

from crm.access import Access, Action, Denied
from crm.entities import ENTITIES
from crm.schema import Entity, Kind
from data_io.store.engines import Database, quoted, run, select
from data_io.store.own_records import own_ids
from data_io.store.revisions import last_restore

Find = tuple[str, int, str, str, float]
"""Entity, id, title, detail, score."""
SEARCH_COLUMNS: Final = ("entity", "id", "title", "detail", "score")
SEARCHED: Final = {
    "customer": (
        "name",
        "company",
        "email",
        "phone",
        "mobile",
        "code",
        "city",
        "other_emails",
        "other_phones",
    ),
    "product": ("name", "sku"),
}
"""The fields by which records are found, the one that names them first."""
TITLES: Final = {"customer": ("name", "company", "email", "code"), "product": ("name", "sku")}
DETAILS: Final = {"customer": ("city", "email"), "product": ("sku", "category")}
NUMBERED: Final = (("sale", "order_number"), ("complaint", "number"))
"""What is found by the beginning of its number."""
LETTERS: Final = (("ß", "ss"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("æ", "ae"), ("œ", "oe"), ("\u0131", "i"))
"""Letters that Unicode does not take apart into a letter and an accent."""
DIGITS_FOR_PHONE: Final = 4
MANY_FINDS: Final = 5_000
BORDER: Final = "\n"
"""Stands between the fields of a record, so that no word matches across them."""
NEARLY: Final = 74.0
"""How alike (of 100) a word must be to count as a slip of the keyboard."""


def fold(texts: pa.Array) -> pa.Array:
    """Give texts without accents and in lower case."""
    bare = pc.replace_substring_regex(pc.utf8_normalize(texts, form="NFKD"), r"\p{Mn}", "")
    folded = pc.utf8_lower(bare)
    for letter, plain in LETTERS:
        if pc.any(pc.match_substring(folded, letter)).as_py():
            folded = pc.replace_substring(folded, letter, plain)
    return folded


class Haystack:
    """The folded texts of one entity: ids, the name of each, and all that it is found by."""

    def __init__(self, entity: Entity) -> None:
        self.entity = entity
        self._lock = threading.Lock()
        self._start()

    def _start(self) -> None:
        self._revision = -1
        self.ids = np.empty(0, dtype="int64")
        self.names: pa.Array = pa.array([], pa.string())
        self.texts: pa.Array = pa.array([], pa.string())
        self._words: list[str] | None = None

    def snapshot(self, connection: Connection) -> Haystack:
        """Bring it up to date and give what is read without a lock from then on."""
        with self._lock:
            latest = int(run(connection, "SELECT coalesce(max(revision), 0) FROM change")[0][0])
            if latest != self._revision:
                if self._revision < last_restore(connection):
                    self._start()
                self._refresh(connection)
                self._revision = latest
            look = Haystack(self.entity)
            look.ids, look.names, look.texts = self.ids, self.names, self.texts
            look._words = self._words
            return look

    def keep_words(self, words: list[str]) -> None:
        """Keep the vocabulary that a reader worked out, until the next change."""
        self._words = words

    def _refresh(self, connection: Connection) -> None:
        fields = SEARCHED[self.entity.name]
        rows = select(
            connection, self.entity.name, ("id", *fields), "WHERE revision>? ORDER BY +id", (self._revision,)
        )
        sql = "SELECT id FROM tombstone WHERE entity=? AND revision>?"
        gone = np.array(run(connection, sql, (self.entity.name, self._revision)), dtype="int64").reshape(-1)
        if not rows and not len(gone):
            return
        columns = list(zip(*rows, strict=True)) if rows else [()] * (1 + len(fields))
        ids = np.array(columns[0], dtype="int64")
        arrays = {
            name: pa.array(values, pa.string()) for name, values in zip(fields, columns[1:], strict=True)
        }
        names, texts = _names_and_texts(self.entity, arrays)
        stays = pa.array(~np.isin(self.ids, np.concatenate([ids, gone])))
        self.ids = np.concatenate([self.ids.compress(stays.to_numpy(zero_copy_only=False)), ids])
        self.names = pa.concat_arrays([self.names.filter(stays), names])
        self.texts = pa.concat_arrays([self.texts.filter(stays), texts])
        self._words = None

    @property
    def words(self) -> list[str]:
        """The different words of the names."""
        if self._words is None:
            pieces = pc.unique(pc.list_flatten(pc.utf8_split_whitespace(self.names)))
            self._words = [word for word in pieces.to_pylist() if word]
        return self._words


def _names_and_texts(entity: Entity, arrays: dict[str, pa.Array]) -> tuple[pa.Array, pa.Array]:
    """Fold the fields of records to their name and to the one text that is searched."""
    blank = pa.scalar("", pa.string())
    folded = {name: fold(array.fill_null("")) for name, array in arrays.items()}
    phones = [name for name in arrays if entity[name].kind is Kind.PHONE or name == "other_phones"]
    digits = [pc.replace_substring_regex(folded[name], r"[^0-9]", "") for name in phones]
    texts = pc.binary_join_element_wise(blank, *folded.values(), *digits, blank, BORDER)
    return folded[next(iter(arrays))], texts


class Search:
    """The search over one database, shared by all its readers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._haystacks = {name: Haystack(ENTITIES[name]) for name in SEARCHED}

    def forget(self) -> None:
        """Forget all texts: the database was exchanged."""
        self._haystacks = {name: Haystack(ENTITIES[name]) for name in SEARCHED}

    def find(self, text: str, access: Access, limit: int) -> pd.DataFrame:
        """Find records by what somebody types.

        One row a find, best first; columns as in ``SEARCH_COLUMNS``.
        """
        access.require(Action.READ)
        if access.is_guest:
            raise Denied(access, Action.READ)
        needle = str(fold(pa.array([text.replace("\0", " ")]))[0].as_py()).strip()[:200]
        if not needle or limit <= 0:
            return _frame([])
        most = MANY_FINDS if access.own_only else limit
        with self._database.reading() as connection:
            finds: list[Find] = []
            for name in SEARCHED:
                if access.personal or name != "customer":
                    finds += self._among(connection, name, needle, most)
            for name, field in NUMBERED:
                finds += _by_number(connection, name, field, text.strip(), most)
            if not finds and access.personal:
                finds = self._nearly(connection, needle, most)
            finds = _own(connection, finds, access)
        return _frame(sorted(finds, key=lambda find: -find[4])[:limit])

    def _among(self, connection: Connection, name: str, needle: str, limit: int) -> list[Find]:
        haystack = self._haystacks[name].snapshot(connection)
        places, scores = _matches(haystack, needle, limit)
        return _described(connection, haystack.entity, haystack.ids[places].tolist(), scores.tolist())

    def _nearly(self, connection: Connection, needle: str, limit: int) -> list[Find]:
        """Try again with the words that are most like those that were typed."""
        from rapidfuzz import fuzz, process

        for name in SEARCHED:
            haystack = self._haystacks[name].snapshot(connection)
            words = haystack.words
            self._haystacks[name].keep_words(words)
            likely = [
                process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=NEARLY)
                for word in needle.split()
            ]
            meant = [each[0] for each in likely if each is not None]
            if len(meant) == len(likely):
                finds = self._among(connection, name, " ".join(meant), limit)
                if finds:
                    return [(*find[:4], find[4] / 2) for find in finds]
        return []


def _matches(
    haystack: Haystack, needle: str, limit: int
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Give the places of the best matches and their scores (0-100)."""
    hit = _all_words(haystack.texts, needle.split())
    digits = "".join(filter(str.isdigit, needle)).lstrip("0")
    if len(digits) >= DIGITS_FOR_PHONE and not any(each.isalpha() for each in needle):
        hit |= _truth(pc.match_substring(haystack.texts, digits))
    places = np.flatnonzero(hit)
    if len(places) > MANY_FINDS:  # a letter or two: who is called so first, and no more work than can be seen
        begins = np.flatnonzero(_truth(pc.starts_with(haystack.names, needle)))
        places = begins if len(begins) >= limit else np.union1d(begins, places[:MANY_FINDS])
    names = haystack.names.take(pa.array(places))
    texts = haystack.texts.take(pa.array(places))
    scores = np.full(len(places), 60.0)
    scores[_truth(pc.match_substring(texts, BORDER + needle))] = 80  # some field begins with it
    scores[_truth(pc.match_substring(names, " " + needle))] = 85
    scores[_truth(pc.starts_with(names, needle))] = 90
    scores[_truth(pc.match_substring(texts, BORDER + needle + BORDER))] = 95  # some field is just that
    best = np.lexsort((haystack.ids[places], -scores))[:limit]
    return places[best], scores[best]


def _all_words(texts: pa.Array, words: list[str]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Say which texts hold all words; the longest is looked for first, the others only where it stands."""
    ordered = sorted(set(words), key=len, reverse=True)
    hit = _truth(pc.match_substring(texts, ordered[0]))
    for word in ordered[1:]:
        places = np.flatnonzero(hit)
        hit[places] = _truth(pc.match_substring(texts.take(pa.array(places)), word))
    return hit


def _truth(array: pa.Array) -> np.ndarray[Any, np.dtype[np.bool_]]:
    truth: np.ndarray[Any, np.dtype[np.bool_]] = array.to_numpy(zero_copy_only=False).copy()
    return truth


def _described(connection: Connection, entity: Entity, ids: list[int], scores: list[float]) -> list[Find]:
    """Give the finds with their titles and what tells them apart; there are no more than were asked for."""
    if not ids:
        return []
    titles, details = TITLES[entity.name], DETAILS[entity.name]
    marks = ", ".join("?" * len(ids))
    rows = select(connection, entity.name, ("id", *titles, *details), f"WHERE id IN ({marks})", ids)
    records = {row[0]: row[1:] for row in rows}
    finds: list[Find] = []
    for record, score in zip(ids, scores, strict=True):
        texts = records[record]
        title = next(filter(None, texts[: len(titles)]), "")
        finds.append((entity.name, record, title, " · ".join(filter(None, texts[len(titles) :])), score))
    return finds


def _by_number(connection: Connection, name: str, field: str, typed: str, limit: int) -> list[Find]:
    """Find records whose number begins with what was typed, as typed or in capitals; an order once."""
    column, dated = quoted(field), quoted(str(ENTITIES[name].dated_by))
    table = quoted(name)
    sql = f"SELECT DISTINCT {column} FROM {table} WHERE {column} >= ? AND {column} < ? ORDER BY 1 LIMIT ?"
    numbers: list[str] = []
    for prefix in dict.fromkeys((typed, typed.upper())):
        numbers += [row[0] for row in run(connection, sql, (prefix, prefix + "\U0010ffff", int(limit)))]
    numbers = list(dict.fromkeys(numbers))[:limit]
    if not numbers:
        return []
    marks = ", ".join("?" * len(numbers))
    sql = f"SELECT {column}, min(id), min({dated}) FROM {table} WHERE {column} IN ({marks}) GROUP BY 1"
    return [
        (name, record, number, (day or "")[:10], 95.0 if number.casefold() == typed.casefold() else 75.0)
        for number, record, day in run(connection, sql, numbers)
    ]


def _own(connection: Connection, finds: list[Find], access: Access) -> list[Find]:
    """Leave out what is somebody else's."""
    if not access.own_only:
        return finds
    kept: list[Find] = []
    for name in dict.fromkeys(find[0] for find in finds):
        of_one = [find for find in finds if find[0] == name]
        own = own_ids(connection, ENTITIES[name], [find[1] for find in of_one], access)
        kept += [find for find in of_one if find[1] in own]
    return kept


def _frame(finds: list[Find]) -> pd.DataFrame:
    columns = list(zip(*finds, strict=True)) if finds else [()] * len(SEARCH_COLUMNS)
    kinds = {"entity": "str", "id": "int64", "title": "str", "detail": "str", "score": "float64"}
    return pd.DataFrame(
        {
            name: pd.Series(column, dtype=kinds[name])
            for name, column in zip(SEARCH_COLUMNS, columns, strict=True)
        }
    )
