from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from crm.entities import ENTITIES
from sample_data.headings import SHEETS
from sample_data.make import MESSY, MONTH_LATER, TIDY, cast_shop, make_month_later, make_shop, make_workbooks
from sample_data.messy import make_messy

COMMITTED = Path(__file__).parents[2] / "sample_data"
DEFAULTS = (2026, date(2026, 11, 20), 400, 12_000)
OTHERS = [(7, date(2026, 11, 1), 120, 3_000), (8, date(2027, 3, 31), 400, 12_000)]
Shop = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def shop() -> Shop:
    return make_shop()


@pytest.fixture(scope="module", params=OTHERS, ids=["small", "spring"])
def other_shop(request: pytest.FixtureRequest) -> Shop:
    return make_shop(*request.param)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    make_workbooks(folder)
    return folder


def codes_of(shop: Shop, places: np.ndarray) -> set[str]:
    return set(shop["customer"]["code"].iloc[places])


def cells_of(path: Path) -> dict[str, Sequence[Sequence[object]]]:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_same_seed_gives_the_same_shop_and_another_seed_another(shop: Shop) -> None:
    again, other = make_shop(), make_shop(seed=5)
    for name, rows in shop.items():
        pd.testing.assert_frame_equal(rows, again[name])
    assert not shop["sale"].equals(other["sale"])


def test_frames_are_named_as_the_entities_and_columns_as_their_fields(shop: Shop) -> None:
    assert list(shop) == list(ENTITIES)
    for name, rows in shop.items():
        assert set(rows.columns) <= set(ENTITIES[name].by_name), name
        for field in ENTITIES[name].fields:
            if field.choices and field.name in rows:
                assert set(rows[field.name].dropna()) <= set(field.choice_codes), (name, field.name)


def test_required_facts_are_filled_and_keys_are_unique(shop: Shop) -> None:
    for name, rows in shop.items():
        entity = ENTITIES[name]
        required = [field.name for field in entity.fields if field.required]
        assert rows[required].notna().all().all(), name
        for key in entity.keys[:1]:
            assert not rows.duplicated([field for field in key if field in rows]).any(), name


@pytest.mark.parametrize("size", [(400, 12_000), (150, 1_777)])
def test_the_shop_has_as_many_customers_and_sales_lines_as_were_asked_for(size: tuple[int, int]) -> None:
    made_shop = make_shop(3, customers=size[0], sales_lines=size[1])
    assert (len(made_shop["customer"]), len(made_shop["sale"])) == size


def test_too_small_a_shop_is_refused() -> None:
    with pytest.raises(ValueError, match="100 customers"):
        make_shop(customers=20)
    with pytest.raises(ValueError, match="10 sales lines"):
        make_shop(customers=400, sales_lines=500)


def test_amount_is_quantity_times_price_less_discount_exactly(shop: Shop, other_shop: Shop) -> None:
    for sales in (shop["sale"], other_shop["sale"]):
        twice_cents = np.rint(sales["quantity"] * 2) * np.rint(sales["unit_price"] * 100)
        assert (twice_cents % 2 == 0).all()
        expected = twice_cents / 2 - np.rint(sales["discount"] * 100)
        assert (expected == np.rint(sales["amount"] * 100)).all()
        assert (sales["amount"] > 0).all()


def test_references_point_to_records_that_exist(shop: Shop, other_shop: Shop) -> None:
    for one in (shop, other_shop):
        known = {
            "customer": one["customer"]["code"],
            "product": one["product"]["sku"],
            "campaign": one["campaign"]["name"],
        }
        for name, rows in one.items():
            for field in ENTITIES[name].references:
                if field.name in rows:
                    assert rows[field.name].dropna().isin(known[str(field.refers_to)]).all(), (
                        name,
                        field.name,
                    )
            if "order_number" in rows:
                assert rows["order_number"].isin(one["sale"]["order_number"]).all(), name


