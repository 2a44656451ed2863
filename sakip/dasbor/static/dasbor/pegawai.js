/* Sums of a table to type in (table[data-jumlah]) while one types. Without it they are those of what is stored;
   a cell that is no whole number leaves its sums empty, and the server says what is wrong with it. */
(function () {
  "use strict";
  var BULAT = /^(\d{1,9}|\d{1,3}(\.\d{3}){1,2})$/, TANPA = ["", "-", "–", "—"];

  function hitung(isian) {
    var jumlah = null;
    var utuh = isian.every(function (x) {
      var teks = x.value.trim();
      if (TANPA.indexOf(teks) >= 0) return true;
      if (!BULAT.test(teks)) return false;
      jumlah = (jumlah || 0) + Number(teks.replace(/\./g, ""));
      return true;
    });
    return utuh && jumlah !== null ? jumlah.toLocaleString("id-ID") : "";
  }

  function segarkan(tabel) {
    var baris = Array.prototype.slice.call(tabel.querySelectorAll("tr[data-angka]"));
    var sel = baris.map(function (b) { return Array.prototype.slice.call(b.querySelectorAll("input")); });
    baris.forEach(function (b, n) { b.querySelector("[data-jumlah-baris]").textContent = hitung(sel[n]); });
    Array.prototype.forEach.call(tabel.querySelectorAll("[data-jumlah-kolom]"), function (kaki, k) {
      kaki.textContent = hitung(sel.map(function (s) { return s[k]; }));
    });
    tabel.querySelector("[data-jumlah-semua]").textContent = hitung([].concat.apply([], sel));
    Array.prototype.forEach.call(tabel.querySelectorAll("tfoot th, [data-jumlah-kepala]"), function (kepala) {
      kepala.textContent = "Jumlah";
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll("table[data-jumlah]"), segarkan);
  document.addEventListener("input", function (kejadian) {
    var tabel = kejadian.target.closest && kejadian.target.closest("table[data-jumlah]");
    if (tabel) segarkan(tabel);
  });
})();
