"""Situations that stop an action, each with a sentence for the owner."""

from __future__ import annotations


class CrmError(Exception):
    """An action that could not be done.

    ``message`` is written for the owner: what happened, what was kept, what to do next.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
