// For browsers without ES modules: the page itself cannot run, so this file is as old as they are.
(function () {
  var go = document.getElementById("go");
  var note = document.getElementById("start-notice");
  if (go) go.textContent = "Not available in this browser";
  if (note) {
    note.className = "notice";
    note.textContent = "This browser is too old to run the language model. Use Chrome 120, Firefox 121, Safari 17 or newer.";
  }
})();
