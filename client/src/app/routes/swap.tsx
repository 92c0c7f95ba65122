export { SwapPage as Component } from "@/features/swaps/swap-page";
