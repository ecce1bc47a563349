import { cn } from './cn';

/** Three stops of a line: our mark. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 22 14" aria-hidden="true" className={cn('h-3.5 w-[22px] text-primary', className)}>
      <path d="M3 7h16" stroke="currentColor" strokeWidth="2" />
      <circle cx="3.5" cy="7" r="3.5" fill="currentColor" />
      <circle cx="11" cy="7" r="2.5" fill="currentColor" />
      <circle cx="18.5" cy="7" r="2.5" fill="var(--background)" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}

export function Brand({ className }: { className?: string }) {
  return (
    <span
      className={cn('inline-flex items-center gap-2 font-[680] text-base tracking-[-0.015em]', className)}
    >
      <BrandMark />
      Waybill
    </span>
  );
}

/** A merchant's name set as its logo; the "&" in the brand's color. */
export function MerchantName({ name, className }: { name: string; className?: string }) {
  const [before, ...after] = name.split(/\s*&\s*/);
  return (
    <span
      className={cn(
        'whitespace-nowrap font-[560] text-[21px] tracking-[-0.02em] font-stretch-[118%]',
        className,
      )}
    >
      {before}
      {after.map((part) => (
        <span key={part}>
          <span className="px-[0.06em] text-primary">&amp;</span>
          {part}
        </span>
      ))}
    </span>
  );
}
