"""The command line. Every command imports what it needs when it runs: `--help` answers at once."""

import sys
from pathlib import Path

import click

from core.errors import Fault, Refused

ROLES = ("receiver", "worker", "sender", "fetcher")


class Desk(click.Group):
    """Commands whose faults are one sentence for an operator, never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; whatever goes wrong names the setting, file or row at fault, and ends with 2."""
        try:
            return super().invoke(ctx)
        except Fault as fault:
            click.echo(f"okyoo: {fault}", err=True)
        except Refused as refused:
            from bot.commands.refusals import sentence  # noqa: PLC0415 — Fluent is slow to import

            click.echo(f"okyoo: {sentence(refused)}", err=True)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # noqa: BLE001 — a traceback would print what people wrote
            from bot.commands.refusals import trouble  # noqa: PLC0415 — as above

            click.echo(f"okyoo: {trouble(error)}", err=True)
        sys.exit(2)


@click.group(cls=Desk)
def main() -> None:
    """The okyoo dispute desk: it prepares under written rules, people decide."""


@main.command()
@click.option("--port", default=8080, show_default=True, help="Where the page is served.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("var/play"),
    show_default=True,
    help="Where the play's database and files are kept.",
)
@click.option("--keep", is_flag=True, help="Go on from the last play instead of starting afresh.")
def play(port: int, folder: Path, *, keep: bool) -> None:
    """Open the whole desk on this machine, with a simulated Telegram and a page to play on."""
    from bot.play import play as open_play  # noqa: PLC0415 — both bot libraries cost seconds

    open_play(port=port, folder=folder, keep=keep)


@main.command()
@click.option("--only", help=f"Roles for this process, comma-separated: {', '.join(ROLES)}.")
def run(only: str | None) -> None:
    """Run the desk against Telegram: all roles in one process, or only those named."""
    roles = tuple(part.strip() for part in only.split(",")) if only else ROLES
    unknown = sorted(set(roles) - set(ROLES))
    if unknown:
        message = f"--only {', '.join(unknown)}: the roles are {', '.join(ROLES)}"
        raise Fault(message)
    from bot.running import run as run_desk  # noqa: PLC0415 — both bot libraries cost seconds

    run_desk(roles)


@main.command()
def migrate() -> None:
    """Bring the database to this version's tables."""
    from bot.commands.database import migrate as bring_up  # noqa: PLC0415 — SQLAlchemy is slow to import

    click.echo(bring_up())


@main.group()
def orders() -> None:
    """The marketplace's orders."""


@orders.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_orders(file: Path) -> None:
    """Take in order records or events from a CSV or JSON Lines FILE."""
    from bot.commands.orders import import_file  # noqa: PLC0415 — SQLAlchemy is slow to import

    click.echo(import_file(file))


@main.command()
@click.option("--order", required=True, help="The order's id.")
@click.option("--role", required=True, type=click.Choice(["buyer", "seller"]))
def link(order: str, role: str) -> None:
    """Print a one-time deep link for one side of an order."""
    from bot.commands.orders import issue  # noqa: PLC0415 — SQLAlchemy is slow to import

    click.echo(issue(order, role))


@main.group()
def letters() -> None:
    """Updates that could not be handled: nothing is lost, but somebody must look."""


@letters.command("list")
def list_letters() -> None:
    """List the dead letters, the quarantined updates and the timers that stopped."""
    from bot.commands.letters import listed  # noqa: PLC0415 — SQLAlchemy is slow to import

    for line in listed():
        click.echo(line)


@letters.command("retry")
@click.argument("named", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Retry every letter and every timer.")
def retry_letters(named: tuple[str, ...], *, everything: bool) -> None:
    """Put letters back in their lanes, by number; start stopped timers again, by name."""
    from bot.commands.letters import retry  # noqa: PLC0415 — SQLAlchemy is slow to import

    click.echo(retry(named, everything=everything))


@main.command()
def doctor() -> None:
    """Check tokens, the staff chat, webhooks, the database and storage; say what to do."""
    from bot.commands.doctor import examine  # noqa: PLC0415 — aiohttp is slow to import

    faults = examine(click.echo)
    if faults:
        sys.exit(1)
