"""Figures, measured side by side in one run, as ratios to a peer or to the raw limit."""
