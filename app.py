"""The composition root: settings, guard, routes, screens. Start it with ``streamlit run app.py``."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.file_util import get_static_dir

from data_io.settings import Settings
from ui import menu, messages
from web import downloads
from web.guard import STREAMLIT_RULES, Guard, page_rules
from web.lifespan import lifespan

settings = Settings.from_environment()

app = st.App(
    Path(__file__).parent / "ui" / "shell.py",
    lifespan=lifespan,
    routes=downloads.ROUTES,
    middleware=[
        Middleware(
            Guard,
            rules=(*STREAMLIT_RULES, *downloads.RULES, *page_rules(menu.addresses())),
            hosts=settings.hosts,
            static=Path(get_static_dir()),
        )
    ],
    on_script_error=messages.show_failure,
)

if __name__ == "__main__":
    app.run()
