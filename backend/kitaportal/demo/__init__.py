"""The invented city: generator of demo rows and schematic base maps. No real person, no real place of care."""
