/** Who wants to know that the server has answered. */
const listeners = new Set<() => void>();

/** The server itself has answered a request, whatever it said. */
export function noteContact(): void {
  for (const listener of listeners) listener();
}

export function onContact(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
