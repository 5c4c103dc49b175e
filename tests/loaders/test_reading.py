"""Files of every supported format → text; what cannot be read says so in one plain line."""

import contextlib
import hashlib
import io
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import cases, reading, relations_of

from loaders.facts import Source
from loaders.layout_tables import table_text
from loaders.reading import UnreadableFile, read_file
from loaders.web import web_text
from loaders.word import word_text

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def stored(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read_bytes(folder: Path, name: str, data: bytes) -> Source:
    return read_file(stored(folder, name, data), name)


UNREADABLE = {
    "empty text": ("a.txt", b""),
    "only white space": ("a.txt", b" \n\t\n"),
    "only a byte order mark": ("a.txt", b"\xef\xbb\xbf"),
    "binary": ("a.txt", PNG),
    "zero bytes": ("a.txt", b"Ao\x00ca"),
    "UTF-16": ("a.txt", "Bản nuôi cá".encode("utf-16")),
    "an old Vietnamese code page": ("a.txt", "Bản nuôi cá".encode("cp1258", errors="ignore")),
    "no Word file": ("a.docx", b"Ban nuoi ca"),
    "half a Word file": ("a.docx", b"PK\x03\x04\x14\x00\x06\x00"),
    "empty Word file": ("a.docx", b""),
    "empty page": ("a.html", b"<html><body><nav>menu</nav></body></html>"),
    "old Word": ("a.doc", b"\xd0\xcf\x11\xe0"),
    "a picture": ("a.png", PNG),
    "no ending": ("a", b"Ban nuoi ca"),
}


@pytest.mark.parametrize(("name", "data"), cases(UNREADABLE))
def test_what_cannot_be_read_says_so_in_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(UnreadableFile) as error:
        read_bytes(tmp_path, name, data)
    assert str(error.value).startswith(f"{name}: ")
    assert str(error.value).endswith(".")
    assert "\n" not in str(error.value)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"^xa/a\.txt: .*No such file"):
        read_file(tmp_path / "a.txt", "xa/a.txt")


def test_a_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(UnreadableFile, match=r"^a\.txt: "):
        read_file(tmp_path / "a.txt", "a.txt")


