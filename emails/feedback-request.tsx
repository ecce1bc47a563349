import { Letter, type OrderLetter } from './letter';
import { look } from './looks';
import { Fine, Lead, TextLink } from './parts';
import { type Item, nameItems } from './words';

export type FeedbackRequestProps = OrderLetter & { items: Item[]; feedbackUrl: string };

export const scores = [
  { score: 1, word: 'Bad' },
  { score: 2, word: 'Poor' },
  { score: 3, word: 'Fine' },
  { score: 4, word: 'Good' },
  { score: 5, word: 'Great' },
] as const;

export const feedbackRequestSubject = ({ orderNumber }: FeedbackRequestProps) =>
  `How did order ${orderNumber} arrive?`;

/** Opening a link saves nothing, because mail programs open links by themselves: the page it leads to asks. */
export function FeedbackRequest(props: FeedbackRequestProps) {
  const { merchant, orderNumber, orderUrl, items, feedbackUrl } = props;
  return (
    <Letter
      merchant={merchant}
      orderNumber={orderNumber}
      title="How did your order arrive?"
      preview={`One question about ${nameItems(items)}.`}
    >
      <Lead>{nameItems(items)}: choose a number, from 1, bad, to 5, great.</Lead>
      <table
        width="100%"
        cellPadding={0}
        cellSpacing={0}
        border={0}
        style={{ marginTop: 22, tableLayout: 'fixed' }}
      >
        <tbody>
          <tr>
            {scores.map(({ score, word }) => (
              <td key={score} style={{ padding: '0 3px' }}>
                <a
                  href={`${feedbackUrl}?score=${score}`}
                  target="_blank"
                  className="w-score"
                  style={{
                    ...look.body.style,
                    display: 'block',
                    border: '1px solid #888279',
                    borderRadius: 8,
                    padding: '11px 0 10px',
                    textAlign: 'center',
                    textDecoration: 'none',
                    fontSize: 14,
                    lineHeight: '20px',
                  }}
                  rel="noopener"
                >
                  <strong style={{ display: 'block', fontSize: 26, lineHeight: '32px', fontWeight: 600 }}>
                    {score}{' '}
                  </strong>
                  {word}
                </a>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <Fine>
        The page that opens asks you to confirm, and takes a word more if you like. You can change your answer
        for 7 days. We ask once.{' '}
        <TextLink merchant={merchant} href={orderUrl}>
          See your order
        </TextLink>
      </Fine>
    </Letter>
  );
}

FeedbackRequest.PreviewProps = {
  merchant: { name: 'Halm & Rive', supportEmail: 'orders@halmrive.example' },
  orderNumber: '10482',
  orderUrl: 'https://shop.example/t/4kq',
  writtenAt: new Date('2026-11-26T10:00:00Z'),
  items: [
    { name: 'Linen tablecloth 160 × 260, flax', quantity: 1 },
    { name: 'Stoneware bowl 16 cm, chalk', quantity: 6 },
  ],
  feedbackUrl: 'https://shop.example/f/9xw',
} satisfies FeedbackRequestProps;

export default FeedbackRequest;
