"""Which dots, titles and intervals are shown at which scale: packed tile by tile, kept, and put side by side."""