def test_a_damaged_word_file_says_so(tmp_path: Path) -> None:
    data = word([["Ao"]])
    with pytest.raises(UnreadableFile, match=r"^a\.docx: "):
        read_bytes(tmp_path, "a.docx", data[: len(data) // 2])


@pytest.mark.parametrize(
    "data",
    [b"PK\x05\x06" + b"\x00" * 18, b"<html/>", b"\x00" * 64],
    ids=["an empty archive", "a page", "zeros"],
)
def test_another_kind_of_file_named_docx_says_so(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_bytes(tmp_path, "a.docx", data)


@pytest.mark.parametrize("name", ["a.txt", "A.TXT"])
def test_a_text_keeps_its_name_hash_and_words(tmp_path: Path, name: str) -> None:
    data = "\ufeffBản nuôi cá\r\n".encode()
    source = read_bytes(tmp_path, name, data)
    assert (source.name, source.format, source.text) == (name, "txt", "Bản nuôi cá\r\n")
    assert source.sha256 == hashlib.sha256(data).hexdigest()


LAYOUT = [["TỈNH ỦY LẠNG SƠN\nSố 40-NQ/TU", "ĐẢNG CỘNG SẢN VIỆT NAM\nLạng Sơn, ngày 09 tháng 6 năm 2022"]]
DATA = [["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"], ["1", "Đề án\nnuôi dê", "Sở Y tế", "Quý I/2023"]]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (DATA, "TT\tNội dung\tCơ quan chủ trì\tThời gian\n1\tĐề án nuôi dê\tSở Y tế\tQuý I/2023"),
        ([["STT", "Cây"], ["1", ""]], "STT\tCây\n1\t"),
        (LAYOUT, f"{LAYOUT[0][0]}\n\n{LAYOUT[0][1]}"),
        ([["", "chữ ký"], ["", ""]], "chữ ký"),
        ([["Việc", "Ai làm", "Khi nào"], ["Nuôi dê", "Sở\nY tế", ""]], "Việc\tAi làm\tKhi nào\nNuôi dê\tSở Y tế\t"),
        ([["Số 5-CT/TU", "", "*"], ["Nơi nhận:", "", "T/M TỈNH ỦY"]], "Số 5-CT/TU\n\n*\n\nNơi nhận:\n\nT/M TỈNH ỦY"),
        ([], ""),
        ([[]], ""),
    ],
)
def test_a_table_stays_one_or_becomes_lines(rows: list[list[str]], text: str) -> None:
    assert table_text(rows) == text


def word(*tables: list[list[str]], before: str = "", after: str = "") -> bytes:
    """A Word file: a paragraph, tables, a paragraph."""
    document = docx.Document()
    document.add_paragraph(before)
    for rows in tables:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
        document.add_paragraph("")
    document.add_paragraph(after)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word_tables_stand_in_their_place() -> None:
    text = word_text(word(DATA, before="Trước bảng.", after="Sau cùng."))
    assert text == (
        "Trước bảng.\n\nTT\tNội dung\tCơ quan chủ trì\tThời gian\n1\tĐề án nuôi dê\tSở Y tế\tQuý I/2023\n\nSau cùng."
    )


def test_a_word_paper_is_read_with_its_letterhead_and_its_table(tmp_path: Path) -> None:
    data = word(LAYOUT, [["NGHỊ QUYẾT\nvề nuôi dê núi"]], DATA)
    (document,) = reading(read_bytes(tmp_path, "a.docx", data).text).documents
    assert (document.symbol, document.date, document.title) == ("40-NQ/TU", "2022-06-09", "nuôi dê núi")
    assert [(row.title, row.due) for row in document.planned] == [("nuôi dê", "2023-03-31")]


PAGES = {
    "paragraphs": ("<p>Ao</p><p>cá</p>", "Ao\n\ncá"),
    "line break": ("<p>Ao<br>cá</p>", "Ao\ncá"),
    "white space": ("<p>Ao \n  cá</p>", "Ao cá"),
    "inline marks": ("<p><b>Ao</b> <i>cá</i></p>", "Ao cá"),
    "references": ("<p>Ao &amp; c&aacute;</p>", "Ao & cá"),
    "furniture": ("<nav>menu</nav><script>x()</script><p>Ao</p><footer>giấy phép</footer>", "Ao"),
    "the main part": ("<div>quảng cáo</div><main><p>Ao</p></main>", "Ao"),
    "an article": ("<div>quảng cáo</div><article><p>Ao</p></article>", "Ao"),
    "no markup": ("Ao cá", "Ao cá"),
    "open tags": ("<p>Ao<p>cá<div>", "Ao\n\ncá"),
    "nothing": ("", ""),
}


def paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@pytest.mark.parametrize(("page", "text"), cases(PAGES))
def test_a_page_is_the_text_of_its_document(page: str, text: str) -> None:
    assert paragraphs(web_text(page.encode())) == paragraphs(text)


def test_a_table_of_a_page_stays_one() -> None:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in DATA)
    text = web_text(f"<p>Trước</p><table>{rows}</table><p>Sau</p>".encode())
    assert paragraphs(text) == [
        "Trước",
        "TT\tNội dung\tCơ quan chủ trì\tThời gian",
        "1\tĐề án nuôi dê\tSở Y tế\tQuý I/2023",
        "Sau",
    ]


@pytest.mark.parametrize("ending", ["html", "htm"])
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1258", "no-such-code"])
def test_a_page_names_its_encoding(tmp_path: Path, ending: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>Ao – đê</p></body></html>'
    data = page.encode("utf-8" if encoding == "no-such-code" else encoding)
    assert read_bytes(tmp_path, f"a.{ending}", data).text == "Ao – đê"


def test_a_page_with_a_paper_is_read(tmp_path: Path) -> None:
    page = (
        "<html><body><nav>Nghị quyết số 1-NQ/TU</nav><article><table><tr><td>HỘI ĐỒNG NHÂN DÂN<br>TỈNH LẠNG SƠN</td>"
        "<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</td></tr><tr><td>Số: 5/2022/NQ-HĐND</td>"
        "<td>Lạng Sơn, ngày 4 tháng 7 năm 2022</td></tr></table><p>NGHỊ QUYẾT</p><p>Nuôi dê núi</p>"
        "<p>Căn cứ Luật Chăn nuôi năm 2018;</p><p>QUYẾT NGHỊ:</p><p>Điều 1. Nuôi dê.</p></article></body></html>"
    )
    (document,) = reading(read_bytes(tmp_path, "a.html", page.encode()).text).documents
    assert (document.symbol, document.date, document.title) == ("5/2022/NQ-HĐND", "2022-07-04", "Nuôi dê núi")
    assert relations_of(document) == {("based_on", "32/2018/QH14")}


@given(st.binary(max_size=200), st.sampled_from(["txt", "docx", "html", "htm", "pdf"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes, ending: str) -> None:
    path = stored(tmp_path_factory.getbasetemp(), f"any.{ending}", data)
    with contextlib.suppress(UnreadableFile):
        assert read_file(path, path.name).text.strip()


@given(st.text(max_size=200))
def test_any_page_has_a_text(page: str) -> None:
    assert isinstance(web_text(page.encode(errors="replace")), str)
