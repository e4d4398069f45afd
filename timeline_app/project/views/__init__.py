"""What views, exports and review start from: the chronicle, columns for thousands, filters."""
