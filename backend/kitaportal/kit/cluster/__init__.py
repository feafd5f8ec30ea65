"""The private PostgreSQL+PostGIS cluster of one checkout: made, started, stopped and asked here."""

from kitaportal.kit.cluster.access import APP
from kitaportal.kit.cluster.cluster import Cluster, ClusterState, StopMode
from kitaportal.kit.cluster.errors import ClusterError
from kitaportal.kit.cluster.programs import EXTENSIONS

__all__ = ["APP", "EXTENSIONS", "Cluster", "ClusterError", "ClusterState", "StopMode"]
