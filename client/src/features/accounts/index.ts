export { useLogOut } from "./queries";
