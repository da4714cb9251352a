"""The report of a period: one document as data, and the formats it is written in."""
