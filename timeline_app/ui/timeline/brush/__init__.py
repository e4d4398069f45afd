"""How many things of one kind are painted in one call, from columns; decides nothing about what they mean."""
