"""The program: the command line, and the web service put together from the queries and the pages.

What takes long to import (web service, networks, shapes, the reading of files) is imported by the commands that need it, so
that the others answer at once.
"""

import csv
import errno
import json
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import pyoxigraph as ox
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table as Grid
from typer.exceptions import TyperException

from graph.errors import GraphError
from graph.store import Store
from ontology.tables import RegisterError
from queries import library
from queries.documents import DocumentSummary, find_document, find_documents, telling_apart
from queries.errors import QueryError
from queries.query_text import check as check_query

if TYPE_CHECKING:
    import networkx as nx
    from fastapi import FastAPI

    from graph.build import Summary

TIME_LIMIT = 30.0
"""Seconds for one query of someone who asks the service."""
WRONG_USE, SOMETHING_WRONG = 2, 1
INTERRUPTED = 128 + signal.SIGINT
"""What Typer returns after Ctrl-C."""
DEFAULT_STORE = Path("vanmach-store")

app = typer.Typer(
    name="vanmach",
    help="Reads Vietnamese policy documents into a graph of who decided what, resting on which words.",
    epilog="Example: vanmach build my-documents --store my-store\n\n"
    'Example: vanmach lineage "109-NQ/TU 2016" --store my-store -o line.html',
    add_completion=False,
    pretty_exceptions_enable=False,
)
WIDE = 180
"""Columns of a table that goes to a file or another program, which has no width of its own."""
out = Console(highlight=False, width=None if sys.stdout.isatty() else WIDE)
err = Console(stderr=True, highlight=False, soft_wrap=True)

Place = Annotated[Path, typer.Option("--store", help="The folder of the store.")]
Out = Annotated[Path | None, typer.Option("-o", "--output", help="The file to write.")]
QueryFormat = Literal["table", "csv", "json", "md"]


class WrongUse(Exception):
    """A command that cannot be carried out as given; the message is one plain line."""


def main() -> None:
    """Run the command line: exit code 0 done, 1 done but something was wrong, 2 wrong use, with one plain line each."""
    # being ended is the same as Ctrl-C: a half-built version and the store of a demo are removed
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        code = app(sys.argv[1:] or ["--help"], standalone_mode=False)
    except TyperException as error:
        _fail(f"{error.format_message().rstrip('.')}. Try `vanmach --help`.")
    except (WrongUse, GraphError, QueryError, RegisterError) as error:
        _fail(str(error))
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        _fail(f"{error.filename or 'The system'}: {error.strerror or error}.")
    except (KeyboardInterrupt, typer.Abort):
        _fail("Stopped.")
    except RuntimeError as error:  # so Oxigraph calls a damaged file of a store when it comes upon it
        if not str(error).startswith("Corruption"):
            raise
        _fail("The store is damaged: delete its folder and build it again.")
    if code == INTERRUPTED:
        _fail("Stopped.")
    sys.exit(code if isinstance(code, int) else 0)


def _fail(line: str) -> None:
    print(f"vanmach: {' '.join(line.split())}", file=sys.stderr)
    sys.exit(WRONG_USE)


# --- building -----------------------------------------------------------------------------------------------------


@app.command("build", epilog="Example: vanmach build my-documents --store my-store")
def build_command(
    sources: Annotated[list[Path], typer.Argument(help="Files and folders: .txt, .docx, .html.", metavar="SOURCE…")],
    store: Place = DEFAULT_STORE,
    workers: Annotated[int, typer.Option(min=1, help="How many files are read side by side.")] = 1,
    overrides: Annotated[
        Path | None, typer.Option(help="A CSV file of merges, splits, aliases and successions that people decided.")
    ] = None,
) -> None:
    """Read files and folders into the store; only what is new or changed is read, what is gone is dropped."""
    summary = _build_with_progress(sources, store, workers, overrides)
    _print_summary(summary)
    raise typer.Exit(SOMETHING_WRONG if summary.problems or not summary.counts else 0)


def _build_with_progress(
    sources: list[Path], store: Path, workers: int = 1, overrides: Path | None = None
) -> "Summary":
    from graph.build import build

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task("Reading", total=None)

        def report(name: str, done: int, total: int) -> None:
            progress.update(task, description=name[-40:], completed=done, total=total)

        return build(sources, store, workers, report, overrides)


