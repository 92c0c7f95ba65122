/** `self` by its real type: TypeScript's library takes it for any worker's. */
export const worker = self as unknown as ServiceWorkerGlobalScope;
