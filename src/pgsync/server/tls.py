"""How a session is encrypted, and the certificate that the server shows (PostgreSQL docs 34.19, 55.2.11)."""

import socket
import ssl
import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pgsync.plain import dataclass
from pgsync.server.connect import Connection

_REQUEST = struct.pack("!II", 8, 80877103)  # SSLRequest
_ACCEPTED = b"S"
_TIMEOUT = 5.0  # seconds
_VERIFYING = {"verify-ca", "verify-full"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tls:
    """The encryption of a session.

    protocol, cipher, bits: "TLSv1.3", "TLS_AES_256_GCM_SHA384", 256; None where only a pooler knows.
    sslmode: in force; verify-ca and verify-full looked at the certificate.
    subject, issuer: of the certificate, by their common names; "" when it was not verified or is not known.
    expires: the end of its validity, in UTC.
    """

    protocol: str | None = None
    cipher: str | None = None
    bits: int | None = None
    sslmode: str
    subject: str = ""
    issuer: str = ""
    expires: datetime | None = None

    @property
    def is_verified(self) -> bool:
        """Whether the server proved who it is."""
        return self.sslmode in _VERIFYING


def describe_tls(conn: Connection, *, is_pooled: bool = False) -> Tls | None:
    """Return how a session is encrypted, None when it is not."""
    if not conn.pgconn.ssl_in_use:
        return None
    given = conn.info.get_parameters()
    sslmode = given.get("sslmode", "prefer")
    found: dict[str, Any] = {}
    if not is_pooled:  # the server knows the encryption between it and the pooler only
        row = conn.execute(_QUERY).fetchone()
        found |= dict(zip(("protocol", "cipher", "bits"), row or (), strict=False))
    if sslmode in _VERIFYING:
        place = (given.get("hostaddr") or conn.info.host, conn.info.port)
        found = _handshake(place, given.get("sslrootcert")) | found
    return Tls(sslmode=sslmode, **found)


_QUERY = """
SELECT version, cipher, bits FROM pg_catalog.pg_stat_ssl
 WHERE ssl AND pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
"""


def _handshake(place: tuple[str, int], root: str | None) -> dict[str, Any]:
    """Ask for the certificate once more: libpq, which has verified it, does not show it; {} when that fails."""
    try:
        context = ssl.create_default_context(cafile=None if root in {None, "system"} else root)
        context.check_hostname = False  # libpq has looked at the name
        with socket.create_connection(place, timeout=_TIMEOUT) as plain:
            plain.sendall(_REQUEST)
            if plain.recv(1) != _ACCEPTED:
                return {}
            with context.wrap_socket(plain) as encrypted:
                shown: Any = encrypted.getpeercert() or {}
                cipher, _, bits = encrypted.cipher() or (None, None, None)
                protocol = encrypted.version()
    except (OSError, ValueError):
        return {}
    end = datetime.fromtimestamp(ssl.cert_time_to_seconds(shown["notAfter"]), UTC) if "notAfter" in shown else None
    names = {"subject": _common_name(shown, "subject"), "issuer": _common_name(shown, "issuer")}
    return names | {"expires": end, "protocol": protocol, "cipher": cipher, "bits": bits}


def _common_name(certificate: Mapping[str, Any], key: str) -> str:
    """Return the common name of a subject or issuer, else the organization's."""
    names = {name: value for part in certificate.get(key, ()) for name, value in part}
    return str(names.get("commonName") or names.get("organizationName") or "")
