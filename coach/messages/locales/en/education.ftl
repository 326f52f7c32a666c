# Under an education card; the cards themselves are in education.toml.

education-source = Source: { $source }
