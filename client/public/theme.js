// Before the first paint: sets the theme, which src/lib/theme.ts keeps up to date afterwards, the language, which
// src/lib/i18n/language.ts does, and says whether the start page is opened by a stranger, who is shown its heading at
// once if that is English.
(() => {
  let choice = "system";
  let stranger = true;
  let language = null;
  try {
    choice = localStorage.getItem("skillswap.theme") || "system";
    stranger = localStorage.getItem("skillswap.session") !== "1";
    language = localStorage.getItem("skillswap.language");
  } catch {}
  const ours = ["en", "es", "de", "ar"];
  language =
    [language, ...navigator.languages.map((code) => code.toLowerCase().split("-")[0])].find(
      (code) => ours.includes(code),
    ) || "en";
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  if (language === "en" && stranger && location.pathname === "/")
    document.documentElement.dataset.first = "";
  const dark =
    choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  const bar = document.querySelector('meta[name="theme-color"]');
  if (bar) bar.content = dark ? "#1b1a17" : "#f6f1e7";
})();
