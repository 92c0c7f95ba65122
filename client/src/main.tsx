import "./index.css";
import "./i18n";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { keepOffline } from "./lib/offline/versions";
import { watchTheme } from "./lib/theme";

watchTheme();
if (import.meta.env.PROD) void keepOffline();
const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
