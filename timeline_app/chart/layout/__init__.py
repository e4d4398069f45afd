"""Where each thing of a picture goes: lanes, shapes of dates, labels, links; pure functions."""
