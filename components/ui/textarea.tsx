import { cn } from '@/components/cn';
import { controlLook } from './control';

export function Textarea({ className, rows = 3, ...props }: React.ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      className={cn('block py-1.5 portal:py-[11px] portal:leading-6', controlLook, className)}
      {...props}
    />
  );
}
