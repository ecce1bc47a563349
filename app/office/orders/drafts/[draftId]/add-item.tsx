'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { cn } from '@/components/cn';
import { ProductPicture } from '@/components/product-picture';
import { SearchBox } from '@/components/ui/search-box';
import { formatMoney } from '@/lib/money';
import type { FoundItem } from '@/lib/orders/draft-view-queries';
import { findItemsAction } from '../actions';
import { useDraft } from './draft-form';
import { arrivalWords, stockWords } from './words';

const PAUSE = 180;

/** Type a SKU, scan a barcode or write words of the name; Enter takes the marked one and waits for the next. */
export function AddItem({ draftId, now, typed }: { draftId: number; now: Date; typed: string }) {
  const { save } = useDraft();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [hits, setHits] = useState<FoundItem[] | null>(null);
  const [chosen, choose] = useState(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const close = () => {
    asked.current += 1;
    clearTimeout(timer.current);
    setHits(null);
  };
  const find = async (words: string) => {
    asked.current += 1;
    const question = asked.current;
    if (words.trim().length < 2) return null;
    const result = await findItemsAction({ draftId, typed: words });
    return question === asked.current ? (result.ok ? result.value : []) : null;
  };
  const look = async (words: string) => {
    const found = await find(words);
    setHits(found);
    choose(0);
  };
  const type = (words: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(look, PAUSE, words);
  };
  const add = async (code: string) => {
    close();
    if (await save({ add: code })) {
      if (box.current) box.current.value = '';
      box.current?.focus();
    }
  };
  /** A scanner is faster than the list: what it typed is looked up now, and taken when it is one thing. */
  const enter = async (words: string) => {
    clearTimeout(timer.current);
    const marked = hits?.[chosen];
    if (marked) return add(marked.sku);
    const found = await find(words);
    const [only] = found ?? [];
    if (only && (found?.length === 1 || only.sku === words.trim().toUpperCase())) return add(only.sku);
    setHits(found);
    choose(0);
  };
  const press = (event: React.KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits?.length) choose((chosen + step + hits.length) % hits.length);
    else if (event.key === 'Escape' && hits) close();
    else if (event.key === 'Enter') enter(event.currentTarget.value);
    else return;
    event.preventDefault();
  };

  return (
    <div className="relative">
      <SearchBox
        ref={box}
        id="add"
        name="find"
        label="Add an item"
        placeholder="Add an item: SKU, barcode or words of its name"
        defaultValue={typed}
        maxLength={100}
        role="combobox"
        aria-expanded={hits !== null}
        aria-controls={`${id}-hits`}
        aria-autocomplete="list"
        aria-activedescendant={hits?.length ? `${id}-${chosen}` : undefined}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
        onBlur={(event) => event.relatedTarget?.closest(`#${CSS.escape(id)}-hits`) || close()}
      />
      {hits ? (
        <div
          id={`${id}-hits`}
          role="listbox"
          aria-label="Found in the catalog"
          className="floats absolute inset-x-0 top-full z-20 mt-1.5 max-h-[60vh] overflow-y-auto py-1"
        >
          {hits.length === 0 ? (
            <p className="px-3 py-2 text-muted-foreground">Nothing in the catalog is called that.</p>
          ) : null}
          {hits.map((hit, i) => (
            <button
              key={hit.sku}
              id={`${id}-${i}`}
              type="button"
              role="option"
              aria-selected={i === chosen}
              tabIndex={-1}
              onPointerEnter={() => choose(i)}
              onClick={() => add(hit.sku)}
              className={cn('block w-full text-left', i === chosen && 'bg-accent')}
            >
              <Hit hit={hit} now={now} />
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

export function Hit({ hit, now }: { hit: FoundItem; now: Date }) {
  return (
    <span className="grid grid-cols-[32px_minmax(0,1fr)_auto] items-center gap-x-2.5 px-3 py-1.5">
      <ProductPicture src={hit.picture} />
      <span className="min-w-0">
        <b className="block truncate">{hit.name}</b>
        <span className="sm block text-muted-foreground">
          <span className="code">{hit.sku}</span> · {stockWords(hit.stock)}
          {hit.sending ? `, ${arrivalWords(hit.sending, now)}` : ''}
        </span>
      </span>
      <span className="tabular-nums">
        {hit.priceAmount === null ? 'no price' : formatMoney(hit.priceAmount, hit.currency)}
      </span>
    </span>
  );
}
