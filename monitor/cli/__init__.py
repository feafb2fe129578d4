"""The command line: `monitor COMMAND`.

Commands are imported only when they are called, so that `monitor --help` and a poll with nothing due load
no more than they need.  Exit codes: 0 done, 1 unexpected error, 2 wrong usage or configuration, 3 (only
`poll --strict` and `status`) something is failing or held.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from monitor.errors import ConfigError, MonitorError, UsageError

# command → (module of monitor.cli, one line of help); the order is that of `monitor --help`
COMMANDS: dict[str, tuple[str, str]] = {
    "poll": ("polling", "Poll the sources that are due, write reports, send mail."),
    "serve": ("serving", "Poll on a schedule, in the foreground, until SIGTERM."),
    "extract": ("extracting", "Read local files and print what is seen in them."),
    "list": ("asking", "Print the current list and how certain each organization is."),
    "changes": ("asking", "Print what changed."),
    "show": ("asking", "Print one organization with its evidence."),
    "held": ("deciding", "Print what waits for a person."),
    "decide": ("deciding", "Decide about what waits: accept, reject, same-as ORG, new."),
    "sources": ("sources", "Print the sources and their health."),
    "report": ("keeping", "Write the reports that are owed, or all of them again."),
    "status": ("keeping", "Say whether every source is healthy (exit code 3 if not)."),
    "doctor": ("doctor", "Check configuration, database, folders and mail; say what to do."),
    "init": ("keeping", "Set up a folder with sources.yaml and a database."),
    "replay": ("proving", "Read stored pages again with today's code and names."),
    "verify": ("proving", "Compute all hashes again, and name the first break."),
    "export": ("proving", "Write the captures to a WARC file for others."),
    "backup": ("keeping", "Write a consistent copy of the database, also while it is in use."),
    "mail": ("mailing", "Send a test message, or what waits to be sent."),
    "demo": ("telling", "Tell the whole story on the loopback, without internet."),
}


class LazyGroup(click.Group):
    """A group of commands whose modules are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the base class's signature
        """Return the commands in the order in which they are useful."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"monitor.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands from the table alone, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from monitor import __version__

        click.echo(f"monitor {__version__}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Print the version and exit.",
)
def program() -> None:
    """Watch pages for withdrawals of the United States from international organizations."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; trouble is told on stderr, one line a problem."""
    _open_closed_streams()
    stdout, stderr = sys.stdout, sys.stderr
    try:
        result = program.main(args=arguments, prog_name="monitor", standalone_mode=False)
        sys.stdout.flush()  # here, where it can still be said that nobody takes the output
    except (ConfigError, UsageError) as error:
        click.echo(str(error), err=True)
        return 2
    except MonitorError as error:
        click.echo(str(error), err=True)
        return 1
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.Abort:
        click.echo("stopped", err=True)
        return 1
    except click.ClickException as error:
        error.show()
        return 2 if isinstance(error, click.UsageError) else error.exit_code
    except SystemExit:
        if sys.stdout is stdout:
            raise
        sys.stdout, sys.stderr = stdout, stderr  # click met a broken pipe, and put others in their places
        return _let_go_of_output()
    except BrokenPipeError:
        return _let_go_of_output()
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EBADF, errno.EIO) or error.filename is not None:
            raise
        _let_go_of_output()
        click.echo(f"the output cannot be written: {error.strerror}", err=True)
        return 1
    return result if isinstance(result, int) else 0


def _open_closed_streams() -> None:
    """Let what is printed go nowhere where the caller closed the stream (`>&-`)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for all that follows


def _let_go_of_output() -> int:
    """Forget what is still to be printed, when its reader (`head`, `less`) went away; that is no error.

    Else the interpreter would try once more at its end, and complain.
    """
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
