"""How judgements are shown: screens and JSON, reports in five formats, the page of a year, calendars and tables."""
