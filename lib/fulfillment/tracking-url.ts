const pages: Record<string, (number: string) => string> = {
  dhl: (number) => `https://www.dhl.com/en/home/tracking.html?tracking-id=${number}`,
  dpd: (number) => `https://www.dpdgroup.com/be/mydpd/my-parcels/track?parcelNumber=${number}`,
  ups: (number) => `https://www.ups.com/track?tracknum=${number}`,
  gls: (number) => `https://gls-group.com/track/${number}`,
  fedex: (number) => `https://www.fedex.com/fedextrack/?trknbr=${number}`,
  usps: (number) => `https://tools.usps.com/go/TrackConfirmAction?tLabels=${number}`,
  postnl: (number) => `https://postnl.nl/tracktrace/?B=${number}`,
  colissimo: (number) => `https://www.laposte.fr/outils/suivre-vos-envois?code=${number}`,
  ctt: (number) => `https://www.ctt.pt/feapl_2/app/open/objectSearch/objectSearch.jspx?objects=${number}`,
  bpost: (number) => `https://track.bpost.cloud/btr/web/#/search?itemCode=${number}`,
};

/** The carrier's own page for a parcel; null for a carrier whose page we do not know. */
export function trackingUrl(carrier: string | null, trackingNumber: string | null): string | null {
  const known = carrier?.toLowerCase().match(/[a-z]+/)?.[0] ?? '';
  const page = Object.hasOwn(pages, known) ? pages[known] : undefined;
  return page && trackingNumber ? page(encodeURIComponent(trackingNumber.replace(/\s/g, ''))) : null;
}
