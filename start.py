"""Set up Regulars beside this file and start it: ``python3 start.py``.

``python3 start.py`` starts the program; further arguments go to ``streamlit run``.
``python3 start.py test`` installs what the tests need and runs them; further arguments go to pytest.

This file runs before anything is installed, on whichever Python 3 the machine has. It therefore uses the
standard library only, and syntax that an old Python still reads far enough to be told that it is too old.
"""

import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Regulars needs Python 3.11 or newer, and this is Python {}.{}.\n"
        "Please install a newer one from https://www.python.org/downloads/ and start it with that.".format(
            *sys.version_info[:2]
        )
    )

HERE = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = ENVIRONMENT / "installed.txt"
UNFINISHED = "unfinished"
RUN_NEEDS = "requirements.txt"
TEST_NEEDS = "requirements-dev.txt"
SERVER_NEEDS = "requirements-postgresql.txt"  # only where the records lie on a server
# Files of tests run side by side on the machine's cores, longest first as the tests order them; each worker
# needs most of a gigabyte, so there are not more than four. `-n 0` behind it runs them one after the other.
TESTS = ["-m", "pytest", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder"]
# As `python -m streamlit`, but Ctrl+C while it is still loading ends it without a traceback.
STREAMLIT = (
    "import runpy, signal; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "runpy.run_module('streamlit', run_name='__main__', alter_sys=True)"
)


def main(arguments: list[str]) -> int:
    """Install what is missing, then run the program or its tests; return the exit code."""
    testing = arguments[:1] == ["test"]
    try:
        on_server = os.environ.get("DATABASE_URL", "").strip().startswith("postgres")
        extra = TEST_NEEDS if testing else SERVER_NEEDS if on_server else None
        install([RUN_NEEDS, extra] if extra else [RUN_NEEDS])
    except OSError as error:
        sys.exit(f"Regulars could not be set up in {ENVIRONMENT}: {error.strerror or error}.")
    if testing:
        return run([*TESTS, *arguments[1:]], if_stopped=130)
    print("Starting Regulars. Press Ctrl+C here to stop it.", flush=True)
    program = ["-c", STREAMLIT, "run", "app.py", "--server.address", "127.0.0.1", *arguments]
    return run(program, if_stopped=0)


def install(needs: list[str]) -> None:
    """Bring the environment to what the files in `needs` pin; do nothing where it is so already.

    The stamp in the environment holds one line for each file it was brought to. While packages are being
    changed it says "unfinished", so that a start after a power cut makes the environment anew.
    """
    wanted = [fingerprint(name) for name in needs]
    stamped = STAMP.read_text("utf-8") if STAMP.exists() else ""
    if PYTHON.exists() and set(wanted) <= set(stamped.split("\n")):
        return
    if stamped == UNFINISHED or not can_install():
        make_environment()
        stamped = ""
    print("Installing the parts Regulars is made of. This needs the internet, once.", flush=True)
    STAMP.write_text(UNFINISHED, "utf-8")
    complaints = install_packages(needs)
    if complaints is None:
        STAMP.write_text("\n".join(wanted), "utf-8")
        return
    # pip puts back what it had begun to change, so what was true of the environment before is true of it now.
    STAMP.write_text(stamped, "utf-8")
    sys.exit(
        f"The parts could not be installed, so Regulars has not started. pip said:\n{complaints}\n"
        "Please check the internet connection and the free disk space, then run the same command again."
    )


def fingerprint(name: str) -> str:
    """Return a line that changes when the requirements file or the version of Python does."""
    content = (HERE / name).read_bytes()
    return f"{name} {sys.version_info[0]}.{sys.version_info[1]} {hashlib.sha256(content).hexdigest()}"


def can_install() -> bool:
    """Return whether there is an environment whose Python and pip run."""
    if not PYTHON.exists():
        return False
    return (
        subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    )


def make_environment() -> None:
    """Make a new environment, in place of whatever is left of an old one."""
    print("Setting up Regulars in the folder .venv. This is done once and takes a minute or two.", flush=True)
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    made = subprocess.run(
        [sys.executable, "-m", "venv", ENVIRONMENT], capture_output=True, text=True, check=False
    )
    if made.returncode != 0:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        sys.exit(
            "This Python cannot make the private folder of packages that Regulars needs.\n"
            "On Debian and Ubuntu this mends it:  sudo apt install python3-venv\n"
            "Elsewhere, please install Python from https://www.python.org/downloads/\n"
            "Then run the same command again.\n"
            f"Python said: {(made.stderr or made.stdout).strip()}"
        )


def install_packages(needs: list[str]) -> "str | None":
    """Install the pinned packages, naming each as it arrives; return pip's complaints, None if all went well.

    Only finished packages are taken: building one from source needs a compiler, which an owner has not.
    """
    command = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--no-user"]
    command += ["--only-binary", ":all:", "--progress-bar", "off"]
    for name in needs:
        command += ["-r", name]
    complaints = []
    with subprocess.Popen(
        command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as pip:
        for line in pip.stdout or ():
            if line.startswith("Collecting "):
                print("  " + line.split()[1].split("==")[0], flush=True)
            elif line.startswith("Installing collected packages"):
                print("Nearly there: putting them in place.", flush=True)
            elif line.startswith("ERROR:"):
                complaints.append(line.strip())
    return (
        None if pip.returncode == 0 else "\n".join(complaints) or f"nothing, but ended with {pip.returncode}"
    )


def run(command: list[str], *, if_stopped: int) -> int:
    """Run the environment's Python to its end; return its exit code, or `if_stopped` after Ctrl+C."""
    stopped = False
    with subprocess.Popen([PYTHON, *command], cwd=HERE) as program:
        signal.signal(signal.SIGTERM, lambda *_: program.terminate())
        while True:
            try:
                code = program.wait()
            except KeyboardInterrupt:
                # The terminal has sent Ctrl+C to the program as well: it is on its way out.
                stopped = True
            else:
                return if_stopped if stopped else code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
