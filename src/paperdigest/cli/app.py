"""The command line with the extra `cli`: its commands and the handling of their errors."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class

import paperdigest
from paperdigest.cli.terminal import FAILED, INTERRUPTED, OK, PipeClosed, complain, survive

if TYPE_CHECKING:
    from collections.abc import Sequence

# The modules of the commands. Each is loaded on first use, so that `parse` does not wait for the table library.
_COMMANDS = {
    "parse": "parsing",
    "show": "showing",
    "check": "checking",
    "detect": "checking",
    "dialects": "checking",
    "convert": "converting",
    "stats": "showing",
    "metrics": "measuring",
    "report": "converting",
}
_VARIABLE = "_PAPERDIGEST_COMPLETE"


class App(click.Group):
    """The commands, with `parse` as the default: `paperdigest FILE...` means `paperdigest parse FILE...`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, most used first."""
        return [*_COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command with a name."""
        if cmd_name in _COMMANDS:
            command: click.Command = getattr(
                import_module(f"paperdigest.cli.{_COMMANDS[cmd_name]}"), cmd_name
            )
            return command
        return super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; if they do not begin with a command, pass them to `parse`."""
        own = {"-h", "--help", "--version", *self.list_commands(ctx)}
        if args and args[0] not in own and not ctx.resilient_parsing:
            _check_misspelt(args[0], self.list_commands(ctx))
            args = ["parse", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Without this, click would exit with status 1 when the output pipe is closed."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosed from error

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the names of commands; if none matches, complete file names for `parse`."""
        return super().shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]


def _check_misspelt(word: str, names: Sequence[str]) -> None:
    """Raise an error if a word is not a file but similar to a command."""
    close = get_close_matches(word, names, n=1, cutoff=0.7)
    if close and not word.startswith("-") and not Path(word).exists():
        raise click.UsageError(f"{word!r} is neither a command nor a file; did you mean {close[0]!r}?")


@click.group(cls=App, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="paperdigest", prog_name="paperdigest", message="%(prog)s %(version)s")
def app() -> None:
    """Parse paper digests into records, tables, bibliographies and reports.

    `paperdigest FILE...` is short for `paperdigest parse FILE...`. `paperdigest COMMAND --help` describes a command.
    """


@app.command(short_help="Print a shell completion script.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print a shell completion script for commands, options and styles.

    Save it where your shell looks for such scripts:

    \b
    bash  ~/.local/share/bash-completion/completions/paperdigest
    zsh   a folder in $fpath, as _paperdigest
    fish  ~/.config/fish/completions/paperdigest.fish
    """  # noqa: D301 - click's mark for lines that must not be wrapped
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - click has a class for each of the three shells
    click.echo(kind(app, {}, "paperdigest", _VARIABLE).source())
    return OK


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The arguments after the program's name (default: those of the process).

    Returns:
        The exit status. 0: success. 1: the command found what it looks for, or a style can't represent a paper. 2:
        wrong usage, or a file can't be read or written. 130: interrupted.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    return survive(lambda: _run(words))


def _run(words: list[str]) -> int:
    try:
        status = app.main(words, prog_name="paperdigest", standalone_mode=False, complete_var=_VARIABLE)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return FAILED
    except click.ClickException as error:
        complain(f"paperdigest: {error.format_message()}")
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except paperdigest.PaperdigestError as error:
        complain(f"paperdigest: {error}")
        return FAILED
    return status if isinstance(status, int) else OK
