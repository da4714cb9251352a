"""What the records are."""
