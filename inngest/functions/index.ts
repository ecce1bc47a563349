import { askForFeedback } from './ask-feedback';
import { confirmOrder } from './confirm-order';
import { countDemandDays } from './count-demand';
import { expireHolds } from './expire-holds';
import { expireUnfinished } from './expire-orders';
import { forgetOld } from './forget-old';
import { nightlyDoctor } from './nightly-doctor';
import { retryWaitingShipments } from './retry-waiting';
import { sendPortalCode } from './send-portal-code';
import { sendSupplierLink } from './send-supplier-link';
import { tellCanceled } from './tell-canceled';
import { tellDelivered, tellParcelDelivered } from './tell-delivered';
import { tellRefunded } from './tell-refunded';
import { tellReturnApproved } from './tell-return-approved';
import { tellReturnDeclined } from './tell-return-declined';
import { tellReturnReceived } from './tell-return-received';
import { tellShipped } from './tell-shipped';
import { watchPromises } from './watch-promises';
import { watchStock } from './watch-stock';

/** Everything that happens afterwards. */
export const functions = [
  confirmOrder,
  tellShipped,
  tellParcelDelivered,
  tellDelivered,
  tellCanceled,
  tellReturnApproved,
  tellReturnDeclined,
  tellReturnReceived,
  tellRefunded,
  sendPortalCode,
  sendSupplierLink,
  askForFeedback,
  watchPromises,
  retryWaitingShipments,
  expireHolds,
  countDemandDays,
  watchStock,
  expireUnfinished,
  forgetOld,
  nightlyDoctor,
];
