"""LibreOffice Calc as a second home: an xlwings engine over a running office, so that every command works there too."""
