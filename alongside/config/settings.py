"""The settings, from the environment and nowhere else. README.md lists every variable."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from alongside.config import environment, openid
from alongside.gateways import embedded_postgres

CODE = Path(__file__).resolve().parents[1]
ALONGSIDE_HOME = environment.home()
PORT = environment.port()
SECRET_KEY = environment.secret_key()
# The demonstration's fixed sign-ins and second factor are accepted on loopback only, and only with this.
ALONGSIDE_DEMO = environment.flag("ALONGSIDE_DEMO")
DRAMA_NUMBERS = ALONGSIDE_DEMO  # telephone numbers kept for plays reach nobody: a referral with one is stopped
DEBUG = environment.flag("ALONGSIDE_DEBUG")
LOCAL_HOSTS = "localhost,127.0.0.1,[::1]"
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", LOCAL_HOSTS)
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS", "")
# Behind HTTPS unless on this machine alone.
HTTPS = environment.flag("ALONGSIDE_HTTPS")

# Databases ------------------------------------------------------------------------------------------------------------
# "default" is the application's role, which owns nothing; "owner" is for migrations and backups alone: where its
# address is not told (as the web need not be), what needs it says so (jobs/ground.py).
_embedded = embedded_postgres.addresses(ALONGSIDE_HOME)
_application = os.environ.get("DATABASE_URL") or _embedded.application
_owner = os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL") or _embedded.owner
DATABASES: dict[str, dict[str, Any]] = {
    "default": environment.database("DATABASE_URL", _application, verified=HTTPS),
    "owner": environment.database("DATABASE_OWNER_URL", _owner, verified=HTTPS)
    | {"CONN_MAX_AGE": 0, "TEST": {"MIRROR": "default"}},
}
# Row rules make planning a statement dearer than running it, so each connection plans it once. A pooler between us that
# gives every transaction another connection (PgBouncer before 1.21) cannot keep plans: say so with DATABASE_POOLED=1.
ALONGSIDE_POOLED = environment.flag("DATABASE_POOLED")
if not ALONGSIDE_POOLED:
    DATABASES["default"]["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 2}
# A database that is away is found to be so in seconds; what a page asks of one that is slow is given up (config/wsgi).
for _database in DATABASES.values():
    _database["OPTIONS"].setdefault("connect_timeout", "5")
ALONGSIDE_STATEMENT_SECONDS = environment.number("ALONGSIDE_STATEMENT_SECONDS", 15, least=1, most=300)
ATOMIC_REQUESTS = False  # the web opens its own transaction, with the acting person set on it
# Records and gateways are strangers: what seals the text of a row is introduced here.
SEALING = "alongside.gateways.sealing"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Applications ---------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "alongside.records",
    "alongside.web",
]
AUTH_USER_MODEL = "records.Staff"
PASSWORD_HASHERS = [
    "alongside.config.passwords.MeasuredArgon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "alongside.config.passwords.NotOfThisPlace"},
]
if breached := os.environ.get("ALONGSIDE_BREACHED"):
    AUTH_PASSWORD_VALIDATORS.append({"NAME": "alongside.config.breached.Breached", "OPTIONS": {"file": breached}})

# The web: middleware, templates and sign-in belong to alongside/web ---------------------------------------------------
ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"
MIDDLEWARE = [
    "alongside.web.shell.headers.Headers",  # outside everything else: on what is refused as well
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "alongside.web.shell.gate.Gate",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "alongside.web.shell.acting.Acting",  # inside everything else: nothing below it runs without its transaction
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [CODE / "web"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "alongside.web.jinja.environment"},
    },
]
CSRF_FAILURE_VIEW = "alongside.web.shell.drafts.stale"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

AUTHENTICATION_BACKENDS = ["alongside.web.sign_in.backends.Backend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "alongside.web.sign_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # the session ends with the browser, and twelve hours after sign-in at the latest
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Ten failures from one address in a minute, five for one name in five minutes: counted in a table all processes share.
CACHES = {
    "default": {
        "BACKEND": "alongside.web.counts.Counts",
        "LOCATION": "web_counts",
        "TIMEOUT": 600,
        # Beyond this the oldest go, locks and used codes among them: more than tries at the door can fill in an hour.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "reauthenticate": "10/m/user",
    "machine": "30/m/ip",  # that shows a wrong key
    "calendar": "30/3600s/key",  # of one address
}
# Whose address counts: the one that this many proxies in front wrote down. Without, all their clients would be one.
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("ALONGSIDE_PROXIES", int(HTTPS), least=0, most=5)
# The inbox takes tokens of ten minutes, and keys themselves unless told not to.
ALONGSIDE_TOKENS_ONLY = environment.flag("ALONGSIDE_TOKENS_ONLY")
# What a message only points at is fetched from these hosts, by commands alone: nothing where none is listed.
ALONGSIDE_DETAIL_HOSTS = environment.words("ALONGSIDE_DETAIL_HOSTS", "")
ALONGSIDE_DETAIL_TOKEN_FILE = os.environ.get("ALONGSIDE_DETAIL_TOKEN_FILE", "")
# Organisations that have OpenID Connect sign in with it: whom they name, we must know already.
SOCIALACCOUNT_ADAPTER = "alongside.web.sign_in.openid.OrganisationAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": openid.providers()}}
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
MFA_ADAPTER = "alongside.web.sign_in.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # one step of 30 seconds either way, for telephones whose clock is off
MFA_RECOVERY_CODES_SHOW_ONCE = True
ALONGSIDE_DEMO_CODE = "123456"
# end of the web's part ------------------------------------------------------------------------------------------------

# Language and time ----------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [CODE / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# Static files ---------------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = None
STATICFILES_DIRS = [CODE / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ROOT = CODE / "web" / "static" / "root"  # what is asked for at the root of any site: robots.txt

# Cookies and transport ------------------------------------------------------------------------------------------------
SESSION_ENGINE = "alongside.records.sessions"
# A session ends so long after the last request of its person, and so long after they signed in, whatever comes first.
ALONGSIDE_IDLE_MINUTES = environment.number("ALONGSIDE_IDLE_MINUTES", 30, least=5, most=120)
ALONGSIDE_SESSION_HOURS = environment.number("ALONGSIDE_SESSION_HOURS", 12, least=1, most=12)
ALONGSIDE_SESSIONS = 4  # places where one person may be signed in at once: a fifth ends the one longest unseen
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 24 * 60 * 60  # when the row of a session may be cleared away; the limits above end it before
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
if HTTPS:
    # A browser takes these names only over HTTPS and from this very host: no neighbour under the domain can set them.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = "__Host-session", "__Host-csrf", "__Host-language"
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not "no-referrer": under it a browser sends "Origin: null" with its own forms, and they would all be refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^api/"]  # a machine is refused, never led on: see web/shell/gate.py
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
# A case file is text; documents come by their own door.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
DATA_UPLOAD_MAX_NUMBER_FILES = 1  # a file of referrals
FILE_UPLOAD_HANDLERS = ["alongside.web.shell.uploading.InMemory"]  # never written to disk as it is

if DEBUG and (HTTPS or set(ALLOWED_HOSTS) - set(LOCAL_HOSTS.split(","))):
    raise ImproperlyConfigured("ALONGSIDE_DEBUG shows errors in full: unset it, or ALLOWED_HOSTS and ALONGSIDE_HTTPS")
if ALONGSIDE_DEMO and HTTPS:
    raise ImproperlyConfigured("ALONGSIDE_DEMO is for one machine alone: unset it, or unset ALONGSIDE_HTTPS")

# Logs: to standard error, never a name, never an address of a case ----------------------------------------------------
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "alongside.config.logs.Discreet"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A page that is not there is no fault of ours.
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
    },
}
