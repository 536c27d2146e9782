"""start.py, run for real: it makes environments and fills them, from packages made here, not the internet."""

from __future__ import annotations

import ast
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "start.py"
PYTHON = Path(".venv", "Scripts/python.exe" if os.name == "nt" else "bin/python")
# Stands for a program of ours: says what it was asked, and waits if that was the wish.
ECHO = """
import json, os, sys, time
print(json.dumps({"package": "NAME VERSION", "arguments": sys.argv[1:], "pid": os.getpid()}), flush=True)
if "wait" in sys.argv:
    time.sleep(60)
"""
posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows has no signals to send to a group")


def write_wheel(folder: Path, name: str, version: str) -> None:
    """Write an installable package that only says its name and version and what it was asked."""
    folder.mkdir(exist_ok=True)
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}/__init__.py": "",
        f"{name}/__main__.py": ECHO.replace("NAME", name).replace("VERSION", version),
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)


def environment(**extra: str) -> dict[str, str]:
    """Return this machine's environment variables, without its settings of pip."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    return kept | {"PIP_CONFIG_FILE": os.devnull} | extra


def start(project: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run the project's start.py to its end."""
    return subprocess.run(
        [sys.executable, "start.py", *arguments],
        cwd=project,
        env=environment(**extra),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def answer(process: subprocess.CompletedProcess[str]) -> tuple[str, list[str]]:
    """Return which package was started, and with which arguments."""
    assert process.returncode == 0, process.stdout + process.stderr
    said = json.loads(process.stdout.splitlines()[-1])
    return said["package"], said["arguments"]


def require(project: Path, *packages: str) -> None:
    """Let the project need these packages and nothing from the internet."""
    lines = ["--no-index", "--find-links wheels", *packages]
    (project / "requirements.txt").write_text("\n".join(lines), "utf-8")


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Return a project that was just started for the first time, and what was said."""
    project = tmp_path_factory.mktemp("project")
    shutil.copy(SCRIPT, project)
    write_wheel(project / "wheels", "streamlit", "1.0")
    write_wheel(project / "wheels", "pytest", "1.0")
    require(project, "streamlit==1.0")
    (project / "requirements-dev.txt").write_text("pytest==1.0\n", "utf-8")
    return project, start(project, "--server.port", "9000")


@pytest.fixture
def project(first_start: tuple[Path, object], tmp_path: Path) -> Path:
    """Return a copy of a project that has been started before."""
    return Path(shutil.copytree(first_start[0], tmp_path / "project", symlinks=True))


def test_first_start_sets_up_and_hands_arguments_on(
    first_start: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    process = first_start[1]
    assert answer(process) == (
        "streamlit 1.0",
        ["run", "app.py", "--server.address", "127.0.0.1", "--server.port", "9000"],
    )
    assert "Setting up Regulars" in process.stdout
    assert "streamlit" in process.stdout.split("Installing")[1]


def test_second_start_installs_nothing_and_needs_no_network(project: Path) -> None:
    shutil.rmtree(project / "wheels")
    process = start(project)
    assert answer(process)[0] == "streamlit 1.0"
    assert "Installing" not in process.stdout


def test_the_package_for_a_server_comes_where_the_records_lie_on_one(project: Path) -> None:
    write_wheel(project / "wheels", "psycopg", "3.0")
    (project / "requirements-postgresql.txt").write_text("psycopg==3.0\n", "utf-8")
    for address, comes in {"sqlite:///data/shop.db": False, "postgresql://shop": True}.items():
        assert answer(start(project, DATABASE_URL=address))[0] == "streamlit 1.0"
        assert any((project / ".venv").rglob("psycopg/__main__.py")) == comes, address


def test_changed_requirements_are_installed(project: Path) -> None:
    write_wheel(project / "wheels", "streamlit", "2.0")
    require(project, "streamlit==2.0")
    assert answer(start(project))[0] == "streamlit 2.0"


def test_failed_install_is_one_sentence_and_keeps_what_worked(project: Path) -> None:
    require(project, "streamlit==1.0", "absent==1.0")
    process = start(project)
    assert process.returncode == 1
    assert "could not be installed" in process.stderr
    assert "absent" in process.stderr
    assert "Traceback" not in process.stdout + process.stderr
    shutil.rmtree(project / "wheels")
    assert start(project).returncode == 1, "an install that failed must not count as done"
    require(project, "streamlit==1.0")
    assert answer(start(project))[0] == "streamlit 1.0"


def test_interrupted_install_is_made_anew(project: Path) -> None:
    (project / ".venv" / "installed.txt").write_text("unfinished", "utf-8")
    next((project / ".venv").glob("**/streamlit/__main__.py")).unlink()
    process = start(project)
    assert answer(process)[0] == "streamlit 1.0"
    assert "Setting up Regulars" in process.stdout


def test_environment_without_a_python_is_made_anew(project: Path) -> None:
    (project / PYTHON).unlink()
    assert answer(start(project))[0] == "streamlit 1.0"


def test_tests_get_what_they_need_and_their_arguments(project: Path) -> None:
    package, arguments = answer(start(project, "test", "-k", "receipt"))
    assert (package, arguments[:2], arguments[-2:]) == ("pytest 1.0", ["-n", "auto"], ["-k", "receipt"])
    shutil.rmtree(project / "wheels")
    assert answer(start(project, "test"))[0] == "pytest 1.0"
    assert answer(start(project))[0] == "streamlit 1.0"


def test_python_without_venv_is_told_what_to_install(tmp_path: Path) -> None:
    shutil.copy(SCRIPT, tmp_path)
    require(tmp_path)
    (tmp_path / "shadow").mkdir()
    (tmp_path / "shadow" / "venv.py").write_text("raise SystemExit('ensurepip is not available')", "utf-8")
    process = start(tmp_path, PYTHONPATH=str(tmp_path / "shadow"))
    assert process.returncode == 1
    assert "apt install python3-venv" in process.stderr
    assert not (tmp_path / ".venv").exists()


def test_old_python_reads_far_enough_to_be_told() -> None:
    source = SCRIPT.read_text("utf-8")
    ast.parse(source, feature_version=(3, 7))
    pretend = f"import runpy, sys; sys.version_info = (3, 6, 15); runpy.run_path({str(SCRIPT)!r})"
    process = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert process.returncode == 1
    assert process.stderr.startswith("Regulars needs Python 3.11 or newer, and this is Python 3.6.")
    assert "Traceback" not in process.stderr


@contextmanager
def interrupts_heard() -> Iterator[None]:
    """Let a program that is started here hear Ctrl+C, as in a terminal.

    Who runs the tests in the background has had it ignored, and that is handed down.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@posix_only
@pytest.mark.parametrize("whole_group", [True, False], ids=["ctrl-c", "terminated"])
def test_stopping_it_stops_the_program_without_a_traceback(project: Path, *, whole_group: bool) -> None:
    with (
        interrupts_heard(),
        subprocess.Popen(
            [sys.executable, "start.py", "wait"],
            cwd=project,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process,
    ):
        assert process.stdout is not None
        program = next(json.loads(line)["pid"] for line in process.stdout if line.startswith("{"))
        if whole_group:
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.terminate()
        said = "".join(process.communicate(timeout=120))
    assert "Traceback" not in said
    assert process.returncode == 0 if whole_group else process.returncode != 0
    with pytest.raises(ProcessLookupError):
        os.kill(program, 0)
