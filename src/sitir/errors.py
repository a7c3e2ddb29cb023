"""The few ways in which a run can stop."""


class SitirError(Exception):
    """A run that cannot go on; the message is one line that names the thing and the place."""


class ConfigError(SitirError):
    """A configuration that cannot be used, or an unknown name in it."""


class ReadError(SitirError):
    """An input that cannot be read."""


class UsageError(SitirError):
    """A call of the command line that makes no sense."""


class PluginError(SitirError):
    """A package that offers rules or reporters which cannot be used."""


class RuleError(SitirError):
    """A rule, or a reporter of a plug-in, that failed: a defect of it, not of the manuscript."""
