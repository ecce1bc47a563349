'use client';

import {
  createContext,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { firstWords } from '@/components/action-form';
import { Mark } from '@/components/mark';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { saveDraftAction } from '../actions';

type Said = { state: 'kept' | 'typing' | 'saving' } | { state: 'refused'; words: string; stale: boolean };
type Draft = {
  said: Said;
  /** Fields that were changed after the form was last sent: what comes back must not overwrite them. */
  changed: Set<string>;
  save: (extra?: Record<string, string>) => Promise<boolean>;
};

const Shared = createContext<Draft>({ said: { state: 'kept' }, changed: new Set(), save: async () => false });
export const useDraft = () => useContext(Shared);

const PAUSE = 500;

type FormProps = { draftId: number; version: number; className?: string; children: React.ReactNode };

/** The form of a draft. It saves itself when typing pauses; without script its buttons save it. */
export function DraftForm({ draftId, version, className, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const seen = useRef(version);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const changed = useRef(new Set<string>()).current;
  const [said, say] = useState<Said>({ state: 'kept' });

  const save = useCallback(
    (extra: Record<string, string> = {}) => {
      clearTimeout(timer.current);
      const run = async () => {
        if (!form.current) return false;
        const sent = new FormData(form.current);
        const pending = [...changed];
        changed.clear();
        for (const [name, value] of Object.entries(extra)) sent.set(name, value);
        sent.set('version', String(seen.current));
        sent.set('changed', pending.join('\n'));
        sent.delete('find');
        say({ state: 'saving' });
        const result = await saveDraftAction(sent);
        if (!result) return true;
        if (result.ok) {
          seen.current = result.value.version;
          say({ state: changed.size > 0 ? 'typing' : 'kept' });
          return true;
        }
        for (const name of pending) changed.add(name);
        say({ state: 'refused', words: firstWords(result), stale: result.code === 'conflict' });
        return false;
      };
      const next = last.current.then(
        () =>
          new Promise<boolean>((done) => startTransition(async () => done(await run().catch(() => false)))),
      );
      last.current = next;
      return next;
    },
    [changed],
  );

  useEffect(() => () => clearTimeout(timer.current), []);

  const typed = (event: React.SyntheticEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !('name' in target) || target.name === 'find') return;
    changed.add(String(target.name));
    clearTimeout(timer.current);
    if (said.state === 'refused' && said.stale) return;
    if (said.state !== 'saving') say({ state: 'typing' });
    timer.current = setTimeout(save, PAUSE);
  };

  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const named = button instanceof HTMLButtonElement && button.name !== '';
    save(named ? { [button.name]: button.value } : {});
  };

  const shared = useMemo(() => ({ said, changed, save }), [said, changed, save]);
  return (
    <Shared value={shared}>
      <form
        ref={form}
        // Sent by the browser itself while no script runs; its answer is the page.
        action={saveDraftAction as unknown as (sent: FormData) => Promise<void>}
        onSubmit={submit}
        onInput={typed}
        className={className}
        noValidate
      >
        <input type="hidden" name="whole" value="yes" />
        <input type="hidden" name="draftId" value={draftId} />
        <input type="hidden" name="version" value={version} />
        <button type="submit" className="sr-only" tabIndex={-1}>
          Save
        </button>
        {said.state === 'refused' ? (
          <Banner
            tone="stop"
            alert
            title="The last change is not saved"
            className="mx-6 mt-3 max-md:mx-4"
            actions={
              said.stale ? (
                <Button onClick={() => location.reload()}>Show their version</Button>
              ) : (
                <Button onClick={() => save()}>Save again</Button>
              )
            }
          >
            {said.words}
          </Banner>
        ) : null}
        {children}
      </form>
    </Shared>
  );
}

const words = { kept: 'Saved', typing: 'Writing…', saving: 'Saving…', refused: 'Not saved' };

export function SaveState() {
  const { said } = useDraft();
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-muted-foreground">
      <Mark
        name={said.state === 'kept' ? 'done' : said.state === 'refused' ? 'stop' : 'half'}
        className="size-3"
      />
      {words[said.state]}
    </span>
  );
}
