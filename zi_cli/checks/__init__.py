"""What may be wrong or unwise: one rule is one function with a code."""
