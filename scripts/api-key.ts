import { parseArgs } from 'node:util';
import { closeDb } from '@/db';
import { addChannel } from '@/lib/channels/add-channel';
import { createApiKey } from '@/lib/channels/create-api-key';
import { AddChannelInput, CreateApiKeyInput } from '@/lib/channels/inputs';
import { listChannels } from '@/lib/channels/queries';
import { Refusal } from '@/lib/errors';
import { scopeNames, system } from '@/lib/staff/permissions';

const help = `npm run api-key -- --name NAME --channel CODE --scopes SCOPE,SCOPE

Makes a key for the REST API of one channel and prints it as the last line. It is shown this once: only its hash is kept.

  --name NAME               what the key is for, as people will see it
  --channel CODE            the channel whose orders it places and reads
  --scopes LIST             of ${scopeNames.join(', ')}
  --limit N                 requests per second it may make for long, and ten times as many at once (50)
  --create-channel CURRENCY makes the channel first when there is none, selling in that currency (EUR)`;

class Wrong extends Error {}

const flagOf = (field: PropertyKey | undefined) => (field === 'perSecond' ? 'limit' : String(field));

async function main() {
  const options = readOptions();
  if (options.help) return console.log(help);
  const actor = system('api-key');
  const at = new Date();
  if (!options.name || !options.channel || !options.scopes)
    throw new Wrong(`Say --name, --channel and --scopes.\n\n${help}`);
  const { data: input, error } = CreateApiKeyInput.safeParse({
    name: options.name,
    channel: options.channel,
    scopes: options.scopes.split(',').map((scope) => scope.trim()),
    ...(options.limit && { perSecond: Number(options.limit) }),
  });
  if (error)
    throw new Wrong(
      `${error.issues.map((i) => `--${flagOf(i.path[0])}: ${i.message}`).join('\n')}\n\n${help}`,
    );

  const channels = await listChannels(actor);
  if (!channels.some(({ code }) => code === input.channel)) {
    const currency = options['create-channel'];
    const known = channels.map(({ code }) => code).join(', ') || 'none yet';
    if (!currency)
      throw new Wrong(
        `There is no channel "${input.channel}". Channels: ${known}.\nTo make it, add --create-channel EUR (or another currency).`,
      );
    const channel = AddChannelInput.safeParse({ code: input.channel, name: input.channel, currency });
    if (channel.error) throw new Wrong(channel.error.issues.map(({ message }) => message).join('\n'));
    await addChannel(actor, channel.data, at);
    console.log(`Made channel ${input.channel}, in ${currency}.`);
  }
  const { key } = await createApiKey(actor, input, at);
  console.log(
    `A key for channel ${input.channel} that may ${input.scopes.join(', ')}, ${input.perSecond} requests per second. Keep it: it is not shown again.`,
  );
  console.log(key);
}

function readOptions() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      options: {
        name: text,
        channel: text,
        scopes: text,
        limit: text,
        'create-channel': text,
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new Wrong(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Wrong || error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await closeDb();
}
