"""A file of any format → text with positions → one or many documents → facts, each with the passage it was read from."""
