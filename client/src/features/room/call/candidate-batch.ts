import type { Candidate } from "./signalling";

const GATHER_MS = 40;
/** Keeps a frame far below the server's limit: a candidate has about 200 bytes. */
const MOST = 20;

/** Candidates come in bursts: they leave together, a few times a second at most. An empty list ends them. */
export class CandidateBatch {
  #waiting: Candidate[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #send: (candidates: Candidate[]) => void;

  constructor(send: (candidates: Candidate[]) => void) {
    this.#send = send;
  }

  /** null: there are no more. */
  add(candidate: Candidate | null): void {
    if (candidate) this.#waiting.push(candidate);
    if (!candidate) this.#end();
    else if (this.#waiting.length >= MOST) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  flush(): void {
    this.#stopTimer();
    const candidates = this.#waiting.splice(0);
    if (candidates.length > 0) this.#send(candidates);
  }

  /** Forget those that wait: they belong to a description that is not valid any more. */
  clear(): void {
    this.#stopTimer();
    this.#waiting = [];
  }

  #end(): void {
    this.flush();
    this.#send([]);
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
