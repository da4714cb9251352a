"""The semester report: one document as data, and the formats it is written in."""
