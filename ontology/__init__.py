"""What is known before any document is read: the vocabulary, its shapes, and the registers of types, agencies and provinces."""
