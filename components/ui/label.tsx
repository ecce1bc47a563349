import { cn } from '@/components/cn';

export function Label({ className, ...props }: React.ComponentProps<'label'>) {
  // biome-ignore lint/a11y/noLabelWithoutControl: the caller gives htmlFor
  return <label className={cn('font-control portal:font-semibold', className)} {...props} />;
}
