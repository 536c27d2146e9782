"""PDF files written and read again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from crm.insights.report import Part, Report, Section
from data_io.outgoing.paper.reports import write_report

Write = Callable[..., PdfReader]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give what writes a report of some parts and reads the PDF."""

    def written(*parts: Part, title: str = "October 2026", business: str = "Shop") -> PdfReader:
        target = tmp_path / "report.pdf"
        report = Report(title, "said", business, date(2026, 11, 22), (Section("Section", parts),))
        write_report(report, target)
        return PdfReader(target)

    return written


def text_of(paper: PdfReader) -> str:
    """Give all text of a PDF."""
    return "\n".join(page.extract_text() for page in paper.pages)
