"""What was asked of the store and refused is noted, in one place for all its ways in."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, Protocol, TypeVar

from crm.access import Denied

Asked = TypeVar("Asked")
Given = ParamSpec("Given")
Got = TypeVar("Got")


class Denials(Protocol):
    """Where denials are noted: the journal."""

    def note_denial(self, denied: Denied, asked: str) -> None:
        """Note what was refused, and what was asked for."""


def noting_denials(journal: Callable[[Any], Denials]) -> Callable[[type[Asked]], type[Asked]]:
    """Make the public methods of a class note it when they raise ``Denied``; ``journal``: that of its object.

    Noted after the method has ended: by then no transaction is open in which it would be lost.
    """

    def with_notes(asked: type[Asked]) -> type[Asked]:
        for name, method in list(vars(asked).items()):
            if callable(method) and not name.startswith("_") and not isinstance(method, type):
                setattr(asked, name, _noting(method, f"{asked.__name__.lower()}.{name}", journal))
        return asked

    return with_notes


def _noting(
    method: Callable[Given, Got], name: str, journal: Callable[[Any], Denials]
) -> Callable[Given, Got]:
    @functools.wraps(method)
    def noting(*given: Given.args, **named: Given.kwargs) -> Got:
        try:
            return method(*given, **named)
        except Denied as denied:
            journal(given[0]).note_denial(denied, name)
            raise

    return noting
