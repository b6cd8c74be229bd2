"""Views that the user saved."""

from __future__ import annotations

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.core.preferences import views_path
from viewer.features.saved_views.own_views import OwnViews
from viewer.features.saved_views.panel import ViewsPanel


class SavedViewsFeature(Feature):
    """Keeps camera and state under a name, with a picture, between two starts."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.own = OwnViews(
            views_path(), host.store, host.names, host.viewpoints.step_to, host.document.is_sentence
        )
        keys = [action for name, action in host.actions.items() if name.startswith("view.psoas_")]
        files = [host.actions["file.import_views"], host.actions["file.export_views"]]
        for action, word in zip(files, ("Import", "Export"), strict=True):
            action.setIconText(word)  # on buttons
        self.panel = ViewsPanel(keys, host.actions["view.save"], files)
        host.window.add_left("Views", self.panel)
        self.own.show_in(self.panel, host.viewport, host.camera, host.window)
        self.own.told.connect(host.tell)
        self.own.failed.connect(host.complain)

    @property
    def notice(self) -> str | None:
        """A sentence where the file of views could not be used as it was."""
        return self.own.notice

    def close(self) -> None:
        self.own.save_rest()


FEATURE = SavedViewsFeature
