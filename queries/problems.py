"""What went wrong → the one shape in which every error leaves over HTTP: problem+json (RFC 9457)."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from queries.errors import QueryError, UnknownDocument, UnknownName, UnknownQuery

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """An error for the one who asked: an HTTP status and one plain line."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})


def problem_response(problem: Problem) -> Response:
    """`problem` as an application/problem+json answer: type, title, status, detail."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
    }
    content = json.dumps(body, ensure_ascii=False)
    headers = {"Access-Control-Allow-Origin": "*", "Vary": "Accept", **problem.headers}
    return Response(content, problem.status, headers, MEDIA_TYPE)


def as_problem(error: QueryError) -> Problem:
    """A question that cannot be answered, as the status that says so: 404 for what is not there, else 400."""
    return Problem(404 if isinstance(error, UnknownQuery | UnknownDocument | UnknownName) else 400, str(error))


def answer_with_problems(app: FastAPI) -> None:
    """Let every error of `app` leave as problem+json."""

    @app.exception_handler(Problem)
    async def _problem(_: Request, error: Problem) -> Response:
        return problem_response(error)

    @app.exception_handler(QueryError)
    async def _question(_: Request, error: QueryError) -> Response:
        return problem_response(as_problem(error))

    @app.exception_handler(HTTPException)
    async def _http(_: Request, error: HTTPException) -> Response:
        return problem_response(Problem(error.status_code, str(error.detail), error.headers))

    @app.exception_handler(RequestValidationError)
    async def _invalid(_: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return problem_response(Problem(422, f"{where}: {first['msg']}."))
