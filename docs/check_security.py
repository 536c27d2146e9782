"""Look for weak points, and that each one found is answered in ``docs/security.md``.

``python -m docs.check_security``: bandit reads the program, detect-secrets all files of the repository, and
pip-audit asks for known weak points of the pinned packages, where the service that knows them can be reached.
Exit 1 where a finding has no answer there, or an answer no finding any more.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[1]
ANSWERS: Final = ROOT / "docs" / "security.md"
READ_BY_BANDIT: Final = (
    *("app.py", "start.py", "pages", "ui", "web", "data_io", "crm"),
    *("sample_data", "benchmarks", "docs"),
)
"""The tests are left to ruff: all they do is done to themselves."""
NO_TEXT: Final = {".xlsx", ".xls", ".ods", ".png", ".ttf", ".woff2", ".pdf"}
OF_ANY_WORD: Final = (
    *("KeywordDetector", "BasicAuthDetector"),
    *("Base64HighEntropyString", "HexHighEntropyString"),
)
OF_A_FORM: Final = ("PrivateKeyDetector", "AWSKeyDetector", "GitHubTokenDetector", "JwtTokenDetector")
"""Keys that tell themselves. In tests nothing else is looked for: their passwords open nothing."""
PACKAGES: Final = ("requirements.txt", "requirements-postgresql.txt")
SECONDS: Final = 300
_ANSWER: Final = re.compile(r"\| (bandit|detect-secrets|pip-audit) \| ([^|]+) \| `([^`]+)` \| (\S.*) \|")


class Finding(NamedTuple):
    """What a tool found: by which rule, and in which file or package."""

    tool: str
    rule: str
    place: str

    def is_answered_by(self, answer: Finding) -> bool:
        """Whether an answer is for this; one for a folder (``data_io/store/``) is for all in it."""
        within = answer.place.endswith("/") and self.place.startswith(answer.place)
        return self[:2] == answer[:2] and (self.place == answer.place or within)


def main() -> int:
    """Run the tools and compare; give the exit code."""
    found = {*by_bandit(), *by_detect_secrets(_files())}
    packages = by_pip_audit()
    if packages is None:
        print("pip-audit: skipped, for the service that knows weak points cannot be reached from here.")
    given = answers(ANSWERS.read_text("utf-8"))
    wrong = compare(found | (packages or set()), given, asked_for_packages=packages is not None)
    for each in wrong:
        print(each)
    if not wrong:
        print(f"{len(found)} findings, each answered in docs/{ANSWERS.name}.")
    return 1 if wrong else 0


def compare(found: set[Finding], given: set[Finding], *, asked_for_packages: bool) -> list[str]:
    """Say what has no answer, and which answers are for nothing any more."""
    open_ones = {each for each in found if not any(map(each.is_answered_by, given))}
    over = {answer for answer in given if not any(each.is_answered_by(answer) for each in found)}
    if not asked_for_packages:
        over = {answer for answer in over if answer.tool != "pip-audit"}
    said = [f"No answer in docs/{ANSWERS.name}: {' · '.join(each)}" for each in sorted(open_ones)]
    return said + [
        f"Answered in docs/{ANSWERS.name}, but not found: {' · '.join(each)}" for each in sorted(over)
    ]


def answers(text: str) -> set[Finding]:
    """Read the rows of the tables of answers: tool, rule, place, and a reason that is not blank."""
    rows = (_ANSWER.fullmatch(line.strip()) for line in text.splitlines())
    return {Finding(row[1], row[2].strip(), row[3]) for row in rows if row}


def by_bandit() -> set[Finding]:
    """What bandit finds in the program."""
    said = _json("bandit", "--quiet", "--format", "json", "--recursive", *READ_BY_BANDIT)
    if said["errors"]:
        raise RuntimeError(f"bandit could not read {said['errors']}")
    return {
        Finding("bandit", each["test_id"], Path(each["filename"]).as_posix().removeprefix("./"))
        for each in said["results"]
    }


def by_detect_secrets(files: Iterable[str]) -> set[Finding]:
    """What detect-secrets finds in these files; all of a sort in one file are one finding, with how many."""
    tests = [name for name in files if name.startswith("tests/")]
    others = [name for name in files if not name.startswith("tests/")]
    known = _run("detect-secrets", "scan", "--list-all-plugins").split()
    found = set()
    for names, looked_for in ((tests, OF_A_FORM), (others, (*OF_A_FORM, *OF_ANY_WORD))):
        left_out = [
            word for plugin in known if plugin not in looked_for for word in ("--disable-plugin", plugin)
        ]
        said = _json("detect-secrets", "scan", "--no-verify", *left_out, *names)
        for name, secrets in said["results"].items():
            sorts = [each["type"] for each in secrets]
            found |= {Finding("detect-secrets", f"{sort} × {sorts.count(sort)}", name) for sort in sorts}
    return found


def by_pip_audit() -> set[Finding] | None:
    """What is known of the pinned packages; None where nobody could be asked."""
    named = [word for name in PACKAGES for word in ("--requirement", name)]
    words = ("--disable-pip", "--no-deps", "--progress-spinner", "off", "--format", "json")
    try:
        return weak_points(_json("pip-audit", *words, *named))
    except ValueError:
        return None


def weak_points(said: Mapping[str, Any]) -> set[Finding] | None:
    """Read what pip-audit wrote; None where it could ask about no package, which it calls well."""
    asked = [each for each in said["dependencies"] if "skip_reason" not in each]
    if not asked:
        return None
    return {Finding("pip-audit", weak["id"], each["name"]) for each in asked for weak in each["vulns"]}


def _files() -> list[str]:
    """Give every text of the repository but the pinned packages."""
    names = _run("git", "ls-files", "-z").split("\0")
    return [
        name
        for name in names
        if name
        and Path(name).suffix not in NO_TEXT
        and not name.startswith("requirements")
        and (ROOT / name).exists()
    ]


def _json(tool: str, *words: str) -> Any:  # noqa: ANN401 - as the tool writes it
    """Give what a tool writes; ValueError where that is nothing."""
    return json.loads(_run(tool, *words))


def _run(tool: str, *words: str) -> str:
    beside = Path(sys.executable).parent / tool
    command: Sequence[str] = [str(beside) if beside.exists() else tool, *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
