import { cn } from '@/components/cn';
import { controlLook } from './control';

/** `code` for what is copied or scanned: SKU, tracking, references. */
export function Input({ className, code, ...props }: React.ComponentProps<'input'> & { code?: boolean }) {
  return (
    <input
      className={cn(
        'h-(--control) portal:h-[50px]',
        controlLook,
        code && 'font-mono text-xs portal:text-base max-md:text-base',
        props.type === 'file' && 'h-auto py-1.5',
        className,
      )}
      {...props}
    />
  );
}
