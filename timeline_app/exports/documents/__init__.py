"""What word processors and note-taking programs read: DOCX, ODT, a folder of Markdown."""
