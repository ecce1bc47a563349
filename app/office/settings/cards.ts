import type { Permission } from '@/lib/staff/permissions';

type Card = { href: string; title: string; words: string; permission: Permission };

/** What is set up on a page of its own; each is seen by whoever may open it. */
export const settingsCards: Card[] = [
  {
    href: '/office/settings/routing',
    permission: 'routing.write',
    title: 'Routing',
    words: 'From where each order is sent: rules in order, tried on past orders before they go live',
  },
  {
    href: '/office/settings/suppliers',
    permission: 'supplier.link',
    title: 'Suppliers',
    words: 'Links by which suppliers accept, decline and send what is theirs, without an account',
  },
  {
    href: '/office/settings/channels',
    permission: 'channel.write',
    title: 'Channels',
    words: 'Where orders come from, and how far each is trusted',
  },
  {
    href: '/office/settings/promotions',
    permission: 'promotion.read',
    title: 'Promo codes',
    words: 'Percent, amount and free shipping, with their limits',
  },
];
