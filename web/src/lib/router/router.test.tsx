import { beforeEach, describe, expect, it } from 'vitest';
import { mount, press, settle } from '../../testing/mount';
import { Link } from './Link';
import { navigate, place, useSearch, withSearch } from './location';
import { Screens } from './Screens';
import type { Route, ScreenProps } from './routes';

beforeEach(() => navigate('/', { replace: true }));

const screen = (name: string) => {
  const Screen = ({ params }: ScreenProps) => (
    <p>
      {name} {params['id']}
    </p>
  );
  return () => Promise.resolve({ default: Screen });
};

const table: Route[] = [
  { path: '/', load: screen('home') },
  { path: '/themes/:id', load: screen('theme') },
  { path: '/broken', load: () => Promise.reject(new Error('gone')) },
];

const app = <Screens table={table} loading={() => '…'} failed={() => 'failed'} notFound={() => 'nowhere'} />;

describe('the screens', () => {
  it('follow the address, and the way back', async () => {
    const root = await mount(app);
    await settle();
    expect(root.textContent).toBe('home ');
    navigate('/themes/t1');
    await settle();
    expect(root.textContent).toBe('theme t1');
    navigate('/nowhere');
    await settle();
    expect(root.textContent).toBe('nowhere');
  });

  it('that are closed to somebody say so, and are not taken for another one', async () => {
    const rows: Route[] = [{ path: '/themes/new', load: screen('new'), needs: 'themes:create' }, ...table];
    const root = await mount(
      <Screens table={rows} closed={({ needs }) => needs && 'closed'} loading={() => '…'} failed={() => 'failed'} notFound={() => 'nowhere'} />,
    );
    navigate('/themes/new');
    await settle();
    expect(root.textContent).toBe('closed');
    navigate('/themes/t1');
    await settle();
    expect(root.textContent).toBe('theme t1');
  });

  it('say when their code cannot be fetched', async () => {
    const root = await mount(app);
    navigate('/broken');
    await settle();
    expect(root.textContent).toBe('failed');
  });
});

describe('a link', () => {
  it('moves without loading a page, and marks where one is', async () => {
    const root = await mount(
      <>
        <Link to="/themes/t1" marksCurrent="below">
          one
        </Link>
      </>,
    );
    const anchor = root.querySelector('a');
    expect(anchor?.getAttribute('aria-current')).toBeNull();
    await press(anchor);
    await settle();
    expect(place.get().path).toBe('/themes/t1');
    expect(anchor?.getAttribute('aria-current')).toBe('page');
  });

  it('leaves a new tab to the browser', async () => {
    const root = await mount(<Link to="/themes/t1">one</Link>);
    root.addEventListener('click', (event) => event.preventDefault());
    root.querySelector('a')?.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true }));
    expect(place.get().path).toBe('/');
  });
});

describe('filters in the address', () => {
  it('are changed one by one and left out when empty', () => {
    const here = { path: '/list', search: '?status=draft&search=vélo' };
    expect(withSearch(here, { status: null })).toBe('/list?search=v%C3%A9lo');
    expect(withSearch(here, { status: '', search: null })).toBe('/list');
    expect(withSearch(here, { mine: '1' })).toBe('/list?status=draft&search=v%C3%A9lo&mine=1');
  });

  it('are read by the screen again when they change', async () => {
    function List() {
      const [search, setSearch] = useSearch();
      return (
        <button type="button" onClick={() => setSearch({ status: 'published' })}>
          {search.get('status') ?? 'all'}
        </button>
      );
    }
    const root = await mount(<List />);
    await press(root.querySelector('button'));
    await settle();
    expect(root.textContent).toBe('published');
    expect(place.get().search).toBe('?status=published');
  });
});
