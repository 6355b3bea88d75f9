"""The domain: knows no messenger."""
