export { SessionPage as Component } from "@/features/session/session-page";
