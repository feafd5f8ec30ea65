"""The Kinderbetreuungsportal: one package, layered as kit, core, sdk, verfahren, main, cli."""
