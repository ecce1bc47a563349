'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { networkOf } from '@/app/caller';
import { forgetVisit, rememberVisit, visitToken } from '@/app/portal';
import { portalAction, visitorAction } from '@/app/portal-action';
import { authSecret } from '@/app/secret';
import { endPortal } from '@/lib/customers/end-portal';
import { openLink } from '@/lib/customers/open-link';
import { openPortal } from '@/lib/customers/open-portal';
import { OpenLinkInput } from '@/lib/customers/portal-inputs';
import { provePortal } from '@/lib/customers/prove-portal';
import { requestCode } from '@/lib/customers/request-code';
import { LookUpForm, nextPage } from './forms';

export const lookUpAction = visitorAction(LookUpForm, async (door, input, at) => {
  const { token } = await openPortal(door, { ...input, network: networkOf(await headers()) }, at);
  await rememberVisit(token);
  return '/track';
});

export const openLinkAction = visitorAction(OpenLinkInput, async (door, { token: link }, at) => {
  const { token, purpose } = await openLink(door, { token: link }, at);
  await rememberVisit(token);
  return purpose === 'return' ? '/return' : '/track';
});

const CodeStep = z.object({ next: nextPage });

export const requestCodeAction = portalAction(CodeStep, async (customer, { next }, at) => {
  await requestCode(customer, { token: (await visitToken()) ?? '' }, at);
  return `/track/code?next=${next}`;
});

const TypedCode = z.object({
  code: z.string().trim().min(1, 'Type the code from the mail').max(40),
  next: nextPage,
});

export const proveAction = portalAction(TypedCode, async (customer, { code, next }, at) => {
  const { token } = await provePortal(
    customer,
    { token: (await visitToken()) ?? '', code, secret: authSecret() },
    at,
  );
  await rememberVisit(token);
  return `/${next}`;
});

export const closeVisitAction = portalAction(z.object({}), async (customer, _, at) => {
  const token = await visitToken();
  if (token) await endPortal(customer, { token }, at);
  await forgetVisit();
  return '/';
});
