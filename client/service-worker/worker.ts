/**
 * The service worker, `sw.js` in the build. Each module below adds its own listeners to `worker` (`scope.ts`);
 * `plugin.ts` bundles them into one classic script, with the names of the build's files in front (`build.d.ts`).
 */
import "./push";
import "./shell";