def test_lines_of_an_order_are_counted_from_one_and_share_customer_and_time(shop: Shop) -> None:
    orders = shop["sale"].groupby("order_number")
    assert (orders["line"].max() == orders.size()).all()
    for column in ("customer", "sold_at"):
        assert (orders[column].min() == orders[column].max()).all(), column
    assert shop["sale"]["sold_at"].is_monotonic_increasing


def test_nothing_has_happened_after_today(shop: Shop) -> None:
    tomorrow = pd.Timestamp(2026, 11, 21)
    past = [
        ("sale", "sold_at"),
        ("payment", "paid_on"),
        ("return", "returned_on"),
        ("complaint", "opened_at"),
        ("complaint", "first_response_at"),
        ("complaint", "resolved_at"),
        ("interaction", "happened_at"),
        ("feedback", "given_on"),
        ("opportunity", "closed_on"),
        ("task", "done_at"),
        ("message", "sent_at"),
        ("message", "responded_at"),
        ("campaign", "starts_on"),
        ("customer", "lost_on"),
    ]
    late = [(name, field) for name, field in past if not (shop[name][field].dropna() < tomorrow).all()]
    assert late == []


def count_novembers(shop: Shop) -> pd.Series:
    apples = shop["product"].set_index("name")["sku"]["Red apples"]
    bought = shop["sale"][(shop["sale"]["product"] == apples) & (shop["sale"]["sold_at"].dt.month == 11)]
    years = bought.assign(year=bought["sold_at"].dt.year)[["customer", "year"]].drop_duplicates()
    return pd.Series(years["customer"].value_counts())


def test_eleven_customers_buy_red_apples_each_november_for_about_15_dollars(shop: Shop) -> None:
    novembers = count_novembers(shop)
    faithful = set(novembers.index[novembers == 3])
    assert faithful == codes_of(shop, cast_shop().apple_buyers)
    assert len(faithful) == 11
    sales = shop["sale"]
    theirs = sales[sales["customer"].isin(faithful) & (sales["product"] == "FRU-001")]
    assert set(theirs["sold_at"].dt.month) == {11}
    assert theirs.groupby([theirs["customer"], theirs["sold_at"].dt.year])[
        "amount"
    ].sum().mean() == pytest.approx(15, abs=0.5)


def test_the_november_story_holds_for_any_day_and_size(other_shop: Shop) -> None:
    assert (count_novembers(other_shop) == 3).sum() == 11


def test_the_bad_batch_stands_out_in_returns_and_complaints(shop: Shop) -> None:
    sales = shop["sale"].merge(shop["product"][["sku", "name"]], left_on="product", right_on="sku")
    cookies = sales[sales["name"] == "Oat cookies 250 g"]
    batch = cookies["sold_at"].between("2026-08-24", "2026-09-14")
    for name in ("return", "complaint"):
        followed = cookies["order_number"].isin(
            shop[name].loc[shop[name]["product"] == "BAK-004", "order_number"]
        )
        assert followed[batch].mean() > 10 * max(followed[~batch].mean(), 0.005), name
    others = shop["return"]["product"].value_counts()
    assert others.index[0] == "BAK-004"
    assert others.iloc[0] >= 2 * others.iloc[1]


def test_regulars_went_quiet(shop: Shop) -> None:
    sales = shop["sale"].drop_duplicates("order_number")
    sales = sales[sales["customer"].isin(codes_of(shop, cast_shop().gone_quiet))]
    visits = sales.groupby("customer")["sold_at"].agg(["count", "min", "max"])
    rhythm = (visits["max"] - visits["min"]) / visits["count"]
    assert len(visits) == 9
    assert (visits["count"] >= 25).all()
    assert (pd.Timestamp(2026, 11, 20) - visits["max"] > 2.5 * rhythm).all()


def test_late_payers_pay_weeks_after_the_others(shop: Shop) -> None:
    due = shop["sale"].drop_duplicates("order_number").set_index("order_number")["due_on"]
    first = shop["payment"].drop_duplicates("order_number")
    late = (first["paid_on"] - first["order_number"].map(due)).dt.days.groupby(first["customer"]).median()
    slow = codes_of(shop, cast_shop().late_payers)
    assert set(late.index[late >= 10]) == slow
    assert len(slow) == 4


