"""What all panes share: looks, fonts, icons, fields, jobs, messages."""
