"""The action of the menu View that switches board mode."""

from __future__ import annotations

from viewer.features.board.feature import BoardFeature
from viewer.menus.spec import ActionSpec, Rows, on_or_off


def toggle_board(board: BoardFeature) -> None:
    board.host.preferences.toggle_board()


def is_board(board: BoardFeature) -> bool:
    return board.host.preferences.is_board


_VIEW: tuple[ActionSpec[BoardFeature], ...] = (
    ActionSpec(
        "view.board",
        "Board mode",
        ("Ctrl+B",),
        toggle_board,
        tip="Large targets and buttons for every drag, for a touch screen or a whiteboard.",
        checked=is_board,
        said=on_or_off("Board mode", is_board),
        after="view.tumble",
    ),
)
ROWS: Rows = {"View": _VIEW}