def test_payments_are_for_credit_and_never_more_than_was_owed(shop: Shop) -> None:
    sales = shop["sale"].assign(cents=np.rint(shop["sale"]["amount"] * 100))
    owed = sales[sales["due_on"].notna()].groupby("order_number")["cents"].sum()
    paid = np.rint(shop["payment"].set_index("order_number")["amount"] * 100).groupby(level=0).sum()
    difference = owed.reindex(paid.index) - paid
    assert (difference >= 0).all()
    assert (difference == 0).mean() > 0.95
    assert set(sales.loc[sales["due_on"].notna(), "payment_method"]) == {"Invoice"}


def test_refunds_are_never_more_than_the_line_cost(shop: Shop) -> None:
    back = shop["return"].merge(shop["sale"], on=["order_number", "product"], suffixes=("", "_sold"))
    most = back.groupby("number")["amount"].max()
    assert (shop["return"].set_index("number")["refund"] <= most + 0.001).all()


def test_two_of_six_open_complaints_are_past_their_promise(shop: Shop, other_shop: Shop) -> None:
    for one in (shop, other_shop):
        still_open = one["complaint"][one["complaint"]["status"] != "resolved"]
        today = one["sale"]["sold_at"].max().normalize()
        assert len(still_open) == 6
        assert (still_open["due_at"] < today).sum() == 2
        assert still_open["resolved_at"].isna().all()


def test_lost_customers_name_a_competitor_and_buy_no_more(shop: Shop) -> None:
    lost = shop["customer"][shop["customer"]["stage"] == "lost"].set_index("code")
    last = shop["sale"].groupby("customer")["sold_at"].max()
    assert len(lost) == 5
    assert lost[["lost_on", "lost_to", "lost_reason"]].notna().all().all()
    assert (last.reindex(lost.index) < lost["lost_on"]).all()


def test_two_families_live_at_one_address_and_a_few_people_stand_twice(shop: Shop) -> None:
    people, cast = shop["customer"], cast_shop()
    homes = people.iloc[cast.households]
    assert homes[["street", "postcode"]].drop_duplicates().shape[0] == 1
    assert homes["last_name"].value_counts().tolist() == [2, 2]
    once, twice = people.iloc[cast.originals].reset_index(), people.iloc[cast.copies].reset_index()
    assert len(once) == 6
    assert (
        (once["mobile"] == twice["mobile"])
        | (once["phone"] == twice["phone"])
        | (once["birthday"] == twice["birthday"])
    ).any()
    assert (once["postcode"] == twice["postcode"]).all()
    assert (once["code"] != twice["code"]).all()


def test_december_is_the_peak_sundays_are_closed_and_the_shop_grows(shop: Shop) -> None:
    sales = shop["sale"]
    by_month = sales.groupby(sales["sold_at"].dt.to_period("M"))["amount"].sum()
    assert by_month["2024-12"] > 1.3 * by_month["2024-10"]
    assert by_month["2025-12"] > 1.3 * by_month["2025-10"]
    assert (sales["sold_at"].dt.day_of_week < 6).all()
    orders = sales.drop_duplicates("order_number")["sold_at"].dt.day_of_week.value_counts()
    assert orders.index[0] in (4, 5)
    spring = [by_month[f"{year}-03" : f"{year}-05"].sum() for year in (2024, 2025, 2026)]
    assert spring[0] < spring[1] < spring[2]


def test_nobody_can_be_reached_by_the_addresses_and_numbers(shop: Shop) -> None:
    people = shop["customer"]
    assert people["email"].dropna().str.fullmatch(r"[a-z0-9.@-]+[@.]example\.(com|org)").all()
    assert people["email"].dropna().is_unique
    reserved = (
        r"\+44 7700 900\d{3}|\+44 (1632 960|20 7946 0)\d{3}|\+49 171 39200\d{2}|\+33 (6 39 98|5 36 49) .*"
    )
    for column in ("phone", "mobile", "other_phones"):
        assert people[column].dropna().str.fullmatch(reserved).all(), column


