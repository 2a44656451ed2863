/* What every working page shares. Pages work without it; nothing here is needed to save.
   - a form with data-konfirmasi asks before it is sent
   - a form with data-sekali cannot be sent twice; a button with data-unduh only fetches a file
   - a form with data-jaga warns before what was typed is left behind
   - a button with data-salin copies the text of the element that it names
   - a file input with data-batas (bytes) drops files above it and says which; data-saran says what to do
   - a select or input with data-kirim sends its form when it changes */
(function () {
  "use strict";
  document.addEventListener("submit", function (kejadian) {
    var formulir = kejadian.target;
    var tanya = (kejadian.submitter && kejadian.submitter.dataset.konfirmasi) || formulir.dataset.konfirmasi;
    if (tanya && !window.confirm(tanya)) { kejadian.preventDefault(); return; }
    if ("sekali" in formulir.dataset && !(kejadian.submitter && "unduh" in kejadian.submitter.dataset)) {
      if (formulir.dataset.terkirim) { kejadian.preventDefault(); return; }
      formulir.dataset.terkirim = "1";
      window.setTimeout(function () { delete formulir.dataset.terkirim; }, 8000);
    }
    delete formulir.dataset.berubah;
  });
  document.addEventListener("input", function (kejadian) {
    var formulir = kejadian.target.closest("form[data-jaga]");
    if (formulir) formulir.dataset.berubah = "1";
  });
  /* A file that is too large is named before it is sent over a slow network; the others stay chosen. */
  document.addEventListener("change", function (kejadian) {
    var medan = kejadian.target;
    if (medan.type !== "file" || !medan.dataset.batas) return;
    var batas = +medan.dataset.batas;
    var semua = Array.prototype.slice.call(medan.files);
    var besar = semua.filter(function (b) { return b.size > batas; });
    var kotak = medan.parentNode.querySelector("[data-terlalu-besar]");
    if (!kotak) {
      kotak = document.createElement("div");
      kotak.className = "salah";
      kotak.setAttribute("role", "alert");
      kotak.dataset.terlaluBesar = "";
      medan.insertAdjacentElement("afterend", kotak);
    }
    kotak.textContent = "";
    medan.setAttribute("aria-invalid", besar.length ? "true" : "false");
    if (!besar.length) return;
    var sisa = semua.filter(function (b) { return b.size <= batas; });
    try {
      var wadah = new DataTransfer();
      sisa.forEach(function (b) { wadah.items.add(b); });
      medan.files = wadah.files;
    } catch (lama) { medan.value = ""; sisa = []; }
    kotak.textContent = besar.map(function (b) { return "«" + b.name + "» (" + mega(b.size) + ")"; }).join(", ") +
      (besar.length > 1 ? " masing-masing" : "") + " lebih dari " + mega(batas) + ", jadi tidak ikut dikirim. " +
      (medan.dataset.saran || "Simpan PDF dengan mutu lebih rendah, pecah menjadi beberapa berkas, atau tempel tautannya.") +
      (sisa.length ? " Yang tetap terpilih: " + sisa.map(function (b) { return b.name; }).join(", ") + "." : "");
  });
  function mega(bita) { return (Math.ceil(bita * 10 / 1048576) / 10).toLocaleString("id-ID") + " MB"; }
  document.addEventListener("change", function (kejadian) {
    if ("kirim" in kejadian.target.dataset) kejadian.target.form.requestSubmit();
  });
  window.addEventListener("beforeunload", function (kejadian) {
    if (document.querySelector("form[data-jaga][data-berubah]")) kejadian.preventDefault();
  });
  document.addEventListener("click", function (kejadian) {
    var tombol = kejadian.target.closest("[data-salin]");
    if (!tombol) return;
    var sumber = document.querySelector(tombol.dataset.salin);
    var teks = sumber.value === undefined ? sumber.textContent : sumber.value;
    var selesai = function () { tombol.textContent = "Tersalin"; };
    if (navigator.clipboard) { navigator.clipboard.writeText(teks).then(selesai); }
    else if (sumber.select) { sumber.select(); document.execCommand("copy"); selesai(); }
  });
})();
