"""Entry for a WSGI server: ``granian --interface wsgi sakip.situs.wsgi:application``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.situs.pengaturan")

application = get_wsgi_application()
