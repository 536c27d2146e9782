"""What rows say of the customers, products and campaigns that they refer to, turned into record ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.schema import OWN_PREFIX
from data_io.incoming.recognition.matching import RECORD_ID
from data_io.incoming.records.known import Ids, KnownRecords, Mask
from data_io.incoming.values.keys import key_hashes
from data_io.incoming.values.parsing import spread

_EMAIL: Final = r"[^@\s]+@[^@\s]+\.[^@\s]+"
_CODE: Final = r"(?=.*\d)[\w./#-]{1,24}"
"""What looks like a number of the owner's rather than a name: figures, no blanks."""


@dataclass(frozen=True)
class Resolved:
    """For each row: the record that it refers to (0: none), whether several could be meant, or none is known.

    called: what those are called that nobody knows, each once. said: by row, what it calls the record.
    """

    ids: Ids
    ambiguous: Mask
    unknown: Mask
    called: list[str]
    said: pd.Series[Any]


def resolve(
    frame: pd.DataFrame,
    path: str,
    records: KnownRecords,
    *,
    dated_by: str,
    create: bool = True,
    update: bool = True,
) -> Resolved:
    """Tell which record each row refers to.

    ``frame``: typed columns; ``path`` (``sale.customer``) holds a number, an e-mail or a name; columns of the
    record referred to (``customer.code``, ``customer.city``) say more. Unknown records are made (``create``);
    known ones have blank facts filled (``update``), from the latest row (``dated_by``).
    """
    told = _told(frame, path, records)
    identity = [name for name in _identities(records) if name in told]
    hashes, filled = _best_identity(told, identity)
    ids = _given_ids(frame, told, records)
    if path in frame:
        ids = np.where(ids == 0, _nameless(frame[path], records), ids)
    ambiguous = np.zeros(len(frame), dtype=bool)
    unknown = np.zeros(len(frame), dtype=bool)
    called: list[str] = []
    filled &= ids == 0
    if filled.any():
        order = frame[dated_by].argsort(kind="stable").to_numpy() if dated_by in frame else None
        distinct, groups = _one_a_record(
            told[filled], hashes[filled], None if order is None else _ranks(order)[filled]
        )
        meant = records.match(distinct)
        several, strange = meant.ambiguous, (meant.ids == 0) & ~meant.ambiguous
        found = np.zeros(len(distinct), dtype="int64")
        found[~several] = records.absorb(distinct[~several], fill_only=True, create=create, update=update).ids
        ids[filled] = found[groups]
        ambiguous[filled], unknown[filled] = several[groups], strange[groups]
        called = _first_text(distinct[strange], _naming(records)).dropna().tolist()
    return Resolved(ids, ambiguous, unknown, called, _first_text(told, _naming(records)))


def _nameless(texts: pd.Series[Any], records: KnownRecords) -> Ids:
    """Give the record without a name that a text calls by what is shown in its place, a company; else 0."""
    shown = records.nameless()
    if shown.empty:
        return np.zeros(len(texts), dtype="int64")
    return texts.str.strip().str.casefold().map(shown).fillna(0).to_numpy().astype("int64")


def _identities(records: KnownRecords) -> tuple[str, ...]:
    """Give the fields that name a record alone, best first."""
    entity = records.entity
    return tuple(key[0] for key in (*entity.keys, *entity.weak_keys) if len(key) == 1)


def _naming(records: KnownRecords) -> list[str]:
    """Give the fields that say to a person who is meant, best first."""
    return list(dict.fromkeys([*records.entity.title, *_identities(records)]))


def _told(frame: pd.DataFrame, path: str, records: KnownRecords) -> pd.DataFrame:
    """Give what rows tell of the record, under its field names.

    The reference's own text goes to number, e-mail or name.
    """
    prefix = f"{records.entity.name}."
    names = [name for name in map(str, frame) if name.startswith(prefix) and not name.endswith(RECORD_ID)]
    told = frame[names].rename(columns=lambda name: name.removeprefix(prefix))
    if path not in frame:
        return told
    codes, distinct = pd.factorize(frame[path])
    texts = pd.Series(distinct, dtype="str")
    meant = _meaning(texts, records)
    for name in _identities(records):
        said = texts.where(meant == name).to_numpy(dtype=object)
        words = pd.Series(spread(said, codes), index=frame.index, dtype="str")
        if words.notna().any():
            told[name] = told[name].fillna(words) if name in told else words
    return told


