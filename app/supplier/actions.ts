'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { networkOf } from '@/app/caller';
import { visitorAction } from '@/app/portal-action';
import { forgetSupplier, rememberSupplier, supplierDoor } from '@/app/supplier';
import { supplierAction } from '@/app/supplier-action';
import { acceptShipment } from '@/lib/fulfillment/accept-shipment';
import { declineShipment } from '@/lib/fulfillment/decline-shipment';
import { sendShipment } from '@/lib/fulfillment/send-shipment';
import { openSupplierLink } from '@/lib/sourcing/open-supplier-link';
import { AcceptForm, DeclineForm, OpenForm, SendForm } from './forms';

export const openSupplierLinkAction = visitorAction(OpenForm, async (_, { token }, at) => {
  const { linkId } = await openSupplierLink(supplierDoor, { token, network: networkOf(await headers()) }, at);
  await rememberSupplier(linkId);
  return '/supplier';
});

export const acceptShipmentAction = supplierAction(AcceptForm, async (actor, which, at) => {
  await acceptShipment(actor, which, at);
  return `/supplier/${which.orderId}-${which.shipmentNo}`;
});

export const declineShipmentAction = supplierAction(
  DeclineForm,
  async (actor, { orderId, shipmentNo, left, units, reason, note }, at) => {
    const input = { orderId, shipmentNo, left, units, reason, ...(note && { note }) };
    await declineShipment(actor, input, at);
    const declined = units?.reduce((sum, { quantity }) => sum + quantity, 0) ?? left;
    return declined < left ? `/supplier/${orderId}-${shipmentNo}` : '/supplier?declined';
  },
);

export const sendShipmentAction = supplierAction(
  SendForm,
  async (actor, { orderId, shipmentNo, left, units, carrier, trackingNumber }, at) => {
    await sendShipment(actor, { orderId, shipmentNo, left, units, carrier, trackingNumber }, at);
    return `/supplier/${orderId}-${shipmentNo}`;
  },
);

/** For a borrowed computer; the link itself goes on working. */
export const leaveAction = supplierAction(z.object({}), async () => {
  await forgetSupplier();
  return '/supplier';
});
