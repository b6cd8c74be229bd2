"""Curated ways to look at the psoas, each with a sentence."""

from __future__ import annotations

from annotations.notes.sources import read_sources
from annotations.notes.views import read_key_views
from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.key_views.key_views import KeyViews


class KeyViewsFeature(Feature):
    """Takes camera and state to where the psoas is best seen."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        views = read_key_views(host.document.atlas.structures, read_sources())
        self.key_views = KeyViews(views, host.store, host.camera, host.viewpoints, host.home_hidden)
        self.key_views.watch(host.viewport, host.scene, host.overlay)
        host.overlay.offer_views([host.actions[f"view.psoas_{name}"] for name in views])


FEATURE = KeyViewsFeature
