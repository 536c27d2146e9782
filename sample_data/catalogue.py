"""What the sample shop sells: about eighty products, how popular each is and in which months."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

PRICE_GROWTH: Final = 1.025
"""Prices rise by this factor each calendar year."""

SHELF: Final = """
Fruit      | Red apples            | Orchard    | Hollow Farm      | 3.08 | 1.60 | 1.2 | 9-12
Fruit      | Green apples          | Orchard    | Hollow Farm      | 2.98 | 1.55 | 2.0 |
Fruit      | Conference pears      | Orchard    | Hollow Farm      | 3.38 | 1.80 | 1.8 | 9-1
Fruit      | Plums                 | Orchard    | Hollow Farm      | 3.98 | 2.10 | 2.0 | 8-9
Fruit      | Cherries              | Orchard    | Hollow Farm      | 7.90 | 4.60 | 2.4 | 6-7
Fruit      | Apricots              | Orchard    | Casa Verdi       | 5.48 | 3.00 | 1.8 | 6-8
Fruit      | Peaches               | Orchard    | Casa Verdi       | 4.98 | 2.70 | 2.0 | 6-9
Fruit      | Strawberries          | Berries    | Hollow Farm      | 8.40 | 4.80 | 4.0 | 5-7
Fruit      | Raspberries           | Berries    | Hollow Farm      | 11.8 | 7.00 | 2.0 | 6-8
Fruit      | Blueberries           | Berries    | Northmill Pantry | 10.6 | 6.20 | 1.6 |
Fruit      | Bananas               | Everyday   | Northmill Pantry | 1.98 | 1.10 | 4.5 |
Fruit      | Lemons                | Citrus     | Casa Verdi       | 3.78 | 1.90 | 2.4 |
Fruit      | Oranges               | Citrus     | Casa Verdi       | 2.88 | 1.40 | 2.6 | 11-3
Fruit      | Clementines           | Citrus     | Casa Verdi       | 3.58 | 1.80 | 3.0 | 11-1
Fruit      | Grapes                | Everyday   | Casa Verdi       | 4.58 | 2.50 | 2.0 | 8-11
Fruit      | Cantaloupe melon      | Everyday   | Casa Verdi       | 3.28 | 1.70 | 1.6 | 6-9
Fruit      | Figs                  | Orchard    | Casa Verdi       | 9.20 | 5.40 | 1.2 | 8-10
Fruit      | Rhubarb               | Everyday   | Hollow Farm      | 4.38 | 2.20 | 1.6 | 4-6
Vegetables | Tomatoes              | Everyday   | Casa Verdi       | 3.98 | 2.10 | 4.2 |
Vegetables | Cherry tomatoes       | Everyday   | Casa Verdi       | 5.58 | 3.10 | 2.4 |
Vegetables | Cucumbers             | Everyday   | Hollow Farm      | 2.58 | 1.30 | 2.4 |
Vegetables | Carrots               | Roots      | Hollow Farm      | 1.78 | 0.80 | 3.2 |
Vegetables | Potatoes              | Roots      | Hollow Farm      | 1.48 | 0.70 | 4.0 |
Vegetables | Beetroot              | Roots      | Hollow Farm      | 2.18 | 1.00 | 1.2 | 9-3
Vegetables | Onions                | Roots      | Hollow Farm      | 1.58 | 0.70 | 3.0 |
Vegetables | Garlic                | Roots      | Casa Verdi       | 9.80 | 5.20 | 1.4 |
Vegetables | Leeks                 | Everyday   | Hollow Farm      | 3.18 | 1.60 | 1.6 | 10-3
Vegetables | Spinach               | Leaves     | Hollow Farm      | 6.40 | 3.40 | 1.8 |
Vegetables | Lettuce               | Leaves     | Hollow Farm      | 4.20 | 2.20 | 2.4 |
Vegetables | Rocket                | Leaves     | Hollow Farm      | 9.60 | 5.40 | 1.4 |
Vegetables | White asparagus       | Everyday   | Hollow Farm      | 12.4 | 7.60 | 3.0 | 4-6
Vegetables | Aubergines            | Everyday   | Casa Verdi       | 4.18 | 2.20 | 1.4 |
Vegetables | Courgettes            | Everyday   | Casa Verdi       | 3.08 | 1.60 | 1.8 | 6-9
Vegetables | Red peppers           | Everyday   | Casa Verdi       | 4.78 | 2.60 | 2.2 |
Vegetables | Pumpkin               | Everyday   | Hollow Farm      | 2.28 | 1.10 | 2.4 | 9-11
Vegetables | Chestnut mushrooms    | Everyday   | Northmill Pantry | 7.60 | 4.20 | 1.8 |
Vegetables | Red cabbage           | Everyday   | Hollow Farm      | 1.88 | 0.90 | 1.4 | 11-1
Cheese     | Brie 200 g            | Soft       | Les Pres Dairy   | 4.95 | 2.90 | 1.8 |
Cheese     | Blue cheese 150 g     | Soft       | Les Pres Dairy   | 5.45 | 3.20 | 1.6 |
Cheese     | Goat's cheese 150 g   | Soft       | Les Pres Dairy   | 4.75 | 2.70 | 1.4 |
Cheese     | Mature cheddar 300 g  | Hard       | Les Pres Dairy   | 6.25 | 3.70 | 2.2 |
Cheese     | Gouda 300 g           | Hard       | Les Pres Dairy   | 5.85 | 3.40 | 1.6 |
Cheese     | Parmesan 250 g        | Hard       | Casa Verdi       | 8.95 | 5.60 | 1.8 |
Cheese     | Mozzarella 125 g      | Soft       | Casa Verdi       | 2.45 | 1.30 | 2.4 |
Cheese     | Halloumi 225 g        | Soft       | Müller Feinkost  | 4.35 | 2.50 | 1.2 |
Cheese     | Raclette 400 g        | Hard       | Müller Feinkost  | 9.45 | 5.80 | 1.2 | 11-1
Deli       | Prosciutto 100 g      | Cold cuts  | Casa Verdi       | 5.95 | 3.60 | 2.0 |
Deli       | Salami 150 g          | Cold cuts  | Casa Verdi       | 4.85 | 2.80 | 1.8 |
Deli       | Smoked ham 150 g      | Cold cuts  | Müller Feinkost  | 4.65 | 2.70 | 1.8 |
Deli       | Liver pate 180 g      | Cold cuts  | Müller Feinkost  | 3.95 | 2.20 | 1.0 |
Deli       | Smoked salmon 200 g   | Fish       | Müller Feinkost  | 9.90 | 6.40 | 1.6 | 12-12
Deli       | Green olives 250 g    | Antipasti  | Casa Verdi       | 4.25 | 2.30 | 1.6 |
Deli       | Dried tomatoes 200 g  | Antipasti  | Casa Verdi       | 4.95 | 2.80 | 1.0 |
Deli       | Hummus 200 g          | Antipasti  | Northmill Pantry | 3.25 | 1.60 | 1.8 |
Deli       | Potato salad 400 g    | Salads     | Müller Feinkost  | 4.45 | 2.30 | 1.4 | 5-8
Bakery     | Sourdough loaf        | Bread      | Harbour Bakery   | 4.80 | 2.30 | 4.5 |
Bakery     | Rye bread             | Bread      | Harbour Bakery   | 4.20 | 2.00 | 2.2 |
Bakery     | Baguette              | Bread      | Harbour Bakery   | 2.20 | 1.00 | 3.2 |
Bakery     | Oat cookies 250 g     | Biscuits   | Harbour Bakery   | 3.95 | 1.90 | 2.6 |
Bakery     | Butter biscuits 200 g | Biscuits   | Harbour Bakery   | 3.65 | 1.70 | 1.6 |
Bakery     | Oat crackers 150 g    | Biscuits   | Harbour Bakery   | 2.95 | 1.40 | 1.6 |
Bakery     | Almond cake           | Cakes      | Harbour Bakery   | 8.50 | 4.40 | 0.9 |
Bakery     | Stollen 750 g         | Cakes      | Harbour Bakery   | 12.5 | 6.80 | 2.2 | 11-12
Pantry     | Olive oil 500 ml      | Oils       | Casa Verdi       | 11.9 | 7.20 | 1.6 |
Pantry     | Balsamic vinegar      | Oils       | Casa Verdi       | 7.45 | 4.10 | 0.9 |
Pantry     | Spaghetti 500 g       | Pasta      | Casa Verdi       | 2.35 | 1.10 | 2.4 |
Pantry     | Basil pesto 190 g     | Pasta      | Casa Verdi       | 4.15 | 2.20 | 1.8 |
Pantry     | Risotto rice 1 kg     | Pasta      | Casa Verdi       | 4.65 | 2.50 | 1.1 |
Pantry     | Honey 500 g           | Spreads    | Hollow Farm      | 7.25 | 4.20 | 1.5 |
Pantry     | Strawberry jam 340 g  | Spreads    | Hollow Farm      | 4.55 | 2.40 | 1.4 |
Pantry     | Walnuts 250 g         | Nuts       | Northmill Pantry | 5.65 | 3.30 | 1.3 |
Pantry     | Muesli 750 g          | Breakfast  | Northmill Pantry | 5.95 | 3.20 | 1.5 |
Pantry     | Free-range eggs, 10   | Breakfast  | Hollow Farm      | 4.35 | 2.60 | 4.2 |
Drinks     | Apple juice 1 l       | Juice      | Hollow Farm      | 3.15 | 1.60 | 2.2 |
Drinks     | Ground coffee 500 g   | Coffee     | Northmill Pantry | 9.75 | 5.60 | 2.0 |
Drinks     | Earl Grey tea 100 g   | Tea        | Northmill Pantry | 5.25 | 2.80 | 1.0 |
Drinks     | Elderflower cordial   | Juice      | Hollow Farm      | 4.95 | 2.50 | 1.2 | 5-8
Drinks     | Mulled wine 750 ml    | Wine       | Müller Feinkost  | 7.95 | 4.60 | 2.0 | 11-12
Drinks     | Red wine 750 ml       | Wine       | Casa Verdi       | 10.9 | 6.40 | 1.6 |
Gifts      | Cheese board for six  | Boards     | Les Pres Dairy   | 34.5 | 21.0 | 0.4 | 12-12
Gifts      | Fruit basket          | Baskets    | Hollow Farm      | 29.0 | 17.5 | 0.5 | 12-12
Gifts      | Christmas hamper      | Baskets    | Northmill Pantry | 59.0 | 37.0 | 1.2 | 11-12
"""
"""Category, product, sub-category, supplier, price and cost today, popularity, months of its season.

