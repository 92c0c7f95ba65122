import { useSyncExternalStore } from "react";
import { createStore, type Store } from "skillswap-sdk";

export { createStore };

export function useStore<State>(store: Store<State>): State {
  return useSyncExternalStore(store.subscribe, store.get);
}
