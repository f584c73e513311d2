"""The job from a lead file to a scored one, shared by the command line, the app and the add-in."""
