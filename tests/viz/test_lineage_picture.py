"""The picture is one file that fetches nothing, says everything without JavaScript, and lets no title run."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page
from sample_lineages import BASE, HOSTILE, document, hostile, numbered, passage, programme

from viz.entries import entries
from viz.lineage import picture
from viz.scenes import MOST

TODAY = date(2021, 11, 14)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text outside scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.open = tag

    def handle_endtag(self, tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open not in ("script", "style"):
            self.text += data


def data_of(html: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert found
    return json.loads(found[1])


@pytest.fixture(scope="module")
def hostile_html() -> str:
    return picture(hostile(), HOSTILE[0], today=TODAY)


def test_hostile_words_make_no_elements(hostile_html: str) -> None:
    tags = [tag for tag, _ in Elements(hostile_html).found]
    assert tags.count("script") == 2
    assert "img" not in tags


def test_no_element_listens_or_is_styled_in_place(hostile_html: str) -> None:
    for _, attrs in Elements(hostile_html).found:
        assert not [name for name in attrs if name.startswith("on") or name == "style"]


def test_hostile_words_stand_escaped_in_the_data(hostile_html: str) -> None:
    found = re.search(r'id="data">(.*?)</script>', hostile_html, re.S)
    assert found
    assert not re.search("[<>&\u2028\u2029]", found[1])


def test_marks_that_turn_the_writing_are_taken_out(hostile_html: str) -> None:
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", hostile_html)


def test_only_web_addresses_become_links(hostile_html: str) -> None:
    assert [entry["href"] for entry in data_of(hostile_html)["entries"] if entry["label"] == "x"] == [""]


def test_nothing_is_fetched(hostile_html: str) -> None:
    for html in (hostile_html, picture(programme(), "53-KL/TU", today=TODAY)):
        for tag, attrs in Elements(html).found:
            assert "src" not in attrs
            assert tag not in ("link", "iframe", "object", "embed", "base")
            assert not str(attrs.get("href", "#")).startswith(("http", "//"))
        assert "url(http" not in html
        assert "default-src &#39;none&#39;" in html


def test_the_list_says_all_of_it_without_javascript() -> None:
    text = Elements(picture(programme(), "53-KL/TU", today=TODAY)).text
    for words in (
        "109-NQ/TU",
        "15/06/2016",
        "Tỉnh ủy Bắc Giang",
        "tiếp tục thực hiện",
        "Căn cứ Kế hoạch số 99/KH-UBND",
        "named-before",
        "Suy ra theo quy tắc",
    ):
        assert words in text


def test_a_planned_document_counts_as_late_on_the_day_of_the_picture() -> None:
    late = {entry.label: entry.days_late for entry in entries(programme(), TODAY) if entry.days_late}
    assert late == {"Đề án 1.2": 45}


def test_a_document_issued_after_its_day_is_late_by_its_plan() -> None:
    graph = programme()
    graph.edges[BASE + "kl53", BASE + "da1"]["days_late"] = 12
    graph.nodes[BASE + "da1"].update(status="Held", date="2021-10-12")
    assert next(entry.days_late for entry in entries(graph, TODAY) if entry.label == "Đề án 1.2") == 12


def test_the_same_lineage_gives_the_same_file() -> None:
    assert picture(programme(), "x", today=TODAY) == picture(programme(), "x", today=TODAY)


def test_a_served_picture_links_to_the_served_pages() -> None:
    links = {entry["href"] for entry in data_of(picture(programme(), "x", pages="/", today=TODAY))["entries"]}
    assert "/documents/kl53" in links


def test_citations_are_hidden_at_first_where_there_are_many() -> None:
    boxes = [
        attrs
        for tag, attrs in Elements(picture(numbered(200), "x", today=TODAY)).found
        if tag == "input" and "data-relation" in attrs
    ]
    checked = {str(attrs["data-relation"]) for attrs in boxes if "checked" in attrs}
    assert "continues" in checked
    assert "cites" not in checked


def test_a_lineage_without_documents_says_so() -> None:
    assert "Không có văn bản nào để vẽ." in picture(nx.DiGraph(), "x")


# ---- in a browser


class Opened:
    """A picture opened from its file, with everything that the page complained of or asked for."""

    def __init__(self, browser: Browser, html: str, folder: Path) -> None:
        file = folder / "picture.html"
        file.write_text(html, encoding="utf-8")
        self.page: Page = browser.new_page(viewport={"width": 1280, "height": 800})
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(file.as_uri())
        self.page.wait_for_function("window.vanmach !== undefined")

    def click(self, label: str) -> None:
        """Click on the card of this label, where it stands on the screen."""
        index = self.page.evaluate(
            "label => JSON.parse(document.getElementById('data').textContent).entries.findIndex(entry => entry.label === label)",
            label,
        )
        at = self.page.evaluate("id => vanmach.network.canvasToDOM(vanmach.network.getPosition(id))", index)
        self.page.locator("#network canvas").click(position=at)

    def panel(self) -> str:
        return self.page.locator("#panel").inner_text()

    def cards(self, state: str) -> set[str]:
        """The labels of the cards that are in a state: "hidden"."""
        return set(
            self.page.evaluate(
                "state => vanmach.nodes.get().filter(node => node[state]).map(node => "
                "JSON.parse(document.getElementById('data').textContent).entries[node.id].label)",
                state,
            )
        )

    def hidden(self, relation: str) -> set[bool]:
        return set(
            self.page.evaluate(
                "relation => vanmach.edges.get().filter(edge => edge.relation === relation).map(edge => edge.hidden)",
                relation,
            )
        )


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Opened:
    return Opened(browser, picture(programme(), "Mạch văn bản của 53-KL/TU", today=TODAY), tmp_path)


@pytest.mark.browser
def test_it_opens_from_a_file_without_a_complaint_or_a_request(opened: Opened) -> None:
    assert opened.complaints == []
    assert [url for url in opened.asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.browser
def test_a_click_on_a_card_shows_its_title_and_relations(opened: Opened) -> None:
    opened.click("109-NQ/TU")
    assert "công tác giải phóng mặt bằng" in opened.panel()
    assert "được tiếp tục thực hiện bởi 53-KL/TU" in opened.panel()


@pytest.mark.browser
def test_a_relation_shows_the_passages_it_rests_on(opened: Opened) -> None:
    opened.click("109-NQ/TU")
    opened.page.get_by_role("button", name="được tiếp tục thực hiện bởi 53-KL/TU").click()
    assert "53-KL/TU tiếp tục thực hiện 109-NQ/TU" in opened.panel()
    assert "002.txt, dòng 41 · Suy ra theo quy tắc (quy tắc named-before)" in opened.panel()


@pytest.mark.browser
def test_unticking_a_relation_hides_its_arrows(opened: Opened) -> None:
    assert opened.hidden("implements") == {False}
    opened.page.locator("[data-relation=implements]").uncheck()
    assert opened.hidden("implements") == {True}
    assert opened.hidden("continues") == {False}


@pytest.mark.browser
def test_search_needs_no_accents(opened: Opened) -> None:
    opened.page.fill("#search", "quy che lam viec")
    assert opened.page.locator("#found").inner_text().startswith("1 ")
    opened.page.fill("#search", "de an dat tai dinh cu")
    assert opened.page.locator("#found").inner_text().startswith("1 ")
    opened.page.press("#search", "Enter")
    assert "Đề án 1.2" in opened.panel()


@pytest.mark.browser
def test_the_list_selects_by_keyboard(opened: Opened) -> None:
    opened.page.locator("tbody th a", has_text="8-QĐ/TU").press("Enter")
    assert "Quy chế làm việc" in opened.panel()


@pytest.mark.browser
def test_english_is_a_click_away(opened: Opened) -> None:
    opened.page.click("#language")
    opened.click("109-NQ/TU")
    assert "is continued by 53-KL/TU" in opened.panel()
    assert opened.page.locator("thead th").first.inner_text() == "Date"


@pytest.mark.browser
def test_the_picture_can_be_saved_and_printed(opened: Opened) -> None:
    with opened.page.expect_download() as download:
        opened.page.click("#png")
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    assert opened.page.locator("#printed").is_visible()
    assert opened.complaints == []


@pytest.mark.browser
def test_hostile_words_run_nothing(browser: Browser, tmp_path: Path, hostile_html: str) -> None:
    opened = Opened(browser, hostile_html, tmp_path)
    count = opened.page.evaluate("vanmach.edges.length")
    for index in range(len(HOSTILE)):
        opened.page.evaluate("index => vanmach.selectEntry(index)", index)
    for link in range(count):
        opened.page.evaluate("link => vanmach.selectLink(link)", link)
    opened.page.click("#language")
    assert opened.page.evaluate("window.owned") is None
    assert opened.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("count", [10, 50])
def test_the_first_view_shows_all_documents_at_a_readable_scale(browser: Browser, tmp_path: Path, count: int) -> None:
    opened = Opened(browser, picture(numbered(count), "x", today=TODAY), tmp_path)
    assert opened.page.evaluate("vanmach.network.getScale()") >= 0.33


@pytest.mark.browser
def test_on_a_phone_nothing_sticks_out(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, picture(programme(), "53-KL/TU", today=TODAY), tmp_path)
    opened.page.set_viewport_size({"width": 390, "height": 844})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.browser
def test_unticking_a_type_hides_its_cards(opened: Opened) -> None:
    opened.page.locator("[data-codes~=KH]").uncheck()
    assert opened.cards("hidden") == {"99/KH-UBND", "7-KH/HU", "Đề án 1.2", "Đề án 1.3"}
    assert (
        opened.page.locator("tbody:visible", has_text="7-KH/HU").locator("th[scope=row]", has_text="7-KH").count() == 0
    )
    opened.page.locator("[data-codes~=KH]").check()
    opened.page.locator("[data-states~=Planned]").uncheck()
    assert opened.cards("hidden") == {"Đề án 1.2", "Đề án 1.3"}


@pytest.mark.browser
def test_arrow_keys_go_from_card_to_card_and_enter_opens_one(opened: Opened) -> None:
    opened.page.focus("#network")
    opened.page.keyboard.press("ArrowLeft")
    label = opened.page.locator("#spoken").inner_text().split(". ")[0]
    assert label != "53-KL/TU"
    opened.page.keyboard.press("Enter")
    assert opened.panel().startswith(label)
    opened.page.keyboard.press("Escape")
    assert opened.panel().startswith("Văn bản chính")
    assert opened.page.evaluate("document.activeElement.id") == "network"


@pytest.mark.browser
def test_page_down_reads_all_cards_by_date(browser: Browser, tmp_path: Path) -> None:
    graph = numbered(30)
    opened = Opened(browser, picture(graph, "x", today=TODAY), tmp_path)
    opened.page.focus("#network")
    opened.page.keyboard.press("Home")
    heard = [opened.page.locator("#spoken").inner_text()]
    for _ in range(29):
        opened.page.keyboard.press("PageDown")
        heard.append(opened.page.locator("#spoken").inner_text())
    assert [words.split(". ")[0] for words in heard] == [entry.label for entry in entries(graph, TODAY)]


@pytest.mark.browser
def test_the_drawing_can_be_saved_as_svg(browser: Browser, tmp_path: Path, opened: Opened) -> None:
    with opened.page.expect_download() as download:
        opened.page.click("#svg")
    drawn = Path(download.value.path()).read_text(encoding="utf-8")
    root = ElementTree.fromstring(drawn)
    words = " ".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text"))
    for label in ("109-NQ/TU", "99/KH-UBND", "2021", "⚠"):
        assert label in words
    assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) > 40


@pytest.mark.browser
def test_hostile_words_stay_words_in_the_svg(browser: Browser, tmp_path: Path, hostile_html: str) -> None:
    opened = Opened(browser, hostile_html, tmp_path)
    with opened.page.expect_download() as download:
        opened.page.click("#svg")
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.parse(download.value.path()).iter()}
    assert tags <= {"svg", "path", "rect", "text", "clipPath"}


@pytest.mark.browser
def test_laws_that_documents_rest_on_are_hidden_at_first(browser: Browser, tmp_path: Path) -> None:
    graph = programme()
    graph.add_node(BASE + "law", **document("Luật Đất đai", "LUAT", "", "2013-11-29", "central"))
    graph.add_edge(BASE + "kh99", BASE + "law", relation="based_on", evidence=(passage("Căn cứ Luật Đất đai"),))
    opened = Opened(browser, picture(graph, "x", today=TODAY), tmp_path)
    assert opened.hidden("based_on") == {True, False}
    opened.page.locator("[data-relation=law]").check()
    assert opened.hidden("based_on") == {False}


# ---- many documents


@pytest.fixture
def crowd(browser: Browser, tmp_path: Path) -> Opened:
    return Opened(browser, picture(numbered(500), "x", today=TODAY), tmp_path)


@pytest.mark.browser
def test_many_documents_are_drawn_as_groups_that_open_on_a_click(crowd: Opened) -> None:
    shown = crowd.page.evaluate("vanmach.nodes.getIds()")
    assert len(shown) <= MOST
    group = next(id for id in shown if isinstance(id, str))
    at = crowd.page.evaluate("id => vanmach.network.canvasToDOM(vanmach.network.getPosition(id))", group)
    crowd.page.locator("#network canvas").click(position=at)
    opened = crowd.page.evaluate("vanmach.nodes.getIds()")
    assert opened
    assert all(isinstance(id, int) for id in opened)
    assert f"{len(opened)} văn bản" in crowd.page.locator("#scene").inner_text()
    assert crowd.page.locator("tbody:not([hidden])").count() == len(opened)
    crowd.page.click("#up")
    assert crowd.page.evaluate("vanmach.nodes.getIds()") == shown
    assert crowd.complaints == []


@pytest.mark.browser
def test_search_opens_the_group_that_holds_a_document(crowd: Opened) -> None:
    crowd.page.fill("#search", "322-kh nhiem vu so 321")
    assert crowd.page.locator("#found").inner_text().startswith("1 ")
    crowd.page.press("#search", "Enter")
    assert "322-KH/TU" in crowd.panel()
    assert len(crowd.page.evaluate("vanmach.network.getSelectedNodes()")) == 1


@pytest.mark.browser
@pytest.mark.parametrize("grouping", ["issuer", "near"])
def test_documents_can_be_grouped_otherwise(crowd: Opened, grouping: str) -> None:
    crowd.page.select_option("#grouping", grouping)
    shown = crowd.page.evaluate("vanmach.nodes.getIds()")
    assert 0 < len(shown) <= MOST
    assert {isinstance(id, str) for id in shown} == {grouping == "issuer"}


@pytest.mark.browser
def test_a_group_opens_by_keyboard_and_escape_leads_back(crowd: Opened) -> None:
    before = crowd.page.evaluate("vanmach.nodes.getIds()")
    crowd.page.focus("#network")
    crowd.page.keyboard.press("Home")
    crowd.page.keyboard.press("Enter")
    assert crowd.page.evaluate("vanmach.nodes.getIds()") != before
    crowd.page.keyboard.press("Escape")
    assert crowd.page.evaluate("vanmach.nodes.getIds()") == before
