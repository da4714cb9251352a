"""Work that was done before: answers kept, and the content they are kept by."""
