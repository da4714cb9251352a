"""The pages of a unit: each module answers the addresses of one part of it."""
