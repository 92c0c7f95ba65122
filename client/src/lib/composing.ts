import type { KeyboardEvent } from "react";

const HANDLED_BY_THE_INPUT_METHOD = 229;

/**
 * Whether this key belongs to the composition of a character (Japanese, Chinese, Korean …): it takes a
 * candidate and nothing else. Safari ends the composition before it reports the key that ended it, and
 * then only `keyCode` shows that.
 */
export function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === HANDLED_BY_THE_INPUT_METHOD;
}
