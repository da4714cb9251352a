"""zi keeps a Zona Integritas action plan as plain text and answers from it."""

__version__ = "0.1.0"
