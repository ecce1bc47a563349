import Link from 'next/link';
import { ProductPicture } from '@/components/product-picture';
import { Section } from '@/components/section';
import { Say } from '@/components/status';
import type { TransferDetail } from '@/lib/inventory/transfer-queries';

type TransferLinesProps = { lines: TransferDetail['lines']; draft: boolean; from: string };

/** The goods, by bin: as somebody walks to gather them. */
export function TransferLines({ lines, draft, from }: TransferLinesProps) {
  return (
    <Section title="Goods">
      <div className="max-md:overflow-x-auto">
        <table className="tb" data-tall data-flush aria-label="Goods">
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Bin at {from}</th>
              <th scope="col" data-end>
                Units
              </th>
              {draft ? (
                <th scope="col" data-end>
                  Free to send
                </th>
              ) : (
                <>
                  <th scope="col" data-end>
                    Arrived
                  </th>
                  <th scope="col" data-end>
                    Missing
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.sku}>
                <td>
                  <span className="flex items-center gap-2.5">
                    <ProductPicture src={line.picture} className="max-md:hidden" />
                    <span className="min-w-0">
                      <span className="block">{line.name}</span>
                      <Link className="code link" href={`/office/inventory/${encodeURIComponent(line.sku)}`}>
                        {line.sku}
                      </Link>
                    </span>
                  </span>
                </td>
                <td className="code">{line.bin}</td>
                <td data-end>
                  <b>{line.quantity}</b>
                </td>
                {draft ? (
                  <td data-end>
                    {line.free < line.quantity ? (
                      <Say mark="look" tone="wait" strong>
                        {line.free}
                      </Say>
                    ) : (
                      line.free
                    )}
                  </td>
                ) : (
                  <>
                    <td data-end>{line.received}</td>
                    <td data-end>{line.missing || ''}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
