"""Questions of surveys that stand as headings: which field their answers are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LONG_QUESTION: Final = 14
"""Letters from which on a heading may be a question."""
ASKS_A_SCORE: Final = re.compile(
    r"recommend|empfehl|recommander|recomendar|consiglier|aanbevelen|how satisfied|wie zufrieden|satisf|"
    r"zufrieden|tevreden|soddisf|how would you rate|rate (us|your|our)|bewerten|notez|valora|"
    r"avalia|valut|\(0 ?- ?10\)|"
    r"\(1 ?- ?5\)",
    re.IGNORECASE,
)
ASKS_A_COMMENT: Final = re.compile(
    r"improve|better|anything else|tell us|verbesser|besser|sonst noch|amelior|amélior|mejorar|"
    r"miglior|melhorar|verbeter|comment|feedback|suggest|reason|\bwhy\b|\bgrund\b|warum|raison|pourquoi|"
    r"motivo|por qu[eê]|perch[eé]|\breden\b|waarom",
    re.IGNORECASE,
)
ASKS_HOW_FOUND: Final = re.compile(
    r"\b(how|where|who|wie|wo|wodurch|comment|c[oó]mo|come|hoe|waar)\b.*(hear|heard|\bfind|found|know|told|refer|erfahren|"
    r"aufmerksam|gefunden|gekommen|conn[au]|d[eé]couvert|cono[cs]|encontr|trovat|conhec|gevonden|terecht|kennen)",
    re.IGNORECASE,
)


def asked(entity: str, heading: str) -> Iterator[str]:
    """Give the fields of an entity that a survey's question asks for: the score, the comment, the source."""
    if len(heading) < LONG_QUESTION:
        return
    for path, question in (
        ("feedback.score", ASKS_A_SCORE),
        ("feedback.comment", ASKS_A_COMMENT),
        ("customer.source", ASKS_HOW_FOUND),
    ):
        if path.startswith(f"{entity}.") and question.search(heading):
            yield path
