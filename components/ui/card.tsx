import { cn } from '@/components/cn';

/** Only a shipment, a parcel and what floats is a card; no card holds a card. */
export function Card({ className, ...props }: React.ComponentProps<'section'>) {
  return (
    <section
      className={cn('rounded-md border bg-card portal:rounded-lg max-md:portal:rounded-[12px]', className)}
      {...props}
    />
  );
}

export function CardHeader({ className, ...props }: React.ComponentProps<'header'>) {
  return (
    <header
      className={cn('flex flex-wrap items-center gap-x-2.5 gap-y-1 border-b px-3 py-2', className)}
      {...props}
    />
  );
}

export function CardBody({ className, ...props }: React.ComponentProps<'div'>) {
  return (
    <div className={cn('px-3 py-2.5 portal:px-6 portal:py-5 max-md:portal:px-4', className)} {...props} />
  );
}

/** The foot of a shipment's card: why it was routed there. */
export function CardWhy({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="flex items-baseline gap-2.5 rounded-b-md border-t bg-muted px-3 py-2 text-xs leading-[17px] max-md:flex-col max-md:gap-0.5">
      <b className="flex-none">{title}</b>
      <span>{children}</span>
    </div>
  );
}
