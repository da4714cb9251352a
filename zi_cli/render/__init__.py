"""How judgements are shown: terminal, plain text, JSON, Markdown, HTML, CI annotations."""
