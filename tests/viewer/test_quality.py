"""The picture gets coarser while it moves slowly, and finer again; a single frame never."""

from __future__ import annotations

import pytest

from viewer.scene.quality import SCALES, Quality


def moved(quality: Quality, frames: int, seconds: float, start: float = 100.0) -> float:
    """Draw frames that take so long each; the time after the last."""
    now = start
    for _ in range(frames):
        quality.scale(now)
        quality.drawn(now, now + seconds, still=False)
        now += seconds
    return now


def test_a_slow_machine_gets_coarser_step_by_step_down_to_the_coarsest() -> None:
    quality = Quality()
    now = moved(quality, 40, 0.15)

    assert quality.scale(now) == SCALES[-1]
    assert quality.usual == pytest.approx(0.15)


def test_a_fast_machine_stays_fine() -> None:
    quality = Quality()

    assert quality.scale(moved(quality, 40, 0.008)) == 1.0


def test_it_gets_finer_again_when_there_is_time() -> None:
    quality = Quality()
    now = moved(quality, 40, 0.15)
    now = moved(quality, 40, 0.008, now)

    assert quality.scale(now) == 1.0


def test_a_frame_after_a_pause_is_fine() -> None:
    quality = Quality()
    now = moved(quality, 40, 0.15)

    assert quality.scale(now + 1.0) == 1.0


def test_finished_pictures_are_not_taken_for_moving_ones() -> None:
    quality = Quality()
    now = moved(quality, 2, 0.01)
    quality.drawn(now, now + 0.5, still=True)

    assert quality.still == 0.5
    assert quality.usual == pytest.approx(0.01)


def test_the_user_may_have_it_always_fast_or_always_full() -> None:
    for mode, scale in (("fast", SCALES[-1]), ("full", 1.0)):
        quality = Quality(mode)
        assert quality.scale(moved(quality, 40, 0.15)) == scale
        assert quality.chosen == scale
