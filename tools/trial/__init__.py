"""The virtual trial: 701 people times 26 weeks through the whole application, held against a second model."""
