"""The core language: every sugar has died here. Printable, exchangeable as versioned JSON."""
