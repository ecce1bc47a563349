import { formatDate } from '@/lib/time';
import { Letter, type Merchant } from './letter';
import { Action, Fine, Lead, Paragraph } from './parts';

export type SupplierLinkProps = {
  merchant: Merchant;
  supplier: string;
  url: string;
  expiresAt?: Date | undefined;
};

export const supplierLinkSubject = ({ merchant }: SupplierLinkProps) =>
  `Shipments you send for ${merchant.name}`;

export function SupplierLink({ merchant, supplier, url, expiresAt }: SupplierLinkProps) {
  return (
    <Letter
      merchant={merchant}
      title={`Shipments for ${supplier}`}
      preview={`What you send for ${merchant.name}: accept it, print the slip, enter the tracking number.`}
    >
      <Lead>
        Here is what you send for {merchant.name}. Accept it or decline it, print the slip, and enter the
        tracking number when it has left.
      </Lead>
      <Action merchant={merchant} href={url}>
        Open the shipments
      </Action>
      <Paragraph>
        No account is needed. Keep this letter: the link opens as often as you need it
        {expiresAt ? `, until ${formatDate(expiresAt)}` : ''}.
      </Paragraph>
      <Fine>
        Whoever has the link can do all of this and sees where parcels go. Give it only to people who pack for
        us; if it went astray, tell us and we withdraw it.
      </Fine>
    </Letter>
  );
}

SupplierLink.PreviewProps = {
  merchant: { name: 'Halm & Rive', supportEmail: 'orders@halmrive.example' },
  supplier: 'Atelier Maes',
  url: 'https://shop.example/supplier/open/4kq',
  expiresAt: new Date('2027-05-19T10:00:00Z'),
} satisfies SupplierLinkProps;

export default SupplierLink;
