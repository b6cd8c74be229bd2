"""How long a test waits for what comes at once on any machine that is not stuck."""

# What hangs takes at least a minute (the limit of reading); a machine under load takes seconds.
HANGS_S = 45.0
