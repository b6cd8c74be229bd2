"""What a document leaves open."""

from __future__ import annotations

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.coverage.panel import CoveragePanel
from viewer.features.coverage.report import CoverageReport


class CoverageFeature(Feature):
    """A report with links to the structures and sentences that it names."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.panel = CoveragePanel()
        self.panel.structure_chosen.connect(host.select)
        self.panel.sentence_chosen.connect(host.sentence_wanted)
        report = CoverageReport(self.panel, host.document, host.preferences)
        report.watch(host.window.add_right("Coverage", self.panel))


FEATURE = CoverageFeature
