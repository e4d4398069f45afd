"""The text set in lines: its document, its sizes, where its words stand."""
