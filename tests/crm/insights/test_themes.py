from __future__ import annotations

from datetime import date

import pandas as pd

from crm.insights.themes import stem, themes


def said(*texts: str | None, day: str = "2026-11-01") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "text": pd.Series(texts, dtype="str"),
            "day": pd.to_datetime([day] * len(texts)).astype("datetime64[s]"),
        }
    )


def test_words_that_stand_together_are_one_theme() -> None:
    found = themes(
        said(
            "The lid was broken and leaking", "Lid broken, it leaks", "A leaking lid", "Broken lid again",
            "The driver came late", "Late driver, two hours", "driver late", None,
        )
    )  # fmt: skip
    groups = [set(map(stem, words)) for words in found.themes["words"]]
    assert {"brok", "leak"} & groups[0] or "lid" in groups[0]
    assert {"driver", "late"} <= groups[1]
    assert found.themes["texts"].tolist() == [4, 3]
    assert found.texts == 7
    assert found.few


def test_stop_words_of_seven_languages_make_no_theme() -> None:
    found = themes(said("Das ist nicht für mich", "c'est pas pour moi", "it is not for me", "non è per me"))
    assert found.themes.empty
    assert found.without_theme == 4


def test_a_theme_rises_only_beyond_chance() -> None:
    old, new = said(*["late driver"] * 10, day="2026-06-01"), said(*["rancid cookies"] * 9, day="2026-08-20")
    steady = pd.concat([said("late driver", day="2026-08-01"), new], ignore_index=True)
    rows = themes(pd.concat([old, steady], ignore_index=True), today=date(2026, 9, 1)).themes
    rising = {words[0]: risen for words, risen in zip(rows["words"], rows["rising"], strict=True)}
    assert rising.pop("rancid", rising.pop("cookies", None)) is True
    assert not any(rising.values())


def test_nothing_said_is_no_theme() -> None:
    assert themes(said()).themes.empty
    assert themes(said(None, None)).texts == 0
