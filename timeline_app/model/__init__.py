"""What a project is made of: plain records, one class a table, no behaviour that needs the file."""
