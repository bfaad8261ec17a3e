// "Keluar cepat": empties the page, forgets the talk and goes to a neutral page in place of this one.
// Loaded before everything else and without needing it, so that it works while the rest still comes.
(() => {
  const exit = document.querySelector('[data-exit]');
  let lastEscape = 0;

  function leave() {
    // Others write the talk down when the page goes; they must not do so now.
    document.dispatchEvent(new Event('suluh-leave'));
    try {
      sessionStorage.clear();
    } catch (_) {
      // Storage may be switched off; then nothing was kept.
    }
    document.title = '';
    document.documentElement.textContent = '';
    location.replace(exit.href);
  }

  exit.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  exit.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    leave();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const now = Date.now();
    if (now - lastEscape < 1500) leave();
    lastEscape = now;
  });
  // Coming back by the browser's cache must not show an emptied or a forgotten page again.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && !document.body) location.reload();
  });
  // The other language takes the place of this page: fewer traces for the back button.
  Array.prototype.forEach.call(document.querySelectorAll('[data-replace]'), (link) => {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      location.replace(link.href);
    });
  });
})();
