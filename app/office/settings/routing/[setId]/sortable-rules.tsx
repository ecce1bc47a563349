'use client';

import { GripVertical } from 'lucide-react';
import { startTransition, useOptimistic, useRef, useState } from 'react';
import { firstWords, RefusalText } from '@/components/action-form';
import { cn } from '@/components/cn';
import { moveRuleAction } from '../actions';
import { MoveButtons, OneMove, useMoves } from '../move-buttons';
import { useSet } from './set-context';

/** Over the count at the right while the row is pointed at or holds the focus; below the sentence where there is no pointing. */
export const rowActions =
  'absolute inset-y-1 right-0 flex items-center bg-card pl-3 opacity-0 focus-within:opacity-100 group-hover/row:opacity-100 max-md:static max-md:-ml-2 max-md:pl-0 max-md:opacity-100 pointer-coarse:static pointer-coarse:-ml-2 pointer-coarse:pl-0 pointer-coarse:opacity-100';

export type SortableRule = {
  id: string;
  name: string;
  look: boolean;
  body: React.ReactNode;
  actions: React.ReactNode;
};

/** Rules in their order. Dragged by the handle with mouse, pen or finger; moved by its buttons with a keyboard or without script. */
export const SortableRules = ({ rules }: { rules: SortableRule[] }) => (
  <OneMove>
    <Rules rules={rules} />
  </OneMove>
);

function Rules({ rules }: { rules: SortableRule[] }) {
  const { move } = useMoves();
  const { setId, basedOn } = useSet();
  const [refusal, setRefusal] = useState<string>();
  const [shown, reorder] = useOptimistic(rules);
  const [dragged, setDragged] = useState<{ id: string; over: number } | null>(null);
  const list = useRef<HTMLOListElement>(null);

  const drop = (id: string, to: number) => {
    const rule = shown.find((one) => one.id === id);
    if (!rule || shown.indexOf(rule) === to) return;
    const rest = shown.filter((one) => one !== rule);
    move(async () => {
      reorder([...rest.slice(0, to), rule, ...rest.slice(to)]);
      const result = await moveRuleAction({ setId, basedOn, ruleId: id, to });
      startTransition(() => setRefusal(result.ok ? undefined : firstWords(result)));
    });
  };
  /** Where it would stand among the others if it were let go at this height. */
  const placeAt = (y: number, id: string) => {
    const rows = [...(list.current?.children ?? [])].filter(
      (row): row is HTMLElement => row instanceof HTMLElement && row.dataset.rule !== id,
    );
    return rows.filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2 < y;
    }).length;
  };
  const others = dragged ? shown.filter(({ id }) => id !== dragged.id) : [];
  const before = dragged ? others[dragged.over]?.id : undefined;
  const atEnd = dragged !== null && dragged.over >= others.length;

  return (
    <>
      <ol ref={list} className={cn(dragged && 'select-none')}>
        {shown.map((rule, i) => (
          <li
            key={rule.id}
            data-rule={rule.id}
            className={cn(
              'group/row relative grid grid-cols-[22px_18px_minmax(0,1fr)] items-start gap-x-1 border-b py-2',
              rule.look && '-ml-2.5 pl-2.5 shadow-[inset_2px_0_var(--wait)]',
              dragged?.id === rule.id && 'opacity-40',
              before === rule.id &&
                'before:absolute before:inset-x-0 before:-top-px before:h-0.5 before:bg-primary',
              atEnd &&
                i === shown.length - 1 &&
                'after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:bg-primary',
            )}
          >
            <span
              aria-hidden="true"
              title="Drag to its place"
              className="-my-1 flex h-7 cursor-grab touch-none items-center justify-center text-input active:cursor-grabbing"
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.preventDefault();
                event.currentTarget.setPointerCapture(event.pointerId);
                setDragged({ id: rule.id, over: i });
              }}
              onPointerMove={(event) => {
                if (dragged?.id === rule.id)
                  setDragged({ id: rule.id, over: placeAt(event.clientY, rule.id) });
              }}
              onPointerUp={(event) => {
                if (dragged?.id !== rule.id) return;
                setDragged(null);
                drop(rule.id, placeAt(event.clientY, rule.id));
              }}
              onPointerCancel={() => setDragged(null)}
            >
              <GripVertical className="size-4 stroke-[1.75]" />
            </span>
            <span className="text-muted-foreground">{i + 1}</span>
            <div className="min-w-0">
              {rule.body}
              <div className={rowActions}>
                {rule.actions}
                <MoveButtons
                  action={moveRuleAction}
                  fields={{ setId, basedOn: basedOn ?? '', ruleId: rule.id }}
                  what={rule.name}
                  place={i}
                  last={i === shown.length - 1}
                />
              </div>
            </div>
          </li>
        ))}
      </ol>
      <RefusalText className="pt-2">{refusal}</RefusalText>
    </>
  );
}
