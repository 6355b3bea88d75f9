"""The conversation as a map: what is asked, in which order, and what the replies mean."""
