"""The command line with the extra `cli`: the commands, and what happens when one goes wrong."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class

import paperdigest
from paperdigest.cli.terminal import FAILED, INTERRUPTED, OK, ReaderGone, complain, survive

if TYPE_CHECKING:
    from collections.abc import Sequence

# Where the commands are: each is loaded when it is asked for, so that `parse` does not wait for what draws tables.
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
    """Commands, of which `parse` need not be named: `paperdigest FILE...` is `paperdigest parse FILE...`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, the most used first."""
        return [*_COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name."""
        if cmd_name in _COMMANDS:
            command: click.Command = getattr(
                import_module(f"paperdigest.cli.{_COMMANDS[cmd_name]}"), cmd_name
            )
            return command
        return super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words: what begins with no command is for `parse`."""
        own = {"-h", "--help", "--version", *self.list_commands(ctx)}
        if args and args[0] not in own and not ctx.resilient_parsing:
            _look_closer(args[0], self.list_commands(ctx))
            args = ["parse", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; click would end with status 1 where the reader of a pipe has enough."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGone from error

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the names of commands, and where none fits those of files, for `parse`."""
        return super().shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]


def _look_closer(word: str, names: Sequence[str]) -> None:
    """Raise if a word is no file, but nearly a command."""
    close = get_close_matches(word, names, n=1, cutoff=0.7)
    if close and not word.startswith("-") and not Path(word).exists():
        raise click.UsageError(f"{word!r} is neither a command nor a file; did you mean {close[0]!r}?")


@click.group(cls=App, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="paperdigest", prog_name="paperdigest", message="%(prog)s %(version)s")
def app() -> None:
    """Read paper digests: records, tables, bibliographies, reports.

    `paperdigest FILE...` is `paperdigest parse FILE...`. `paperdigest COMMAND --help` tells more.
    """


@app.command(short_help="Write what makes a shell complete commands.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Write what makes a shell complete commands, options and styles.

    Put it where your shell looks:

    \b
    bash  ~/.local/share/bash-completion/completions/paperdigest
    zsh   a folder of $fpath, as _paperdigest
    fish  ~/.config/fish/completions/paperdigest.fish
    """  # noqa: D301 - click's mark for lines that stay as they are
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - click has a class for each of the three
    click.echo(kind(app, {}, "paperdigest", _VARIABLE).source())
    return OK


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status.

    0: done. 1: what the command looks for was found, or a style can't hold a paper. 2: misuse, or a file that can't
    be read or written. 130: interrupted.

    Args:
        arguments: The words after the command's name; those of the process where None.
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
