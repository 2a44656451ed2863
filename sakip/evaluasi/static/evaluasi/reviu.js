"use strict";
// The page works without this script. It brings the open finding into view within its list, ticks all that
// are shown, and keeps ticks and their reason while one looks at another finding (in this tab only).
(() => {
  const kini = document.querySelector("ol.temuan > li.kini");
  if (kini) kini.parentElement.scrollTop = Math.max(0, kini.offsetTop - kini.parentElement.offsetTop - 60);

  const borang = document.querySelector(".reviu-daftar form");
  const kotak = [...document.querySelectorAll(".reviu-daftar input[name=temuan]")];
  if (!kotak.length) return;
  const kunci = "reviu" + location.pathname;
  const alasan = borang.querySelector("[name=alasan]");
  const judul = borang.querySelector("legend");
  const semua = borang.querySelector(".pilih-semua");
  const pilihSemua = semua.querySelector("input");
  const tampilkan = () => {
    const banyak = kotak.filter((k) => k.checked).length;
    judul.textContent = "Putuskan " + banyak + " temuan yang ditandai";
    pilihSemua.checked = banyak === kotak.length;
    pilihSemua.indeterminate = banyak > 0 && banyak < kotak.length;
    return banyak;
  };
  const simpan = () => {
    const tanda = kotak.filter((k) => k.checked).map((k) => k.value);
    if (tampilkan()) sessionStorage.setItem(kunci, JSON.stringify({ tanda, alasan: alasan.value }));
    else sessionStorage.removeItem(kunci);
  };
  const lama = JSON.parse(sessionStorage.getItem(kunci) || "{}");
  kotak.forEach((k) => { if ((lama.tanda || []).includes(k.value)) k.checked = true; });
  if (kotak.some((k) => k.checked) && !alasan.value) alasan.value = lama.alasan || "";
  semua.hidden = false;
  pilihSemua.addEventListener("input", (kejadian) => {
    kejadian.stopPropagation();
    kotak.forEach((k) => { k.checked = pilihSemua.checked; });
    simpan();
  });
  borang.addEventListener("input", simpan);
  simpan();
})();
