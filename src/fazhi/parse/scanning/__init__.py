"""The scanner's parts: times, names, codes and figures, each read at a place that the one pass finds."""
