"""Reports on paper: a ``crm.insights.report.Report`` becomes a PDF of A4 pages."""
