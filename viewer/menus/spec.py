"""What an action is, and an action tied to what it works on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Subject = TypeVar("Subject")


def _always(_subject: object) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec(Generic[Subject]):
    """One action on a subject: the host, or the feature whose row it is.

    Attributes:
        id: stable name, `menu.verb`; settings remember changed keys by it.
        text: its words in the menu.
        keys: shortcuts; the first one is shown, and can be typed on every keyboard.
        run: what it does.
        enabled: whether it applies now.
        tip: one sentence more for the tooltip.
        separated: a line stands above it in its menu.
        checked: whether what it switches is on; None for what is no switch.
        submenu: title of the menu within its menu that it stands in, empty for none.
        one_of: the choice of which it is one; a bullet stands where others have a tick.
        words: its words in the menu where they hang on what would be done now.
        said: what is so after it ran, for a switch of which the picture may show nothing.
        after: id of the row below which it stands; at the end of its menu where that is not there.
        last: it stands at the end of its menu, whatever comes.
        on_structure: the menu of a right click on a structure has it, too.
        on_view: likewise, of a right click beside everything.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    run: Callable[[Subject], None]
    enabled: Callable[[Subject], bool] = _always
    tip: str = ""
    separated: bool = False
    checked: Callable[[Subject], bool] | None = None
    submenu: str = ""
    one_of: str = ""
    words: Callable[[Subject], str] | None = None
    said: Callable[[Subject], str] | None = None
    after: str = ""
    last: bool = False
    on_structure: bool = False
    on_view: bool = False


def on_or_off(what: str, is_on: Callable[[Subject], bool]) -> Callable[[Subject], str]:
    """Words on a switch after it was used, such as `X-ray: on`."""
    return lambda subject: f"{what}: {'on' if is_on(subject) else 'off'}"


Rows = dict[str, tuple[ActionSpec[Any], ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """An action in its menu, tied to what it works on.

    Attributes:
        menu: title of the menu.
        spec: the action.
        subject: gives what it works on, once that is built.
    """

    menu: str
    spec: ActionSpec[Any]
    subject: Callable[[], Any]

    @property
    def words(self) -> str:
        """What the action is called outside of its menu."""
        return self.spec.text.rstrip(" .")

    def run(self) -> str:
        """Do it, where it applies; what is so since then, in a few words."""
        subject = self.subject()
        if not self.spec.enabled(subject):
            return ""
        self.spec.run(subject)
        return self.spec.said(subject) if self.spec.said is not None else ""

    @property
    def words_now(self) -> str:
        """Its words in the menu as things are."""
        return self.spec.text if self.spec.words is None else self.spec.words(self.subject())

    @property
    def is_enabled(self) -> bool:
        return self.spec.enabled(self.subject())

    @property
    def is_checked(self) -> bool:
        return self.spec.checked is not None and self.spec.checked(self.subject())
