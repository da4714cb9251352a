"""What follows from the records: pure functions, no files, no clock, no printing."""
