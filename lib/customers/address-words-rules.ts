import type { FindCode } from './address-rules';

const titles: Record<FindCode, string> = {
  postcode_spacing: 'Postcode written otherwise',
  postcode_repaired: 'Postcode mistyped',
  postcode_unknown_format: 'No postcode of that country',
  postcode_in_other_field: 'Postcode in another field',
  postcode_and_city_swapped: 'City and postcode swapped',
  city_holds_postcode: 'Postcode in the city',
  city_spelling: 'City mistyped',
  city_elsewhere: 'City and postcode do not belong together',
  region_elsewhere: 'State and postcode do not belong together',
  no_house_number: 'No house number',
  po_box: 'A PO box',
};

/** What was found, without a word of the address itself: for notes, lists and events. */
export const findTitles = (codes: readonly FindCode[]) => codes.map((code) => titles[code]).join('. ');
