"""Pictures of the window as people see it: every arrangement, pane and panel, light and dark, once from the right."""
