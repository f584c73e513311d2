"""The parts of a spreadsheet package, one module each: each turns its piece of a plan into XML."""
