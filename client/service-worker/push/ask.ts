import type { Question } from "../../src/lib/push/question";

/** A tab on a slow phone answers late. */
const ANSWERS_WITHIN_MS = 5_000;

/** The client's answer; null when there is none: it is just loading, going away, or broke. */
export function ask(tab: Client, question: Question): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => resolve(null), ANSWERS_WITHIN_MS);
    tab.postMessage(question, [port2]);
  });
}
