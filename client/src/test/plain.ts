/** With ordinary spaces for those that do not break, to be compared with what is written in a test. */
export const plain = (text: string): string => text.replaceAll("\u00a0", " ");
