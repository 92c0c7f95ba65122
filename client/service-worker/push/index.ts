/** Web Push: what comes is shown (`receive`), a press opens its page (`click`), and a subscription is kept (`change`). */
import "./change";
import "./click";
import "./receive";
