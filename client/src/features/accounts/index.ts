export { useLogOut } from "./queries";
export { VerifyNotice } from "./verify-notice";
