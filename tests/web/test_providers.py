"""What a provider may not do: everything that no honest one does is refused in a sentence, and noted."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from data_io.store import Store
from tests.web.provider import CLIENT_ID, Pretended
from tests.web.signing_in import OWNER, house, is_let_in, noted, program, sentence, walk
from web import oidc, providers

Change = Callable[[Pretended], object]


def lie(**claims: object) -> Change:
    return lambda pretended: pretended.claims.update(claims)


def say(**document: object) -> Change:
    return lambda pretended: pretended.document.update(document)


def answer_with(make: Callable[[], Response]) -> Change:
    return lambda pretended: setattr(pretended, "before_token", make)


def sign(how: str) -> Change:
    return lambda pretended: setattr(pretended, "sign", getattr(pretended, how))


def sign_with_a_key_of_its_own(pretended: Pretended) -> None:
    stolen = RSAKey.generate_key(2048, {"kid": "one"})
    pretended.sign = lambda claims: pretended.signed(claims, stolen)


def bring_the_key_along(pretended: Pretended) -> None:
    own = RSAKey.generate_key(2048)
    head = {"alg": "RS256", "kid": "one", "jwk": own.as_dict(private=False)}
    pretended.sign = lambda claims: jwt.encode(head, claims, own)


def serve_a_secret_as_key(pretended: Pretended) -> None:
    secret = OctKey.import_key("a" * 43, {"kid": "one"})
    pretended.keys = {"keys": [secret.as_dict()]}
    pretended.sign = lambda claims: jwt.encode({"alg": "HS256", "kid": "one"}, claims, secret)


EVIL: dict[str, tuple[Change, str]] = {
    "signed with another key": (sign_with_a_key_of_its_own, "not proven: signature"),
    "signed with a key that it brings along": (bring_the_key_along, "not proven: signature"),
    "not signed": (sign("not_signed"), "not proven: signature"),
    "signed with the public key as a secret": (sign("signed_by_secret"), "not proven: signature"),
    "signed with a secret among its keys": (serve_a_secret_as_key, "not proven: signature"),
    "no proof at all": (sign("nothing"), "not proven: signature"),
    "meant for another program": (lie(aud="other"), "not proven: claim azp"),
    "meant for another program, asked by us": (lie(aud="other", azp=CLIENT_ID), "not proven: claim aud"),
    "meant for several, asked by another": (
        lie(aud=[CLIENT_ID, "other"], azp="other"),
        "not proven: claim azp",
    ),
    "meant for several, asked by nobody": (lie(aud=[CLIENT_ID, "other"]), "not proven: claim azp"),
    "meant for nobody": (lie(aud=None), "not proven: claim aud"),
    "another nonce": (lie(nonce="x" * 43), "not proven: claim nonce"),
    "no nonce": (lie(nonce=None), "not proven: claim nonce"),
    "expired": (lie(exp=int(time.time()) - 120), "not proven: claim exp"),
    "never expires": (lie(exp=None), "not proven: claim exp"),
    "expires at a word": (lie(exp="tomorrow"), "not proven: claim exp"),
    "not yet": (lie(nbf=int(time.time()) + 86_400), "not proven: claim nbf"),
    "of another issuer": (lie(iss="https://accounts.google.com"), "not proven: claim iss"),
    "of nobody": (lie(sub=None), "not proven: claim sub"),
    "of a list": (lie(sub=["sam-1"]), "not proven: claim sub"),
    "of a blank": (lie(sub=""), "not proven: claim sub"),
    "an address that is not proven": (lie(email_verified=False), "not invited"),
    "an address about which it says nothing": (lie(email_verified=None), "not invited"),
    "an address that is proven by a word": (lie(email_verified="no"), "not invited"),
    "an address that looks the same": (
        lie(email="\N{FULLWIDTH LATIN SMALL LETTER S}am@shop.example"),
        "not invited",
    ),
    "an address that nobody invited": (lie(email="eve@shop.example"), "not invited"),
    "the owner's word": (lie(email="olga"), "not invited"),
    "a document of somebody else": (say(issuer="https://evil.example"), "unreachable: issuer"),
    "a document for all tenants": (say(issuer="http://{tenantid}/"), "unreachable: issuer"),
    "a document without keys": (say(jwks_uri=None), "unreachable: endpoints"),
    "keys from another machine": (say(jwks_uri="http://evil.example/k"), "unreachable: endpoints"),
    "keys from a file": (say(jwks_uri="file:///etc/passwd"), "unreachable: endpoints"),
    "keys that are none": (
        lambda pretended: setattr(pretended, "keys", {"keys": 7}),
        "not proven: signature",
    ),
    "a page of words": (answer_with(lambda: PlainTextResponse("<h1>Sorry", 502)), "unreachable: token"),
    "a list": (answer_with(lambda: JSONResponse([1])), "unreachable: token"),
    "leads elsewhere": (answer_with(lambda: RedirectResponse("/elsewhere", 307)), "unreachable: token"),
    "an endless answer": (
        answer_with(lambda: JSONResponse({"id_token": "a" * providers.MOST_BYTES})),
        "unreachable: token",
    ),
    "takes too long": (lambda pretended: setattr(pretended, "slow_seconds", 5.0), "unreachable: token"),
    "says no": (answer_with(lambda: JSONResponse({"error": "invalid_grant"}, 400)), "not proven: code"),
}
SAID = {"not proven": oidc.NOT_PROVEN, "not invited": oidc.NOT_INVITED, "unreachable": oidc.UNREACHABLE}


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_else_lets_in(
    store: Store, pretended: Pretended, evil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(providers, "PATIENCE_SECONDS", 1.0)
    change, why = EVIL[evil]
    change(pretended)

    with program(store, house(pretended.issuer)) as browser:
        answer = walk(browser)

    assert not is_let_in(answer, store)
    assert answer.status_code in (403, 503)
    assert sentence(answer) == SAID[why.partition(":")[0]].format("House")
    assert [about["wrong"] for about in noted(store)] == [why]
    assert noted(store)[0]["way"] == "house"
    assert store.accounts.people(OWNER)[1].subject is None, "nothing is remembered of it"


@pytest.mark.parametrize(
    "document", [{}, {"token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"]}]
)
def test_the_good_way_of_the_same_provider_lets_in(
    store: Store, pretended: Pretended, document: dict[str, list[str]]
) -> None:
    """Otherwise the evil ones above could fail for another reason."""
    pretended.document = document
    with program(store, house(pretended.issuer)) as browser:
        answer = walk(browser)
        assert is_let_in(answer, store)
        assert is_let_in(walk(browser), store)

    assert pretended.faults == []
    assert pretended.asked == ["document", "keys", "token", "token"], "asked once, then known"
