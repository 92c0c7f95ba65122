export { BalanceLine } from "./balance-line";
