// Name, the experiment in a line, and what can be done with it.

import {
  Check,
  Download,
  FolderOpen,
  Link,
  Moon,
  RotateCcw,
  Sun,
  SunMoon,
  Undo2,
} from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { copyLink } from '../store/address.ts';
import { beforeReset, resetConfig, undoReset } from '../store/config-actions.ts';
import { openRecord } from '../store/open-record.ts';
import { downloadRecord, downloadTrace } from '../store/record-file.ts';
import { themeChoices } from '../store/theme-choice.ts';
import { chooseTheme } from '../store/theme.ts';
import { say } from '../words/say.ts';
import { useBusy, useLab, useLabState } from './lab-context.tsx';
import { experimentWords } from './shell/experiment-words.ts';
import { Menu } from './shell/menu.tsx';
import './header.css';

function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M4 27 C8 15 16 8 28 6" className="logo-curve" />
      <circle cx="7.4" cy="19.6" r="2.6" className="logo-point" />
      <circle cx="15.5" cy="11" r="2.6" className="logo-point" />
    </svg>
  );
}

interface ActionProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly text: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

function Action({ label, icon, text, disabled, onPress }: ActionProps) {
  return (
    <button
      type="button"
      className="button button-plain header-action"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onPress}
    >
      {icon}
      <span className="header-action-text">{text}</span>
    </button>
  );
}

type Copied = 'no' | 'yes' | 'refused';

const copiedWords = {
  no: '',
  yes: 'Link copied.',
  refused: 'The browser refused: copy the address above.',
} as const;
const withoutFile = 'It cannot hold your file: whoever opens it gets the built-in input.';

function CopyLink() {
  const lab = useLab();
  const [copied, setCopied] = useState<Copied>('no');
  const hasFile = useLabState((state) => state.file !== undefined);
  useEffect(() => {
    if (copied === 'no') return undefined;
    const timer = setTimeout(() => setCopied('no'), 4000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <Action
        label="Copy link"
        icon={copied === 'yes' ? <Check size={15} /> : <Link size={15} />}
        text={copied === 'yes' ? 'Copied' : 'Copy link'}
        onPress={() => void copyLink(lab).then((done) => setCopied(done ? 'yes' : 'refused'))}
      />
      <span
        className={copied === 'refused' || hasFile ? 'copy-said' : 'visually-hidden'}
        role="status"
      >
        {copiedWords[copied]}
        {hasFile && copied !== 'no' ? ` ${withoutFile}` : ''}
      </span>
    </>
  );
}

const themeIcons = {
  auto: <SunMoon size={16} />,
  light: <Sun size={16} />,
  dark: <Moon size={16} />,
} as const;

function ThemeToggle() {
  const lab = useLab();
  const theme = useLabState((state) => state.theme);
  const note = useLabState((state) => state.themeNote);
  const next = themeChoices[(themeChoices.indexOf(theme) + 1) % themeChoices.length] ?? 'auto';
  return (
    <>
      <Action
        label={`Theme: ${theme}; change to ${next}`}
        icon={themeIcons[theme]}
        text=""
        onPress={() => chooseTheme(lab, next)}
      />
      <span className="header-note" role="status">
        {note && say(note)}
      </span>
    </>
  );
}

/** Chooses a record that the lab saved; one may be dropped anywhere on the page as well. */
function OpenRecord() {
  const lab = useLab();
  const busy = useBusy();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Action
        label="Open a record"
        icon={<FolderOpen size={15} />}
        text="Open"
        disabled={busy}
        onPress={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="Record to open"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void openRecord(lab, file);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** One button: after Reset it undoes it, so that the focus stays where it is. */
function Reset() {
  const lab = useLab();
  const busy = useBusy();
  const undoes = useLabState((state) => beforeReset(state) !== undefined);
  const words = undoes ? 'Undo reset' : 'Reset';
  return (
    <Action
      label={words}
      icon={undoes ? <Undo2 size={15} /> : <RotateCcw size={15} />}
      text={words}
      disabled={busy}
      onPress={() => (undoes ? undoReset(lab) : resetConfig(lab))}
    />
  );
}

/** What can be taken away of the run on the chart. */
function Export() {
  const lab = useLab();
  const rests = useLabState((state) => state.record === undefined);
  return (
    <Menu
      label="Export"
      icon={<Download size={15} />}
      note={rests ? 'There is no run yet.' : undefined}
      items={[
        {
          text: 'Download record (JSON)',
          disabled: rests,
          onPress: () => void downloadRecord(lab),
        },
        {
          text: 'Download trace (Perfetto, chrome://tracing)',
          disabled: rests,
          onPress: () => downloadTrace(lab),
        },
      ]}
    />
  );
}

/** The banner. */
export function Header() {
  const words = useLabState(experimentWords);
  return (
    <header className="header">
      <Logo />
      <h1 className="header-name">Amdahl Lab</h1>
      <p className="header-experiment">{words}</p>
      <div className="header-actions">
        <CopyLink />
        <Reset />
        <OpenRecord />
        <Export />
        <ThemeToggle />
      </div>
    </header>
  );
}
