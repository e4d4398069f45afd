"""What the program notices and never changes: findings on what is inside a project."""
