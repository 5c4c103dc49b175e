"""A CSV file beside this module → its rows, each of which knows its line, so that a contradiction can be told where it stands."""

import csv
import io
from dataclasses import dataclass
from importlib.resources import files


class RegisterError(Exception):
    """A register that contradicts itself or cannot be read; the message is one plain line with file, line and reason."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a register: column → cell, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        if column not in self.cells:
            raise self.error(f"the file has no column “{column}”.")
        return self.cells[column]

    def parts(self, column: str) -> tuple[str, ...]:
        """The entries of a cell that holds several, split at "|"."""
        return tuple(part.strip() for part in self[column].split("|") if part.strip())

    def error(self, reason: str) -> RegisterError:
        """The error that this row is, to be raised."""
        return RegisterError(f"ontology/{self.file}, line {self.line}: {reason}")


def read_rows(file: str) -> list[Row]:
    """The rows of a register.

    Raises RegisterError for a file that is not UTF-8, and for a row with more or fewer cells than the heading.
    """
    try:
        return rows_in(file, files("ontology").joinpath(file).read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise RegisterError(f"ontology/{file} is not UTF-8: save it as UTF-8.") from error


def rows_in(file: str, text: str) -> list[Row]:
    """The rows of `text`, which is the content of `file`."""
    reader = csv.DictReader(io.StringIO(text))
    found = []
    for cells in reader:
        row = Row(file, reader.line_num, {column: cell for column, cell in cells.items() if column is not None})
        if None in cells or None in cells.values():
            columns = reader.fieldnames or ()
            raise row.error(f"there are not {len(columns)} cells as in the heading: is a comma not in quotes?")
        found.append(row)
    return found
