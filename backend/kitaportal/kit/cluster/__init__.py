"""The private PostgreSQL+PostGIS cluster of one checkout: made, started, stopped and asked here."""

from kitaportal.kit.cluster.cluster import Cluster, ClusterState, StopMode
from kitaportal.kit.cluster.errors import ClusterError

__all__ = ["Cluster", "ClusterError", "ClusterState", "StopMode"]
