"""An assessment on paper: as JSON for programs, and as a sheet for people."""