Fruit and vegetables go by the kilogram, in halves, at prices of even cents, so that all amounts are exact."""

BOUGHT_TOGETHER: Final = {
    "Basil pesto 190 g": "Spaghetti 500 g",
    "Blue cheese 150 g": "Walnuts 250 g",
    "Cantaloupe melon": "Prosciutto 100 g",
    "Mozzarella 125 g": "Cherry tomatoes",
    "Brie 200 g": "Baguette",
}
"""Who buys the first often takes the second along."""

OWN_BRAND: Final = "Corner & Olive"
WEIGHED: Final = ("Fruit", "Vegetables")
APPLES: Final = "Red apples"
COOKIES: Final = "Oat cookies 250 g"


def list_products() -> pd.DataFrame:
    """Give the products. One row per product.

    Columns: sku, name, category, subcategory, brand, supplier, price and cost (dollars, today's), and for the
    makers of sales: popularity, first_month and last_month of its season (1 and 12 where it has none).
    """
    cells = [[cell.strip() for cell in line.split("|")] for line in SHELF.strip().splitlines()]
    names = ["category", "name", "subcategory", "supplier", "price", "cost", "popularity", "season"]
    products = pd.DataFrame(cells, columns=names, dtype="str")
    within = products.groupby("category", sort=False).cumcount() + 1
    products["sku"] = products["category"].str[:3].str.upper() + "-" + within.astype("str").str.zfill(3)
    products["brand"] = products["supplier"].mask(products["category"].isin(["Gifts", "Bakery"]), OWN_BRAND)
    season = (
        products["season"].where(products["season"] != "", "1-12").str.split("-", expand=True).astype("int64")
    )
    products[["first_month", "last_month"]] = season
    number_columns = ["price", "cost", "popularity"]
    products[number_columns] = products[number_columns].astype("float64")
    order = [
        "sku",
        "name",
        "category",
        "subcategory",
        "brand",
        "supplier",
        *number_columns,
        "first_month",
        "last_month",
    ]
    return products[order]


def price_cents(products: pd.DataFrame, years_back: np.ndarray) -> np.ndarray:
    """Give the price in cents of every product, so many years before today.

    Shape: (years, products). Weighed goods have even cents, so that half a kilogram has a price in whole
    cents.
    """
    cents = products["price"].to_numpy() * 100 / PRICE_GROWTH ** years_back[:, None]
    even = 2 * np.rint(cents / 2)
    weighed = products["category"].isin(WEIGHED).to_numpy()
    return np.where(weighed, even, np.rint(cents)).astype("int64")


def in_season(products: pd.DataFrame) -> np.ndarray:
    """Tell which months are a product's season. Shape: (12 months, products), boolean."""
    month = np.arange(1, 13)[:, None]
    first, last = products["first_month"].to_numpy(), products["last_month"].to_numpy()
    return np.where(first <= last, (month >= first) & (month <= last), (month >= first) | (month <= last))
