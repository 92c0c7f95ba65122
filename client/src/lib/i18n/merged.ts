import type { Resource } from "i18next";

/** The files of one catalogue as one. Each begins with names of its own. */
export const merged = (files: Record<string, Resource>): Resource =>
  Object.assign({}, ...Object.values(files));
