"""Kinds of file that people really have: each reads as a person reads it, nothing lost."""

# ruff: noqa: E501 - a file in one line each

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.atlas import Atlas, open_atlas
from annotations.structures.structures import read_structures
from annotations.structures.vocabulary import read_vocabulary
from tests.annotations.reading import as_read

READ = "The psoas lies beside the spine."


def opened(tmp_path: Path, name: str, content: str | bytes) -> Atlas:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return open_atlas(path)


def stems(atlas: Atlas, words: str) -> set[str]:
    ties = [tie for tie, _ in atlas.readings if words in tie.sentence.text]
    assert len(ties) == 1, words
    return {key.removesuffix("_left").removesuffix("_right") for key in ties[0].structures}


# ------------------------------------------------------------------------------------ letters


@pytest.mark.parametrize(
    "word", ["İliopsoas", "ılıopsoas", "iliopſoaſ", "ILIOPSOAS", "ilio\xadpsoas"]
)
def test_letters_of_other_alphabets_hide_no_word(tmp_path: Path, word: str) -> None:
    atlas = opened(tmp_path, "a.txt", f"The Hip\n\nThe {word} is deep.")
    assert stems(atlas, "is deep") == {"psoas_major", "iliacus"}


@pytest.mark.parametrize("hyphen", ["-", "‐", "‑"])
def test_a_term_of_two_words_is_found_with_any_hyphen(hyphen: str) -> None:
    vocabulary = read_vocabulary(read_structures())
    for words in (f"hip{hyphen}flexor", f"T12{hyphen}L1"):
        (hit,) = vocabulary.find(words, 0, len(words))
        assert hit.end == len(words)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "The psoas¹ is long. The iliacus²,³ is flat.⁴ The femur⁵ is a bone.[6] It is hard."),
        ("a.html", "<p>The psoas<sup>1</sup> is long. The iliacus<sup>2,3</sup> is flat.<sup>4</sup>"
                   " The femur<sup>5</sup> is a bone.<sup>[6]</sup> It is hard."),
        ("a.md", "The psoas^1^ is long. The iliacus²,³ is flat.⁴ The femur⁵ is a bone.[6] It is hard."),
    ],
)  # fmt: skip
def test_numbers_of_notes_are_no_part_of_words(tmp_path: Path, name: str, text: str) -> None:
    atlas = opened(tmp_path, name, text)
    assert [span.text for span in atlas.document.sentences] == [
        "The psoas¹ is long.",
        "The iliacus²,³ is flat.⁴",
        "The femur⁵ is a bone.[6]",
        "It is hard.",
    ]
    assert stems(atlas, "is long") == {"psoas_major", "iliacus"}
    assert stems(atlas, "is flat") == {"iliacus"}
    assert stems(atlas, "a bone") == {"femur"}


LINES = "Where it lies{0}{0}The psoas lies{0}beside the spine.{0}{0}What it does{0}{0}It bends{0}the hip."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_lines_end_as_they_do_on_any_system(tmp_path: Path, end: str) -> None:
    atlas = opened(tmp_path, "a.txt", LINES.format(end))
    assert atlas.document.text == LINES.format("\n")
    assert as_read(atlas)[::2] == ["Where it lies", "What it does"]


def test_signs_of_unicode_end_lines_paragraphs_and_pages(tmp_path: Path) -> None:
    text = "Where it lies\u2029The psoas lies\u2028beside the spine.\f\nWhat it does\f It is ﬁne."
    atlas = opened(tmp_path, "a.txt", text)
    assert as_read(atlas) == [
        "Where it lies", "The psoas lies\nbeside the spine.", "What it does", "It is fine."
    ]  # fmt: skip


def test_a_damaged_byte_spoils_one_sign(tmp_path: Path) -> None:
    text = "The “psoas” – a muscle – it’s deep.".encode() + b" That\x92s all."
    document = opened(tmp_path, "a.txt", text).document
    assert document.text == "The “psoas” – a muscle – it’s deep. That\ufffds all."
    assert document.notices == ("1 damaged sign of the file is shown as “\ufffd”.",)


# ------------------------------------------------------------------------------------- Markdown


@pytest.mark.parametrize(
    "front",
    ["---\ntitle: Psoas\n---\n", '---\n"title": "Psoas"\n...\n', "+++\ntitle = 'Psoas'\n+++\n",
     "---\n# for class 7\ndate-created: 2024-05-01\ntags:\n  - anatomy\n- x\ntitle: Psoas\n---\n"],
)  # fmt: skip
def test_front_matter_is_left_out_and_its_title_serves(tmp_path: Path, front: str) -> None:
    assert as_read(opened(tmp_path, "a.md", f"{front}\n{READ}")) == ["Psoas", READ]
    assert as_read(opened(tmp_path, "a.md", f"{front}\n# The Hip\n\n{READ}")) == ["The Hip", READ]


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    text = "---\n\nThe femur is long.\n\n---\n\nThe sacrum is short."
    assert as_read(opened(tmp_path, "a.md", text)) == [
        "",
        "The femur is long.",
        "The sacrum is short.",
    ]


