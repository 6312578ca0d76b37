"""What people answer is sealed before it is kept: only the secret of whoever leads the room opens it.

HPKE (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305. The private key follows from the secret, which
is kept nowhere; a room has the public one. So no answer stands in a database's files, logs and backups, which
keep deleted rows for as long as they like.
"""

from base64 import b64decode, b64encode
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_KEY_FOR = b"diagnosis: answers of a room"


class SealError(ValueError):
    """What is kept was not sealed for this room, or was changed since."""


def seal_of(secret: str) -> str:
    """The public key of a room, as text, by the secret of whoever leads it."""
    return b64encode(_private(secret).public_key().public_bytes_raw()).decode()


def seal(words: str, key: str, bound: str, size: int) -> str:
    """Seal words in multiples of `size` bytes, so that their length tells nothing.

    Trailing spaces are lost. `key` is that of `seal_of`; `bound` names where the words belong, and they open
    nowhere else. Raises SealError where the key is none.
    """
    content = words.encode()
    content += b" " * (-len(content) % size)
    return b64encode(_SUITE.encrypt(content, _public(key), bound.encode())).decode()


def unseal(sealed: str, secret: str, bound: str) -> str:
    """The words. Raises SealError."""
    try:
        return (
            _SUITE.decrypt(b64decode(sealed, validate=True), _private(secret), bound.encode())
            .decode()
            .rstrip()
        )
    except (InvalidTag, ValueError) as error:
        raise SealError from error


@lru_cache(maxsize=256)
def _public(key: str) -> X25519PublicKey:
    try:
        return X25519PublicKey.from_public_bytes(b64decode(key))
    except ValueError as error:
        raise SealError from error


def _private(secret: str) -> X25519PrivateKey:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_KEY_FOR).derive(secret.encode())
    return X25519PrivateKey.from_private_bytes(derived)
