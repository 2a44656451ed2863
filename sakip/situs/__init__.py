"""Settings, URLs and the WSGI entry: where the rooms become one site. Nobody imports this room."""
