import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../../lib/api/problem';
import { Outbox } from '../queue/outbox';
import { openStudentDb } from '../store/studentDb';
import { mission } from '../testing/fixtures';
import { Library } from './library';

let school = 0;
type Api = ConstructorParameters<typeof Library>[0];

/** A school that serves what the test says, and counts what it was asked. */
async function device(answers: { ask?: (route: string) => unknown; theme?: (headers: Readonly<Record<string, string>>) => unknown }) {
  const outbox = new Outbox(await openStudentDb({ tenantId: `library-${school}`, studentId: 'emma' }), 'emma', 'tablet');
  const ask = vi.fn(async (route: string, _input?: unknown) => answers.ask?.(route));
  const askWithHeaders = vi.fn(async (_route: string, _input: unknown, options: { headers: Readonly<Record<string, string>> }) => ({
    body: answers.theme?.(options.headers),
    headers: new Headers({ ETag: '"3"' }),
    status: 200,
  }));
  return { outbox, ask, askWithHeaders, library: new Library({ ask, askWithHeaders } as unknown as Api, outbox, 'emma') };
}

const velo = (title = 'Vélo') => ({ id: 'velo', title, questions: [{ id: 'q1', type: 'true_false', prompt: 'p', answer: true }], studymate: { themeVersion: 3 } });
const unchanged = () => {
  throw new ApiError({ status: 304, code: 'http.304' });
};

describe('what a device keeps for its student', () => {
  beforeEach(() => void school++);

  it('has the missions of the last visit when there is no network', async () => {
    const { library, ask } = await device({ ask: () => ({ items: [mission()] }) });
    await library.missions();
    ask.mockRejectedValue(new NetworkError('down'));
    await expect(library.missions()).rejects.toThrow();
    expect((await library.keptMissions())?.value).toEqual([mission()]);
  });

  it('acknowledges a mission once, however often the list is read', async () => {
    const { library, outbox } = await device({ ask: () => ({ items: [mission(), mission({ assignmentId: 'a2' })] }) });
    await library.missions();
    await library.missions();
    expect((await outbox.oldest()).map((event) => [event.type, event.assignmentId])).toEqual([
      ['assignment.received', 'a1'],
      ['assignment.received', 'a2'],
    ]);
    await library.opened(mission());
    await library.opened(mission());
    expect((await outbox.oldest()).filter((event) => event.type === 'assignment.opened').length).toBe(1);
  });

  it('asks for a theme that it has only whether it changed', async () => {
    const { library, askWithHeaders } = await device({ theme: (headers) => ('If-None-Match' in headers ? unchanged() : velo()) });
    expect((await library.theme('velo', 3))?.title).toBe('Vélo');
    expect((await library.theme('velo', 3))?.title).toBe('Vélo');
    expect(askWithHeaders.mock.calls[1]?.[2].headers).toEqual({ 'If-None-Match': '"3"' });
  });

  it('replaces a theme that is served with its answers now', async () => {
    let title = 'Vélo';
    const { library } = await device({ theme: () => velo(title) });
    await library.theme('velo', 3);
    title = 'Vélo, corrigé';
    await library.theme('velo', 3);
    expect((await library.keptTheme('velo', 3))?.title).toBe('Vélo, corrigé');
  });

  it('keeps the themes of missions and of attempts under way, and no others', async () => {
    const { library } = await device({ theme: () => velo() });
    for (const id of ['velo', 'old', 'running']) await library.theme(id, 3);
    await library.keepFor([mission()], [{ themeId: 'running', themeVersion: 3 }]);
    expect([await library.keptTheme('velo', 3), await library.keptTheme('old', 3), await library.keptTheme('running', 3)].map((one) => one !== null)).toEqual([true, false, true]);
  });

  it('keeps a theme of an exam without its answers, for every mission on it', async () => {
    const { library, askWithHeaders } = await device({ theme: () => velo() });
    await library.keepFor([mission(), mission({ assignmentId: 'exam', mode: 'pre-examen' }), mission({ assignmentId: 'other', themeId: 'other' })], []);
    expect(askWithHeaders.mock.calls.map(([, input]) => (input as { query: { answers: boolean }; path: { id: string } })).map(({ path, query }) => [path.id, query.answers])).toEqual(
      expect.arrayContaining([['velo', false], ['other', true]]),
    );
    expect(askWithHeaders.mock.calls.some(([, input]) => (input as { query: { answers: boolean }; path: { id: string } }).path.id === 'velo' && (input as { query: { answers: boolean } }).query.answers)).toBe(false);
  });

  it('goes on keeping themes when one of them is not served', async () => {
    const { library } = await device({
      theme: () => {
        throw new ApiError({ status: 404, code: 'theme.not_found' });
      },
    });
    await expect(library.keepFor([mission()], [])).resolves.toBeUndefined();
  });

  it('reads figures that include what was acknowledged', async () => {
    const { library, outbox, ask } = await device({ ask: () => ({ sessions: 1 }) });
    await outbox.acknowledge([], [], 17);
    await library.progress();
    expect(ask.mock.calls[0]?.[1]).toEqual({ path: { id: 'emma' }, query: { atLeast: 17 } });
    expect((await library.keptProgress())?.value).toEqual({ sessions: 1 });
  });
});
