// Sets the theme before the first paint. src/lib/theme.ts keeps it up to date afterwards.
(() => {
  let choice = "system";
  try {
    choice = localStorage.getItem("skillswap.theme") || "system";
  } catch {}
  const dark =
    choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  const bar = document.querySelector('meta[name="theme-color"]');
  if (bar) bar.content = dark ? "#1b1a17" : "#f6f1e7";
})();
