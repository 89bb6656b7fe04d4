import type {
  Choices,
  Facts,
  FilePlace,
  LauncherAct,
  LearnerRecord,
  Line,
  LrsHeard,
  Outcome,
  SampleAnswers,
  Variant,
} from '../messages.ts';

const query = ({ target, words }: Variant) => new URLSearchParams({ target, words }).toString();

/** The preview's server, as the panel asks it. */
export class PreviewServer {
  private token = '';
  private stream: EventSource | undefined;

  constructor(private readonly tab: string) {}

  async choices(): Promise<Choices> {
    const choices = (await (await fetch('choices')).json()) as Choices;
    this.token = choices.token;
    return choices;
  }

  /** Told of every build of a variant from now on; of none any more of another. `lost`: the server doesn't answer. */
  follow(
    variant: Variant,
    told: (outcome: Outcome) => void,
    heard: (heard: LrsHeard) => void,
    lost: () => void,
  ): void {
    this.stream?.close();
    const stream = new EventSource(`events?${query(variant)}&tab=${this.tab}`);
    this.stream = stream;
    let failed = false;
    stream.onmessage = ({ data }) => {
      const message = JSON.parse(String(data)) as Outcome | LrsHeard;
      if (message.kind === 'lrs') heard(message);
      else told(message);
    };
    stream.onerror = () => {
      failed = true;
      lost();
    };
    stream.onopen = () => {
      // Another server: it has a token of its own.
      if (failed) void this.choices();
      failed = false;
    };
  }

  facts = async (variant: Variant): Promise<Facts> =>
    (await (await fetch(`facts?${query(variant)}`)).json()) as Facts;

  samples = async (variant: Variant): Promise<SampleAnswers> =>
    (await (await fetch(`samples?${query(variant)}`)).json()) as SampleAnswers;

  setLine = (line: Line): Promise<unknown> => this.post(`line/${this.tab}?is=${line}`);

  /** What the preview's LRS knows of this tab's learner. */
  record = async (variant: Variant): Promise<LearnerRecord> =>
    (await (await fetch(`learner/${this.tab}?${query(variant)}`)).json()) as LearnerRecord;

  /** The learner that the preview's LRS knows, to be kept as a file. */
  learnerCopy = async (variant: Variant): Promise<unknown> =>
    await (await fetch(`learner-copy/${this.tab}?${query(variant)}`)).json();

  /** Brings such a learner back. Whether it is one of this package. */
  async restore(variant: Variant, copy: unknown): Promise<boolean> {
    const response = await this.post(`learner-copy/${this.tab}?${query(variant)}`, JSON.stringify(copy));
    return response.ok && ((await response.json()) as { taken: boolean }).taken;
  }

  /** Has the LRS's launcher do something. Gives what `launch` adds to the course's address. */
  async act(variant: Variant, what: LauncherAct, mode = ''): Promise<string> {
    const ask = () => this.post(`learner/${this.tab}?${query(variant)}&do=${what}&mode=${mode}`);
    let response = await ask();
    if (response.status === 403) {
      // Another server, and what it calls its own is still on the way.
      await this.choices();
      response = await ask();
    }
    if (!response.ok) throw new Error('The preview’s LRS does not answer.');
    return ((await response.json()) as { parameters: string }).parameters;
  }

  /** Opens a place in the editor. Gives why it can't. */
  async open({ file, line, column }: FilePlace): Promise<string | undefined> {
    const at = new URLSearchParams({ file, line: String(line), column: String(column) });
    const response = await this.post(`open?${at.toString()}`);
    if (response.ok) return undefined;
    const { why } = (await response.json().catch(() => ({}))) as { why?: string };
    return why ?? 'The editor could not be opened.';
  }

  /**
   * Sends an empty save over the line, and waits for the answer as LMSs do: the page stands still meanwhile. Whether one
   * came.
   */
  commit(): boolean {
    const request = new XMLHttpRequest();
    request.open('POST', `commit/${this.tab}`, false);
    request.setRequestHeader('x-preview-token', this.token);
    try {
      request.send();
      return request.status === 200;
    } catch {
      return false;
    }
  }

  /** Address of a package's files on this tab's line; another one for each launch, so that the page is opened anew. */
  base = (path: string, launch = 0): string => `run/${this.tab}/${launch}-${path}`;

  private post(path: string, body?: string): Promise<Response> {
    return fetch(path, {
      method: 'POST',
      headers: { 'x-preview-token': this.token },
      ...(body === undefined ? {} : { body }),
    });
  }
}
