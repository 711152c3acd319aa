// Name, the experiment in a line, and what can be done with it.

import {
  ChartGantt,
  Check,
  Download,
  FolderOpen,
  Link,
  Moon,
  RotateCcw,
  Sun,
  SunMoon,
} from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { copyLink } from '../store/address.ts';
import { resetConfig } from '../store/config-actions.ts';
import { openRecord } from '../store/open-record.ts';
import { downloadRecord, downloadTrace } from '../store/record-file.ts';
import { themeChoices } from '../store/theme-choice.ts';
import { chooseTheme } from '../store/theme.ts';
import { say } from '../words/say.ts';
import { useBusy, useLab, useLabState } from './lab-context.tsx';
import { experimentWords } from './shell/experiment-words.ts';
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

/** The banner. */
export function Header() {
  const lab = useLab();
  const words = useLabState(experimentWords);
  const hasRecord = useLabState((state) => state.record !== undefined);
  const busy = useBusy();
  return (
    <header className="header">
      <Logo />
      <h1 className="header-name">Amdahl Lab</h1>
      <p className="header-experiment">{words}</p>
      <div className="header-actions">
        <CopyLink />
        <Action
          label="Reset"
          icon={<RotateCcw size={15} />}
          text="Reset"
          disabled={busy}
          onPress={() => resetConfig(lab)}
        />
        <Action
          label="Download record (JSON)"
          icon={<Download size={15} />}
          text="JSON"
          disabled={!hasRecord}
          onPress={() => void downloadRecord(lab)}
        />
        <OpenRecord />
        <Action
          label="Download trace (Perfetto, chrome://tracing)"
          icon={<ChartGantt size={15} />}
          text="Trace"
          disabled={!hasRecord}
          onPress={() => downloadTrace(lab)}
        />
        <ThemeToggle />
      </div>
    </header>
  );
}
