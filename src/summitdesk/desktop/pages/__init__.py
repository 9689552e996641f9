"""The pages of the window: each a folder made of declared columns, fields and actions."""
