"""A Word file (.docx) → its text, paragraph by paragraph, with its tables in their place."""

import io
from collections.abc import Iterator
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from loaders.layout_tables import Slot, grid_text


def word_text(data: bytes) -> str:
    """The text of the main part of a Word file; headers, footers and comments are left out.

    Raises ValueError for bytes that are no Word file.
    """
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise ValueError("not a Word file (.docx), or a damaged one") from error
    return "\n\n".join(block for block in _blocks(document) if block.strip())


def _blocks(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield grid_text([[Slot(cell.text, cell._tc) for cell in row.cells] for row in block.rows])
