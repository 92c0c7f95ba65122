import type { KeyboardEvent } from "react";

const HANDLED_BY_THE_INPUT_METHOD = 229;

/**
 * Whether this key belongs to the composition of a character (Japanese, Chinese, Korean …): it takes a
 * candidate and means nothing else. Safari ends the composition before it tells of the key that
 * ended it, and then only `keyCode` says so.
 */
export function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === HANDLED_BY_THE_INPUT_METHOD;
}
