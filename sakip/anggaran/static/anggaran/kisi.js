/* Grids to type in (table[data-kisi]). Pages work without it: rows are added by the server, cells typed one by one.
   - cells copied from a spreadsheet are pasted from the cell that has the cursor, to the right and down
   - Enter or arrow up/down moves within a column
   - a button with data-tambah-baris adds empty rows here instead of asking the server */
(function () {
  "use strict";
  var ISIAN = "input:not([type=hidden]):not([type=checkbox]), select";

  function barisnya(tabel) {
    return Array.prototype.filter.call(tabel.tBodies[0].rows, function (b) { return b.querySelector(ISIAN); });
  }

  function tambah(tabel) {
    var formulir = tabel.closest("form"), banyak = formulir && formulir.elements.banyak;
    if (!banyak) return null;
    var semua = barisnya(tabel), akhir = semua[semua.length - 1], baru = akhir.cloneNode(true);
    var nomor = Number(banyak.value) + 1;
    banyak.value = nomor;
    baru.removeAttribute("class");
    if (baru.id) baru.id = baru.id.replace(/\d+$/, nomor);
    Array.prototype.slice.call(baru.querySelectorAll("input[type=hidden], input[type=checkbox]")).forEach(function (x) { x.remove(); });
    Array.prototype.forEach.call(baru.querySelectorAll(ISIAN), function (x) {
      x.name = x.name.replace(/\d+$/, nomor);
      x.setAttribute("aria-label", (x.getAttribute("aria-label") || "").replace(/\d+$/, nomor));
      if (x.tagName === "SELECT") x.selectedIndex = 0; else { x.value = ""; x.removeAttribute("value"); }
    });
    akhir.parentNode.appendChild(baru);
    return baru;
  }

  function pasang(isian, teks) {
    var nilai = teks.trim();
    if (isian.tagName !== "SELECT") { isian.value = nilai; return; }
    Array.prototype.some.call(isian.options, function (pilihan, n) {
      if (pilihan.value !== nilai && (!pilihan.value || nilai.indexOf(pilihan.value) !== 0)) return false;
      isian.selectedIndex = n;
      return true;
    });
  }

  document.addEventListener("paste", function (kejadian) {
    var sel = kejadian.target.closest && kejadian.target.closest("table[data-kisi] input");
    var teks = (kejadian.clipboardData && kejadian.clipboardData.getData("text/plain")) || "";
    if (!sel || !/[\t\n]/.test(teks.replace(/\r?\n$/, ""))) return;
    kejadian.preventDefault();
    var tabel = sel.closest("table"), semua = barisnya(tabel);
    var mulai = semua.indexOf(sel.closest("tr"));
    var kolom = Array.prototype.indexOf.call(sel.closest("tr").querySelectorAll(ISIAN), sel);
    teks.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach(function (baris, n) {
      var tujuan = barisnya(tabel)[mulai + n] || tambah(tabel);
      if (!tujuan) return;
      var isian = tujuan.querySelectorAll(ISIAN);
      baris.split("\t").forEach(function (nilai, k) { if (isian[kolom + k]) pasang(isian[kolom + k], nilai); });
    });
    sel.dispatchEvent(new Event("input", { bubbles: true }));
  });

  document.addEventListener("keydown", function (kejadian) {
    var sel = kejadian.target.closest && kejadian.target.closest("table[data-kisi] input");
    var arah = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[kejadian.key];
    if (!sel || !arah || sel.type === "checkbox" || (sel.hasAttribute("list") && kejadian.key !== "Enter")) return;
    var semua = barisnya(sel.closest("table")), baris = sel.closest("tr");
    var kolom = Array.prototype.indexOf.call(baris.querySelectorAll(ISIAN), sel);
    var tujuan = semua[semua.indexOf(baris) + arah];
    kejadian.preventDefault();
    if (tujuan) tujuan.querySelectorAll(ISIAN)[kolom].focus();
  });

  document.addEventListener("click", function (kejadian) {
    var tombol = kejadian.target.closest("[data-tambah-baris]");
    if (!tombol) return;
    var tabel = tombol.form.querySelector("table[data-kisi]");
    kejadian.preventDefault();
    for (var n = 0; n < Number(tombol.value); n += 1) tambah(tabel);
  });
})();
