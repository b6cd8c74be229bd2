"""The hip and the lower back move, and the psoas with them."""
