import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { ShortMoment } from '@/components/moment';
import { PageBody, PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { Say } from '@/components/status';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { type ImportFile, listImports } from '@/lib/inventory/import-queries';
import { InventoryTabs } from '../inventory-tabs';
import { UploadForm } from './upload-form';

export const metadata: Metadata = { title: 'Import stock' };

export default async function ImportPage() {
  const actor = await requireStaff('stock.import');
  const files = await listImports(actor);
  const now = new Date();
  return (
    <>
      <PageHeader
        title="Inventory"
        actions={
          <Button asChild>
            <a href="/office/inventory/export" download>
              Export stock
            </a>
          </Button>
        }
      />
      <InventoryTabs actor={actor} current="import" />
      <PageBody className="pt-5 pb-10">
        <UploadForm />
        <Section title="Files">
          {files.length === 0 ? (
            <EmptyState title="No file yet">
              A file is compared with the shelves first. It changes them once, when you say so.
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {files.map((file) => (
                <li key={file.digest} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
                  <Link
                    className="link min-w-0 max-w-80 truncate"
                    href={`/office/inventory/import/${file.digest}`}
                  >
                    {file.name}
                  </Link>
                  <FileState file={file} />
                  <span className="ml-auto text-muted-foreground">
                    {file.who ? `${file.who}, ` : ''}
                    <ShortMoment at={file.at} now={now} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </PageBody>
    </>
  );
}

function FileState({ file }: { file: ImportFile }) {
  const of = file.rows.toLocaleString('en');
  if (file.finishedAt)
    return (
      <Say mark="done" tone="good">
        applied, {file.changed.toLocaleString('en')} of {of} lines changed
        {file.refused > 0 ? `, ${file.refused.toLocaleString('en')} refused` : ''}
      </Say>
    );
  if (file.startedAt)
    return (
      <Say mark="look" tone="wait" strong>
        stopped after {file.done.toLocaleString('en')} of {of} lines
      </Say>
    );
  return (
    <Say mark="none" tone="idle">
      {of} lines, not applied
    </Say>
  );
}
