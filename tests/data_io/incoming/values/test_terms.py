from __future__ import annotations

import pyarrow as pa
import pytest

from data_io.incoming.values.parsing import Hints, parse_path


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("Net 30", 30),
        ("30 gg", 30),
        ("14 Tage netto", 14),
        ("Due on receipt", 0),
        ("à réception", 0),
        ("45", 45),
    ],
)
def test_terms_are_read_as_days(typed: str, days: int) -> None:
    parsed = parse_path(pa.chunked_array([[typed]]), "customer.payment_terms_days", Hints())
    assert parsed.values.tolist() == [days]


@pytest.mark.parametrize("typed", ["2% 10 Net 30", "30 gg fine mese", "by arrangement"])
def test_terms_that_are_no_plain_days_are_kept_as_they_are(typed: str) -> None:
    parsed = parse_path(pa.chunked_array([[typed]]), "customer.payment_terms_days", Hints())
    assert parsed.values.isna().all()
    assert parsed.faults.notna().all()
