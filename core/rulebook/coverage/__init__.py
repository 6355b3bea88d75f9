"""What each sentence of the published Rules has become: a clause, advice, or a question."""
