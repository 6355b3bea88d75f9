"""What the two sides show: exhibits, the file policy, checklists and recognition (design §5)."""
