import { cva, type VariantProps } from 'class-variance-authority';
import { Lock } from 'lucide-react';
import { Slot } from 'radix-ui';
import { cn } from '@/components/cn';

export const buttonVariants = cva(
  [
    'inline-flex min-h-(--control) items-center justify-center gap-1.5 whitespace-nowrap rounded-md border',
    'px-(--control-pad) text-(length:--control-text) font-control transition-colors',
    'portal:font-[560] disabled:border-dashed disabled:border-rule disabled:bg-transparent disabled:text-muted-foreground',
    '[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:stroke-[1.75] [&_svg]:text-muted-foreground',
  ],
  {
    variants: {
      variant: {
        default: 'border-rule bg-card text-foreground hover:border-input active:bg-muted',
        primary:
          'border-primary bg-primary font-semibold text-primary-foreground hover:border-primary-hover hover:bg-primary-hover enabled:[&_svg]:text-current [a&_svg]:text-current',
        destructive: 'border-stop-line bg-card text-destructive hover:border-destructive',
        ghost: 'border-transparent bg-transparent px-[7px] hover:bg-muted',
      },
      size: {
        default: '',
        wide: 'min-h-[38px] w-full portal:min-h-[52px] portal:text-[17px]',
        square: 'w-(--control) px-0',
      },
    },
    defaultVariants: { variant: 'default', size: 'default' },
  },
);

export type ButtonProps = React.ComponentProps<'button'> &
  VariantProps<typeof buttonVariants> & {
    /** Draws the only child, for example a Link, as a button. */
    asChild?: boolean;
  };

/** One `primary` in a view; `default` for everything else; `ghost` in a row; `destructive` is outlined red. */
export function Button({ className, variant, size, asChild, type, ...props }: ButtonProps) {
  const look = cn(buttonVariants({ variant, size }), className);
  if (asChild) return <Slot.Root className={look} {...props} />;
  return <button type={type ?? 'button'} className={look} {...props} />;
}

/** An action that cannot be taken now stays, dashed, with its reason. */
export function BlockedAction({ reason, children }: { reason: string; children: React.ReactNode }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <button
        type="button"
        aria-disabled="true"
        className={cn(
          buttonVariants(),
          'cursor-not-allowed border-dashed bg-transparent text-muted-foreground hover:border-rule active:bg-transparent',
        )}
      >
        {children}
      </button>
      <span className="sm inline-flex items-center gap-1 text-muted-foreground">
        <Lock aria-hidden="true" className="size-[13px] stroke-[1.75]" />
        {reason}
      </span>
    </span>
  );
}
