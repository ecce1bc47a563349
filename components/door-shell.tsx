import { Brand } from './brand';
import { SkipLink } from './office-shell';

/** The page before the office: signing in, setting up. One sheet on the desk. */
export function DoorShell({
  title,
  note,
  children,
}: {
  title: string;
  note?: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 pt-[14vh] pb-8 max-md:pt-10">
      <SkipLink />
      <main id="main" tabIndex={-1} className="w-full max-w-[340px]">
        <Brand className="mb-6" />
        <div className="rounded-lg border bg-card px-6 pt-5 pb-6 max-md:px-4">
          <h1>{title}</h1>
          {note ? <p className="pt-1 text-muted-foreground">{note}</p> : null}
          <div className="pt-4">{children}</div>
        </div>
      </main>
    </div>
  );
}
