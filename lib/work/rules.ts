const words: Record<string, { word: string; then: string }> = {
  count_below_reserved: {
    word: 'Counted fewer than reserved',
    then: 'The youngest unpicked units wait for stock again',
  },
  short_pick: { word: 'Missing at the shelf', then: 'The units were sent elsewhere or wait for stock' },
  unfillable: { word: 'Cannot be filled', then: 'No location has the units' },
  return_to_review: { word: 'Return to review', then: 'The customer waits for a decision' },
  low_score: { word: 'Low score to answer', then: 'The customer was not happy' },
  late_order: { word: 'Promise passed', then: 'Tell the customer a new date' },
  letter_failed: { word: 'Letter failed', then: 'Look at the address' },
};

/** What a work item is called, and what it is about. */
export const workWords = (type: string) =>
  words[type] ?? { word: type.replaceAll('_', ' '), then: 'Look at it' };
