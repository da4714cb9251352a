"""The dashboard: one page of one year, as data and as HTML."""
