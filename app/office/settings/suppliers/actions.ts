'use server';

import { authSecret } from '@/app/secret';
import { staffAction } from '@/app/staff-action';
import { supplierUrl } from '@/inngest/links';
import { issueSupplierLink } from '@/lib/sourcing/issue-supplier-link';
import { revokeSupplierLink } from '@/lib/sourcing/revoke-supplier-link';
import { RevokeSupplierLinkInput, SupplierLinkForm } from '@/lib/sourcing/supplier-inputs';

export const issueSupplierLinkAction = staffAction(SupplierLinkForm, async (actor, input, at) => {
  const { token } = await issueSupplierLink(actor, { ...input, secret: authSecret() }, at);
  return { url: supplierUrl(token) };
});
export const revokeSupplierLinkAction = staffAction(RevokeSupplierLinkInput, revokeSupplierLink);
