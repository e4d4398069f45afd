"""What browsers and programs on the web read: a page, and JSON in several dialects."""
