"""What lies behind the structures in the picture and is none of them."""
