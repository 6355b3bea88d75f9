"""The methods of the Bot API that are played, by subject; every other one answers 501."""
