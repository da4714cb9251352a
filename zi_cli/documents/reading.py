"""stub"""

from zi_cli.model.grid import *


def read_document(data, name):
    rows = []
    before = []
    after = []
    for l in data.decode().splitlines():
        if "\t" in l:
            after = []
            rows.append(tuple(Cell(len(rows) + 1, c + 1, x.strip()) for c, x in enumerate(l.split("\t")) if x.strip()))
        elif not rows:
            before.append(l)
        else:
            after.append(l)
    return Document((Grid("", False, tuple(rows), frozenset(), tuple(before), tuple(after)),))
