export { SwapEvents } from "./swap-events";
