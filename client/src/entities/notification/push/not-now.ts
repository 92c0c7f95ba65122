/** That a member does not want to be asked about pushes in this browser. Forgotten with everything else of theirs. */
const keyOf = (userId: string) => `skillswap.push-not-now.${userId}`;

export function hasSaidNotNow(userId: string): boolean {
  return localStorage.getItem(keyOf(userId)) !== null;
}

export function rememberNotNow(userId: string): void {
  localStorage.setItem(keyOf(userId), "1");
}
