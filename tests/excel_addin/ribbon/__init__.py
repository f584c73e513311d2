"""The ribbon: its pictures, its texts and the macros behind them."""
