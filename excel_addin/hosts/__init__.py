"""What programs with an open workbook do differently: Excel on Windows, Excel on macOS, LibreOffice Calc."""
