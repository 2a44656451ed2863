"""The addresses of allauth that this site uses, and no others: no sign-up, no e-mail management."""

from __future__ import annotations

from allauth.account import views as akun
from allauth.socialaccount import views as luar
from allauth.usersessions import views as sesi
from django.urls import include, path, re_path

from sakip.situs.masuk import kembali_dari_luar, lanjutkan, lupa_sandi, masuk_luar

urlpatterns = [
    path("login/", akun.login, name="account_login"),
    path("logout/", akun.logout, name="account_logout"),
    path("lanjutkan/", lanjutkan, name="lanjutkan_kiriman"),
    path("inactive/", akun.account_inactive, name="account_inactive"),
    path("reauthenticate/", akun.reauthenticate, name="account_reauthenticate"),
    path("password/change/", akun.password_change, name="account_change_password"),
    path("password/set/", akun.password_set, name="account_set_password"),
    path("password/reset/", lupa_sandi, name="account_reset_password"),
    path("password/reset/done/", akun.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        akun.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        akun.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", sesi.list_usersessions, name="usersessions_list"),
    path("luar/batal/", luar.login_cancelled, name="socialaccount_login_cancelled"),
    path("luar/gagal/", luar.login_error, name="socialaccount_login_error"),
    path("oidc/<str:provider_id>/login/", masuk_luar, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", kembali_dari_luar, name="openid_connect_callback"),
]
