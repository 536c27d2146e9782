"""What is behind the frames of the sample shop: its days, people, sales lines and random numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from sample_data.cast import FEWEST_CUSTOMERS, FEWEST_LINES_A_CUSTOMER, Cast, cast_stories, list_traits
from sample_data.catalogue import list_products
from sample_data.lines import make_lines
from sample_data.people import list_customers
from sample_data.window import Window, last_three_years


@dataclass(frozen=True)
class Streams:
    """One stream of random numbers a subject, so that a change to one leaves the others alone."""

    seed: int

    def __getitem__(self, subject: str) -> np.random.Generator:
        """Give the stream of a subject."""
        return np.random.default_rng([self.seed, *subject.encode()])


@dataclass(frozen=True)
class Plan:
    """What is behind the frames: who buys, how, and the lines as whole numbers."""

    rngs: Streams
    window: Window
    cast: Cast
    traits: pd.DataFrame
    people: pd.DataFrame
    products: pd.DataFrame
    lines: pd.DataFrame

    @property
    def codes(self) -> pd.Series:
        """The customers' numbers, in their order."""
        return self.people["code"]


def plan_shop(seed: int, today: date, customers: int, sales_lines: int) -> Plan:
    """Choose the people and what they buy; see ``make_shop``."""
    if customers < FEWEST_CUSTOMERS or sales_lines < customers * FEWEST_LINES_A_CUSTOMER:
        raise ValueError(
            f"A shop needs {FEWEST_CUSTOMERS} customers, {FEWEST_LINES_A_CUSTOMER} sales lines for each."
        )
    rngs = Streams(seed)
    window = last_three_years(pd.Timestamp(today))
    cast = cast_stories(rngs["cast"], customers)
    traits = list_traits(rngs["traits"], cast, window, customers)
    people = list_customers(rngs["people"], cast, traits, window)
    products = list_products()
    lines = make_lines(rngs["lines"], window, products, traits, cast, sales_lines)
    return Plan(rngs, window, cast, traits, people, products, lines)
