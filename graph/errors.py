"""What can be wrong with a build, a store or an export, each said in one plain line."""


class GraphError(Exception):
    """What cannot be done as asked; the message is one plain line that says what and what to do."""


class NothingThere(GraphError):
    """A SOURCE that does not exist."""


class StoreError(GraphError):
    """A store that cannot be used."""


class UnknownFormat(GraphError):
    """An ending that no format has."""
