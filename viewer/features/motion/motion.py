"""Motion in step with the state: joints, the thigh that is dragged, read-outs and play."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget

from meshes.library import SurfaceMesh
from meshes.motion.joints import JOINTS, STANDING, Pose
from meshes.motion.numbers import HIP_MUSCLES, MotionNumbers
from meshes.motion.published import published_band
from meshes.motion.skeleton import Foot
from viewer.features.motion.panel import JointRange, MotionPanel
from viewer.features.motion.plot import PlotCurve
from viewer.features.motion.readings import ReadOut
from viewer.features.motion.thigh_drag import ThighDrag
from viewer.scene.materials import material_of
from viewer.state import edits
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.styles.theme import Theme

SIDES = ("left", "right")
STEP = 5.0  # degrees of a key
CURVE_STEP = 5  # degrees between the points of a curve
CYCLE_S = 6.0  # from extension to flexion and back
SWING = (-20.0, 90.0)  # degrees
FRAME_MS = 25
BUTTONS = ("motion.play", "motion.extend", "motion.flex", "motion.foot", "motion.standing")


class Motion(QObject):
    """Owns the panel of motion.

    Args:
        store: owner of the state.
        meshes: in standing.
        names: key -> English name of every structure.
    """

    def __init__(
        self, store: Store, meshes: Mapping[str, SurfaceMesh], names: Mapping[str, str]
    ) -> None:
        super().__init__(store)
        self._store, self._meshes, self._names = store, meshes, names
        self._numbers: MotionNumbers | None = None
        self._curves: dict[str, tuple[tuple[float, float], ...]] = {}
        self._side = "left"
        self._phase = 0.0
        self._last = 0.0
        self.panel = MotionPanel([_range(name) for name in JOINTS])
        self.panel.turned.connect(self.turn)
        self.panel.let_go.connect(store.end_merge)
        self._timer = QTimer(self)
        self._in_sight = False  # a panel behind another tab calls itself visible, too
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._swing)
        store.changed.connect(self._on_changed)

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Put the buttons of the panel in place."""
        self.panel.add_buttons([actions[name] for name in BUTTONS])

    def watch(self, drag: ThighDrag, dock: QDockWidget) -> None:
        """Follow the thigh that is dragged in the picture while the panel is in sight."""
        dock.visibilityChanged.connect(partial(self._on_sight, drag))
        drag.turned.connect(self.turn)
        drag.let_go.connect(self._store.end_merge)

    def set_look(self, theme: Theme, scale: float) -> None:
        self.panel.plot.set_look(theme, scale)
        self._tell(self._store.state)

    # ------------------------------------------------------------------- commands

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    @property
    def side(self) -> str:
        """The side that was moved or selected last, "left" or "right"."""
        return self._side

    @property
    def joint(self) -> str:
        """The joint that keys and play move: the hip of the side that was moved last."""
        return f"hip_flexion_{self._side}"

    def turn(self, joint: str, degrees: float) -> None:
        """Set a joint; changes of the same joint without a pause are one step."""
        self._timer.stop()
        self._turn(joint, degrees, f"motion {joint}")

    def _turn(self, joint: str, degrees: float, merge: str) -> None:
        state = self._store.state
        self._side = joint.rsplit("_", 1)[-1] if joint.endswith(SIDES) else self._side
        _, words = state.pose.with_angle(joint, degrees).clamped()
        new = edits.bend(state, joint, degrees)
        name = JOINTS[joint].label
        self._store.edit(f"{name.capitalize()} {new.pose.angle(joint):.0f}°", new, merge)
        self.panel.say_held(" ".join(words))

    def step(self, by: int) -> None:
        """Flex (1) or extend (-1) the hip by a step."""
        self.turn(self.joint, self._store.state.pose.angle(self.joint) + by * STEP)

    def take(self, pose: Pose, name: str) -> None:
        """Take a whole pose as one step."""
        self._timer.stop()
        self._store.edit(name, edits.take_pose(self._store.state, pose))

    def stand(self) -> None:
        self.take(STANDING, "Reset pose")

    def toggle_foot(self) -> None:
        """The thigh rises, or pelvis and trunk come down over it."""
        state = self._store.state
        foot: Foot = "fixed" if state.foot == "free" else "free"
        words = "Foot on the ground" if foot == "fixed" else "Foot free"
        self._store.edit(words, edits.take_pose(state, state.pose, foot))

    def stop(self) -> None:
        """Play no more."""
        self._timer.stop()

    def play(self) -> None:
        """Begin to swing the hip slowly, or stop."""
        if self.is_playing:
            self._timer.stop()
            self._store.end_merge()
        else:
            self._last = monotonic()
            self._timer.start()

    def _swing(self) -> None:
        now = monotonic()
        self._phase = (self._phase + (now - self._last) / CYCLE_S) % 1.0
        self._last = now
        half = 2.0 * min(self._phase, 1.0 - self._phase)
        eased = half * half * (3.0 - 2.0 * half)
        low, high = SWING
        self._turn(self.joint, low + (high - low) * eased, "motion play")

    # ------------------------------------------------------------ what has changed

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        if new.current != old.current and new.current and new.current.endswith(SIDES):
            self._side = new.current.rsplit("_", 1)[-1]
        elif new.pose == old.pose:
            return
        self.panel.say_held("")
        self._tell(new)

    def _on_sight(self, drag: ThighDrag, shown: bool) -> None:
        drag.is_wanted = self._in_sight = shown
        if shown:
            self._tell(self._store.state)
        elif not self.panel.isVisible():
            self.stop()

    def _tell(self, state: ViewState) -> None:
        self.panel.show_angles(dict(state.pose.angles))
        if not self._in_sight:
            return
        readings = {
            key: self.numbers.reading(key, state.pose, f"hip_flexion_{key.rsplit('_', 1)[-1]}")
            for key in self._muscles
        }
        self.panel.readings.show_readings(
            [
                ReadOut(
                    _capital(self._names[key]),
                    one.length_mm,
                    one.change_pct,
                    one.change_mm,
                    one.moment_arm_mm,
                )
                for key, one in readings.items()
            ]
        )
        self.panel.plot.show_curves(
            [self._curve(key, one.angle_deg, one.moment_arm_mm) for key, one in readings.items()
             if key.endswith(self._side)]
        )  # fmt: skip

    @property
    def numbers(self) -> MotionNumbers:
        """Lengths and moment arms; made when first asked for."""
        if self._numbers is None:
            self._numbers = MotionNumbers(self._meshes)
            band = published_band(HIP_MUSCLES[0])
            if band is not None:
                sources = "; ".join(band.sources)
                self.panel.sources.setText(f"Shaded: what was published ({sources}).")
        return self._numbers

    @property
    def _muscles(self) -> tuple[str, ...]:
        return tuple(f"{muscle}_{side}" for muscle in HIP_MUSCLES for side in SIDES)

    def _curve(self, key: str, angle: float, arm: float) -> PlotCurve:
        muscle, side = key.rsplit("_", 1)
        joint, scale = f"hip_flexion_{side}", self.numbers.scale
        if key not in self._curves:
            limits = JOINTS[joint]
            angles = range(round(limits.lowest), round(limits.highest) + 1, CURVE_STEP)
            rows = self.numbers.sweep(key, joint, angles)
            self._curves[key] = tuple((row.angle_deg, row.moment_arm_mm) for row in rows)
        band = published_band(muscle)
        least = greatest = ()  # type: tuple[tuple[float, float], ...]
        if band is not None:
            # Published for smaller bodies: brought to the size of this one.
            least = tuple((a, scale * v) for a, v in zip(band.angles, band.least, strict=True))
            greatest = tuple(
                (a, scale * v) for a, v in zip(band.angles, band.greatest, strict=True)
            )
        red, green, blue = material_of(key).colour
        return PlotCurve(
            _capital(self._names[key]),
            self._curves[key],
            least,
            greatest,
            (angle, arm),
            f"#{red:02x}{green:02x}{blue:02x}",
            muscle != HIP_MUSCLES[0],
        )


def _range(name: str) -> JointRange:
    joint = JOINTS[name]
    common = name.startswith("hip_flexion")
    return JointRange(
        name, _capital(joint.label), round(joint.lowest), round(joint.highest), common
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
