"""The life of a case: its moves, events, windows, and who is told of what (design §5)."""
