"""The store as the rest of the program knows it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Self

import pandas as pd

from crm.access import LOCAL_OWNER, Access, Action, Denied
from crm.entities import BUSINESS, STORED
from crm.schema import Kind
from data_io.changes import ChangeSet, Receipt
from data_io.store import own_records, steps, upgrades
from data_io.store.accounts import Accounts
from data_io.store.ahead import Ahead
from data_io.store.apply import are_many, check_permission, kept, write
from data_io.store.copies.copies import Copies
from data_io.store.copies.shelf import Shelf
from data_io.store.customer_files import read_customer_file
from data_io.store.engines import Database
from data_io.store.history import maker, read_details, read_history, read_record_history, require_step
from data_io.store.integrity import find_faults
from data_io.store.journal import Journal
from data_io.store.journal.denials import noting_denials
from data_io.store.links import Links
from data_io.store.merges import (
    ask_again,
    keep_apart,
    read_apart,
    read_lost,
    read_merged,
    require_to_compare,
)
from data_io.store.own_columns import forget_unused, own_columns
from data_io.store.parts import prepare
from data_io.store.records import Asked, count_records, read_records
from data_io.store.remembered import keep_matching, keep_rate, matching, rates
from data_io.store.revisions import count_steps, last_step, refuse_overtaken
from data_io.store.rights.refusing import refuse_erased
from data_io.store.rights.rights import Rights
from data_io.store.shared import Shared, ready
from data_io.store.undo import reversal


@noting_denials(lambda store: store.journal)
class Store:
    """One database: the only way to the facts. Safe to use from many threads; open it once and keep it."""

    _opened: ClassVar[dict[str, Shared]] = {}
    _opening: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, shared: Shared) -> None:
        self._shared: Shared | None = shared

    @classmethod
    def open(cls, url: str, shelf: Shelf | None = None) -> Self:
        """Open a database, made where there is none and upgraded where it is older.

        With a shelf, back-ups are made there by themselves: before imports and edits of many records.

        Raises ``StoreError``s: the folder is missing or may not be written, another process has the file, a
        newer program wrote it, it is no database of ours. Opened again in the same process, it is the same
        database.
        """
        database = Database(url)
        with cls._opening:
            shared = cls._opened.get(database.place)
            if shared is None:
                shared = Shared(ready(database, shelf))
                cls._opened[database.place] = shared
            if shelf is not None:
                shared.copies.keep_in(shelf)
            shared.users += 1
        return cls(shared)

    def close(self) -> None:
        """Close it; the last of the process to do so gives the file back."""
        with self._opening:
            shared, self._shared = self._shared, None
            if shared is None:
                return
            shared.users -= 1
            if not shared.users:
                del self._opened[shared.database.place]
                shared.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _open(self) -> Shared:
        if self._shared is None:
            raise RuntimeError("The store was closed.")
        return self._shared

    @property
    def revision(self) -> int:
        """The number of the last step."""
        with self._open.database.reading() as connection:
            return last_step(connection)

    def steps_since(self, revision: int) -> int:
        """Count the steps after one; their numbers may leave some out."""
        with self._open.database.reading() as connection:
            return count_steps(connection, revision)

    @property
    def identity(self) -> str:
        """The random name that tells this database from all others; back-ups of it have the same."""
        with self._open.database.reading() as connection:
            return str(upgrades.identity_of(connection))

    @property
    def accounts(self) -> Accounts:
        """The people, and how they come in."""
        return self._open.accounts

    @property
    def journal(self) -> Journal:
        """Who did what when: it only grows."""
        return self._open.journal

    @property
    def links(self) -> Links:
        """What is shared with guests."""
        return self._open.links

    @property
    def copies(self) -> Copies:
        """The back-ups."""
        return self._open.copies

    @property
    def rights(self) -> Rights:
        """What a person may ask for: everything known of them, erasing, retention."""
        return self._open.rights

    def apply(self, changes: ChangeSet, by: Access) -> Receipt:
        """Make changes: all of them or none.

        Raises ``Denied``, ``Invalid`` (``.issues``), ``Conflict`` (``.cells``) or a ``StoreError``, and then
        nothing is changed.
        """
        check_permission(changes, by)
        parts = prepare(own_records.claimed(changes, by))
        if not parts:
            return Receipt(revision=0, counts={})
        self.copies.before_parts(changes.source, parts)
        ahead = Ahead(self._open.database, changes, parts)
        first = ahead.put_in if ahead.pays else None
        with self._open.database.writing(many=are_many(parts), ahead=first) as connection:
            refuse_overtaken(connection, changes)
            own_records.require_own(connection, parts, by)
            refuse_erased(connection, parts)
            receipt = write(connection, changes, parts, by, ahead=ahead)
            own_records.require_own(connection, parts, by, made=True)
            receipt = kept(connection, receipt)
        if receipt.revision:
            self._open.frames.take_over(parts, receipt.revision, ahead.after, ahead.ids_since)
        return receipt

    def load(self, entity: str, access: Access) -> pd.DataFrame:
        """Give the frame for analysis: shared, read-only, up to date, blank where this reader may not look.

        Index: record id (int64, "id", sorted). Columns: the fields with ``in_frames``: MONEY float64 in
        currency units, NUMBER, SHARE, INTEGER float64, DATE and MOMENT datetime64[s] (midnight: no time
        known), REFERENCE int64 (0 blank), words category, BOOLEAN nullable boolean.
        """
        return self._open.frames.load(STORED[entity], access, self.revision)

    def records(  # noqa: PLR0913 - a grid asks in many ways
        self,
        entity: str,
        access: Access,
        *,
        ids: Iterable[int] | None = None,
        where: Mapping[str, Any] | None = None,
        order_by: str | None = "id",
        descending: bool = False,
        limit: int | None = None,
        offset: int = 0,
        fields: Sequence[str] | None = None,
        after: int | None = None,
    ) -> pd.DataFrame:
        """Give whole records in stored form, blanks None.

        Index id; columns: the fields (or ``fields``), ``own.<heading>``, revision. ``where``: field -> value,
        a list of values any of which will do, or None for blank; all must hold. Blanks are ordered last.
        ``after``: only ids above this one, to go through very many records page by page.
        """
        given = self._given(entity, access)
        asked = Asked(ids, where, order_by, descending, limit, offset, fields, after, given)
        with self._open.database.reading() as connection:
            return read_records(connection, STORED[entity], access, asked)

    def count(self, entity: str, access: Access, where: Mapping[str, Any] | None = None) -> int:
        """Say how many records there are, for this reader, of which ``where`` holds (as in ``records``)."""
        given = self._given(entity, access)
        with self._open.database.reading() as connection:
            return count_records(connection, STORED[entity], access, where, given)

    def _given(self, entity: str, access: Access) -> list[int] | None:
        """Give the ids of all records that a guest is given, where the link has filters; else None."""
        if not access.filters:
            return None
        given = self._open.frames.given(STORED[entity], access, self.revision)
        return None if given is None else given.tolist()

    def own_columns(self, entity: str) -> Mapping[str, Kind]:
        """Give the owner's own columns of an entity: kind by name (without prefix), in order."""
        with self._open.database.reading() as connection:
            return own_columns(connection, entity)

    def business(self) -> dict[str, Any]:
        """Give the settings of the business in stored form, as a change to record 1 must be based on them."""
        record = self.records(BUSINESS.name, LOCAL_OWNER, ids=[1]).iloc[0]
        return {each.name: record[each.name] for each in BUSINESS.fields}

    def history(
        self,
        access: Access,
        *,
        limit: int = 100,
        offset: int = 0,
        entity: str | None = None,
        record: int | None = None,
    ) -> pd.DataFrame:
        """Give the steps, newest first.

        Columns: revision, at (UTC), by, source, label, created, updated, deleted, undone, undoes.
        """
        with self._open.database.reading() as connection:
            return read_history(connection, access, limit=limit, offset=offset, entity=entity, record=record)

    def step_parts(self, revision: int, access: Access) -> pd.DataFrame:
        """Give how many records a step touched: entity, created, updated, deleted."""
        with self._open.database.reading() as connection:
            return steps.read_step_parts(connection, revision, access)

    def step_cells(self, revision: int, access: Access, *, limit: int = 100, offset: int = 0) -> pd.DataFrame:
        """Give the cells that a step changed, by entity and record.

        Columns: entity, id, field, before, after (stored form). A deleted record is one row: field blank,
        before the whole record as a dict.
        """
        with self._open.database.reading() as connection:
            return steps.read_step_cells(connection, revision, access, limit=limit, offset=offset)

    def cells_since(self, entity: str, revision: int, access: Access) -> pd.DataFrame:
        """Give the cells of an entity that have changed since a revision, with what they held then.

        Columns: id, field, before (stored form). A record deleted since is one row: field blank, before the
        whole record as a dict.
        """
        with self._open.database.reading() as connection:
            return steps.read_cells_since(connection, entity, revision, access)

    def deleted_records(self, entity: str, ids: Iterable[int], access: Access) -> pd.DataFrame:
        """Give records that were deleted as they were when they went, as ``records`` gives those there are.

        Those of the ids that are there, or never were, are left out.
        """
        with self._open.database.reading() as connection:
            return steps.read_deleted(connection, STORED[entity], ids, access)

    def blanked_references(self, entity: str, ids: Iterable[int], access: Access) -> pd.DataFrame:
        """Give the references that the deletion of records blanked, whatever became of them since.

        Columns: entity, id, field, before (the id of the deleted record).
        """
        with self._open.database.reading() as connection:
            return steps.read_blanked(connection, STORED[entity], ids, access)

    def record_history(self, entity: str, record: int, access: Access) -> pd.DataFrame:
        """Give what became of one record, newest first.

        Columns: revision, at (UTC), by, source, label, field, before, after.

        One row per changed cell; field is blank where the record was made (after True) or deleted (before
        True).
        """
        with self._open.database.reading() as connection:
            return read_record_history(connection, STORED[entity], record, access)

    def undo(self, revision: int, by: Access) -> Receipt:
        """Take a step back, as a step of its own; ``NotUndoable`` where that is no longer possible.

        ``Receipt.stayed`` names what somebody has changed since and what therefore stays (entity, id, field;
        a blank field means the record). Where all of it stays the receipt's revision is 0.
        """
        by.require(Action.UNDO_OWN)
        self.copies.before_undo(revision)
        with self._open.database.writing() as connection:
            if not by.may_take_back(maker(connection, revision)):
                raise Denied(by, Action.UNDO)
            back = reversal(connection, revision)
            check_permission(back.changes, by, takes_back=True)
            parts = prepare(back.changes, trusted=True)
            own_records.require_own(connection, parts, by)
            receipt = write(connection, back.changes, parts, by, trusted=True)
            for entity, names in back.own_columns.items():
                forget_unused(connection, entity, names)
            return replace(kept(connection, receipt), stayed=back.stayed)

    def search(self, text: str, access: Access, limit: int = 20) -> pd.DataFrame:
        """Find customers, products, orders, complaints by what somebody types. One row a find, best first.

        Columns: entity, id (of an order its first line), title, detail, score (0 to 100). Customers are found
        by any of name, company, e-mail, phone (digits), number, city; all words must match; where nothing
        does, slips are forgiven.
        """
        return self._open.search.find(text, access, limit)

    def customer_file(self, customer_id: int, access: Access) -> dict[str, pd.DataFrame]:
        """Give the records that refer to a customer by entity, newest first; and ``customer`` itself.

        With payments, returns and complaints that name nobody but an order of theirs. A guest is given it
        only by a link that shows personal data, and of everybody.
        """
        if not access.personal:
            access.require_insider()
        with self._open.database.reading() as connection:
            return read_customer_file(connection, customer_id, access)

    def merged(self, access: Access) -> pd.DataFrame:
        """Give the customers that went into others, as they were.

        Index: the id that each had; columns: into (the survivor), revision (of the merge), and the fields in
        stored form. A merge that was taken back no longer counts.
        """
        with self._open.database.reading() as connection:
            return read_merged(connection, access)

    def lost_in_merges(self, access: Access) -> pd.DataFrame:
        """Give the values that survivors had and a merge put others in place of: id, field, lost."""
        access.require_whole(Action.IMPORT)
        with self._open.database.reading() as connection:
            return read_lost(connection)

    def keep_apart(self, pairs: Iterable[tuple[int, int]], by: Access) -> None:
        """Remember of pairs of customers that the two are not the same."""
        require_to_compare(by)
        with self._open.database.writing() as connection:
            keep_apart(connection, pairs, by.name)

    def kept_apart(self) -> pd.DataFrame:
        """Give the pairs of customers that are not the same, the latest first: left, right, by, at (UTC)."""
        with self._open.database.reading() as connection:
            return read_apart(connection)

    def ask_again(self, pairs: Iterable[tuple[int, int]], by: Access) -> None:
        """Forget of pairs of customers that the two are not the same."""
        require_to_compare(by)
        with self._open.database.writing() as connection:
            ask_again(connection, pairs)

    def remember(self, signature: str, content: Mapping[str, Any], by: Access) -> None:
        """Remember how a sheet with these headings was matched (``content`` is kept as JSON)."""
        by.require(Action.IMPORT)
        with self._open.database.writing() as connection:
            keep_matching(connection, signature, content, by.name)

    def recall(self, signature: str) -> dict[str, Any] | None:
        """Give how a sheet with these headings was matched before, or None."""
        with self._open.database.reading() as connection:
            return matching(connection, signature)

    def set_rate(self, currency: str, worth: float, by: Access) -> None:
        """Keep what one unit of another currency is worth in the business's."""
        by.require(Action.IMPORT)
        with self._open.database.writing() as connection:
            keep_rate(connection, currency, worth)

    def rates(self) -> dict[str, float]:
        """Give what one unit of each other currency is worth in the business's, as far as it is known."""
        with self._open.database.reading() as connection:
            return rates(connection)

    def check(self) -> list[str]:
        """Give a plain sentence for each thing that is not as it must be; none where all is well."""
        with self._open.database.reading() as connection:
            return find_faults(connection)

    def receipt_details(self, revision: int, access: Access) -> dict[str, Any]:
        """Give the ``details`` that were kept with a step; KeyError where there is none of that number."""
        with self._open.database.reading() as connection:
            require_step(connection, revision, access)
            return read_details(connection, revision)
