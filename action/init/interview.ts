/** Asks for whatever is not known yet, one answer after the other; a wrong one is asked for again, with what is wrong. */
import { accountOf } from './account.ts';
import { type AccountAnswer, type Answers, EXAMPLE, listOf, TEXT_QUESTIONS } from './answers.ts';

export type Interview = {
  /** @returns undefined when whoever is asked has had enough */
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly say: (text: string) => void;
  /** @returns what is wrong with a configuration of these answers */
  readonly faultsOf: (answers: Answers) => Promise<readonly string[]>;
};

type Known = Partial<Answers>;

type Question<Value> = {
  readonly text: string;
  /** What Enter gives; left out: an answer is needed. */
  readonly usual?: string;
  /** @returns undefined for a text that is no answer */
  readonly read: (text: string) => Value | undefined;
  /** What is known with this answer, to be judged. */
  readonly known: (value: Value) => Known;
};

class BrokenOff extends Error {}

/** @returns undefined when the interview was broken off */
export async function completeAnswers(
  known: Known,
  interview: Interview,
): Promise<Answers | undefined> {
  try {
    return await complete(known, interview);
  } catch (error) {
    if (error instanceof BrokenOff) return undefined;
    throw error;
  }
}

async function complete(given: Known, interview: Interview): Promise<Answers> {
  let answers = given;
  const settle = async (question: Omit<Question<Known>, 'known'>) => {
    const known = (answer: Known) => ({ ...answers, ...answer });
    answers = known(await asked({ ...question, known }, interview));
  };
  for (const { key, text, usual } of TEXT_QUESTIONS) {
    if (answers[key] !== undefined) continue;
    await settle({
      text,
      ...(usual === undefined ? {} : { usual }),
      read: (value) => ({ [key]: value }),
    });
  }
  if (answers.accounts === undefined) {
    answers = { ...answers, accounts: await askAccounts(answers, interview) };
  }
  if (answers.consumers === undefined) {
    await settle({
      text: 'Consumers: who gets keys, a name each',
      usual: 'team-a',
      read: (value) => ({ consumers: listOf(value) }),
    });
  }
  if (answers.rotation === undefined) {
    await settle({
      text: 'Give every consumer a new key each month: yes or no',
      usual: 'yes',
      read: (value) =>
        /^(y(es)?|no?)$/i.test(value) ? { rotation: /^y/i.test(value) } : undefined,
    });
  }
  return { ...EXAMPLE, ...answers };
}

/** One after the other, until there are no more. */
async function askAccounts(
  answers: Known,
  interview: Interview,
): Promise<readonly AccountAnswer[]> {
  const accounts: AccountAnswer[] = [];
  const account = (id: string, more: Partial<AccountAnswer>) => accountOf(id, more, accounts);
  const known = (next: AccountAnswer) => ({ ...answers, accounts: [...accounts, next] });
  const same = (value: string) => value;
  interview.say('Your accounts: az cognitiveservices account list --query "[].id" -o tsv');
  for (;;) {
    const id = await asked(
      {
        text: `Resource id of ${accounts.length === 0 ? 'an Azure OpenAI account' : 'another account, Enter for no more'}`,
        ...(accounts.length === 0 ? {} : { usual: '' }),
        read: same,
        // The endpoint that follows from the id is asked for next, and no fault of the id.
        known: (value) =>
          value === ''
            ? { ...answers, accounts }
            : known(
                account(value, { endpoint: `https://new-${accounts.length}.openai.azure.com/` }),
              ),
      },
      interview,
    );
    if (id === '') return accounts;
    const endpoint = await asked(
      {
        text: '  its endpoint',
        usual: account(id, {}).endpoint,
        read: same,
        known: (value) => known(account(id, { endpoint: value })),
      },
      interview,
    );
    const models = await asked(
      {
        text: '  its deployments, such as gpt-4o, Enter for whatever it has',
        usual: '',
        read: listOf,
        known: (value) => known(account(id, { endpoint, models: value })),
      },
      interview,
    );
    accounts.push(account(id, { endpoint, models }));
  }
}

/** @throws {BrokenOff} */
async function asked<Value>(
  { text, usual, read, known }: Question<Value>,
  { ask, say, faultsOf }: Interview,
): Promise<Value> {
  for (;;) {
    const said = await ask(`${text}${usual ? ` [${usual}]` : ''}: `);
    if (said === undefined) throw new BrokenOff();
    const answer = said.trim() || usual;
    const value = answer === undefined ? undefined : read(answer);
    if (value === undefined) {
      say('  an answer is needed');
      continue;
    }
    const faults = await faultsOf({ ...EXAMPLE, ...known(value) });
    if (faults.length === 0) return value;
    for (const fault of faults) say(`  ${fault}`);
  }
}
