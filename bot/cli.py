"""The command line. Every command imports what it needs when it runs: `--help` answers at once."""

import os
import sys
from pathlib import Path
from typing import Any

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


class Named(click.Path):
    """A file as the caller names it: from where he stands, not from where the desk is."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """The path, complete; `-` stays what it is where it is allowed."""
        if not (self.allow_dash and value == "-"):
            value = Path(os.environ.get("CALLED_FROM", "."), value)
        return super().convert(value, param, ctx)


@click.group(cls=Desk)
def main() -> None:
    """The okyoo dispute desk: it prepares under written rules, people decide."""


@main.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8080,
    show_default=True,
    help="Where the page is served; 0 is any free port.",
)
@click.option(
    "--folder",
    type=Named(path_type=Path),
    show_default="var/play in the checkout",
    help="Where the play's database and files are kept: an empty folder, or an earlier play's.",
)
@click.option("--keep", is_flag=True, help="Go on from the last play instead of starting afresh.")
def play(port: int, folder: Path | None, *, keep: bool) -> None:
    """Open the whole desk on this machine, with a simulated Telegram."""
    from bot.play.host import play as open_play  # noqa: PLC0415 — both bot libraries cost seconds

    open_play(port=port, folder=folder or Path("var/play"), keep=keep)


@main.command()
@click.option("--only", help=f"Roles for this process, comma-separated: {', '.join(ROLES)}.")
def run(only: str | None) -> None:
    """Run the desk against Telegram. All roles in one process, or only those named."""
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
@click.argument("file", type=Named(exists=True, dir_okay=False, path_type=Path))
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
    """What could not be handled. Nothing of it is lost, but somebody must look."""


@letters.command("list")
def list_letters() -> None:
    """List the dead letters, quarantined updates and stopped timers."""
    from bot.commands.letters import listed  # noqa: PLC0415 — SQLAlchemy is slow to import

    for line in listed():
        click.echo(line)


@letters.command("retry")
@click.argument("named", nargs=-1, metavar="[NUMBER|NAME]...")
@click.option("--all", "everything", is_flag=True, help="Retry every letter and every timer.")
def retry_letters(named: tuple[str, ...], *, everything: bool) -> None:
    """Put letters back by number, start timers again by name.

    `okyoo letters list` shows the numbers and names. Ends with 1 if one of them is not there.
    """
    if not named and not everything:
        message = "Name letters by number or timers by name, or say --all; `okyoo letters list` shows them."
        raise click.UsageError(message)
    from bot.commands.letters import retry  # noqa: PLC0415 — SQLAlchemy is slow to import

    done = retry(None if everything else named)
    for line in done.lines:
        click.echo(line)
    for line in done.missing:
        click.echo(f"okyoo: {line}", err=True)
    if done.missing:
        sys.exit(1)


@main.command()
@click.option(
    "--from", "since", metavar="INSTANT", help="The event, with Z or an offset; or a day."
)
@click.option("--working-days", metavar="N", help="So many working days after it (RUL-3.1).")
@click.option("--calendar-days", metavar="N", help="So many days after it, then rolled (ACC-1).")
@click.option(
    "--country",
    metavar="CODE",
    default="CN",
    show_default=True,
    help="Whose days off: ISO 3166 as CN or GB-ENG; NONE for weekends only.",
)
@click.option(
    "--zone",
    metavar="NAME",
    default="Asia/Shanghai",
    show_default=True,
    help="Whose clocks say when a day begins: an IANA name.",
)
@click.option("--no-makeup-days", is_flag=True, help="Officially worked weekend days do not count.")
@click.option(
    "--cutoff",
    metavar="HH:MM",
    help="An event at this hour or later counts as having come on the next working day.",
)
@click.option(
    "--weekend",
    metavar="DAYS",
    help="Weekday numbers in place of the country's own weekend, Monday 0: 5,6 is Saturday, Sunday.",
)
@click.option("--json", "as_json", is_flag=True, help="A record instead of one line a day.")
def deadline(*, as_json: bool, **asked: Any) -> None:  # noqa: ANN401 — options as they are typed
    """Say when a period ends, and show the arithmetic. The event's own day is not counted."""
    from bot.commands.deadline import Asked, answer  # noqa: PLC0415 — days off are slow to import

    click.echo(answer(Asked(**asked), as_json=as_json))


@main.group()
def rules() -> None:
    """The Dispute Resolution Rules, as the desk reads them."""


@rules.command("show")
@click.argument("clause", required=False)
@click.option(
    "--locale",
    "--language",
    "locale",
    default="en",
    show_default=True,
    help="Language of the plain words: en or ru.",
)
def show_rules(clause: str | None, locale: str) -> None:
    """List the clauses, or show all of one. CLAUSE is its id, as ACC-1."""
    from bot.commands.rules import listed, shown  # noqa: PLC0415 — Fluent is slow to import

    for line in shown(clause, locale) if clause else listed(locale):
        click.echo(line)


@rules.command("coverage")
def cover_rules() -> None:
    """Show what each sentence of the Rules has become. Ends with 1 if there is a gap."""
    from bot.commands.coverage import covered  # noqa: PLC0415 — pydantic is slow to import

    table = covered()
    for line in table.lines:
        click.echo(line)
    if table.gaps:
        sys.exit(1)


@main.command()
def doctor() -> None:
    """Say what is wrong with this set-up, and what to do about it.

    It looks at settings, tokens, the staff chat, webhooks, the database, storage and the profile,
    and changes nothing. Ends with 1 if something is wrong.
    """
    from bot.commands.doctor import examine  # noqa: PLC0415 — aiohttp is slow to import

    faults = examine(click.echo)
    if faults:
        sys.exit(1)


@rules.command("diff")
@click.argument("old", type=Named(dir_okay=False, path_type=Path))
@click.argument("new", type=Named(dir_okay=False, path_type=Path))
@click.option("--database", help="Also judge what is stored there anew, under both.")
def diff_rules(old: Path, new: Path, database: str | None) -> None:
    """Show what differs between two profiles.

    With --database also which stored cases would come out differently, and why.
    """
    from bot.commands.diff import compared  # noqa: PLC0415 — pydantic is slow to import

    for line in compared(old, new, database):
        click.echo(line)


@main.command("assess")
@click.argument("file", type=Named(allow_dash=True, path_type=str))
@click.option("--explain", is_flag=True, help="Print a sheet for people instead of JSON.")
@click.option(
    "--profile",
    type=Named(dir_okay=False, path_type=Path),
    help="What the Rules leave open; the shipped profile unless told.",
)
@click.option(
    "--language",
    "--locale",
    "language",
    type=click.Choice(["en", "ru"]),
    default="en",
    show_default=True,
    help="Language of the sheet.",
)
def assess_command(file: str, profile: Path | None, language: str, *, explain: bool) -> None:
    """Judge scenarios under the Rules, as JSON or as a sheet.

    FILE holds one JSON object, a list of them, or JSON Lines; - is the standard input.
    docs/examples/one-second-late.json is one to begin with.
    """
    from bot.commands.assess import assess_file, assessor_for  # noqa: PLC0415 — pydantic and Fluent are slow to import

    assess_file(file, click.echo, assessor_for(profile, explain=explain, language=language))
