"""The stage write: the reading as a validated model, and the model as bytes of JSON."""
