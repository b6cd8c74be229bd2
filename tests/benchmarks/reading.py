"""How long a document of 500 pages takes to open in each format, and to light its sentences."""

import tempfile
from pathlib import Path
from time import perf_counter

from annotations.atlas import open_atlas
from tests.benchmarks.clock import emit
from tests.benchmarks.long_document import long_document
from tests.documents import as_html, as_markdown, as_text, write_docx, write_pdf

article = long_document()
times = []
with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    (folder / "long.txt").write_text(as_text(article), encoding="utf-8")
    (folder / "long.md").write_text(as_markdown(article), encoding="utf-8")
    (folder / "long.html").write_text(as_html(article), encoding="utf-8")
    write_docx(folder / "long.docx", article)
    write_pdf(folder / "long.pdf", article, running_head="The Hip and the Back")
    for path in sorted(folder.iterdir()):
        began = perf_counter()
        atlas = open_atlas(path)
        times.append(perf_counter() - began)
        emit(f"document_{path.suffix[1:]}_s", times[-1])
emit("document_500_pages_s", max(times))

lit = []
for structure in atlas.structures:
    began = perf_counter()
    starts = frozenset(tied.sentence.start for tied in atlas.sentences_about(structure.key))
    atlas.explain(structure.key)
    lit.append(perf_counter() - began)
emit("light_sentences_ms", 1000.0 * max(lit))
