"""The moving body in the window: joints, stretches step by step, lines of pull."""
