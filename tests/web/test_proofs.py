"""Whose e-mail address it is, and which issuer is meant: the rules of single providers."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from data_io.settings import KNOWN_ISSUERS, Provider
from web.proofs import NotProven, Proven, email_of, is_issuer_of, read_proof

TENANT = "6f1ed002-ab59-4d4a-8a4a-0e9d1e3f2b11"
OTHER_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad"
ALL_TENANTS = "https://login.microsoftonline.com/{tenantid}/v2.0"
MICROSOFT = Provider("microsoft", KNOWN_ISSUERS["microsoft"], "client", "hush")
ONE_TENANT = Provider("microsoft", ALL_TENANTS.replace("{tenantid}", TENANT), "client", "hush")
GOOGLE = Provider("google", KNOWN_ISSUERS["google"], "client", "hush")
KEY = RSAKey.generate_key(2048, {"kid": "k"})
EMAIL = "sam@shop.example"


def proof(provider: Provider, issuer: str, owner: str | None = None, **claims: object) -> Proven:
    """Sign claims and read them; ``owner``: whose key it is, as Microsoft writes it beside the key."""
    now = int(time.time())
    usual = {"sub": "1", "aud": "client", "iat": now, "exp": now + 60, "nonce": "n"}
    token = jwt.encode({"alg": "RS256", "kid": "k"}, usual | claims, KEY)
    key = KEY.as_dict(private=False) | ({} if owner is None else {"issuer": owner})
    return read_proof(provider, issuer, {"keys": [key]}, {"id_token": token}, "n")


@pytest.mark.parametrize(
    ("provider", "claims", "email"),
    [
        (GOOGLE, {"email_verified": True}, EMAIL),
        (GOOGLE, {"email_verified": "true"}, EMAIL),
        (GOOGLE, {"email_verified": False}, ""),
        (GOOGLE, {"email_verified": 1}, ""),
        (GOOGLE, {}, ""),
        (GOOGLE, {"xms_edov": True}, ""),
        (MICROSOFT, {"xms_edov": True}, EMAIL),
        (MICROSOFT, {"xms_edov": "1"}, EMAIL),
        (MICROSOFT, {"xms_edov": 1}, EMAIL),
        (MICROSOFT, {"xms_edov": False}, ""),
        (MICROSOFT, {"xms_edov": "0"}, ""),
        (MICROSOFT, {"xms_edov": [True]}, ""),
        (MICROSOFT, {"email_verified": True}, ""),
        (MICROSOFT, {"preferred_username": EMAIL, "upn": EMAIL}, ""),
        (ONE_TENANT, {"email_verified": True}, ""),
    ],
)
def test_an_address_counts_only_where_it_is_proven(
    provider: Provider, claims: Mapping[str, Any], email: str
) -> None:
    """With Microsoft anybody with a tenant of their own writes any address into ``email``."""
    assert email_of(provider, {"email": EMAIL, **claims}) == email


def test_a_name_that_looks_like_an_address_is_none() -> None:
    assert email_of(MICROSOFT, {"preferred_username": EMAIL, "xms_edov": True}) is None
    assert email_of(GOOGLE, {"email": "a" * 300, "email_verified": True}) == ""
    assert email_of(GOOGLE, {"email": [EMAIL], "email_verified": True}) == ""


@pytest.mark.parametrize(
    ("provider", "issuer", "is_its_own"),
    [
        (GOOGLE, "https://accounts.google.com", True),
        (GOOGLE, "https://accounts.google.com/", True),
        (GOOGLE, "http://accounts.google.com", False),
        (GOOGLE, "https://accounts.google.com.evil.example", False),
        (MICROSOFT, ALL_TENANTS, True),
        (MICROSOFT, ALL_TENANTS.replace("login", "evil"), False),
        (MICROSOFT, "{tenantid}", False),
        (ONE_TENANT, ONE_TENANT.issuer, True),
        (ONE_TENANT, ALL_TENANTS, False),
    ],
)
def test_a_provider_speaks_for_itself_alone(provider: Provider, issuer: str, is_its_own: bool) -> None:  # noqa: FBT001
    assert is_issuer_of(provider, issuer) is is_its_own


def test_of_all_tenants_the_token_names_its_own() -> None:
    own = ALL_TENANTS.replace("{tenantid}", TENANT)
    assert proof(MICROSOFT, ALL_TENANTS, iss=own, tid=TENANT).issuer == own
    for wrong in (
        {"iss": own},
        {"iss": own, "tid": OTHER_TENANT},
        {"iss": own, "tid": [TENANT]},
        {"iss": ALL_TENANTS, "tid": "{tenantid}"},
        {"iss": ALL_TENANTS.replace("{tenantid}", "../evil"), "tid": "../evil"},
    ):
        with pytest.raises(NotProven):
            proof(MICROSOFT, ALL_TENANTS, **wrong)


def test_a_key_of_one_tenant_signs_for_no_other() -> None:
    own = ALL_TENANTS.replace("{tenantid}", TENANT)
    assert proof(MICROSOFT, ALL_TENANTS, ALL_TENANTS, iss=own, tid=TENANT).subject == "1"
    with pytest.raises(NotProven, match="iss"):
        proof(MICROSOFT, ALL_TENANTS, own.replace(TENANT, OTHER_TENANT), iss=own, tid=TENANT)


def test_numbers_are_of_an_issuer() -> None:
    """The same number at two tenants is two people."""
    issuers = [ALL_TENANTS.replace("{tenantid}", tenant) for tenant in (TENANT, OTHER_TENANT)]
    first, second = (proof(MICROSOFT, ALL_TENANTS, iss=each, tid=each.split("/")[3]) for each in issuers)
    assert first.subject == second.subject
    assert first != second
