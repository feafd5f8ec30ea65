"""The text of postgresql.conf and pg_hba.conf, written anew at each start: updates reach old clusters."""

from pathlib import Path

PG_HBA = "host all all 127.0.0.1/32 scram-sha-256\n"

# Statements, parameters and the details of errors may name people: none of them reaches the log.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "max_wal_size": "512MB",
    "min_wal_size": "80MB",
    "wal_level": "replica",
    "password_encryption": "scram-sha-256",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "logging_collector": "on",
    "log_filename": "postgresql-%a.log",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_truncate_on_rotation": "on",
    "log_min_messages": "warning",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
}

# Only for data that may be lost: a power cut leaves a damaged cluster behind.
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def render_settings(*, port: int, log: Path, throw_away: bool) -> str:
    """The text of postgresql.conf."""
    settings = {**SETTINGS, "port": str(port), "log_directory": str(log)}
    if throw_away:
        settings |= THROW_AWAY
    return "".join(f"{name} = '{_quote(value)}'\n" for name, value in settings.items())


def _quote(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "''")
