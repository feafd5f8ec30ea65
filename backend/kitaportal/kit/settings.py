"""Settings of one process, read from the environment; the only difference between demo and production."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[3]


class Settings(BaseSettings):
    """What an operator may set.

    ``database_url`` is the owning role (migrations), ``app_database_url`` the role that owns nothing.
    When neither is set, the launcher starts a private cluster below ``home`` and sets both.
    ``tile_origin`` is the one foreign host browsers may load maps from, when a Kommune names such a style.
    """

    model_config = SettingsConfigDict(env_prefix="PORTAL_", env_ignore_empty=True, extra="ignore")

    mode: Literal["demo", "production"] = "demo"
    port: int = 8300
    home: Path = ROOT / ".portal"
    kommune: str = "wuppertal"
    today: date | None = None
    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    app_database_url: str = ""
    public_url: str = ""
    tile_origin: str = ""
    smtp_url: str = ""
    mail_from: str = "portal@localhost"
    data_dir: Path = ROOT / "data"
    frontend_dir: Path = ROOT / "frontend" / "dist"
    catalog_dir: Path = ROOT / "frontend" / "src" / "lib" / "i18n" / "locales"
    pool_size: int = 5
    search_pool_size: int = 5
    processes: int = 1
    log_level: str = "INFO"


@lru_cache
def load_settings() -> Settings:
    """Settings of this process, read once."""
    return Settings()
