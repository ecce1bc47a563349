import type { z } from 'zod';

/** What is wrong with a field, for people. Words that a schema brings itself come first. */
export const plainIssue: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'int') return 'Write a whole number';
      return issue.expected === 'number' ? 'Write a number' : 'Something is missing here';
    case 'too_small':
      if (issue.origin === 'string') return 'Something is missing here';
      if (issue.origin === 'array') return 'Choose at least one';
      return issue.minimum === 1 ? 'It must be more than 0' : `It must be ${issue.minimum} or more`;
    case 'too_big':
      if (issue.origin === 'string') return `It must have at most ${issue.maximum} characters`;
      return issue.origin === 'array' ? 'These are too many at once' : `It must be ${issue.maximum} or less`;
    case 'invalid_value':
      return 'Choose one of the list';
    default:
      return 'This cannot be read';
  }
};
