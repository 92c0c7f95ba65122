/** A number with its unit, which no line may end between: "1 h" with a space that does not break. */
export const unbroken = (text: string): string => text.replaceAll(" ", "\u00a0");
