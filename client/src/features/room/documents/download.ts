/** Saves a file that was made in the browser. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** "Guitar, lesson" → "guitar-lesson-board": letters and numbers of any script. */
export function fileName(skill: string, what: string): string {
  const words = `${skill} ${what}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [what];
  return words.join("-").slice(0, 80);
}
