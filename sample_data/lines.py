"""Who bought what and when: the sales lines of the sample shop, as whole numbers in plain columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from sample_data.cast import COMPANY
from sample_data.catalogue import APPLES, BOUGHT_TOGETHER, COOKIES, WEIGHED, in_season, price_cents
from sample_data.draws import opening_minutes, to_cents

if TYPE_CHECKING:
    from sample_data.cast import Cast
    from sample_data.window import Window

BATCH_DAYS: Final = (88, 68)
"""The bad batch of oat cookies was sold from so many to so many days before today."""
APPLE_HALVES: Final = np.array([10, 9, 11])
"""What the November customers take: half kilograms, five kilograms on average."""
LIKES_BY_SEGMENT: Final = {
    "Fruit": (1, 1, 1.6),
    "Vegetables": (1, 0.9, 1.8),
    "Cheese": (1, 1, 0.7),
    "Deli": (1, 1.1, 0.4),
    "Bakery": (1, 1, 0.8),
    "Pantry": (1, 0.9, 0.5),
    "Drinks": (1, 1, 0.8),
    "Gifts": (1, 1.4, 0.1),
}
"""How much regulars, occasional customers and companies like each category."""


def make_lines(
    rng: np.random.Generator,
    window: Window,
    products: pd.DataFrame,
    traits: pd.DataFrame,
    cast: Cast,
    sales_lines: int,
) -> pd.DataFrame:
    """Make exactly so many sales lines within the window, in the order of time.

    One row per line, whole numbers: order and line (from 0), customer and product (places in their lists),
    day (of the window), minute (of the day), halves (half units sold), unit_cents, discount_cents,
    amount_cents, cost_cents, terms.
    """
    apples = order_apples(rng, window, cast)
    orders = draw_orders(rng, window, traits, sales_lines - len(apples))
    orders = pd.concat([orders, apples], ignore_index=True)
    orders["minute"] = opening_minutes(rng, len(orders))
    orders = orders.sort_values(["day", "minute"], kind="stable", ignore_index=True)
    lines = orders.loc[orders.index.repeat(orders["size"])].rename_axis("order").reset_index()
    lines["line"] = lines.groupby("order").cumcount()
    lines["product"] = choose_products(rng, window, products, traits, cast, lines)
    lines["halves"] = choose_halves(rng, products, traits, lines)
    return price_lines(rng, window, products, traits, lines).drop(columns=["size", "apple_halves"])


def order_apples(rng: np.random.Generator, window: Window, cast: Cast) -> pd.DataFrame:
    """Give the November orders of the apple buyers. One row each, columns as in ``draw_orders``."""
    dates = window.dates()
    november = dates.month == 11
    open_days = november & (window.busyness() > 0)
    years = np.unique(dates.year[november])
    buyers = np.arange(len(cast.apple_buyers))
    orders = []
    for place, year in enumerate(years):
        in_year = np.flatnonzero(open_days & (dates.year == year))
        days = in_year if len(in_year) else np.flatnonzero(november & (dates.year == year))
        orders.append(
            pd.DataFrame(
                {
                    "customer": cast.apple_buyers,
                    "day": rng.choice(days, len(buyers)),
                    "size": 1,
                    "apple_halves": APPLE_HALVES[(buyers + place) % 3],
                }
            )
        )
    none = pd.DataFrame({"customer": [], "day": [], "size": [], "apple_halves": []}, dtype="int64")
    return pd.concat([none, *orders], ignore_index=True)


def draw_orders(rng: np.random.Generator, window: Window, traits: pd.DataFrame, lines: int) -> pd.DataFrame:
    """Draw orders with so many lines in all: columns customer, day, size (lines), apple_halves (0).

    Each customer comes by its own rhythm: its time is cut into equal parts, measured in how busy the shop is,
    and each part holds one order; most then fall on the weekday that the customer prefers.
    """
    sizes = 1 + rng.poisson(1.9, lines)
    ends = np.cumsum(sizes)
    last = int(np.searchsorted(ends, lines))
    sizes = sizes[: last + 1]
    sizes[-1] -= int(ends[last]) - lines
    busy = window.busyness()
    clock = np.concatenate([[0.0], np.cumsum(busy)])
    first_day, last_day = traits["first_day"].to_numpy(), traits["last_day"].to_numpy()
    span = clock[last_day + 1] - clock[first_day]
    weight = traits["pace"].to_numpy() * span
    buyers = weight > 0
    counts = buyers + rng.multinomial(max(0, len(sizes) - int(buyers.sum())), weight / weight.sum())
    customer = np.repeat(np.arange(len(traits)), counts)[: len(sizes)]
    nth = np.arange(len(customer)) - np.repeat(np.cumsum(counts) - counts, counts)[: len(sizes)]
    nth = nth + rng.random(len(traits))[customer] + rng.uniform(-0.3, 0.3, len(customer))
    part = nth / counts[customer] % 1
    day = np.searchsorted(clock, clock[first_day[customer]] + part * span[customer], side="right") - 1
    day = np.clip(day, first_day[customer], last_day[customer])
    wished = day - (day + window.start.day_of_week) % 7 + traits["weekday"].to_numpy()[customer]
    fits = (wished >= first_day[customer]) & (wished <= last_day[customer]) & (rng.random(len(day)) < 0.6)
    fits &= busy[np.clip(wished, 0, window.days - 1)] > 0
    return pd.DataFrame(
        {"customer": customer, "day": np.where(fits, wished, day), "size": sizes, "apple_halves": 0}
    )


def choose_products(
    rng: np.random.Generator,
    window: Window,
    products: pd.DataFrame,
    traits: pd.DataFrame,
    cast: Cast,
    lines: pd.DataFrame,
) -> np.ndarray:
    """Choose the product of each line: by season, segment, favourites, what goes together, the stories."""
    rows = len(lines)
    customer, day, order = (lines[name].to_numpy() for name in ("customer", "day", "order"))
    month = window.dates().month.to_numpy()[day] - 1
    by_segment = np.array([LIKES_BY_SEGMENT[category] for category in products["category"]]).T
    seasonal = (products["last_month"] - products["first_month"] != 11).to_numpy()
    weights = products["popularity"].to_numpy() * np.where(
        in_season(products), np.where(seasonal, 2.2, 1.0), 0.12
    )
    table = (weights[:, None, :] * by_segment[None]).reshape(36, len(products))
    chosen = draw_from_rows(rng, table, month * 3 + traits["segment"].to_numpy()[customer])
    all_year = np.where(seasonal, 0.0, products["popularity"].to_numpy())[None]
    favourites = draw_from_rows(rng, all_year, np.zeros(len(traits) * 4, dtype="int64")).reshape(-1, 4)
    chosen = np.where(rng.random(rows) < 0.35, favourites[customer, rng.integers(0, 4, rows)], chosen)
    chosen = add_companions(rng, products, chosen, order)
    place = {name: index for index, name in enumerate(products["name"])}
    in_batch = (day >= window.days - 1 - BATCH_DAYS[0]) & (day <= window.days - 1 - BATCH_DAYS[1])
    chosen = np.where(in_batch & (rng.random(rows) < 0.2), place[COOKIES], chosen)
    twice = pd.Series(order * len(products) + chosen).duplicated().to_numpy()
    chosen = np.where(twice, (chosen + 1 + rng.integers(0, 5, rows)) % len(products), chosen)
    return tell_apple_story(window, place, cast, lines, chosen)


def draw_from_rows(rng: np.random.Generator, table: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Draw a column for each of ``rows`` by the weights in that row of the table."""
    shares = np.cumsum(table, axis=1) / table.sum(axis=1, keepdims=True)
    ladder = (shares + np.arange(len(table))[:, None]).ravel()
    found = np.searchsorted(ladder, rows + rng.random(len(rows)), side="right")
    drawn: np.ndarray = np.minimum(found - rows * table.shape[1], table.shape[1] - 1)
    return drawn


