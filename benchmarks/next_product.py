"""How often one of five suggestions is bought in the next month: ``python -m benchmarks.next_product``.

Online Retail, by the sales up to the end of a month; customers who came back in the month after. The weights
were chosen on June to August 2011; September to November were not looked at.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from benchmarks.large_shop import large_shop
from benchmarks.measure import line, measured, typical
from benchmarks.simulated_troubles import as_loaded
from crm.insights.baskets import baskets
from crm.insights.calendar import Ints, shifted
from crm.insights.lines import SaleLines
from crm.insights.memory import Memory
from crm.insights.next_purchase import best_of, next_products, scores_of, shelf_of

BOOK: Final = Path(__file__).parents[2] / "shared" / "data" / "online_retail" / "Online Retail.xlsx"
CHOSEN_ON: Final = (date(2011, 5, 31), date(2011, 6, 30), date(2011, 7, 31))
HELD_OUT: Final = (date(2011, 8, 31), date(2011, 9, 30), date(2011, 10, 31))
COUNT: Final = 5


def main() -> None:
    """Print all figures."""
    if BOOK.exists():
        sales = read_online_retail(BOOK)
        for what, months in (
            ("months on which the weights were chosen", CHOSEN_ON),
            ("held-out months", HELD_OUT),
        ):
            rates = np.mean([hit_rates(sales, month) for month in months], axis=0)
            print(f"Online Retail, {what}: at least one of five is bought in the month after")
            line("  recommended", f"{100 * rates[0]:.1f} %", "above both")
            line("  what they bought last", f"{100 * rates[1]:.1f} %")
            line("  best sellers", f"{100 * rates[2]:.1f} %")
            line("  of the five recommended, bought", f"{100 * rates[3]:.1f} %")
            line("  of the five bought last", f"{100 * rates[4]:.1f} %")
    _cost()


def read_online_retail(book: Path) -> pd.DataFrame:
    """Read the sales with a customer, as the store gives them."""
    import fastexcel

    sheet = fastexcel.read_excel(book).load_sheet(0, dtypes={"InvoiceNo": "string", "StockCode": "string"})
    read = sheet.to_pandas()
    sold = read[(read["Quantity"] > 0) & read["CustomerID"].notna()].reset_index(drop=True)
    sold = sold[sold["StockCode"].str.contains(r"^\d{5}", regex=True)].reset_index(drop=True)  # no postage
    return as_loaded(
        "sale",
        order_number=sold["InvoiceNo"].to_numpy(),
        sold_at=pd.to_datetime(sold["InvoiceDate"]).astype("datetime64[s]").to_numpy(),
        customer=pd.to_numeric(sold["CustomerID"]).astype("int64").to_numpy(),
        product=pd.factorize(sold["StockCode"])[0] + 1,
        amount=(sold["Quantity"] * sold["UnitPrice"]).to_numpy(),
    )


def hit_rates(sales: pd.DataFrame, last_day: date) -> list[float]:
    """Give the hit rates of ours, what was bought last and best sellers; the precision of the first two."""
    until = pd.Timestamp(last_day) + pd.Timedelta(days=1)
    past = sales[sales["sold_at"] < until]
    after = sales[
        (sales["sold_at"] >= until)
        & (sales["sold_at"] < pd.Timestamp(shifted(last_day, 1)) + pd.Timedelta(days=1))
    ]
    customers = np.intersect1d(past["customer"], after["customer"]).astype("int64")
    shelf = shelf_of(past, today=last_day)
    truth = np.zeros((len(customers), len(shelf.ids)), dtype=bool)
    known = after[after["customer"].isin(customers) & after["product"].isin(shelf.ids)]
    truth[np.searchsorted(customers, known["customer"]), np.searchsorted(shelf.ids, known["product"])] = True
    ours = best_of(scores_of(shelf, customers), COUNT)
    column = np.searchsorted(shelf.ids, past["product"])
    last = np.zeros(truth.shape)
    mine = past["customer"].isin(customers).to_numpy()
    # Later beats earlier; of one order, what the customer bought on more days, then what more people buy.
    days = past["sold_at"].to_numpy().astype("datetime64[D]").astype("int64")
    buyers = (
        past.drop_duplicates(["customer", "product"])["product"].value_counts().reindex(shelf.ids).to_numpy()
    )
    where = (np.searchsorted(customers, past["customer"].to_numpy()[mine]), column[mine])
    np.maximum.at(last, where, days[mine] + 0.5 * (buyers / buyers.max())[column[mine]])
    sellers = np.broadcast_to(buyers.astype("float64"), truth.shape)
    picks = [ours, best_of(last, COUNT), best_of(sellers, COUNT)]
    hits = [np.take_along_axis(truth, each, axis=1) for each in picks]
    return [*(float(each.any(axis=1).mean()) for each in hits), *(float(each.mean()) for each in hits[:2])]


def _cost() -> None:
    shop = large_shop()
    memory = Memory()
    today = date(2026, 11, 20)

    def lines(sales: pd.DataFrame) -> SaleLines:
        return SaleLines(sales, shop["product"], memory)

    some: Ints = np.array([17], dtype="int64")
    print("\n1,000,000 sale lines, 50,000 customers")
    line(
        "baskets, warm",
        f"{1000 * typical(lambda: baskets(lines(shop['sale']), shop['product']), 3):.0f} ms",
        "at most 300 ms",
    )
    chosen = shop["sale"].iloc[::2]
    with measured() as cost:
        baskets(lines(chosen), shop["product"])
    line(
        "baskets, after a filter changed (half of the lines)",
        f"{1000 * cost.seconds:.0f} ms",
        "at most 1.5 s",
    )
    with measured() as cost:
        shelf = shelf_of(lines(shop["sale"]), today=today)
    line("next products, prepared for all customers", f"{1000 * cost.seconds:.0f} ms", "at most 1.5 s")
    one = typical(lambda: next_products(shelf, shop["product"], some), 3)
    line("  one customer", f"{1000 * one:.1f} ms", "at most 300 ms")
    thousand = np.arange(1, 1001, dtype="int64")
    many = typical(lambda: best_of(scores_of(shelf, thousand), COUNT), 3)
    line("  a thousand customers, without words", f"{1000 * many:.0f} ms")


if __name__ == "__main__":
    main()
