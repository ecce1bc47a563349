/**
 * Shares one answer among all who ask within `ms`, those who ask while it is being found included; a failure is not kept.
 * For figures of the whole shop that cost the database more than a page may, and may be seconds old.
 */
export function lately<T>(ms: number, find: (now: Date) => Promise<T>): (now: Date) => Promise<T> {
  let kept: { at: number; answer: Promise<T> } | undefined;
  return (now) => {
    const at = now.getTime();
    if (kept && at >= kept.at && at - kept.at < ms) return kept.answer;
    const answer = find(now);
    const mine = { at, answer };
    kept = mine;
    answer.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return answer;
  };
}
