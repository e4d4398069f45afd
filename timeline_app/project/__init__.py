"""The open project file: the only room that speaks SQL."""
