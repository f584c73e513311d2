"""What the pages show, as Qt models and plain values: worked out without a window, and tested so."""
