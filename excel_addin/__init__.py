"""The Excel side of Hotsheet: the add-in file, its ribbon and worksheet functions, and the commands behind them."""