def _print_summary(summary: "Summary") -> None:
    err.print(_what_was_done(summary), markup=False)
    for name in summary.skipped:
        err.print(f"  passed over: {name} (not a format that is read)", markup=False)
    for name, source in summary.copies:
        err.print(f"  passed over: {name} (the same as {source})", markup=False)
    for line in summary.overrides:
        err.print(f"  {line}", markup=False)
    for problem in summary.problems:
        err.print(f"  could not be read: {problem}", markup=False, style="red")
    if summary.counts:
        _print_counts(summary.counts)


def _what_was_done(summary: "Summary") -> str:
    if not summary.counts:
        return "No store was made: there was nothing that could be read."
    if not summary.changed and not summary.problems:
        return (
            "Nothing new was read; the overrides are as given."
            if summary.corrected
            else "Nothing new: the store is up to date."
        )
    done = [f"{len(summary.read)} read", f"{summary.unchanged} unchanged", f"{len(summary.dropped)} dropped"]
    if summary.problems:
        done.append(f"{len(summary.problems)} could not be read")
    return f"Sources: {', '.join(done)}."


def _print_counts(counts: Mapping[str, int]) -> None:
    grid = Grid(show_header=False, box=None, padding=(0, 2))
    for value, words in (
        (counts["documents"], "documents held"),
        (counts["listed"], "documents listed in an index only"),
        (counts["cited"], "documents known by citation only"),
        (counts["relations"], f"citations, {counts['open']} of them still open"),
        (counts["planned"], f"planned documents and tasks, {counts['met']} of them met"),
        (counts["duties"], "duties assigned"),
        (counts["reviews"], "reviews ordered"),
        (counts["anomalies"], "anomalies noted"),
    ):
        grid.add_row(str(value), words)
    out.print(grid)


@app.command("export", epilog="Example: vanmach export --store my-store -o graph.ttl")
def export_command(store: Place = DEFAULT_STORE, output: Out = None) -> None:
    """Write the whole graph to a file; its ending says the format: .nq .trig .ttl .nt .jsonld .rdf .graphml .gexf."""
    from graph.export import export

    if output is None:
        raise WrongUse("Say where to write the graph: -o FILE, with an ending such as .nq or .ttl.")
    opened = Store.open(store)
    written = _writing(output, lambda: export(opened, output))
    err.print(f"{written} statements written to {output}.", markup=False)


def _writing(path: Path, write: Callable[[], int]) -> int:
    try:
        return write()
    except OSError as error:
        raise WrongUse(f"{path} cannot be written ({error.strerror}).") from error


# --- asking -------------------------------------------------------------------------------------------------------


@app.command("query", epilog='Example: vanmach query agency-leads agency="Ban Nội chính Tỉnh ủy" --store my-store')
def query_command(
    name: Annotated[str | None, typer.Argument(help="A saved query.")] = None,
    values: Annotated[list[str] | None, typer.Argument(help="Its parameters.", metavar="key=value…")] = None,
    file: Annotated[Path | None, typer.Option("-f", "--file", help="A file with a SPARQL query.")] = None,
    text: Annotated[str | None, typer.Option("-q", "--query", help="A SPARQL query.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Name the saved queries.")] = False,
    format_: Annotated[QueryFormat, typer.Option("--format", help="How to print the answer.")] = "table",
    excel: Annotated[bool, typer.Option("--excel", help="CSV that Excel opens with its Vietnamese letters.")] = False,
    store: Place = DEFAULT_STORE,
) -> None:
    """Ask a saved query by name, or a SPARQL query of your own."""
    if list_:
        return _list_queries()
    if excel and format_ not in ("csv", "table"):
        raise WrongUse("--excel goes with --format csv.")
    if sum(given is not None for given in (name, file, text)) != 1:
        raise WrongUse("Give one query: a NAME (`vanmach query --list` names them), -f FILE or -q TEXT.")
    opened = Store.open(store)
    if name is not None:
        table = library.run(opened, name, dict(_pair(value) for value in values or ()))
    else:
        table = _ask(opened, text if text is not None else _query_in(file))
    _print_table(table, "csv" if excel else format_, excel=excel)


def _list_queries() -> None:
    grid = Grid(box=None, padding=(0, 2))
    for column in ("name", "parameters", "title"):
        grid.add_column(column, overflow="fold")
    for name in library.names():
        query = library.get(name)
        parameters = " ".join(f"[{p.name}]" if p.optional else p.name for p in query.parameters)
        grid.add_row(name, parameters.replace("[", r"\["), f"{query.titles['vi']} · {query.titles['en']}")
    out.print(grid)


