"""An office's documents as tables: what people see in each cell, where it stands, and what is odd about it.

Every document is hostile: nothing of it is run, fetched or unpacked without a bound.
"""
