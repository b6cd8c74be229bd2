"""What each action does, as short functions of the context."""

from __future__ import annotations

from viewer import edits
from viewer.context import Context

ZOOM_STEP = 1.2


def selected_names(ctx: Context) -> str:
    """The selected structures in words, for the name of a step."""
    selected = ctx.store.state.selected
    if len(selected) == 1:
        return ctx.names[selected[0]]
    return f"{len(selected)} structures"


def has_selection(ctx: Context) -> bool:
    return bool(ctx.store.state.selected)


def has_hidden(ctx: Context) -> bool:
    return bool(ctx.store.state.hidden - ctx.surroundings)


def can_undo(ctx: Context) -> bool:
    return ctx.store.undo_label is not None


def can_redo(ctx: Context) -> bool:
    return ctx.store.redo_label is not None


def undo(ctx: Context) -> None:
    ctx.store.undo()


def redo(ctx: Context) -> None:
    ctx.store.redo()


def hide_selected(ctx: Context) -> None:
    state = ctx.store.state
    ctx.store.edit(f"Hide {selected_names(ctx)}", edits.hide(state, state.selected))


def show_all(ctx: Context) -> None:
    """Show all but the surroundings, which would cover the rest; they stay as they are."""
    state = ctx.store.state
    ctx.store.edit("Show all", edits.show(state, state.hidden - ctx.surroundings))


def surroundings_shown(ctx: Context) -> bool:
    return not ctx.surroundings <= ctx.store.state.hidden


def toggle_surroundings(ctx: Context) -> None:
    state = ctx.store.state
    if surroundings_shown(ctx):
        ctx.store.edit("Hide the context", edits.hide(state, ctx.surroundings))
    else:
        ctx.store.edit("Show the context", edits.show(state, ctx.surroundings))


def has_faded(ctx: Context) -> bool:
    return bool(ctx.store.state.ghosted | ctx.store.state.faded)


def can_fade(ctx: Context) -> bool:
    return has_selection(ctx) or has_faded(ctx)


def fade_others(ctx: Context) -> None:
    """Let everything but the selected recede; a second time makes it solid again."""
    state = ctx.store.state
    faded = edits.fade_others(state, ctx.names)
    if state.ghosted and (state.ghosted == faded.ghosted or not state.selected):
        make_solid(ctx)
    else:
        ctx.store.edit(f"Fade all but {selected_names(ctx)}", faded)


def make_solid(ctx: Context) -> None:
    ctx.store.edit("Show solid", edits.make_solid(ctx.store.state))


def isolate_selected(ctx: Context) -> None:
    """Show the selected alone; a second time brings the usual set back."""
    state = ctx.store.state
    alone = edits.isolate(state, state.selected, ctx.names)
    if alone == state:
        back = edits.hide(edits.show(state, ctx.names), ctx.home_hidden - set(state.selected))
        ctx.store.edit("Show the others", back)
    else:
        ctx.store.edit(f"Isolate {selected_names(ctx)}", alone)


def escape(ctx: Context) -> None:
    """Clear the selection; with none, leave full screen."""
    if ctx.store.state.selected:
        ctx.store.show(edits.select(ctx.store.state, None))
    else:
        ctx.desk.leave_full_screen()


def fly_to_selected(ctx: Context) -> None:
    ctx.camera.fly_to(ctx.store.state.selected)


def reset_view(ctx: Context) -> None:
    ctx.camera.reset()


def zoom_in(ctx: Context) -> None:
    ctx.camera.zoom(ZOOM_STEP)


def zoom_out(ctx: Context) -> None:
    ctx.camera.zoom(1.0 / ZOOM_STEP)


def front_view(ctx: Context) -> None:
    ctx.camera.look("front")


def back_view(ctx: Context) -> None:
    ctx.camera.look("back")


def left_view(ctx: Context) -> None:
    ctx.camera.look("left")


def right_view(ctx: Context) -> None:
    ctx.camera.look("right")


def top_view(ctx: Context) -> None:
    ctx.camera.look("top")


def bottom_view(ctx: Context) -> None:
    ctx.camera.look("bottom")


def larger_text(ctx: Context) -> None:
    ctx.looks.change_text_size(1)


def smaller_text(ctx: Context) -> None:
    ctx.looks.change_text_size(-1)


def usual_text(ctx: Context) -> None:
    ctx.looks.change_text_size(0)


def light_ground(ctx: Context) -> None:
    ctx.looks.set_theme("light")


def dark_ground(ctx: Context) -> None:
    ctx.looks.set_theme("dark")


def full_screen(ctx: Context) -> None:
    ctx.desk.toggle_full_screen()


def toggle_card(ctx: Context) -> None:
    ctx.desk.toggle_card()


def next_sentence(ctx: Context) -> None:
    ctx.reading.step(1)


def previous_sentence(ctx: Context) -> None:
    ctx.reading.step(-1)


def toggle_note(ctx: Context) -> None:
    ctx.reading.toggle_note()


def show_article(ctx: Context) -> None:
    ctx.desk.show_panel("Article")


def show_measures(ctx: Context) -> None:
    ctx.desk.show_panel("Measures")


def show_coverage(ctx: Context) -> None:
    ctx.desk.show_panel("Coverage")


def open_document(ctx: Context) -> None:
    ctx.documents.choose()


def has_own_document(ctx: Context) -> bool:
    return ctx.documents.path is not None


def back_to_built_in(ctx: Context) -> None:
    ctx.documents.back()


def toggle_notes(ctx: Context) -> None:
    ctx.looks.toggle_notes()


def open_search(ctx: Context) -> None:
    ctx.search.open()


def has_labels(ctx: Context) -> bool:
    return ctx.store.state.labels != "none"


def has_numbers(ctx: Context) -> bool:
    return ctx.store.state.numbered


def next_labels(ctx: Context) -> None:
    new = edits.next_labels(ctx.store.state)
    ctx.store.edit(f"Labels: {new.labels}", new)


def toggle_numbers(ctx: Context) -> None:
    new = edits.toggle_numbers(ctx.store.state)
    ctx.store.edit("Labels as numbers" if new.numbered else "Labels as names", new)


def toggle_attachments(ctx: Context) -> None:
    new = edits.toggle_attachments(ctx.store.state)
    ctx.store.edit("Show attachments" if new.attachments else "Hide attachments", new)


def next_label(ctx: Context) -> None:
    ctx.labels.step(1)


def previous_label(ctx: Context) -> None:
    ctx.labels.step(-1)


def reveal_next(ctx: Context) -> None:
    ctx.labels.reveal_next()


def reveal_all(ctx: Context) -> None:
    ctx.labels.reveal_all()


def toggle_motion(ctx: Context) -> None:
    ctx.looks.toggle_motion()


def save_picture(ctx: Context) -> None:
    ctx.desk.save_picture()


def export_meshes(ctx: Context) -> None:
    ctx.desk.export_meshes()


def close_window(ctx: Context) -> None:
    ctx.desk.close_window()


def show_keys(ctx: Context) -> None:
    ctx.desk.show_keys()


def show_about(ctx: Context) -> None:
    ctx.desk.show_about()
