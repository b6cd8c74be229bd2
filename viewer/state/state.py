"""What is shown, as one immutable value."""

from __future__ import annotations

from dataclasses import dataclass

from meshes.motion.joints import STANDING, Pose
from meshes.motion.skeleton import Foot
from viewer.state.cut import Cut

LABEL_AMOUNTS = ("none", "selected", "structures", "landmarks", "all")


@dataclass(frozen=True, slots=True)
class ViewState:
    """What is selected and what is hidden, by structure key.

    Collections of texts hold structure keys, or ids that begin with one and a slash.

    Attributes:
        selected: keys in the order in which they were picked; the last one fills the card.
        hidden: keys that are not drawn.
        alone: keys that were isolated, empty when none were.
        hidden_before: what was hidden before that, to be hidden again.
        faded: keys that recede while a sentence is read.
        ghosted: keys that the user made recede, until they are made solid again.
        xray: keys drawn clear face-on and solid at the outline.
        opacities: (key, 0 to 1) of each structure that the user made less than solid.
        cut: the plane that cuts the model, None while it is whole.
        pose: joint angles; `Pose()` stands.
        foot: "free", or "fixed" where pelvis and trunk come down over the thigh.
        sentence: start of the sentence that is read, None when none is.
        labels: which names stand in the margins, one of `LABEL_AMOUNTS`; all are structures and
            landmarks.
        more_labels: all names of what is in sight, not the first ones alone.
        hidden_labels: names of what is covered or turned away, too.
        numbered: labels show numbers, so that a class can be asked.
        numbers: ids of the pins that have a number then, from 1 on.
        revealed: ids of the pins that show their name all the same.
        all_revealed: every pin does, those included that appear later.
        attachments: origins and insertions are painted on the bones, muscles recede.
        pin: id of the pin that was chosen, None when none is.
        key_view: id of the key view whose sentence is shown, None when none is.
        motion_step: motion, step and side that is shown (`lunge/1/left`), None when none is.
        viewpoint: figures of the camera that the last step which moved it asked for; None before
            the first one. The user moves the camera on without a step.
        own_views: which of the lists of saved views stands that there were since the start.
    """

    selected: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    hidden_before: frozenset[str] = frozenset()
    faded: frozenset[str] = frozenset()
    ghosted: frozenset[str] = frozenset()
    xray: frozenset[str] = frozenset()
    opacities: tuple[tuple[str, float], ...] = ()
    cut: Cut | None = None
    pose: Pose = STANDING
    foot: Foot = "free"
    sentence: int | None = None
    labels: str = "none"
    more_labels: bool = False
    hidden_labels: bool = False
    numbered: bool = False
    numbers: tuple[str, ...] = ()
    revealed: frozenset[str] = frozenset()
    all_revealed: bool = False
    attachments: bool = False
    pin: str | None = None
    key_view: str | None = None
    motion_step: str | None = None
    viewpoint: tuple[float, ...] | None = None
    own_views: int = 0

    @property
    def current(self) -> str | None:
        """The structure that the card explains."""
        return self.selected[-1] if self.selected else None

    @property
    def seen_through(self) -> frozenset[str]:
        """Keys that are drawn less than solid, for whatever reason."""
        return self.faded | self.ghosted | self.xray | {key for key, _ in self.opacities}

    def opacity_of(self, key: str) -> float:
        """How solid the user made a structure, 0 to 1."""
        return next((opacity for one, opacity in self.opacities if one == key), 1.0)
