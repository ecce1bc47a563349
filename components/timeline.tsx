import { Mark } from './mark';
import type { MarkName, Tone } from './status-words';
import { Tag } from './ui/tag';

export type Happening = {
  key: string | number;
  /** "14:06" or "17 Nov". */
  when: React.ReactNode;
  mark: MarkName;
  tone: Tone;
  /** "Inês Pacheco", "Order placed": in bold, first. */
  who?: React.ReactNode;
  what: React.ReactNode;
  customerSees?: boolean;
};

/** What happened, the newest first. */
export function Timeline({
  happenings,
  label = 'What happened',
}: {
  happenings: Happening[];
  label?: string;
}) {
  return (
    <ol aria-label={label}>
      {happenings.map((happening, i) => (
        <li
          key={happening.key}
          className="relative grid grid-cols-[62px_14px_minmax(0,1fr)] gap-2.5 py-[5px] max-md:grid-cols-[50px_14px_minmax(0,1fr)]"
        >
          {i < happenings.length - 1 && (
            <span
              aria-hidden="true"
              className="absolute top-[22px] -bottom-[7px] left-[78px] w-px bg-border max-md:left-[66px]"
            />
          )}
          <span className="sm pt-px text-muted-foreground">{happening.when}</span>
          <Mark name={happening.mark} tone={happening.tone} className="mt-0.5" />
          <div className="min-w-0 break-words">
            {happening.who ? <b>{happening.who}</b> : null} {happening.what}
            {happening.customerSees ? <Tag className="ml-1.5">customer sees this</Tag> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