def add_companions(
    rng: np.random.Generator, products: pd.DataFrame, chosen: np.ndarray, order: np.ndarray
) -> np.ndarray:
    """Let what goes with the line before follow it, in four cases of ten."""
    place = {name: index for index, name in enumerate(products["name"])}
    goes_with = np.full(len(products), -1)
    for one, other in BOUGHT_TOGETHER.items():
        goes_with[place[one]] = place[other]
    before = np.concatenate([[-1], np.where(order[1:] == order[:-1], goes_with[chosen[:-1]], -1)])
    return np.where((before >= 0) & (rng.random(len(chosen)) < 0.4), before, chosen)


def tell_apple_story(
    window: Window, place: dict[str, int], cast: Cast, lines: pd.DataFrame, chosen: np.ndarray
) -> np.ndarray:
    """Give the November orders their apples, and see that nobody else buys red apples in every November."""
    customer = lines["customer"].to_numpy()
    dates = window.dates()[lines["day"]]
    their_off_year = (dates.month == 11) & ((dates.year - window.start.year) % 3 == customer % 3)
    spoils = np.isin(customer, cast.apple_buyers) | their_off_year
    chosen = np.where(spoils & (chosen == place[APPLES]), place["Conference pears"], chosen)
    told: np.ndarray = np.where(lines["apple_halves"].to_numpy() > 0, place[APPLES], chosen)
    return told


def choose_halves(
    rng: np.random.Generator, products: pd.DataFrame, traits: pd.DataFrame, lines: pd.DataFrame
) -> np.ndarray:
    """Choose how much of it, in half units: weighed goods by the half kilogram, others by the piece."""
    rows = len(lines)
    weighed = products["category"].isin(WEIGHED).to_numpy()[lines["product"]]
    firm = traits["segment"].to_numpy()[lines["customer"]] == COMPANY
    kilograms = np.where(firm, 6 + rng.poisson(8, rows), 1 + rng.poisson(1.5, rows))
    pieces = 2 * np.where(firm, 2 + rng.poisson(3, rows), 1 + rng.poisson(0.4, rows))
    apples = lines["apple_halves"].to_numpy()
    return np.where(apples > 0, apples, np.where(weighed, kilograms, pieces))


def price_lines(
    rng: np.random.Generator,
    window: Window,
    products: pd.DataFrame,
    traits: pd.DataFrame,
    lines: pd.DataFrame,
) -> pd.DataFrame:
    """Add the money in cents: amount = quantity x unit price - discount, exactly."""
    day, product, halves = (lines[name].to_numpy() for name in ("day", "product", "halves"))
    years = window.dates().year.to_numpy()
    back = years[-1] - np.arange(years[0], years[-1] + 1)
    unit = price_cents(products, back)[years[day] - years[0], product]
    gross = unit * halves // 2
    in_batch = (day >= window.days - 1 - BATCH_DAYS[0]) & (day <= window.days - 1 - BATCH_DAYS[1])
    promoted = in_batch & (products["name"] == COOKIES).to_numpy()[product]
    share = np.where(promoted, 15, np.where(rng.random(len(lines)) < 0.06, 10, 0))
    discount = np.where(lines["apple_halves"] > 0, 0, gross * share // 100)
    bought_at = to_cents(products["cost"])[product] * 0.975 ** (years[-1] - years[day])
    return lines.assign(
        unit_cents=unit,
        discount_cents=discount,
        amount_cents=gross - discount,
        cost_cents=np.rint(bought_at * halves / 2).astype("int64"),
        terms=traits["terms_days"].to_numpy()[lines["customer"]],
    )
