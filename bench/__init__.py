"""Timings, always as ratios within one run, with the command that made them (`make bench`)."""
