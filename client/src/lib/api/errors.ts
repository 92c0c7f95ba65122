import type { ErrorCode } from "./codes.gen";

/** The server's codes, and what this client says of an answer that is not the server's own. */
export type Code = ErrorCode | "unreachable" | `http_${number}`;

export interface FieldError {
  field: string;
  message: string;
}

/** What the server said no with. `retryAfter` is in seconds; status 0 means it was not reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: Code;
  readonly errors: FieldError[];
  readonly retryAfter: number | null;
  /** Why and until when, of the code `banned`. */
  ban: Ban | null = null;

  constructor(
    status: number,
    code: Code,
    message: string,
    errors: FieldError[] = [],
    retryAfter: number | null = null,
  ) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}

export interface Ban {
  reason: string;
  until: string | null;
}

function banFrom(said: { reason?: unknown; until?: unknown }): Ban {
  return {
    reason: typeof said.reason === "string" ? said.reason : "",
    until: typeof said.until === "string" ? said.until : null,
  };
}

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (entry): entry is FieldError =>
      typeof entry?.field === "string" && typeof entry?.message === "string",
  );
}

/** Read a failed answer; a proxy's HTML page becomes a plain `http_<status>`. */
export async function errorFrom(response: Response): Promise<ApiError> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const said = (body ?? {}) as Record<"code" | "message" | "errors" | "reason" | "until", unknown>;
  const wait = Number(response.headers.get("Retry-After"));
  const error = new ApiError(
    response.status,
    typeof said.code === "string" ? (said.code as ErrorCode) : `http_${response.status}`,
    typeof said.message === "string" ? said.message : "",
    fieldErrors(said.errors),
    wait > 0 ? wait : null,
  );
  if (error.code === "banned") error.ban = banFrom(said);
  return error;
}

export function isApiError(error: unknown, code?: Code): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}
