"""The unit in the browser of the same machine: a gate, pages, and forms that do what the commands do.

A page answers plain requests by acts and by what render lays out; the libraries of the web stay in this room.
"""
