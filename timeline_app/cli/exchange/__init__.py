"""The verb `import`, for what is no article: our tables, and the files of other programs."""
