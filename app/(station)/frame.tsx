import Link from 'next/link';
import { Brand } from '@/components/brand';

type FrameProps = {
  location: string;
  packed: number;
  staff: string;
  /** Where the brand leads: out of the station. */
  exit: string;
  alarm?: React.ReactNode;
  footer: React.ReactNode;
  children: React.ReactNode;
};

/** The full screen of a station: who works here at the top, the listening field at the bottom. */
export function Frame({ location, packed, staff, exit, alarm, footer, children }: FrameProps) {
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_1fr_auto] bg-card text-base print:hidden">
      <header className="flex flex-wrap items-center gap-x-5 gap-y-0.5 border-b bg-background px-6 py-2.5 max-md:px-4">
        <Link href={exit} aria-label="Waybill, leave the station">
          <Brand />
        </Link>
        <span className="text-muted-foreground max-md:hidden">{location}, pack station</span>
        <span className="ml-auto">
          <b data-testid="packed">{packed}</b>{' '}
          <span className="text-muted-foreground">packed this session</span>
        </span>
        <span className="border-l pl-5 max-md:hidden">{staff}</span>
      </header>
      <div>{alarm}</div>
      <main className="min-w-0">{children}</main>
      <footer className="sticky bottom-0 z-10 border-t bg-background px-6 py-3 max-md:px-4">{footer}</footer>
    </div>
  );
}

/** The keys a footer explains. */
export function Keys({ keys }: { keys: readonly (readonly [string, string])[] }) {
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 pt-2 text-muted-foreground text-sm max-md:hidden">
      {keys.map(([key, does]) => (
        <span key={key}>
          <kbd className="rounded-sm border border-rule bg-card px-1.5 font-mono text-2xs text-foreground">
            {key}
          </kbd>{' '}
          {does}
        </span>
      ))}
    </p>
  );
}
