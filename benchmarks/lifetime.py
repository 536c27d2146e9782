"""How right the lifetime value and the alarm for quiet customers are: ``python -m benchmarks.lifetime``.

CDNOW against what was published, and its weeks 40-78 forecast from weeks 1-39; then simulated shops whose
truth is known, 100 seeds: how often the 80 % bounds hold, and how often the alarm is right.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from benchmarks.measure import line, measured
from benchmarks.simulated_shop import SimulatedShop
from crm.insights.buying_model import WEEK, History, days_until, history_of
from crm.insights.calendar import day_number
from crm.insights.frames import empty_frame
from crm.insights.lines import Bools, Floats
from crm.insights.rhythm import LEAST_DAYS, QUIET_GAPS, PurchaseDays, gone_quiet, purchase_days, usual_gaps
from crm.insights.value import lifetime_value

CDNOW: Final = Path(__file__).parents[2] / "shared" / "data" / "cdnow" / "CDNOW_sample.txt"
CALIBRATED: Final = date(1997, 9, 30)
SEEDS: Final = range(100)
ALMOST_NOTHING: Final = 0.8
"""Who has this chance to buy nothing at all has the bounds 0 and 0, which hold more often than 8 of 10."""


def main() -> None:
    """Print the figures."""
    if CDNOW.exists():
        cdnow()
    else:
        print(f"No CDNOW at {CDNOW}.")
    coverage(customers=150)
    coverage(customers=1000)
    speed()
    for steps, sort in ((1, "at random"), (3, "fairly regularly"), (10, "by the calendar")):
        alarm(steps, sort)


def cdnow() -> None:
    """Fit weeks 1-39, print what was published, and forecast weeks 40-78."""
    sales = cdnow_sales()
    value = lifetime_value(sales, empty_returned(), empty_frame("product"), today=CALIBRATED)
    model, spending = value.buying, value.spending
    if model is None or spending is None:
        raise AssertionError
    found = " ".join(f"{each:.3f}" for each in model.parameters)
    line("CDNOW, BG/NBD r alpha a b", found, "published 0.243 4.414 0.793 2.426")
    line("CDNOW, log-likelihood", f"{model.log_likelihood:.1f}", "published -9582.4")
    found = f"{spending.p:.2f} {spending.q:.2f} {spending.v:.2f}"
    line(f"CDNOW, Gamma-Gamma p q v, {spending.customers} customers", found, "published 6.25 3.74 15.44")
    days, until = purchase_days(sales), day_number(CALIBRATED)
    history = history_of(days, until)
    ahead = int(days.day.max()) - until
    expected = model.expected_purchases(history, ahead / WEEK)
    bought = bought_after(days, history, until, until + ahead)
    off = expected.sum() / bought.sum() - 1
    line("CDNOW, weeks 40-78: purchases expected and made", f"{expected.sum():.0f} {bought.sum():.0f}")
    line("CDNOW, weeks 40-78: error of all purchases", f"{100 * off:+.1f} %")
    line("CDNOW, weeks 40-78: correlation by customer", f"{np.corrcoef(expected, bought)[0, 1]:.3f}")


def cdnow_sales() -> pd.DataFrame:
    """Read the sample of CDNOW as the store gives sales."""
    names = ["master", "customer", "day", "quantity", "amount"]
    read = pd.read_csv(CDNOW, sep=r"\s+", header=None, names=names, dtype={"day": str})
    sales = empty_frame("sale").reindex(pd.RangeIndex(1, len(read) + 1, name="id"))
    return sales.assign(
        customer=read["customer"].to_numpy("int64"),
        sold_at=pd.to_datetime(read["day"], format="%Y%m%d").to_numpy("datetime64[s]"),
        amount=read["amount"].to_numpy("float64"),
    )


def empty_returned() -> pd.DataFrame:
    """Give returned lines of a shop to which nothing came back."""
    from crm.insights.returns import returned_lines

    return returned_lines(empty_frame("return"), empty_frame("sale"))


def bought_after(days: PurchaseDays, history: History, since: int, until: int) -> Floats:
    """Count the purchase days of each customer after ``since`` and up to ``until``."""
    inside = (days.day > since) & (days.day <= until)
    size = int(history.customer.max()) + 2
    counts = np.bincount(days.customer[inside], minlength=size)[history.customer]
    return counts.astype("float64")


def coverage(customers: int) -> None:
    """Say how often the truth of the next twelve months lies between the bounds."""
    total, each, likely, error = [], [], [], []
    for seed in SEEDS:
        shop = SimulatedShop(customers, seed)
        value = lifetime_value(shop.sales, empty_returned(), empty_frame("product"), today=shop.today)
        if not value.enough:
            continue
        table = value.customers.set_index("customer")
        truth = shop.spent_after.reindex(table.index).to_numpy()
        low, high = (table[name].to_numpy() for name in ("value_low", "value_high"))
        held = (truth >= low - 0.01) & (truth <= high + 0.01)
        each.append(held.mean())
        likely.append(held[table["value_high"].to_numpy() > 0].mean())
        total.append(value.total_low <= truth.sum() <= value.total_high)
        error.append(value.total / truth.sum() - 1)
    title = f"{len(total)} shops of {customers} customers: "
    line(f"{title}80 % bounds hold, all together", f"{100 * np.mean(total):.0f} %", "70 to 90 %")
    line(f"{title}customer, upper bound above 0", f"{100 * np.mean(likely):.0f} %", "70 to 90 %")
    line(f"{title}customer, all", f"{100 * np.mean(each):.0f} %", "many are sure to bring nothing")
    line(f"{title}error of the total, middle", f"{100 * np.median(np.abs(error)):.0f} %")


def speed() -> None:
    """Time a large shop."""
    shop = SimulatedShop(50_000, 1)
    lifetime_value(SimulatedShop(200, 1).sales, empty_returned(), empty_frame("product"), today=shop.today)
    with measured() as cost:
        lifetime_value(shop.sales, empty_returned(), empty_frame("product"), today=shop.today)
    line(f"lifetime value, 50,000 customers, {len(shop.sales):,} sales", f"{cost.seconds:.2f} CPU s")


def alarm(steps: int, sort: str) -> None:
    """Say how often the alarm is right, and how many of those who stay away it finds."""
    flagged, away, left = [], [], []
    fixed = []
    for seed in SEEDS:
        shop = SimulatedShop(300, seed, steps=steps)
        days = days_until(purchase_days(shop.sales), day_number(shop.today))
        judged, none_in_three, quiet, month = judged_customers(shop, days)
        flagged.append(quiet[judged])
        away.append(none_in_three[judged])
        fixed.append(month[judged])
        left.append(shop.left[days.ids - 1][judged])
    for name, said in (("alarm", flagged), ("more than 60 days, for comparison", fixed)):
        for truth, wanted in (("no purchase in the next 3 gaps", away), ("left for good", left)):
            precision, recall = right(np.concatenate(said), np.concatenate(wanted))
            value = f"{100 * precision:.0f} % {100 * recall:.0f} %"
            line(f"buying {sort}, {name}, {truth}", value, "precision, recall")


def judged_customers(shop: SimulatedShop, days: PurchaseDays) -> tuple[Bools, Bools, Bools, Bools]:
    """Tell of each customer: has a rhythm; makes no purchase in 3 gaps; alarm; silent for 60 days."""
    today = day_number(shop.today)
    gaps = usual_gaps(days)
    judged = (days.counts >= LEAST_DAYS) & (today - days.last <= 365)
    following = shop.next_day.reindex(days.ids).to_numpy()
    none_in_three = ~(following - today <= QUIET_GAPS * gaps)
    quiet = np.isin(days.ids, gone_quiet(days, today=shop.today)["customer"].to_numpy())
    return judged, none_in_three, quiet, today - days.last > 60


def right(said: Bools, truth: Bools) -> tuple[float, float]:
    """Give precision and recall."""
    both, flagged, wanted = (int(each.sum()) for each in (said & truth, said, truth))
    return both / max(flagged, 1), both / max(wanted, 1)


if __name__ == "__main__":
    main()
