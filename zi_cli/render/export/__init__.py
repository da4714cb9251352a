"""The files other programs read: tables and calendars."""
