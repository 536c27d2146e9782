"""What the analyses say against SQL written from their docstrings, of a made shop and of real ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from crm.insights.catalogue import ANALYSES
from crm.insights.frames import empty_frame
from tests.crm.insights.sql import made_shop
from tests.crm.insights.sql.database import FOLDER, PREPARED, Shop, differences, keep_in_sql
from tests.crm.insights.sql.online_retail import online_retail_frames
from tests.crm.insights.sql.questions import ASKED, BEYOND_SQL, QUESTIONS, REAL


@pytest.fixture(scope="session")
def made() -> Shop:
    return keep_in_sql(
        made_shop.made_shop(), today=made_shop.TODAY, since=date(2024, 3, 5), until=date(2025, 7, 12)
    )


@pytest.fixture(scope="session")
def eu_superstore(superstore: dict[str, pd.DataFrame]) -> Shop:
    known = {"sales": "sale", "returns": "return", "customers": "customer", "products": "product"}
    frames = {entity: empty_frame(entity) for entity in made_shop.ENTITIES}
    frames |= {entity: superstore[name] for name, entity in known.items()}
    return keep_in_sql(frames, today=date(2018, 12, 20), since=date(2016, 3, 5), until=date(2018, 12, 31))


@pytest.fixture(scope="session")
def online_retail(shared_data: Path) -> Shop:
    frames = {entity: empty_frame(entity) for entity in made_shop.ENTITIES} | online_retail_frames(
        shared_data
    )
    days = {"today": date(2011, 12, 9), "since": date(2011, 3, 5), "until": date(2011, 12, 20)}
    return keep_in_sql(frames, **days, without={"words"})


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_made_shop_with_every_trap(made: Shop, question: str) -> None:
    ours = QUESTIONS[question](made)
    asked = made.ask(question, ours)
    assert len(asked) > 0, "nothing was compared"
    assert differences(ours, asked) == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_eu_superstore(eu_superstore: Shop, question: str) -> None:
    ours = QUESTIONS[question](eu_superstore)
    assert differences(ours, eu_superstore.ask(question, ours)) == []


def test_the_eu_superstores_known_sums(eu_superstore: Shop) -> None:
    """As its README has them; an order number of several customers does not fan out."""
    told = eu_superstore.database.execute(
        "SELECT (SELECT round(sum(refund), 2) FROM back), round(sum(amount), 2),"
        " round(sum(amount - cost), 2), count(DISTINCT order_number), count(DISTINCT customer) FROM line"
    ).fetchone()
    assert told == (204_919.51, 2_938_089.06, 372_829.74, 4_593, 795)


@pytest.mark.slow
@pytest.mark.parametrize("question", REAL)
def test_online_retail(online_retail: Shop, question: str) -> None:
    ours = QUESTIONS[question](online_retail)
    assert differences(ours, online_retail.ask(question, ours)) == []


@pytest.mark.slow
def test_online_retails_known_sums(online_retail: Shop) -> None:
    told = online_retail.database.execute(
        "SELECT round(sum(amount), 3), count(DISTINCT order_number),"
        " (SELECT count(*) FROM back), (SELECT round(sum(refund), 2) FROM back),"
        " (SELECT count(*) FROM customer)"
        " FROM line"
    ).fetchone()
    assert told == (10_644_560.424, 20_728, 10_624, 896_812.49, 4_372)


def test_every_analysis_is_held_against_sql_or_it_is_said_why_not() -> None:
    assert set(ANALYSES) == ASKED.keys() | BEYOND_SQL.keys()
    assert {name for names in ASKED.values() for name in names} <= QUESTIONS.keys()


def test_every_file_of_sql_is_asked() -> None:
    assert {file.stem for file in FOLDER.glob("*.sql")} == QUESTIONS.keys() | set(PREPARED)
