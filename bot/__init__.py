"""The messenger side: two bots, and the way in and out."""
