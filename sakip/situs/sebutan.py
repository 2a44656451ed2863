"""The names that people saw: labels, choices and title of the page that a form was sent from.

A form that was held knows its fields by the names of the machine only. The page that it came from is asked
for once more, as the same person, and read like the browser shows it.
"""

from __future__ import annotations

import copy
import datetime as dt
import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import Http404, HttpResponseBase, QueryDict
from django.urls import Resolver404, resolve
from lxml import html

from sakip.inti.galat import GalatSakip
from sakip.inti.templatetags.sakip import tanggal

catatan = logging.getLogger(__name__)

_MEDAN = "//input[@name] | //select[@name] | //textarea[@name]"
_BARIS_BARU = re.compile(r"-b-\d+-")
_PILIHAN = ("radio", "checkbox")


@dataclass
class Sebutan:
    """A field as the page shows it; ``pilihan`` turns a chosen value into its words."""

    nama: str
    tersembunyi: bool = False
    tanggal: bool = False
    pilihan: dict[str, str] = field(default_factory=dict)

    def kata(self, teks: str) -> str:
        """What was sent, as the browser showed it: a choice by its words, a day as ``5 Januari 2025``."""
        if self.tanggal and (hari := _hari(teks)) is not None:
            return tanggal(hari)
        return self.pilihan.get(teks, teks)


@dataclass(frozen=True)
class HalamanAsal:
    """The page that a form was sent from: its title and its fields by their machine names."""

    judul: str
    medan: dict[str, Sebutan]

    def sebut(self, isi: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Label and text of the fields that a person saw; a label that comes again is numbered."""
        hasil: list[tuple[str, str]] = []
        kali: dict[str, int] = {}
        for nama, teks in isi:
            satu = self.medan.get(nama) or self.medan.get(_BARIS_BARU.sub("-b-0-", nama))
            if satu is not None and satu.tersembunyi:
                continue
            label = satu.nama if satu is not None and satu.nama else nama
            kali[label] = kali.get(label, 0) + 1
            tampil = f"{label} ({kali[label]})" if kali[label] > 1 else label
            hasil.append((tampil, satu.kata(teks) if satu is not None else teks))
        return hasil


def halaman_asal(request: Any, *alamat: str) -> HalamanAsal | None:
    """The first of ``alamat`` (paths of this site) that answers with a page; ``None`` where none does."""
    for satu in filter(None, alamat):
        try:
            jawab = _buka(request, satu)
            if jawab is not None:
                return baca_halaman(jawab)
        except (GalatSakip, Http404):
            continue
        except Exception:  # whatever the page suffers from, what was typed must still be shown
            catatan.exception("halaman asal %s tidak terbaca", satu)
    return None


def _buka(request: Any, alamat: str) -> str | None:
    """The page at ``alamat`` as this person sees it; nothing of the visit is kept."""
    bagian = urlsplit(alamat)
    try:
        cocok = resolve(bagian.path)
    except Resolver404:
        return None
    lihat = copy.copy(request)
    lihat.META = {
        **request.META,
        "REQUEST_METHOD": "GET",
        "PATH_INFO": bagian.path,
        "QUERY_STRING": bagian.query,
    }
    lihat.method = "GET"
    lihat.path = lihat.path_info = bagian.path
    lihat.GET = QueryDict(bagian.query)
    lihat._post, lihat._files = QueryDict(), {}
    lihat.resolver_match = cocok
    lihat.session = import_module(settings.SESSION_ENGINE).SessionStore(request.session.session_key)
    lihat._messages = CookieStorage(lihat)
    jawab: HttpResponseBase = cocok.func(lihat, *cocok.args, **cocok.kwargs)
    if jawab.status_code != 200 or not jawab.get("Content-Type", "").startswith("text/html"):
        return None
    isi = getattr(jawab, "content", b"")
    return isi.decode() if isi else None


def baca_halaman(teks: str) -> HalamanAsal:
    """Title and fields of a page."""
    pohon = html.document_fromstring(teks)
    label = {x.get("for"): _teks(x) for x in pohon.xpath("//label[@for]")}
    medan: dict[str, Sebutan] = {}
    for x in pohon.xpath(_MEDAN):
        nama, jenis = x.get("name"), x.get("type", "")
        if jenis in ("submit", "button"):
            continue
        sendiri = _sebut_medan(pohon, x, label)
        konteks = _konteks(pohon, x)
        if jenis in _PILIHAN:
            satu = medan.setdefault(nama, Sebutan(konteks or sendiri))
            satu.pilihan[x.get("value", "on")] = sendiri or "dipilih"
            continue
        satu = medan.setdefault(nama, Sebutan(""))
        satu.tersembunyi = jenis == "hidden"
        satu.tanggal = jenis == "date"
        if not satu.nama:
            satu.nama = _gabung(konteks, sendiri)
        if x.tag == "select":
            satu.pilihan = {o.get("value", _teks(o)): _teks(o) for o in x.iter("option")}
    judul = _teks(next(iter(pohon.xpath("//title")), None)).removesuffix("· SAKIP").strip()
    return HalamanAsal(judul, medan)


def _hari(teks: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(teks.strip())
    except ValueError:
        return None


def _gabung(konteks: str, sendiri: str) -> str:
    """``konteks: sendiri``, without saying the same thing twice."""
    if not sendiri or not konteks or konteks.casefold() in sendiri.casefold():
        return sendiri or konteks
    return f"{konteks}: {sendiri}"


def _sebut_medan(pohon: Any, x: Any, label: dict[str, str]) -> str:
    if x.get("id") in label:
        return label[x.get("id")]
    if x.get("aria-label"):
        return str(x.get("aria-label"))
    if x.get("aria-labelledby"):
        return _menurut_id(pohon, x.get("aria-labelledby"))
    if (bungkus := next(x.iterancestors("label"), None)) is not None:
        return _teks(bungkus)
    return str(x.get("placeholder", ""))


def _konteks(pohon: Any, x: Any) -> str:
    """What the field belongs to: the legend, the head of its row, or the heading of its part of the page."""
    for atas in x.iterancestors("fieldset", "tr", "section", "form"):
        if atas.tag == "fieldset" and (judul := _teks(atas.find("legend"))):
            return judul
        if atas.tag == "tr" and (judul := _teks(next(iter(atas.xpath("./th[@scope='row']")), None))):
            return judul
        if atas.tag == "section":
            bagian = _menurut_id(pohon, atas.get("aria-labelledby", ""))
            semua = len(atas.xpath("ancestor::form[1]//section")) > 1
            return bagian if semua else ""
        if atas.tag == "form":
            return ""
    return ""


def _menurut_id(pohon: Any, ids: str) -> str:
    return " ".join(_teks(e) for i in ids.split() for e in pohon.xpath("//*[@id=$i]", i=i))


def _teks(x: Any) -> str:
    return " ".join(x.text_content().split())[:200] if x is not None else ""
