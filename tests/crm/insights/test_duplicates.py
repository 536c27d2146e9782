from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from benchmarks import duplicates as sets
from benchmarks.made_shop import MadeShop
from crm.duplicates.names import fold, short_form_groups, sound
from crm.insights.duplicates import (
    COLUMNS,
    LIKELY,
    POSSIBLE,
    groups,
    likely_duplicates,
    to_review,
    without_distinct,
)

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "duplicates"


@cache
def strangers() -> pd.DataFrame:
    return MadeShop(400, seed=3).customers.drop_duplicates(["first_name", "last_name"]).head(300)


def shop(*rows: dict[str, str]) -> pd.DataFrame:
    """Write customers in stored form: the rows given get the ids 1, 2, ...; strangers fill the list."""
    written = pd.DataFrame(list(rows))
    listed = pd.concat([written, strangers()], ignore_index=True)
    return listed.astype("str").set_axis(pd.RangeIndex(1, len(listed) + 1, name="id"))


def found(*rows: dict[str, str]) -> pd.DataFrame:
    """Find the pairs among the rows given."""
    return likely_duplicates(shop(*rows), among=range(1, len(rows) + 1))


HOME = {"street": "Elderberry Row 12", "postcode": "QX7 4TT", "city": "Farnhollow"}
JON = {"first_name": "Jon", "last_name": "Quillfeather", "phone": "+442071234567", **HOME}


def test_one_person_written_twice_is_found_with_the_reasons() -> None:
    pairs = found(
        {**JON, "email": "jq@example.com"},
        {**JON, "first_name": "John", "email": "JQ@example.com", "phone": "020 7123-4567"},
    )
    assert pairs[["left", "right"]].to_numpy().tolist() == [[1, 2]]
    assert pairs["score"][0] > 0.95
    assert pairs["reasons"][0].split(", ") == [
        "same e-mail",
        "same phone",
        "name alike: Jon Quillfeather / John Quillfeather",
        "same address",
    ]
    assert (pairs[["name", "email", "phone", "address"]] > 0).all(axis=None)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"first_name": "Quillfeather", "last_name": "Jon"}, id="names swapped"),
        pytest.param({"first_name": "", "last_name": "", "name": "Quillfeather, Jon"}, id="last name first"),
        pytest.param({"street": "Elderbery Row 12"}, id="street misspelt"),
        pytest.param({"street": "Barn Lane 3", "postcode": "ZZ1 1AA", "city": "Oldhaven"}, id="moved"),
        pytest.param({"first_name": "J."}, id="initial"),
        pytest.param({"phone": "", "mobile": "0044 20 7123 4567"}, id="number in another field"),
        pytest.param({"other_phones": '["+44 20 7123 4567"]', "phone": ""}, id="number in a list"),
    ],
)
def test_another_clerk_writes_it_otherwise(other: dict[str, str]) -> None:
    one = {**JON, "email": "jq@example.com"}
    assert len(found(one, {**one, **other})) == 1


def test_a_short_name_is_known() -> None:
    robert = {**JON, "first_name": "Robert", "email": "rq@example.com", "mobile": "+447700900111"}
    assert len(found(robert, {**robert, "first_name": "Bob"})) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"first_name": "Mathilda"}, id="household"),
        pytest.param({"first_name": "Mathilda", "email": "jq@example.com"}, id="household with one e-mail"),
        pytest.param({"first_name": "Joan"}, id="household with names alike"),
        pytest.param({"birthday": "1999-01-05"}, id="father and son"),
        pytest.param(
            {"street": "Barn Lane 3", "postcode": "ZZ1 1AA", "city": "Oldhaven", "phone": "+442079999999",
             "email": "other@example.org", "birthday": "1999-01-05"},
            id="namesake",
        ),
    ],
)  # fmt: skip
def test_two_people_stay_two(other: dict[str, str]) -> None:
    one = {**JON, "email": "jq@example.com", "birthday": "1960-07-31"}
    assert found(one, {**one, "email": "", "birthday": "", **other}).empty


def test_colleagues_and_their_firm_are_three_though_they_share_everything_else() -> None:
    firm = {"company": "Gull Catering", "email": "info@gull.example", "phone": "+442071234567", **HOME}
    pairs = found(
        {**firm, "kind": "company"},
        {**firm, "first_name": "Alba", "last_name": "Winterling"},
        {**firm, "first_name": "Bruno", "last_name": "Quastenhof"},
    )
    assert pairs.empty


def test_a_firm_is_the_same_with_and_without_its_legal_form() -> None:
    firm = {"phone": "+442071234567", **HOME}
    assert len(found({**firm, "name": "Gull Catering Ltd"}, {**firm, "company": "Gull Catering"})) == 1


def test_two_branches_with_one_switchboard_are_two() -> None:
    firm = {"name": "Gull Catering", "phone": "+442071234567"}
    assert found({**firm, **HOME}, {**firm, "street": "Barn Lane 3", "postcode": "ZZ1 1AA"}).empty


def test_two_that_only_a_third_joins_say_so() -> None:
    first = {**JON, "email": "a@example.com", "birthday": "1960-07-31"}
    third = {**JON, "email": "b@example.com", "birthday": "1960-07-31"}
    pairs = likely_duplicates(
        shop(
            {**first, **dict.fromkeys(HOME, ""), "phone": ""},
            {**first, "other_emails": '["b@example.com"]'},
            third,
        )
    ).query("right <= 3")
    assert [1, 3] in pairs[["left", "right"]].to_numpy().tolist()
    assert set(pairs["through"]) <= {0, 2}


