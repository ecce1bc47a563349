import { Button, Link, Section, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import { brandOf } from './brand';
import type { Merchant } from './letter';
import { look, numberCell } from './looks';
import type { Item } from './words';

export const Lead = ({ children }: { children: ReactNode }) => <Text {...look.lead}>{children}</Text>;
export const Paragraph = ({ children }: { children: ReactNode }) => <Text {...look.body}>{children}</Text>;
export const Fine = ({ children }: { children: ReactNode }) => <Text {...look.fine}>{children}</Text>;

type Linked = { merchant: Merchant; href: string; children: ReactNode };

export const Action = ({ merchant, href, children }: Linked) => (
  <Section style={{ paddingTop: 22 }}>
    <Button
      href={href}
      className="w-action"
      style={{
        ...look.body.style,
        backgroundColor: brandOf(merchant.color).color,
        color: '#ffffff',
        borderRadius: 8,
        padding: '12px 19px',
        fontWeight: 600,
      }}
    >
      {children}
    </Button>
  </Section>
);

export const TextLink = ({ merchant, href, children }: Linked) => (
  <Link
    href={href}
    className="w-link"
    style={{ color: brandOf(merchant.color).color, textDecoration: 'underline' }}
  >
    {children}
  </Link>
);

/** A ruled list: what, how many and, where money is told, how much. */
export function Items({ title, items }: { title: string; items: readonly (Item & { amount?: string })[] }) {
  if (items.length === 0) return null;
  const priced = items.some(({ amount }) => amount !== undefined);
  return (
    <Section style={{ paddingTop: 30 }}>
      <Text {...look.head}>{title}</Text>
      <table width="100%" cellPadding={0} cellSpacing={0} border={0} data-text-format="dataTable">
        <tbody>
          {items.map(({ name, quantity, note, amount }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: written once, never reordered
            <tr key={index}>
              <td {...look.cell}>
                {name}
                {note && (
                  <>
                    <br />
                    <span {...look.note}>{note}</span>
                  </>
                )}
              </td>
              <td className={look.cell.className} style={{ ...look.cell.style, ...numberCell, width: 1 }}>
                {priced ? `× ${quantity}` : quantity}
              </td>
              {priced && (
                <td className={look.cell.className} style={{ ...look.cell.style, ...numberCell, width: 1 }}>
                  {amount}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

export type Sum = { label: string; amount: string; strong?: boolean };

/** `apart` when nothing above it is part of the sum. */
export const Sums = ({ sums, apart }: { sums: readonly Sum[]; apart?: boolean }) => (
  <table
    width="100%"
    cellPadding={0}
    cellSpacing={0}
    border={0}
    data-text-format="dataTable"
    style={{ marginTop: apart ? 26 : 10 }}
  >
    <tbody>
      {sums.map(({ label, amount, strong }) => (
        <tr key={label}>
          <td
            className={look.sum.className}
            style={{ ...look.sum.style, fontWeight: strong ? 640 : undefined }}
          >
            {label}
          </td>
          <td
            className={look.sum.className}
            style={{ ...look.sum.style, ...numberCell, fontWeight: strong ? 640 : undefined }}
          >
            {amount}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

export function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Section style={{ paddingTop: 30 }}>
      <Text {...look.head}>{title}</Text>
      <Text {...look.body} style={{ ...look.body.style, paddingTop: 10 }}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: written once, never reordered
          <span key={index}>
            {line}
            <br />
          </span>
        ))}
      </Text>
    </Section>
  );
}
