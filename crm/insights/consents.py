"""Who may be written to: whoever agreed, and has not asked since to be left alone."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from crm.insights.calendar import NO_DAY, Ints, day_numbers
from crm.insights.lines import Bools, positions

CONSENTS: Final = {
    "email": "email_consent",
    "letter": "post_consent",
    "text": "text_consent",
    "phone": "phone_consent",
}
"""By way of reaching a customer (``crm.entities.CHANNELS``), the field that says that they agreed to it."""


def agreed(customers: pd.DataFrame, messages: pd.DataFrame, channel: str) -> Bools:
    """Tell which customers may be reached in a way of ``CONSENTS``: one element per row of ``customers``.

    Only who said yes; a blank is no yes. Who opted out of any message, by whatever way it came, is left in
    peace, unless the yes is dated later than that message.
    """
    field = CONSENTS[channel]
    yes = customers[field].fillna(value=False).to_numpy(dtype=bool)
    said_on = day_numbers(customers[f"{field}_on"])
    stopped = _stopped_on(customers, messages)
    free: Bools = yes & ((stopped == _NEVER) | (said_on > stopped))
    return free


_NEVER: Final = np.iinfo("int64").min


def _stopped_on(customers: pd.DataFrame, messages: pd.DataFrame) -> Ints:
    """Give the day of the last message that each customer opted out of; the last there is if it has none."""
    out = messages[messages["opted_out"].fillna(value=False).to_numpy(dtype=bool)]
    ids = customers.index.to_numpy(dtype="int64")
    who = positions(ids, out["customer"].to_numpy(dtype="int64"))
    day = day_numbers(out["responded_at"].fillna(out["sent_at"]))
    day = np.where(day == NO_DAY, np.iinfo("int64").max, day)
    stopped = np.full(len(ids), _NEVER, dtype="int64")
    np.maximum.at(stopped, who[who >= 0], day[who >= 0])
    return stopped
