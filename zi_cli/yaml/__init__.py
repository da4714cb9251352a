"""Text that is YAML, read and edited."""
