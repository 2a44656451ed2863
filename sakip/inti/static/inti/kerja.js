/* What every working page shares. Pages work without it; nothing here is needed to save.
   - a form with data-konfirmasi asks before it is sent
   - a form with data-sekali cannot be sent twice
   - a form with data-jaga warns before what was typed is left behind
   - a button with data-salin copies the text of the element that it names
   - a select or input with data-kirim sends its form when it changes */
(function () {
  "use strict";
  document.addEventListener("submit", function (kejadian) {
    var formulir = kejadian.target;
    var tanya = (kejadian.submitter && kejadian.submitter.dataset.konfirmasi) || formulir.dataset.konfirmasi;
    if (tanya && !window.confirm(tanya)) { kejadian.preventDefault(); return; }
    if ("sekali" in formulir.dataset) {
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
