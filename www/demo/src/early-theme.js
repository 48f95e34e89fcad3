// Runs before the first paint (a module would run after it), so that a remembered theme does not flash.
try {
  const theme = localStorage.getItem("nearsight-demo:theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be blocked; the system's theme is used.
}
