"""An import taken back leaves every record and own column as it was; rows handed back are all counted.

More of it than in a usual run: ``ROUND_TRIP_EXAMPLES=200 ROUND_TRIP_RECORDS=200 pytest ...``.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping
from typing import Any, Final

import hypothesis
import numpy as np
import openpyxl
import pandas as pd
from hypothesis import HealthCheck, Phase, example, given
from hypothesis import strategies as st

from crm.access import LOCAL_OWNER
from crm.entities import ENTITIES
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import plan_books
from data_io.incoming.records.known import Status
from data_io.incoming.records.plans import Choices, Gone
from data_io.incoming.rejected import write_rejected
from data_io.store import Store
from tests.data_io.record_maker import OWN_NAMES, TEXTS, Maker, fill
from tests.data_io.test_round_trip import EXAMPLES, RECORDS, plain_text, saved_again, shop, workbook
from tests.databases import Databases

NEW_VALUES: Final = ("", "7", "12,50", "2024-02-29", "anna@example.org", "+49 30 901820", "yes", "Größe = 3")
unshrunk = hypothesis.settings(
    max_examples=EXAMPLES,
    # An example takes seconds, and says itself what differs: it is not made smaller.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def all_records(store: Store) -> Mapping[str, pd.DataFrame]:
    """Everything that is kept but the revisions, own columns that hold nothing left out."""
    found = {name: store.records(name, LOCAL_OWNER).drop(columns="revision") for name in ENTITIES}
    blank = {
        name: [str(each) for each in records if str(each).startswith("own.") and records[each].isna().all()]
        for name, records in found.items()
    }
    return {name: records.drop(columns=blank[name]) for name, records in found.items()}


def scribbled(content: bytes, dice: random.Random) -> bytes:
    """A workbook in which somebody changed, cleared and added cells here and there, and took rows away."""

    def edit(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible" or sheet.max_row < 2:
                continue
            for _ in range(dice.randint(0, 12)):
                place = dice.randint(2, sheet.max_row + 2), dice.randint(1, sheet.max_column)
                sheet.cell(*place).value = dice.choice(NEW_VALUES)
            for _ in range(dice.randint(0, 2)):
                sheet.delete_rows(dice.randint(2, sheet.max_row))

    return saved_again(content, edit)


@unshrunk
@given(
    seed=st.integers(0, 2**32),
    texts=st.lists(plain_text | st.sampled_from(TEXTS), min_size=4, max_size=25),
    own_names=st.lists(st.sampled_from(OWN_NAMES), max_size=8, unique=True),
)
@example(seed=0, texts=["", "", "", ""], own_names=[])
def test_an_import_taken_back_leaves_all_as_it_was(seed: int, texts: list[str], own_names: list[str]) -> None:
    with shop() as store, shop() as other:
        fill(store, Maker(seed, texts, own_names), RECORDS)
        fill(other, Maker(seed + 1, texts, own_names[::-1]), RECORDS)
        own, foreign = scribbled(workbook(store), random.Random(seed)), workbook(other)
        for name, content in (("own.xlsx", own), ("foreign.xlsx", foreign)):
            before = all_records(store)
            _, receipt = bring_in([read_book(content, name)], store, LOCAL_OWNER)
            if not receipt.revision:
                continue
            undone = store.undo(receipt.revision, LOCAL_OWNER)
            assert undone.stayed is None or undone.stayed.empty
            for entity, records in all_records(store).items():
                pd.testing.assert_frame_equal(
                    records, before[entity], obj=f"{entity} after {name}", check_like=True
                )
        assert not store.check()


@unshrunk
@given(
    seed=st.integers(0, 2**32),
    texts=st.lists(plain_text | st.sampled_from(TEXTS), min_size=4, max_size=25),
    own_names=st.lists(st.sampled_from(OWN_NAMES), max_size=8, unique=True),
)
def test_what_was_deleted_and_is_brought_back_is_as_it_was(
    databases: Databases, seed: int, texts: list[str], own_names: list[str]
) -> None:
    dice = random.Random(seed)
    with databases.fresh() as url, Store.open(url) as store:
        fill(store, Maker(seed, texts, own_names), RECORDS)
        content, whole = workbook(store), all_records(store)
        for _step in range(2):
            gone = {name: store.records(name, LOCAL_OWNER).index.tolist() for name in ENTITIES}
            parts = [
                EntityChanges(
                    name, deletes=np.array(dice.sample(ids, dice.randint(0, len(ids) // 2)), "int64")
                )
                for name, ids in gone.items()
            ]
            store.apply(ChangeSet(Source.EDIT, "gone", tuple(parts)), LOCAL_OWNER)
        without = all_records(store)
        back = Choices(gone={"": Gone.BRING_BACK})
        plan, receipt = bring_in([read_book(content, "shop.xlsx")], store, LOCAL_OWNER, back)
        assert not any(sheet.count(Status.REJECTED) for sheet in plan.sheets)
        for entity, records in all_records(store).items():
            pd.testing.assert_frame_equal(records, whole[entity], obj=f"{entity} back", check_like=True)
        undone = store.undo(receipt.revision, LOCAL_OWNER)
        assert undone.stayed is None or undone.stayed.empty
        for entity, records in all_records(store).items():
            pd.testing.assert_frame_equal(records, without[entity], obj=f"{entity} gone", check_like=True)
        assert not store.check()


HEADINGS: Final = ("Order number", "Date", "Customer", "Product", "Quantity", "Unit price", "Amount", "Note")
CELLS: Final = (
    st.sampled_from(["A-1", "A-2", "A-3", ""]),
    st.sampled_from(["2026-03-04", "5.3.2026", "31.02.2026", "soon", "", "46000"]),
    st.sampled_from(["Anna Berg", "Bo Lind", ""]),
    st.sampled_from(["Apples", "Pears", ""]),
    st.sampled_from(["1", "2,5", "-1", "many", ""]),
    st.sampled_from(["2.50", "1.234,50 €", "A$ 3", "n/a", ""]),
    st.sampled_from(["2.50", "(3.00)", "#REF!", "12..5", "", "1e400"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40),
)


@hypothesis.settings(max_examples=5 * EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(*CELLS), min_size=1, max_size=30))
def test_rows_counted_as_errors_are_the_rows_handed_back(rows: list[tuple[str, ...]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADINGS, *rows])
    with shop() as store:
        book = read_book(text.getvalue().encode("utf-8", "surrogatepass"), "orders.csv")
        plan = plan_books([book], store, LOCAL_OWNER)
    (sheet,) = plan.sheets
    counted = sheet.count(Status.REJECTED)
    handed_back = io.BytesIO()
    assert write_rejected(plan, handed_back) == (counted > 0)
    assert sum(sheet.count(status) for status in Status) == sheet.rows_read
    if counted:
        written = openpyxl.load_workbook(handed_back).worksheets[0]
        filled = [row for row in written.iter_rows(min_row=2, values_only=True) if any(row)]
        assert len(filled) == counted
        assert all(row[-1] for row in filled), "each row says what is to be mended"
