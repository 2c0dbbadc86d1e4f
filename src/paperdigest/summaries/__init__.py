"""Read the texts of summaries and abstracts: sections, sentences, language, and the numbers that they report."""
