"""Django settings. What differs between installations is an environment variable (lingkungan.py)."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from sakip.situs import lingkungan

AKAR = Path(__file__).resolve().parents[2]

# --- what an installation decides ------------------------------------------------------------------

DEBUG = lingkungan.ya_tidak("SAKIP_PENGEMBANGAN")
HTTPS = lingkungan.ya_tidak("SAKIP_HTTPS")
SAKIP_DATA = lingkungan.folder_data("SAKIP_DATA")
SAKIP_FRONTEND = Path(lingkungan.teks("SAKIP_FRONTEND", str(AKAR / "node_modules"))).expanduser().resolve()
SECRET_KEY = lingkungan.rahasia("SAKIP_RAHASIA", SAKIP_DATA)
ALLOWED_HOSTS = lingkungan.daftar("SAKIP_HOST", "127.0.0.1,localhost")
DATABASES = {"default": lingkungan.basis_data("SAKIP_BASISDATA", SAKIP_DATA)}

# --- rooms -----------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "django_htmx",
    "django_tables2",
    "django_tasks",
    "django_tasks_db",
    "sakip.inti",
    "sakip.akun",
    "sakip.jejak",
    "sakip.organisasi",
    "sakip.berkas",
    "sakip.agenda",
    "sakip.perencanaan",
    "sakip.perjanjian",
    "sakip.anggaran",
    "sakip.pengukuran",
    "sakip.pelaporan",
    "sakip.evaluasi",
    "sakip.pertukaran",
    "sakip.dasbor",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",  # first, so that static files shrink too: slow networks
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sakip.organisasi.perantara.PerantaraWewenang",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "sakip.situs.urls"
WSGI_APPLICATION = "sakip.situs.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sakip.situs.menu.menu",
            ],
        },
    },
]

# --- persons ---------------------------------------------------------------------------------------

AUTH_USER_MODEL = "akun.Akun"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/tugas/"
LOGOUT_REDIRECT_URL = "/"
# Accounts are made by administrators: nobody signs up.
ACCOUNT_ADAPTER = "sakip.situs.masuk.PintuMasuk"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "nip"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "surel"
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "SAKIP"
USERSESSIONS_TRACK_ACTIVITY = True
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"

# --- language and time: stored in UTC, shown in the unit's own zone (WIB where no unit is named) ----

LANGUAGE_CODE = "id"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

# --- tables, and work in the background ------------------------------------------------------------

DJANGO_TABLES2_TEMPLATE = "inti/tabel.html"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- files -----------------------------------------------------------------------------------------
# Static files are found where npm put them and in the apps: nothing to collect, nothing to forget.

STATIC_URL = "/statis/"
STATICFILES_DIRS = [
    ("tabler/css", SAKIP_FRONTEND / "@tabler" / "core" / "dist" / "css"),
    ("tabler/js", SAKIP_FRONTEND / "@tabler" / "core" / "dist" / "js"),
    ("htmx", SAKIP_FRONTEND / "htmx.org" / "dist"),
]
STATICFILES_FINDERS = [
    "sakip.situs.statis.PencariFrontend",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0 if DEBUG else 31_536_000  # addresses change with the content (statis.py)
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": SAKIP_DATA / "berkas",
            "file_permissions_mode": 0o640,
            "directory_permissions_mode": 0o750,
        },
    },
    "staticfiles": {"BACKEND": "sakip.situs.statis.PenyimpananBerversi"},
}

# --- security --------------------------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
X_FRAME_OPTIONS = "DENY"
# HSTS preload binds the whole domain for years: the owner of the domain decides that, not this program.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
if lingkungan.ya_tidak("SAKIP_PROKSI"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Tabler's own stylesheet carries its small pictures as data
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

# --- log -------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"galat": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["galat"], "level": lingkungan.teks("SAKIP_CATATAN", "WARNING").upper()},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
