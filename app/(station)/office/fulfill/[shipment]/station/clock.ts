/** The browser's own time of day, to the second. */
export const formatClock = (at: Date) => at.toLocaleTimeString('en-GB');
