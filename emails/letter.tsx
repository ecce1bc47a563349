import { Body, Container, Head, Heading, Html, Link, Preview, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import { brandOf } from './brand';
import { look, rules } from './looks';

export type Merchant = { name: string; supportEmail?: string | null; color?: string | null };

/** What every letter about an order knows. */
export type OrderLetter = { merchant: Merchant; orderNumber: string; orderUrl: string; writtenAt: Date };

type LetterProps = {
  merchant: Merchant;
  /** What a mailbox shows beside the subject. */
  preview: string;
  title: string;
  /** Left out: it is about no order. */
  orderNumber?: string;
  children: ReactNode;
};

/** The one sheet all letters are written on. */
export function Letter({ merchant, preview, title, orderNumber, children }: LetterProps) {
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{rules(brandOf(merchant.color))}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body {...look.desk}>
        <Container {...look.sheet}>
          <Text {...look.merchant}>{merchant.name}</Text>
          <Heading as="h1" {...look.title}>
            {title}
          </Heading>
          {children}
          <Text {...look.foot}>
            {orderNumber ? `Order ${orderNumber} · ${merchant.name}` : merchant.name}
            <br />
            <Help merchant={merchant} />
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

function Help({ merchant }: { merchant: Merchant }) {
  if (!merchant.supportEmail) return <>Something wrong? Reply to this letter: a person reads it.</>;
  return (
    <>
      Something wrong? Reply, or write to{' '}
      <Link
        href={`mailto:${merchant.supportEmail}`}
        className="w-link"
        style={{ color: brandOf(merchant.color).color, textDecoration: 'underline' }}
      >
        {merchant.supportEmail}
      </Link>
      : a person reads it.
    </>
  );
}
