"""What stands around the rows: menus of the headings, saved views, the form for many entries, what is kept."""
