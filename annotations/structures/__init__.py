"""The structures: their names, the words that they answer to, the places on them."""
