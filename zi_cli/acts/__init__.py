"""What an office does."""
