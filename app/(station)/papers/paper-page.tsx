import Link from 'next/link';
import { benchOf } from '@/app/office/fulfill/address';
import { cn } from '@/components/cn';
import type { ParcelPapers } from '@/lib/fulfillment/paper-queries';
import { PrintButton } from './print-button';

type PaperPageProps = {
  paper: ParcelPapers;
  /** How the sheet shrinks on a phone's screen. */
  smaller: string;
  children: React.ReactNode;
};

/** A sheet of paper on the desk; only the sheet is printed. */
export function PaperPage({ paper, smaller, children }: PaperPageProps) {
  return (
    <div className="min-h-dvh bg-background print:min-h-0 print:bg-white">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b bg-card px-6 py-2.5 max-md:px-4 print:hidden">
        <Link className="link" href={benchOf(paper)}>
          {paper.number}-{paper.shipmentNo}
        </Link>
        <span className="text-muted-foreground">
          {paper.parcels ? `Box ${paper.position} of ${paper.parcels}` : `Box ${paper.position}`}
        </span>
        <span className="ml-auto">
          <PrintButton />
        </span>
      </header>
      <main className="overflow-x-auto px-6 py-6 max-md:px-4 print:overflow-visible print:p-0">
        <div className={cn('mx-auto w-max shadow-float print:shadow-none', smaller)}>{children}</div>
      </main>
    </div>
  );
}
