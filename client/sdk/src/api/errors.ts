import type { ErrorCode } from "./codes.gen.ts";

/** The server's codes, and the client's own for answers that are not the server's. */
export type Code = ErrorCode | "unreachable" | `http_${number}`;

export interface FieldError {
  field: string;
  message: string;
}

/** A failed request. `retryAfter` is in seconds; status 0 means that the server was not reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: Code;
  readonly errors: FieldError[];
  readonly retryAfter: number | null;
  /** Reason and end of a ban, with the code `banned`. */
  ban: Ban | null = null;
  /** Stands for the first factor, with the code `second_factor_needed`. */
  token: string | null = null;

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

function banFrom(body: { reason?: unknown; until?: unknown }): Ban {
  return {
    reason: typeof body.reason === "string" ? body.reason : "",
    until: typeof body.until === "string" ? body.until : null,
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
  const fields = (body ?? {}) as Record<
    "code" | "message" | "errors" | "reason" | "until" | "token",
    unknown
  >;
  const wait = Number(response.headers.get("Retry-After"));
  const error = new ApiError(
    response.status,
    typeof fields.code === "string" ? (fields.code as ErrorCode) : `http_${response.status}`,
    typeof fields.message === "string" ? fields.message : "",
    fieldErrors(fields.errors),
    wait > 0 ? wait : null,
  );
  if (error.code === "banned") error.ban = banFrom(fields);
  if (error.code === "second_factor_needed") error.token = String(fields.token);
  return error;
}

export function isApiError(error: unknown, code?: Code): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}
