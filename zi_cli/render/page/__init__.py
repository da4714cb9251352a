"""The pages of the browser as data, and as HTML."""
