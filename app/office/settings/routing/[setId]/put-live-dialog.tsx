'use client';

import { useState, useTransition } from 'react';
import { firstWords, RefusalText } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { previewPutLiveAction, putRuleSetLiveAction } from '../actions';
import { useSet } from './set-context';

type Preview = { open: number; elsewhere: number; capped: boolean };

/** Says what follows the draft and what does not, before anything does. */
export function PutLiveDialog({ changes, refused }: { changes: string[]; refused: string | undefined }) {
  const { setId, basedOn, document } = useSet();
  const [open, setOpen] = useState(false);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const [, look] = useTransition();
  const [running, start] = useTransition();
  const say = useToast();

  const change = (shown: boolean) => {
    setOpen(shown);
    setPreview(null);
    setRefusal(undefined);
    if (shown)
      look(async () => {
        const result = await previewPutLiveAction({ setId });
        if (result.ok) setPreview(result.value);
        else setRefusal(firstWords(result));
      });
  };
  const put = () => {
    if (running) return;
    start(async () => {
      const result = await putRuleSetLiveAction({ setId, basedOn });
      if (!result.ok) return setRefusal(firstWords(result));
      setOpen(false);
      say(`${document.name} is live`);
    });
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="primary">Put live…</Button>
      </DialogTrigger>
      <DialogContent title={`Put ${document.name} live`} wide>
        <ul className="grid gap-1 pt-3">
          {changes.length === 0 ? <li>All of it is new.</li> : null}
          {changes.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <section className="stub mt-3" aria-label="Preview" aria-live="polite" aria-busy={preview === null}>
          <i className="hole" data-side="left" aria-hidden="true" />
          <i className="hole" data-side="right" aria-hidden="true" />
          <header className="flex h-[33px] items-center gap-2 px-3.5 font-title">
            If you put this live
            <span className="font-normal text-muted-foreground">nothing has moved yet</span>
          </header>
          <div className="px-3.5 pt-2.5 pb-3">
            Orders placed from now on follow the draft. <OpenShipments preview={preview} />
          </div>
        </section>
        <RefusalText className="pt-3">{refusal ?? refused}</RefusalText>
        <DialogActions>
          <DialogClose asChild>
            <Button>Keep what is live</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabled={refused !== undefined}
            aria-disabled={running || undefined}
            onClick={put}
          >
            {running ? 'Putting live…' : 'Put live'}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}

function OpenShipments({ preview }: { preview: Preview | null }) {
  if (!preview) return <span className="text-muted-foreground">Looking at the open shipments…</span>;
  const { open, elsewhere, capped } = preview;
  if (open === 0) return <>No shipment is open.</>;
  const all = `${capped ? 'the first ' : ''}${open.toLocaleString('en')}`;
  if (elsewhere === 0)
    return <>Of {all} open shipments that nobody has picked yet, all would be sent from where they are.</>;
  return (
    <>
      <b>
        {elsewhere.toLocaleString('en')} of {all} open {open === 1 ? 'shipment' : 'shipments'}
      </b>{' '}
      that nobody has picked yet would be sent from elsewhere. They stay where they are.
    </>
  );
}
