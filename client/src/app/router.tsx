import { createBrowserRouter } from "react-router";
import { ErrorPage } from "./error-page";
import { page } from "./lazy-page";
import { NotFound } from "./not-found";
import { GuestsOnly } from "./shell/guests-only";
import { MembersOnly } from "./shell/members-only";
import { Root } from "./shell/root";

/** Every address of the client. Each page is a chunk of its own. */
export const router = createBrowserRouter([
  {
    Component: Root,
    ErrorBoundary: ErrorPage,
    HydrateFallback: () => null,
    children: [
      {
        Component: GuestsOnly,
        children: [
          { index: true, lazy: page(() => import("./routes/home")) },
          { path: "signup", lazy: page(() => import("./routes/signup")) },
          { path: "login", lazy: page(() => import("./routes/login")) },
        ],
      },
      { path: "forgot-password", lazy: page(() => import("./routes/forgot-password")) },
      { path: "reset-password", lazy: page(() => import("./routes/reset-password")) },
      { path: "email-login", lazy: page(() => import("./routes/email-login")) },
      { path: "confirm-address", lazy: page(() => import("./routes/confirm-address")) },
      { path: "undo-address", lazy: page(() => import("./routes/undo-address")) },
      { path: "unsubscribe", lazy: page(() => import("./routes/unsubscribe")) },
      { path: "verify-email", lazy: page(() => import("./routes/verify-email")) },
      {
        Component: MembersOnly,
        children: [
          {
            ErrorBoundary: ErrorPage,
            children: [
              { path: "dashboard", lazy: page(() => import("./routes/dashboard")) },
              { path: "welcome/:step?", lazy: page(() => import("./routes/welcome")) },
              { path: "discover", lazy: page(() => import("./routes/discover")) },
              { path: "discover/saved", lazy: page(() => import("./routes/saved")) },
              {
                path: "discover/searches/:searchId",
                lazy: page(() => import("./routes/saved-search")),
              },
              { path: "matches", lazy: page(() => import("./routes/matches")) },
              { path: "board", lazy: page(() => import("./routes/board")) },
              { path: "swaps", lazy: page(() => import("./routes/swaps")) },
              { path: "swaps/:swapId", lazy: page(() => import("./routes/swap")) },
              { path: "rings", lazy: page(() => import("./routes/rings")) },
              { path: "rings/:ringId", lazy: page(() => import("./routes/ring")) },
              { path: "people/:personId", lazy: page(() => import("./routes/person")) },
              { path: "skills", lazy: page(() => import("./routes/skills")) },
              { path: "messages/:conversationId?", lazy: page(() => import("./routes/messages")) },
              { path: "sessions", lazy: page(() => import("./routes/sessions")) },
              { path: "sessions/:sessionId", lazy: page(() => import("./routes/session")) },
              { path: "sessions/:sessionId/room", lazy: page(() => import("./routes/room")) },
              { path: "credits", lazy: page(() => import("./routes/credits")) },
              { path: "notifications", lazy: page(() => import("./routes/notifications")) },
              { path: "profile", lazy: page(() => import("./routes/profile")) },
              { path: "settings", lazy: page(() => import("./routes/settings")) },
            ],
          },
        ],
      },
      { path: "*", Component: NotFound },
    ],
  },
]);
