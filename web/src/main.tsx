import { render } from 'preact';
import './design/index.css';
import { App } from './App';
import { keepTheme } from './design/theme';
import { keepDocumentLang } from './lib/i18n/lang';

keepTheme();
keepDocumentLang();

const root = document.getElementById('app');
if (root) render(<App />, root);
