// Faults of a page that a reader with a screen reader, a keyboard or weak eyes would meet. Returns a list of texts.
() => {
  const salah = [];
  const semua = (p) => [...document.querySelectorAll(p)];
  const sebut = (e) => e.outerHTML.slice(0, 120).replace(/\s+/g, ' ');
  const tampak = (e) => e.checkVisibility({ checkVisibilityCSS: true }) && e.getClientRects().length > 0;

  if (document.documentElement.lang !== 'id') salah.push('bahasa halaman bukan id');
  if (!document.title.trim()) salah.push('tanpa judul');
  if (semua('h1').length !== 1) salah.push(`h1 ada ${semua('h1').length}`);
  for (const p of ['main', 'header', 'footer']) if (semua(p).length !== 1) salah.push(`${p} tidak tepat satu`);

  let lalu = 0;
  for (const h of semua('h1,h2,h3,h4')) {
    const tingkat = Number(h.tagName[1]);
    if (tingkat > lalu + 1) salah.push(`tingkat judul melompat: ${sebut(h)}`);
    lalu = tingkat;
  }
  const id = semua('[id]').map((e) => e.id);
  for (const x of id) if (id.indexOf(x) !== id.lastIndexOf(x)) salah.push(`id berulang: ${x}`);
  for (const e of semua('[aria-labelledby],[aria-describedby]'))
    for (const x of (e.getAttribute('aria-labelledby') || e.getAttribute('aria-describedby')).split(' '))
      if (!document.getElementById(x)) salah.push(`rujukan tidak ada: ${x}`);
  for (const e of semua('img')) {
    if (!e.hasAttribute('alt')) salah.push(`gambar tanpa alt: ${sebut(e)}`);
    if (e.complete && !e.naturalWidth) salah.push(`gambar tidak termuat: ${e.currentSrc}`);
  }
  for (const e of semua('svg')) if (e.getAttribute('aria-hidden') !== 'true') salah.push(`svg tanpa nama: ${sebut(e)}`);
  for (const e of semua('input:not([type=hidden]),select,textarea'))
    if ((!e.labels || !e.labels.length) && !e.getAttribute('aria-label')) salah.push(`bidang tanpa label: ${sebut(e)}`);
  for (const e of semua('a,button,summary')) if (!e.textContent.trim()) salah.push(`tautan tanpa nama: ${sebut(e)}`);
  for (const e of semua('nav')) if (!e.getAttribute('aria-label')) salah.push(`nav tanpa nama: ${sebut(e)}`);
  for (const t of semua('table')) {
    if (!t.caption || !t.caption.textContent.trim()) salah.push(`tabel tanpa judul: ${sebut(t)}`);
    for (const th of t.querySelectorAll('th')) if (!th.scope) salah.push(`th tanpa scope: ${sebut(th)}`);
  }
  for (const e of semua('a[href^="#"]'))
    if (!document.getElementById(e.getAttribute('href').slice(1))) salah.push(`tautan ke bagian yang tidak ada: ${sebut(e)}`);
  for (const e of semua('a.btn,button,.hitungan a,.sakelar a,summary'))
    if (tampak(e) && e.getBoundingClientRect().height < 24) salah.push(`sasaran sentuh terlalu pendek: ${sebut(e)}`);

  // contrast of every visible text with what lies under it (WCAG 2 AA)
  const warna = (teks) => {
    const angka = teks.match(/[\d.]+/g).map(Number);
    return teks.startsWith('rgb') ? { k: angka.slice(0, 3), a: angka[3] ?? 1 } : null;
  };
  const terang = (k) => {
    const [r, g, b] = k.map((x) => x / 255).map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const latar = (e) => {
    for (; e; e = e.parentElement) {
      const w = warna(getComputedStyle(e).backgroundColor);
      if (!w) return null;
      if (w.a === 1) return w.k;
      if (w.a > 0) return null;
    }
    return [255, 255, 255];
  };
  const jalan = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = jalan.nextNode(); n; n = jalan.nextNode()) {
    const e = n.parentElement;
    if (!n.textContent.trim() || !tampak(e)) continue;
    const depan = warna(getComputedStyle(e).color);
    const belakang = latar(e);
    if (!depan || !belakang) { salah.push(`warna bukan rgb: ${sebut(e)}`); continue; }
    const [x, y] = [terang(depan.k), terang(belakang)].sort((p, q) => q - p);
    const rasio = (x + 0.05) / (y + 0.05);
    if (rasio < 4.5) salah.push(`kontras ${rasio.toFixed(2)}: ${sebut(e)}`);
  }
  return [...new Set(salah)];
}
