"""Every method that is played."""

from typing import Final

from simulator.methods import chats, media, profiles, sending, standing
from simulator.methods.call import Method

METHODS: Final[dict[str, Method]] = {
    **sending.METHODS,
    **media.METHODS,
    **standing.METHODS,
    **chats.METHODS,
    **profiles.METHODS,
}
