import { type Api, asking, makeApi, reach, unwrap } from "./client.ts";
import { isApiError } from "./errors.ts";

export interface Credentials {
  email: string;
  password: string;
}

/** The access token lasts 15 minutes; the refresh token is replaced whenever it is used. */
export interface Tokens {
  access: string;
  refresh: string;
}

/** The sign-in of a program: sends the access token, and gets a new one when it has expired. */
export class BearerSignIn {
  readonly api: Api;
  #withoutToken: Api;
  #tokens: Tokens | null;
  #onTokens: (tokens: Tokens) => void;
  #renewal: Promise<boolean> | null = null;

  /** `onTokens` gets every new pair: who stores it need not send the password again. */
  constructor(
    baseUrl: string,
    tokens: Tokens | null = null,
    onTokens: (tokens: Tokens) => void = () => undefined,
  ) {
    this.#tokens = tokens;
    this.#onTokens = onTokens;
    this.api = makeApi({ baseUrl, fetch: asking(this.#send, this.#renew) });
    this.#withoutToken = makeApi({ baseUrl, fetch: asking(reach, async () => false) });
  }

  /** Raises ApiError with `bad_credentials` or, after too many tries, `too_fast`. */
  async signIn(credentials: Credentials): Promise<void> {
    this.#keep(await unwrap(this.#withoutToken.POST("/api/auth/token", { body: credentials })));
  }

  /** False before `signIn`, and once the server has ended it. */
  get isSignedIn(): boolean {
    return this.#tokens !== null;
  }

  #keep(tokens: Tokens): void {
    this.#tokens = tokens;
    this.#onTokens(tokens);
  }

  #send = (request: Request): Promise<Response> => {
    const headers = new Headers(request.headers);
    if (this.#tokens) headers.set("Authorization", `Bearer ${this.#tokens.access}`);
    return reach(new Request(request, { headers }));
  };

  /** Once, however many requests ask at the same moment: a refresh token is good for one use. */
  #renew = (): Promise<boolean> => {
    if (!this.#tokens) return Promise.resolve(false);
    this.#renewal ??= this.#exchange(this.#tokens.refresh).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  };

  /** False when the sign-in has ended. */
  async #exchange(refresh: string): Promise<boolean> {
    try {
      const call = this.#withoutToken.POST("/api/auth/token/refresh", { body: { refresh } });
      this.#keep(await unwrap(call));
      return true;
    } catch (error) {
      if (!isApiError(error) || error.status !== 401) throw error;
      this.#tokens = null;
      return false;
    }
  }
}
