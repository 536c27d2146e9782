"""How right the forecast of revenue is, and whether its bounds hold: ``python -m benchmarks.forecast``.

Real shops first: at the end of each month of their past the months after it are forecast by nothing but the
sales up to then, and held against what came. Then 100 simulated shops whose future is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from benchmarks.large_shop import large_shop
from benchmarks.lifetime import CDNOW
from benchmarks.measure import line, typical
from benchmarks.next_product import BOOK
from benchmarks.simulated_revenue import simulated_revenue
from benchmarks.simulated_troubles import as_loaded
from crm.insights.calendar import shifted
from crm.insights.forecast import LEAST_MONTHS, NEAR, SEASONED, forecast
from crm.insights.forecast_trials import usual_step
from crm.insights.lines import Floats, SaleLines

DATA: Final = CDNOW.parents[1]
SUPERSTORE: Final = DATA / "superstore" / "Sample - EU Superstore.xls"
PIPELINE: Final = DATA / "maven_crm" / "sales_pipeline.csv"
PARTS: Final = ("Category", "Segment", "Region", "Country")
SEEDS: Final = range(100)
FARTHEST: Final = 12
LAST_YEAR: Final = "the same month last year"


def main() -> None:
    """Print the figures."""
    real_shops()
    coverage("14 to 60", [14 + seed % 47 for seed in SEEDS])
    for months in (9, 14, 18, 24, 36, 60):
        coverage(str(months), [months] * len(SEEDS))
    for months in (9, 36):
        unfinished(months)
    speed()


def real_shops() -> None:
    """Print the mean miss of ours and of last year's same month, each in the same units."""
    averages, of_a_year = [], []
    for name, sales in shops():
        ours, naive, held, count, against = rolling(sales)
        averages.append((ours, naive))
        of_a_year.append(against == LAST_YEAR)
        line(f"{name}: MASE, ours and {against}", f"{ours:.2f} {naive:.2f}", f"{count} months forecast")
        line(f"{name}: 80 % bounds held", f"{100 * held:.0f} %")
    chosen = {"shops of over a year": np.array(of_a_year, bool), "shops": np.ones(len(averages), bool)}
    for which, those in chosen.items():
        if those.any():
            ours, naive = np.array(averages)[those].mean(axis=0)
            title = f"{those.sum()} {which}: MASE on average, ours and seasonal naive"
            line(title, f"{ours:.2f} {naive:.2f}", "ours below")
    if SUPERSTORE.exists():
        parts = [rolling(sales) for sales in parts_of_superstore()]
        ours, naive, held = np.mean([each[:3] for each in parts], axis=0)
        line(
            f"Superstore, {len(parts)} parts of it: MASE, ours and seasonal naive", f"{ours:.2f} {naive:.2f}"
        )
        line(f"Superstore, {len(parts)} parts of it: 80 % bounds held", f"{100 * held:.0f} %", "70 to 90 %")


def shops() -> Iterator[tuple[str, pd.DataFrame]]:
    """Give the real shops that are there, each as sales with day and amount."""
    known: dict[str, tuple[Path, Callable[[], pd.DataFrame]]] = {
        "EU Superstore": (SUPERSTORE, lambda: _of_superstore(read_superstore())),
        "CDNOW": (CDNOW.with_name("CDNOW_master.txt"), _cdnow),
        "Online Retail": (BOOK, _online_retail),
        "Maven, won deals": (PIPELINE, _maven),
    }
    for name, (file, read) in known.items():
        if file.exists():
            yield name, read()
        else:
            print(f"No {name} at {file}.")


def read_superstore() -> pd.DataFrame:
    """Read the orders as they stand in the workbook."""
    import fastexcel

    return fastexcel.read_excel(SUPERSTORE).load_sheet(0).to_pandas()


def parts_of_superstore() -> Iterator[pd.DataFrame]:
    """Give the sales of each category, segment, region and country: smaller and more wayward shops."""
    orders = read_superstore()
    for column in PARTS:
        for _, part in orders.groupby(column):
            yield _of_superstore(part)


def _of_superstore(orders: pd.DataFrame) -> pd.DataFrame:
    return _sales(orders["Order Date"], orders["Sales"])


def _cdnow() -> pd.DataFrame:
    names = ["customer", "day", "quantity", "amount"]
    file = CDNOW.with_name("CDNOW_master.txt")
    read = pd.read_csv(file, sep=r"\s+", header=0, names=names, dtype={"day": str})
    return _sales(pd.to_datetime(read["day"], format="%Y%m%d"), read["amount"])


def _online_retail() -> pd.DataFrame:
    import fastexcel

    sheet = fastexcel.read_excel(BOOK).load_sheet(0, dtypes={"InvoiceNo": "string", "StockCode": "string"})
    read = sheet.to_pandas()
    sold = read[read["Quantity"] > 0]
    return _sales(sold["InvoiceDate"], sold["Quantity"] * sold["UnitPrice"])


def _maven() -> pd.DataFrame:
    deals = pd.read_csv(PIPELINE)
    won = deals[deals["deal_stage"] == "Won"]
    return _sales(pd.to_datetime(won["close_date"]), won["close_value"])


def _sales(days: pd.Series[Any], amounts: pd.Series[Any]) -> pd.DataFrame:
    at = pd.to_datetime(days).to_numpy("datetime64[s]")
    return as_loaded("sale", sold_at=at, amount=amounts.to_numpy("float64"))


