"""How long a project takes to open in the real window, each time in a process of its own."""
