"""What the pages of login need to know of this installation."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.urls import reverse

register = template.Library()


@register.simple_tag
def oidc() -> dict[str, str] | None:
    """The agency's own login service, its name and where its door is; None when there is none."""
    layanan = settings.SAKIP_OIDC
    if not layanan:
        return None
    return {
        "nama": layanan["name"],
        "alamat": reverse("openid_connect_login", args=[layanan["provider_id"]]),
    }


@register.simple_tag
def surel_ada() -> bool:
    """Whether letters can be sent."""
    return bool(settings.SAKIP_SUREL_ADA)
