"""What can be wrong with a model: each module yields the problems of one part, for `scoring.validate`."""
