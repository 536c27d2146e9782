from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data_io.incoming.values.keys import key_hashes, with_occurrence

TEXTS = st.one_of(st.none(), st.text("abcXY é", max_size=4))


def hashes(columns: dict[str, list[object]], *fields: str) -> tuple[list[int], list[bool]]:
    found, complete = key_hashes(pd.DataFrame(columns), fields or tuple(columns))
    return found.tolist(), complete.tolist()


@settings(max_examples=50)
@given(pairs=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=12))
def test_rows_are_the_same_where_their_keys_are(pairs: list[tuple[str | None, str | None]]) -> None:
    """Python's own comparison of case-folded words is the judge; a blank equals a blank."""
    first, second = zip(*pairs, strict=True)
    found, _ = key_hashes(
        pd.DataFrame({"a": pd.Series(first, dtype="str"), "b": pd.Series(second, dtype="str")}), ("a", "b")
    )
    plain = [
        tuple(None if each is None else " ".join(each.casefold().split()) for each in pair) for pair in pairs
    ]
    assert [[one == other for other in plain] for one in plain] == (found[:, None] == found[None, :]).tolist()


def test_blanks_inside_and_accents_of_two_signs_make_no_other_key() -> None:
    found, _ = hashes({"name": ["Blue  Bottle", "blue bottle", "José", "Jose\u0301", "Jose"]})
    assert found[0] == found[1]
    assert found[2] == found[3] != found[4]


def test_a_key_is_complete_where_all_of_it_is_filled() -> None:
    columns: dict[str, list[object]] = {"name": ["Ann", None, "Bob"], "phone": ["1", "2", None]}
    assert hashes(columns)[1] == [True, False, False]
    assert hashes(columns, "name", "missing")[1] == [False, False, False]


def test_the_same_value_has_one_hash_however_its_column_is_kept() -> None:
    texts = pd.Series(["A1", "b2"])
    assert (
        key_hashes(pd.DataFrame({"x": texts}), ("x",))[0].tolist()
        == key_hashes(pd.DataFrame({"x": texts.astype("category")}), ("x",))[0].tolist()
    )
    numbers = [1.0, 2.0]
    assert hashes({"x": list(numbers)})[0] == hashes({"x": [1, 2]})[0]
    assert (
        key_hashes(pd.DataFrame({"x": pd.Series([1, 2], dtype="Int64")}), ("x",))[0].tolist()
        == hashes({"x": [1, 2]})[0]
    )


def test_a_reference_to_nothing_is_a_blank() -> None:
    """A sheet without the column and a stored record whose reference is blank are alike."""
    without, with_blank = (
        hashes({"order": ["A1"]}, "order", "product"),
        hashes({"order": ["A1"], "product": [0]}),
    )
    assert without == with_blank


def test_money_is_compared_to_the_ten_thousandth_and_times_to_the_second() -> None:
    assert hashes({"x": [0.1 + 0.2]})[0] == hashes({"x": [0.3]})[0]
    assert hashes({"x": [0.3001]})[0] != hashes({"x": [0.3]})[0]
    assert (
        hashes({"x": [pd.Timestamp(2024, 1, 5)]})[0] != hashes({"x": [pd.Timestamp(2024, 1, 5, 0, 0, 1)]})[0]
    )


def test_numbers_beyond_counting_are_told_apart() -> None:
    found, complete = hashes({"x": [1e19, 2e19, 1e300, -1e300, 9.1e14, 1e19]})
    assert len(set(found)) == 5
    assert found[0] == found[-1]
    assert all(complete)


def test_the_second_of_two_equal_rows_is_told_from_the_first_and_stays_the_second() -> None:
    same = np.array([7, 7, 8, 7], dtype="uint64")
    told = with_occurrence(same)
    assert len(set(told.tolist())) == 4
    assert with_occurrence(same[::-1])[-1] == with_occurrence(same)[-1]
    assert told[:2].tolist() == with_occurrence(same[:2]).tolist()
