"""What each kind of things in a scene is painted with; decides nothing about where they are."""
