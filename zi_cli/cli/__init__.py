"""What a person types: one file a command; each reads, calls, prints and exits."""
