'use client';

import { useState } from 'react';
import { firstWords, RefusalText } from '@/components/action-form';
import { Meter } from '@/components/meter';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useToast } from '@/components/ui/toast';
import { importPostcodesAction, previewPostcodesAction } from '../actions';
import { type Part, partsOf, textOf } from './parts';

const MOST_MEGABYTES = 100;
const MOST_LISTED = 50;

type Bad = { line: number; text: string; why: string };
type Sums = { added: number; changed: number; same: number; refused: number; twice: number; bad: Bad[] };
const none: Sums = { added: 0, changed: 0, same: 0, refused: 0, twice: 0, bad: [] };
const count = (n: number) => n.toLocaleString('en');

/** Looks through a table part by part, says what it would change, then takes it. */
export function PostcodeImport() {
  const [parts, setParts] = useState<Part[]>([]);
  const [sums, setSums] = useState<Sums>();
  const [refusal, setRefusal] = useState<string>();
  const [work, setWork] = useState<{ word: string; done: number }>();
  const say = useToast();

  const look = async (file: File | undefined) => {
    setSums(undefined);
    setRefusal(undefined);
    if (!file) return;
    if (file.size > MOST_MEGABYTES * 1_000_000)
      return setRefusal(`The file is larger than ${MOST_MEGABYTES} MB. Bring it country by country.`);
    const found = partsOf(textOf(await file.arrayBuffer()));
    if (found.length === 0) return setRefusal('The file has no rows below its heading.');
    setParts(found);
    const total = { ...none, bad: [] as Bad[] };
    for (const [i, part] of found.entries()) {
      setWork({ word: 'Looking', done: i });
      const result = await previewPostcodesAction(part);
      if (!result.ok) {
        setWork(undefined);
        return setRefusal(firstWords(result));
      }
      for (const key of ['added', 'changed', 'same', 'refused', 'twice'] as const)
        total[key] += result.value[key];
      total.bad = [...total.bad, ...result.value.bad].slice(0, MOST_LISTED);
    }
    setWork(undefined);
    setSums(total);
  };

  const take = async () => {
    setRefusal(undefined);
    for (const [i, part] of parts.entries()) {
      setWork({ word: 'Taking', done: i });
      const result = await importPostcodesAction(part);
      if (!result.ok) {
        setWork(undefined);
        const kept =
          i > 0 ? ` Part ${i} of ${parts.length} and those before are in; take it again to go on.` : '';
        return setRefusal(`${firstWords(result)}${kept}`);
      }
    }
    setWork(undefined);
    setSums(undefined);
    setParts([]);
    say('The table is in');
  };

  return (
    <div className="grid gap-3 pt-2.5">
      <Field
        id="table"
        label="File"
        help="Comma-separated. The first line names the columns: country, postcode, latitude, longitude, and if you have them city and region. Known postcodes are replaced, none is removed."
      >
        <Input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          disabled={work !== undefined}
          onChange={(event) => void look(event.target.files?.[0])}
        />
      </Field>
      {work ? (
        <div role="status" className="grid gap-1.5">
          <span>
            {work.word} at part {work.done + 1} of {parts.length || 1}…
          </span>
          <Meter value={work.done} of={parts.length || 1} label={`${work.done} of ${parts.length} parts`} />
        </div>
      ) : null}
      <RefusalText>{refusal}</RefusalText>
      {sums && !work ? <Found sums={sums} take={() => void take()} /> : null}
    </div>
  );
}

function Found({ sums, take }: { sums: Sums; take: () => void }) {
  const { added, changed, same, refused, twice, bad } = sums;
  const moves = added + changed;
  return (
    <section aria-label="Preview" className="grid gap-3">
      <p role="status">
        <b>
          {count(added)} new, {count(changed)} changed
        </b>
        , {count(same)} as they are. {twice > 0 ? `${count(twice)} come twice: the last counts. ` : ''}
        {refused > 0
          ? `${refused === 1 ? 'One row' : `${count(refused)} rows`} cannot be taken: left out.`
          : 'Every row can be taken.'}
      </p>
      {bad.length > 0 ? (
        <table className="tb" aria-label="Rows that are left out">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Row</th>
              <th scope="col">Why it is left out</th>
            </tr>
          </thead>
          <tbody>
            {bad.map(({ line, text, why }) => (
              <tr key={line}>
                <td className="tabular-nums">{count(line)}</td>
                <td className="break-all">{text}</td>
                <td>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {refused > bad.length ? (
        <p className="text-muted-foreground">The first {bad.length} are shown.</p>
      ) : null}
      {moves > 0 ? (
        <div>
          <Button variant="primary" onClick={take}>
            Take {count(moves)} {moves === 1 ? 'postcode' : 'postcodes'}
          </Button>
        </div>
      ) : (
        <p>Nothing to take: the table says what is known already.</p>
      )}
    </section>
  );
}
