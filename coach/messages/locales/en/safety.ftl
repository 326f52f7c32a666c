# After a safety card; the cards themselves are in safety_cards.toml.

unlocked = Thank you for telling me. Your plan goes on, at your own pace.
