"""What an environment is called and how it looks: production is red wherever it is named."""

from rich.text import Text

from pgsync.text import clean_line

_ENVIRONMENTS = {
    "prod": ("production", "bold red"),
    "staging": ("staging", "yellow"),
    "dev": ("development", "dim"),
}


def environment_label(environment: str | None) -> Text:
    """Return production, staging or development."""
    return Text() if environment is None else Text(*_ENVIRONMENTS[environment])


def connection_style(environment: str | None) -> str:
    """Return the style of a connection's name."""
    return "bold red" if environment == "prod" else "bold"


def connection_label(name: str, environment: str | None) -> Text:
    """Return a connection's name, every character visible."""
    return Text(clean_line(name), style=connection_style(environment), no_wrap=True)
