/** `next` when it is a path within this site; else the dashboard. */
export function safePath(next: string | null): string {
  if (!next?.startsWith("/") || /^\/[/\\]/.test(next)) return "/dashboard";
  return next;
}
