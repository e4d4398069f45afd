"""What goes where on a timeline: numbers in, numbers out; shared by the window and the PDF."""
