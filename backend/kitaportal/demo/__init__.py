"""The invented city: demo rows and schematic base maps. No person and no place of care is real."""
