import { Mark } from './mark';

/** Where a wizard stands; on a phone only "Step 3 of 6". */
export function Steps({ steps, current }: { steps: string[]; current: number }) {
  return (
    <>
      <ol
        aria-label={`Step ${current + 1} of ${steps.length}`}
        className="flex flex-wrap gap-x-[22px] gap-y-1 pt-[22px] pb-6 text-[15px] text-muted-foreground max-md:hidden"
      >
        {steps.map((step, i) => (
          <li
            key={step}
            aria-current={i === current ? 'step' : undefined}
            className={
              i === current
                ? 'flex items-center gap-[7px] font-strong text-foreground'
                : `flex items-center gap-[7px] ${i < current ? 'text-foreground' : ''}`
            }
          >
            <Mark
              name={i < current ? 'done' : i === current ? 'dot' : 'ring'}
              tone={i < current ? 'good' : i === current ? 'move' : 'idle'}
            />
            {step}
          </li>
        ))}
      </ol>
      <p aria-hidden="true" className="pt-1.5 text-muted-foreground text-sm md:hidden">
        Step {current + 1} of {steps.length}
      </p>
    </>
  );
}
