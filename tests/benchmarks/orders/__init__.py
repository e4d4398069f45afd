"""How long the table takes to be sorted, filtered and grouped at a million entries; see docs/PERFORMANCE.md."""
