export { NotificationEvents } from "./notification-events";
export { useUnreadNotifications } from "./queries";
