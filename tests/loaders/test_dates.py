"""Dates and deadlines as they are printed → ISO dates, as exact as the words."""

import pytest

from loaders.dates import read_date, read_due

DATES = [
    ("Vân Hòa, ngày 18 tháng 01 năm 2021", "2021-01-18"),
    ("ngày 5 tháng 9 năm 2022", "2022-09-05"),
    ("18/01/2021", "2021-01-18"),
    ("18/1/2021", "2021-01-18"),
    ("18-1-2021", "2021-01-18"),
    ("18.1.2021", "2021-01-18"),
    ("ngày 18 / 01 / 2021", "2021-01-18"),
    ("họp ngày 01/02/2021 tại bản", "2021-02-01"),
    ("Ngày 29/02/2024", "2024-02-29"),
    ("tháng 10 năm 2020", "2020-10"),
    ("tháng 10/2020", "2020-10"),
    ("tháng 7-2022", "2022-07"),
    ("năm 2017", "2017"),
    ("ngày      tháng 10 năm 2020", "2020-10"),
    ("trước 3/4/1999, sau 5/6/2001", "1999-04-03"),
    ("30/02/2021", None),
    ("ngày 31 tháng 4 năm 2021", None),
    ("32/01/2021", None),
    ("Công văn số 132/1/2021", None),
    ("12/13/2021", None),
    ("18/01-2021", None),
    ("giai đoạn 2021-2025", None),
    ("1,2 triệu lượt khách", None),
    ("", None),
]


@pytest.mark.parametrize(("printed", "date"), DATES)
def test_a_date_is_read_as_exactly_as_it_is_given(printed: str, date: str | None) -> None:
    assert read_date(printed) == date


DUE = [
    ("trước ngày 30/8/2021", "2021-08-30"),
    ("xong trước 30-8-2021", "2021-08-30"),
    ("trước ngày 30 tháng 8 năm 2021", "2021-08-30"),
    ("Quý I/2021", "2021-03-31"),
    ("Quý II/2021", "2021-06-30"),
    ("quý III năm 2021", "2021-09-30"),
    ("QUÝ IV/2021", "2021-12-31"),
    ("Quý II - 2022", "2022-06-30"),
    ("quý 3/2022", "2022-09-30"),
    ("cuối quý IV/2023", "2023-12-31"),
    ("Tháng 6/2021", "2021-06-30"),
    ("Tháng 02/2021", "2021-02-28"),
    ("tháng 2 năm 2024", "2024-02-29"),
    ("trong tháng 12-2021", "2021-12-31"),
    ("6 tháng đầu năm 2022", "2022-06-30"),
    ("06 tháng cuối năm 2022", "2022-12-31"),
    ("sáu tháng đầu năm 2023", "2023-06-30"),
    ("Năm 2023", "2023-12-31"),
    ("cuối năm 2025", "2025-12-31"),
    ("Tháng 6, năm 2021", "2021-06-30"),
    ("Năm 2021-2025", "2025-12-31"),
    ("Quý III/ 2021", "2021-09-30"),
    ("quý I-2023", "2023-03-31"),
    ("đến hết ngày 30/6/2021", "2021-06-30"),
    ("ngày 31/6/2021", None),
    ("trước ngày 32/6/2021", None),
    ("Hằng năm", None),
    ("thường xuyên", None),
    ("hằng quý", None),
    ("trong năm", None),
    ("", None),
]


@pytest.mark.parametrize(("printed", "due"), DUE)
def test_a_deadline_is_the_last_day_of_its_period(printed: str, due: str | None) -> None:
    assert read_due(printed) == due
