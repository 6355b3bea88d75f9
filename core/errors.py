"""The three kinds of error, and no fourth (design §7)."""


class Refused(Exception):  # noqa: N818 — named as the refusal itself, as the house style asks
    """Understood and declined: a person is told why, in words, and what to do next.

    `text_id` is the Fluent id of the sentence; `args` are its variables.
    """

    def __init__(self, text_id: str, **words: str | int) -> None:
        """Keep the Fluent id and the values its sentence needs."""
        super().__init__(text_id)
        self.text_id = text_id
        self.words = words


class Repeated(Exception):  # noqa: N818 — see above
    """Done already: nothing changes, the open question is shown again."""


class Fault(Exception):  # noqa: N818 — see above
    """Our own broken promise: logged, reported to operators, never shown to a person."""
