"""Articles of other shapes: each is read, cut and tied as a reader would."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from annotations.atlas import Atlas, open_atlas
from annotations.readers.files import read_document
from annotations.reports import coverage, document_json
from tests.annotations.reading import FEMURS, HIP, ILIACUS, PSOAS, headings, sentence
from tests.annotations.test_parsing import spans_fit
from tests.benchmarks.long_document import long_document
from tests.documents import Article, as_html, as_markdown, as_text, write_docx, write_pdf

ARTICLES = Path(__file__).parent / "articles"

ARTICLE: Article = [
    (1, "The Thigh Bone and Its Neighbours"),
    (0, "The femur is the longest bone. It lies in the thigh, between the hip and the knee."),
    (2, "What the Iliacus Does"),
    (0, "The iliacus helps to bend the hip. It is fan-shaped, and its fibres run down."),
    (2, "Pain at the Tailbone"),
    (0, "A fall can hurt the coccyx. Rest helps."),
]


# ------------------------------------------------------------------- a Markdown hand-out


@pytest.fixture(scope="module")
def hand_out() -> Atlas:
    return open_atlas(ARTICLES / "hand_out.md")


def test_a_hand_out_has_its_title_and_sections(hand_out: Atlas) -> None:
    assert hand_out.document.title == "Your Hip Flexors: A Hand-out for Desk Workers"
    assert headings(hand_out) == [
        ("-", "intro"),
        ("Where the Muscles Lie", "location"),
        ("What They Do", "function"),
        ("When It Hurts", "pain"),
        ("Stretches", "stretch"),
        ("Half Kneeling", "stretch"),
        ("On the Edge of a Bed", "stretch"),
        ("-", "closing"),
        ("Further Reading", "references"),
    ]
    assert spans_fit(hand_out.document)


def test_marks_of_emphasis_links_and_code_are_no_words(hand_out: Atlas) -> None:
    text = hand_out.document.text
    assert "The psoas major runs along both sides of the lumbar spine and ends on" in text
    assert not any(mark in text for mark in ("**", "](", "`", "##", "|", "example.org", "<"))


def test_sentences_of_a_hand_out_are_tied(hand_out: Atlas) -> None:
    keys, kind = sentence(hand_out, "psoas major runs along both sides")
    assert {*PSOAS, "l1_vertebra", "l5_vertebra", "femur_left", "femur_right"} <= set(keys)
    assert kind == "location"
    assert set(sentence(hand_out, "inner face")[0]) == {
        *ILIACUS,
        "hip_bone_left",
        "hip_bone_right",
    }
    assert sentence(hand_out, "T12 vertebra is where")[0] == ("t12_vertebra",)
    assert sentence(hand_out, "Each L4-L5 disc")[0] == ("l4_l5_disc",)
    assert sentence(hand_out, "Psoas major helps") == ((*PSOAS, *HIP), "function")
    assert set(PSOAS) < set(sentence(hand_out, "It also steadies")[0])
    assert sentence(hand_out, "The femur moves") == (FEMURS, "function")
    assert sentence(hand_out, "Pain in the groin")[1] == "pain"
    assert sentence(hand_out, "Kneel on one knee") == ((), "stretch")
    assert sentence(hand_out, "Meadow, A. B.")[1] == "other"


def test_a_click_on_a_structure_finds_its_words_in_a_hand_out(hand_out: Atlas) -> None:
    explained = hand_out.explain("psoas_major_left")
    assert [p.section for p in explained.location] == ["Where the Muscles Lie"]
    assert explained.function[0].text == "Psoas major helps to bend the hip."


# --------------------------------------------------------------------------- a web page


@pytest.fixture(scope="module")
def web_page() -> Atlas:
    return open_atlas(ARTICLES / "web_page.html")


def test_of_a_web_page_only_what_a_reader_sees_is_read(web_page: Atlas) -> None:
    text = web_page.document.text
    assert web_page.sentences_about("femur_left") == ()
    for trace in ("script", "alert", "http", "file:", "Send", "{", "written", "pictured", "framed"):
        assert trace not in text
    assert [omission.reason for omission in web_page.document.left_out] == [
        "navigation of a web page",
        "navigation of a web page",
        "beside the main part of a web page",
        "beside the main part of a web page",
        "foot of a web page",
    ]
    assert spans_fit(web_page.document)


def test_a_web_page_has_its_title_and_sections(web_page: Atlas) -> None:
    assert web_page.document.title == "Between the Last Rib and the Thigh"
    assert headings(web_page) == [
        ("-", "intro"),
        ("Where is the sacrum?", "location"),
        ("What does iliacus do?", "function"),
        ("Lower back pain", "pain"),
        ("Questions and answers", "questions"),
    ]


def test_sentences_of_a_web_page_are_tied(web_page: Atlas) -> None:
    keys, kind = sentence(web_page, "The sacrum lies between the two hip bones")
    assert kind == "location"
    assert set(keys) == {"sacrum", "hip_bone_left", "hip_bone_right", "l5_vertebra"}
    assert sentence(web_page, "It is joined to the tailbone.")[0] == ("coccyx", "sacrum")
    assert sentence(web_page, "helps to lift") == (ILIACUS, "function")
    assert sentence(web_page, "A worn lumbar disc")[1] == "pain"
    asked = web_page.document.questions[0]
    assert asked.question[0].text == "Is psoas minor always there?"
    assert sentence(web_page, "missing in many")[0] == ("psoas_minor_left", "psoas_minor_right")


def test_line_ends_of_a_page_are_kept_where_it_keeps_them(web_page: Atlas) -> None:
    text = web_page.document.text
    assert "ring of three bones.\nIt carries the spine." in text
    assert "Angle 40 degrees\nLength 50 cm" in text
    assert "fifth lumbar vertebra. It is" in text


def test_a_page_without_a_first_heading_goes_by_its_own_title(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<title>The  Hip\n</title><h2>A</h2><p>One.</p><h2>B</h2><p>Two.</p>")
    document = read_document(page)
    assert document.title == "The Hip"
    assert [section.label for section in document.sections] == ["A", "B"]


# --------------------------------------------------------- the same article in five formats


def written(folder: Path, suffix: str, article: Article = ARTICLE, head: str = "") -> Path:
    path = folder / f"article{suffix}"
    if suffix == ".docx":
        return write_docx(path, article)
    if suffix == ".pdf":
        return write_pdf(path, article, running_head=head)
    form = {".txt": as_text, ".md": as_markdown, ".html": as_html}[suffix]
    path.write_text(form(article), encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".pdf"])
def test_an_article_reads_the_same_in_every_format(tmp_path: Path, suffix: str) -> None:
    atlas = open_atlas(written(tmp_path, suffix))
    reference = open_atlas(written(tmp_path, ".txt"))
    assert document_json(atlas) == document_json(reference)
    assert atlas.document.title == ARTICLE[0][1]
    assert headings(atlas) == [
        ("-", "intro"),
        ("What the Iliacus Does", "function"),
        ("Pain at the Tailbone", "pain"),
    ]
    assert set(FEMURS) < set(sentence(atlas, "It lies in the thigh")[0])
    assert sentence(atlas, "The iliacus helps") == ((*ILIACUS, *HIP), "function")
    assert sentence(atlas, "A fall") == (("coccyx",), "pain")
    assert [span.text for span in coverage(atlas).silent] == ["Rest helps."]
    assert spans_fit(atlas.document)


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".pdf"])
def test_forty_pages_read_the_same_in_every_format(tmp_path: Path, suffix: str) -> None:
    article = long_document(20_000)
    read = read_document(written(tmp_path, suffix, article, "Hip and Back"))
    text = read_document(written(tmp_path, ".txt", article))
    assert [s.text for s in read.sentences] == [s.text for s in text.sentences]
    assert [s.heading and s.heading.text for s in read.sections] == [
        s.heading and s.heading.text for s in text.sections
    ]


def test_no_reader_library_is_loaded_before_a_file_is_opened() -> None:
    code = (
        "import sys, json, annotations.atlas as a, viewer.commands; a.load_atlas();"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    libraries = {"markdown_it", "selectolax", "pypdfium2", "charset_normalizer"}
    assert not loaded & {*libraries, "zipfile", "pyexpat"}