def test_neither_order_nor_side_matters() -> None:
    customers = MadeShop(300, seed=5).customers
    pairs = likely_duplicates(customers)
    shuffled = likely_duplicates(customers.sample(frac=1, random_state=1))
    assert len(pairs) > 10
    assert (pairs["left"] < pairs["right"]).all()
    pd.testing.assert_frame_equal(pairs, shuffled)


def test_among_asks_only_for_pairs_of_these() -> None:
    customers = MadeShop(300, seed=5).customers
    everybody = likely_duplicates(customers)
    one = int(everybody["right"].iloc[0])
    asked = likely_duplicates(customers, among=[one])
    assert len(asked) >= 1
    assert ((asked["left"] == one) | (asked["right"] == one)).all()


@pytest.mark.parametrize("rows", [0, 1])
def test_a_list_too_short_for_pairs_gives_the_columns(rows: int) -> None:
    pairs = likely_duplicates(shop(JON).head(rows))
    assert list(pairs.columns) == list(COLUMNS)
    assert pairs.empty
    assert groups(pairs).empty


def test_a_group_is_not_chained_together_by_single_links() -> None:
    dense = [(1, 2), (1, 3), (2, 3), (11, 12), (11, 13), (12, 13)]
    pairs = pd.DataFrame(
        [(left, right, 0.99) for left, right in dense] + [(3, 11, 0.91)], columns=["left", "right", "score"]
    )
    found_groups = groups(pairs)
    assert found_groups["group"].to_dict() == {1: 1, 2: 1, 3: 1, 11: 11, 12: 11, 13: 11}
    assert found_groups["size"].eq(3).all()


def test_names_fold_and_sound_as_people_hear_them() -> None:
    heard = sound(fold(pd.Series(["Müller", "Mueller", "Meyer", "MAIER ", "Schmidt", None])))
    assert heard[0] == heard[1]
    assert heard[2] == heard[3]
    assert heard[4] != heard[0]
    assert heard.isna().tolist() == [False] * 5 + [True]
    bob, robert, alice = (
        set(row[row >= 0]) for row in short_form_groups(pd.Series(["bob", "robert", "alice"]))
    )
    assert bob & robert
    assert not bob & alice


def test_a_made_shop_is_sorted_out() -> None:
    made = MadeShop(1500, seed=4)
    _, precision, recall, _ = sets.figures(likely_duplicates(made.customers), made.person)
    assert precision >= 0.985, "a small shop has few pairs: one wrong is half a percent"
    assert recall >= 0.9


@pytest.mark.skipif(not FOLDER.exists(), reason="the sets of FEBRL and dedupe are not here")
def test_the_public_sets_are_found() -> None:
    for customers, truth, wanted in (
        (*sets.febrl(1), 0.985), (*sets.febrl(3), 0.985), (*sets.dedupe(), 0.93),
    ):  # fmt: skip
        *_, both = sets.figures(likely_duplicates(customers), truth)
        assert both >= wanted
        assert np.isfinite(both)


def pairs_of(*pairs: tuple[int, int, float, int]) -> pd.DataFrame:
    """Write pairs: left, right, score, through."""
    written = pd.DataFrame(pairs, columns=["left", "right", "score", "through"])
    return written.assign(reasons="same name").reindex(columns=list(COLUMNS))


def distinct_of(*pairs: tuple[int, int]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["left", "right"], dtype="int64")


def test_who_is_alike_is_asked_about_together_the_surest_first() -> None:
    pairs = pairs_of((1, 2, 0.99, 0), (1, 3, 0.95, 0), (2, 3, 0.93, 0), (4, 5, 0.97, 0), (3, 6, 0.8, 0))
    asked = to_review(pairs)
    assert asked["ids"].tolist() == [(4, 5), (1, 2, 3), (3, 6)]
    assert asked["sure"].tolist() == [True, True, False]
    assert asked["score"].tolist() == [0.97, 0.93, 0.8]


def test_two_that_are_apart_are_not_asked_about_in_one_group() -> None:
    pairs = pairs_of((1, 2, 0.99, 0), (1, 3, 0.95, 0), (2, 3, 0.93, 0))
    left = without_distinct(pairs, distinct_of((1, 2)))
    assert to_review(left)["ids"].tolist() == [(1, 3), (2, 3)]


def test_what_followed_from_two_that_are_apart_is_no_longer_asked() -> None:
    pairs = pairs_of((1, 2, 0.99, 0), (2, 3, 0.95, 0), (1, 3, 0.94, 2))
    left = without_distinct(pairs, distinct_of((1, 2)))
    assert left[["left", "right"]].to_numpy().tolist() == [[2, 3]]


def test_nobody_alike_is_no_question() -> None:
    nobody = likely_duplicates(shop().iloc[:0])
    assert to_review(nobody).empty
    assert without_distinct(nobody, distinct_of((1, 2))).empty


def test_looking_closer_changes_nothing_of_what_is_likely() -> None:
    customers = MadeShop(600, seed=41).customers
    columns = ["left", "right", "score", "through"]
    likely, possible = likely_duplicates(customers), likely_duplicates(customers, threshold=POSSIBLE)
    pd.testing.assert_frame_equal(
        possible.loc[possible["score"] >= LIKELY, columns], likely[columns], check_like=True
    )
    assert len(possible) > len(likely)
