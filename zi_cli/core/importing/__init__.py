"""A document's table read as a plan: columns, rows, wordings, ids, and an honest list of what did not fit.

Every cell that holds something is used, ignored by name, or told of: nothing is dropped in silence.
"""
