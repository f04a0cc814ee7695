"""What the commands of the month book share: the desk that a step is done at, and its words."""
