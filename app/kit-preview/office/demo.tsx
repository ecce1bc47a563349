'use client';
import { ActionButton } from '@/components/action-button';
import { ActionForm } from '@/components/action-form';
import { PreviewDialog } from '@/components/preview-dialog';
import { Button } from '@/components/ui/button';
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Checkbox } from '@/components/ui/checkbox';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Select } from '@/components/ui/select';
import { Tooltip } from '@/components/ui/tooltip';

const wait = (ms: number) => new Promise((r) => setTimeout(r, ms));
export function Demo() {
  return (
    <div className="flex flex-wrap gap-2">
      <PreviewDialog trigger="Cancel units…" title="Cancel 2 of 6 bowls in 10488" keep="Keep them" verb="Cancel 2 units" destructive
        preview={async () => { await wait(400); return { ok: true as const, value: { money: ['€33.30 less to capture', 'No refund: these 2 were only authorized.'], stock: ['Porto: reserved 9, then 7', 'On hand stays 3.'], customer: ['One mail, in French', '“Two of your six bowls are canceled”'] } }; }}
        action={async () => { await wait(300); return { ok: true as const, value: 1 }; }} beside={<Checkbox name="tell" label="Tell the customer" defaultChecked />} doneWord="2 units canceled" input={(f) => ({ n: f.get('n') })}>
        <div className="flex gap-3.5"><Field id="cw" label="Why" className="flex-1"><Select choices={[{ value: 'inventory', label: 'Out of stock' }]} /></Field><Field id="n" label="Units"><Input name="n" defaultValue="2" className="w-[84px]" /></Field></div>

      </PreviewDialog>
      <ActionButton action={async () => { await wait(300); return { ok: false as const, code: 'conflict' as const, message: 'Two parcels have left, so the address is fixed.' }; }} input={1} pendingWord="Releasing…">Release</ActionButton>
      <ActionButton confirm={{ title: 'Release 4 shipments', keep: 'Not now', verb: 'Release 4' }} action={async () => ({ ok: true as const, value: 1 })} input={1} doneWord="4 released">Release…</ActionButton>
      <DropdownMenu><DropdownMenuTrigger asChild><Button size="square" aria-label="More">⋯</Button></DropdownMenuTrigger><DropdownMenuContent><DropdownMenuItem>Print slip</DropdownMenuItem><DropdownMenuItem destructive>Cancel order…</DropdownMenuItem></DropdownMenuContent></DropdownMenu>
      <Popover><PopoverTrigger asChild><Button>Popover</Button></PopoverTrigger><PopoverContent>Hello</PopoverContent></Popover>
      <Tooltip text="Rotterdam"><Button variant="ghost">Hover</Button></Tooltip>
      <ActionForm action={async () => { await wait(200); return { ok: true as const, value: 1 }; }} read={(f) => String(f.get('c'))} verb="Comment" pendingWord="Saving…"><Field id="c" label="Comment"><Input name="c" /></Field></ActionForm>
    </div>
  );
}
