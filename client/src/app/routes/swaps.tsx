export { SwapsPage as Component } from "@/features/swaps/swaps-page";
