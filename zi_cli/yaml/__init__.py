"""Text that is YAML: read by one door, and edited at the position of a node."""
