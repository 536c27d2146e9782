"""How often probably defective products are found, and how often wrongly: ``python -m benchmarks.defects``.

Shops whose truth is known, 100 seeds: 80 products in 6 categories, three years, rates that differ between
products and categories, angry customers who return a lot; some products are defective always, some only in a
batch of months. A false alarm is one for a product that was not made defective; where rates differ much by
themselves, some of these truly are above 1.5 times the usual, which is told apart. Then the cost at
1,000,000 sale lines.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from benchmarks.large_shop import large_shop
from benchmarks.measure import line, measured, typical
from benchmarks.simulated_troubles import TroubledShop
from crm.insights.defects import DefectReport, defects
from crm.insights.lines import SaleLines
from crm.insights.memory import Memory
from crm.insights.themes import themes

SEEDS: Final = range(100)


def main() -> None:
    """Print all figures."""
    print("Probably defective products, 100 simulated shops each (80 products, 12,000 sale lines, 3 years)")
    _shops("4 always defective (4 times the usual) and 4 bad batches (10 times, 3 months)", 4, 4)
    _shops("the same with 60,000 sale lines", 4, 4, sale_lines=60_000)
    _shops("none defective", 0, 0)
    _shops("none defective, rates differ twice as much", 0, 0, spread=0.6)
    _shops("2 defective of each, rates differ twice as much", 2, 2, spread=0.6)
    _cost()


def _shops(what: str, always: int, batches: int, spread: float = 0.3, sale_lines: int = 12_000) -> None:
    shares, truly, alarmed, found, batch_found, months_off, shops = [], [], 0, 0, 0, [], 0
    for seed in SEEDS:
        shop = TroubledShop(seed, always=always, batches=batches, spread=spread, sale_lines=sale_lines)
        report = defects(shop.sales, shop.returns, shop.complaints, shop.products)
        alarms = report.alarms
        bad = alarms["product"].isin(shop.defective).to_numpy()
        shares.append((~bad).sum() / max(len(alarms), 1))
        not_above = ~alarms["product"].isin(shop.above_usual).to_numpy()
        truly.append(not_above.sum() / max(len(alarms), 1))
        alarmed += len(alarms)
        shops += bool((~bad).any())
        found += int(alarms["product"].isin(shop.always).sum())
        batch_found += int(alarms["product"].isin(list(shop.batches)).sum())
        months_off += _months_off(report, shop)
    print(what)
    line("  false among the alarms, mean over shops", f"{100 * np.mean(shares):.1f} %", "at most 5 %")
    line("  whose true rate is not above 1.5 times the usual", f"{100 * np.mean(truly):.1f} %", "at most 5 %")
    line("  shops with a false alarm", f"{shops}", f"{alarmed} alarms in all")
    if always:
        line("  found of those always defective", f"{100 * found / always / len(SEEDS):.0f} %")
    if batches:
        line("  found of the bad batches", f"{100 * batch_found / batches / len(SEEDS):.0f} %")
        line("  their first month told within one month", f"{100 * np.mean(np.array(months_off) <= 1):.0f} %")


def _months_off(report: DefectReport, shop: TroubledShop) -> list[int]:
    dated = report.alarms.dropna(subset=["since"])
    return [
        abs(int(pd.Timestamp(since).to_period("M").ordinal) - shop.batches[product])
        for product, since in zip(dated["product"], dated["since"], strict=True)
        if product in shop.batches
    ]


def _cost() -> None:
    shop = large_shop()
    memory = Memory()

    def look(sales: pd.DataFrame) -> DefectReport:
        lines = SaleLines(sales, shop["product"], memory)
        return defects(lines, shop["return"], shop["complaint"], shop["product"])

    print("\n1,000,000 sale lines, 50,000 customers")
    line("defects, warm", f"{1000 * typical(lambda: look(shop['sale'])):.0f} ms", "at most 300 ms")
    chosen = shop["sale"].iloc[::2]
    with measured() as cost:
        look(chosen)
    line("defects, after a filter changed (half of the lines)", f"{1000 * cost.seconds:.0f} ms")
    said = shop["complaint"].rename(columns={"subject": "text", "opened_at": "day"})
    line(f"themes of {len(said):,} complaints", f"{1000 * typical(lambda: themes(said), 3):.0f} ms")


if __name__ == "__main__":
    main()
