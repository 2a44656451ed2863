"use strict";
// Says when the progress of a check can no longer be asked for: what stands there is old then.
(() => {
  const putus = document.getElementById("kemajuan-putus");
  const sebut = (kata) => {
    putus.hidden = !kata;
    putus.textContent = kata;
  };
  document.addEventListener("htmx:responseError", (kejadian) => {
    sebut(kejadian.detail.xhr.status === 401
      ? "Sesi Anda berakhir. Muat ulang halaman ini untuk masuk lagi; pemeriksaannya tetap berjalan."
      : "Kemajuannya tidak dapat dibaca. Muat ulang halaman ini; pemeriksaannya tetap berjalan.");
  });
  document.addEventListener("htmx:sendError", () => {
    sebut("Server tidak menjawab. Halaman ini mencoba lagi sendiri; angka di bawah belum tentu yang terbaru.");
  });
  document.addEventListener("htmx:afterSwap", () => sebut(""));
})();
