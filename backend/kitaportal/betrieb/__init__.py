"""Running the portal on one machine: database, server and worker together."""
