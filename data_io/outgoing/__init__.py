"""How data goes out: the workbook, the blank template, the handed-back rows, a table as shown."""
