"""What formats of tags share: blocks out of the text between tags, and cross-references."""
