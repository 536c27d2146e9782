from __future__ import annotations

import pandas as pd
import pytest

from data_io.incoming.values.nobody import names_nobody


def says(text: str, entity: str = "customer") -> bool:
    return bool(names_nobody(pd.Series([text], dtype="str"), entity)[0])


@pytest.mark.parametrize(
    "text",
    [
        "Walk-in", "walk in", "WALK-IN CUSTOMER", "Walk-in (3)", "Cash sale", "Guest", "Guest #12", "n/a", "N.A.",
        "anonymous", "Unknown", "(unknown)", "-", "???",
        "Laufkundschaft", "Barverkauf", "Unbekannt", "Gast", "k. A.",
        "Client comptoir", "client de passage", "Espèces", "especes", "non renseigné",
        "Mostrador", "Cliente de mostrador", "PÚBLICO EN GENERAL", "Consumidor final", "Sin nombre",
        "Cliente occasionale", "Vendita al banco", "Sconosciuto",
        "Cliente balcão", "Consumidor não identificado", "Nao informado",
        "Passant", "Losse verkoop", "Onbekend", "n.v.t.",
    ],
)  # fmt: skip
def test_words_for_nobody_in_seven_languages(text: str) -> None:
    assert says(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Gast",
        "Gast & Söhne",
        "Johnny Cash",
        "NA-100",
        "Walker Inn",
        "Diverse Works Ltd",
        "O",
        "李",
        "Guest12 Ltd",
    ],
)
def test_names_stay_names(text: str) -> None:
    assert not says(text)


def test_only_customers_walk_in() -> None:
    assert not says("Guest", "product")
    assert says("unbekannt", "product")
