"""What is said to whoever a link does not let in, and to whoever makes one that would show nothing."""

from __future__ import annotations

from typing import Final

from crm.errors import CrmError

SHUT: Final = (
    "This link does not open anything, or not with this password. It may have ended. "
    "Ask whoever sent it to you for a new one."
)
"""The same for links that never were, ended, or were taken back, and for wrong passwords."""


class LinkShut(CrmError):
    """The link is unknown, has ended, was taken back, or the password is wrong: nobody is told which."""

    def __init__(self) -> None:
        super().__init__(SHUT)


class LinkWantsPassword(CrmError):
    """The link is right, and asks for its password."""

    def __init__(self) -> None:
        super().__init__("Whoever shared this has put a password before it.")


class NothingToShare(CrmError):
    """A link was to be made that could not work: the sentence says why."""
