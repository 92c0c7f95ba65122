export { NextSession } from "./next-session";
export { SessionEvents } from "./session-events";
export { WaitingForMe } from "./waiting-for-me";
