"""`python -m bot` is `okyoo`."""

from bot.cli import main

main(prog_name="okyoo")
