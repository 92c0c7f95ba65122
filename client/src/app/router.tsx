import { createBrowserRouter } from "react-router";
import { ErrorPage } from "./error-page";
import { NotFound } from "./not-found";
import { MembersOnly } from "./shell/members-only";
import { Root } from "./shell/root";
import { StrangersOnly } from "./shell/strangers-only";

/** Every address of the client. Each page is a chunk of its own. */
export const router = createBrowserRouter([
  {
    Component: Root,
    ErrorBoundary: ErrorPage,
    HydrateFallback: () => null,
    children: [
      {
        Component: StrangersOnly,
        children: [
          { index: true, lazy: () => import("./routes/home") },
          { path: "signup", lazy: () => import("./routes/signup") },
          { path: "login", lazy: () => import("./routes/login") },
        ],
      },
      { path: "forgot-password", lazy: () => import("./routes/forgot-password") },
      { path: "reset-password", lazy: () => import("./routes/reset-password") },
      { path: "verify-email", lazy: () => import("./routes/verify-email") },
      {
        Component: MembersOnly,
        children: [
          {
            ErrorBoundary: ErrorPage,
            children: [
              { path: "dashboard", lazy: () => import("./routes/dashboard") },
              { path: "discover", lazy: () => import("./routes/discover") },
              { path: "matches", lazy: () => import("./routes/matches") },
              { path: "swaps", lazy: () => import("./routes/swaps") },
              { path: "swaps/:swapId", lazy: () => import("./routes/swap") },
              { path: "people/:personId", lazy: () => import("./routes/person") },
              { path: "skills", lazy: () => import("./routes/skills") },
              { path: "messages/:conversationId?", lazy: () => import("./routes/messages") },
              { path: "sessions", lazy: () => import("./routes/sessions") },
              { path: "sessions/:sessionId", lazy: () => import("./routes/session") },
              { path: "sessions/:sessionId/room", lazy: () => import("./routes/room") },
              { path: "credits", lazy: () => import("./routes/credits") },
              { path: "notifications", lazy: () => import("./routes/notifications") },
              { path: "profile", lazy: () => import("./routes/profile") },
              { path: "settings", lazy: () => import("./routes/settings") },
            ],
          },
        ],
      },
      { path: "*", Component: NotFound },
    ],
  },
]);
