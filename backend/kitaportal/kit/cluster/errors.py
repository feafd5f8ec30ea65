"""What can go wrong with the cluster, each as one German sentence that the operator reads."""


class ClusterError(Exception):
    """Says in one sentence what is wrong and how to mend it."""


class PostgresNotFound(ClusterError):
    """No PostgreSQL with PostGIS on this machine."""


class ClusterDamaged(ClusterError):
    """The data folder is there, but PostgreSQL does not start with it."""


class ClusterForeign(ClusterError):
    """The data folder or its access file belongs to another user."""


class DiskFull(ClusterError):
    """Too little room to make or start the cluster."""


class PortTaken(ClusterError):
    """The wanted port is in use by another program."""
