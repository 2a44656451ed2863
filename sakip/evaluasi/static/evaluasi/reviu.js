"use strict";
// The open finding is brought into view within its list; without this script the list begins at its top.
(() => {
  const kini = document.querySelector("ol.temuan > li.kini");
  if (kini) kini.parentElement.scrollTop = Math.max(0, kini.offsetTop - kini.parentElement.offsetTop - 60);
})();
