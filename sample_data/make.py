"""Make the sample workbooks anew: ``python -m sample_data.make [FOLDER]``."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from sample_data.messy import write_messy_workbook
from sample_data.month_later import make_month_later
from sample_data.shop import CUSTOMERS, SALES_LINES, SEED, TODAY, cast_shop, make_shop
from sample_data.workbooks import write_workbook

__all__ = ["cast_shop", "make_month_later", "make_shop", "make_workbooks"]

HERE = Path(__file__).parent
TIDY, MESSY, MONTH_LATER = "greengrocer.xlsx", "greengrocer_messy.xlsx", "greengrocer_december.xlsx"


def make_workbooks(
    folder: Path,
    seed: int = SEED,
    today: date = TODAY,
    customers: int = CUSTOMERS,
    sales_lines: int = SALES_LINES,
) -> list[Path]:
    """Write the three sample workbooks into a folder; give their paths. OSError where it cannot be done."""
    paths = [folder / name for name in (TIDY, MESSY, MONTH_LATER)]
    shop = make_shop(seed, today, customers, sales_lines)
    write_workbook(paths[0], shop)
    write_messy_workbook(paths[1], shop)
    write_workbook(paths[2], make_month_later(seed, today, customers, sales_lines))
    return paths


def main() -> None:
    """Read the command line and write the workbooks."""
    parser = argparse.ArgumentParser(
        prog="python -m sample_data.make", description="Make the sample workbooks anew."
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, default=HERE, help="where to put them (default: beside this file)"
    )
    parser.add_argument("--seed", type=int, default=SEED, help="another number makes another shop")
    parser.add_argument(
        "--today", type=date.fromisoformat, default=TODAY, help="the shop's last day, as 2026-11-20"
    )
    choice = parser.parse_args()
    for path in make_workbooks(choice.folder, choice.seed, choice.today):
        print(f"{path.name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
