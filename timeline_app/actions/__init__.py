"""Everything a user can do, one function each; menus, table cells, command line and tests call these."""
