"""What is kept between two starts: settings, keys and views, each in a file of its own."""
