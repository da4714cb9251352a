"""Stub."""

ATURAN = ()
