/* The form that nothing is lost from. The page works without this.
   - what is typed becomes a draft on the server every ten seconds, and on leaving the page
   - without network or session it is kept in this browser, and sent when both are back
   - what "Simpan" sends stays in this browser until the server has said that it is stored */
(function () {
  "use strict";
  var JEDA = 10000;
  var formulir = document.getElementById("formulir");
  if (formulir) jagaFormulir();
  jagaBukti();

  function jagaFormulir() {
    var kabar = document.getElementById("kabar-draf");
    var kunci = "sakip:" + formulir.dataset.kunci;
    var berubah = formulir.dataset.diketik === "1";
    var keadaan = "";
    var mengirim = false;

    tombolKejadian();
    if (formulir.dataset.tersimpan) {
      lupakan();
      history.replaceState(null, "", location.pathname);
    } else {
      tawarkan();
    }
    if (!kabar) return;
    var masalah = document.getElementById("masalah");
    if (masalah) masalah.focus();

    formulir.addEventListener("input", function () { berubah = true; if (keadaan) simpanLokal(); });
    window.setInterval(function () { if (berubah || keadaan) kirim(); }, JEDA);
    window.addEventListener("online", kirim);
    window.addEventListener("offline", function () { putus("luring"); });
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden" && berubah) pamit();
    });
    formulir.addEventListener("submit", function (kejadian) {
      simpanLokal();
      if (keadaan) {
        kejadian.preventDefault();
        kejadian.stopPropagation();
        kirim();
      } else {
        berubah = false;
      }
    });
    document.body.addEventListener("htmx:responseError", function (kejadian) {
      if (kejadian.detail.xhr.status === 401) putus("keluar");
    });
    document.body.addEventListener("htmx:sendError", function () { putus("luring"); });

    function data() { return new FormData(formulir); }

    function kirim() {
      if (mengirim) return;
      mengirim = true;
      berubah = false;
      var sebelum = keadaan;
      segarkan(sebelum).then(function () {
        return minta("POST", data());
      }).then(function (jawab) {
        mengirim = false;
        pakai(jawab);
        if (jawab.pesan) { tulis(jawab.pesan, true); return; }
        keadaan = "";
        lupakan();
        tulis((sebelum ? "Tersambung lagi. " : "") + "Draf tersimpan pukul " + jawab.waktu + ".");
      }).catch(function (status) {
        mengirim = false;
        berubah = true;
        putus(status === 401 || status === 403 ? "keluar" : "luring");
      });
    }

    /* After a new login the old token is worth nothing: ask for a fresh one first. */
    function segarkan(sebelum) {
      return sebelum ? minta("GET").then(pakai) : Promise.resolve();
    }

    function minta(cara, isi) {
      return fetch(formulir.dataset.draf, {
        method: cara, body: isi, credentials: "same-origin", redirect: "manual", cache: "no-store",
        headers: { "X-Requested-With": "XMLHttpRequest", "X-CSRFToken": formulir.elements.csrfmiddlewaretoken.value }
      }).then(function (jawab) {
        if (!jawab.ok) return Promise.reject(jawab.status);
        return jawab.json();
      });
    }

    function pakai(jawab) {
      document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach(function (m) { m.value = jawab.token; });
      document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": jawab.token }));
      var lain = document.getElementById("lain");
      lain.hidden = !jawab.lain.length;
      lain.textContent = "Sedang mengisi formulir ini juga: " + jawab.lain.join(", ") +
        ". Tidak ada yang tertimpa: bila sebuah baris sudah diubah, Anda diberi tahu sebelum menyimpan.";
      return jawab;
    }

    function pamit() {
      simpanLokal();
      if (navigator.sendBeacon && !keadaan) navigator.sendBeacon(formulir.dataset.draf, data());
    }

    function putus(sebab) {
      keadaan = sebab;
      berubah = true;
      simpanLokal();
      if (sebab === "luring") {
        tulis("Jaringan atau server terputus. Ketikan Anda tersimpan di peramban ini dan dikirim lagi sendiri.", true);
        return;
      }
      tulis("Sesi atau tugas Anda berakhir. Ketikan Anda aman di peramban ini. ", true);
      var tautan = document.createElement("a");
      tautan.href = formulir.dataset.masuk;
      tautan.target = "_blank";
      tautan.textContent = "Masuk lagi di tab lain";
      kabar.append(tautan, ", lalu kembali ke sini.");
    }

    function tulis(teks, awas) {
      kabar.textContent = teks;
      kabar.classList.toggle("awas", !!awas);
    }

    function simpanLokal() {
      var isi = {};
      data().forEach(function (teks, nama) {
        if (nama !== "csrfmiddlewaretoken" && nama !== "semula") isi[nama] = teks;
      });
      try {
        localStorage.setItem(kunci, JSON.stringify({ waktu: Date.now(), semula: formulir.elements.semula.value, isi: isi }));
      } catch (penuh) { /* the draft on the server is what remains */ }
    }

    function lupakan() {
      try { localStorage.removeItem(kunci); } catch (tertutup) { /* nothing kept */ }
    }

    /* Fields that were typed then, by name: those that differ from what the page had shown. */
    function ketikanLama() {
      try {
        var simpanan = JSON.parse(localStorage.getItem(kunci));
        var semula = JSON.parse(simpanan.semula);
        var beda = Object.keys(simpanan.isi).filter(function (nama) {
          if (nama.indexOf("versi-") === 0) return false;
          var kini = ambil(nama);
          return simpanan.isi[nama] !== (semula[nama] || "") && !(kini && nilai(kini) === simpanan.isi[nama]);
        });
        return beda.length ? { simpanan: simpanan, beda: beda } : null;
      } catch (rusak) { return null; }
    }

    function tawarkan() {
      var lama = ketikanLama();
      if (!lama || !kabar) { if (!lama) lupakan(); return; }
      var kotak = document.getElementById("pulih");
      document.getElementById("pulih-waktu").textContent = lama.beda.length + " isian, " +
        new Date(lama.simpanan.waktu).toLocaleString("id-ID", { dateStyle: "medium", timeStyle: "short" });
      kotak.hidden = false;
      document.getElementById("pulihkan").onclick = function () { pulihkan(lama); kotak.hidden = true; };
      document.getElementById("buang-lokal").onclick = function () { lupakan(); kotak.hidden = true; };
    }

    function pulihkan(lama) {
      lama.beda.forEach(function (nama) {
        var cocok = /^(v-\d+)-b-(\d+)-/.exec(nama);
        while (cocok && !ambil(nama) && tambahKejadian(cocok[1]) <= +cocok[2]) { /* until the row is there */ }
        var medan = ambil(nama);
        if (!medan) return;
        if (medan.type === "checkbox") medan.checked = lama.simpanan.isi[nama] === medan.value;
        else medan.value = lama.simpanan.isi[nama];
        var baris = nama.replace(/-(?:[eb]-\d+-)?(?:tanggal|nama|tempat|kategori|hapus|nomor|halaman|catatan|sebab|kendala|solusi)$/, "");
        var versi = ambil("versi-" + baris);
        if (versi && lama.simpanan.isi[versi.name] !== undefined) versi.value = lama.simpanan.isi[versi.name];
      });
      berubah = true;
      formulir.dispatchEvent(new Event("input", { bubbles: true }));
      tulis("Ketikan dipulihkan. Periksa, lalu tekan Simpan.");
    }

    function ambil(nama) { return formulir.elements.namedItem(nama); }
    function nilai(medan) { return medan.type === "checkbox" ? (medan.checked ? medan.value : "") : medan.value; }

    function tombolKejadian() {
      formulir.querySelectorAll("[data-tambah]").forEach(function (tombol) {
        tombol.hidden = false;
        tombol.addEventListener("click", function () {
          tambahKejadian(tombol.closest("[data-daftar]").dataset.daftar);
        });
      });
    }

    /* A copy of the last empty row with the next number; returns that number. */
    function tambahKejadian(daftar) {
      var semua = formulir.querySelectorAll('[data-daftar="' + daftar + '"] [data-baru]');
      var akhir = semua[semua.length - 1];
      if (!akhir) return Infinity;
      var nomor = semua.length;
      var baru = akhir.cloneNode(true);
      baru.querySelectorAll("input, select, label").forEach(function (m) {
        ["id", "name", "htmlFor"].forEach(function (sifat) {
          if (m[sifat]) m[sifat] = m[sifat].replace(/-b-\d+-/, "-b-" + nomor + "-");
        });
        if (m.value !== undefined) m.value = "";
      });
      akhir.parentNode.insertBefore(baru, akhir.nextSibling);
      baru.querySelector("input").focus();
      return nomor;
    }
  }

  function jagaBukti() {
    var dialog = document.getElementById("dialog-bukti");
    document.body.addEventListener("htmx:afterSwap", function (kejadian) {
      if (!dialog || !dialog.showModal || kejadian.detail.target.id !== "isi-bukti") return;
      if (!dialog.open) dialog.showModal();
      var judul = document.getElementById("judul-bukti");
      if (judul) judul.focus();
    });
    document.addEventListener("click", function (kejadian) {
      if (kejadian.target.closest("[data-tutup]")) dialog.close();
    });
  }
})();
