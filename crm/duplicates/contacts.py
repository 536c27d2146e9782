"""What telephone numbers, e-mail addresses and birthdays say."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from crm.duplicates.evidence import Evidence, Level, agreeing, bits, frequencies, usual_share
from crm.duplicates.traits import Traits

USUAL_NUMBER: Final = 1e-4
"""A number or address that stands once in the list is held by so few others: slips and typed-in nonsense."""
USUAL_BIRTHDAY: Final = 1 / 15000
SHARED_BOX: Final = 3
"""An e-mail address of more customers than that is an office's: info@."""


def weigh_phones(traits: Traits, left: np.ndarray, right: np.ndarray, firm: np.ndarray) -> Evidence:
    """Weigh telephone numbers, any that both have: a mobile belongs to one, a line at home to all."""
    shared, both = agreeing(traits.phones, left, right)
    mobile, mobiles = agreeing(traits.mobiles, left, right)
    steps = [mobile > 0, shared > 0, both]
    same = bits(0.6, frequencies(shared, len(traits), USUAL_NUMBER))
    own = np.where(mobiles & (mobile == 0), -1.0, 0.0)
    return Evidence(
        np.select(steps, [same, same, -1.5], 0.0),
        np.select(steps, [3.6, np.where(firm, 3.6, 0.6), -0.8], 0.0) + own,
        np.select(steps, [Level.SAME, Level.SAME, Level.DIFFERENT], Level.BLANK),
    )


def weigh_emails(traits: Traits, left: np.ndarray, right: np.ndarray) -> Evidence:
    """Weigh e-mail addresses, any that both have.

    Only whole addresses count, never their likeness: most are made of the name, which has been counted.
    """
    shared, both = agreeing(traits.emails, left, right)
    steps = [shared > SHARED_BOX, shared > 0, both]
    same = bits(0.6, frequencies(shared, len(traits), USUAL_NUMBER))
    return Evidence(
        np.select(steps, [same, same, -1.2], 0.0),
        np.select(steps, [0.0, 2.4, -0.8], 0.0),
        np.select(steps, [Level.SAME, Level.SAME, Level.DIFFERENT], Level.BLANK),
    )


def weigh_birthdays(traits: Traits, left: np.ndarray, right: np.ndarray, unrelated: np.ndarray) -> Evidence:
    """Weigh birthdays: the same day, two of its three parts, another; twins are not ``unrelated`` by name."""
    born = traits.texts["birthday"]
    parts = [pd.factorize(born.str.slice(*place))[0] for place in ((0, 4), (5, 7), (8, 10))]
    agree = sum((part[left] == part[right]).astype(np.int8) for part in parts)
    known = born.notna().to_numpy()
    steps = [known[left] & known[right] & (agree >= at_least) for at_least in (3, 2, 0)]
    same = bits(0.85, usual_share(born, len(traits), USUAL_BIRTHDAY)[left])
    return Evidence(
        np.select(steps, [same, 4.0, -4.3], 0.0),
        np.select(steps, [np.where(unrelated, 9.0, 6.0), 4.0, -4.3], 0.0),
        np.select(steps, [Level.SAME, Level.ALIKE, Level.DIFFERENT], Level.BLANK),
    )
