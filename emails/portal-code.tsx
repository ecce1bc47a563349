import { Text } from '@react-email/components';
import { Letter, type OrderLetter } from './letter';
import { look } from './looks';
import { Fine, Lead } from './parts';

export type PortalCodeProps = Omit<OrderLetter, 'orderUrl'> & { code: string; minutes: number };

/** The code stays out of the subject: subjects show on locked screens. */
export const portalCodeSubject = ({ orderNumber }: PortalCodeProps) => `Your code for order ${orderNumber}`;

export function PortalCode({ merchant, orderNumber, code, minutes }: PortalCodeProps) {
  return (
    <Letter
      merchant={merchant}
      orderNumber={orderNumber}
      title="Your code"
      preview={`It opens order ${orderNumber} for you, once, within ${minutes} minutes.`}
    >
      <Lead>Type it on the page that asked for it. It works once, for {minutes} minutes.</Lead>
      <Text {...look.code} style={{ ...look.code.style, marginTop: 22 }}>
        {code}
      </Text>
      <Fine>
        You asked for no code? Then somebody typed your order number. Without this letter they get no further,
        and you need do nothing. We never ask for this code by phone or mail.
      </Fine>
    </Letter>
  );
}

PortalCode.PreviewProps = {
  merchant: { name: 'Halm & Rive', supportEmail: 'orders@halmrive.example' },
  orderNumber: '10482',
  writtenAt: new Date('2026-11-19T10:00:00Z'),
  code: 'K7Q2-M9XT',
  minutes: 10,
} satisfies PortalCodeProps;

export default PortalCode;
