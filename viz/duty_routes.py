"""The addresses of the register of duties: its page, and the same lines as CSV and as an Excel workbook."""

from collections.abc import Callable
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from graph.store import Store
from viz.register import KINDS, STATES, Filters, Register, register, with_passages
from viz.site import HEADERS, page

PER_PAGE = 50
LONGEST_VALUE = 500
"""Characters of a filter that are read."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Asked:
    """What an address of the register asks for: filters, a day and a page; what cannot be meant is left out and told."""

    def __init__(
        self,
        q: str = "",
        agency: str = "",
        document: str = "",
        state: str = "",
        kind: str = "",
        province: str = "",
        since: Annotated[str, Query(alias="from")] = "",
        until: Annotated[str, Query(alias="to")] = "",
        on: str = "",
        page: str = "1",
        lang: str = "vi",
    ) -> None:
        clean = {name: value.strip()[:LONGEST_VALUE] for name, value in locals().items() if isinstance(value, str)}
        self.wrong = [clean[name] for name in ("since", "until", "on") if clean[name] and not is_day(clean[name])]
        self.filters = Filters(
            words=clean["q"],
            agency=clean["agency"],
            document=clean["document"],
            state=clean["state"] if clean["state"] in STATES else "",
            kind=clean["kind"] if clean["kind"] in KINDS else "",
            province=clean["province"],
            since=clean["since"] if is_day(clean["since"]) else "",
            until=clean["until"] if is_day(clean["until"]) else "",
        )
        self.on = clean["on"] if is_day(clean["on"]) else ""
        self.page = int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 1
        self.lang = "en" if lang == "en" else "vi"

    @property
    def day(self) -> str:
        """The day as of which states are told."""
        return self.on or date.today().isoformat()

    def address(self, path: str = "/duties", **changed: str) -> str:
        """The address of the same register, with some of what it asks for changed; from its first page on."""
        filters = self.filters
        asked = {
            "q": filters.words,
            "agency": filters.agency,
            "document": filters.document,
            "state": filters.state,
            "kind": filters.kind,
            "province": filters.province,
            "from": filters.since,
            "to": filters.until,
            "on": self.on,
            "lang": "en" if self.lang == "en" else "",
        } | changed
        given = {name: value for name, value in asked.items() if value}
        return path + (f"?{urlencode(given)}" if given else "")


def duty_routes(current: Callable[[], Store]) -> APIRouter:
    """The routes /duties, /duties.csv and /duties.xlsx over the store that `current()` gives."""
    from fastapi import Depends

    routes = APIRouter(include_in_schema=False)
    asking = Depends(Asked)

    @routes.get("/duties")
    @routes.get("/duties/")
    def duties(request: Request, asked: Asked = asking) -> Response:
        store = current()
        found = register(store, asked.filters, asked.day)
        pages = max(1, -(-len(found.duties) // PER_PAGE))
        at = min(max(1, asked.page), pages)
        shown = with_passages(store, found.duties[(at - 1) * PER_PAGE : at * PER_PAGE])
        names = _typed(found, asked.filters)
        values: dict[str, object] = {"found": found, "shown": shown, "asked": asked, "at": at, "pages": pages}
        return page(request, "duties.html.j2", 200, states=STATES, kinds=KINDS, names=names, **values)

    @routes.get("/duties.csv")
    def as_csv_file(asked: Asked = asking) -> Response:
        from viz.register_files import as_csv

        store = current()
        lines = with_passages(store, register(store, asked.filters, asked.day).duties)
        return _file(as_csv(lines, asked.lang), "text/csv; charset=utf-8", "csv", asked.day)

    @routes.get("/duties.xlsx")
    def as_xlsx_file(asked: Asked = asking) -> Response:
        from viz.register_files import as_xlsx

        store = current()
        lines = with_passages(store, register(store, asked.filters, asked.day).duties)
        return _file(as_xlsx(lines, asked.lang), _XLSX, "xlsx", asked.day)

    return routes


def _typed(found: Register, filters: Filters) -> dict[str, str]:
    """What stands in the fields for agency and document: an IRI in the address is shown by its name."""
    agencies = {one.iri: one.name for duty in found.duties for one in (*duty.leads, *duty.others)}
    documents = {duty.document.iri: duty.document.label for duty in found.duties}
    return {
        "agency": agencies.get(filters.agency, filters.agency),
        "document": documents.get(filters.document, filters.document),
    }


def _file(content: str | bytes, media_type: str, ending: str, day: str) -> Response:
    headers = HEADERS | {"Content-Disposition": f'attachment; filename="duties-{day}.{ending}"'}
    return Response(content, headers=headers, media_type=media_type)


def is_day(text: str) -> bool:
    """Whether a text is an ISO date."""
    try:
        return len(text) == len("2021-01-01") and bool(date.fromisoformat(text))
    except ValueError:
        return False
