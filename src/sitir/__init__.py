"""sitir checks the citations and claims of manuscripts in Indonesian and English."""

__version__ = "0.3.0"
