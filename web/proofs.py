"""Whether what a provider signed is true of somebody, for us, now: the checks of OpenID Connect, all of them.

Knows no network and no browser: claims and keys in, who it is out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from data_io.settings import Provider

ALGORITHMS: Final = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "Ed25519",
)
"""Signatures by a key pair. Never ``none``, and none by a secret that we hold as well (HS256)."""
KEY_KINDS: Final = frozenset({"RSA", "EC", "OKP"})
LEEWAY_SECONDS: Final = 60
"""By as much may the provider's clock and ours differ."""
MOST_CHARACTERS: Final = 255
"""A subject has no more, says the standard; nor has an e-mail address."""
TENANTS: Final = ("common", "organizations", "consumers")
"""How Microsoft writes "any of our customers" in an address."""
TEMPLATE: Final = "{tenantid}"
_TENANT: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_YES: Final = (True, 1, "1", "true", "True")
"""How Microsoft writes a yes into ``xms_edov``, depending on the age of the application."""


class NotProven(Exception):
    """What came from a provider proves nothing; ``why`` is a word for the journal, without anybody's data."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Proven:
    """Somebody whom a provider knows: ``subject`` at ``issuer``.

    ``email``: "" where it is not proven to be theirs, None where nothing was said of one.
    """

    issuer: str
    subject: str
    email: str | None = None


def is_issuer_of(provider: Provider, issuer: str) -> bool:
    """Whether a provider's own document is of the one that we were told of."""
    if issuer.rstrip("/") == provider.issuer.rstrip("/"):
        return True
    return TEMPLATE in issuer and provider.issuer in {issuer.replace(TEMPLATE, word) for word in TENANTS}


def read_proof(
    provider: Provider, issuer: str, keys: Mapping[str, Any], answer: Mapping[str, Any], nonce: str
) -> Proven:
    """Check the ID token in a provider's ``answer`` and say who it is; ``NotProven`` else.

    ``issuer`` and ``keys`` (a JWK set) are the provider's own; ``nonce`` is what we sent along.
    """
    try:
        signed = jwt.decode(str(answer.get("id_token", "")), _key_set(keys), algorithms=ALGORITHMS)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise NotProven("signature") from error
    claims = CodeIDToken(
        signed.claims,
        signed.header,
        params={"nonce": nonce, "client_id": provider.client_id, "access_token": answer.get("access_token")},
    )
    try:
        claims.validate(leeway=LEEWAY_SECONDS)
    except (JoseError, ValueError, TypeError) as error:
        claim = getattr(error, "claim", None)
        raise NotProven(f"claim {claim}" if claim else "claims") from error
    _require(_issuer_meant(issuer, claims) == claims["iss"], "claim iss")
    _require(_signs_for(keys, signed.header.get("kid"), claims), "claim iss")
    _require(_is_for(provider.client_id, claims), "claim aud")
    _require(claims.get("nonce") == nonce, "claim nonce")
    subject = claims["sub"]
    _require(isinstance(subject, str) and 0 < len(subject) <= MOST_CHARACTERS, "claim sub")
    return Proven(claims["iss"], subject, email_of(provider, claims))


def email_of(provider: Provider, claims: Mapping[str, Any]) -> str | None:
    """Give the e-mail address that is proven to be somebody's; "" where it is not, None where none is told.

    With Microsoft, whoever runs a tenant writes any address into ``email``, and ``preferred_username`` is not
    proven either ("nOAuth"); only ``xms_edov`` says that the owner of its domain has been verified.
    """
    email = claims.get("email")
    if email is None:
        return None
    if not isinstance(email, str) or not 0 < len(email) <= MOST_CHARACTERS:
        return ""
    if provider.of_microsoft:
        edov = claims.get("xms_edov")
        return email if isinstance(edov, bool | int | str) and edov in _YES else ""
    return email if claims.get("email_verified") is True or claims.get("email_verified") == "true" else ""


def _key_set(keys: Mapping[str, Any]) -> KeySet:
    """Take the keys that can only check a signature; ValueError where there is none."""
    public = [
        {part: value for part, value in key.items() if part != "issuer"}
        for key in keys.get("keys", [])
        if isinstance(key, dict) and key.get("kty") in KEY_KINDS and key.get("use", "sig") == "sig"
    ]
    return KeySet.import_key_set({"keys": public})


def _issuer_meant(issuer: str, claims: Mapping[str, Any]) -> str:
    """Put the tenant of a token into the issuer of a provider that stands for all of its tenants."""
    if TEMPLATE not in issuer:
        return issuer
    tenant = claims.get("tid")
    _require(isinstance(tenant, str) and _TENANT.fullmatch(tenant) is not None, "claim tid")
    return issuer.replace(TEMPLATE, str(tenant))


def _signs_for(keys: Mapping[str, Any], name: object, claims: Mapping[str, Any]) -> bool:
    """Whether the key may sign for this issuer; Microsoft writes beside each of its keys whose it is."""
    signer = next((key for key in keys["keys"] if isinstance(key, dict) and key.get("kid") == name), {})
    owner = signer.get("issuer")
    return owner is None or _issuer_meant(str(owner), claims) == claims["iss"]


def _is_for(client_id: str, claims: Mapping[str, Any]) -> bool:
    """Whether a token is meant for us; one for several has to name us as the one who asked."""
    audience = claims["aud"]
    names = audience if isinstance(audience, list) else [audience]
    return client_id in names and (len(names) == 1 or claims.get("azp") == client_id)


def _require(fulfilled: bool, why: str) -> None:  # noqa: FBT001 - reads like assert, and is never left out
    if not fulfilled:
        raise NotProven(why)
