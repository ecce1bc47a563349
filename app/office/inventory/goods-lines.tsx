'use client';

import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';

export type GoodsLine = { sku: string; quantity: number };

/** The form's field `lines`, as `readGoods` takes it apart. */
export function GoodsLines({ start = [] }: { start?: GoodsLine[] }) {
  const [lines, setLines] = useState<GoodsLine[]>(start);
  const code = useRef<HTMLInputElement>(null);

  const put = (text: string) => {
    const found = goodsOf(text);
    if (found.length === 0) return;
    setLines((before) => {
      const units = new Map(before.map(({ sku, quantity }) => [sku, quantity]));
      for (const { sku, quantity } of found) units.set(sku, (units.get(sku) ?? 0) + quantity);
      return [...units].map(([sku, quantity]) => ({ sku, quantity }));
    });
    if (code.current) code.current.value = '';
  };
  const set = (sku: string, quantity: number) =>
    setLines((before) => before.map((line) => (line.sku === sku ? { sku, quantity } : line)));

  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">Goods</legend>
      <input type="hidden" name="lines" value={JSON.stringify(lines)} />
      <div className="grid gap-1">
        <Label htmlFor="goods-code">Add goods</Label>
        <div className="flex gap-2">
          <Input
            id="goods-code"
            ref={code}
            code
            autoComplete="off"
            placeholder="SKU, or SKU × 12"
            className="max-w-72"
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              put(event.currentTarget.value);
            }}
            onPaste={(event) => {
              const text = event.clipboardData.getData('text');
              if (!/[\n\t]/.test(text.trim())) return;
              event.preventDefault();
              put(text);
            }}
          />
          <Button onClick={() => put(code.current?.value ?? '')}>Add</Button>
        </div>
        <span className="sm text-muted-foreground">
          Scan or type, then Enter. Lines copied from a sheet (SKU and quantity) are taken at once.
        </span>
      </div>
      {lines.length > 0 ? (
        <ul className="max-w-xl divide-y border-y">
          {lines.map(({ sku, quantity }) => (
            <li key={sku} className="flex items-center gap-2 py-1.5">
              <span className="code min-w-0 flex-1 truncate">{sku}</span>
              <Input
                type="number"
                inputMode="numeric"
                min={1}
                aria-label={`How many of ${sku}`}
                value={quantity || ''}
                onChange={(event) => set(sku, Number(event.target.value))}
                className="w-24 text-right"
              />
              <button
                type="button"
                aria-label={`Leave out ${sku}`}
                onClick={() => setLines((before) => before.filter((line) => line.sku !== sku))}
                className="inline-flex size-8 items-center justify-center rounded-md hover:bg-muted"
              >
                <X aria-hidden="true" className="size-4 stroke-[1.75]" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </fieldset>
  );
}

/** "MUG-1", "MUG-1 × 12", or a column of them as copied from a sheet. */
function goodsOf(text: string): GoodsLine[] {
  return text
    .split('\n')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [, sku = part, units] = /^(\S+)\s*(?:[x×*]\s*|\s)(\d{1,7})$/.exec(part) ?? [];
      return { sku, quantity: units ? Number(units) : 1 };
    });
}

export const readGoods = (form: FormData): GoodsLine[] => JSON.parse(String(form.get('lines') ?? '[]'));
