"""Help pages in Indonesian: typer writes the frame of a page in English."""

import re
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from zi_cli.model.refusal import Refusal

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
        r"Show completion for the current shell, to copy it or\s+customize the\s+installation\.",
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
        text = re.sub(pattern, indonesian, text)
    return text.translate(fallback(sys.stdout.encoding or "ascii", text))


class Command(TyperCommand):
    """A command whose help is Indonesian, and whose wrong use points to it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  typer does not export its context's base
        """Read what was typed, each option once."""
        given = list(args)
        rest = super().parse_args(ctx, args)
        _refuse_repeated(ctx, self.make_parser(ctx).parse_args(given)[2])
        return rest

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

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  typer does not export its context's base
        """Give the help page."""
        return framed(super().get_help(ctx))


def _refuse_repeated(ctx: Any, order: list[Any]) -> None:  # noqa: ANN401  as above
    """Refuse an option that takes one value and is said twice: neither is dropped unseen."""
    for one in order:
        is_single = one.param_type_name == "option" and not (one.multiple or getattr(one, "is_flag", False))
        if is_single and order.count(one) > 1:
            raise typer.BadParameter("disebut lebih dari sekali; sebut satu saja", ctx=ctx, param_hint=one.opts[0])


class Group(TyperGroup):
    """The program, whose help is Indonesian."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  as above
        """Read what was typed before the command's name, each option once."""
        given = list(args)
        rest = super().parse_args(ctx, args)
        _refuse_repeated(ctx, self.make_parser(ctx).parse_args(given)[2])
        return rest

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  as above
        """Give the help page."""
        return framed(super().get_help(ctx))


def group(about: str) -> typer.Typer:
    """Make a command that has commands of its own, and shows its help where none is named."""
    return typer.Typer(cls=Group, rich_markup_mode=None, invoke_without_command=True, callback=_show_help, help=about)


def _show_help(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
