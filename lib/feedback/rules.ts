import { addDays } from '@/lib/time';

/** How long an answer may be changed, counted from when it was first given. */
export const changeDays = 7;

/** From here down somebody should look into it. */
export const lowScore = 2;

export const changeableUntil = (answeredAt: Date) => addDays(answeredAt, changeDays);
