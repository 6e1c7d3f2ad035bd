import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Card } from '../design/Card';
import { Logo } from '../design/Logo';
import { SkipLink } from '../design/Page';
import { Preferences } from '../design/Preferences';
import { useTexts } from '../lib/i18n/texts';
import { moved } from '../lib/router/location';
import { signInTexts } from './texts';
import './SignIn.css';

interface DoorProps {
  readonly title: string;
  readonly intro?: ComponentChildren;
  /** Above the card. */
  readonly notice?: ComponentChildren;
  /** Below it. */
  readonly further?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The frame of what somebody sees who is not inside yet. */
export function Door({ title, intro, notice, further, children }: DoorProps) {
  const t = useTexts(signInTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · StudyMate`;
  }, [title]);
  useEffect(() => {
    if (moved.yet) heading.current?.focus();
  }, []);

  return (
    <div class="door">
      <SkipLink />
      <main id="main" class="door-main">
        <div>
          <div class="door-brand">
            <Logo size={40} />
            StudyMate
          </div>
          <p class="soft">{t.claim}</p>
        </div>
        {notice}
        <Card>
          <div class="stack">
            <div>
              <h1 ref={heading} tabIndex={-1}>
                {title}
              </h1>
              {intro && <p class="soft">{intro}</p>}
            </div>
            {children}
          </div>
        </Card>
        {further}
      </main>
      <footer class="door-foot">
        <Preferences />
      </footer>
    </div>
  );
}
