"""`okyoo play`: the whole desk on this machine, against a simulated Telegram, with a page."""
