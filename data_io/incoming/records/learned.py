"""Words for choices that the owner taught: what a cell was mended from means that choice next time too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final

from crm.access import Access
from crm.entities import STORED, field_at
from crm.errors import CrmError
from crm.schema import Kind
from data_io.incoming.recognition.matching import RECORD_ID
from data_io.incoming.records.plans import SheetPlan
from data_io.incoming.values.vocabulary import choice_code, choice_words, fold
from data_io.store import Store

PLACE: Final = "learned words"
"""Under this name they lie among what the store remembers of sheets."""
_WORDS: Final = "words"

Learned = dict[str, dict[str, str]]


def learned_words(store: Store) -> Learned:
    """Give the words taught so far: by field path the choice that each folded word stands for."""
    kept = (store.recall(PLACE) or {}).get(_WORDS)
    found: Learned = {}
    for path, words in kept.items() if isinstance(kept, dict) else ():
        codes = _codes(str(path))
        if codes and isinstance(words, dict):
            found[str(path)] = {str(word): str(code) for word, code in words.items() if code in codes}
    return found


def learn(store: Store, words: Mapping[str, Mapping[str, str]], by: Access) -> None:
    """Keep words for choices, by field path; what is learned later counts."""
    known = learned_words(store)
    merged = {path: {**known.get(path, {}), **words.get(path, {})} for path in {*known, *words}}
    if merged != known:
        store.remember(PLACE, {_WORDS: merged}, by)


def learn_from(sheets: Iterable[SheetPlan], store: Store, by: Access) -> None:
    """Learn from the cells of choices that were mended; nothing of it can stop an import that is stored."""
    words: Learned = {}
    for sheet in sheets:
        for path, taught in words_taught(sheet).items():
            words.setdefault(path, {}).update(taught)
    if words:
        with suppress(CrmError):
            learn(store, words, by)


def words_taught(plan: SheetPlan) -> Learned:
    """Give the words that mended cells of a sheet teach: unknown before, a choice afterwards.

    A word that was mended to several choices teaches nothing.
    """
    taught: dict[tuple[str, str], set[str]] = {}
    for index, before, after in plan.sheet.mended:
        column = plan.match.columns[index] if index < len(plan.match.columns) else None
        path = column.paths[0] if column and column.paths else ""
        known = choice_words(path) if _codes(path) else {}
        code = choice_code(after, known) if known and after else None
        if code and fold(before) and choice_code(before, known) is None:
            taught.setdefault((path, fold(before)), set()).add(code)
    words: Learned = {}
    for (path, word), codes in taught.items():
        if len(codes) == 1:
            words.setdefault(path, {})[word] = codes.pop()
    return words


def _codes(path: str) -> frozenset[str]:
    """Give the codes of a field of choices; none where the path is no such field."""
    owner, _, name = path.partition(".")
    if owner not in STORED or path.endswith(RECORD_ID) or name not in STORED[owner].by_name:
        return frozenset()
    field = field_at(path)
    return frozenset(field.choice_codes) if field.kind is Kind.CHOICE else frozenset()
