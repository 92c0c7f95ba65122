import { useSessionEvents } from "@/lib/sessions";

/** Keeps whatever shows sessions fresh. Reminders are notifications and have their toasts there. */
export function SessionEvents() {
  useSessionEvents();
  return null;
}
