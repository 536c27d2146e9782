"""Which reasons speak of a product that is bad, and which of something else, in seven languages."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm.insights.lines import codes_of

Signs = NDArray[np.int8]

BAD: Final = 1
"""The words speak of a defect."""
ELSE: Final = -1
"""The words speak of something that is not the product's fault."""

_DEFECT: Final = (
    # English
    "defect", "damag", "broke", "faulty", "fault", "spoil", "rotten", "mould", "mold", "rancid", "stale",
    "overripe", "past its date", "expired", "leak", "crack", "scratch", "stain", "torn", "not work",
    "stopped working", "does not work", "doesn't work", "malfunction", "quality", "not fresh",
    "dead on arrival",
    "contaminat", "taste", "smell",
    # German
    "defekt", "beschädigt", "beschadigt", "kaputt", "fehlerhaft", "mangel", "mängel", "verdorben", "schimmel",
    "abgelaufen", "undicht", "qualität", "riss",
    # French
    "défect", "defectueux", "abîm", "endommag", "cass", "panne", "moisi", "périmé", "qualité", "fuite",
    # Spanish
    "defectuos", "dañad", "roto", "averiad", "caducad", "mohos", "calidad", "estropead",
    # Italian
    "difett", "danneggiat", "rotto", "guast", "scadut", "ammuffit", "qualità",
    # Portuguese
    "defeito", "defeituos", "danificad", "quebrad", "vencid", "mofo", "qualidade", "avariad",
    # Dutch
    "beschadig", "kapot", "gebrek", "bedorven", "kwaliteit", "verlopen", "lek",
)  # fmt: skip
_ELSE: Final = (
    # English
    "changed", "change of mind", "mind", "wrong size", "size", "too small", "too big", "too large",
    "does not fit",
    "doesn't fit", "fit", "wrong item", "wrong product", "wrong colo", "not as described", "no longer",
    "not needed",
    "unwanted", "mistake", "by accident", "better price", "cheaper", "late", "delivery", "invoice", "missing",
    "service", "order", "duplicate", "gift", "waited", "price", "payment", "billing",
    # German
    "umentschieden", "gefällt nicht", "gefallt nicht", "größe", "grosse", "zu klein", "zu groß", "falsch",
    "passt nicht",
    "nicht mehr", "verspätet", "lieferung", "rechnung", "doppelt", "widerruf",
    # French
    "avis", "taille", "trop petit", "trop grand", "erreur", "livraison", "retard", "facture", "plus besoin",
    # Spanish
    "cambió", "cambio de", "talla", "pequeñ", "grande", "equivocad", "entrega", "tarde", "factura",
    "no necesit",
    # Italian
    "ripens", "cambiato idea", "taglia", "sbagliat", "consegna", "ritardo", "fattura",
    # Portuguese
    "desist", "arrepend", "tamanho", "errad", "atras", "fatura",
    # Dutch
    "bedacht", "maat", "verkeerd", "levering", "factuur",
)  # fmt: skip


def _starts(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, stems)) + ")")


_PATTERNS: Final = ((BAD, _starts(_DEFECT)), (ELSE, _starts(_ELSE)))


def sign_of(text: str) -> int:
    """Tell what a text speaks of: ``BAD``, ``ELSE``, or 0 where its words do not tell."""
    words = unicodedata.normalize("NFC", text).casefold().replace("’", "'")
    return next((sign for sign, pattern in _PATTERNS if pattern.search(words)), 0)


def signs_of(column: pd.Series[Any]) -> Signs:
    """Tell of each text what it speaks of; 0 where it is blank. Each different text is looked at once."""
    codes, texts = codes_of(column)
    table = np.array([*(sign_of(str(text)) for text in texts), 0], dtype="int8")
    signs: Signs = table[codes]
    return signs
