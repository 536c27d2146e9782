from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from crm.access import LOCAL_OWNER
from data_io.__main__ import main
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import imported

ROOT = Path(__file__).resolve().parents[2]
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\x00" * 504


def command_line(
    *words: object, database: Path | None = None, before: str = ""
) -> subprocess.CompletedProcess[str]:
    """The command line as a process of its own; ``before`` is run in it first."""
    program = f"{before}\nimport sys\nfrom data_io.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    how = ["-c", program] if before else ["-m", "data_io"]
    place = [] if database is None else ["--database", f"sqlite:///{database}"]
    return subprocess.run(
        [sys.executable, *how, *place, *map(str, words)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def refused(done: subprocess.CompletedProcess[str] | tuple[int, str, str]) -> str:
    """The one sentence (or a few) with which a command was refused."""
    code, out, err = done if isinstance(done, tuple) else (done.returncode, done.stdout, done.stderr)
    assert (code, out) == (2, ""), err
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1
    return err.strip()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database in which one sale is stored."""
    path = tmp_path / "shop.db"
    with Store.open(f"sqlite:///{path}") as store:
        imported(store, "Order no|Date|Customer|Amount\nA1|2024-01-05|Ann|3")
    return path


def still_there(database: Path) -> bool:
    with Store.open(f"sqlite:///{database}") as store:
        return store.count("sale", LOCAL_OWNER) == 1 and store.check() == []


def packed(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def workbook(**cells: object) -> bytes:
    content, book = io.BytesIO(), openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.xlsx", b"", "is empty"),
        ("damaged.xlsx", workbook(A1="Name", A2="Ann")[:-400], "is damaged"),
        ("locked.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("letter.pdf", b"%PDF-1.7\n1 0 obj", "not a sheet that can be read"),
        ("photo.xlsx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "not a sheet that can be read"),
        (
            "letter.docx",
            packed(**{"word/document.xml": b"<w/>", "[Content_Types].xml": b"<Types/>"}),
            "not a sheet",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_all_stored_before_stays(
    database: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, content: bytes, word: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    code = main(["import", str(file), "--database", f"sqlite:///{database}"])
    said = capfd.readouterr()
    sentence = refused((code, said.out, said.err))
    assert sentence.startswith(f"“{name}”")
    assert word in sentence
    assert still_there(database)


def test_of_several_files_one_that_cannot_be_read_stops_all(
    database: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.xlsx"
    good.write_text("Order no,Date,Amount\nA2,2024-01-06,5\n", encoding="utf-8")
    bad.write_bytes(b"")
    code = main(["import", str(good), str(bad), "--database", f"sqlite:///{database}"])
    said = capfd.readouterr()
    assert refused((code, said.out, said.err)).startswith("“bad.xlsx”")
    assert still_there(database)


def test_the_database_may_stand_before_or_after_the_command_or_in_the_environment(
    database: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{database}"
    monkeypatch.setenv("DATABASE_URL", url)
    for words in (["--database", url, "figures"], ["figures", "--database", url], ["figures"]):
        assert main(words) == 0
        assert json.loads(capfd.readouterr().out)["revenue"] == 3.0


def test_a_database_that_cannot_be_opened_is_one_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "notes.db"
    file.write_text("These are my notes, and no database.\n" * 50, encoding="utf-8")
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    for url in (f"sqlite:///{file}", f"sqlite:///{blocked / 'shop.db'}", "nonsense", "oracle://x/y"):
        code = main(["figures", "--database", url])
        said = capfd.readouterr()
        assert refused((code, said.out, said.err))
    assert file.read_text(encoding="utf-8").startswith("These are my notes")


def test_a_database_that_another_process_has_is_one_sentence(database: Path) -> None:
    with Store.open(f"sqlite:///{database}"):
        sentence = refused(command_line("figures", database=database))
    assert "already running" in sentence


def test_a_disk_that_is_full_loses_nothing_that_was_stored(database: Path, tmp_path: Path) -> None:
    """The limit on the size of files stands for the end of the disk."""
    resource = pytest.importorskip("resource", reason="only Unix limits the size of files")
    assert resource
    lines = "".join(f"B{row},2024-01-06,{row},{'long text ' * 20}\n" for row in range(2_000))
    file = tmp_path / "many.csv"
    file.write_text(f"Order no,Date,Amount,Remark\n{lines}", encoding="utf-8")
    room = database.stat().st_size + 100_000
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))"
    read_before = "import data_io.incoming.files.reading as r; real = r.read_book\n"
    # The reading child has files of its own; it reads before the disk is full.
    before = (
        f"{read_before}def full(*words, **options):\n"
        f"    book = real(*words, **options)\n    {limit}\n    return book\n"
        "r.read_book = full"
    )
    sentence = refused(command_line("import", file, database=database, before=before))
    assert "saved" in sentence
    assert still_there(database)


def test_what_nobody_foresaw_is_an_id_and_no_traceback(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("data_io.commands.COMMANDS", {"check": lambda *_: 1 // 0})
    code = main(["check", "--database", f"sqlite:///{database}"])
    said = capfd.readouterr()
    sentence = refused((code, said.out, said.err))
    number = sentence.split("noted as ")[1].split(" ")[0]
    noted = (tmp_path / "regulars-errors.log").read_text(encoding="utf-8")
    assert number in noted
    assert "ZeroDivisionError" in noted


def test_a_reader_who_goes_away_is_no_error(database: Path) -> None:
    """As in ``python -m data_io history | head -1``."""
    gone = "import os\nr, w = os.pipe()\nos.close(r)\nos.dup2(w, 1)"
    done = command_line("figures", database=database, before=gone)
    assert "Traceback" not in done.stderr


def test_words_that_are_no_command_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["fly"])
    assert ended.value.code == 2
    assert "fly" in capsys.readouterr().err


def test_the_owner_of_the_machine_is_who_changes(database: Path) -> None:
    with Store.open(f"sqlite:///{database}") as store:
        assert store.history(LOCAL_OWNER)["by"].tolist() == ["Owner"]


def test_the_check_tells_how_the_journal_ends_and_whether_an_end_is_still_there(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--database", f"sqlite:///{database}"]
    assert main(["check", *place]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sound"], told["faults"], told["head"][:2]) == (True, [], "1:")
    assert main(["export", str(database.with_name("out.xlsx")), *place]) == 0
    capsys.readouterr()
    assert main(["check", "--head", told["head"], *place]) == 0
    later = json.loads(capsys.readouterr().out)
    assert later["head"].startswith("2:")
    assert main(["check", "--head", "2:" + "0" * 64, *place]) == 2
    assert "its end was cut off" in json.loads(capsys.readouterr().out)["faults"][0]
    with Store.open(f"sqlite:///{database}") as store:
        about = store.journal.read(LOCAL_OWNER)["about"][0]
    assert about["records"]["sale"] == 1
    assert about["rows"] == sum(about["records"].values())
