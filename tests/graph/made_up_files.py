"""Made-up files, as small as a file can be that reads as a document of Tỉnh ủy Sông Vân."""

from pathlib import Path

PAPER = """TỈNH ỦY SÔNG VÂN

*

Số {symbol}

ĐẢNG CỘNG SẢN VIỆT NAM

Sông Vân, ngày {day} tháng {month} năm {year}

{kind}

{title}

Điều 1. {body}

T/M TỈNH ỦY
BÍ THƯ

Lò Đăng Thuyết
"""
_KINDS = {"KL": "KẾT LUẬN", "NQ": "NGHỊ QUYẾT", "CT": "CHỈ THỊ"}


def paper(symbol: str, date: str, body: str = "Làm ngay.", title: str = "về việc làng nghề đan lưới") -> str:
    """The text of a document."""
    year, month, day = date.split("-")
    kind = _KINDS[symbol.split("-")[1].split("/")[0]]
    return PAPER.format(symbol=symbol, day=day, month=month, year=year, kind=kind, title=title, body=body)


CONTINUES = "về việc tiếp tục thực hiện Nghị quyết số 88-NQ/TU, ngày 15/8/2016 của Tỉnh ủy về cải cách thủ tục"


def write_papers(folder: Path) -> Path:
    """Three documents in a folder, one of which continues another."""
    folder.mkdir(exist_ok=True)
    for name, text in (
        ("ket-luan.txt", paper("53-KL/TU", "2021-03-03", title=CONTINUES)),
        ("nghi-quyet.txt", paper("88-NQ/TU", "2016-08-15", title="về cải cách thủ tục")),
        ("chi-thi.txt", paper("05-CT/TU", "2021-06-01", title="về phòng lũ")),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder
