"""Where the records live: the workspace, and strict YAML with positions."""
