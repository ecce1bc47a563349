export const returnReasons = [
  'too_small',
  'too_large',
  'not_as_described',
  'damaged',
  'wrong_item',
  'late',
  'changed_mind',
  'other',
] as const;
export type ReturnReason = (typeof returnReasons)[number];

export const returnReasonWords: Record<ReturnReason, string> = {
  too_small: 'Too small',
  too_large: 'Too large',
  not_as_described: 'Not as described',
  damaged: 'Damaged or broken',
  wrong_item: 'Not what I ordered',
  late: 'It came too late',
  changed_mind: 'I changed my mind',
  other: 'Something else',
};
