"""`monitor doctor`: what is wrong, and what to do."""

from __future__ import annotations

import os

import click

from monitor.cli.options import as_json, print_json, sources_path, with_overrides


@click.command("doctor")
@with_overrides
@as_json
def doctor_command(overrides: dict[str, str], json_output: bool) -> int:
    """Check program, configuration, database, folders and mail; say what to do.

    Exit code 2 when the configuration is wrong, 1 when anything else is; warnings are no errors.
    """
    from monitor.service.diagnosis import OK, WRONG, check_object, diagnose

    checks = []
    for check in diagnose(sources_path(overrides), os.environ, overrides):
        checks.append(check)
        if not json_output:
            click.echo(f"{check.state:<8} {check.name}: {check.words}")
            if check.state != OK and check.remedy:
                click.echo(f"         → {check.remedy}")
    wrong = [check for check in checks if check.state == WRONG]
    if json_output:
        print_json({"ok": not wrong, "checks": [check_object(check) for check in checks]})
    if any(check.name == "configuration" for check in wrong):
        return 2
    return 1 if wrong else 0