def _pair(value: str) -> tuple[str, str]:
    key, equals, content = value.partition("=")
    if not equals:
        raise WrongUse(f"“{value}” is no key=value: write for example document=53-KL/TU.")
    return key, content


def _query_in(file: Path | None) -> str:
    try:
        return file.read_text(encoding="utf-8") if file else ""
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{file} cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8'}).") from error


def _ask(store: Store, text: str) -> library.Table:
    check_query(text)
    try:
        found = store.query(text)
    except SyntaxError as error:
        raise WrongUse(f"This is no SPARQL query: {str(error).splitlines()[0]}") from error
    if isinstance(found, ox.QueryBoolean):
        return library.Table(("answer",), ((ox.Literal(bool(found)),),))
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return library.Table(columns, tuple(tuple(row[column] for column in columns) for row in found))
    return library.Table(
        ("subject", "predicate", "object"), tuple((t.subject, t.predicate, t.object) for t in dict.fromkeys(found))
    )


def _print_table(table: library.Table, format_: QueryFormat, *, excel: bool = False) -> None:
    rows = table.texts()
    match format_:
        case "csv":
            sys.stdout.write("\ufeff" if excel else "")  # without it Excel takes the letters for Latin-1
            writer = csv.writer(sys.stdout, lineterminator="\r\n")
            writer.writerow(table.columns)
            writer.writerows(rows)
        case "json":
            print(
                json.dumps([dict(zip(table.columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1)
            )
        case "md":
            for cells in (table.columns, ["---"] * len(table.columns), *rows):
                print("| " + " | ".join(str(cell).replace("|", r"\|").replace("\n", " ") for cell in cells) + " |")
        case "table":
            grid = Grid(*table.columns)
            for row in rows:
                grid.add_row(*(cell.replace("[", r"\[") for cell in row))
            out.print(grid)
            err.print(f"{len(rows)} rows.")


@app.command("lineage", epilog='Example: vanmach lineage "109-NQ/TU 2016" --store my-store -o line.html')
def lineage_command(
    document: Annotated[str, typer.Argument(help='As people write it: 53-KL/TU, "109-NQ/TU 2016", an IRI.')],
    store: Place = DEFAULT_STORE,
    output: Out = None,
    direction: Annotated[
        Literal["both", "up", "down"], typer.Option(help="What it goes back to (up), what goes back to it (down).")
    ] = "both",
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The line as it was on this day: 2021-06-30.")
    ] = None,
    english: Annotated[bool, typer.Option("--english", help="The picture in English.")] = False,
) -> None:
    """Show the line of a document: what it continues, carries out or replaces, and what does so to it."""
    from queries.lineage import as_text, lineage

    opened = Store.open(store)
    found = find_document(opened, document)
    day = on.date().isoformat() if on else ""
    network = lineage(opened, found.iri, direction=direction, on=day)
    if output is None:
        print(as_text(network, found.iri))
        return
    title = f"The line of {found.label}" if english else f"Mạch văn bản của {found.label}"
    title += f" ({'as of' if english else 'tính đến'} {day})" if day else ""
    _write_picture(network, title, english, output, day)
    err.print(f"The line of {found.label}: {len(network)} documents, written to {output}.", markup=False)


@app.command("view", epilog='Example: vanmach view agency "Ban Nội chính Tỉnh ủy" --store my-store -o duties.html')
def view_command(
    what: Annotated[Literal["overview", "policy", "agency"], typer.Argument(help="What to draw.")],
    name: Annotated[str, typer.Argument(help="A document of the policy; the agency's name.")] = "",
    store: Place = DEFAULT_STORE,
    output: Out = None,
    english: Annotated[bool, typer.Option("--english", help="The picture in English.")] = False,
) -> None:
    """Draw all documents, the line of a policy, or what an agency leads, as one HTML file."""
    from queries.networks import corpus_network, duties_network, find_agency, policy_network, policy_of

    if output is None:
        raise WrongUse("Say where to write the picture: -o FILE.html.")
    if (what == "overview") != (not name):
        raise WrongUse("Name a document of the policy, or the agency; an overview takes no name.")
    opened = Store.open(store)
    if what == "overview":
        network, title = corpus_network(opened), "All documents" if english else "Toàn bộ văn bản trong kho"
    elif what == "policy":
        network = policy_network(opened, policy_of(opened, find_document(opened, name).iri))
        title = f"The policy line of {name}" if english else f"Mạch chủ trương của {name}"
    else:
        network = duties_network(opened, find_agency(opened, name))
        title = f"What {name} leads" if english else f"{name} chủ trì"
    if not network:
        err.print(f"Nothing to draw: {name or 'the store'} has none in the store.", markup=False)
        raise typer.Exit(SOMETHING_WRONG)
    _write_picture(network, title, english, output)
    err.print(f"{title}: {len(network)} cards, written to {output}.", markup=False)


def _write_picture(network: "nx.DiGraph[str]", title: str, english: bool, output: Path, day: str = "") -> None:
    from viz.lineage import picture

    html = picture(network, title, "en" if english else "vi", today=date.fromisoformat(day) if day else None)
    _writing(output, lambda: output.write_text(html, encoding="utf-8"))


@app.command("brief", epilog="Example: vanmach brief --document 53-KL/TU --store my-store -o brief.html")
def brief_command(
    document: Annotated[str | None, typer.Option(help="A document: 53-KL/TU.")] = None,
    agency: Annotated[str | None, typer.Option(help="An agency by its name.")] = None,
    subject: Annotated[str | None, typer.Option(help="A subject by its name.")] = None,
    policy: Annotated[str | None, typer.Option(help="A policy line: a document that stands in it.")] = None,
    store: Place = DEFAULT_STORE,
    output: Out = None,
    as_of: Annotated[str | None, typer.Option(help="The day whose state is told: 2021-12-31.")] = None,
    lang: Annotated[Literal["vi", "en"], typer.Option(help="The language.")] = "vi",
) -> None:
    """Write a briefing of a page or two, to be read without internet or printed: what it is, its duties, what is late."""
    given = {"document": document, "agency": agency, "subject": subject, "policy": policy}
    asked = [(kind, text) for kind, text in given.items() if text is not None]
    if len(asked) != 1:
        raise WrongUse("Say what the briefing is about: one of --document, --agency, --subject, --policy.")
    if output is None:
        raise WrongUse("Say where to write the briefing: -o FILE.html.")
    from viz.brief import brief_html, brief_of

    brief = brief_of(Store.open(store), *asked[0], _day(as_of))
    _writing(output, lambda: output.write_text(brief_html(brief, lang), encoding="utf-8"))
    err.print(f"{brief.duties} duties, {len(brief.sources)} sources: written to {output}.", markup=False)


def _day(text: str | None) -> str:
    if text is None:
        return date.today().isoformat()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise WrongUse(f"“{text}” is no day: write for example --as-of 2021-12-31.") from error


@app.command("why", epilog='Example: vanmach why 53-KL/TU "109-NQ/TU 2016" --store my-store')
def why_command(one: str, other: str, store: Place = DEFAULT_STORE) -> None:
    """Show the passages on which the relation between two documents rests."""
    from queries.evidence import why

    opened = Store.open(store)
    a, b = find_document(opened, one), find_document(opened, other)
    passages = [(a, b, found) for found in why(opened, a.iri, b.iri)]
    passages += [(b, a, found) for found in why(opened, b.iri, a.iri)]
    if not passages:
        err.print(f"Nothing in the sources ties {_in_full(opened, a)} to {_in_full(opened, b)}.", markup=False)
        raise typer.Exit(SOMETHING_WRONG)
    for citing, cited, found in passages:
        rule = f", inferred: {found.rule}" if found.rule else ""
        print(f"{citing.label} —{found.relation}→ {cited.label}  ({found.source}, line {found.line}{rule})")
        print(f"    {' '.join(found.quote.split())}")


def _in_full(store: Store, document: DocumentSummary) -> str:
    """A name that means no other document: numbers start again every term."""
    return telling_apart(document, find_documents(store, document.label))


@app.command("check", epilog="Example: vanmach check --store my-store")
def check_command(store: Place = DEFAULT_STORE) -> None:
    """Check the graph against its shapes, and list what in the sources does not add up."""
    from graph.check import check_shapes

    opened = Store.open(store)
    for row in library.run(opened, "anomalies").texts():
        print("anomaly: " + " · ".join(" ".join(cell.split()) for cell in row if cell))
    broken = check_shapes(opened)
    for line in broken:
        print(f"broken shape: {line}")
    if broken:
        raise typer.Exit(SOMETHING_WRONG)
    err.print("The graph keeps all its shapes.")


# --- serving ------------------------------------------------------------------------------------------------------


def web_app(store: Store | Callable[[], Store], seconds: float = TIME_LIMIT) -> "FastAPI":
    """The service over a store: pages, pictures, JSON and the SPARQL endpoint, read-only; a query may take `seconds`."""
    from fastapi import FastAPI
    from fastapi.middleware.gzip import GZipMiddleware
    from fastapi.responses import PlainTextResponse

    from queries.api import router as api_router
    from queries.caching import KeptResponses
    from queries.endpoint import router as sparql_router
    from queries.linked_data import router as linked_data_router
    from queries.pool import Limits, Pool
    from queries.problems import answer_with_problems
    from viz.pages import router as pages_router
    from viz.problem_pages import ProblemPages
    from viz.query_pages import QueryPages
    from viz.sparql_editor import router as editor_router

    service = FastAPI(title="Vanmach", version=version("vanmach"), docs_url=None, redoc_url=None)
    shown = QueryPages(store)
    pool = Pool(Limits(seconds=seconds))
    service.include_router(
        sparql_router(
            store, pool, editor_page=shown.editor_page, list_page=shown.list_page, result_page=shown.result_page
        )
    )
    service.include_router(linked_data_router(store))
    service.include_router(api_router(store))
    service.include_router(editor_router(store, pool))
    service.include_router(pages_router(store))
    service.add_api_route("/health", lambda: PlainTextResponse("ok"), include_in_schema=False)
    answer_with_problems(service)
    service.add_middleware(ProblemPages)
    service.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    service.add_middleware(KeptResponses, current=store if callable(store) else lambda: store)
    return service


class Reopened:
    """The current version of a store in a folder: a build that ends while the service runs is seen at the next request."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.store = Store.open(place)

    def __call__(self) -> Store:
        if not self.store.is_current(self.place):
            self.store = Store.open(self.place)
        return self.store


@app.command("serve", epilog="Example: vanmach serve --store my-store --port 8000")
def serve_command(
    store: Place = DEFAULT_STORE,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 takes a free one.", min=0, max=65535)] = 8000,
    time_limit: Annotated[float, typer.Option(help="Seconds after which a query is ended.", min=0.1)] = TIME_LIMIT,
) -> None:
    """Serve the web pages and the SPARQL endpoint, read-only, until it is stopped with Ctrl-C."""
    _serve(Reopened(store), host, port, time_limit)


def _serve(store: Callable[[], Store], host: str, port: int, seconds: float = TIME_LIMIT) -> None:
    import uvicorn

    config = uvicorn.Config(web_app(store, seconds), log_level="warning", timeout_graceful_shutdown=3)
    listener = _listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"
    err.print(f"Serving at {address}/ — SPARQL at {address}/sparql — stop with Ctrl-C.", markup=False)
    with suppress(KeyboardInterrupt):  # the way in which it is meant to end
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    # asyncio sets TCP_NODELAY only where the protocol is named: without it each answer waits 40 ms for an acknowledgement
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        strange = isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL
        other = "an address of this machine with --host" if strange else "another --port, 0 takes a free one"
        raise WrongUse(f"Cannot listen on {host}:{port} ({error.strerror}): give {other}.") from error
    return listener


@app.command("mcp", epilog="Example: vanmach mcp --store my-store")
def mcp_command(store: Place = DEFAULT_STORE) -> None:
    """Answer assistants over the Model Context Protocol, on standard input and output, read-only, until that is closed."""
    current = Reopened(store)
    try:
        from queries.assistants import assistant_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        raise WrongUse("Assistants need the package mcp: install it with `pip install 'vanmach[mcp]'`.") from error
    with suppress(KeyboardInterrupt):  # one of the ways in which it is meant to end
        assistant_server(current).run("stdio")


@app.command("demo", epilog="Example: vanmach demo --port 8000")
def demo_command(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 takes a free one.", min=0, max=65535)] = 8000,
) -> None:
    """Build the sample corpus of an invented province into a temporary store, print what it holds, and serve it."""
    from queries.lineage import as_text, lineage

    with (
        tempfile.TemporaryDirectory(prefix="vanmach-demo-") as folder,
        as_file(files("loaders") / "samples") as samples,
    ):
        store = Path(folder) / "store"
        _print_summary(_build_with_progress([samples], store))
        opened = Store.open(store)
        print()
        shown = find_document(opened, "112-KL/TU").iri
        print(as_text(lineage(opened, shown), shown))
        _serve(lambda: opened, host, port)


if __name__ == "__main__":
    main()
