"""Finding things in everything: the line of Ctrl+K, filters in words, and the index behind them."""
