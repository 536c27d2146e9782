from __future__ import annotations

import pandas as pd

from crm.insights.consents import agreed
from crm.insights.frames import empty_frame


def people() -> pd.DataFrame:
    """Give four customers: yes, no, never asked, and yes on a day."""
    frame = empty_frame("customer").reindex(pd.Index([1, 2, 3, 4], name="id"))
    frame["email_consent"] = pd.array([True, False, None, True], dtype="boolean")
    frame["email_consent_on"] = pd.to_datetime(
        pd.Series([None, None, None, "2026-05-01"], index=frame.index)
    ).astype("datetime64[s]")
    return frame


def opted_out(customer: int, on: str | None) -> pd.DataFrame:
    """Give one message that its reader opted out of."""
    frame = empty_frame("message").reindex(pd.Index([1], name="id"))
    frame["customer"] = pd.array([customer], dtype="int64")
    frame["opted_out"] = pd.array([True], dtype="boolean")
    frame["sent_at"] = pd.to_datetime(pd.Series([on], index=frame.index)).astype("datetime64[s]")
    return frame


def test_only_a_yes_is_a_yes() -> None:
    assert agreed(people(), empty_frame("message"), "email").tolist() == [True, False, False, True]
    assert not agreed(people(), empty_frame("message"), "letter").any()


def test_who_opted_out_is_left_in_peace() -> None:
    assert agreed(people(), opted_out(1, "2026-01-01"), "email").tolist() == [False, False, False, True]


def test_a_later_yes_counts_an_earlier_one_does_not() -> None:
    assert agreed(people(), opted_out(4, "2026-04-30"), "email")[3]
    assert not agreed(people(), opted_out(4, "2026-05-01"), "email")[3]
    assert not agreed(people(), opted_out(4, None), "email")[3]


def test_nobody_is_nobody() -> None:
    assert agreed(empty_frame("customer"), opted_out(1, None), "email").tolist() == []
