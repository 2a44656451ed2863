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
SECRET_KEY_FALLBACKS = lingkungan.daftar("SAKIP_RAHASIA_LAMA")
ALLOWED_HOSTS = lingkungan.daftar("SAKIP_HOST", "127.0.0.1,localhost")
DATABASES = {"default": lingkungan.basis_data("SAKIP_BASISDATA", SAKIP_DATA)}

# Limits of attempts and codes that were used once hold for all processes, so they stand in the database.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "tembolok"},
}

# --- rooms -----------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "sakip.inti",
    "sakip.akun",  # before allauth: its templates are ours
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
    "sakip.situs.perantara.PerantaraKirim",
    "sakip.situs.perantara.PerantaraTeks",
    "sakip.situs.perantara.PerantaraSandi",
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
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("nama", "nip", "surel")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/tugas/"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day; a browser that closes ends it earlier
# Accounts are made by administrators: nobody signs up (situs/urls_masuk.py has no such address).
ACCOUNT_ADAPTER = "sakip.situs.masuk.PintuMasuk"
ACCOUNT_FORMS = {
    "login": "sakip.akun.forms.FormulirMasuk",
    "change_password": "sakip.akun.forms.FormulirGantiSandi",
    "set_password": "sakip.akun.forms.FormulirPasangSandi",
    "reset_password": "sakip.akun.forms.FormulirLupaSandi",
    "reset_password_from_key": "sakip.akun.forms.FormulirSandiBaru",
    "reauthenticate": "sakip.akun.forms.FormulirPastikan",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "nip"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "surel"
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[SAKIP] "
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# A whole office may stand behind one address: axes (below) counts wrong passwords, these only stop floods.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "60/m/ip,10/900s/key"}
MFA_ADAPTER = "sakip.situs.masuk.KodeKedua"
MFA_FORMS = {
    "authenticate": "sakip.akun.forms.FormulirKode",
    "reauthenticate": "sakip.akun.forms.FormulirKodeUlang",
    "activate_totp": "sakip.akun.forms.FormulirPasangKode",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "SAKIP"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
USERSESSIONS_TRACK_ACTIVITY = True
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "sakip.situs.masuk.kunci_percobaan"
AXES_CLIENT_IP_CALLABLE = "sakip.situs.masuk.alamat_ip"
AXES_LOCKOUT_CALLABLE = "sakip.situs.masuk.terkunci"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# --- login through the agency's own service (OIDC), when it is named --------------------------------

SAKIP_OIDC = lingkungan.oidc("SAKIP_OIDC_ALAMAT", "SAKIP_OIDC_KLIEN", "SAKIP_OIDC_RAHASIA", "SAKIP_OIDC_NAMA")
SAKIP_OIDC_KLAIM_NIP = lingkungan.teks("SAKIP_OIDC_KLAIM_NIP", "nip")
SOCIALACCOUNT_ADAPTER = "sakip.situs.masuk.PintuLuar"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [SAKIP_OIDC] if SAKIP_OIDC else []}}
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that ends at another site would need a hole in form-action
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False

# --- e-mail: without a server no page promises a letter ----------------------------------------------

EMAIL_HOST = lingkungan.teks("SAKIP_SUREL_SERVER")
EMAIL_PORT = lingkungan.bilangan("SAKIP_SUREL_PORTA", 587)
EMAIL_HOST_USER = lingkungan.teks("SAKIP_SUREL_PENGGUNA")
EMAIL_HOST_PASSWORD = lingkungan.teks("SAKIP_SUREL_SANDI")
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = not EMAIL_USE_SSL and not lingkungan.ya_tidak("SAKIP_SUREL_TANPA_TLS")
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = lingkungan.teks("SAKIP_SUREL_DARI", EMAIL_HOST_USER or "sakip@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
SAKIP_SUREL_ADA = bool(EMAIL_HOST)
ACCOUNT_EMAIL_NOTIFICATIONS = SAKIP_SUREL_ADA
if not SAKIP_SUREL_ADA:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# --- language and time: stored in UTC, shown in the unit's own zone (WIB where no unit is named) ----

LANGUAGE_CODE = "id"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

# --- tables, and work in the background ------------------------------------------------------------

DJANGO_TABLES2_TEMPLATE = "inti/tabel.html"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# A form of many rows (targets of 33 regions, a report's indicators) has more fields than Django's 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

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

# Pages of money read here where a figure came from; the import desk stands to the right of their room.
ASAL_BERKAS = "sakip.pertukaran.meja.queries.asal_impor"

# --- security --------------------------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sakip.situs.masuk.kiriman_ditolak"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
X_FRAME_OPTIONS = "DENY"
# HSTS preload binds the whole domain for years: the owner of the domain decides that, not this program.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
if lingkungan.ya_tidak("SAKIP_PROKSI"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

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
