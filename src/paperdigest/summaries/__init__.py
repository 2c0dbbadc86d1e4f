"""What the texts of summaries and abstracts say: their sections, sentences, language, and the numbers they report."""
