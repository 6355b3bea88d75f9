"""What of the Bot API is not played, as the documentation lists it.

`python -m tests.simulator.unplayed` writes it into `docs/simulator.md`; a test holds it equal.
"""

import re
from pathlib import Path

from simulator.gateway import PLAYED
from simulator.methods.all import METHODS
from simulator.spec import spec

PAGE = Path(__file__).resolve().parents[2] / "docs" / "simulator.md"
BETWEEN = re.compile(r"(?<=<!-- unplayed -->\n).*?(?=<!-- /unplayed -->)", re.DOTALL)


def listed() -> str:
    """Methods, and parameters of methods that are played otherwise."""
    methods = spec()["methods"]
    missing: dict[str, list[str]] = {}
    for name, method in sorted(METHODS.items()):
        for parameter in methods[name].keys() - method.taken:
            missing.setdefault(parameter, []).append(name)
    unplayed = ", ".join(f"`{name}`" for name in sorted(methods.keys() - PLAYED))
    rows = [
        f"| `{parameter}` | {', '.join(f'`{name}`' for name in names)} |"
        for parameter, names in sorted(missing.items())
    ]
    table = "\n".join(["| parameter | of |", "|---|---|", *rows])
    return f"\nMethods: {unplayed}.\n\n{table}\n\n"


if __name__ == "__main__":
    PAGE.write_text(BETWEEN.sub(lambda _: listed(), PAGE.read_text()))
