"""What people at the door are told."""

from __future__ import annotations

import math
from typing import Final

from crm.errors import CrmError

NOT_LET_IN: Final = (
    "The name, the password or the code is not right. Try again; if you cannot remember them, "
    "ask the owner for a new link."
)
MINUTE: Final = 60


class NotLetIn(CrmError):
    """The same words whatever was wrong, so that nobody learns which names there are."""

    def __init__(self) -> None:
        super().__init__(NOT_LET_IN)


class CodeWanted(CrmError):
    """The password is right and the one-time code is still to come; ``ticket`` stands for the password."""

    def __init__(self, ticket: str) -> None:
        super().__init__("Now type the code that your telephone shows.")
        self.ticket = ticket


class Wait(CrmError):
    """It went wrong too often; ``seconds`` from now it may be tried again."""

    def __init__(self, seconds: float) -> None:
        self.seconds = max(1, math.ceil(seconds))
        super().__init__(f"That went wrong too often. Wait {_lasting(self.seconds)}, then try again.")


def _lasting(seconds: int) -> str:
    """Write how long that is, in whole minutes where it is more than one."""
    number, unit = (seconds, "second") if seconds < MINUTE else (math.ceil(seconds / MINUTE), "minute")
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


class PasswordRefused(CrmError):
    """A password that is too short, too long, or soon guessed."""


class LinkOver(CrmError):
    """An invitation that was used, took too long, or never was."""

    def __init__(self) -> None:
        super().__init__(
            "This link is no longer good: it works once, for 7 days. Ask the owner for a new one."
        )


class AlreadyFounded(CrmError):
    """There is an owner, who alone lets further people in."""

    def __init__(self) -> None:
        super().__init__("There is an owner already. Sign in, or ask the owner to invite you.")


class PeopleRefused(CrmError):
    """Something about people that cannot be done as it was asked; the sentence says why."""


LAST_OWNER: Final = (
    "This is the only owner who can sign in. Nothing was changed; make somebody else an owner first."
)
NOBODY: Final = "There is nobody of that number. Nothing was changed; open the page anew."