def rolling(sales: pd.DataFrame) -> tuple[float, float, float, int, str]:
    """Forecast from the end of each month, once 6 whole ones are known.

    Gives the mean miss of ours and of the same month a year before (of the last month, in shops that are
    never known for a year before a month that came), in usual steps; the share within the bounds; how many
    months were forecast; and against what.
    """
    last = pd.Timestamp(sales["sold_at"].max()).date()
    whole = forecast(sales, today=last + timedelta(days=31)).months
    came = whole[whole["whole"]].set_index("month")["revenue"]
    found = []
    for month in came.index[LEAST_MONTHS:]:
        today = month.date() - timedelta(days=1)
        until = sales[(sales["sold_at"] < month).to_numpy()]
        found.append(_missed(until, today, came))
    table = pd.concat(found)
    yearly = table[table["last_year"].notna()]
    against = LAST_YEAR if len(yearly) else "the last month"
    table = yearly if len(yearly) else table
    naive = table["last_year"] if len(yearly) else table["last_month"]
    missed = [((each - table["came"]).abs() / table["step"]).mean() for each in (table["likely"], naive)]
    held = table["came"].between(table["low"], table["high"]).mean()
    return float(missed[0]), float(missed[1]), float(held), len(table), against


def _missed(sales: pd.DataFrame, today: date, came: pd.Series[float]) -> pd.DataFrame:
    found = forecast(sales, today=today)
    coming = found.coming.set_index("month")
    past = found.months[found.months["whole"]]["revenue"].to_numpy()
    table = coming[["likely", "low", "high"]].assign(
        came=came.reindex(coming.index),
        last_year=coming["before"],
        last_month=past[-1] if len(past) else np.nan,
        step=usual_step(past),
    )
    far = FARTHEST if found.whole_months >= SEASONED else NEAR
    return table.head(far).dropna(subset=["came", "step"])


def coverage(title: str, months: list[int]) -> None:
    """Say how often what came lies between the bounds, by months ahead, and of sums.

    ``months``: how many whole ones of each shop are known.
    """
    far = (1, 3, 6, 12) if min(months) >= SEASONED else (1, 2, 3)
    held, sums, missed = [], [], []
    for seed, known in zip(SEEDS, months, strict=True):
        shop = simulated_revenue(seed, known)
        found = forecast(shop.sales, today=shop.today)
        coming = found.coming
        truth = shop.to_come[: len(coming)]
        within = coming["low"].to_numpy() <= truth, truth <= coming["high"].to_numpy()
        held.append((within[0] & within[1])[[each - 1 for each in far]])
        added = np.cumsum(truth)
        totals = found.totals
        inside = (totals["low"].to_numpy() <= added) & (added <= totals["high"].to_numpy())
        sums.append(inside[[each - 1 for each in far[1:]]])
        missed.append(_simulated_miss(shop.sales, coming, truth))
    name = f"100 made shops, {title} months: "
    line(f"{name}80 % bounds, {_listed(far)} ahead", _percents(held), "70 to 90 % each")
    line(f"{name}80 % bounds, sums of {_listed(far[1:])}", _percents(sums), "70 to 90 % each")
    ours, naive = np.mean(missed, axis=0)
    against = "seasonal naive" if min(months) > FARTHEST else "the last month"
    line(f"{name}MASE, ours and {against}", f"{ours:.2f} {naive:.2f}")


def _simulated_miss(sales: pd.DataFrame, coming: pd.DataFrame, truth: Floats) -> tuple[float, float]:
    past = sales.groupby(sales["sold_at"].dt.to_period("M"))["amount"].sum().to_numpy()
    before = coming["before"].to_numpy()
    naive = np.where(np.isnan(before), past[-1], before)
    step = usual_step(past)
    ours = np.abs(coming["likely"].to_numpy() - truth).mean() / step
    return float(ours), float(np.abs(naive - truth).mean() / step)


def unfinished(months: int) -> None:
    """Say how often the bounds of a month that has begun hold, by how many days of it are known."""
    known = (5, 15, 25)
    held = []
    for seed in SEEDS:
        row = []
        for days in known:
            shop = simulated_revenue(seed, months, days_known=days)
            found = forecast(shop.sales, today=shop.today).coming.iloc[0]
            row.append(found["low"] <= shop.to_come[0] <= found["high"])
        held.append(np.array(row))
    title = f"100 made shops, {months} months and {_listed(known)} days"
    line(f"{title}: 80 % bounds", _percents(held), "70 to 90 % each")


def _percents(held: list[Any]) -> str:
    return " ".join(f"{100 * each:.0f}" for each in np.mean(held, axis=0)) + " %"


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))


def speed() -> None:
    """Time a large shop: its sales as arrays already, and from the frame."""
    sales = large_shop()["sale"]
    today = shifted(pd.Timestamp(sales["sold_at"].max()).date(), 0)
    lines = SaleLines(sales)
    warm = typical(lambda: forecast(lines, today=today))
    line("1,000,000 sales lines, arrays prepared", f"{1000 * warm:.0f} CPU ms", "at most 300")
    cold = typical(lambda: forecast(SaleLines(sales), today=today), times=3)
    line("1,000,000 sales lines, from the frame", f"{1000 * cold:.0f} CPU ms", "at most 1500")


if __name__ == "__main__":
    main()
