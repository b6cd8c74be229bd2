"""Works out what is shipped in `data/` from the tables in `figures/`."""
