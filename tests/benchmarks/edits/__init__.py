"""Small edits of a large chronology in the real window, from the verb and from hearing of it to the painted picture."""