def test_marks_of_other_programs_are_not_shown(tmp_path: Path) -> None:
    text = """# Psoas {#top .wide}
## Location {#where}
The [[psoas major|psoas]] is ==deep==. {{< figure src="x.png" >}}See [[Iliacus]].{: .note}

::: warning
The femur is long.[^1]
:::

!!! note "The sacrum"

> [!TIP]
> The coccyx is small.

- [ ] the pelvis
- [x] the femur

[[toc]]

## Function
It bends the hip.

[^1]: The thigh bone.
"""
    assert as_read(opened(tmp_path, "a.md", text)) == [
        "Psoas", "Location", "The psoas is deep.", "See Iliacus.", "The femur is long.¹",
        "¹ The thigh bone.", "The sacrum", "The coccyx is small.", "the pelvis", "the femur",
        "Function", "It bends the hip.",
    ]  # fmt: skip


def test_headings_need_no_space_where_none_has_one(tmp_path: Path) -> None:
    text = f"#Psoas\n\n##Location\n\n{READ}\n\n#tag #other"
    assert as_read(opened(tmp_path, "a.md", text)) == ["Psoas", "Location", READ, "#tag #other"]


# ------------------------------------------------------------------------------------ web pages


@pytest.mark.parametrize(
    "head",
    ["<h2><button aria-expanded=true>{}</button></h2>", "<button class=accordion>{}</button>",
     "<summary>{}</summary>", "<div role=heading aria-level=2>{}</div>", "<h2>{}"],
)  # fmt: skip
def test_headings_in_buttons_and_folding_parts(tmp_path: Path, head: str) -> None:
    body = "".join(f"{head.format(words)}<p>{READ}</p>" for words in ("Location", "Its Place"))
    page = f"<h1>Psoas</h1><button>Menu</button>{body}"
    assert as_read(opened(tmp_path, "a.html", page)) == [
        "Psoas",
        "Location",
        READ,
        "Its Place",
        READ,
    ]


def test_two_breaks_end_a_paragraph(tmp_path: Path) -> None:
    page = f"<title>Psoas</title><b>Location</b><br><br>{READ}<br>It is long.<br> <br>It is deep."
    atlas = opened(tmp_path, "a.html", page)
    assert as_read(atlas) == ["Psoas", "Location", READ, "It is long.", "It is deep."]
    assert len(atlas.document.sections[0].parts) == 2


def test_xhtml_may_close_any_element_at_once(tmp_path: Path) -> None:
    page = (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script/>'
        f"</head><body><h1>Psoas</h1><a id='x'/><p>{READ}</p><![CDATA[L1 < L2.]]></body></html>"
    )
    assert as_read(opened(tmp_path, "a.xhtml", page)) == ["Psoas", READ, "L1 < L2."]


@pytest.mark.parametrize(
    ("label", "encoding", "words"),
    [("iso-8859-1", "cp1252", "“psoas” – it’s deep…"), ("ascii", "cp1252", "“psoas”"),
     ("shift_jis", "cp932", "大腰筋 psoas ① は"), ("gb2312", "gb18030", "髂腰肌 psoas 镕"),
     ("iso-8859-9", "cp1254", "“psoas” kası")],
)  # fmt: skip
def test_labels_mean_what_the_standard_of_the_web_says(
    tmp_path: Path, label: str, encoding: str, words: str
) -> None:
    page = f"<meta charset={label}><p>{words}</p>".encode(encoding)
    assert opened(tmp_path, "a.html", page).document.text == words


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_a_row_of_a_table_speaks_of_one_structure(tmp_path: Path, name: str) -> None:
    rows = [("Muscle", "Starts", "Does"), ("Iliacus", "The pelvis", "Flexes the hip"),
            ("Psoas major", "L1", "It bends the spine.")]  # fmt: skip
    if name == "a.md":
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        text = "\n".join([lines[0], "|---|---|---|", *lines[1:]])
    else:
        text = "<table>" + "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows
        )
    atlas = opened(tmp_path, name, f"{text}")
    assert "iliacus" in stems(atlas, "The pelvis")
    assert "iliacus" in stems(atlas, "Flexes the hip")
    assert "psoas_major" in stems(atlas, "It bends the spine")
    assert "iliacus" not in stems(atlas, "L1")
