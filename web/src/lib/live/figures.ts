import { session } from '../app';

/** How figures reach the screen: pushed by the server, or asked for every few seconds while the hub cannot be reached. */
export type LiveMode = 'connecting' | 'live' | 'polling';

const POLL_MS = 4_000;
const RECONNECT_MS = [1_000, 2_000, 5_000, 10_000, 20_000];

interface FiguresChanged {
  readonly classId: string;
  readonly position: number;
}

interface Watch {
  /** Something moved; `position` is null when it is only time to look again. */
  readonly onChange: (position: number | null) => void;
  readonly onMode: (mode: LiveMode) => void;
}

/**
 * Watches the figures of a class. The connection is made when the first class is watched and tries again for as long as it is; in
 * between, `onChange` is called every few seconds, so that figures move either way.
 */
export function watchFigures(classId: string, { onChange, onMode }: Watch): () => void {
  const gone = new AbortController();
  let poll: ReturnType<typeof setInterval> | null = null;

  const polling = (on: boolean) => {
    if (gone.signal.aborted) return;
    onMode(on ? 'polling' : 'live');
    if (on) poll ??= setInterval(() => document.visibilityState === 'visible' && onChange(null), POLL_MS);
    else if (poll !== null) {
      clearInterval(poll);
      poll = null;
    }
  };

  onMode('connecting');
  void connect(classId, gone.signal, polling, onChange);
  return () => {
    gone.abort();
    if (poll !== null) clearInterval(poll);
  };
}

async function connect(classId: string, gone: AbortSignal, polling: (on: boolean) => void, onChange: Watch['onChange']): Promise<void> {
  for (let attempt = 0; !gone.aborted; attempt++) {
    const closed = await open(classId, gone, polling, onChange);
    if (closed === 'never opened') polling(true);
    else attempt = 0;
    if (!gone.aborted) await pause(RECONNECT_MS[Math.min(attempt, RECONNECT_MS.length - 1)] ?? 20_000, gone);
  }
}

/** One connection, from its start to its end. */
async function open(classId: string, gone: AbortSignal, polling: (on: boolean) => void, onChange: Watch['onChange']): Promise<'closed' | 'never opened'> {
  // Fetched only where figures are watched.
  const { HubConnectionBuilder, HttpTransportType, LogLevel } = await import('@microsoft/signalr');
  const hub = new HubConnectionBuilder()
    .withUrl('/hubs/figures', {
      transport: HttpTransportType.WebSockets,
      skipNegotiation: true,
      accessTokenFactory: async () => (await session.token()) ?? '',
    })
    .configureLogging(LogLevel.None)
    .build();
  hub.on('figuresChanged', (change: FiguresChanged) => {
    if (change.classId === classId) onChange(change.position);
  });
  const closed = new Promise<void>((resolve) => hub.onclose(() => resolve()));

  try {
    await hub.start();
    await hub.invoke('WatchClass', classId);
  } catch {
    // Unreachable or refused: the caller falls back to asking every few seconds and tries again.
    await hub.stop();
    return 'never opened';
  }

  polling(false);
  // What happened while nobody listened is read once.
  onChange(null);
  const leave = () => void hub.stop();
  if (gone.aborted) leave();
  else gone.addEventListener('abort', leave, { once: true });
  await closed;
  gone.removeEventListener('abort', leave);
  polling(true);
  return 'closed';
}

function pause(milliseconds: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      gone.removeEventListener('abort', done);
      resolve();
    }
    gone.addEventListener('abort', done, { once: true });
  });
}
