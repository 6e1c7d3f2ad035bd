import { useState } from 'preact/hooks';
import { Button } from '../../design/Button';
import { Logo } from '../../design/Logo';
import { NewVersion } from '../../design/NewVersion';
import { Page, SkipLink } from '../../design/Page';
import { Preferences } from '../../design/Preferences';
import { Loading } from '../../design/States';
import { session } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import { Screens } from '../../lib/router/Screens';
import { commonTexts } from '../../lib/texts/common';
import { useMe } from '../me';
import { openTo, STAFF_ROUTES } from '../routes';
import { staffTexts } from '../staffTexts';
import { SignInAgain } from './SignInAgain';
import { SwitchSchool } from './SwitchSchool';
import './Shell.css';

/** The frame around every screen of the staff: menu, person, content. */
export function Shell() {
  const t = useTexts(staffTexts);
  const common = useTexts(commonTexts);
  const me = useMe();
  const [open, setOpen] = useState(false);
  // The platform itself is no school: it bears no name of its own.
  const school = me.memberships.find(({ tenantId, tenantName }) => tenantId === me.tenantId && tenantName !== tenantId)?.tenantName;
  const routes = openTo(new Set(me.permissions));

  return (
    <div class="shell">
      <SkipLink />
      <header class="shell-side" data-open={open || undefined} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
        <Link to="/staff" class="shell-brand" onFollow={() => setOpen(false)}>
          <Logo size={30} />
          {common.app}
        </Link>
        <Button class="shell-menu" size="small" aria-expanded={open} aria-controls="menu" onClick={() => setOpen(!open)}>
          {t.nav.open}
        </Button>
        <nav id="menu" class="shell-nav" aria-label={t.nav.label}>
          <ul role="list">
            {routes.map((route) =>
              route.nav ? (
                <li key={route.path}>
                  <Link to={route.path} marksCurrent={route.path === '/staff' ? 'exactly' : 'below'} onFollow={() => setOpen(false)}>
                    {t.nav[route.nav]}
                  </Link>
                </li>
              ) : null,
            )}
          </ul>
        </nav>
        <div class="shell-person">
          <div>
            <strong>{me.displayName}</strong>
            <div class="soft">
              {common.roles[me.role] ?? me.role}
              {school && ` · ${school}`}
            </div>
          </div>
          <SwitchSchool />
          <Preferences />
          <Button size="small" onClick={() => session.signOut()}>
            {common.signOut}
          </Button>
        </div>
      </header>
      <main id="main" class="shell-main">
        <Screens
          table={STAFF_ROUTES}
          closed={({ needs }) =>
            needs === undefined || me.permissions.includes(needs) ? null : (
              <Page title={t.closedTitle} intro={t.closedHint}>
                <p>
                  <Link to="/staff">{common.home}</Link>
                </p>
              </Page>
            )
          }
          loading={() => <Loading />}
          failed={(_, retry) => <NewVersion retry={retry} />}
          notFound={() => (
            <Page title={common.notFoundTitle} intro={common.notFoundHint}>
              <p>
                <Link to="/staff">{common.home}</Link>
              </p>
            </Page>
          )}
        />
      </main>
      <SignInAgain />
    </div>
  );
}
