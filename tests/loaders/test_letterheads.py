"""Letterheads as Word, scans, web pages and the Công báo print them: whole, wrapped, glued, in columns, with foreign lines."""

from collections.abc import Callable
from itertools import zip_longest
from typing import NamedTuple

import pytest
from papers import cases, reading

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM\n"
DAY = "Vân Hòa, ngày 18 tháng 02 năm 2021\n"
BODY = "\n\n1. Mỗi bản nuôi một đàn dê, mỗi nhà trồng một sào ngô.\n"
ON = "2021-02-18"
DISPATCH = "\nKính gửi: Các bản trong tỉnh.\n\nĐề nghị các bản nuôi dê cho tốt./.\n"


class Paper(NamedTuple):
    text: str
    type: str
    symbol: str | None
    issuer: str | None
    title: str | None
    date: str | None = ON
    status: str = "Held"


PAPERS = {
    # --- wrapped lines
    "issuer over two lines": Paper(
        f"THỦ TƯỚNG CHÍNH\nPHỦ\n\nSố: 5/QĐ-TTg\n\n{STATE}\nHà Nội, ngày 18 tháng 02 năm 2021\n\nQUYẾT ĐỊNH\nVề việc nuôi dê núi{BODY}",
        "QD",
        "5/QĐ-TTg",
        "Thủ tướng Chính phủ",
        "nuôi dê núi",
    ),
    "standing board over two lines": Paper(
        f"BAN THƯỜNG VỤ\nTỈNH ỦY SÔNG VÂN\n*\nSố 5-CT/TU\n\n{PARTY}\n{DAY}\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Ban Thường vụ Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "department over two lines": Paper(
        f"UBND TỈNH SÔNG VÂN\nSỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG\n\nSố: 5/KH-SNNMT\n\n{STATE}\n{DAY}\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        "5/KH-SNNMT",
        "Sở Nông nghiệp và Môi trường tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "ministry over two lines": Paper(
        f"BỘ NÔNG NGHIỆP\nVÀ PHÁT TRIỂN NÔNG THÔN\n\nSố: 5/CT-BNN\n\n{STATE}\nHà Nội, ngày 18 tháng 02 năm 2021\n\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5/CT-BNN",
        "Bộ Nông nghiệp và Phát triển nông thôn",
        "nuôi dê núi",
    ),
    "date broken after the day": Paper(
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 5-CT/TU\n\n{PARTY}\nVân Hòa, ngày 18\ntháng 02 năm 2021\n\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "date broken before the year": Paper(
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 5-CT/TU\n\n{PARTY}\nVân Hòa, ngày 18 tháng 02\nnăm 2021\n\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "date broken after the place": Paper(
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 5-CT/TU\n\n{PARTY}\nVân Hòa,\nngày 18 tháng 02 năm 2021\n\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "first words cut off by a narrow column": Paper(
        "ỦY\nBAN NHÂN DÂN\nTỈNH SÔNG VÂN\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-----\n|\n"
        f"Số:\n5/CT-UBND\n|\nVân\nHòa, ngày 18 tháng 02 năm 2021\n|\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5/CT-UBND",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "subject wrapped, motto after it": Paper(
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG VÂN\n\nSố: 215/UBND-NN\nV/v đôn đốc các bản\nnuôi dê núi\n\n{STATE}\n{DAY}{DISPATCH}",
        "CV",
        "215/UBND-NN",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "đôn đốc các bản nuôi dê núi",
    ),
    "subject wrapped around the motto": Paper(
        "ỦY BAN NHÂN DÂN\nTỈNH SÔNG VÂN\nSố: 215/UBND-NN\nV/v đôn đốc các bản\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nnuôi dê núi\n"
        f"Độc lập - Tự do - Hạnh phúc\n{DAY}{DISPATCH}",
        "CV",
        "215/UBND-NN",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "đôn đốc các bản nuôi dê núi",
    ),
    "subject wrapped around the date": Paper(
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG VÂN\n\n{STATE}\nSố: 215/UBND-NN\nV/v đôn đốc các bản\n{DAY}nuôi dê núi\n{DISPATCH}",
        "CV",
        "215/UBND-NN",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "đôn đốc các bản nuôi dê núi",
    ),
    "a party dispatch": Paper(
        f"TỈNH ỦY SÔNG VÂN\nVĂN PHÒNG\n*\nSố 5-CV/VPTU\nvề việc nuôi dê núi\n\n{PARTY}\n{DAY}{DISPATCH}",
        "CV",
        "5-CV/VPTU",
        "Văn phòng Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    # --- columns
    "asterisk and date in one row": Paper(
        f"TỈNH ỦY SÔNG VÂN\t\t\tĐẢNG CỘNG SẢN VIỆT NAM\n*\t\t\tVân Hòa, ngày 18 tháng 02 năm 2021\nSố 5-CT/TU\n\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "markdown table": Paper(
        "| ĐẢNG BỘ TỈNH SÔNG VÂN | ĐẢNG CỘNG SẢN VIỆT NAM |\n|---|---|\n| HUYỆN ỦY PHÚ LẠC |  |\n| * | Phú Lạc, ngày 18 tháng 02 năm 2021 |\n"
        f"| Số 5-CT/HU |  |\n\n# CHỈ THỊ\n\n## về nuôi dê núi{BODY}",
        "CT",
        "5-CT/HU",
        "Huyện ủy Phú Lạc",
        "nuôi dê núi",
    ),
    "markdown table with breaks in its cells": Paper(
        "| ỦY BAN NHÂN DÂN<br>TỈNH SÔNG VÂN<br>------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>------- |\n"
        f"| --- | --- |\n| Số: 5/QĐ-UBND | Vân Hòa, ngày 18 tháng 02 năm 2021 |\n\nQUYẾT ĐỊNH\nVề việc nuôi dê núi{BODY}",
        "QD",
        "5/QĐ-UBND",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "columns a single space apart": Paper(
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SÔNG VÂN Độc lập - Tự do - Hạnh phúc\n"
        f"Số: 5/QĐ-UBND Vân Hòa, ngày 18 tháng 02 năm 2021\n\nQUYẾT ĐỊNH\nVề việc nuôi dê núi{BODY}",
        "QD",
        "5/QĐ-UBND",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "dispatch in columns": Paper(
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SÔNG VÂN            Độc lập - Tự do - Hạnh phúc\n"
        f"Số: 215/UBND-NN\nV/v đôn đốc các bản      Vân Hòa, ngày 18 tháng 02 năm 2021\nnuôi dê núi\n{DISPATCH}",
        "CV",
        "215/UBND-NN",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "đôn đốc các bản nuôi dê núi",
    ),
    # --- foreign lines
    "page number inside": Paper(
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 5-CT/TU\n\n- 1 -\n\n{PARTY}\n{DAY}\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "form feeds between pages": Paper(
        f"\fTỈNH ỦY SÔNG VÂN\n*\nSố 5-CT/TU\n\f\n{PARTY}\n{DAY}\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "web address and stamp inside": Paper(
        f"https://songvan.example/van-ban/5\n15/3/2021, 07:30\nTỈNH ỦY SÔNG VÂN\n*\nSố 5-CT/TU\n15/3/2021, 07:30\n{PARTY}https://songvan.example 1/7\n{DAY}\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "marks of an electronic signature": Paper(
        "Ký bởi: Văn phòng\nCơ quan: Tỉnh Sông Vân\nThời gian ký: 19.02.2021 08:10:11 +07:00\n"
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG VÂN\nSố: 5/QĐ-UBND\nNgười ký: Vi Văn Sấu\n{STATE}{DAY}\nQUYẾT ĐỊNH\nVề việc nuôi dê núi{BODY}",
        "QD",
        "5/QĐ-UBND",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "stamp of arrival": Paper(
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG VÂN\nSố: 5/QĐ-UBND\nCÔNG VĂN ĐẾN\nNgày: 20/02/2021\n{STATE}{DAY}\nQUYẾT ĐỊNH\nVề việc nuôi dê núi{BODY}",
        "QD",
        "5/QĐ-UBND",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "the gazette's page head": Paper(
        f"12 CÔNG BÁO/Số 15 + 16/Ngày 03-3-2021\n\nHỘI ĐỒNG NHÂN DÂN\nTỈNH SÔNG VÂN\n{STATE}\nSố: 5/2021/NQ-HĐND\n\n{DAY}\nNGHỊ QUYẾT\nVề nuôi dê núi{BODY}",
        "NQ",
        "5/2021/NQ-HĐND",
        "Hội đồng nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "a long dash in the motto": Paper(
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG VÂN\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n-------\n\nSố: 5/QĐ-UBND\n\n{DAY}\nQUYẾT ĐỊNH\nVề việc nuôi dê núi{BODY}",
        "QD",
        "5/QĐ-UBND",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    # --- levels and bodies
    "the office of the Central Committee": Paper(
        f"BAN CHẤP HÀNH TRUNG ƯƠNG\nVĂN PHÒNG\n*\nSố 5-HD/VPTW\n\n{PARTY}\nHà Nội, ngày 18 tháng 02 năm 2026\n\nHƯỚNG DẪN\nthể thức giấy nuôi dê{BODY}",
        "HD",
        "5-HD/VPTW",
        "Văn phòng Trung ương Đảng",
        "thể thức giấy nuôi dê",
        "2026-02-18",
    ),
    "the Secretariat": Paper(
        f"BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 399-QĐ/TW\n\n{PARTY}\nHà Nội, ngày 18 tháng 02 năm 2026\n\nQUY ĐỊNH\nvề nuôi dê núi{BODY}\n\nT/M BAN BÍ THƯ\n\nVi Văn Sấu\n",
        "QDi",
        "399-QĐ/TW",
        "Ban Bí thư Trung ương Đảng",
        "nuôi dê núi",
        "2026-02-18",
    ),
    "a commune's committee": Paper(
        f"ĐẢNG BỘ TỈNH SÔNG VÂN\nĐẢNG ỦY XÃ BẢN MÂY\n*\nSố 5-NQ/ĐU\n\n{PARTY}\nBản Mây, ngày 18 tháng 02 năm 2026\n\nNGHỊ QUYẾT\nvề nuôi dê núi{BODY}",
        "NQ",
        "5-NQ/ĐU",
        "Đảng ủy xã Bản Mây",
        "nuôi dê núi",
        "2026-02-18",
    ),
    "the committee of the provincial government": Paper(
        f"TỈNH ỦY SÔNG VÂN\nĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH\n*\nSố 5-KH/ĐU\n\n{PARTY}\n{DAY}\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        "5-KH/ĐU",
        "Đảng ủy Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "the deputies of the province": Paper(
        f"QUỐC HỘI NƯỚC CỘNG HÒA\nXÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐOÀN ĐẠI BIỂU QUỐC HỘI\nTỈNH SÔNG VÂN\n\nSố: 5/KH-ĐĐBQH\n\n{STATE}\n{DAY}\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        "5/KH-ĐĐBQH",
        "Đoàn đại biểu Quốc hội tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "the Front": Paper(
        f"MẶT TRẬN TỔ QUỐC VIỆT NAM\nỦY BAN MẶT TRẬN TỔ QUỐC\nVIỆT NAM TỈNH SÔNG VÂN\n\nSố: 5/KH-MTTQ-BTT\n\n{STATE}\n{DAY}\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        "5/KH-MTTQ-BTT",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "two ministries": Paper(
        f"BỘ NỘI VỤ - BỘ TÀI CHÍNH\n\nSố: 5/2021/TTLT-BNV-BTC\n\n{STATE}\nHà Nội, ngày 18 tháng 02 năm 2021\n\nTHÔNG TƯ LIÊN TỊCH\nHướng dẫn nuôi dê núi{BODY}",
        "TT",
        "5/2021/TTLT-BNV-BTC",
        "Bộ Nội vụ",
        "Hướng dẫn nuôi dê núi",
    ),
    "the police of the province": Paper(
        f"BỘ CÔNG AN\nCÔNG AN TỈNH SÔNG VÂN\n\nSố: 5/KH-CAT\n\n{STATE}\n{DAY}\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        "5/KH-CAT",
        "Công an tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "a district's government": Paper(
        f"ỦY BAN NHÂN DÂN\nHUYỆN PHÚ LẠC\n\nSố: 5/TTr-UBND\n\n{STATE}\nPhú Lạc, ngày 18 tháng 02 năm 2021\n\nTỜ TRÌNH\nVề việc nuôi dê núi\n\nKính trình: Hội đồng nhân dân huyện.{BODY}",
        "OTHER",
        "5/TTr-UBND",
        "Ủy ban nhân dân huyện Phú Lạc",
        "nuôi dê núi",
    ),
    "a law": Paper(
        f"QUỐC HỘI\n\nLuật số: 09/2021/QH14\n\n{STATE}\nHà Nội, ngày 18 tháng 02 năm 2021\n\nLUẬT\nNUÔI DÊ NÚI\n\nCăn cứ Hiến pháp;\n\nĐiều 1. Bản nào cũng nuôi.\n",
        "LUAT",
        "09/2021/QH14",
        "Quốc hội",
        "NUÔI DÊ NÚI",
    ),
    # --- types and titles
    "thông tri": Paper(
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 5-TT/TU\n\n{PARTY}\n{DAY}\nTHÔNG TRI\nvề nuôi dê núi{BODY}",
        "OTHER",
        "5-TT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "biên bản": Paper(
        f"TỈNH ỦY SÔNG VÂN\nBAN TỔ CHỨC\n*\nSố 5-BB/BTCTU\n\n{PARTY}\n{DAY}\nBIÊN BẢN\nhọp bàn nuôi dê núi{BODY}",
        "OTHER",
        "5-BB/BTCTU",
        "Ban Tổ chức Tỉnh ủy Sông Vân",
        "họp bàn nuôi dê núi",
    ),
    "title on the line of its type": Paper(
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG VÂN\nSố: 5/KH-UBND\n{STATE}{DAY}\nKẾ HOẠCH NUÔI DÊ NÚI\nGIAI ĐOẠN 2021 - 2025{BODY}",
        "KH",
        "5/KH-UBND",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "NUÔI DÊ NÚI GIAI ĐOẠN 2021 - 2025",
    ),
    "type in small letters": Paper(
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG VÂN\nSố: 5/KH-UBND\n{STATE}{DAY}\nKế hoạch\nnuôi dê núi{BODY}",
        "KH",
        "5/KH-UBND",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "the body repeated below the title": Paper(
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG VÂN\nSố: 5/QĐ-UBND\n{STATE}{DAY}\nQUYẾT ĐỊNH\nPHÊ DUYỆT ĐỀ ÁN NUÔI DÊ NÚI\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ nhu cầu của bản;\nQUYẾT ĐỊNH:{BODY}",
        "QD",
        "5/QĐ-UBND",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "PHÊ DUYỆT ĐỀ ÁN NUÔI DÊ NÚI",
    ),
    "a session above the title": Paper(
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 5-KL/TU\n\n{PARTY}\n{DAY}\nKẾT LUẬN\nHỘI NGHỊ LẦN THỨ BẢY\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH (KHÓA XVI)\nvề nuôi dê núi{BODY}",
        "KL",
        "5-KL/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    # --- orders and levels
    "the right column first": Paper(
        f"{STATE}{DAY}\nỦY BAN NHÂN DÂN\nTỈNH SÔNG VÂN\nSố: 5/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc nuôi dê núi{BODY}",
        "QD",
        "5/QĐ-UBND",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "names in small letters": Paper(
        f"UBND tỉnh Sông Vân\nSở Y tế\nSố: 5/KH-SYT\n{STATE}{DAY}\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        "5/KH-SYT",
        "Sở Y tế tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "the Youth Union": Paper(
        f"BAN CHẤP HÀNH TỈNH SÔNG VÂN\n***\nSố: 5-KH/TĐTN       ĐOÀN TNCS HỒ CHÍ MINH\n{DAY}\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        "5-KH/TĐTN",
        "Tỉnh đoàn Sông Vân",
        "nuôi dê núi",
    ),
    "a town's committee": Paper(
        f"ĐẢNG BỘ TỈNH SÔNG VÂN\nTHÀNH ỦY VÂN HÒA\n*\nSố 5-KH/ThU\n\n{PARTY}{DAY}\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        "5-KH/ThU",
        "Thành ủy Vân Hòa",
        "nuôi dê núi",
    ),
    "an office of a district": Paper(
        f"UBND HUYỆN PHÚ LẠC\nPHÒNG NỘI VỤ\nSố: 5/KH-NV\n{STATE}{DAY}\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        "5/KH-NV",
        "Phòng nội vụ UBND huyện Phú Lạc",
        "nuôi dê núi",
    ),
    "a steering committee over two lines": Paper(
        f"TỈNH ỦY SÔNG VÂN\nBAN CHỈ ĐẠO PHÒNG, CHỐNG\nTHAM NHŨNG, TIÊU CỰC\n*\nSố 5-KH/BCĐ\n\n{PARTY}{DAY}\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        "5-KH/BCĐ",
        "Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "a congress": Paper(
        f"ĐẢNG BỘ TỈNH SÔNG VÂN\nĐẠI HỘI ĐẠI BIỂU LẦN THỨ XVI\n*\nSố 01-NQ/ĐH\n\n{PARTY}{DAY}\nNGHỊ QUYẾT\nvề nuôi dê núi{BODY}",
        "NQ",
        "01-NQ/ĐH",
        "Đại hội đại biểu Đảng bộ tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "the office of the government": Paper(
        f"UBND TỈNH SÔNG VÂN\nVĂN PHÒNG\nSố: 215/VP-NN\nv/v nuôi dê núi\n{STATE}{DAY}{DISPATCH}",
        "CV",
        "215/VP-NN",
        "Văn phòng Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "the Government": Paper(
        f"CHÍNH PHỦ\n-------\n{STATE}-------\nSố: 5/NQ-CP\nHà Nội, ngày 18 tháng 02 năm 2021\n\nNGHỊ QUYẾT\nNUÔI DÊ NÚI\nCHÍNH PHỦ\nCăn cứ nhu cầu của bản;{BODY}",
        "NQ",
        "5/NQ-CP",
        "Chính phủ",
        "NUÔI DÊ NÚI",
    ),
    "a telegram": Paper(
        f"THỦ TƯỚNG CHÍNH PHỦ\n-------\nSố: 5/CĐ-TTg\n{STATE}Hà Nội, ngày 18 tháng 02 năm 2021\n\nCÔNG ĐIỆN\nVề việc nuôi dê núi{BODY}",
        "OTHER",
        "5/CĐ-TTg",
        "Thủ tướng Chính phủ",
        "nuôi dê núi",
    ),
    "an invitation": Paper(
        f"TỈNH ỦY SÔNG VÂN\nVĂN PHÒNG\n*\nSố 5-GM/VPTU\n\n{PARTY}{DAY}\nGIẤY MỜI\nhọp bàn nuôi dê núi{BODY}",
        "OTHER",
        "5-GM/VPTU",
        "Văn phòng Tỉnh ủy Sông Vân",
        "họp bàn nuôi dê núi",
    ),
    "a type with spaced letters": Paper(
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 5-CT/TU\n\n{PARTY}{DAY}\nC H Ỉ  T H Ị\nvề nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "a date in digits": Paper(
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 5-CT/TU\n\n{PARTY}Vân Hòa, ngày 18/02/2021\n\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "a date without its place": Paper(
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 5-CT/TU\n\n{PARTY}Ngày 18 tháng 02 năm 2021\n\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "a date behind the number": Paper(
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 5-CT/TU ngày 18/02/2021\n\n{PARTY}\nCHỈ THỊ\nvề nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "all on one line": Paper(
        f"TỈNH ỦY SÔNG VÂN * Số 5-CT/TU ĐẢNG CỘNG SẢN VIỆT NAM Vân Hòa, ngày 18 tháng 02 năm 2021 CHỈ THỊ về nuôi dê núi{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "a state letterhead on one line": Paper(
        f"ỦY BAN NHÂN DÂN TỈNH SÔNG VÂN Số: 5/QĐ-UBND {' '.join(STATE.split())} "
        f"Vân Hòa, ngày 18 tháng 02 năm 2021 QUYẾT ĐỊNH Về việc nuôi dê núi{BODY}",
        "QD",
        "5/QĐ-UBND",
        "Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
    ),
    "markdown": Paper(
        f"**TỈNH ỦY SÔNG VÂN**\n\\*\n**Số 5-CT/TU**\n\n**{PARTY.strip()}**\n*{DAY.strip()}*\n\n### **CHỈ THỊ**\n#### **về nuôi dê núi**\n---{BODY}",
        "CT",
        "5-CT/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    # --- marks, blanks, copies
    "blank number": Paper(
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG VÂN\nSố: /KH-UBND\n{STATE}Vân Hòa, ngày    tháng 02 năm 2021\n\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        None,
        "Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
        "2021-02",
        "Draft",
    ),
    "draft mark above": Paper(
        f"DỰ THẢO\nỦY BAN NHÂN DÂN\nTỈNH SÔNG VÂN\nSố: ..../KH-UBND\n{STATE}Vân Hòa, ngày ... tháng ... năm 2021\n\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        None,
        "Ủy ban nhân dân tỉnh Sông Vân",
        "nuôi dê núi",
        "2021",
        "Draft",
    ),
    "mark of secrecy and haste": Paper(
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 5-KH/TU\n(Mật)\nHỎA TỐC\n\n{PARTY}\n{DAY}\nKẾ HOẠCH\nnuôi dê núi{BODY}",
        "KH",
        "5-KH/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "a copy's own head at the end": Paper(
        f"BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 5-CT/TW\n\n{PARTY}\nHà Nội, ngày 18 tháng 02 năm 2021\n\nCHỈ THỊ\nvề nuôi dê núi{BODY}\n\nT/M BAN BÍ THƯ\n\nVi Văn Sấu\n\n"
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 24-BS/TU\n\n{PARTY}\nVân Hòa, ngày 20 tháng 3 năm 2021\n\nSAO Y\n\nT/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\n\nLò Thị Mơ\n",
        "CT",
        "5-CT/TW",
        "Ban Bí thư Trung ương Đảng",
        "nuôi dê núi",
    ),
    "the T of the province misread": Paper(
        f"TỈNH ỦY SÔNG VÂN\n*\nSố 5-KL/TƯ\n\n{PARTY}\n{DAY}\nKẾT LUẬN\nvề nuôi dê núi{BODY}",
        "KL",
        "5-KL/TU",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
}


@pytest.mark.parametrize("case", cases(PAPERS))
def test_a_letterhead_gives_one_paper(case: Paper) -> None:
    read = [
        (d.type, d.symbol, d.issuer.name if d.issuer else None, d.title, d.date, d.status)
        for d in reading(case.text).documents
    ]
    assert read == [case[1:]]


class Bodies(NamedTuple):
    """A letterhead's left column without its rule, the body it names, and the type of the paper."""

    lines: tuple[str, ...]
    number: str
    issuer: str
    kind: str
    is_party: bool = False


BODIES = {
    "province": Bodies(("TỈNH ỦY SÔNG VÂN",), "Số 5-CT/TU", "Tỉnh ủy Sông Vân", "CHỈ THỊ", True),
    "commission": Bodies(
        ("TỈNH ỦY SÔNG VÂN", "BAN TUYÊN GIÁO VÀ DÂN VẬN"),
        "Số 05-HD/BTGDVTU",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Vân",
        "HƯỚNG DẪN",
        True,
    ),
    "district": Bodies(
        ("ĐẢNG BỘ TỈNH SÔNG VÂN", "HUYỆN ỦY PHÚ LẠC"), "Số 105-KH/HU", "Huyện ủy Phú Lạc", "KẾ HOẠCH", True
    ),
    "centre": Bodies(
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN TỔ CHỨC"), "Số 15-HD/BTCTW", "Ban Tổ chức Trung ương", "HƯỚNG DẪN", True
    ),
    "government": Bodies(
        ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG VÂN"), "Số: 15/2022/QĐ-UBND", "Ủy ban nhân dân tỉnh Sông Vân", "QUYẾT ĐỊNH"
    ),
    "council": Bodies(
        ("HỘI ĐỒNG NHÂN DÂN", "TỈNH SÔNG VÂN"), "Số: 15/NQ-HĐND", "Hội đồng nhân dân tỉnh Sông Vân", "NGHỊ QUYẾT"
    ),
    "department": Bodies(("UBND TỈNH SÔNG VÂN", "SỞ Y TẾ"), "Số: 15/BC-SYT", "Sở Y tế tỉnh Sông Vân", "BÁO CÁO"),
    "long department": Bodies(
        ("UBND TỈNH SÔNG VÂN", "SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
        "Số: 15/KH-SVHTTDL",
        "Sở Văn hóa, Thể thao và Du lịch tỉnh Sông Vân",
        "KẾ HOẠCH",
    ),
    "ministry": Bodies(
        ("BỘ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI"),
        "Số: 15/TB-BLĐTBXH",
        "Bộ Lao động - Thương binh và Xã hội",
        "THÔNG BÁO",
    ),
    "commune": Bodies(("ỦY BAN NHÂN DÂN", "XÃ BẢN MÂY"), "Số: 15/KH-UBND", "Ủy ban nhân dân xã Bản Mây", "KẾ HOẠCH"),
    "prime minister": Bodies(("THỦ TƯỚNG CHÍNH PHỦ",), "Số: 15/CT-TTg", "Thủ tướng Chính phủ", "CHỈ THỊ"),
}


def rows(left: list[str], right: list[str], gap: str, width: int = 0) -> str:
    return "\n".join(f"{one.ljust(width)}{gap}{other}" for one, other in zip_longest(left, right, fillvalue=""))


def markdown(left: list[str], right: list[str]) -> str:
    first, *others = [f"| {one} | {other} |" for one, other in zip_longest(left, right, fillvalue="")]
    return "\n".join([first, "|---|---|", *others])


def trailing(left: list[str], right: list[str]) -> str:
    return "\n".join(f"{line}\t\t" for line in left) + "\n" + "\n".join(f"\t\t{line}" for line in right)


LAYOUTS: dict[str, Callable[[list[str], list[str]], str]] = {
    "left, then right": lambda left, right: "\n".join(left) + "\n\n" + "\n".join(right),
    "right, then left": lambda left, right: "\n".join(right) + "\n\n" + "\n".join(left),
    "a paragraph each": lambda left, right: "\n\n".join(left + right),
    "bold": lambda left, right: "\n\n".join(f"**{line}**" for line in left + right),
    "row by row": lambda left, right: "\n".join(line for row in zip_longest(left, right) for line in row if line),
    "spaces between": lambda left, right: rows(left, right, "      ", 34),
    "a space between": lambda left, right: rows(left, right, " "),
    "a tab between": lambda left, right: rows(left, right, "\t"),
    "two tabs between": lambda left, right: rows(left, right, "\t\t"),
    "the other column empty": trailing,
    "markdown": markdown,
    "markdown with breaks": lambda left, right: (
        f"| {'<br>'.join(left[:-1])} | {'<br>'.join(right[:-1])} |\n|---|---|\n| {left[-1]} | {right[-1]} |"
    ),
    "right column glued": lambda left, right: "\n".join(left) + "\n\n**" + "**".join(right) + "**",
    "one line": lambda left, right: " ".join(line for line in left + right if line.strip("-")),
    "page numbers": lambda left, right: "1\n\n" + "\n".join(left) + "\n\n2\n\n" + "\n".join(right),
}


@pytest.mark.parametrize("layout", cases(LAYOUTS))
@pytest.mark.parametrize("body", cases(BODIES))
def test_every_layout_gives_the_same_paper(body: Bodies, layout: Callable[[list[str], list[str]], str]) -> None:
    rule = "*" if body.is_party else "-------"
    motto = [PARTY.strip()] if body.is_party else [*STATE.strip().split("\n"), "-------"]
    columns = layout([*body.lines, rule, body.number], [*motto, "Vân Hòa, ngày 18 tháng 02 năm 2022"])
    gap = " " if "\n" not in columns else "\n\n"
    (document,) = reading(f"{columns}{gap}{body.kind}{gap.strip(' ') or ' '}về nuôi dê núi{BODY}").documents
    assert document.issuer is not None
    assert (document.symbol, document.issuer.name) == (body.number.split()[-1], body.issuer)
    assert (document.title, document.date) == ("nuôi dê núi", "2022-02-18")
