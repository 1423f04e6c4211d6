// The content policy forbids making code from text. Zod would try, and be reported, with the first schema that is made: it is told
// here, since which module comes first is up to the bundler.
globalThis.__zod_globalConfig = { jitless: true };

// Runs before the first paint, so that a dark page is never light for a moment. The key is Mantine's.
(() => {
  let stored = null;
  try {
    stored = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage may be forbidden; the system's preference is then the answer.
  }
  const isDark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