def _meaning(texts: pd.Series[Any], records: KnownRecords) -> np.ndarray[Any, Any]:
    """Tell for each text whether it is the record's number, e-mail or name."""
    identities = _identities(records)
    meant = np.full(len(texts), "name", dtype=object)
    folded = texts.str.strip().str.casefold()
    if "email" in identities:
        meant[texts.str.fullmatch(_EMAIL).to_numpy(dtype=bool)] = "email"
    code = identities[0]
    if code != "name":
        like_code = texts.str.fullmatch(_CODE).to_numpy(dtype=bool) & (meant == "name")
        meant[like_code] = code
        if not records.is_empty:
            meant[folded.isin(records.known_values("name").str.casefold()).to_numpy()] = "name"
            meant[folded.isin(records.known_values(code).str.casefold()).to_numpy()] = code
    return meant


def _best_identity(told: pd.DataFrame, identity: list[str]) -> tuple[np.ndarray[Any, Any], Mask]:
    """Hash for each row the best field that names its record; e-mail with name, for households share one."""
    hashes = np.zeros(len(told), dtype="uint64")
    filled = np.zeros(len(told), dtype=bool)
    for place, name in enumerate(identity):
        found, complete = key_hashes(told, (name,))
        if name == "email" and "name" in told:
            found = _by_email_and_name(told, found)
        take = complete & ~filled
        hashes[take] = found[take] + np.uint64(place)
        filled |= complete
    return hashes, filled


def _by_email_and_name(told: pd.DataFrame, by_email: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Hash e-mail and name of each row; without a name as the first row of its e-mail that has one."""
    both, complete = key_hashes(told, ("email", "name"))
    first = pd.Series(both[complete], index=by_email[complete])
    first = first[~first.index.duplicated()]
    places = first.index.get_indexer(pd.Index(by_email))
    return np.where(
        complete, both, np.where(places >= 0, np.append(first.to_numpy(), 0)[places], by_email)
    ).astype("uint64")


def _ranks(order: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    ranks = np.empty(len(order), dtype="int64")
    ranks[order] = np.arange(len(order))
    return ranks


def _one_a_record(
    told: pd.DataFrame, hashes: np.ndarray[Any, Any], ranks: np.ndarray[Any, Any] | None
) -> tuple[pd.DataFrame, np.ndarray[Any, Any]]:
    """Give one row a record: its most frequent name, of all else the latest; and for each row which one."""
    groups, distinct = pd.factorize(hashes)
    columns: dict[str, pd.Series[Any]] = {}
    for name in told:
        values = told[name].reset_index(drop=True)
        chosen = _most_frequent(values, groups) if name == "name" else _latest(values, groups, ranks)
        columns[str(name)] = chosen.reindex(np.arange(len(distinct)))
    return pd.DataFrame(columns), groups


def _most_frequent(values: pd.Series[Any], groups: np.ndarray[Any, Any]) -> pd.Series[Any]:
    codes, texts = pd.factorize(values)
    filled = codes >= 0
    pairs, counts = np.unique(groups[filled].astype("int64") * len(texts) + codes[filled], return_counts=True)
    best = pd.DataFrame(
        {"group": pairs // max(len(texts), 1), "text": pairs % max(len(texts), 1), "count": counts}
    )
    best = best.sort_values("count", ascending=False, kind="stable")  # the first of equals stays first
    best = best.drop_duplicates("group")
    return pd.Series(
        pd.Series(texts).to_numpy()[best["text"]], index=best["group"].to_numpy(), dtype=values.dtype
    )


def _latest(
    values: pd.Series[Any], groups: np.ndarray[Any, Any], ranks: np.ndarray[Any, Any] | None
) -> pd.Series[Any]:
    filled = np.flatnonzero(values.notna())
    if ranks is not None:
        filled = filled[np.argsort(ranks[filled], kind="stable")]
    last = pd.Series(filled, index=groups[filled])
    last = last[~last.index.duplicated(keep="last")]
    return pd.Series(values.array.take(last.to_numpy()), index=last.index)


def _given_ids(frame: pd.DataFrame, told: pd.DataFrame, records: KnownRecords) -> Ids:
    """Give the record's own number where the sheet has it and the row's text names that record or nothing."""
    given = frame.get(f"{records.entity.name}{RECORD_ID}")
    if given is None:
        return np.zeros(len(frame), dtype="int64")
    numbers = given.fillna(0).to_numpy().astype("int64")
    named = (
        pd.Series(numbers, index=frame.index).map(records.titles()).astype("str").str.strip().str.casefold()
    )
    texts = _first_text(told, list(_identities(records))).str.strip().str.casefold()
    agrees = texts.isna() | named.eq(texts)
    return np.where((numbers > 0) & named.notna() & agrees, numbers, 0).astype("int64")


def _first_text(told: pd.DataFrame, names: list[str]) -> pd.Series[Any]:
    texts = pd.Series(None, index=told.index, dtype="str")
    for name in names:
        if name in told and not name.startswith(OWN_PREFIX):
            texts = texts.fillna(told[name])
    return texts
