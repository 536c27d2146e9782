"""The composition root: settings, guard, routes, screens. Start it with ``streamlit run app.py``."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.file_util import get_static_dir

from data_io import logs
from data_io.settings import Settings, SignIn
from ui import menu, messages, session
from web import downloads, health, links, oidc, sign_in
from web.entrance import Entrance
from web.guard import STREAMLIT_RULES, Guard, page_rules
from web.invitation import invited
from web.key import Key
from web.lifespan import lifespan
from web.links import GuestDoor, Sharing
from web.oidc import Elsewhere
from web.sign_in import SigningIn

logs.keep_discreet()
logs.log_to_console()
st.secrets.load_if_toml_exists()  # a host that keeps settings as secrets: they become the environment
settings = Settings.from_environment()
settings.require_lasting(Path(__file__).parent)
key = Key(settings.key_file) if settings.sign_in is SignIn.AUTO else None
store = partial(session.open_store, settings.database)
entrance = Entrance(settings.sign_in, store)
elsewhere = Elsewhere(settings.providers, entrance, settings.address)
if key is not None:
    session.trust(key.is_among)

app = st.App(
    Path(__file__).parent / "ui" / "shell.py",
    lifespan=partial(lifespan, welcome=partial(invited, key, settings.hosts, entrance=entrance)),
    routes=(
        *downloads.ROUTES,
        *health.routes(health.Readiness(health.StoreAnswers(settings.database))),
        *SigningIn(entrance, settings.providers, settings.address).routes(),
        *elsewhere.routes(),
        *Sharing(entrance, store, settings.address).routes(),
    ),
    middleware=[
        Middleware(
            Guard,
            rules=(
                *STREAMLIT_RULES,
                *downloads.RULES,
                *health.RULES,
                *sign_in.RULES,
                *links.RULES,
                *(oidc.RULES if settings.providers else ()),
                *page_rules(menu.addresses()),
            ),
            key=key,
            hosts=settings.hosts,
            entrance=entrance,
            doors=[GuestDoor(entrance, store)],
            static=Path(get_static_dir()),
        )
    ],
    on_script_error=messages.show_failure,
)

if __name__ == "__main__":
    app.run()
