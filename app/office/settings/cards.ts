import type { Permission } from '@/lib/staff/permissions';

type Card = { href: string; title: string; words: string; permission: Permission };

/** What a shop is set up by, each on a page of its own. */
export const settingsCards: readonly Card[] = [
  {
    href: '/office/settings/locations',
    title: 'Locations',
    words: 'Where goods leave from, when people work there, how much they can send',
    permission: 'location.write',
  },
  {
    href: '/office/settings/shipping',
    title: 'Shipping',
    words: 'Methods, zones, days on the road and prices',
    permission: 'shipping.write',
  },
  {
    href: '/office/settings/routing',
    title: 'Routing',
    words: 'From where each order is sent: rules in order, tried on past orders before they go live',
    permission: 'routing.write',
  },
  {
    href: '/office/settings/safety',
    title: 'Safety stock',
    words: 'What is kept back, by location, channel and category',
    permission: 'stock.read',
  },
  {
    href: '/office/settings/suppliers',
    title: 'Suppliers',
    words: 'Who sends for us, and the links that let them in',
    permission: 'supplier.link',
  },
  {
    href: '/office/settings/promotions',
    title: 'Promo codes',
    words: 'What a code takes off, for whom and until when',
    permission: 'promotion.read',
  },
  {
    href: '/office/settings/channels',
    title: 'Channels',
    words: 'Where orders come from, and what is checked before they are sent',
    permission: 'channel.write',
  },
];
