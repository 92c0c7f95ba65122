/** What `plugin.ts` writes at the beginning of `sw.js`. */

/** Another for each build that differs in anything. */
declare const VERSION: string;
/** What a first page needs: the page itself, its style, its scripts. */
declare const SHELL: string[];
/** The pages' own scripts, fetched when the browser has nothing else to do. */
declare const PAGES: string[];
