"""Help pages in Indonesian: typer writes the frame of a page in English."""

import re
import sys
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from zi_cli.cli.names import COMMAND_OF, NAMES, OPTIONS, commands_as_typed
from zi_cli.model.refusal import Refusal

if TYPE_CHECKING:
    Named = TyperCommand
else:
    Named = object

USAGE: Any = typer.BadParameter.__mro__[1]
"""What typer raises for wrong use in general; it exports only this one child of it."""

FRAME = (
    ("Usage: ", "Pemakaian: "),
    ("\nArguments:", "\nIsian:"),
    ("\nOptions:", "\nPilihan:"),
    ("\nCommands:", "\nPerintah:"),
    ("[OPTIONS]", "[PILIHAN]"),
    ("COMMAND [ARGS]...", "PERINTAH …"),
    ("Show this message and exit.", "Tampilkan bantuan ini."),
    ("Install completion for the current shell.", "Pasang pelengkapan untuk shell ini."),
    ("[required]", "[wajib]"),
    ("[default: ", "[biasanya: "),
)
_PATTERNS = (
    (
        r"Show completion\s.*?\sinstallation\.",
        "Tampilkan skrip pelengkapan shell ini.",
    ),
    (r"\{([A-Z|]+)\}", r"\1"),
)


def framed(text: str) -> str:
    """Put the frame of a help page in Indonesian, in signs the console can show."""
    from zi_cli.render.signs import fallback

    for english, indonesian in FRAME:
        text = text.replace(english, indonesian)
    for pattern, indonesian in _PATTERNS:
        text = re.sub(pattern, indonesian, text, flags=re.DOTALL)
    return text.translate(fallback(sys.stdout.encoding or "ascii", text))


_BELOW_ZERO = re.compile(r"^-(?=\d[\d.,]*%?$)")
"""The sign of a number, which would be read as that of an option; another minus sign is read as it is."""


class InIndonesian(Named):
    """What a command and a group have in common: options with an Indonesian name too, and Indonesian help."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401  typer does not export its context's base
        """Give arguments and options; some options are made only when they are asked for."""
        found = super().get_params(ctx)
        for one in found:
            one.opts += [OPTIONS[name] for name in one.opts if OPTIONS.get(name, name) not in one.opts]
        return found

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  as above
        """Read what was typed; an option that takes one value and is said twice is refused: neither is dropped unseen."""
        given = list(args)
        try:
            rest = super().parse_args(ctx, args)
        except USAGE as error:  # one that does not say of which command it is would show no way out
            error.ctx = error.ctx or ctx
            raise
        _, _, order = self.make_parser(ctx).parse_args(given)
        for one in order:
            is_single = one.param_type_name == "option" and not (one.multiple or getattr(one, "is_flag", False))
            if is_single and order.count(one) > 1:
                raise typer.BadParameter("disebut lebih dari sekali; sebut satu saja", ctx=ctx, param_hint=one.opts[0])
        return rest

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  as above
        """Give the help page."""
        return framed(commands_as_typed(super().get_help(ctx)))


class Command(InIndonesian, TyperCommand):
    """A command whose wrong use points to its help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  typer does not export its context's base
        """Read what was typed; a number below zero is no option, and an option's own value is read as it is typed.

        An option where the value of another is due is refused: `--reason --dry-run` would write, with that as the reason.
        """
        named = [one for one in self.get_params(ctx) if one.param_type_name == "option"]
        known = {name for one in named for name in one.opts}
        valued = {name for one in named if not one.is_flag for name in one.opts}
        typed = [*pairwise(("", *args))]
        for of, one in typed:
            if of in valued and one in known:
                raise typer.BadParameter(f"pilihan {of} memerlukan isi, sebelum {one}", ctx=ctx)
        return super().parse_args(ctx, [one if of in valued else _BELOW_ZERO.sub("\u2212", one) for of, one in typed])

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  typer does not export its context's base
        """Run the command; what was typed and fits nothing is wrong use."""
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            if not refusal.about:
                raise
            from zi_cli.cli.words import FIELDS, worded

            hint = FIELDS.get(refusal.about)
            said = [worded(words) for words in (refusal.pesan, refusal.saran) if words]
            raise typer.BadParameter("; ".join(said), ctx=ctx, param_hint=hint) from refusal


class Group(InIndonesian, TyperGroup):
    """A command of commands, each under its English and its Indonesian name."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401  as above
        """Give a command by either name."""
        return super().get_command(ctx, COMMAND_OF.get(cmd_name, cmd_name))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401  as above
        """Give both names of every command."""
        found = super().list_commands(ctx)
        return [*found, *(NAMES[name] for name in found if name in NAMES)]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401  as above
        """Find the command that was typed; names like one that is not known are offered in both languages."""
        try:
            return super().resolve_command(ctx, args)
        except USAGE as error:
            error.possibilities = get_close_matches(args[0], self.list_commands(ctx))
            raise

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  as above
        """List the commands, both names in one row."""
        rows = [
            (f"{name}, {NAMES[name]}" if name in NAMES else name, self.get_command(ctx, name).short_help)
            for name in self.commands
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def group(about: str) -> typer.Typer:
    """Make a command that has commands of its own, and shows its help where none is named."""
    return typer.Typer(cls=Group, rich_markup_mode=None, invoke_without_command=True, callback=_show_help, help=about)


def _show_help(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
