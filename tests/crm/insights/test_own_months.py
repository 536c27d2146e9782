from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from crm.insights.own_months import at_least


def test_hits_of_equal_trials_are_binomial() -> None:
    chances = np.full((4, 5), 0.3)
    wanted = stats.binom.sf(np.arange(4) - 1, 5, 0.3)
    assert at_least(np.arange(4), chances) == pytest.approx(wanted)