def test_a_workbook_comes_out_the_same_byte_by_byte(tmp_path: Path) -> None:
    folders = [tmp_path / "once", tmp_path / "again"]
    for folder in folders:
        folder.mkdir()
        make_workbooks(folder, *OTHERS[0])
    for name in (TIDY, MESSY, MONTH_LATER):
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes(), name


@pytest.mark.parametrize("name", [TIDY, MESSY, MONTH_LATER])
def test_the_workbooks_kept_here_are_the_ones_that_are_made(made: Path, name: str) -> None:
    assert cells_of(COMMITTED / name) == cells_of(made / name)


def test_the_workbooks_are_small() -> None:
    assert sum((COMMITTED / name).stat().st_size for name in (TIDY, MESSY, MONTH_LATER)) < 1_500_000


def test_the_tidy_workbook_has_a_sheet_an_entity_with_every_row_and_the_same_sum(
    shop: Shop, made: Path
) -> None:
    cells = cells_of(made / TIDY)
    assert list(cells) == [sheet for sheet, _ in SHEETS.values()]
    for entity, (sheet, headings) in SHEETS.items():
        assert cells[sheet][0] == list(headings.values())
        assert len(cells[sheet]) - 1 == len(shop[entity])
        assert set(headings) == set(shop[entity].columns), entity
    column = list(SHEETS["sale"][1]).index("amount")
    assert sum(round(float(str(row[column])) * 100) for row in cells["Sales"][1:]) == round(
        shop["sale"]["amount"].sum() * 100
    )


def test_a_month_later_some_rows_are_known_some_changed_and_some_new(shop: Shop) -> None:
    later = make_month_later(*DEFAULTS)
    known = shop["sale"].merge(later["sale"], on=list(shop["sale"].columns))
    assert 0 < len(known) < len(later["sale"])
    new = later["sale"][~later["sale"]["order_number"].isin(shop["sale"]["order_number"])]
    assert len(new) + len(known) == len(later["sale"])
    assert new["sold_at"].min() >= pd.Timestamp(2026, 11, 21)
    assert (~later["customer"]["code"].isin(shop["customer"]["code"])).sum() == 6
    assert later["customer"]["email"].dropna().is_unique
    before, after = (frame["customer"].set_index("code")["street"] for frame in (shop, later))
    assert (before != after.reindex(before.index)).sum() == 12
    references = later["payment"]["reference"]
    assert references.is_unique
    assert 0 < references.isin(shop["payment"]["reference"]).sum() < len(references)


def test_a_month_later_references_still_point_to_records(shop: Shop) -> None:
    later = make_month_later(*DEFAULTS)
    orders = set(shop["sale"]["order_number"]) | set(later["sale"]["order_number"])
    for name, rows in later.items():
        if "customer" in rows:
            assert rows["customer"].dropna().isin(later["customer"]["code"]).all(), name
        if "order_number" in rows:
            assert set(rows["order_number"]) <= orders, name


def test_the_messy_workbook_holds_the_mess_that_owners_make(shop: Shop) -> None:
    sheets = make_messy(shop)
    sales = sheets["Sales autumn"]
    assert sales[3][0] == "Order no."
    assert sales[-1][0] == "Total"
    assert [None] * 10 in sales
    amounts = [str(row[7]) for row in sales[4:]]
    assert "$2,234.50" in amounts
    assert "??" in amounts
    total = sum(
        round(float(cell.strip()[1:].replace(",", "")) * 100) for cell in amounts[:-2] if cell.startswith("$")
    )
    assert str(sales[-1][7]) == f"${total / 100:,.2f}"
    assert sheets["Wochenmarkt"][1][0] == "Belegnummer"
    assert sheets["Price list"][-1][5] == "1.234,50 €"
    names = [str(row[1]).strip().upper() for row in sheets["Customers"][4:]]
    assert len(names) - len(set(names)) >= 4
