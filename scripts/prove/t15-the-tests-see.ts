import { copyOfProject, places } from './mutants/apply';
import { mutants } from './mutants/list';
import type { Prove } from './promise';

/** In short only looks whether every mutant still fits its file: breaking and testing takes minutes. */
export const prove: Prove = async ({ short, say }) => {
  const stale = mutants.filter((mutant) => places(mutant) !== 1);
  for (const { bug, file } of stale) say(`mutant is stale: ${bug} (${file})`);
  const row = {
    id: 'T15',
    promise: 'the tests see a bug',
    load: `${mutants.length} seeded bugs, one at a time, in a copy of the project`,
    limit: 'all red, green without',
  };
  if (short || stale.length > 0)
    return [
      {
        ...row,
        load: `${mutants.length} seeded bugs: does each still fit its file`,
        result: `stale ${stale.length}`,
        limit: 'stale 0',
        ok: stale.length === 0,
      },
    ];

  const copy = copyOfProject();
  try {
    const sound = await copy.test([...new Set(mutants.flatMap(({ tests }) => tests))]);
    say(`without a bug: ${sound.green ? 'green' : `red\n${sound.output}`} (${sound.seconds} s)`);
    let seen = 0;
    for (const mutant of mutants) {
      const { red, seconds, output } = await copy.tryOut(mutant);
      if (red) seen += 1;
      say(red ? `seen: ${mutant.bug} (${seconds} s, ${red})` : `NOT SEEN: ${mutant.bug}\n${output}`);
    }
    return [
      {
        ...row,
        result: `red ${seen} of ${mutants.length}, without a bug ${sound.green ? 'green' : 'red'}`,
        ok: seen === mutants.length && sound.green,
      },
    ];
  } finally {
    copy.remove();
  }
};
