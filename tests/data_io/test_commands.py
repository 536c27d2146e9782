from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from crm.access import LOCAL_OWNER
from crm.insights.catalogue import ANALYSES
from data_io.__main__ import main
from data_io.commands import COMMANDS
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.store import Store
from tests.data_io.outgoing.books import grid

SALES = """Order no,Date,Customer,Product,Qty,Price,Shelf
A1,2024-01-05,Ann Ames,Apples,2,1.50,top
A1,2024-01-05,Ann Ames,Pears,1,2.00,
A2,2024-02-06,Bob Bell,Apples,4,1.50,
A3,soon,Bob Bell,Apples,1,1.50,
C1,2024-02-07,Bob Bell,Apples,-1,1.50,
"""
COMPLAINTS = (
    "Date opened,Customer,Subject,Ticket status,Priority\n2024-02-08,Bob Bell,Mouldy apples,open,high\n"
)
Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command on a database of its own: gives the JSON that it prints, else its words."""

    def run_command(*words: object, code: int = 0) -> Any:  # noqa: ANN401 - any JSON
        assert main(["--database", f"sqlite:///{tmp_path / 'shop.db'}", *map(str, words)]) == code
        said = capfdbinary.readouterr()
        assert b"Traceback" not in said.err
        return json.loads(said.out) if said.out else said.err.decode().strip()

    return run_command


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    path = tmp_path / "sales.csv"
    path.write_text(SALES, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with sales and a complaint, made once."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "sales.csv").write_text(SALES, encoding="utf-8")
    (folder / "complaints.csv").write_text(COMPLAINTS, encoding="utf-8")
    books = [read_book(folder / name, name) for name in ("sales.csv", "complaints.csv")]
    with Store.open(f"sqlite:///{folder / 'shop.db'}") as store:
        bring_in(books, store, LOCAL_OWNER)
    return folder / "shop.db"


@pytest.fixture
def shop(run: Run, filled: Path, tmp_path: Path) -> Run:
    """The command line of a shop that has sales and a complaint."""
    shutil.copy(filled, tmp_path / "shop.db")
    return run


def test_import_prints_a_list_of_sheets(run: Run, sales: Path) -> None:
    (sheet,) = run("import", sales)
    assert sheet == {
        "file": "sales.csv",
        "sheet": "sales",
        "entity": "sale",
        "header_row": 1,
        "mapping": {
            "Order no": "sale.order_number",
            "Date": "sale.sold_at",
            "Customer": "sale.customer",
            "Product": "sale.product",
            "Qty": "sale.quantity",
            "Price": "sale.unit_price",
            "Shelf": None,
        },
        "rows_read": 5,
        "created": 4,
        "updated": 0,
        "unchanged": 0,
        "rejected": 1,
        "skipped": 0,
        "per_entity": {
            "customer": {"created": 2, "updated": 0},
            "product": {"created": 2, "updated": 0},
            "return": {"created": 1, "updated": 0},
            "sale": {"created": 3, "updated": 0},
        },
        "sums": {
            "sale.amount": {"file": 11.0, "stored": 9.5, "rejected": 1.5},
            "sale.unit_price": {"file": 8.0, "stored": 6.5, "rejected": 1.5},
        },
        "issues": [
            {
                "row": 5,
                "heading": "Date",
                "code": "unreadable_date",
                "value": "soon",
                "message": "“soon” is not a date.",
            }
        ],
        "batch": 1,
    }


def test_import_may_only_say_what_would_happen(run: Run, sales: Path) -> None:
    (would,) = run("import", sales, "--dry-run")
    assert (would["created"], would["batch"]) == (4, None)
    assert run("history") == []
    (did,) = run("import", sales)
    assert did == would | {"batch": 1}


def test_import_again_changes_nothing(run: Run, sales: Path) -> None:
    run("import", sales)
    (again,) = run("import", sales, "--json")
    assert (again["created"], again["unchanged"], again["rejected"], again["batch"]) == (0, 4, 1, None)


def test_import_writes_the_rows_handed_back(run: Run, sales: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "back.xlsx"
    run("import", sales, "--rejects", rejects)
    headings, row = grid(rejects.read_bytes(), "sales")
    assert headings[-1] == "What to mend"
    assert row[:2] == ["A3", "soon"]


@pytest.mark.parametrize(("mode", "created", "skipped"), [("create", 4, 0), ("update", 0, 4), ("both", 4, 0)])
def test_import_may_only_create_or_only_update(
    run: Run, sales: Path, mode: str, created: int, skipped: int
) -> None:
    (sheet,) = run("import", sales, "--mode", mode)
    assert (sheet["created"], sheet["skipped"]) == (created, skipped)


def test_import_of_what_is_not_ours_skips_it(run: Run, tmp_path: Path) -> None:
    budget = tmp_path / "budget.csv"
    budget.write_text("Month,Budget\nJan,1\nFeb,2\n", encoding="utf-8")
    (sheet,) = run("import", budget)
    assert (sheet["entity"], sheet["rows_read"], sheet["skipped"], sheet["batch"]) == (None, 2, 2, None)


def test_figures_are_those_of_the_sheet(shop: Run) -> None:
    """By hand: 2 x 1.50 + 2 + 4 x 1.50 = 11, of which one at 1.50 came back."""
    told = shop("figures", "--as-of", "2024-03-01")
    assert {
        name: told[name] for name in ("revenue", "refunds", "net_revenue", "orders", "average_order")
    } == {
        "revenue": 11.0,
        "refunds": 1.5,
        "net_revenue": 9.5,
        "orders": 2,
        "average_order": 5.5,
    }
    assert (told["customers"], told["buyers"], told["returns"], told["complaints"]) == (2, 2, 1, 1)
    january = shop("figures", "--from", "2024-01-01", "--to", "2024-01-31", "--as-of", "2024-03-01")
    assert (january["revenue"], january["buyers"], january["since"]) == (5.0, 1, "2024-01-01")


def test_customer_tells_all_of_one(shop: Run) -> None:
    told = shop("customer", "bob", "--as-of", "2024-03-01")
    assert told["customer"][0]["name"] == "Bob Bell"
    assert [sale["amount"] for sale in told["sale"]] == [6.0]
    assert [each["refund"] for each in told["return"]] == [1.5]
    assert [each["subject"] for each in told["complaint"]] == ["Mouldy apples"]
    assert told["figures"]["spent"] == 6.0
    assert shop("customer", "nobody", code=2).startswith("No customer fits “nobody”.")


def test_search_finds_by_a_few_letters(shop: Run) -> None:
    assert [(found["entity"], found["title"]) for found in shop("search", "pea")] == [("product", "Pears")]
    assert shop("search", "zzzz") == []


def test_duplicates_prints_pairs_with_a_score_and_reasons(run: Run, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "Customer no,First name,Last name,E-mail,Phone,Street\n"
        "1,Jon,Quillfeather,jq@example.com,+442071234567,Mill Lane 3\n"
        "2,John,Quillfeather,jq@example.com,+442071234567,Mill Lane 3\n"
        "3,Ada,Winterling,aw@example.com,+442079999999,Barn Lane 8\n",
        encoding="utf-8",
    )
    run("import", people)
    (pair,) = run("duplicates", "--json")
    assert (pair["left"], pair["right"]) == (1, 2)
    assert 0.9 <= pair["score"] <= 1
    assert pair["reasons"].startswith("same e-mail, same phone")


def test_merge_makes_customers_one_and_undo_takes_it_back(run: Run, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "Customer no,Name,E-mail\n1,Jon Quill,jq@example.com\n2,John Quill,\n", encoding="utf-8"
    )
    run("import", people)
    step = run("merge", "1", "2")
    assert step["counts"]["customer"]["deleted"] == 1
    assert run("figures")["customers"] == 1
    run("undo", str(step["batch"]))
    assert run("figures")["customers"] == 2


def test_insight_prints_any_analysis(shop: Run) -> None:
    for name in ANALYSES:
        assert shop("insight", name, "--as-of", "2024-03-01"), name


def test_insight_gives_figures_that_a_pencil_gives_too(shop: Run) -> None:
    months = shop("insight", "revenue", "--as-of", "2024-03-01")["months"]
    assert [(each["month"][:7], each["revenue"], each["refunds"]) for each in months[:2]] == [
        ("2024-01", 5.0, 0.0),
        ("2024-02", 6.0, 1.5),
    ]
    assert shop("insight", "astrology", code=2).startswith(
        "There is no analysis called “astrology”. There are: "
    )


def test_undo_takes_a_step_back_once(shop: Run) -> None:
    undone = shop("undo", 1)
    assert (undone["undone"], undone["batch"], undone["counts"]["sale"]["deleted"], undone["stayed"]) == (
        1,
        2,
        3,
        [],
    )
    assert shop("figures")["revenue"] == 0
    assert [(step["revision"], step["undone"], step["undoes"]) for step in shop("history", "--json")] == [
        (2, False, 1),
        (1, True, None),
    ]
    assert "taken back already" in shop("undo", 1, code=2)
    assert shop("undo", 99, code=2).startswith("There is no step number 99.")


def test_export_and_template_write_workbooks(shop: Run, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    assert shop("export", out) == f"Written: {out}"
    assert [row[1:3] for row in grid(out.read_bytes(), "Products")[1:]] != []
    shop("export", out, "--entity", "product")
    assert "sale" in shop("export", out, "--entity", "nonsense", code=2)
    shop("template", out, "--entity", "sale", "customer")
    assert len(grid(out.read_bytes(), "Sales")) >= 1


def test_what_was_exported_changes_nothing_when_it_comes_back(shop: Run, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    shop("export", out)
    sheets = shop("import", out)
    assert {sheet["batch"] for sheet in sheets} == {None}
    assert sum(sheet["created"] + sheet["updated"] + sheet["rejected"] for sheet in sheets) == 0


def test_backup_and_restore_bring_back_what_was(shop: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert shop("backup", copy) == {"backup": str(copy)}
    shop("undo", 1)
    restored = shop("restore", copy)
    assert Path(restored["kept"]).exists()
    assert shop("figures")["revenue"] == 11.0
    assert "not there" in shop("restore", tmp_path / "none.db", code=2)


def test_a_customer_and_a_month_are_written_as_pdf(shop: Run, tmp_path: Path) -> None:
    file, month = tmp_path / "ann.pdf", tmp_path / "month.pdf"
    assert "Written" in shop("customer", "Ann", "--pdf", file)
    assert "Written" in shop("report", "--month", "2024-02", month)
    pages = [PdfReader(path).pages[0].extract_text() for path in (file, month)]
    assert "Ann Ames" in pages[0]
    assert "February 2024 brought 6" in pages[1].replace("\n", "")
    assert "yet to come" in shop("report", "--month", "2124-02", month, code=2)
    assert "could not be written" in shop("report", tmp_path / "none" / "x.pdf", code=2)


def test_check_says_that_all_is_sound(shop: Run) -> None:
    told = shop("check")
    assert (told["sound"], told["faults"]) == (True, [])
    assert shop("check", "--head", told["head"])["sound"] is True


def test_every_command_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert [name for name in COMMANDS if f"    {name}" not in told] == []


@pytest.mark.slow
def test_the_eu_superstore_gives_its_published_figures(run: Run, shared_data: Path) -> None:
    """The figures of its README, worked out there without this program."""
    orders, returns, people = run("import", shared_data / "superstore" / "Sample - EU Superstore.xls")
    assert (orders["created"], returns["created"], people["entity"]) == (10_000, 284, None)
    assert round(orders["sums"]["sale.amount"]["stored"], 2) == 2_938_089.06
    told = run("figures", "--as-of", "2019-01-01")
    assert (told["orders"], told["customers"]) == (4_593, 795)
    assert round(told["revenue"], 2) == 2_938_089.06
    assert round(told["profit"], 2) == 372_829.74
    assert round(told["refunds"], 2) == 204_919.51


@pytest.mark.slow
def test_online_retail_gives_its_published_figures(run: Run, shared_data: Path) -> None:
    """541,909 lines: every one is stored, as a sale or as a return, and the money adds up."""
    (sheet,) = run("import", shared_data / "online_retail" / "Online Retail.xlsx")
    assert (sheet["rows_read"], sheet["created"], sheet["rejected"]) == (541_909, 541_909, 0)
    assert sheet["per_entity"]["return"]["created"] == 10_624
    assert sheet["sums"]["sale.amount"] == {"file": 9_747_747.934, "stored": 9_747_747.934, "rejected": 0.0}
    assert sum(issue["code"] == "stands_twice" for issue in sheet["issues"]) == 5_268
    told = run("figures", "--as-of", "2011-12-10")
    assert (told["revenue"], told["refunds"], told["net_revenue"]) == (
        10_644_560.424,
        896_812.49,
        9_747_747.934,
    )
    assert (told["orders"], told["customers"], told["returns"]) == (20_728, 4_372, 10_624)


def test_the_maven_pipeline_gives_its_published_figures(run: Run, shared_data: Path) -> None:
    folder = shared_data / "maven_crm"
    *_, pipeline = run(
        "import", folder / "accounts.csv", folder / "products.csv", folder / "sales_pipeline.csv"
    )
    assert (pipeline["entity"], pipeline["created"]) == ("opportunity", 8_800)
    assert pipeline["sums"]["opportunity.value"]["stored"] == 10_005_534


def test_profit_is_told_by_every_word(shop: Run) -> None:
    by = shop("insight", "revenue", "--as-of", "2024-03-01")["by"]
    assert {"category", "campaign", "buyer", "country"} <= set(by)
    assert {"revenue", "refunds", "profit", "discount"} <= set(by["buyer"][0])
