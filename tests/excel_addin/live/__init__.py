"""Jobs on open workbooks, in a live LibreOffice, compared with the core and with what the file writer makes."""
