import "./index.css";
import "./lib/i18n";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { loadMemberFrame } from "./app/shell/late-member-frame";
import { isSignedIn } from "./lib/auth/tokens";
import { startLanguage } from "./lib/i18n/language";
import { watchInstalling } from "./lib/offline/install";
import { keepOffline } from "./lib/offline/versions";
import { watchTheme } from "./lib/theme";

watchTheme();
watchInstalling();
if (isSignedIn()) void loadMemberFrame();
if (import.meta.env.PROD) void keepOffline();
const root = document.getElementById("root");
const render = (into: HTMLElement) =>
  createRoot(into).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
if (root) void startLanguage().then(() => render(root));
