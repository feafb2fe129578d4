"""The demonstration: pages, servers and the story that is told with them."""
