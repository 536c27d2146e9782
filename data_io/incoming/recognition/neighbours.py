"""Columns that their neighbours name: the town beside the postcode, the tax between net and gross."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa

from data_io.incoming.recognition.candidates import is_known
from data_io.incoming.recognition.looks import begun, share_like
from data_io.incoming.recognition.parts import readings
from data_io.incoming.recognition.sample import Sample
from data_io.incoming.recognition.taxed import RATES

POSTCODE: Final = (
    r"(?i)^(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?$|^\d{4} ?[A-Z]{2}$|^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|"
    r"^[A-Z]\d[A-Z] ?\d[A-Z]\d$|^\d{2}-\d{3}$|^\d{3} \d{2}$|^[A-Z]\d{2} ?[A-Z\d]{4}$"
)
"""How postcodes are written here and there."""
MOSTLY: Final = 0.8
FEWEST: Final = 3
CENT: Final = 0.011


def town_beside(headings: tuple[str, ...], sample: Sample, free: Iterable[int], postcode: int) -> int | None:
    """Give the column of words that nobody understands right beside the postcodes; None: none, or both."""
    beside = [at for at in (postcode - 1, postcode + 1) if at in set(free)]
    towns = [
        at
        for at in beside
        if not (is_known(headings[at]) or readings(headings[at])) and sample.look(at) in {"text", "names"}
    ]
    return towns[0] if len(towns) == 1 else None


def postcodes_beside(headings: tuple[str, ...], sample: Sample, free: Iterable[int], city: int) -> int | None:
    """Give the column right beside the towns that nobody understands and that holds postcodes; else None."""
    beside = [at for at in (city - 1, city + 1) if at in set(free)]
    found = [
        at
        for at in beside
        if not (is_known(headings[at]) or readings(headings[at]))
        and share_like(_as_texts(sample.filled(at)), POSTCODE) >= MOSTLY
    ]
    return found[0] if len(found) == 1 else None


def _as_texts(cells: pa.ChunkedArray) -> list[str]:
    return begun(cells) if pa.types.is_string(cells.type) else [f"{each:g}" for each in _numbers(cells)]


def _numbers(cells: pa.ChunkedArray) -> list[float]:
    plain = pa.types.is_integer(cells.type) or pa.types.is_floating(cells.type)
    return [each for each in cells.to_pylist() if each is not None] if plain else []


def tax_between(amounts: Mapping[int, pd.Series[float]], known: int, headings: tuple[str, ...]) -> int | None:
    """Give the column of the taxes: net and they are gross, at rates that taxes have; None: there is none.

    ``known``: the amount, which is the net or the gross one; the other one and the taxes nobody understands.
    """
    for tax, taxes in amounts.items():
        if tax == known or is_known(headings[tax]):
            continue
        for other, sums in amounts.items():
            if other in {tax, known}:
                continue
            for net, gross in ((amounts[known], sums), (sums, amounts[known])):
                if _is_tax(net, taxes, gross):
                    return tax
    return None


def _is_tax(net: pd.Series[float], taxes: pd.Series[float], gross: pd.Series[float]) -> bool:
    there = net.notna() & taxes.notna() & gross.notna() & taxes.ne(0)
    if there.sum() < FEWEST or ((net + taxes - gross)[there].abs() > CENT).mean() > 1 - MOSTLY:
        return False
    wanted = np.outer(net[there], RATES) / 100
    return bool((np.abs(wanted - taxes[there].to_numpy()[:, None]).min(axis=1) <= CENT).mean() >= MOSTLY)
