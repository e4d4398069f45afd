"""The text that is shown: its marks and colours, its words of time, and where one stopped reading it."""
