/** A path within this site to go on to; anything that could lead elsewhere becomes the dashboard. */
export function safePath(next: string | null): string {
  if (!next?.startsWith("/") || /^\/[/\\]/.test(next)) return "/dashboard";
  return next;
}
